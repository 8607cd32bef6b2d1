"""What the later layouts of the benchmark share: ruled rows of label cells and value cells."""

from collections.abc import Sequence
from typing import NamedTuple

from training.render.canvas import Ink, Value
from training.render.form_parts import Form


class Box(NamedTuple):
    """A label cell and the value cell behind it; `share` of the row, `shown` is how the page writes the value."""

    share: float
    label: str
    field: str | None
    value: Value | None
    shown: str | None = None


def ruled(
    form: Form,
    at: tuple[float, float],
    wide: float,
    rows: Sequence[Sequence[Box]],
    label: float,
    high: float,
    fill: Ink | None = None,
) -> float:
    """Rows of cells, labels `label` pixels wide; gives where they end."""
    left, y = at
    for cells in rows:
        x = left
        for cell in cells:
            end = x + cell.share * wide
            form.cell((x, y, x + label, y + high), cell.label, fill=fill)
            form.canvas.frame(x + label, y, end, y + high, form.words.ink, 2)
            form.fill((x + label, y, end, y + high), cell.field, cell.value, cell.shown, indent=10)
            x = end
        y += high
    return y


def blank(
    form: Form, at: tuple[float, float], label: str, wide: float, field: str | None, value: Value | None,
    shown: str | None = None,
) -> float:  # fmt: skip
    """A label before an underlined blank of that width with its value; gives where the blank ends."""
    x, y = form.canvas.text(at, label, form.words)[1][0] + 8, at[1]
    form.canvas.rule((x, y + 22), (x + wide, y + 22), form.words.ink, 1)
    form.fill((x, y - 32, x + wide, y + 22), field, value, shown, indent=8)
    return x + wide
