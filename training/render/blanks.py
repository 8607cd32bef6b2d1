"""Sentences with underlined blanks that are filled in, choices in several marks, and the sheets on which forms have them."""

import random
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from claims_ai.values import Box
from training.render import claims, form_parts, penmanship, seal
from training.render.canvas import Canvas, Ink, Rendered, Style, first_row, width_of
from training.render.claims import Claim
from training.render.form_parts import Area, Form
from training.render.later_parts import Box as Cell
from training.render.penmanship import Pen

INK: Ink = (40, 42, 48)
MARKS = "pen", "☑□", "■□", "√□"
"""How a choice is marked: by a pen in a drawn box, or by the first of these characters where others have the second."""
PAD = 10


class Gap(NamedTuple):
    """A blank within a sentence, at least so wide: the field to whose boxes it counts, and what is written there."""

    field: str | None
    text: str | None
    least: float = 110


def filled(rng: random.Random, by_hand: float, size: int) -> Pen | Style:
    """Somebody's pen on that share of sheets, else a printer."""
    if rng.random() < by_hand:
        return penmanship.anyone(rng, size)
    return Style(rng.choice(("kai", "serif", "sans")), round(size * 0.78), (26, 28, 34))


def worded(rng: random.Random, labels: str) -> str:
    """One of the wordings between slashes."""
    return rng.choice(labels.split("/"))


def known(content: Claim, field: str, shown: str | None = None, least: float = 110) -> Gap:
    """The blank of a field, empty where the claimant left it so."""
    value = content.value(field)
    return Gap(field, None if value is None else shown or str(value), least)


def dated(field: str | None, day: date | None) -> list[str | Gap]:
    """Year, month and day in blanks of their own."""
    parts = (str(day.year), str(day.month), str(day.day)) if day else (None, None, None)
    gaps = (Gap(field, part, least) for part, least in zip(parts, (84, 52, 52), strict=True))
    return [one for gap, word in zip(gaps, "年月日", strict=True) for one in (gap, word)]


def grouped(rng: random.Random, account: str) -> str:
    """An account as people write it: now and then in fours."""
    return " ".join(account[i : i + 4] for i in range(0, len(account), 4)) if rng.random() < 0.3 else account


def told(
    form: Form, content: Claim, parts: Sequence[str | Gap], area: tuple[float, float, float], step: float
) -> float:
    """Sentences with underlined blanks between (left, top, right), whose values are recorded; gives the height of the last row."""
    left, y, right = area
    x, boxes = left + 2 * form.words.size, dict[str, list[Box]]()
    for part in parts:
        if isinstance(part, str):
            x, y = _printed(form, part, (x, y), (left, right), step)
        else:
            x, y, found = _written(form, part, (x, y), (left, right), step)
            boxes.setdefault(part.field or "", []).extend(found)
    for field, found in boxes.items():
        value = content.value(field) if field and found else None
        if value is not None:
            form.canvas.record(field, value, found)
    return y


def _printed(
    form: Form, text: str, at: tuple[float, float], edges: tuple[float, float], step: float
) -> tuple[float, float]:
    """Printed words from there on, no row beginning with a stop; gives where they end."""
    (x, y), style = at, form.words
    while text:
        fits = first_row(text, style, edges[1] - x) if edges[1] - x >= style.size else 0
        stops = len(text[fits:]) - len(text[fits:].lstrip("，。、；：）年月日元"))
        fits += min(stops, 2)
        if fits:
            form.canvas.text((x, y), text[:fits], style)
            x += width_of(text[:fits], style) + 2
        text = text[fits:]
        if text:
            x, y = edges[0], y + step
    return x, y


def _written(
    form: Form, gap: Gap, at: tuple[float, float], edges: tuple[float, float], step: float
) -> tuple[float, float, list[Box]]:
    """A blank from there on, a long one over the end of the row; gives where it ends and the boxes of what is written."""
    (x, y), (left, right), boxes, rest = at, edges, list[Box](), gap.text or ""
    wide = max(gap.least, _long(form, rest))
    if wide > right - x and (len(rest) <= 8 or right - x < 190):
        x, y = left, y + step
    while rest and wide > right - x:
        fits = max(n for n in range(1, len(rest) + 1) if n == 1 or _long(form, rest[:n]) <= right - x)
        boxes += _on_line(form, (x, y), right - x, rest[:fits])
        rest, x, y = rest[fits:], left, y + step
        wide = _long(form, rest)
    boxes += _on_line(form, (x, y), wide, rest)
    return x + wide + 4, y, boxes


def _long(form: Form, text: str) -> float:
    style = form.filling
    own = width_of(text, style) if isinstance(style, Style) else penmanship.length(text, style)
    return own + 2 * PAD + form.stray


def _on_line(form: Form, at: tuple[float, float], wide: float, text: str) -> list[Box]:
    x, y = at
    form.canvas.rule((x, y + 19), (x + wide, y + 19), form.words.ink, 1)
    return form.fill((x, y - 32, x + wide, y + 26), None, text or None, indent=PAD - 2)


def choices(form: Form, at: tuple[float, float], options: Sequence[str], chosen: Sequence[str], mark: str) -> float:
    """Options behind each other, marked in one of the ways of MARKS; gives where they end."""
    x, y = at
    for option in options:
        if mark == "pen":
            x = form.tick((x, y), option, chosen=option in chosen) + 26
        else:
            sign = mark[option not in chosen]
            if sign == "☑":  # not in every typeface
                form.canvas.text((x + form.words.size * 0.04, y - 2), "√", form.words.but(weight=0.6))
            shown = sign.replace("☑", "□") + option
            x = form.canvas.text((x, y), shown, form.words)[1][0] + 28
    return x


def asked(rng: random.Random, content: Claim, share: float, labels: str, field: str, shown: str | None = None) -> Cell:
    """A cell for a field under one of its wordings."""
    return Cell(share, worded(rng, labels), field, content.value(field), shown)


def happened_on(form: Form, content: Claim, area: Area, way: str) -> None:
    """The day of the accident in a cell: in blanks of its own or written behind each other."""
    day = None if content.value("accident_date") is None else content.accident_date
    if way == "blanks":
        form.day((area[0] + 6, (area[1] + area[3]) / 2), "accident_date", day, 0.95)
    else:
        form.fill(area, "accident_date", day, claims.day_shown(form.canvas.rng, content.accident_date), indent=10)


def sheet(rng: random.Random, size: int, by_hand: float) -> Form:
    """An empty upright sheet with how it is printed and filled in."""
    canvas = Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    words = Style(rng.choice(("serif", "serif", "sans", "kai")), size, INK)
    pen = filled(rng, by_hand, size + 8)
    return Form(canvas, words, pen, stray=3 if isinstance(pen, Pen) else 0)


def trimmed(form: Form, foot: float) -> Rendered:
    """The sheet cut below that height."""
    form.canvas.image = form.canvas.image.crop((0, 0, 1240, min(1754, round(foot))))
    return form.canvas.done("claim_form")


def pressed(form: Form, name: str, purpose: str, at: tuple[float, float], share: float) -> None:
    """A round seal over that place on that share of sheets."""
    rng = form.canvas.rng
    if rng.random() < share:
        mask = seal.worn(seal.round_star(name, purpose, 176), rng)
        form.canvas.stamp(mask, at, seal.ink(rng), rng.uniform(-14, 14))
