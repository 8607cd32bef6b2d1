"""Running text with values in it, printed or written by hand, which wraps wherever a row is full."""

from collections.abc import Sequence
from typing import NamedTuple

from claims_ai.values import Box
from training.render import penmanship
from training.render.canvas import Canvas, Style, Value, first_row
from training.render.penmanship import Pen

_HANGING = tuple("，。、；：）")
"""What begins no row."""

Means = Style | Pen
"""How something is put on paper: printed or by hand."""


class Piece(NamedTuple):
    """A stretch of text; with `field` it is that field's `value` as the page shows it."""

    text: str
    field: str | None = None
    value: Value | None = None


def put(canvas: Canvas, at: tuple[float, float], text: str, means: Means, room: float = 9999) -> Box:
    """Put text on the page by either means; gives the box of its ink."""
    if isinstance(means, Pen):
        return penmanship.write(canvas, at, text, means, room)
    return canvas.text(at, text, means)


def put_value(
    canvas: Canvas, at: tuple[float, float], piece: Piece, means: Means, room: float = 9999
) -> float:  # fmt: skip
    """Put a value there and record it, if it is a field's; gives where its ink ends."""
    box = put(canvas, at, piece.text, means, room)
    if piece.field and piece.value is not None:
        canvas.record(piece.field, piece.value, [box])
    return box[1][0]


def flow(
    canvas: Canvas, pieces: Sequence[Piece], at: tuple[float, float], edges: tuple[float, float], row: float,
    form: Means, filled: Means,
) -> float:  # fmt: skip
    """Put pieces behind each other between the edges, values in `filled`; gives the height of the last row."""
    (x, y), (left, right) = at, edges
    for piece in pieces:
        means, text, boxes = (form if piece.value is None else filled), piece.text, []
        while text:
            fits = _fits(text, means, right - x)
            fits += text[fits : fits + 1] in _HANGING and x > left
            if fits:
                boxes.append(put(canvas, (x, y), text[:fits], means))
                x = boxes[-1][1][0] + means.size * 0.12
            text = text[fits:]
            x, y = (left, y + row) if text else (x, y)
        if piece.field and piece.value is not None:
            canvas.record(piece.field, piece.value, boxes)
    return y


def rows(
    canvas: Canvas, field: str, text: str, at: tuple[float, float], width: float, row: float, means: Means
) -> float:  # fmt: skip
    """A field of several rows, each wrapped where it is too long; gives the height below."""
    boxes, y = [], at[1]
    for line in text.split("\n"):
        while line:
            fits = max(1, _fits(line, means, width))
            boxes.append(put(canvas, (at[0], y), line[:fits], means))
            line, y = line[fits:], y + row
    canvas.record(field, text.replace("\n", ""), boxes)
    return y


def _fits(text: str, means: Means, room: float) -> int:
    """How many characters find room, which may be none."""
    if room < means.size * 1.1:
        return 0
    if isinstance(means, Style):
        return first_row(text, means, room)
    return next((n for n in range(len(text), 0, -1) if penmanship.length(text[:n], means) * 1.06 <= room), 0)
