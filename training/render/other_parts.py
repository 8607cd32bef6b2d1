"""A sheet of paper that carries no field: titles, lines, paragraphs and ruled tables from the top down."""

import random
from collections.abc import Sequence
from datetime import date

from training.render import invent, people, seal
from training.render.canvas import Canvas, Ink, Rendered, Style, width_of
from training.render.medical_form import rows_of

Cell = tuple[float, str, str]  # share of the width, text, anchor
WHITE: Ink = (255, 255, 255)


class Page:
    """The page in the making: everything is printed at the height `y`, which each line moves on."""

    def __init__(
        self, rng: random.Random, size: tuple[int, int], style: Style, margin: int = 80,
        leading: float = 1.75, paper: Ink = WHITE,
    ):  # fmt: skip
        """`margin` in pixels on either side, `leading` in sizes of the style."""
        self.canvas = Canvas(size, rng, paper, shift=2)
        self.rng, self.style, self.step = rng, style, leading * style.size
        self.left, self.right, self.y = float(margin), float(size[0] - margin), margin * 0.9

    @property
    def room(self) -> float:
        return self.right - self.left

    def title(self, text: str, grow: float = 1.6, weight: float = 0.4) -> None:
        """A line in the middle, larger than the rest."""
        style = self.style.but(size=round(self.style.size * grow), weight=weight)
        squeeze = min(1, self.room / max(1, width_of(text, style)))
        self.canvas.text(((self.left + self.right) / 2, self.y), text, style.but(squeeze=squeeze), "m")
        self.y += max(self.step, style.size * 1.5)

    def line(self, *cells: Cell, style: Style | None = None) -> None:
        """Texts beside each other in one line."""
        for share, text, anchor in cells:
            self.canvas.text((self.left + share * self.room, self.y), text, style or self.style, anchor)
        self.y += self.step

    def spread(self, *texts: str, style: Style | None = None) -> None:
        """Texts in columns of one width, all flush left."""
        self.line(*((i / len(texts), text, "l") for i, text in enumerate(texts)), style=style)

    def person(self, one: people.Person, day: date, *more: str) -> None:
        """The line that every hospital's paper begins with, `day` telling the age."""
        self.spread(f"姓名：{one.name}", f"性别：{sex(one)}", f"年龄：{invent.age(one, day)}岁", *more)

    def prose(self, text: str, indent: bool = True, style: Style | None = None) -> None:
        """A paragraph over the whole width, mostly set in by two characters."""
        for row in rows_of("　　" * indent + text, style or self.style, self.room):
            self.canvas.text((self.left, self.y), row, style or self.style)
            self.y += self.step

    def section(self, label: str, text: str) -> None:
        """A bold label with its text below it."""
        self.canvas.text((self.left, self.y), label, self.style.but(weight=0.5))
        self.y += self.step
        self.prose(text)

    def rule(self, width: int = 2) -> None:
        """A line across the page."""
        y = self.y - self.step * 0.35
        self.canvas.rule((self.left, y), (self.right, y), self.style.ink, width)
        self.y += self.step * 0.3

    def row(self, *cells: tuple[float, str], high: float = 1, anchor: str = "l", style: Style | None = None) -> None:
        """A ruled row of boxes of these shares of the width; `high` in lines, more where a text needs them."""
        style, x, pad = style or self.style, self.left, self.style.size * 0.5
        texts = [rows_of(text, style, share * self.room - 2 * pad) or [""] for share, text in cells]
        height = max(high, *(len(rows) for rows in texts)) * self.step
        for (share, _), rows in zip(cells, texts, strict=True):
            wide = share * self.room
            self.canvas.frame(x, self.y, x + wide, self.y + height, style.ink, 1)
            top = self.y + (height - (len(rows) - 1) * style.size * 1.3) / 2 if len(rows) * style.size < height else 0
            for i, text in enumerate(rows):
                at = x + (pad if anchor == "l" else wide / 2), top + i * style.size * 1.3
                self.canvas.text(at, text, style, anchor)
            x += wide
        self.y += height

    def table(self, shares: Sequence[float], rows: Sequence[Sequence[str]], anchor: str = "m") -> None:
        """Ruled rows of the same columns, the first one bold."""
        for i, row in enumerate(rows):
            style = self.style.but(weight=0.5 if i == 0 else self.style.weight)
            self.row(*zip(shares, row, strict=True), anchor=anchor, style=style)

    def below(self) -> None:
        """Leave the ruled rows for lines under them."""
        self.y += self.step * 0.75

    def signed(self, who: str, day: str) -> None:
        """Who signed and when, flush right."""
        self.y += self.step * 0.6
        for text in (who, day):
            self.canvas.text((self.right - 20, self.y), text, self.style, "r")
            self.y += self.step

    def press(self, name: str, purpose: str = "", share: float = 0.8, up: float = 60, width: int = 190) -> None:
        """An organisation's round seal at that share of the width, `up` pixels above where the page has come to."""
        pressed = seal.worn(seal.round_star(name, purpose or "专用章", width), self.rng)
        where = self.left + share * self.room + self.rng.uniform(-20, 20), self.y - up + self.rng.uniform(-10, 10)
        self.canvas.stamp(pressed, where, seal.ink(self.rng), self.rng.uniform(-15, 15))

    def done(self) -> Rendered:
        """The page, of no kind and without fields."""
        return self.canvas.done("other")


def plain(rng: random.Random, size: int, *fonts: str) -> Style:
    """Printed text in one of the typefaces, black to grey."""
    level = rng.randint(24, 70)
    return Style(rng.choice(fonts or ("serif", "sans", "kai")), size, (level, level, level + rng.randint(0, 10)))


def full(day: date) -> str:
    """A day with its words."""
    return f"{day:%Y年%m月%d日}"


def sex(patient: people.Person) -> str:
    """As Chinese papers print it."""
    return "男" if patient.sex == "male" else "女"
