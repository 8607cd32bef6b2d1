"""What lies under the print: security pattern, tractor holes, QR and bar codes."""

import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.render.canvas import Ink


def guilloche(size: tuple[int, int], paper: Ink, lines: Ink, period: float = 7, waves: float = 3) -> Image.Image:
    """Fine wavy lines in two families, as on banknotes; `period` in pixels between lines, `waves` over the width."""
    x, y = np.meshgrid(np.arange(size[0]), np.arange(size[1]))
    turn = 2 * np.pi * waves / size[0]
    family = y + 14 * np.sin(turn * x) + 5 * np.sin(turn * 3.1 * x + y / 60)
    other = y * 0.6 + x * 0.5 + 18 * np.sin(turn * 1.7 * x + y / 45)
    near, far = (np.clip(1.5 - np.abs((f % period) - period / 2), 0, 1) for f in (family, other))
    share = np.clip(near * 0.8 + far * 0.35, 0, 1)[..., None]
    return Image.fromarray((np.array(paper) * (1 - share) + np.array(lines) * share).astype(np.uint8))


def tractor_holes(image: Image.Image, spacing: int = 98, radius: int = 17) -> None:
    """Punch the feed holes of continuous paper along both sides."""
    pen = ImageDraw.Draw(image)
    for y in range(spacing // 2, image.height, spacing):
        for x in (34, image.width - 34):
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(206, 206, 204))
            pen.ellipse((x - radius + 5, y - radius + 3, x + radius, y + radius), fill=(232, 232, 230))


def barcode(digits: str, height: int, rng: random.Random) -> Image.Image:
    """Bars that look like those beside a printed number; they encode nothing."""
    image = Image.new("RGB", (len(digits) * 24, height), (255, 255, 255))
    pen, x = ImageDraw.Draw(image), 0
    while x < image.width - 8:
        bar = rng.choice((2, 2, 3, 5))
        pen.rectangle((x, 0, x + bar - 1, height), fill=(30, 30, 30))
        x += bar + rng.choice((2, 3, 5))
    return image


def qr(text: str, width: int) -> Image.Image:
    """A QR code of the text."""
    import cv2  # heavy, and only invoices need it

    code = Image.fromarray(cv2.QRCodeEncoder.create().encode(text)).convert("RGB")
    return code.resize((width, width), Image.Resampling.NEAREST)


def watermark(size: int) -> Image.Image:
    """The emblem in the middle of a paper invoice, as a mask: a ring round a stylised coin."""
    image = Image.new("L", (size, size))
    pen, c = ImageDraw.Draw(image), size / 2
    pen.ellipse((4, 4, size - 5, size - 5), outline=230, width=size // 18)
    spire = [(c, size * 0.16), (size * 0.8, size * 0.6), (c, size * 0.74), (size * 0.2, size * 0.6)]
    pen.polygon(spire, outline=230, width=size // 22)
    pen.rectangle((c - size * 0.1, size * 0.4, c + size * 0.1, size * 0.56), outline=230, width=size // 26)
    pen.arc((size * 0.2, size * 0.3, size * 0.8, size * 0.86), 20, 160, fill=230, width=size // 26)
    return image.filter(ImageFilter.GaussianBlur(1))
