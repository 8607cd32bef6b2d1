"""What driving and vehicle licences share: two-language labels, the square seal, folded pairs, the phone's screen."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter

from training.render import paper
from training.render.canvas import Canvas, Ink, Style, Value, first_row, width_of
from training.render.faces import font

CARD = 1056, 720
RED = (206, 52, 56)


@dataclass(frozen=True)
class Print:
    """One issue of the form. `under` sets the English word below the Chinese one, not behind it."""

    paper: Ink
    lines: Ink
    label: Style
    english: Style
    filled: Style
    under: bool = True
    shift: int = 4


def sheet(size: tuple[int, int], look: Print, rng: random.Random, times: int = 1) -> Canvas:
    """An empty canvas with the security pattern of a licence."""
    canvas = Canvas(size, rng, shift=look.shift)
    canvas.image = paper.guilloche(size, look.paper, look.lines, period=7.5, waves=3.4 * times)
    return canvas


def folded(look: Print, rng: random.Random, *, across: bool) -> tuple[Canvas, tuple[int, int]]:
    """Room for two pages beside or below each other with the fold between them, and where the second begins."""
    wide, high = CARD
    size = (wide * 2 + 16, high) if across else (wide, high * 2 + 16)
    canvas = sheet(size, look, rng, times=2 if across else 1)
    fold = (wide, 0, wide + 16, high) if across else (0, high, wide, high + 16)
    ImageDraw.Draw(canvas.image).rectangle(fold, fill=(226, 228, 226))
    return canvas, (wide + 16, 0) if across else (0, high + 16)


def label(canvas: Canvas, at: tuple[float, float], chinese: str, english: str, look: Print) -> float:
    """A label in both languages; gives where its ink ends."""
    end = canvas.text((at[0], at[1] - (look.english.size * 0.5 if look.under else 0)), chinese, look.label)[1][0]
    if not english:
        return end
    if look.under:
        below = at[1] + look.label.size * 0.62
        return max(end, canvas.text((at[0], below), english, look.english)[1][0])
    return canvas.text((end + 6, at[1] + 2), english, look.english)[1][0]


def rows(
    canvas: Canvas, at: tuple[float, float], field: str, value: str, style: Style, room: float, step: float
) -> None:
    """A value that wraps after so many pixels, its rows `step` apart; a single row stands between the two."""
    parts, rest = [], value
    while rest:
        fits = first_row(rest, style, room)
        parts.append(rest[:fits])
        rest = rest[fits:]
    top = at[1] - step * (len(parts) - 1) / 2
    canvas.spread(field, value, [((at[0], top + i * step), part) for i, part in enumerate(parts)], style)


def fit(
    canvas: Canvas,
    at: tuple[float, float],
    field: str,
    value: Value,
    style: Style,
    room: float,
    shown: str | None = None,
) -> None:
    """A value in one row, narrower where it would not fit."""
    wide = width_of(shown or str(value), style)
    canvas.value(at, field, value, style.but(squeeze=style.squeeze * min(1, room / wide)), shown)


def square_seal(words: Sequence[str], width: int = 168) -> Image.Image:
    """A square seal as a mask: rows of words in a frame."""
    size = width * 2
    image = Image.new("L", (size, size))
    pen = ImageDraw.Draw(image)
    pen.rectangle((4, 4, size - 5, size - 5), outline=255, width=9)
    step = (size - 36) / len(words)
    for i, row in enumerate(words):
        letters = min(step * 0.8, (size - 44) / len(row))
        for j, char in enumerate(row):
            x, y = 22 + (size - 44) * (j + 0.5) / len(row), 18 + step * (i + 0.5)
            pen.text((x, y), char, 255, font("serif", round(letters)), "mm", stroke_width=2)
    return image.resize((width, width), Image.Resampling.LANCZOS)


def police_seal(rng: random.Random, width: int = 168) -> Image.Image:
    """The traffic police's seal on a licence."""
    return square_seal(
        rng.choice(
            (
                ("江州省江州", "市公安局交", "通警察支队"),
                ("云溪市公安", "局交通警察", "支　　　队"),
                ("东湖市", "公安局", "交警支队"),
            )
        ),
        width,
    )


def photo(canvas: Canvas, picture: Image.Image, box: tuple[int, int, int, int]) -> None:
    """Paste a portrait into a box."""
    left, top, right, bottom = box
    canvas.image.paste(picture.resize((right - left, bottom - top), Image.Resampling.LANCZOS), (left, top))


def screen(title: str, rng: random.Random, tint: Ink, height: int = 2160) -> Canvas:
    """A phone's screen, 1080 pixels wide: status bar, the app's head with its title, an empty page below."""
    canvas = Canvas((1080, height), rng, (244, 246, 249))
    pen = ImageDraw.Draw(canvas.image)
    pen.rectangle((0, 0, 1080, 200), fill=tint)
    white = Style("sans", 36, (255, 255, 255))
    canvas.text((56, 44), f"{rng.randint(7, 22)}:{rng.randint(0, 59):02d}", white.but(weight=0.5))
    canvas.text((930, 44), rng.choice(("5G", "4G", "HD")), white.but(size=30), "r")
    pen.rounded_rectangle((950, 28, 1020, 60), 8, outline=white.ink, width=3)
    pen.rectangle((956, 34, 956 + rng.randint(14, 58), 54), fill=white.ink)
    pen.line((66, 136, 44, 156, 66, 176), fill=white.ink, width=5)
    canvas.text((540, 156), title, white.but(size=44, weight=0.4), "m")
    return canvas


def shadowed(canvas: Canvas, box: tuple[int, int, int, int], fill: Ink = (255, 255, 255), radius: int = 26) -> None:
    """A rounded panel with a soft shadow."""
    shadow = Image.new("L", canvas.image.size)
    ImageDraw.Draw(shadow).rounded_rectangle((box[0], box[1] + 8, box[2], box[3] + 10), radius, fill=70)
    canvas.image.paste((60, 70, 90), (0, 0), shadow.filter(ImageFilter.GaussianBlur(12)))
    ImageDraw.Draw(canvas.image).rounded_rectangle(box, radius, fill=fill)
