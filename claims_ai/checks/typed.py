"""Does the claim form say what was typed? Both are kept; where they differ, it is said, and what matters for the payment is asked.

The payee and the account are looked at by `payee`, the amount by `sums`.
"""

import re
from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import Levenshtein

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.identifiers.common import compact
from claims_ai.values import Field, Finding, Page
from claims_ai.wording import DOCUMENTS, FIELDS

SURELY_READ = 0.9
_MISREAD = 1
_COMPANY = re.compile(r"(?:股份|有限责任|有限)+公司|[()（）·\s]")
_BRANCH = re.compile(r"(?<=银行)[^银]*$")
_COUNTRY = re.compile(r"^[A-Z]*中国(?=..+银行)|^[A-Z]+")
_SHORT = {"工行": "工商银行", "农行": "农业银行", "中行": "中国银行", "建行": "建设银行", "交行": "交通银行", "招行": "招商银行"}  # fmt: skip


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Numbers, day and bank on the form that are not those that were typed."""
    claim = dossier.claim
    for page, field in _read(dossier, "policy_number", "claim_form"):
        if not _same_number(field.value, claim.policy_number):
            yield _differs("form_differs", page, "policy_number", field, _weight(field))
    for page, field in _read(dossier, "accident_date", "claim_form"):
        if field.value != claim.accident_date.isoformat():
            yield _differs("date_conflict", page, "accident_date", field, _weight_of_day(dossier, field))
    for page, field in _read(dossier, "mobile", "claim_form"):
        if claim.mobile and _last(field.value) != _last(claim.mobile):
            yield _differs("form_differs", page, "mobile", field, "low")
    for name, kind in (("payee_bank", "claim_form"), ("bank_name", "bank_card")):
        for page, field in _read(dossier, name, kind):
            if claim.payee.bank and not _same_bank(field.value, claim.payee.bank):
                yield _differs("form_differs", page, name, field, "low")


def _read(dossier: Dossier, name: str, kind: str) -> Iterator[tuple[Page, Field]]:
    return ((page, field) for page, field in dossier.evidence(name, kind) if page.quality.usable)


def _weight(field: Field) -> str:
    """What was read surely keeps the machine from paying; what may be misread is shown."""
    return "medium" if field.confidence >= SURELY_READ else "low"


def _weight_of_day(dossier: Dossier, field: Field) -> str:
    """A form that tells the day of a visit that is claimed for tells of the same loss."""
    visits = {treatment.service_from for treatment in dossier.treatments}
    return "low" if date.fromisoformat(field.value) in visits else _weight(field)


def _same_number(one: str, other: str) -> bool:
    """Whether two policy numbers are one: but for a part that a form prints before or after it, or a single character misread, missed or read twice."""
    a, b = compact(one), compact(other)
    if a in b or b in a:
        return True
    return Levenshtein.distance(a, b) <= _MISREAD


def _last(mobile: str) -> str:
    """The eleven digits of a number, without a country's."""
    return "".join(char for char in compact(mobile) if char.isdigit())[-11:]


def _same_bank(one: str, other: str) -> bool:
    """Whether two names mean one bank, with or without its country, its form of company and a branch."""
    a, b = _bank(one), _bank(other)
    return a in b or b in a


def _bank(name: str) -> str:
    bare = _COMPANY.sub("", compact(name))
    for short, long in _SHORT.items():
        bare = bare.replace(short, long, 1) if long not in bare else bare
    return _COUNTRY.sub("", _BRANCH.sub("", bare)) or bare


def _differs(code: str, page: Page, name: str, field: Field, severity: str) -> Finding:
    """Neither number is repeated, a day is."""
    read = f" {field.value} " if name == "accident_date" else ""
    message = f"{DOCUMENTS[page.document_type]}上的{FIELDS[name]}{read}与申请所填不一致"
    return Finding(code, severity, message, (name,), (page.file,), field.box)
