"""Draws the portrait side of a resident ID card (居民身份证): 1012 × 638 pixels, marked 样本."""

import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.render import paper
from training.render.canvas import Canvas, Ink, Rendered, Style, first_row, width_of
from training.render.contents import SEXES
from training.render.people import Person

SIZE = 1012, 638
LABEL = Style("sans", 25, (52, 128, 190), spacing=4)
FILLED = Style("sans", 33, (30, 30, 34), weight=0.3)
LAYOUTS = "front", "worn"

_TINTS: dict[str, tuple[Ink, Ink]] = {
    "front": ((236, 240, 246), (206, 220, 236)),
    "worn": ((234, 230, 232), (214, 212, 222)),
}


def draw(content: Person, layout: str, rng: random.Random) -> Rendered:
    """The card of that person; `worn` is an older one with paler print."""
    canvas = Canvas(SIZE, rng)
    _background(canvas, layout)
    filled = FILLED if layout == "front" else FILLED.but(ink=(66, 64, 70), weight=0.0)
    canvas.image.paste(portrait(content.sex, rng), (640, 84), _portrait_mask())
    _print(canvas, content, filled)
    return canvas.done("id_card_front", corner=34)


def _background(canvas: Canvas, layout: str) -> None:
    plate = paper.guilloche(SIZE, *_TINTS[layout], period=9, waves=2.5)
    blush = Image.new("RGB", SIZE, (246, 214, 222))
    spots = np.hypot(*np.meshgrid((np.arange(SIZE[0]) - 560) / 420, (np.arange(SIZE[1]) - 300) / 300))
    share = Image.fromarray((np.clip(1 - spots, 0, 1) * 130).astype(np.uint8))
    plate.paste(blush, (0, 0), share)
    canvas.image = plate
    canvas.text((860, 612), "样本", Style("sans", 17, (178, 190, 206)))


def _print(canvas: Canvas, content: Person, filled: Style) -> None:
    born = content.birth_date
    for y, label in ((102, "姓 名"), (178, "性 别"), (252, "出 生"), (328, "住 址")):
        canvas.text((66, y), label, LABEL)
    name = filled.but(size=38, spacing=5)
    canvas.value((176, 100), "name", content.name, name.but(squeeze=min(1, 440 / width_of(content.name, name))))
    canvas.value((176, 177), "sex", content.sex, filled, SEXES[content.sex])
    canvas.text((290, 178), "民 族", LABEL)
    canvas.value((390, 177), "ethnicity", content.ethnicity, filled)
    _birth(canvas, born.isoformat(), filled)
    _address(canvas, content.address, filled)
    canvas.text((66, 540), "公民身份号码", LABEL)
    canvas.value((310, 538), "id_number", content.id_number, filled.but(size=42, spacing=6, weight=0.5))


def _birth(canvas: Canvas, born: str, filled: Style) -> None:
    year, month, day = born.split("-")
    canvas.text((268, 253), "年", LABEL)
    canvas.text((360, 253), "月", LABEL)
    canvas.text((454, 253), "日", LABEL)
    parts = ((176, year), (314, str(int(month))), (406, str(int(day))))
    canvas.spread("birth_date", born, [((x, 252), part) for x, part in parts], filled)


def _address(canvas: Canvas, address: str, filled: Style) -> None:
    rows, rest, y = [], address, 328
    while rest:
        fits = first_row(rest, filled, 390)
        rows.append(((176, y), rest[:fits]))
        rest, y = rest[fits:], y + 48
    canvas.spread("address", address, rows, filled)


def portrait(sex: str, rng: random.Random, behind: Ink = (232, 236, 240)) -> Image.Image:
    """A soft head and shoulders of nobody, 300 × 372 pixels."""
    image = Image.new("RGB", (300, 372), behind)
    pen = ImageDraw.Draw(image)
    skin = rng.choice(((226, 188, 160), (214, 172, 142), (232, 198, 172)))
    hair, coat = (42, 36, 36), rng.choice(((52, 58, 74), (70, 66, 70), (88, 60, 66)))
    low = 190 if sex == "female" else 118
    pen.ellipse((82, 44, 218, 70 + low), fill=hair)
    pen.pieslice((-4, 268, 304, 560), 180, 360, fill=coat)
    pen.polygon([(112, 268), (188, 268), (150, 330)], fill=(236, 236, 238))
    pen.rounded_rectangle((124, 204, 176, 284), 18, fill=tuple(c - 16 for c in skin))
    pen.ellipse((92, 72, 208, 236), fill=skin)
    pen.pieslice((88, 48, 212, 180), 185, 355, fill=hair)
    for x in (124, 176):
        pen.ellipse((x - 11, 142, x + 11, 152), fill=(60, 48, 44))
        pen.line((x - 15, 130, x + 15, 129), fill=hair, width=4)
    pen.line((150, 150, 146, 182, 154, 184), fill=tuple(c - 34 for c in skin), width=3)
    pen.ellipse((132, 200, 168, 209), fill=(178, 108, 100))
    return image.filter(ImageFilter.GaussianBlur(2.2))


def _portrait_mask() -> Image.Image:
    """The photograph fades into the card at its edges."""
    mask = Image.new("L", (300, 372))
    ImageDraw.Draw(mask).rectangle((10, 10, 290, 371), fill=255)
    return mask.filter(ImageFilter.GaussianBlur(5))
