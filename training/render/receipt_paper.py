"""What time and people do to a receipt: faint thermal print, ticks and circles of a pen, a sheet it is stuck on."""

import random
from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw

from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.effects import as_image, moved

PENS: tuple[Ink, ...] = ((40, 60, 150), (60, 60, 64), (170, 50, 60))


def thermal(page: Rendered, rng: random.Random) -> Rendered:
    """The print uneven as of a worn thermal head: paler bands, a dead dot's stripe, greyish paper."""
    noise = np.random.default_rng(rng.randrange(2**32))
    height, width = page.image.height, page.image.width
    bands = _band(noise, height, 12)[:, None] * _band(noise, width, 5)[None, :]
    grain = noise.normal(1, rng.choice((0.02, 0.1, 0.18)), (height, width))
    strength = np.clip(rng.uniform(0.72, 1) * (1 - rng.uniform(0, 0.3) * bands) * grain, 0.45, 1)
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        strength[:, rng.randrange(width)] *= 0.3
    paper = np.array(rng.choice(((255, 255, 255), (250, 249, 246), (240, 240, 242), (226, 226, 228), (248, 244, 232))))
    pixels = 255 - (255 - np.asarray(page.image, float)) * strength[..., None]
    return replace(page, image=as_image(pixels * paper / 255))


def _band(noise: np.random.Generator, length: int, knots: int) -> np.ndarray[tuple[int], np.dtype[np.floating]]:
    return np.interp(np.linspace(0, knots - 1, length), np.arange(knots), noise.uniform(0, 1, knots))


def circled(page: Rendered, rng: random.Random) -> Rendered:
    """The total circled or ticked by whoever handed the receipt in, and a running number written at the top."""
    image = page.image.copy()
    pen, ink = ImageDraw.Draw(image), rng.choice(PENS)
    if "total_amount" in page.fields and rng.random() < 0.6:
        (left, top), _, (right, bottom), _ = page.fields["total_amount"].box
        grow = (bottom - top) * rng.uniform(0.5, 0.9)
        start = rng.randint(0, 360)
        pen.arc((left - 1.3 * grow, top - grow, right + grow, bottom + grow), start, start + 345, ink, 3)
    if page.fields["merchant_name"].box[0][1] > 76 and rng.random() < 0.7:
        _number(image, rng, ink)
    return replace(page, image=image)


def _number(image: Image.Image, rng: random.Random, ink: Ink) -> None:
    canvas = Canvas((image.width, 80), rng)
    hand = Style("cursive", rng.randint(34, 52), ink)
    canvas.text(
        (rng.uniform(0.1, 0.7) * image.width, 38), f"{rng.choice(('A', '', 'No.'))}{rng.randint(1, 3999)}", hand
    )
    top = canvas.image.crop((0, 0, image.width, 80))
    image.paste(ink, (0, 0), Image.eval(top.convert("L"), lambda level: 255 - level))


def pasted(page: Rendered, rng: random.Random, size: tuple[int, int] = (1240, 1754)) -> Rendered:
    """The receipt stuck on a white sheet, somewhere, so small that it fits."""
    share = min(rng.uniform(0.55, 0.8) * size[1] / page.image.height, 0.6 * size[0] / page.image.width, 1.0)
    small = page.image.resize(
        (round(page.image.width * share), round(page.image.height * share)), Image.Resampling.LANCZOS
    )
    left = round(rng.uniform(0.08, 0.9) * (size[0] - small.width))
    top = round(rng.uniform(0.06, 0.5) * (size[1] - small.height))
    sheet = Image.new("RGB", size, (253, 253, 252))
    sheet.paste((214, 214, 212), (left + 3, top + 3, left + small.width + 3, top + small.height + 3))
    sheet.paste(small, (left, top))
    return moved(page, lambda x, y: (left + x * share, top + y * share), sheet)
