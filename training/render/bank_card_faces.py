"""Payment cards to train on: a flat debit card, an upright one, a raised credit card and an old pale one."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import ImageDraw, ImageStat

from training.render import card_faces as faces
from training.render import rarities
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.card_faces import DARK, WHITE

ACROSS, UPRIGHT = (1012, 638), (638, 1012)
HOLDERS = "LI NA", "WANG XIAOYAN", "CHEN WEI", "OUYANG MIN", "ZHANG YIFAN", "AYINUER TUERXUN"
CLUBS = "白金信用卡 PLATINUM", "金卡 GOLD", "信用卡 CREDIT CARD", "标准卡"


@dataclass(frozen=True)
class Card:
    """What a payment card says; `valid_thru` as YYYY-MM."""

    bank: str
    number: str
    valid_thru: str

    @property
    def english(self) -> str:
        return rarities.BANKS[self.bank]

    @property
    def until(self) -> str:
        """MM/YY."""
        return f"{self.valid_thru[5:]}/{self.valid_thru[2:4]}"

    @property
    def groups(self) -> tuple[int, ...]:
        """How a number of that length is grouped."""
        return {16: (4, 4, 4, 4), 17: (4, 4, 4, 5), 18: (6, 12), 19: (4, 4, 4, 4, 3)}[len(self.number)]


def card(rng: random.Random, lengths: tuple[int, ...] = (16, 17, 18, 19, 19, 19)) -> Card:
    """Any card of a bank in `rarities`."""
    until = f"20{rng.randint(26, 39)}-{rng.randint(1, 12):02d}"
    return Card(rng.choice(tuple(rarities.BANKS)), rarities.card_number(rng, rng.choice(lengths)), until)


def headline(
    canvas: Canvas, content: Card, at: tuple[int, int], ink: Ink, size: int = 44, *, below: bool = True
) -> None:
    """The bank's sign, its name in Chinese and, below or behind it, in English."""
    x, y = at
    faces.bank_sign(canvas, (x, y), round(size * 0.72), ink)
    font = canvas.rng.choice(("sans", "serif", "kai"))
    end = canvas.value(
        (x + size, y - (12 if below else 0)), "bank_name", content.bank, Style(font, size, ink, weight=0.6, spacing=3)
    )
    small = Style("sans", round(size * 0.4), ink, spacing=1)
    if below:
        canvas.text((x + size, y + size * 0.66), content.english, small)
    else:
        canvas.text((end + 14, y + 4), content.english, small)


def _flat(rng: random.Random) -> Rendered:
    """A debit card whose number is printed flat, in fours or in six and the rest."""
    canvas, content = Canvas(ACROSS, rng), card(rng)
    canvas.image = faces.face(ACROSS, rng.choice(faces.PALETTES), rng)
    headline(canvas, content, (92, 92), WHITE)
    canvas.text((950, 84), rng.choice(("借记卡 DEBIT", "储蓄卡", "Ⅰ类户", "工资卡")), Style("sans", 28, WHITE), "r")
    faces.chip(canvas.image, (86, 196))
    faces.antenna(canvas.image, (236, 246), WHITE, 46)
    groups = rng.choice((content.groups, (6, 13)))
    style = Style(rng.choice(("sans", "typewriter")), rng.choice((40, 46, 52)), WHITE, spacing=2, weight=0.3)
    canvas.value(
        (86, rng.choice((384, 420))), "card_number", content.number, style, faces.grouped(content.number, groups)
    )
    if rng.random() < 0.4:
        canvas.text((86, 500), "VALID THRU", Style("sans", 18, WHITE))
        canvas.value((210, 500), "valid_thru", content.valid_thru, Style("sans", 30, WHITE), content.until)
    faces.network(canvas, (812, 498))
    return faces.worn(canvas.done("bank_card", corner=34), rng)


def _upright(rng: random.Random) -> Rendered:
    """A card held upright, its number small near the foot."""
    canvas, content = Canvas(UPRIGHT, rng), card(rng)
    canvas.image = faces.face(UPRIGHT, rng.choice((*faces.PALETTES, *faces.PALE)), rng)
    ink = DARK if ImageStat.Stat(canvas.image.convert("L")).mean[0] > 170 else WHITE
    headline(canvas, content, (84, 88), ink, 40)
    faces.chip(canvas.image, (262, 200), 112)
    canvas.text((319, 500), rng.choice(("悦享生活", "乡村振兴卡", "校园卡", "青春版")), Style("kai", 58, ink), "m")
    style = Style("sans", rng.choice((34, 38)), ink, spacing=1)
    canvas.value((52, 800), "card_number", content.number, style, faces.grouped(content.number, content.groups))
    if rng.random() < 0.5:
        canvas.text((52, 872), rng.choice(("有效期", "VALID THRU", "EXP")), style.but(size=22))
        canvas.value((190, 872), "valid_thru", content.valid_thru, style.but(size=28), content.until)
    faces.network(canvas, (452, 890), 140)
    return canvas.done("bank_card", corner=34)


def _credit(rng: random.Random) -> Rendered:
    """A credit card with raised number, month and year and holder."""
    canvas, content = Canvas(ACROSS, rng), card(rng, (16,))
    canvas.image = faces.face(ACROSS, rng.choice(faces.PALETTES), rng)
    headline(canvas, content, (96, 86), WHITE, below=False, size=40)
    canvas.text((86, 150), rng.choice(CLUBS), Style("sans", 26, WHITE))
    faces.chip(canvas.image, (96, 210), ink=rng.choice(((214, 186, 118), (200, 202, 206))))
    silver = rng.random() < 0.7
    number = Style("typewriter", 64, weight=0.8, spacing=1)
    faces.raised(
        canvas,
        (86, 396),
        "card_number",
        content.number,
        number,
        faces.grouped(content.number, content.groups),
        silver=silver,
    )
    canvas.text((330, 452), "MONTH/YEAR", Style("sans", 16, WHITE))
    canvas.text((250, 492), rng.choice(("VALID THRU", "GOOD THRU")), Style("sans", 16, WHITE), "m")
    faces.raised(
        canvas, (330, 492), "valid_thru", content.valid_thru, number.but(size=38), content.until, silver=silver
    )
    holder, foil = rng.choice(HOLDERS), faces.foil(rng)
    for dx, ink in ((2, (24, 26, 30)), (0, foil)):
        canvas.text((86 + dx, 566 + dx), holder, Style("typewriter", 34, ink, weight=0.4))
    faces.network(canvas, (800, 496), 160)
    return faces.worn(canvas.done("bank_card", corner=34), rng)


def _pale(rng: random.Random) -> Rendered:
    """An old savings card: a pale pattern, dark raised digits in six and thirteen."""
    canvas, content = Canvas(ACROSS, rng), card(rng, (19, 19, 18))
    canvas.image = faces.face(ACROSS, rng.choice(faces.PALE), rng)
    ink: Ink = rng.choice(((150, 30, 40), (20, 70, 130), (16, 96, 70)))
    headline(canvas, content, (560, 88), ink, 42)
    pen = ImageDraw.Draw(canvas.image)
    pen.rectangle((0, 536, 1012, 560), fill=ink)
    shown = faces.grouped(content.number, (6, 13))
    for dx, shade in ((2, (250, 250, 250)), (0, (58, 60, 66))):
        canvas.value(
            (70 + dx, 380 + dx), "card_number", content.number, Style("typewriter", 58, shade, weight=0.6), shown
        )
    canvas.text((70, 600), "此卡仅限本人使用 24小时服务热线 990-95500", Style("sans", 20, DARK))
    faces.network(canvas, (830, 420), 140)
    return faces.worn(canvas.done("bank_card", corner=34), rng)


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "flat": _flat,
    "upright": _upright,
    "credit": _credit,
    "pale": _pale,
}
