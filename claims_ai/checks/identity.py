"""Is the patient the insured person? Names and ID numbers of claim, policy and papers are compared with what was claimed."""

from collections.abc import Iterator

from claims_ai.dossier import INVOICES, Dossier
from claims_ai.history import History
from claims_ai.identifiers.common import compact
from claims_ai.values import Field, Finding, Page
from claims_ai.wording import DOCUMENTS

_NAMED = {
    "patient_name": (*INVOICES, "discharge_summary", "diagnosis_certificate", "expense_list"),
    "name": ("id_card_front",),
    "insured_name": ("claim_form",),
}
_NUMBERED = {"id_number": ("id_card_front",), "insured_id_number": ("claim_form",)}


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Every place where a name or number differs from the claimed insured person's."""
    yield from _policy(dossier)
    claim = dossier.claim
    for name, types in _NAMED.items():
        for page, field in dossier.evidence(name, *types):
            if not same_name(field.value, claim.insured_name):
                yield _differs("name_mismatch", "姓名", page, name, field, claim.insured_name)
    for name, types in _NUMBERED.items():
        for page, field in dossier.evidence(name, *types):
            if compact(field.value) != compact(claim.insured_id_number):
                yield _differs("id_mismatch", "证件号码", page, name, field, "申请所填号码")


def _policy(dossier: Dossier) -> Iterator[Finding]:
    """The claimed person has to be one the policy insures."""
    claim, insured = dossier.claim, dossier.policy.insured
    named = [person for person in insured if same_name(person.name, claim.insured_name)]
    if not named:
        yield Finding(
            "name_mismatch",
            "high",
            f"{claim.insured_name} 不是保单 {dossier.policy.policy_number} 的被保险人",
            ("insured_name",),
        )
    elif all(person.id_number and compact(person.id_number) != compact(claim.insured_id_number) for person in named):
        yield Finding("id_mismatch", "high", "申请所填证件号码与保单上被保险人的不一致", ("insured_id_number",))


def _differs(code: str, what: str, page: Page, name: str, field: Field, expected: str) -> Finding:
    """The number of an ID is not repeated in a message; a name is, so that the reader sees at once what differs."""
    read = f"“{field.value}”" if code == "name_mismatch" else ""
    message = f"{DOCUMENTS[page.document_type]}上的{what}{read}与{expected}不一致"
    return Finding(code, "high", message, (name,), (page.file,), field.box)


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for spaces, the form of a middle dot, and case."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return "".join(name.split()).replace("•", "·").upper()
