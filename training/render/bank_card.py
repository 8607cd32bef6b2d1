"""Draws the front of a payment card with an embossed number, in colours of no bank: 1012 × 638 pixels."""

import random

import numpy as np
from PIL import Image, ImageDraw

from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import BankCard

SIZE = 1012, 638
LAYOUTS: dict[str, tuple[Ink, Ink]] = {"teal": ((18, 92, 104), (70, 160, 150)), "wine": ((104, 24, 46), (180, 76, 78))}


def draw(content: BankCard, layout: str, rng: random.Random) -> Rendered:
    """The card in one of LAYOUTS: the two colours its face runs between."""
    canvas = Canvas(SIZE, rng)
    canvas.image = _face(*LAYOUTS[layout])
    _chip(canvas.image)
    pale = Style("sans", 44, (240, 240, 236), weight=0.5)
    ImageDraw.Draw(canvas.image).ellipse((60, 52, 128, 120), outline=pale.ink, width=7)
    ImageDraw.Draw(canvas.image).arc((78, 64, 146, 108), 100, 300, fill=pale.ink, width=7)
    canvas.value((160, 86), "bank_name", content.bank_name, pale.but(spacing=3))
    canvas.text((946, 86), "借记卡 DEBIT", pale.but(size=30, weight=0), "r")
    _embossed(canvas, content)
    canvas.text((946, 560), "江付通 JZPAY", pale.but(size=34, slant=0.2), "r")
    return canvas.done("bank_card", corner=34)


def _face(dark: Ink, light: Ink) -> Image.Image:
    """A gradient with a wide wave across it."""
    x, y = np.meshgrid(np.arange(SIZE[0]) / SIZE[0], np.arange(SIZE[1]) / SIZE[1])
    share = np.clip(x * 0.6 + y * 0.25 + 0.14 * (np.sin(5 * x + 2) > 3 * y - 1.4), 0, 1)[..., None]
    return Image.fromarray((np.array(dark) * (1 - share) + np.array(light) * share).astype(np.uint8))


def _chip(image: Image.Image) -> None:
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((92, 196, 212, 290), 14, fill=(214, 186, 118), outline=(150, 122, 60), width=2)
    for line in ((92, 226, 132, 226), (92, 260, 132, 260), (172, 226, 212, 226), (172, 260, 212, 260)):
        pen.line(line, fill=(150, 122, 60), width=2)
    pen.rounded_rectangle((132, 212, 172, 274), 10, outline=(150, 122, 60), width=2)


def _embossed(canvas: Canvas, content: BankCard) -> None:
    """Raised characters: a shadow down right, a light edge up left, silver between."""
    grouped = " ".join(content.card_number[i : i + 4] for i in range(0, 19, 4))
    year, month = content.valid_thru.split("-")
    number, small = Style("typewriter", 62, weight=0.8), Style("typewriter", 36, weight=0.4)
    canvas.text((340, 470), "VALID THRU", Style("sans", 18, (236, 236, 230)))
    for dx, ink in ((3, (24, 30, 32)), (-2, (255, 255, 255)), (0, (214, 216, 214))):
        canvas.value((86 + dx, 390 + dx), "card_number", content.card_number, number.but(ink=ink), grouped)
        canvas.value((470 + dx, 474 + dx), "valid_thru", content.valid_thru, small.but(ink=ink), f"{month}/{year[2:]}")
