"""Pictures of the book's pages as they are uploaded, good and bad, in an endless order that is the same every time.

Every kind comes up in turn, with each capture in turn; what the benchmark draws, layouts and random numbers, is never in training.
"""

import io
import random
from collections.abc import Iterator
from itertools import count
from typing import Literal

import numpy as np
from PIL import Image

from training.render import book, capture, effects, spoil
from training.render.canvas import Rendered
from training.render.spoil import Spoilt

Split = Literal["train", "bench"]
_EXIF_TAG = 0x0112
# What a camera writes for the turn (clockwise, in degrees) that sets its pixels upright, and how they then lie in the file.
_EXIF_TURNS = {0: 1, 90: 6, 180: 3, 270: 8}


def usable(split: Split) -> Iterator[tuple[str, Rendered]]:
    """Pictures that can be read, lying on any side, with the name of their capture."""
    for page, name, rng in _drawn(split, "usable", tuple(capture.USABLE)):
        yield name, effects.rotate(capture.usable(page, name, rng), _lying(rng))


def unusable(split: Split) -> Iterator[tuple[str, Spoilt]]:
    """Pictures that have to be taken again, lying on any side, with the name of what was done to them."""
    for page, name, rng in _drawn(split, "unusable", tuple(spoil.UNUSABLE)):
        spoilt = spoil.unusable(page, name, rng)
        yield name, Spoilt(effects.rotate(spoilt.page, _lying(rng)), spoilt.problems)


def uploaded(page: Rendered, quality: int = 92, camera: Literal[0, 90, 180, 270] = 0) -> bytes:
    """The picture as a JPEG whose pixels lie as the camera held them, turned upright by the EXIF tag alone."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[_EXIF_TAG] = _EXIF_TURNS[camera]
    page.image.rotate(camera, expand=True).save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()


def _drawn(split: Split, what: str, captures: tuple[str, ...]) -> Iterator[tuple[Rendered, str, capture.Rng]]:
    """Pages, each with a capture to make of it; layouts are drawn."""
    for number, (kind, name) in enumerate(order(captures)):
        chance = random.Random(f"{split}/{what}/{number}")
        layouts = book.layouts(kind, split) or book.layouts(kind, "train")
        page = book.draw(kind, chance.choice(layouts), chance)
        yield page, name, np.random.default_rng(chance.getrandbits(64))


def papers() -> tuple[str, ...]:
    """The kinds that are papers: a picture of a damaged car has no print that could be missed."""
    return tuple(kind for kind in book.kinds() if kind != "vehicle_damage_photo")


def order(captures: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every kind of paper in turn, the next time round with the next capture."""
    kinds = papers()
    for number in count():
        turn, place = divmod(number, len(kinds))
        yield kinds[place], captures[(place + turn) % len(captures)]


def _lying(rng: capture.Rng) -> int:
    """Half of the pictures are upright."""
    return int(rng.choice((0, 0, 0, 90, 180, 270)))
