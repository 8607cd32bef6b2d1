"""A sheet whose wording, typefaces, tints and ways to write are chosen anew for each page, printed from the top down."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from PIL import ImageDraw

from claims_ai.values import Box
from training.render import form_parts, penmanship
from training.render.canvas import Canvas, Ink, Rendered, Style, Value, contract_form, width_of
from training.render.form_parts import Form, wrapped
from training.render.medical_form import narrowed
from training.render.newer_parts import told
from training.render.penmanship import Pen

LONGEST = 3400
DAYS = (
    "%Y-%m-%d",
    "%Y-%m-%d",
    "%Y年%m月%d日",
    "{y}年{m}月{d}日",
    "%Y.%m.%d",
    "{y}.{m}.{d}",
    "%Y/%m/%d",
    "{y}/{m}/{d}",
    "%Y%m%d",
)
SUMS = "{:.2f}", "{:.2f}", "{:,.2f}", "¥{:.2f}", "￥{:,.2f}", "{:.2f}元"
INKS: tuple[Ink, ...] = ((34, 34, 40), (34, 34, 40), (52, 54, 62), (30, 58, 110), (120, 44, 44), (24, 90, 70))
TINTS: tuple[Ink, ...] = ((240, 243, 248), (238, 246, 240), (248, 242, 236), (236, 236, 238), (226, 236, 248))


class Fact(NamedTuple):
    """What a form asks for: words it may be called by, and what is filled in (`shown` as written); `share` of forms have it."""

    labels: tuple[str, ...]
    field: str | None
    value: Value | None
    shown: str | None = None
    share: float = 1.0


def fact(labels: str, field: str | None, value: Value | None, shown: str | None = None, share: float = 1.0) -> Fact:
    """A fact whose labels are given as one text with slashes between."""
    return Fact(tuple(labels.split("/")), field, value, shown, share)


def some(rng: random.Random, facts: Sequence[Fact], mix: float = 0.5) -> list[Fact]:
    """Those facts that this form has, now and then in another order."""
    chosen = [one for one in facts if rng.random() < one.share]
    if rng.random() < mix:
        for _ in range(rng.randint(1, 4)):
            i, j = rng.randrange(len(chosen)), rng.randrange(len(chosen))
            chosen[i], chosen[j] = chosen[j], chosen[i]
    return chosen


class Plain:
    """A page in the making, printed from `y` down; how it is set is drawn once for the whole page."""

    def __init__(
        self, rng: random.Random, width: int = 0, hand: float = 0, size: int = 0, shift: int = 0,
        fonts: tuple[str, ...] = ("serif", "sans", "sans", "kai"),
    ):  # fmt: skip
        """`hand` is how often it is filled in by a pen."""
        width = width or rng.choice((1000, 1160, 1240, 1240, 1240, 1480, 1654))
        size, ink = size or rng.randint(22, 27), rng.choice(INKS)
        self.rng, self.canvas = rng, Canvas((width, LONGEST), rng, form_parts.paper_tone(rng), shift=shift)
        words = Style(rng.choice(fonts), size, ink)
        filling: Pen | Style = Style(
            rng.choice(("serif", "sans", "kai", words.font, "mono")), size + rng.randint(0, 3), (28, 28, 34)
        )
        if rng.random() < hand:
            filling = penmanship.anyone(rng, size + rng.randint(8, 13))
        self.form = Form(self.canvas, words, filling, stray=3 if isinstance(filling, Pen) else 0)
        margin = rng.uniform(0.05, 0.085) * width
        self.left, self.right, self.y = margin, width - margin, rng.uniform(60, 120)
        self.step = (filling.size if isinstance(filling, Pen) else size * 1.05) * rng.uniform(1.7, 2.2)
        self.colon, self.spaced = rng.choice(("：", "：", ":", ": ", "", "　")), rng.choice((0, 0, 1, 2))
        self.day, self.sum = rng.choice(DAYS), rng.choice(SUMS)
        self.tint = rng.choice((None, None, *TINTS))
        self.kept = list[Box]()
        self.under, self.boxed = rng.random() < 0.35, rng.random() < 0.25

    @property
    def room(self) -> float:
        return self.right - self.left

    @property
    def words(self) -> Style:
        return self.form.words

    @property
    def print(self) -> Style:
        """The style of filled in text where it is printed, else that of the words."""
        return self.form.filling if isinstance(self.form.filling, Style) else self.words

    def name(self, one: Fact, colon: str | None = None) -> str:
        """One of the labels, spaced out as this form does it."""
        label = self.rng.choice(one.labels)
        if len(label) == 2 and self.spaced and label[0] >= "一":
            label = label[0] + "　" * self.spaced + label[1]
        return label + (self.colon if colon is None else colon) if label else ""

    def shown(self, one: Fact) -> str:
        """What is written for the value."""
        if one.value is None:
            return ""
        if one.shown is not None:
            return one.shown
        if isinstance(one.value, date):
            return self.dated(one.value)
        return self.sum.format(one.value) if isinstance(one.value, Decimal) else contract_form(one.value)

    def dated(self, day: date) -> str:
        """A day as this form writes it."""
        return day.strftime(self.day).format(y=day.year, m=day.month, d=day.day)

    def long(self, text: str) -> float:
        """How wide a filled in text is."""
        style = self.form.filling
        return width_of(text, style) if isinstance(style, Style) else penmanship.length(text, style)

    def fill(self, area: form_parts.Area, one: Fact, indent: float = 8) -> None:
        """Fill a value into an area; the boxes of what belongs to a list are kept for whoever records it."""
        if one.value is None:
            return
        listed = one.field is not None and one.field.startswith("parties")
        boxes = self.form.fill(area, None if listed else one.field, one.value, self.shown(one), indent)
        if listed:
            self.kept += boxes

    def title(self, *lines: str, field: str | None = None, value: str = "") -> None:
        """The title in the middle or at the left; `value` is the organisation above it or, now and then, before it."""
        rng, at = self.rng, self.rng.choice("mmml")
        x = self.left if at == "l" else (self.left + self.right) / 2
        big = self.words.but(size=round(self.words.size * rng.uniform(1.4, 1.8)), weight=rng.choice((0, 0.5, 0.8)))
        if value:
            style = narrowed(big.but(size=round(big.size * rng.uniform(0.75, 1.1))), value, self.room)
            self.canvas.value((x, self.y), field, value, style, anchor=at) if field else self.canvas.text(
                (x, self.y), value, style, at
            )
            self.y += big.size * 1.5
        for line in lines:
            spaced = " ".join(line) if len(line) < 8 and rng.random() < 0.3 else line
            self.canvas.text((x, self.y), spaced, narrowed(big, spaced, self.room), at)
            self.y += big.size * 1.45
        if rng.random() < 0.3:
            self.canvas.rule(
                (self.left, self.y - big.size * 0.5),
                (self.right, self.y - big.size * 0.5),
                self.words.ink,
                rng.choice((1, 2, 4)),
            )

    def heading(self, text: str) -> None:
        """A chapter's heading, on a tint where the form has one."""
        bold = self.words.but(weight=0.5)
        if self.tint:
            ImageDraw.Draw(self.canvas.image).rectangle(
                (self.left, self.y, self.right, self.y + bold.size * 1.7), fill=self.tint
            )
        self.canvas.text((self.left + 8 * bool(self.tint), self.y + bold.size * 0.85), text, bold)
        self.y += bold.size * 2

    def told(self, field: str | None, text: str, indent: float = 0, leading: float = 1.5) -> None:
        """A printed text over the width, rows kept."""
        self.y = told(
            self.canvas,
            field,
            text,
            (self.left + indent, self.y + self.words.size * 0.6),
            self.room - indent,
            self.print,
            leading,
        )

    def paragraph(self, field: str | None, text: str, indent: float = 0) -> None:
        """A text over the width as it is filled in, by a pen or in print, rows kept."""
        if isinstance(self.form.filling, Style):
            self.told(field, text, indent)
            return
        boxes, size = list[Box](), self.form.filling.size
        for line in text.split("\n"):
            deep = 1 + int(self.long(line) * 1.05 / (self.room - indent - 10))
            area = self.left + indent, self.y, self.right, self.y + deep * size * 1.45
            boxes += self.form.fill(area, None, line, indent=4)
            self.y += deep * size * 1.45
        if field:
            self.canvas.record(field, text.replace("\n", ""), boxes)

    def note(self, text: str, size: float = 0.85) -> None:
        """Small words over the width."""
        style = self.words.but(size=round(self.words.size * size))
        for row in wrapped(text, style, self.room):
            self.canvas.text((self.left, self.y + style.size * 0.7), row, style)
            self.y += style.size * 1.5

    def done(self, kind: str) -> Rendered:
        """The page cut off a little below what was printed last."""
        page = self.canvas.done(kind)
        foot = min(LONGEST, round(self.y + self.rng.uniform(50, 240)))
        return replace(page, image=page.image.crop((0, 0, page.image.width, foot)))
