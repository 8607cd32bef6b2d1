"""Hospitals' seals as they are pressed: over the name, faint or doubled, red and seldom blue or violet."""

import random
from collections.abc import Sequence

from PIL import Image

from training.render import invent, people, seal
from training.render.canvas import Canvas, Ink

SMALL = "现金收讫", "已结算", "收讫", "转讫", "医保已结算", "自费", "附件", "骑缝章"
FILED = "附件", "复印件", "与原件相符", "骑缝章", "已存档"
"""Small seals of bills, and of papers out of the files."""


def hospital_seal(name: str, rng: random.Random, purposes: Sequence[str], width: int = 176) -> Image.Image:
    """A hospital's seal pressed by hand: mostly round with a star, or oval with its credit code, seldom square."""
    purpose, shape = rng.choice(purposes), rng.random()
    if shape < 0.45:
        pressed = seal.round_star(name, purpose, width)
    elif shape < 0.65:
        pressed = seal.round_coded(name, purpose, "99" + people.digits(rng, 11), width)
    elif shape < 0.93:
        pressed = seal.oval(name, invent.credit_code(rng, "12"), purpose, round(width * 1.22))
    else:
        pressed = seal.square(name, purpose, round(width * 0.8))
    return seal.worn(pressed, rng, rng.choice((1, 1, 1, 0.8, 0.6, 0.45)))


def press(
    canvas: Canvas, name: str, at: tuple[float, float], purposes: Sequence[str], width: int = 176,
    ink: Ink | None = None, lean: float = 14, small: Sequence[str] = SMALL,
) -> None:  # fmt: skip
    """Press a hospital's seal there, a little off; sometimes twice, or with a small one beside it."""
    rng = canvas.rng
    pad, width = ink or seal.ink(rng), round(width * rng.uniform(0.86, 1.16))
    where = at[0] + rng.uniform(-24, 24), at[1] + rng.uniform(-14, 14)
    pressed = hospital_seal(name, rng, purposes, width)
    canvas.stamp(pressed, where, pad, rng.uniform(-lean, lean))
    second = rng.random()
    if second < 0.06:
        canvas.stamp(pressed, (where[0] + rng.uniform(5, 12), where[1] + rng.uniform(-8, 8)), pad, rng.uniform(-4, 4))
    elif second < 0.2:
        beside = seal.worn(seal.boxed(rng.choice(small), rng.randint(110, 170)), rng)
        canvas.stamp(beside, (where[0] + width * rng.uniform(0.8, 1.4), where[1]), pad, rng.uniform(-9, 9))
