"""What a page prints twice has to agree: sums, words and digits, stay and days, check digits. Agreement raises confidence, disagreement is a finding.

Missing parts are no disagreement, and some forms break an identity lawfully (big-illness funds, an all-zero payment block): those are not reported.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reading.id_card_back import LONG_TERM
from claims_ai.documents.repair import repair
from claims_ai.documents.repair_amounts import PARTS
from claims_ai.documents.sub_lines import in_groups
from claims_ai.identifiers import bank_card, resident_id
from claims_ai.identifiers.common import ChecksumError, IdentifierError
from claims_ai.values import Field, Finding

_AGREED, _SURE = 0.5, 0.8


def reconcile(reading: Reading, *, whole: bool = True) -> tuple[Reading, tuple[Finding, ...]]:
    """Put single misread characters right, raise the confidence of what agrees, and report what does not.

    `whole` is False for a page of a longer document, whose items need not make up the total.
    """
    reading = repair(reading)
    fields, findings = dict(reading.fields), []
    for check in _CHECKS:
        agreed, finding = check(fields, reading)
        for name in agreed:
            fields[name] = _raised(fields[name], check.__name__.strip("_"))
        if finding and (whole or finding.code != "items_sum_mismatch"):
            findings.append(finding)
            fields = {name: _doubted(field) if name in finding.fields else field for name, field in fields.items()}
    return Reading(fields, reading.items), tuple(findings)


Outcome = tuple[tuple[str, ...], Finding | None]
_NOTHING: Outcome = ((), None)


def _raised(field: Field, check: str) -> Field:
    confidence = round(1 - (1 - field.confidence) * _AGREED, 4)
    return replace(field, confidence=confidence, checks=(*field.checks, check))


def _doubted(field: Field) -> Field:
    return replace(field, confidence=round(field.confidence * 0.7, 4))


def _value(fields: Mapping[str, Field], name: str) -> Decimal | None:
    return Decimal(fields[name].value) if name in fields else None


def _words_and_digits(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    digits, words = _value(fields, "total_amount"), _value(fields, "total_amount_in_words")
    names = ("total_amount", "total_amount_in_words")
    if digits is None or words is None:
        return _NOTHING
    if digits == words:
        return names, None
    message = f"合计金额大写为 {words}，小写为 {digits}，两者不一致"
    return (), Finding("words_digits_mismatch", "high", message, names, box=fields["total_amount"].box)


def _items_and_total(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    """Sub-lines are part of the line before them, and a table cut short by reading adds up to something else: only clear tables speak."""
    total = _value(fields, "amount_without_tax") or _value(fields, "total_amount")
    if total is None or not reading.items:
        return _NOTHING
    items = sum((Decimal(item.amount) for item in reading.items), Decimal(0))
    name = "amount_without_tax" if "amount_without_tax" in fields else "total_amount"
    if items == _value(fields, "total_amount"):  # rolls print their charges with tax
        return ("total_amount",), None
    if items == total or (items > total and name == "total_amount" and in_groups(reading.items, total)):
        return (name,), None
    if min(item.confidence for item in reading.items) < 0.8:
        return _NOTHING
    message = f"各项金额之和为 {items}，与合计 {total} 不一致"
    return (), Finding("items_sum_mismatch", "medium", message, (name,), box=fields[name].box)


def _parts_and_total(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    """The four payers make up the total; funds with lines of their own may be missing from the sum, more than the total may not."""
    total, parts = _value(fields, "total_amount"), [_value(fields, name) for name in PARTS]
    present = tuple(name for name, part in zip(PARTS, parts, strict=True) if part is not None)
    paid = sum((part for part in parts if part is not None), Decimal(0))
    if total is None or not present or paid == 0:
        return _NOTHING
    if paid == total:
        return ("total_amount", *present), None
    if paid < total:
        return _NOTHING
    message = f"各方支付之和为 {paid}，超过合计 {total}"
    return (), Finding(
        "parts_sum_mismatch", "medium", message, ("total_amount", *present), box=fields["total_amount"].box
    )


def _tax_and_total(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    """What a VAT invoice charges and its tax make up its total; only what was surely read speaks against it."""
    names = ("amount_without_tax", "tax_amount", "total_amount")
    net, tax, total = (_value(fields, name) for name in names)
    if net is None or tax is None or total is None:
        return _NOTHING
    if net + tax == total:
        return names, None
    if min(fields[name].confidence for name in names) < _SURE:
        return _NOTHING
    message = f"不含税金额 {net} 与税额 {tax} 之和为 {net + tax}，与价税合计 {total} 不一致"
    return (), Finding("parts_sum_mismatch", "medium", message, names, box=fields["total_amount"].box)


def _validity(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    """A card's validity does not end before it begins."""
    names = ("valid_from", "valid_until")
    if not all(name in fields for name in names) or fields["valid_until"].value == LONG_TERM:
        return _NOTHING
    start, end = (date.fromisoformat(fields[name].value) for name in names)
    if end > start:
        return _NOTHING
    message = f"有效期止 {end} 早于有效期起 {start}"
    return (), Finding("date_order", "high", message, names, box=fields["valid_until"].box)


def _stay(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    """Discharge does not come before admission, and the days printed are those between, counted with or without the last."""
    names = ("admission_date", "discharge_date")
    if not all(name in fields for name in names):
        return _NOTHING
    start, end = (date.fromisoformat(fields[name].value) for name in names)
    if end < start:
        return (), Finding(
            "date_order", "high", f"出院日期 {end} 早于入院日期 {start}", names, box=fields["discharge_date"].box
        )
    days = fields.get("inpatient_days")
    if days and int(days.value) in {(end - start).days, (end - start).days + 1}:
        return (*names, "inpatient_days"), None
    return _NOTHING


def _resident_id(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    return _check_digit(
        fields, ("id_number", "insured_id_number"), resident_id.is_valid, "high", "身份证号码校验位不符"
    )


def _insured_number(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    """Where the number of an insured person has the form of an ID number, its check digit; numbers of other forms have none."""
    number = fields.get("insurance_number")
    try:
        resident_id.validate(number.value if number else "")
    except ChecksumError:
        box = number.box if number else None
        return (), Finding(
            "checksum_invalid", "low", "医保编号同身份证号码，但校验位不符", ("insurance_number",), box=box
        )
    except IdentifierError:
        return _NOTHING
    return ("insurance_number",), None


def _birth(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    """Birth date and sex are part of the ID number printed beside them."""
    number = fields.get("id_number")
    if number is None or not resident_id.is_valid(number.value):
        return _NOTHING
    said = {"birth_date": resident_id.birth_date(number.value).isoformat(), "sex": resident_id.sex(number.value)}
    printed = tuple(name for name in said if name in fields)
    against = tuple(name for name in printed if fields[name].value != said[name])
    if not against:
        return (("id_number", *printed), None) if printed else _NOTHING
    message = "身份证号码与所载出生日期或性别不一致"
    return (), Finding("id_number_mismatch", "medium", message, ("id_number", *against), box=number.box)


def _card_number(fields: Mapping[str, Field], reading: Reading) -> Outcome:
    return _check_digit(
        fields, ("card_number", "payee_account"), bank_card.is_valid, "low", "银行卡号校验位不符（部分真实卡号亦如此）"
    )


def _check_digit(
    fields: Mapping[str, Field], names: tuple[str, ...], is_valid: object, severity: str, message: str
) -> Outcome:
    for name in names:
        if name in fields and callable(is_valid):
            if is_valid(fields[name].value):
                return (name,), None
            return (), Finding("checksum_invalid", severity, message, (name,), box=fields[name].box)
    return _NOTHING


_CHECKS = (
    _words_and_digits, _items_and_total, _parts_and_total, _tax_and_total, _stay, _validity, _resident_id, _insured_number, _birth, _card_number,
)  # fmt: skip
