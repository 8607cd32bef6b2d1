"""The block 其他信息 as provinces fill it: pairs in columns or running on, in an order and in words of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.render.canvas import Style, first_row, width_of
from training.render.medical_form import Filler, Place

VISIT = "serial_number", "case_number", "visit_date"
STAY = "serial_number", "case_number", "department", "stay", "inpatient_days", "prepaid", "nothing", "refund"
PATIENT = "hospital_type", "insurance_type", "insurance_number", "sex"
PAYERS = "social_insurance_paid", "other_paid", "personal_account_paid", "personal_cash_paid"
OWN = "self_pay", "self_funded"

Pair = tuple[str, str, str]  # label, field (or nothing), text where there is no field


@dataclass(frozen=True)
class Flow:
    """Where the pairs stand: in columns at `xs`, or from `left` on where there are none; `groups` is their usual order."""

    left: float
    top: float
    right: float
    row: float
    groups: tuple[tuple[str, ...], ...]
    xs: tuple[float, ...] = ()
    colon: str = ":"
    gap: float = 1.5  # between running pairs, in widths of a character
    lines: int = 6  # of the province's own, at most


def pairs(filler: Filler, fields: Sequence[str], names: Mapping[str, str], colon: str) -> list[Pair]:
    """The fields under a province's names, then its own lines."""
    own = [(f"{name}{colon}", "", text) for name, text in filler.content.lines]
    return [(f"{names[field]}{colon}", field, "") for field in fields] + own


def in_columns(filler: Filler, flow: Flow, entries: Sequence[Pair], form: Style) -> float:
    """Pair after pair into the columns; one too long for its own takes the next as well; gives the last height."""
    y, column, edges = flow.top, 0, (*flow.xs, flow.right)
    for label, field, text in entries:
        needed, first = _width(filler, label, field, text, form), column
        while column < len(flow.xs) - 1 and edges[column + 1] - edges[first] < needed:
            column += 1
        if edges[column + 1] - edges[first] < needed and first > 0:
            y, first, column = y + flow.row, 0, 0
            while column < len(flow.xs) - 1 and edges[column + 1] - edges[0] < needed:
                column += 1
        _pair(filler, edges[first], y, label, field, text, form, edges[column + 1])
        column += 1
        if column == len(flow.xs):
            y, column = y + flow.row, 0
    return y


def running(filler: Filler, flow: Flow, entries: Sequence[Pair], form: Style) -> float:
    """Pair behind pair; a label may break at the end of a row, a value goes whole into the next; gives the last height."""
    x, y, size = flow.left, flow.top, form.size
    for label, field, text in entries:
        while label:
            fits = min(len(label), first_row(label, form, flow.right - x)) if flow.right - x > size else 0
            if fits:
                x = filler.canvas.text((x, y), label[:fits], form)[1][0]
            label = label[fits:]
            x, y = (flow.left, y + flow.row) if label else (x, y)
        if x + _width(filler, "", field, text, form) > flow.right:
            x, y = flow.left, y + flow.row
        x = _value(filler, x + 4, y, field, text, flow.right - x) + size * flow.gap * filler.canvas.rng.uniform(
            0.6, 1.5
        )
    return y


def _pair(
    filler: Filler, x: float, y: float, label: str, field: str, text: str, form: Style, right: float
) -> None:  # fmt: skip
    if field:
        filler.place(Place(x, y, label, field), right, form)
    else:
        filler.canvas.pair((x, y), label, form, None, text, filler.filled)


def _value(filler: Filler, x: float, y: float, field: str, text: str, room: float) -> float:
    if not field:
        return filler.canvas.value((x, y), None, text, filler.filled)
    return filler.stay(x, y) if field == "stay" else filler.at(x, y, field, room)


def _width(filler: Filler, label: str, field: str, text: str, form: Style) -> float:
    """How much room a pair takes with a little air behind it."""
    shown = text if not field else _shown(filler, field)
    return width_of(label, form) + (width_of(shown, filler.filled) if shown else 0) + form.size * 0.7


def _shown(filler: Filler, field: str) -> str:
    if field == "stay":
        return f"{_shown(filler, 'admission_date')} {filler.writing.until} {_shown(filler, 'discharge_date')}"
    value = filler.value(field)
    if value is None:
        return ""
    return filler.writing.shown(filler.content, field, value) or str(value)
