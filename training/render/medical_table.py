"""Tables of charges: columns, names that wrap, lines that make up a class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from claims_ai.money import fen
from training.render.canvas import Style
from training.render.contents import Charge
from training.render.medical_form import Filler, rows_of

_BORNE = Decimal("0"), Decimal("0"), Decimal("0.1"), Decimal("0.2"), Decimal("1")


@dataclass(frozen=True)
class Column:
    """One column of a table of charges: `at` is its anchor's place.

    `what` is name, quantity, unit, both, price, amount, note, or share for what of the amount the patient bears.
    """

    at: float
    heading: str
    what: str
    anchor: str = "l"
    width: float = 9999


def charge(
    filler: Filler, charge: Charge, left: float, y: float, columns: Sequence[Column], style: Style, leading: float,
    more: Mapping[str, str] = MappingProxyType({}),
) -> float:  # fmt: skip
    """Print one charge, its name in as many rows as it needs; gives the height it took.

    `more` are texts for columns that hold none of the charge's own.
    """
    cells = _cells(filler, charge, left, y, columns, style, leading, more=more)
    has = {column.what for column in columns}
    quantity = charge.quantity if has & {"quantity", "both"} else None
    unit = charge.unit if has & {"unit", "both"} else None
    price = _price(charge) if charge.unit_price is not None and "price" in has else None
    filler.canvas.item(charge.name, charge.amount, cells, style, quantity, unit, price)
    return _height(cells, y, leading)


def part(
    filler: Filler, part: Charge, left: float, y: float, columns: Sequence[Column], style: Style, leading: float
) -> float:
    """Print a line that makes up the class above it, set in and no charge of its own; gives the height it took."""
    cells = _cells(filler, part, left, y, columns, style, leading, style.size * 0.8)
    for at, text, anchor in cells:
        filler.canvas.value(at, None, text, style, anchor=anchor)
    return _height(cells, y, leading)


def _height(cells: Sequence[tuple[tuple[float, float], str, str]], y: float, leading: float) -> float:
    return max(at[1] for at, _, _ in cells) - y + leading


def _cells(
    filler: Filler,
    charge: Charge,
    left: float,
    y: float,
    columns: Sequence[Column],
    style: Style,
    leading: float,
    indent: float = 0,
    more: Mapping[str, str] = MappingProxyType({}),
) -> list[tuple[tuple[float, float], str, str]]:
    name = next(c for c in columns if c.what == "name")
    rows = rows_of(charge.name, style, name.width - indent)
    cells = [((left + name.at + indent, y + i * leading), row, name.anchor) for i, row in enumerate(rows)]
    others = ((column, more.get(column.what) or _text(filler, charge, column.what)) for column in columns)
    return cells + [((left + column.at, y), text, column.anchor) for column, text in others if text]


def _text(filler: Filler, charge: Charge, what: str) -> str:
    texts = {
        "amount": filler.money(charge.amount),
        "quantity": charge.quantity,
        "unit": charge.unit,
        "both": f"{charge.quantity}/{charge.unit}",
        "share": filler.money(fen(charge.amount * filler.canvas.rng.choice(_BORNE))),
        "price": _price(charge) if charge.unit_price is not None else "",
    }
    return texts.get(what, "")


def _price(charge: Charge) -> str:
    """Two decimals, four where the price has them."""
    each = Decimal(charge.unit_price or 0)
    return f"{each:.2f}" if each == round(each, 2) else f"{each:.4f}"
