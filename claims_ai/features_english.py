"""The features and what they did to a score, in English; `features.py` has the Chinese."""

from collections.abc import Callable, Mapping

from claims_ai.features import Value, shown_number

WORDS: Mapping[str, str] = {
    "visit_type": "kind of visit: {}",
    "cause": "cause: {}",
    "total_amount": "bills in all: ¥{}",
    "payable": "payable: ¥{}",
    "payable_to_limit": "payable over the fast-pay limit: {}",
    "claimed_to_total": "claimed over billed: {}",
    "round_total": "total in whole hundreds (1 if so): {}",
    "social_insurance_share": "share paid by social insurance: {}",
    "self_funded_share": "share outside social insurance: {}",
    "line_count": "lines on the bill: {}",
    "largest_line_share": "share of the largest line: {}",
    "drug_share": "share of drugs: {}",
    "treated_share": "share of tests and treatment in the stay: {}",
    "inpatient_days": "days in hospital: {}",
    "cost_per_day": "cost a day: ¥{}",
    "hospital_level": "level of the hospital: {}",
    "days_insured": "days from cover to visit: {}",
    "days_since_waiting": "days from the end of waiting to the visit: {}",
    "days_to_submit": "days from visit to claim: {}",
    "weekend": "visit at a weekend (1 if so): {}",
    "age": "age of the insured: {}",
    "sex": "sex of the insured: {}",
    "payee_is_insured": "the payee is the insured (1 if so): {}",
    "page_count": "pages of papers: {}",
    "lowest_confidence": "lowest confidence of reading: {}",
    "mean_confidence": "mean confidence of reading: {}",
    "lowest_quality": "lowest quality of a picture: {}",
    "severe_findings": "findings that need somebody: {}",
    "mild_findings": "slight findings: {}",
    "claims_90_days": "other claims in the 90 days before: {}",
    "claims_365_days": "other claims in the year before: {}",
    "account_shared_by": "other people who use the account: {}",
    "mobile_shared_by": "other people with this mobile: {}",
    "together": "other people at this smaller hospital on the same day: {}",
}
_CATEGORIES = {"三级": "tertiary", "二级": "secondary", "一级": "primary", "其他": "other"}


def in_english(name: str, value: Value) -> str:
    """A feature's value in words."""
    words = WORDS.get(name, f"{name}: {{}}")
    if value is None:
        return f"{words.split('{')[0].rstrip(': ¥')}: unknown" if "{" in words else words
    shown = _CATEGORIES.get(value, value) if isinstance(value, str) else shown_number(value)
    return words.format(shown)


def _sentence(toward: str, away: str) -> Callable[[str, object, float], str]:
    def say(name: str, value: object, contribution: float) -> str:
        known = value if isinstance(value, (int, float, str)) or value is None else str(value)
        return f"{in_english(name, known)}; {toward if contribution > 0 else away}"

    return say


SENTENCES = {
    "fast_pay": _sentence("speaks for paying at once", "speaks for a person's look"),
    "fraud": _sentence("raises the risk", "lowers the risk"),
}
