"""QR codes of invoices: found on the page, and taken apart into the fields they repeat.

zxing-cpp reads them as they are, and a few more enlarged; OpenCV's detector found none beyond these and took ten times as long.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims_ai.documents import parse
from claims_ai.documents.image import grey, scaled
from claims_ai.documents.intake import Picture
from claims_ai.money import amount_text, parse_amount
from claims_ai.values import Box

_MAX_ENLARGED_SIDE = 2_100
_WITH_TAX = ("31", "32")
_TYPE = 2


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: its text, and where it stands in the picture."""

    text: str
    box: Box


def invoice_code(document_type: str, picture: Picture) -> tuple[Mapping[str, str], Box] | None:
    """The fields the first QR code of an invoice repeats, and its box; None where there is no such code."""
    for code in find_codes(picture):
        values = parse_code(document_type, code.text)
        if values:
            return values, code.box
    return None


def find_codes(picture: Picture) -> tuple[Code, ...]:
    """The QR codes of a picture, enlarged if there are none at first."""
    if not picture.size:
        return ()
    level = grey(picture)
    found = _read(level, 1)
    if not found and max(level.shape) <= _MAX_ENLARGED_SIDE:
        height, width = level.shape
        found = _read(scaled(level, 2 * width, 2 * height), 2)
    return found


def _read(picture: Picture, scale: int) -> tuple[Code, ...]:
    import zxingcpp

    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return tuple(Code(each.text, _box(each.position, scale)) for each in found)


def _box(position: object, scale: int) -> Box:
    corners = (getattr(position, name) for name in ("top_left", "top_right", "bottom_right", "bottom_left"))
    a, b, c, d = ((corner.x / scale, corner.y / scale) for corner in corners)
    return a, b, c, d


def parse_code(document_type: str, text: str) -> dict[str, str]:
    """The fields of `01,type,code,number,amount,day,check code,…`, of which some leave the type out; empty for any other text.

    Old VAT invoices give the amount without tax, fully digital ones (31, 32) and medical invoices the total.
    """
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 6 or parts[0] != "01":
        return {}
    if len(parts[1]) > _TYPE:
        parts.insert(1, "")
    total = parts[1] in _WITH_TAX or document_type != "vat_invoice"
    return dict(_known(parts, "total_amount" if total else "amount_without_tax"))


def _known(parts: list[str], amount: str) -> Iterator[tuple[str, str]]:
    """Each part that has the form of its field; what follows the number may stand in any order."""
    if re.fullmatch(r"[0-9]{8,12}", parts[2]):
        yield "invoice_code", parts[2]
    if re.fullmatch(r"[0-9]{8,20}", parts[3]):
        yield "invoice_number", parts[3]
    sum_told = next((part for part in parts[4:7] if "." in part), parts[4])
    for part in reversed(parts[4:7]):
        if re.fullmatch(r"20[0-9]{6}", part) and (day := parse.first_day(part)):
            yield "issue_date", day
        elif re.fullmatch(r"-?[0-9]{1,10}(?:\.[0-9]{1,2})?", part) and part == sum_told:
            yield amount, amount_text(parse_amount(part))
        elif re.fullmatch(r"[0-9]{20}|[0-9A-Za-z]{4,7}", part):
            yield "check_code", part.upper()
