"""What an e-invoice states beside what its page shows: agreement is certainty, disagreement is a finding for a person."""

from dataclasses import replace

from claims_ai.documents.einvoice import Stated
from claims_ai.documents.reading.common import Reading
from claims_ai.values import Field, Finding, Item

_DOUBTED = 0.3
_TELLING = ("invoice_code", "invoice_number", "issue_date", "amount_without_tax", "tax_amount", "total_amount", "seller_tax_id", "buyer_tax_id")  # fmt: skip


def with_stated(reading: Reading, stated: Stated) -> tuple[Reading, tuple[Finding, ...]]:
    """The reading with what the invoice states; where the page shows another number, day or sum, that stays and is doubted.

    A name or address that differs was cut or wrapped on the page: the stated one is taken.
    """
    fields, differing = dict(reading.fields), []
    for name, value in stated.fields.items():
        shown = fields.get(name)
        if shown and shown.value == value:
            fields[name] = replace(shown, confidence=1.0, checks=(*shown.checks, "xml"))
        elif shown and name in _TELLING:
            fields[name] = replace(shown, confidence=min(shown.confidence, _DOUBTED))
            differing.append((name, shown.value, value))
        else:
            fields[name] = Field(value, 1.0, value, None, "xml", ("xml",))
    return Reading(fields, _items(reading.items, stated.items)), tuple(_finding(fields, *entry) for entry in differing)


def _items(shown: tuple[Item, ...], stated: tuple[Item, ...]) -> tuple[Item, ...]:
    """The stated charges, each with the box it has on the page where both lists have the same amounts."""
    if not stated:
        return shown
    if [item.amount for item in shown] != [item.amount for item in stated]:
        return stated
    return tuple(replace(item, box=other.box) for item, other in zip(stated, shown, strict=True))


def _finding(fields: dict[str, Field], name: str, shown: str, stated: str) -> Finding:
    message = f"版式文件显示 {shown}，所附电子发票数据为 {stated}，两者不一致"
    return Finding("native_mismatch", "high", message, (name,), box=fields[name].box)
