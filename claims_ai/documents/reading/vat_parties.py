"""The parties of a VAT invoice: whose a name and a tax number are, by the words of their labels or by their places."""

import re
from collections.abc import Mapping, Sequence

from claims_ai.documents import parse
from claims_ai.documents.labels import Hit, Span
from claims_ai.documents.layout import Sheet, label_hits, red_free_spans, value_spans
from claims_ai.documents.reading.vat_labels import NAME, NAMED, PARTY_NAMES, TAX_ID, VOCABULARY
from claims_ai.documents.text import half_width, squash
from claims_ai.identifiers import resident_id
from claims_ai.values import Field

# a unified code begins with 9 or 1 to 7 and has 18 characters; the older ones begin with the region and have 15, 17 or 20
_TAX_ID_FORM = r"[0-9A-Z]{18}|[1-8][0-9]{5}[0-9A-Z]{9}(?:[0-9A-Z]{2}|[0-9A-Z]{5})?"
_PARTIES = ("buyer", "seller")
_OWNERS = {
    "购": "buyer",
    "销": "seller",
    "付": "buyer",
    "收": "seller",
    "买": "buyer",
    "卖": "seller",
    "客": "buyer",
    "受": "buyer",
    "开": "seller",
}


def read_parties(sheet: Sheet) -> dict[str, Field]:
    """Buyer and seller, each with its tax number."""
    hits = label_hits(sheet, VOCABULARY)
    names = _owners(sheet, [hit for hit in hits if hit.name in NAME or _is_party(sheet, hit)])
    numbered = [hit for hit in hits if hit.name in TAX_ID]
    numbers = _named(sheet, numbered) or _with_names(sheet, numbered, names) or _placed(sheet, numbered)
    taxed = {party: hit for party, hit in numbers.items() if not _is_of_a_card(sheet, hit)}
    return {**_values(sheet, names, "name", _company), **_values(sheet, taxed, "tax_id", _tax_id)}


def _is_of_a_card(sheet: Sheet, hit: Hit) -> bool:
    """Whether a label asks for an ID number too, and has one: that of a person is a tax number only where it is told as such."""
    number = _best(sheet, hit, _tax_id) if "身份证" in hit.line.text else None
    return number is not None and resident_id.is_valid(number.value)


def _values(sheet: Sheet, owners: Mapping[str, Hit], field: str, read_value: parse.Parser) -> dict[str, Field]:
    """The values behind the labels of one sort, by whose they are."""
    values = {f"{party}_{field}": _best(sheet, hit, read_value) for party, hit in owners.items()}
    return {name: value for name, value in values.items() if value}


def _owners(sheet: Sheet, hits: Sequence[Hit]) -> dict[str, Hit]:
    return _named(sheet, hits) or _placed(sheet, hits)


def _with_names(sheet: Sheet, hits: Sequence[Hit], names: Mapping[str, Hit]) -> dict[str, Hit]:
    """A lone number's label by the name that stands in its row or last above it, where the names stand one under the other."""
    rows = sorted((_place(hit)[0], party) for party, hit in names.items())
    if len(hits) != 1 or len(rows) < 2 or rows[1][0] - rows[0][0] < 1.5 * sheet.line_height:
        return {}
    over = [party for height, party in rows if height <= _place(hits[0])[0] + 0.7 * sheet.line_height]
    return {over[-1]: hits[0]} if over else {}


def _named(sheet: Sheet, hits: Sequence[Hit]) -> dict[str, Hit]:
    """The label of each party where forms name the party in it: 销售方名称, and under it what else is the seller's."""
    headings = [hit for hit in label_hits(sheet, VOCABULARY) if _is_party(sheet, hit)]
    owned: dict[str, Hit] = {}
    for hit in hits:
        above = [heading for heading in headings if _place(heading)[0] <= _place(hit)[0] + 0.5 * sheet.line_height]
        if above:
            owned.setdefault(_OWNERS[max(above, key=_place).name[0]], hit)
    return owned


def _is_party(sheet: Sheet, hit: Hit) -> bool:
    return hit.name in PARTY_NAMES and _introduces(sheet, hit)


def _introduces(sheet: Sheet, hit: Hit) -> bool:
    """Whether a label has its value behind a colon or at the other end of its row: 销售方 down the side of a block has not."""
    behind = half_width(hit.line.text)[hit.start + len(hit.name) :]
    told = r"\s*:?\s*" if hit.name in NAMED and len(hit.name) > 3 else r"\s*:\s*"
    return (
        re.match(rf"{told}(?!名称|信息|公章|盖章|住址|地址)[\u4e00-\u9fff]{{2}}", behind) is not None
        or "名称" in hit.name
        or "/" in hit.name
        or _faces(sheet, hit)
    )


def _faces(sheet: Sheet, hit: Hit) -> bool:
    """Whether a label and a name are all of a row, as on the screen of a telephone."""
    row = sheet.right_of(hit.line.box)
    alone = squash(hit.line.text) == hit.name and not sheet.left_of(hit.line.box) and len(row) == 1
    return alone and re.match(r"[\u4e00-\u9fff]{2}", row[0].text) is not None and not VOCABULARY.hits(row[0])


def _placed(sheet: Sheet, hits: Sequence[Hit]) -> dict[str, Hit]:
    """The buyer's stands above or left of the seller's; a lone label is the buyer's if it stands in the upper half."""
    if not hits:
        return {}
    first, last = min(hits, key=_place), max(hits, key=_place)
    if abs(_place(first)[0] - _place(last)[0]) < 1.5 * sheet.line_height:
        first, last = sorted((first, last), key=lambda hit: _place(hit)[1])
    owners = dict(zip(_PARTIES, (first, last), strict=True))
    if first == last:
        owners = {_PARTIES[_place(first)[0] > 0.5 * (sheet.size[1] or 1e9)]: first}
    return owners


def _best(sheet: Sheet, hit: Hit, read_value: parse.Parser) -> Field | None:
    """As first read, else with the red taken out; a seal lies over the seller's."""
    return read_value(value_spans(sheet, VOCABULARY, hit)) or read_value(red_free_spans(sheet, VOCABULARY, hit))


def _place(hit: Hit) -> tuple[float, float]:
    """Height on the page, and distance from its left edge."""
    return hit.span.box[0][1], hit.span.box[0][0]


def _company(spans: Sequence[Span]) -> Field | None:
    """A company's or a person's name as printed; what holds no Chinese is the cipher beside it."""
    for span in spans[:1]:
        value = squash(span.text).strip(":;,.")
        if re.search(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}", value) and not re.search(r"[<>*+]", value):
            return parse.field(value, [span])
    return None


def _tax_id(spans: Sequence[Span]) -> Field | None:
    for span in spans[:1]:
        value = squash(span.text).strip(":;,.").upper()
        if re.fullmatch(_TAX_ID_FORM, value):
            return parse.field(value, [span])
    return None
