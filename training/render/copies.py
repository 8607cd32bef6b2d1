"""A card copied onto a sheet, and what people write across such copies."""

import random
from dataclasses import replace
from datetime import date

from PIL import Image, ImageEnhance

from training.render import effects
from training.render.canvas import Canvas, Ink, Rendered, Style

PURPOSES = (
    "仅供理赔使用", "仅供办理保险理赔使用 他用无效", "仅用于保险理赔", "理赔专用 再次复印无效", "本复印件仅供理赔使用",
)  # fmt: skip


def on_sheet(card: Rendered, rng: random.Random, *, grey: bool = True) -> Rendered:
    """The card copied onto an upright sheet, in black and white or in colour, with its purpose written across or below."""
    wide = card.image.width
    size = round(wide * 1.62), round(wide * 2.2)
    left, top = rng.uniform(0.22, 0.4) * wide, rng.uniform(0.2, 0.7) * wide
    right, foot = left + wide, top + card.image.height
    placed = effects.perspective(card, ((left, top), (right, top), (right, foot), (left, foot)), size, (252, 252, 252))
    copied = replace(placed, image=_copied(placed.image) if grey else placed.image, corner=0)
    if rng.random() < 0.6:
        return across(copied, rng, ((left + right) / 2, (top + foot) / 2))
    return _below(copied, rng, (left, foot))


def across(page: Rendered, rng: random.Random, middle: tuple[float, float], ink: Ink = (120, 120, 124)) -> Rendered:
    """The page with a purpose set slanting across `middle`, pale enough to read what lies under it."""
    size = page.image.size
    style = Style(rng.choice(("sans", "kai")), round(size[0] * 0.042), ink, spacing=8)
    layer = Canvas(size, rng)
    words = rng.choice(PURPOSES)
    for step in rng.choice(((0,), (-3.2, 0, 3.2))):
        layer.text((middle[0], middle[1] + step * style.size), words, style, "m")
    turned = layer.image.rotate(rng.uniform(12, 32), Image.Resampling.BICUBIC, center=middle, fillcolor=(255, 255, 255))
    share = turned.convert("L").point(lambda grey: (255 - grey) * 0.62)
    image = page.image.copy()
    image.paste(Image.new("RGB", size, ink), (0, 0), share)
    return replace(page, image=image)


def _below(page: Rendered, rng: random.Random, at: tuple[float, float]) -> Rendered:
    """The purpose, a name and a day written by hand under the copy."""
    canvas = Canvas(page.image.size, rng)
    canvas.image = page.image.copy()
    pen = Style("hand", round(page.image.width * 0.036), rng.choice(((38, 38, 44), (34, 44, 116))))
    day = date.fromordinal(date(2024, 1, 1).toordinal() + rng.randint(0, 900))
    for i, line in enumerate((rng.choice(PURPOSES), f"{day.year}.{day.month}.{day.day}")):
        canvas.text((at[0] + rng.uniform(20, 90) + 60 * i, at[1] + 130 + i * pen.size * 1.7), line, pen)
    return replace(page, image=canvas.image)


def _copied(image: Image.Image) -> Image.Image:
    """Black and white, the pale pattern nearly gone."""
    return ImageEnhance.Contrast(ImageEnhance.Brightness(image.convert("L")).enhance(1.1)).enhance(1.45).convert("RGB")
