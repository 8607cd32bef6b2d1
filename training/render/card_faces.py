"""What payment cards are made of: faces in many colours, chip, antenna and network marks of no real scheme, raised numbers."""

import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.render.canvas import Canvas, Ink, Rendered, Style

Size = tuple[int, int]
PALETTES: tuple[tuple[Ink, Ink], ...] = (
    ((150, 20, 34), (226, 84, 72)), ((16, 60, 130), (70, 140, 214)), ((12, 100, 84), (96, 184, 150)), ((180, 130, 50), (240, 212, 150)),
    ((96, 100, 110), (196, 200, 206)), ((70, 40, 110), (164, 120, 200)), ((210, 96, 30), (250, 180, 90)), ((30, 34, 44), (86, 92, 108)),
)  # fmt: skip
PALE: tuple[tuple[Ink, Ink], ...] = (
    ((236, 232, 222), (214, 222, 232)),
    ((246, 238, 240), (226, 206, 214)),
    ((232, 242, 238), (200, 224, 216)),
)
WHITE, DARK = (246, 246, 244), (34, 36, 42)


def face(size: Size, colours: tuple[Ink, Ink], rng: random.Random) -> Image.Image:
    """A gradient with waves, discs, stripes or hills on it."""
    x, y = np.meshgrid(np.arange(size[0]) / size[0], np.arange(size[1]) / size[1])
    turn = rng.uniform(0, 2 * np.pi)
    share = 0.5 + 0.5 * ((x - 0.5) * np.cos(turn) + (y - 0.5) * np.sin(turn)) * 1.4
    share = share + rng.choice((_waves, _discs, _stripes, _hills))(x, y, rng)
    share = np.clip(share, 0, 1)[..., None]
    low, high = (np.array(colour) for colour in colours)
    return Image.fromarray((low * (1 - share) + high * share).astype(np.uint8))


def _waves(x: np.ndarray, y: np.ndarray, rng: random.Random) -> np.ndarray:
    total, level = np.zeros_like(x), rng.uniform(0.2, 0.5)
    for i in range(3):
        edge = level + 0.2 * i + 0.08 * np.sin(rng.uniform(4, 9) * x + rng.uniform(0, 6))
        total += 0.12 * (y > edge)
    return total - 0.15


def _discs(x: np.ndarray, y: np.ndarray, rng: random.Random) -> np.ndarray:
    total = np.zeros_like(x)
    for _ in range(4):
        far = np.hypot(x - rng.random(), (y - rng.random()) * 0.63)
        total += rng.uniform(-0.16, 0.16) * (far < rng.uniform(0.12, 0.5))
    return total


def _stripes(x: np.ndarray, y: np.ndarray, rng: random.Random) -> np.ndarray:
    lean = rng.uniform(-0.8, 0.8)
    stripes: np.ndarray = 0.1 * np.sin((x + lean * y) * rng.uniform(20, 90))
    return stripes


def _hills(x: np.ndarray, y: np.ndarray, rng: random.Random) -> np.ndarray:
    total = np.zeros_like(x)
    for i in range(4):
        ridge = (
            0.5
            + 0.13 * i
            + 0.1 * np.sin(rng.uniform(2, 7) * x + rng.uniform(0, 6))
            + 0.03 * np.sin(rng.uniform(14, 30) * x)
        )
        total -= 0.1 * (y > ridge)
    return total + 0.12


def chip(image: Image.Image, at: tuple[int, int], wide: int = 120, ink: Ink = (214, 186, 118)) -> None:
    """The contacts of a chip."""
    x, y = at
    high, line = round(wide * 0.78), tuple(round(c * 0.68) for c in ink)
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((x, y, x + wide, y + high), wide // 8, fill=ink, outline=line, width=2)
    pen.rounded_rectangle(
        (x + wide * 0.33, y + high * 0.18, x + wide * 0.67, y + high * 0.82), wide // 12, outline=line, width=2
    )
    for share in (0.33, 0.66):
        for left, right in ((0, 0.33), (0.67, 1)):
            pen.line((x + wide * left, y + high * share, x + wide * right, y + high * share), fill=line, width=2)


def antenna(image: Image.Image, at: tuple[int, int], ink: Ink, size: int = 60) -> None:
    """The arcs of a card that pays without contact."""
    pen = ImageDraw.Draw(image)
    for i in range(4):
        r = size * (0.25 + 0.25 * i)
        pen.arc((at[0] - r, at[1] - r, at[0] + r, at[1] + r), -42, 42, fill=ink, width=max(3, size // 12))


def network(canvas: Canvas, at: tuple[int, int], size: int = 150) -> None:
    """A payment network's mark: three leaning panels with its name, of no real scheme."""
    x, y = at
    high, wide = round(size * 0.62), size / 3.4
    pen = ImageDraw.Draw(canvas.image)
    for i, ink in enumerate(((58, 120, 62), (196, 110, 30), (40, 72, 130))):
        left, lean = x + i * wide, high * 0.22
        pen.polygon(
            ((left + lean, y), (left + lean + wide * 1.25, y), (left + wide * 1.25, y + high), (left, y + high)),
            fill=ink,
        )
    small = Style("sans", max(14, round(size * 0.17)), WHITE, weight=0.4, slant=0.15)
    canvas.text((x + size * 0.52, y + high * 0.36), "JiangPay", small, "m")
    canvas.text((x + size * 0.48, y + high * 0.72), "江付通", small.but(slant=0), "m")


def bank_sign(canvas: Canvas, at: tuple[float, float], radius: int, ink: Ink) -> None:
    """A bank's round sign, another shape each time."""
    x, y = at
    pen, rng = ImageDraw.Draw(canvas.image), canvas.rng
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=max(3, radius // 6))
    inner, turn = radius * 0.55, rng.randint(3, 6)
    pen.regular_polygon((x, y, inner), turn, rng.randint(0, 90), fill=ink)


def raised(
    canvas: Canvas, at: tuple[float, float], field: str, value: str, style: Style, shown: str, *, silver: bool = True
) -> None:
    """Raised characters: a shadow down right, a light edge up left; without silver they have the card's own colour."""
    middle = foil(canvas.rng) if silver else colour_at(canvas.image, at)
    for dx, ink in ((3, (20, 24, 28)), (-2, (255, 255, 255)), (0, middle)):
        canvas.value((at[0] + dx, at[1] + dx), field, value, style.but(ink=ink), shown)


def colour_at(image: Image.Image, at: tuple[float, float]) -> Ink:
    """The colour of a place."""
    red, green, blue = np.asarray(image)[round(at[1]), round(at[0])]
    return int(red), int(green), int(blue)


def foil(rng: random.Random) -> Ink:
    """The foil on raised characters: silver or gold."""
    return rng.choice(((214, 216, 214), (226, 226, 230), (222, 198, 130)))


def grouped(number: str, groups: tuple[int, ...]) -> str:
    """The number in groups of these lengths, the last taking what is left."""
    parts, rest = [], number
    for length in groups:
        parts.append(rest[:length])
        rest = rest[length:]
    return " ".join(part for part in (*parts, rest) if part)


def worn(page: Rendered, rng: random.Random) -> Rendered:
    """Scratches and rubbed edges of a card long carried."""
    pen = ImageDraw.Draw(page.image)
    for _ in range(rng.randint(0, 7)):
        x, y = rng.uniform(0, page.image.width), rng.uniform(0, page.image.height)
        length, turn = rng.uniform(8, 90), rng.uniform(0, np.pi)
        shade = rng.choice(((226, 226, 228), (128, 128, 132)))
        pen.line((x, y, x + length * np.cos(turn), y + length * np.sin(turn)), fill=shade, width=1)
    page.image.paste(page.image.filter(ImageFilter.GaussianBlur(0.6)))
    return page
