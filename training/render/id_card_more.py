"""Portrait sides of ID cards for the benchmark: of minority regions in two scripts, of another print, as a copy with its purpose."""

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.render import copies, id_card, paper, rarities
from training.render.canvas import Canvas, Ink, Rendered, Style, first_row, width_of
from training.render.contents import SEXES
from training.render.people import Person


@dataclass(frozen=True)
class Look:
    """One print: size, tints, typefaces, where labels and values begin, the heights of the rows, the portrait's box."""

    size: tuple[int, int]
    paper: Ink
    lines: Ink
    label: Style
    filled: Style
    number: Style
    columns: tuple[int, int]
    rows: tuple[int, int, int, int, int]
    portrait: tuple[int, int, int, int]
    two_scripts: bool = False


BROAD = Look(
    size=(1120, 706),
    paper=(234, 242, 244),
    lines=(196, 216, 228),
    label=Style("sans", 27, (30, 104, 176), squeeze=0.96),
    filled=Style("sans", 38, (18, 18, 22), weight=0.6),
    number=Style("mono", 46, (18, 18, 22), weight=0.6, spacing=5),
    columns=(64, 186),
    rows=(112, 196, 278, 362, 606),
    portrait=(746, 96, 1058, 482),
)
MINORITY = Look(
    size=(1012, 638),
    paper=(240, 238, 242),
    lines=(216, 212, 226),
    label=Style("serif", 22, (70, 110, 170)),
    filled=Style("sans", 29, (30, 30, 34), weight=0.2),
    number=Style("typewriter", 40, (30, 30, 34), weight=0.5, spacing=4),
    columns=(52, 152),
    rows=(96, 182, 262, 346, 548),
    portrait=(668, 92, 950, 440),
    two_scripts=True,
)
FAINT = Look(
    size=(1012, 638),
    paper=(246, 246, 244),
    lines=(226, 230, 234),
    label=Style("kai", 28, (96, 146, 196)),
    filled=Style("serif", 34, (52, 52, 58), weight=0.4),
    number=Style("serif", 44, (52, 52, 58), weight=0.4, spacing=6),
    columns=(70, 180),
    rows=(106, 184, 258, 334, 542),
    portrait=(652, 92, 936, 446),
)


def _card(look: Look, who: Person, rng: random.Random) -> Rendered:
    canvas = Canvas(look.size, rng, shift=3)
    canvas.image = paper.guilloche(look.size, look.paper, look.lines, period=8.5, waves=2.2)
    _bloom(canvas)
    left, top, right, foot = look.portrait
    face = id_card.portrait(who.sex, rng).resize((right - left, foot - top), Image.Resampling.LANCZOS)
    mask = Image.new("L", face.size)
    ImageDraw.Draw(mask).rectangle((8, 8, face.width - 8, face.height), fill=255)
    canvas.image.paste(face, (left, top), mask.filter(ImageFilter.GaussianBlur(4)))
    _print(canvas, look, who)
    canvas.text((look.size[0] - 150, look.size[1] - 24), "样本", Style("sans", 17, (178, 190, 206)))
    return canvas.done("id_card_front", corner=34)


def _bloom(canvas: Canvas) -> None:
    """The pale flower of colour in the middle."""
    wide, high = canvas.image.size
    x, y = np.meshgrid(np.linspace(-1, 1, wide), np.linspace(-1, 1, high))
    petals = 1 - np.hypot(x, y) * (1.2 + 0.2 * np.cos(8 * np.arctan2(y, x)))
    share = Image.fromarray((np.clip(petals, 0, 1) * 110).astype(np.uint8))
    canvas.image.paste(Image.new("RGB", (wide, high), (248, 214, 206)), (0, 0), share)


def _print(canvas: Canvas, look: Look, who: Person) -> None:
    (labels, values), (first, second, third, fourth, last) = look.columns, look.rows
    room = look.portrait[0] - values - 16
    for y, words in ((first, "姓名"), (second, "性别"), (third, "出生"), (fourth, "住址")):
        canvas.text((labels, y), words, look.label)
    name = look.filled.but(size=look.filled.size + 4, spacing=3)
    canvas.value((values, first), "name", who.name, name.but(squeeze=min(1, room / width_of(who.name, name))))
    canvas.value((values, second), "sex", who.sex, look.filled, SEXES[who.sex])
    middle = values + look.filled.size * 3.4
    end = canvas.text((middle, second), "民族", look.label)[1][0]
    canvas.value((end + 20, second), "ethnicity", who.ethnicity, look.filled)
    _born(canvas, look, who, third)
    _address(canvas, look, who, fourth, room)
    end = canvas.text((labels, last), "公民身份号码", look.label)[1][0]
    canvas.value((end + 44, last), "id_number", who.id_number, look.number)
    if look.two_scripts:
        for y, wide in ((first - 36, 250), (second - 36, 60), (fourth - 38, 380), (last - 40, 200)):
            _script(canvas, (labels if wide == 200 else values, y), wide)


def _born(canvas: Canvas, look: Look, who: Person, y: int) -> None:
    size, x = look.filled.size, float(look.columns[1])
    parts = []
    for part, words in (
        (str(who.birth_date.year), "年"),
        (str(who.birth_date.month), "月"),
        (str(who.birth_date.day), "日"),
    ):
        parts.append(((x, y), part))
        x += size * (2.5 if words == "年" else 1.5)
        x = canvas.text((x, y), words, look.label)[1][0] + size * 0.4
    canvas.spread("birth_date", who.birth_date, parts, look.filled)


def _address(canvas: Canvas, look: Look, who: Person, y: float, room: float) -> None:
    rest, rows = who.address, []
    while rest:
        fits = first_row(rest, look.filled, room)
        rows.append(((look.columns[1], y), rest[:fits]))
        rest, y = rest[fits:], y + look.filled.size * 1.42
    canvas.spread("address", who.address, rows, look.filled)


def _script(canvas: Canvas, at: tuple[float, float], wide: int) -> None:
    """Something like the second script of such a card: joined strokes with dots; it says nothing."""
    pen, rng, ink = ImageDraw.Draw(canvas.image), canvas.rng, (60, 60, 66)
    x, y = at
    while x < at[0] + wide:
        step = rng.uniform(7, 16)
        rise = rng.choice((-2, -4, -14, 7, -8))
        bow = [(x + step * i / 8, y + rise * math.sin(math.pi * i / 8)) for i in range(9)]
        pen.line(bow, fill=ink, width=2, joint="curve")
        if rng.random() < 0.35:
            dot = y + rng.choice((-10, 9))
            pen.ellipse((x + 3, dot, x + 6, dot + 3), fill=ink)
        x += step + (9 if rng.random() < 0.15 else 0)


def _minority(rng: random.Random) -> Rendered:
    return _card(MINORITY, rarities.minority(rng), rng)


def _broad(rng: random.Random) -> Rendered:
    return _card(BROAD, rarities.somebody(rng), rng)


def _copy(rng: random.Random) -> Rendered:
    """A copy on a sheet, in black and white or colour."""
    look = rng.choice((BROAD, FAINT))
    return copies.on_sheet(_card(look, rarities.somebody(rng), rng), rng, grey=rng.random() < 0.7)


def _marked(rng: random.Random) -> Rendered:
    """The card itself with its purpose set across the picture."""
    page = _card(FAINT, rarities.somebody(rng), rng)
    return copies.across(page, rng, (page.image.width * 0.46, page.image.height * 0.5))


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "minority": _minority,
    "broad": _broad,
    "copy": _copy,
    "marked": _marked,
}
