"""What happens to a page between printer and upload; each effect takes and returns Rendered, its boxes moved along."""

import io
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from claims_ai.values import Box, Item
from training.render.canvas import Ink, Rendered, Truth

Floats = NDArray[np.floating]
Corners = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


def rotate(page: Rendered, degrees: int) -> Rendered:
    """Lay the page at 0, 90, 180 or 270 degrees clockwise."""
    w, h = page.image.size
    turns: dict[int, Callable[[float, float], tuple[float, float]]] = {
        0: lambda x, y: (x, y),
        90: lambda x, y: (h - y, x),
        180: lambda x, y: (w - x, h - y),
        270: lambda x, y: (y, w - x),
    }
    return turned(moved(page, turns[degrees], page.image.rotate(-degrees, expand=True)), degrees)


def resize(page: Rendered, long_side: int) -> Rendered:
    """Scale so that the longer side has that many pixels."""
    share = long_side / max(page.image.size)
    size = round(page.image.width * share), round(page.image.height * share)
    return moved(page, lambda x, y: (x * share, y * share), page.image.resize(size, Image.Resampling.LANCZOS))


def perspective(page: Rendered, corners: Corners, size: tuple[int, int], background: Ink) -> Rendered:
    """Map the page's corners (clockwise from top left) to `corners` on a picture of that size and background."""
    w, h = page.image.size
    outline: Corners = ((0, 0), (w, 0), (w, h), (0, h))
    back = homography(corners, outline)
    transform = Image.Transform.PERSPECTIVE
    paper = page.image.transform(size, transform, back.ravel()[:8].tolist(), Image.Resampling.BICUBIC)
    sheet = Image.new("L", (w, h))
    ImageDraw.Draw(sheet).rounded_rectangle((0, 0, w - 1, h - 1), page.corner, fill=255)
    solid = sheet.transform(size, transform, back.ravel()[:8].tolist(), Image.Resampling.BICUBIC)
    picture = Image.composite(paper, _table(size, background), solid)
    forth = homography(outline, corners)
    return moved(page, lambda x, y: project(forth, x, y), picture)


def skew(page: Rendered, degrees: float, background: Ink = (252, 252, 252)) -> Rendered:
    """Turn the page a little clockwise, as in a scanner, keeping the picture's size."""
    w, h = page.image.size
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))

    def turn(x: float, y: float) -> tuple[float, float]:
        dx, dy = x - w / 2, y - h / 2
        return float(w / 2 + cos * dx - sin * dy), float(h / 2 + sin * dx + cos * dy)

    return moved(page, turn, page.image.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=background))


def shade(page: Rendered, rng: np.random.Generator, depth: float) -> Rendered:
    """Uneven light: one side up to `depth` (share) darker, with soft patches."""
    angle = rng.uniform(0, 2 * np.pi)
    x, y = grid(page.image)
    slope = (np.cos(angle) * (x - 0.5) + np.sin(angle) * (y - 0.5)) / 1.42 + 0.5
    patches = cloud(page.image.size, rng, 4)
    return lit(page, 1 - depth * (0.7 * slope + 0.3 * patches))


def crease(page: Rendered, rng: np.random.Generator, depth: float = 0.22) -> Rendered:
    """Fold the page in four: a bright edge and a shadow beside each fold."""
    x, y = grid(page.image)
    light = np.ones_like(x)
    for across, along in ((x, y), (y, x)):
        away = across - rng.uniform(0.45, 0.55) - 0.006 * np.sin(along * rng.uniform(4, 9))
        light -= depth * np.exp(-np.abs(away) / 0.05) * (away > 0)
        light += 0.5 * depth * np.exp(-((away / 0.003) ** 2))
    return lit(page, light + 0.1 * depth * (cloud(page.image.size, rng, 14) - 0.5))


def blur(page: Rendered, radius: float) -> Rendered:
    """Out of focus by that many pixels."""
    return replace(page, image=page.image.filter(ImageFilter.GaussianBlur(radius)))


def dark(page: Rendered, share: float) -> Rendered:
    """Leave only that share of the light."""
    return replace(page, image=ImageEnhance.Brightness(page.image).enhance(share))


def glare(page: Rendered, rng: np.random.Generator, strength: float = 1.0) -> Rendered:
    """A lamp's reflection that washes out one spot."""
    x, y = grid(page.image)
    far = ((x - rng.uniform(0.3, 0.7)) / 0.16) ** 2 + ((y - rng.uniform(0.3, 0.7)) / 0.12) ** 2
    share = (np.clip(strength * np.exp(-far), 0, 1))[..., None]
    return replace(page, image=as_image(np.asarray(page.image) * (1 - share) + 255 * share))


def noise(page: Rendered, rng: np.random.Generator, sigma: float) -> Rendered:
    """Sensor noise of that standard deviation in grey levels."""
    grain = rng.normal(0, sigma, (*reversed(page.image.size), 1))
    return replace(page, image=as_image(np.asarray(page.image) + grain))


def specks(page: Rendered, rng: np.random.Generator, count: int) -> Rendered:
    """Dirt of a photocopier's glass."""
    pixels = np.asarray(page.image).copy()
    ys, xs = (rng.integers(0, side - 2, count) for side in pixels.shape[:2])
    for dx, dy in ((0, 0), (1, 0), (0, 1)):
        pixels[ys + dy, xs + dx] = rng.integers(60, 190, (count, 1))
    return replace(page, image=Image.fromarray(pixels))


def compress(page: Rendered, quality: int) -> Rendered:
    """One round through JPEG."""
    return replace(page, image=Image.open(io.BytesIO(jpeg(page, quality))).convert("RGB"))


def jpeg(page: Rendered, quality: int = 70) -> bytes:
    """The picture as a JPEG file."""
    out = io.BytesIO()
    page.image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def scan(page: Rendered, seed: int, long_side: int = 1500) -> Rendered:
    """The page from a flat-bed scanner: a little askew, soft, with a few specks."""
    rng = np.random.default_rng(seed)
    askew = skew(page, float(rng.uniform(-0.7, 0.7)))
    soft = blur(resize(askew, long_side), float(rng.uniform(0.3, 0.55)))
    return noise(specks(soft, rng, int(rng.integers(3, 25))), rng, 1.6)


def photocopy(page: Rendered, seed: int, long_side: int = 1500) -> Rendered:
    """A black and white copy from a dirty machine, then scanned."""
    dirty = specks(scan(page, seed, long_side), np.random.default_rng(seed), 3500)
    return replace(dirty, image=ImageEnhance.Contrast(dirty.image.convert("L")).enhance(1.3).convert("RGB"))


def photograph(page: Rendered, seed: int, strength: float, long_side: int = 1500) -> Rendered:
    """The page on a table, taken with a phone; strength 0 (careful) to 1 (careless, still readable)."""
    rng = np.random.default_rng(seed)
    folded = crease(page, rng, 0.3 * strength) if strength > 0.3 and page.image.width > 1100 else page
    size = round(page.image.width * 1.14), round(page.image.height * 1.14)
    taken = perspective(folded, _off(page.image.size, size, rng, strength), size, (124, 106, 90))
    uneven = shade(resize(taken, long_side), rng, 0.15 + 0.4 * strength)
    shiny = glare(uneven, rng, 0.4 * strength) if strength > 0.7 else uneven
    grainy = noise(blur(shiny, 0.4 + 0.5 * strength), rng, 1.5 + 2.5 * strength)
    return compress(grainy, round(92 - 30 * strength))


def lay(page: Rendered, seed: int, long_side: int = 1400) -> Rendered:
    """A card on the glass of a scanner: in the upper part of a white sheet."""
    rng = np.random.default_rng(seed)
    w, h = page.image.size
    size = round(w * 1.36), round(h * 1.5)
    left, top = (size[0] - w) * rng.uniform(0.35, 0.65), (size[1] - h) * rng.uniform(0.35, 0.65)
    corners: Corners = ((left, top), (left + w, top), (left + w, top + h), (left, top + h))
    return scan(perspective(page, corners, size, (250, 250, 250)), seed, long_side)


def _off(inner: tuple[int, int], outer: tuple[int, int], rng: np.random.Generator, strength: float) -> Corners:
    """The page's corners on the picture, each pulled inward by up to a twelfth."""
    (w, h), (left, top) = inner, ((outer[0] - inner[0]) / 2, (outer[1] - inner[1]) / 2)
    pull = rng.uniform(-0.02, 0.07, (4, 2)) * (0.2 + 0.8 * strength)
    ends = np.array(((0, 0), (1, 0), (1, 1), (0, 1)))
    places = (ends + pull * (1 - 2 * ends)) * (w, h) + (left, top)
    a, b, c, d = ((float(x), float(y)) for x, y in places)
    return a, b, c, d


def moved(page: Rendered, move: Callable[[float, float], tuple[float, float]], image: Image.Image) -> Rendered:
    """The page with another picture, every box (those of further documents on it too) carried along by `move`."""

    def box(old: Box) -> Box:
        a, b, c, d = (move(*point) for point in old)
        return a, b, c, d

    def item(old: Item) -> Item:
        return replace(old, box=box(old.box)) if old.box else old

    return replace(
        page,
        image=image,
        fields={name: Truth(truth.value, box(truth.box)) for name, truth in page.fields.items()},
        items=tuple(item(i) for i in page.items),
        more=tuple(moved(further, move, image) for further in page.more),
    )


def turned(page: Rendered, degrees: int) -> Rendered:
    """The page, and every further document on it, said to lie that much further clockwise."""
    more = tuple(turned(further, degrees) for further in page.more)
    return replace(page, orientation=(page.orientation + degrees) % 360, more=more)


def homography(source: Corners, target: Corners) -> Floats:
    """The 3 × 3 matrix that maps four points to four others."""
    rows, values = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    solved: Floats = np.linalg.solve(np.array(rows, float), np.array(values, float))
    return np.append(solved, 1.0).reshape(3, 3)


def project(matrix: Floats, x: float, y: float) -> tuple[float, float]:
    u, v, w = matrix @ (x, y, 1.0)
    return float(u / w), float(v / w)


def _table(size: tuple[int, int], colour: Ink) -> Image.Image:
    """What the page lies on: even for a scanner, wood-like stripes for anything darker."""
    if min(colour) > 200:
        return Image.new("RGB", size, colour)
    rng = np.random.default_rng(sum(size))
    stripes = np.repeat(rng.normal(0, 1, (size[1] // 6 + 1, 1)), 6, axis=0)[: size[1]]
    grain = 7 * stripes + rng.normal(0, 3, (size[1], size[0]))
    return as_image(np.array(colour) + grain[..., None]).filter(ImageFilter.GaussianBlur(1.5))


def grid(image: Image.Image) -> tuple[Floats, Floats]:
    """Positions as shares of width and height."""
    x, y = np.meshgrid(np.linspace(0, 1, image.width), np.linspace(0, 1, image.height))
    return x, y


def cloud(size: tuple[int, int], rng: np.random.Generator, cells: int) -> Floats:
    """Smooth random values in [0, 1]."""
    coarse = Image.fromarray(rng.integers(0, 256, (cells, cells), dtype=np.uint8))
    return np.asarray(coarse.resize(size, Image.Resampling.BICUBIC), float) / 255


def lit(page: Rendered, light: Floats) -> Rendered:
    """The page under that light, a share a pixel."""
    return replace(page, image=as_image(np.asarray(page.image) * light[..., None]))


def as_image(pixels: Floats) -> Image.Image:
    """Grey levels as a picture, cut off at black and white."""
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
