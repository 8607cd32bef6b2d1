"""Does the money go to the insured, and to the account on the papers?"""

from collections.abc import Iterator

from claims_ai.checks.identity import same_name
from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.identifiers import resident_id
from claims_ai.identifiers.common import compact
from claims_ai.values import Finding

_ADULT = 18


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """The payee is the insured (for a child: the policyholder), and account and name are those on card and form."""
    claim = dossier.claim
    if not same_name(claim.payee.name, claim.insured_name) and not _for_child(dossier):
        yield _differs(f"领款人 {claim.payee.name} 不是被保险人 {claim.insured_name}")
    for page, field in dossier.evidence("card_number", "bank_card"):
        if compact(field.value) != compact(claim.payee.account):
            yield _differs("银行卡卡号与所填领款账号不一致", "card_number", page.file)
    for page, field in dossier.evidence("payee_account", "claim_form"):
        if compact(field.value) != compact(claim.payee.account):
            yield _differs("理赔申请书上的领款账号与所填账号不一致", "payee_account", page.file)
    for page, field in dossier.evidence("payee_name", "claim_form"):
        if not same_name(field.value, claim.payee.name):
            yield _differs(
                f"理赔申请书上的领款人“{field.value}”与所填领款人 {claim.payee.name} 不一致", "payee_name", page.file
            )


def _for_child(dossier: Dossier) -> bool:
    """Whether the insured was under age when the claim came, and the policyholder receives the money."""
    claim = dossier.claim
    if not same_name(claim.payee.name, dossier.policy.holder.name) or not resident_id.is_valid(claim.insured_id_number):
        return False
    born, came = resident_id.birth_date(claim.insured_id_number), claim.submitted_at
    return came.year - born.year - ((came.month, came.day) < (born.month, born.day)) < _ADULT


def _differs(message: str, name: str = "payee", file: str | None = None) -> Finding:
    return Finding("payee_mismatch", "high", message, (name,), (file,) if file else ())
