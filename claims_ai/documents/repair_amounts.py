"""Single misread characters of amounts put right where the sums of a page say what was meant, and amounts that were cut short."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rapidfuzz.distance.Levenshtein import distance

from claims_ai.documents.reading.common import Reading
from claims_ai.money import amount_text, to_words
from claims_ai.values import Field, Item

Fields = Mapping[str, Field]
PARTS = ("social_insurance_paid", "other_paid", "personal_account_paid", "personal_cash_paid")
REPAIRED = "repaired"
# the engine's score is the mean over a line's characters
_SURE = 0.98
_MENDED = 0.9
_OWN = ("self_pay", "self_funded")
_EQUAL = ((("total_amount",), PARTS), (("personal_account_paid", "personal_cash_paid"), _OWN))
# how many amounts tell how a page prints them, and how sure one is that has lost its cents
_SEVERAL, _CUT = 4, 0.5
LOOKALIKES = {
    "0": "689", "1": "47", "2": "7", "3": "589", "4": "19", "5": "36", "6": "058", "7": "12", "8": "0369", "9": "0348",
}  # fmt: skip


def repair_amounts(fields: Fields, items: Sequence[Item]) -> Reading:
    """The fields and charges with what their own sums put right."""
    fields = _total(_whole(_with_points(fields)), items)
    return Reading(_part(fields), _items(fields, items))


def misread(read: str, meant: str) -> bool:
    """Whether one digit stands for one it looks like, or the decimal point was lost.

    >>> misread("1301.85", "1801.85"), misread("180185.00", "1801.85"), misread("1201.85", "1801.85")
    (True, True, False)
    """
    if read != meant and read.removesuffix(".00") == meant.replace(".", ""):
        return True
    different = [(a, b) for a, b in zip(read, meant, strict=False) if a != b]
    return len(read) == len(meant) and len(different) == 1 and different[0][1] in LOOKALIKES.get(different[0][0], "")


def put_right(field: Field, value: str) -> Field:
    """The field with the value that was meant; what was read stays its text."""
    legibility = max(field.legibility, _MENDED)
    return replace(field, value=value, confidence=_MENDED, legibility=legibility, checks=(*field.checks, REPAIRED))


def doubtful(field: Field | None) -> bool:
    """Whether there is such a field, not surely read."""
    return field is not None and field.confidence < _SURE


def _total(fields: Fields, items: Sequence[Item]) -> Fields:
    """Of the digits, the words and the sums, two agree: the total in digits follows words that a sum confirms."""
    total, words = fields.get("total_amount"), fields.get("total_amount_in_words")
    if total is None or words is None or total.value == words.value:
        return fields
    sums = {_sum(item.amount for item in items), _sum(fields[name].value for name in PARTS if name in fields)}
    if words.value in sums and doubtful(total) and misread(total.value, words.value):
        return {**fields, "total_amount": put_right(total, words.value)}
    if total.value in sums and words.confidence < _MENDED and _one_numeral_apart(words.value, total.value):
        return {**fields, "total_amount_in_words": put_right(words, total.value)}
    return fields


def _one_numeral_apart(a: str, b: str) -> bool:
    in_words = to_words(Decimal(a)), to_words(Decimal(b))
    return len(in_words[0]) == len(in_words[1]) and sum(x != y for x, y in zip(*in_words, strict=True)) == 1


def _with_points(fields: Fields) -> Fields:
    """Parts that were read without a decimal point and exceed the total, which they cannot: the point was lost."""
    total = fields.get("total_amount")
    if total is None or "." not in total.text:
        return fields
    lost = {
        name: amount_text(Decimal(field.value) / 100)
        for name in (*PARTS, "self_pay", "self_funded")
        if (field := fields.get(name))
        and field.confidence < 1
        and "." not in field.text
        and Decimal(field.value) > Decimal(total.value)
    }
    return {
        **fields,
        **{
            name: put_right(fields[name], meant)
            for name, meant in lost.items()
            if Decimal(meant) <= Decimal(total.value)
        },
    }


def _whole(fields: Fields) -> Fields:
    """Amounts that a seal cut short, which most often takes their cents: 3040.84 read as 3040.

    Where all others of the page have a point, one without it is what makes the payers add up to the total, or own share and own expense
    to what the insured paid. Else it is doubted.
    """
    amounts = {name: fields[name] for name in ("total_amount", *PARTS, *_OWN) if name in fields}
    (cut, *more) = [name for name, field in amounts.items() if "." not in field.text and Decimal(field.value)] or [""]
    if not cut or more or len(amounts) < _SEVERAL or amounts[cut].confidence == 1:
        return fields
    due = {_missing(fields, cut, left, right) for left, right in _EQUAL} - {None}
    meant = due.pop() if len(due) == 1 else None
    if meant == amounts[cut].value:
        return fields
    if meant and doubtful(amounts[cut]) and _is_cut(amounts[cut].value, meant):
        return {**fields, cut: put_right(fields[cut], meant)}
    return {**fields, cut: replace(fields[cut], confidence=min(fields[cut].confidence, _CUT))}


def _missing(fields: Fields, name: str, left: Sequence[str], right: Sequence[str]) -> str | None:
    """What an amount is if those on the left are as much as those on the right, all of which the page has."""
    if name not in (*left, *right) or not all(other in fields for other in (*left, *right)):
        return None
    one, other = (left, right) if name in left else (right, left)
    known = [Decimal(fields[each].value) for each in one if each != name]
    due = sum((Decimal(fields[each].value) for each in other), Decimal(0)) - sum(known, Decimal(0))
    return amount_text(due) if due > 0 else None


def _is_cut(read: str, meant: str) -> bool:
    """Whether an amount without its cents was read of another, or one with the stroke of a seal for its point."""
    digits, due = read.removesuffix(".00"), meant.replace(".", "")
    return due.startswith(digits) or (
        len(digits) == len(due) + 1 and digits[0] == due[0] and distance(digits, due) == 1
    )


def _sum(amounts: Iterable[str]) -> str:
    return amount_text(sum(map(Decimal, amounts), Decimal(0)))


def _confirmed(fields: Fields) -> Decimal | None:
    """The total, where digits and words agree on it."""
    total, words = fields.get("total_amount"), fields.get("total_amount_in_words")
    return Decimal(total.value) if total and words and total.value == words.value else None


def _part(fields: Fields) -> Fields:
    """The one of the four payers whose look-alike makes them add up to a total that digits and words agree on."""
    total = _confirmed(fields)
    if total is None or not all(name in fields for name in PARTS):
        return fields
    short = total - Decimal(_sum(fields[name].value for name in PARTS))
    meant = {name: amount_text(Decimal(fields[name].value) + short) for name in PARTS}
    wrong = [name for name in PARTS if doubtful(fields[name]) and misread(fields[name].value, meant[name])]
    return {**fields, wrong[0]: put_right(fields[wrong[0]], meant[wrong[0]])} if short and len(wrong) == 1 else fields


def _items(fields: Fields, items: Sequence[Item]) -> tuple[Item, ...]:
    """The one charge whose look-alike makes the charges add up to a total that digits and words agree on."""
    total = _confirmed(fields)
    without_tax = fields.get("amount_without_tax")
    if total is None or not items or without_tax:
        return tuple(items)
    short = total - Decimal(_sum(item.amount for item in items))
    meant = [amount_text(Decimal(item.amount) + short) for item in items]
    wrong = [i for i, item in enumerate(items) if short and (_misread(item, meant[i]) or _glued(item, meant[i]))]
    if len(wrong) != 1:
        return tuple(items)
    (place,) = wrong
    mended = replace(items[place], amount=meant[place], confidence=_MENDED, text=items[place].amount)
    return (*items[:place], mended, *items[place + 1 :])


def _misread(item: Item, meant: str) -> bool:
    return item.confidence < _SURE and misread(item.amount, meant)


def _glued(item: Item, meant: str) -> bool:
    """Whether the quantity was read as the first digits of the amount; a digit that stands there surely may have been added by somebody."""
    before = item.amount.removesuffix(meant)
    unsure = item.confidence < _SURE and item.quantity is None
    return unsure and before != item.amount and before.isdigit() and Decimal(meant) > 0
