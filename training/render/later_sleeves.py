"""Where the later cards of the benchmark lie: in a clear sleeve on a table, and stuck into a frame on an insurer's sheet."""

import random
from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from training.render import effects
from training.render.canvas import Canvas, Ink, Rendered, Style

GROUNDS: tuple[Ink, ...] = ((132, 112, 94), (168, 166, 160), (92, 96, 104), (186, 176, 160), (70, 88, 110))
INK: Ink = (44, 46, 52)


def sleeved(one: Rendered, rng: random.Random) -> Rendered:
    """The card in a clear plastic sleeve on a table: a pale edge round it, a weak streak of light across."""
    wide, high = one.image.size
    size = round(wide * 1.22), round(high * 1.3)
    left, top = 0.11 * wide, 0.15 * high
    pull = [rng.uniform(-0.012, 0.012) * wide for _ in range(8)]
    corners = (
        (left + pull[0], top + pull[1]), (left + wide + pull[2], top + pull[3]), (left + wide + pull[4], top + high + pull[5]),
        (left + pull[6], top + high + pull[7]),
    )  # fmt: skip
    placed = effects.perspective(one, corners, size, rng.choice(GROUNDS))
    edge = Image.new("L", size)
    pen, rim = ImageDraw.Draw(edge), round(0.035 * wide)
    outline = (round(left) - rim, round(top) - rim, round(left + wide) + rim, round(top + high) + rim)
    pen.rounded_rectangle(outline, 26, fill=26)
    x, lean, broad = rng.uniform(0.2, 0.8) * size[0], 0.3 * size[1], rng.uniform(0.05, 0.12) * size[0]
    streak = Image.new("L", size)
    ImageDraw.Draw(streak).polygon(
        ((x + lean, 0), (x + lean + broad, 0), (x - lean + broad, size[1]), (x - lean, size[1])), fill=46
    )
    light = np.maximum(np.asarray(edge), np.asarray(streak.filter(ImageFilter.GaussianBlur(16))))
    image = placed.image.copy()
    image.paste((255, 255, 255), (0, 0), Image.fromarray(light))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle(outline, 26, outline=(224, 228, 232), width=4)
    pen.rounded_rectangle(
        tuple(v + s for v, s in zip(outline, (6, 6, -6, -6), strict=True)), 22, outline=(190, 196, 204), width=1
    )
    return replace(placed, image=image, corner=0)


def stuck(one: Rendered, rng: random.Random, title: str, place: str) -> Rendered:
    """The card as a copy in a frame on a sheet that an insurer has ready for copies of papers; in colour or not."""
    size = 1240, 1000
    wide, left, top = 760, rng.uniform(220, 260), rng.uniform(280, 310)
    high, lean = wide * one.image.height / one.image.width, rng.uniform(-7, 7)
    corners = (
        (left, top + lean),
        (left + wide, top - lean),
        (left + wide, top + high - lean),
        (left, top + high + lean),
    )
    placed = effects.perspective(one, corners, size, (254, 254, 253))
    image = placed.image
    if rng.random() < 0.6:
        image = ImageEnhance.Contrast(image.convert("L")).enhance(rng.uniform(1.0, 1.25)).convert("RGB")
    sheet, style = Canvas(size, rng), Style("serif", 26, INK)
    sheet.image = image.copy()
    sheet.text((620, 90), title, style.but(size=36, weight=0.5), "m")
    sheet.text((620, 150), "（请将复印件粘贴于下方框内，并保证字迹清晰）", style.but(size=22), "m")
    sheet.frame(140, 220, 1100, 850, INK, 2)
    sheet.text((160, 248), place, style.but(size=22))
    sheet.text((140, 910), "被保险人/申请人签名：____________　　　日期：______年____月____日", style)
    return replace(placed, image=sheet.image, corner=0)
