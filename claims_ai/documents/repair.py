"""Single misread characters put right where the rest of the page says what was meant; what was read is kept as `text`.

A value is touched only if it was not read surely, one look-alike digit apart from what two other places agree on, and no
other change would do. A clear print that disagrees is never mended: that is a finding, for somebody may have altered it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reading.hospital import mended_ending
from claims_ai.documents.repair_amounts import LOOKALIKES, doubtful, misread, put_right, repair_amounts
from claims_ai.documents.text import simplified, with_millilitres
from claims_ai.identifiers import credit_code, plate, resident_id, vin
from claims_ai.identifiers.common import IdentifierError, the_only
from claims_ai.values import Field

Fields = Mapping[str, Field]
# the engine's score is the mean over a line's characters: one bad digit weighs less in a long number
_SURE_OF_LONG = 0.995


def repair(reading: Reading) -> Reading:
    """The reading with what its own redundancy puts right."""
    fields: Fields = reading.fields
    for mend in (
        _simplified,
        _company_words,
        _hospital,
        _department,
        _identifiers,
        _resident_id,
        _birth_date,
        _discharge,
    ):
        fields = mend(fields)
    items = tuple(replace(item, name=with_millilitres(item.name)) for item in reading.items)
    return repair_amounts(fields, items)


_REPAIRS: Mapping[str, Callable[[str], str | None]] = {
    "id_number": resident_id.repair, "insured_id_number": resident_id.repair, "vin": vin.repair, "plate_number": plate.repair,
    "buyer_tax_id": credit_code.repair, "seller_tax_id": credit_code.repair,
}  # fmt: skip


def _identifiers(fields: Fields) -> Fields:
    """Numbers with a form or a check digit of their own, where only one can have been meant."""
    mended = {
        name: put_right(fields[name], meant)
        for name, mend in _REPAIRS.items()
        if name in fields
        and _repairable(name, fields[name])
        and (meant := mend(fields[name].value)) not in (None, fields[name].value)
    }
    return {**fields, **mended}


def _simplified(fields: Fields) -> Fields:
    """A people's name in mainland characters: the engine sometimes takes one for its older form."""
    people = fields.get("ethnicity")
    meant = simplified(people.value) if people else ""
    return {**fields, "ethnicity": replace(people, value=meant)} if people and meant != people.value else fields


_BANKS = ("payee_bank", "bank_name", "payee_name", "buyer_name", "seller_name", "owner")
_MISREAD = {
    "高业银行": "商业银行",
    "商亚银行": "商业银行",
    "农村信角": "农村信用",
    "有限公词": "有限公司",
    "有限工司": "有限公司",
}
# the same of banks alone: 下乡行动 is no branch
_BRANCHES = re.compile(r"[少乡兮]行|(?<![分少介今兮乡公])理处$")
_OF_BANKS = ("payee_bank", "bank_name")
# words no other word of a company's name looks like
_STOCK = ("分理处", "营业部", "储蓄所", "股份有限", "有限责任公司", "信用合作联社")
_LEGIBLE = 0.9


def _company_words(fields: Fields) -> Fields:
    """Words of which companies' names are made, with one character taken for another."""
    mended = {}
    for name in _BANKS:
        value = fields[name].value if name in fields else ""
        meant = value
        for read, right in _MISREAD.items():
            meant = meant.replace(read, right)
        if name in _OF_BANKS and meant and fields[name].confidence < 1:
            meant = _BRANCHES.sub(lambda read: "分行" if read[0].endswith("行") else "分理处", meant)
        if meant and fields[name].legibility < _LEGIBLE:
            meant = _with_stock_words(meant)
        if meant != value:
            mended[name] = put_right(fields[name], meant)
    return {**fields, **mended}


def _with_stock_words(text: str) -> str:
    """A text with each word that is one character apart from a stock word made that word."""
    for word in _STOCK:
        for i in range(len(text) - len(word) + 1):
            part = text[i : i + len(word)]
            if sum(a != b for a, b in zip(part, word, strict=True)) == 1:
                text = text[:i] + word + text[i + len(word) :]
    return text


def _hospital(fields: Fields) -> Fields:
    """A hospital's name whose usual end has one character taken for another."""
    name = fields.get("hospital_name")
    meant = mended_ending(name.value, name.legibility) if name else ""
    return {**fields, "hospital_name": put_right(name, meant)} if name and meant != name.value else fields


def _department(fields: Fields) -> Fields:
    """A department without the words of a letter before it: 来我院儿科."""
    found = fields.get("department")
    meant = re.sub(r"^.{0,2}[我本该贵]院(?=.{2})", "", found.value) if found else ""
    return {**fields, "department": replace(found, value=meant)} if found and meant != found.value else fields


def _repairable(name: str, field: Field) -> bool:
    """Text that was not read from a picture is sure of itself; older tax numbers are no credit codes."""
    if not name.endswith("tax_id"):
        return field.confidence < 1
    return field.confidence < _SURE_OF_LONG and len(field.value) == 18


def _resident_id(fields: Fields) -> Fields:
    """A wrong digit of an ID number, found by the birth date and the sex printed beside it."""
    number = fields.get("id_number")
    if number is None or resident_id.is_valid(number.value) or number.confidence >= _SURE_OF_LONG:
        return fields
    candidates = (other for other in _one_digit_off(number.value) if _fits(other, fields))
    meant = the_only(candidates, resident_id.validate) if "birth_date" in fields else None
    return {**fields, "id_number": put_right(number, meant)} if meant else fields


def _one_digit_off(number: str) -> Iterable[str]:
    return (
        number[:place] + other + number[place + 1 :]
        for place, digit in enumerate(number)
        for other in LOOKALIKES.get(digit, "0")
    )


def _fits(number: str, fields: Fields) -> bool:
    try:
        born, sex = resident_id.birth_date(number), resident_id.sex(number)
    except IdentifierError:
        return False
    return fields["birth_date"].value == born.isoformat() and ("sex" not in fields or fields["sex"].value == sex)


def _birth_date(fields: Fields) -> Fields:
    """A birth date one digit apart from that of a valid ID number."""
    born, number = fields.get("birth_date"), fields.get("id_number")
    if born is None or number is None or not resident_id.is_valid(number.value):
        return fields
    meant = resident_id.birth_date(number.value).isoformat()
    return {**fields, "birth_date": put_right(born, meant)} if doubtful(born) and misread(born.value, meant) else fields


def _discharge(fields: Fields) -> Fields:
    """A discharge before the admission, one digit apart from the day that the number of days leads to."""
    start, end, days = (fields.get(name) for name in ("admission_date", "discharge_date", "inpatient_days"))
    if start is None or end is None or days is None or end.value >= start.value or not doubtful(end):
        return fields
    ends = (date.fromisoformat(start.value) + timedelta(int(days.value) - less) for less in (0, 1))
    meant = [day.isoformat() for day in ends if misread(end.value, day.isoformat())]
    return {**fields, "discharge_date": put_right(end, meant[0])} if len(meant) == 1 else fields
