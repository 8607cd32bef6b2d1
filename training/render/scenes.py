"""Several documents on one photo or one copied sheet: the largest is the page, the others are its `more`, each with its own truth."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from training.render import bend, book, effects, light
from training.render.bend import View
from training.render.canvas import Rendered
from training.render.capture import LEAST_PRINT, Rng, developed
from training.render.effects import Floats
from training.render.surfaces import SURFACES, surface

_CARDS = "id_card_front", "id_card_back", "bank_card"
# Documents that differ less in size than this are as large: the upper or left one then comes first.
_AS_LARGE = 0.05


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a document lies: its middle and its width in pixels, and how far it is turned clockwise, in degrees."""

    middle: tuple[float, float]
    width: float
    turn: float = 0.0


def scene(name: str, split: str, rng: random.Random) -> Rendered:
    """One of SCENES, photographed or copied, with pages of that split of the book."""
    return SCENES[name](split, rng)


def laid_out(documents: Sequence[tuple[Rendered, Spot]], ground: Image.Image, shadow: float = 0.4) -> Rendered:
    """Documents on one picture, seen from straight above, where they do not touch."""
    picture, placed = ground.copy(), []
    for page, spot in documents:
        placed.append(_placed(page, spot, picture, shadow))
    ordered = sorted(placed, key=lambda entry: -_area(entry[1]))
    first = min(
        ordered, key=lambda entry: (_area(entry[1]) < (1 - _AS_LARGE) * _area(ordered[0][1]), sum(entry[1].mean(0)))
    )
    rest = [page for page, _ in ordered if page is not first[0]]
    return replace(first[0], image=picture, more=tuple(replace(page, image=picture) for page in rest))


def _placed(page: Rendered, spot: Spot, picture: Image.Image, shadow: float) -> tuple[Rendered, Floats]:
    """Put one document on the picture; gives it with its truth moved there, and its corners."""
    share = spot.width / page.image.width
    size = round(page.image.width * share), round(page.image.height * share)
    paper = page.image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), page.corner * share, fill=255)
    paper.putalpha(mask)
    turned = paper.rotate(-spot.turn, Image.Resampling.BICUBIC, expand=True)
    at = round(spot.middle[0] - turned.width / 2), round(spot.middle[1] - turned.height / 2)
    if shadow:
        dark = Image.new("L", picture.size)
        dark.paste(turned.getchannel("A"), (at[0] + 4, at[1] + 7))
        picture.paste(
            (16, 14, 14), (0, 0), dark.filter(ImageFilter.GaussianBlur(9)).point(lambda level: round(level * shadow))
        )
    picture.paste(turned, at, turned)
    cos, sin = np.cos(np.radians(spot.turn)), np.sin(np.radians(spot.turn))

    def move(x: float, y: float) -> tuple[float, float]:
        u, v = x * share - size[0] / 2, y * share - size[1] / 2
        return float(spot.middle[0] + cos * u - sin * v), float(spot.middle[1] + sin * u + cos * v)

    lying = effects.turned(effects.moved(page, move, picture), round(spot.turn / 90) % 4 * 90)
    w, h = page.image.size
    return lying, np.array([move(*corner) for corner in ((0, 0), (w, 0), (w, h), (0, h))])


def _area(corners: Floats) -> float:
    a, b, _, d = corners
    return float(np.linalg.norm(b - a) * np.linalg.norm(d - a))


def _card(kind: str, split: str, rng: random.Random) -> Rendered:
    """A card as such, not a copy of one on a sheet."""
    while True:
        names = book.layouts(kind, "bench" if split == "bench" else "train") or book.layouts(kind, "train")
        page = book.draw(kind, rng.choice(names), rng)
        if page.corner:
            return page


def _slip(split: str, rng: random.Random) -> Rendered:
    """A receipt, or the narrowest invoice where the book has none."""
    kind = "receipt" if "receipt" in book.kinds() else "medical_invoice_outpatient"
    names = book.layouts(kind, "bench" if split == "bench" else "train") or book.layouts(kind, "train")
    pages = [book.draw(kind, name, rng) for name in rng.sample(names, min(3, len(names)))]
    return min(pages, key=lambda page: page.image.width / page.image.height)


def _table(size: tuple[int, int], rng: random.Random) -> Image.Image:
    return surface(rng.choice(list(SURFACES)), size, np.random.default_rng(rng.getrandbits(64)))


def _photographed(laid: Rendered, rng: random.Random) -> Rendered:
    """The scene from a phone held nearly straight above, at a size at which all print can be read."""
    numbers = np.random.default_rng(rng.getrandbits(64))
    tilt, swing, roll = numbers.uniform(-1, 1, 3) * (14, 10, 4)
    aspect = max(laid.image.size) / min(laid.image.size)
    seen = bend.shoot(laid, View(tilt, swing, roll, 1.6, 1.16, aspect=aspect), laid.image.resize((400, 300)))
    lit = light.lamp(_readable(seen, numbers), numbers, float(numbers.uniform(0.02, 0.3)))
    return developed(lit, numbers, 0.6)


def _readable(page: Rendered, rng: Rng) -> Rendered:
    heights = [truth.box[3][1] - truth.box[0][1] for truth in page.fields.values()]
    heights += [abs(truth.box[3][0] - truth.box[0][0]) for truth in page.fields.values()]
    small = float(np.percentile([height for height in heights if height > 4], 25))
    enough = max(page.image.size) * LEAST_PRINT * rng.uniform(1.0, 1.4) / small
    return effects.resize(page, round(min(max(rng.uniform(1300, 2000), enough), 2400)))


def _two_cards(kinds: tuple[str, str], split: str, rng: random.Random, turns: tuple[float, float] = (0, 0)) -> Rendered:
    """Two cards on a table, one under the other or side by side."""
    cards, down = [_card(kind, split, rng) for kind in kinds], rng.random() < 0.7
    reach = [(500.0, 316.0) if turn % 180 == 0 else (316.0, 500.0) for turn in turns]
    apart = sum(extent[down] for extent in reach) + rng.uniform(40, 180)
    size = (1500, round(apart + 1500)) if down else (round(apart + 1500), 1400)
    along = size[down] / 2 - apart / 2, size[down] / 2 + apart / 2
    spots = []
    for place, turn in zip(along, turns, strict=True):
        across = size[1 - down] / 2 + rng.uniform(-60, 60)
        middle = (across, place) if down else (place, across)
        spots.append(Spot(middle, 980, turn + rng.uniform(-3, 3)))
    return _photographed(laid_out(list(zip(cards, spots, strict=True)), _table(size, rng)), rng)


def _copied_cards(kinds: tuple[str, str], split: str, rng: random.Random) -> Rendered:
    """Two cards copied onto one white sheet, one under the other, in black and white or in colour, then scanned or photographed."""
    width, size = 620.0, (1240, 1754)
    cards = [_card(kind, split, rng) for kind in kinds]
    left, top, gap = rng.uniform(0.3, 0.6) * 1240, rng.uniform(300, 480), rng.uniform(460, 700)
    spots = [Spot((left + rng.uniform(-30, 30), top + gap * i), width, rng.uniform(-2, 2)) for i in range(2)]
    sheet = laid_out(list(zip(cards, spots, strict=True)), Image.new("RGB", size, (253, 253, 253)), 0.0)
    if rng.random() < 0.6:
        grey = ImageEnhance.Contrast(ImageEnhance.Brightness(sheet.image.convert("L")).enhance(1.08)).enhance(1.4)
        sheet = replace(sheet, image=grey.convert("RGB"))
    large = effects.resize(sheet, 2000)
    return effects.scan(large, rng.getrandbits(31), 2000) if rng.random() < 0.6 else effects.photograph(large, rng.getrandbits(31), 0.3, 2200)  # fmt: skip


def _slips(count: int, split: str, rng: random.Random) -> Rendered:
    """Receipts side by side on a table, of different lengths."""
    pages = [_slip(split, rng) for _ in range(count)]
    widths = [rng.uniform(560, 680) for _ in pages]
    heights = [page.image.height * width / page.image.width for page, width in zip(pages, widths, strict=True)]
    tall, x, spots = max(heights), 240.0, []
    for width, height in zip(widths, heights, strict=True):
        slack = (tall - height) * rng.uniform(0, 1)
        spots.append(Spot((x + width / 2, 220 + slack + height / 2), width, rng.uniform(-3, 3)))
        x += width + rng.uniform(50, 140) + 0.05 * height
    size = round(x + 160), round(tall + 440)
    return _photographed(laid_out(list(zip(pages, spots, strict=True)), _table(size, rng)), rng)


def _card_and_slip(split: str, rng: random.Random) -> Rendered:
    """An ID or bank card beside a receipt."""
    card, slip = _card(rng.choice(_CARDS), split, rng), _slip(split, rng)
    tall = slip.image.height * 760 / slip.image.width
    size = 2250, round(max(tall, 700) + 460)
    spots = (
        Spot((640, size[1] * rng.uniform(0.35, 0.65)), 860, rng.uniform(-4, 4)),
        Spot((1680, size[1] / 2), 760, rng.uniform(-3, 3)),
    )
    return _photographed(laid_out([(card, spots[0]), (slip, spots[1])], _table(size, rng)), rng)


def _papers_on_sheet(split: str, rng: random.Random) -> Rendered:
    """Two invoices scanned together, one under the other."""
    kind = rng.choice(("vat_invoice", "medical_invoice_outpatient"))
    names = book.layouts(kind, "bench" if split == "bench" else "train")
    pages: list[Rendered] = []
    while len(pages) < 2:
        page = book.draw(kind, rng.choice(names), rng)
        if page.image.width > 1.25 * page.image.height:
            pages.append(page)
    heights = [page.image.height * 1560 / page.image.width for page in pages]
    middles = 60 + heights[0] / 2, 140 + heights[0] + heights[1] / 2
    spots = [Spot((860, y), 1560, rng.uniform(-0.7, 0.7)) for y in middles]
    sheet = Image.new("RGB", (1720, round(sum(heights)) + 220), (252, 252, 252))
    return effects.scan(laid_out(list(zip(pages, spots, strict=True)), sheet, 0.0), rng.getrandbits(31), 2300)


SCENES: Mapping[str, Callable[[str, random.Random], Rendered]] = {
    "id_sides": lambda split, rng: _two_cards(("id_card_front", "id_card_back"), split, rng),
    "id_sides_one_turned": lambda split, rng: _two_cards(("id_card_front", "id_card_back"), split, rng, (0, rng.choice((90, 180, 270)))),
    "id_and_bank_card": lambda split, rng: _two_cards(("id_card_front", "bank_card"), split, rng),
    "id_sides_copied": lambda split, rng: _copied_cards(("id_card_front", "id_card_back"), split, rng),
    "id_and_bank_card_copied": lambda split, rng: _copied_cards(("id_card_front", "bank_card"), split, rng),
    "two_receipts": lambda split, rng: _slips(2, split, rng),
    "three_receipts": lambda split, rng: _slips(3, split, rng),
    "card_and_receipt": _card_and_slip,
    "invoices_on_sheet": _papers_on_sheet,
}  # fmt: skip
