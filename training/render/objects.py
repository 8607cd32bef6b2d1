"""Things that lie over a page or reach into the picture: fingers, hands, cards, slips of paper, phones, staples."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.render.canvas import Rendered
from training.render.effects import as_image
from training.render.faces import font

Point = tuple[float, float]
Thing = Callable[[float, np.random.Generator], Image.Image]
SKINS = ((224, 178, 150), (206, 158, 128), (236, 194, 168), (184, 134, 104))


def laid_over(page: Rendered, thing: Image.Image, middle: Point, angle: float) -> Rendered:
    """The page with a thing (RGBA) on it, its middle there, turned by degrees, with the shadow it throws."""
    turned = thing.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    at = round(middle[0] - turned.width / 2), round(middle[1] - turned.height / 2)
    picture, depth = page.image.copy(), max(3, round(0.012 * max(page.image.size)))
    shade = Image.new("L", picture.size)
    shade.paste(turned.getchannel("A"), (at[0] + depth // 2, at[1] + depth))
    soft = shade.filter(ImageFilter.GaussianBlur(depth)).point(lambda level: round(level * 0.45))
    picture.paste((20, 18, 18), (0, 0), soft)
    picture.paste(turned, at, turned)
    return replace(page, image=picture)


def finger(width: float, rng: np.random.Generator, length: float = 4.2) -> Image.Image:
    """A finger or thumb pointing up, that wide in pixels and `length` times as long, with its nail at the tip."""
    skin = SKINS[rng.integers(len(SKINS))]
    size = round(width), round(width * length)
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] * 2), size[0] // 2, fill=255)
    x, y = np.meshgrid(np.linspace(-1, 1, size[0]), np.linspace(0, length, size[1]))
    round_it = 1 - 0.32 * np.abs(x) ** 2.5 - 0.12 * np.exp(-y / 0.35)
    wrinkles = sum(np.exp(-(((y - place - 0.05 * x**2) / 0.025) ** 2)) for place in (1.45, 1.55, 2.9, 3.0))
    level = round_it - 0.12 * wrinkles + rng.normal(0, 0.012, x.shape)
    picture = as_image(np.array(skin) * level[..., None])
    nail = Image.new("L", size)
    ImageDraw.Draw(nail).rounded_rectangle(
        (size[0] * 0.24, size[0] * 0.12, size[0] * 0.76, size[0] * 0.85), size[0] // 4, fill=150
    )
    picture.paste(tuple(min(255, c + 22) for c in skin), (0, 0), nail.filter(ImageFilter.GaussianBlur(width / 40)))
    picture.putalpha(mask.filter(ImageFilter.GaussianBlur(1)))
    return picture


def hand(width: float, rng: np.random.Generator) -> Image.Image:
    """A hand laid flat, pointing up, that wide in pixels."""
    room, seed = Image.new("RGBA", (round(width * 1.3), round(width * 1.9))), int(rng.integers(1 << 31))
    for x, top, lean in ((0.26, 0.22, 7), (0.5, 0.05, 2), (0.74, 0.1, -3), (0.96, 0.3, -8)):
        one = finger(width * 0.25, np.random.default_rng(seed)).rotate(lean, Image.Resampling.BICUBIC, expand=True)
        room.alpha_composite(one, (round(width * x), round(width * top)))
    skin, palm = SKINS[np.random.default_rng(seed).integers(len(SKINS))], Image.new("L", room.size)
    edges = width * 0.24, width * 0.95, width * 1.24, width * 2.2
    ImageDraw.Draw(palm).rounded_rectangle(edges, width * 0.3, fill=255)
    room.paste(skin, (0, 0), palm.filter(ImageFilter.GaussianBlur(2)))
    return room


def card(width: float, rng: np.random.Generator) -> Image.Image:
    """A plastic card of one colour that runs into another, with a stripe or some words on it."""
    size = round(width), round(width / 1.586)
    one, other = (rng.integers(20, 235, 3) for _ in range(2))
    share = np.linspace(0, 1, size[0])[None, :, None]
    picture = as_image(np.broadcast_to(one * (1 - share) + other * share, (size[1], size[0], 3)).astype(float))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, size[1] * 0.12, size[0], size[1] * 0.28), fill=(30, 30, 32))
    words = rng.choice(("会员卡", "江州超市", "门禁卡", "交通卡"))
    pen.text((size[0] * 0.08, size[1] * 0.6), str(words), fill=(240, 240, 240), font=font("sans", max(8, size[1] // 6)))
    return _cut(picture, size[1] // 14)


def slip(width: float, rng: np.random.Generator) -> Image.Image:
    """A piece of paper, white or yellow like a note, with a few written strokes."""
    size = round(width), round(width * rng.uniform(0.5, 1.0))
    colour = ((250, 249, 246), (252, 236, 130), (244, 240, 230), (246, 190, 200))[rng.integers(4)]
    picture = as_image(np.array(colour) - rng.uniform(0, 10, (size[1], size[0], 1)))
    pen, written = ImageDraw.Draw(picture), font("hand", max(8, size[1] // 6))
    for row in range(int(rng.integers(0, 3))):
        pen.text(
            (size[0] * 0.1, size[1] * (0.15 + 0.28 * row)),
            "已交 周三取",
            fill=(40, 50, 120),
            font=written,
        )
    return _cut(picture, 0)


def phone(width: float, rng: np.random.Generator) -> Image.Image:
    """A phone lying face up, its screen off."""
    size = round(width), round(width * 2.05)
    x, y = np.meshgrid(np.linspace(0, 1, size[0]), np.linspace(0, 1, size[1]))
    picture = as_image(np.array((22, 23, 28)) + 26 * np.clip(1 - 3 * np.abs(x - y * 0.7), 0, 1)[..., None])
    ImageDraw.Draw(picture).rounded_rectangle(
        (0, 0, size[0] - 1, size[1] - 1), size[0] // 9, outline=(90, 92, 98), width=max(2, size[0] // 60)
    )
    return _cut(picture, size[0] // 9)


def pen(width: float, rng: np.random.Generator) -> Image.Image:
    """A pen, that wide in pixels, twelve times as long."""
    size = round(width), round(width * 12)
    colour = ((30, 30, 34), (28, 60, 150), (190, 40, 40))[rng.integers(3)]
    x = np.linspace(-1, 1, size[0])[None, :, None]
    return _cut(
        as_image(
            np.broadcast_to(
                np.array(colour) * (1.1 - 0.5 * x**2) + 60 * np.exp(-(((x + 0.4) / 0.12) ** 2)), (size[1], size[0], 3)
            )
        ),
        size[0] // 2,
    )


def staple(page: Rendered, rng: np.random.Generator) -> Rendered:
    """A staple in a corner and the dog-ear beside it."""
    size = 0.02 * max(page.image.size)
    x, y = size * rng.uniform(1.2, 2.2), size * rng.uniform(1.2, 2.2)
    picture = page.image.copy()
    pen, angle = ImageDraw.Draw(picture), rng.uniform(0.4, 1.1)
    step = size * np.cos(angle), -size * np.sin(angle)
    for shift, ink in ((2, (120, 120, 122)), (0, (186, 188, 192))):
        pen.line(
            (x + shift, y + shift, x + shift + step[0], y + shift + step[1]), fill=ink, width=max(2, round(size / 6))
        )
    fold = round(size * rng.uniform(0.6, 1.1))
    pen.polygon(((0, 0), (fold, 0), (0, fold)), fill=(150, 148, 146))
    pen.polygon(((fold, 0), (0, fold), (fold, fold)), fill=(226, 225, 222))
    return replace(page, image=picture)


def _cut(picture: Image.Image, corner: int) -> Image.Image:
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).rounded_rectangle((1, 1, picture.width - 2, picture.height - 2), corner, fill=255)
    picture.putalpha(mask)
    return picture


THINGS: Mapping[str, Thing] = {"finger": finger, "hand": hand, "card": card, "slip": slip, "phone": phone, "pen": pen}
