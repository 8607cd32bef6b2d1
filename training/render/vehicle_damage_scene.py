"""Draws what photos of damaged cars are made of: road and sky, glossy bodies, glass, wheels, lamps, dents, scratches, cracks."""

import random
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.render.canvas import Canvas, Ink, Rendered, Style

Points = Sequence[tuple[float, float]]
PAINTS: tuple[Ink, ...] = (
    (226, 228, 230),
    (40, 42, 48),
    (156, 160, 166),
    (150, 30, 36),
    (36, 62, 120),
    (92, 78, 66),
    (214, 208, 196),
    (46, 78, 70),
)


class Scene:
    """A photo in the making; positions in pixels."""

    def __init__(self, size: tuple[int, int], rng: random.Random):
        self.rng, self.size = rng, size
        self.image = Image.new("RGB", size, (120, 122, 124))
        self.metal = Image.new("L", size)
        self.noise = np.random.default_rng(rng.randrange(2**32))

    def street(self, horizon: int) -> None:
        """Sky or a wall above, houses and trees at the horizon, asphalt below."""
        wide, high = self.size
        top, low = self.rng.choice(
            (((176, 200, 226), (226, 234, 240)), ((198, 202, 206), (222, 222, 220)), ((120, 134, 156), (196, 180, 160)))
        )
        self._slope((0, 0, wide, horizon), top, low)
        x = -40
        while x < wide:
            step, tall = self.rng.randint(90, 260), self.rng.randint(60, max(70, horizon - 60))
            if self.rng.random() < 0.6:
                self._house(x, horizon, step, tall)
            else:
                self._tree(x, horizon, step, min(tall, 260))
            x += step + self.rng.randint(-10, 40)
        self.image = self.image.filter(ImageFilter.GaussianBlur(5))
        self._slope((0, horizon, wide, high), (112, 112, 114), (84, 84, 88))
        self._asphalt(horizon)

    def _house(self, x: int, horizon: int, wide: int, tall: int) -> None:
        pen, shade = ImageDraw.Draw(self.image), self.rng.randint(96, 176)
        pen.rectangle((x, horizon - tall, x + wide, horizon), fill=(shade, shade + 4, shade - 6))
        for wy in range(horizon - tall + 16, horizon - 20, 34):
            for wx in range(x + 12, x + wide - 20, 30):
                pen.rectangle((wx, wy, wx + 14, wy + 18), fill=(shade - 26, shade - 22, shade - 20))

    def _tree(self, x: int, horizon: int, wide: int, tall: int) -> None:
        pen = ImageDraw.Draw(self.image)
        pen.rectangle((x + wide / 2 - 8, horizon - tall * 0.5, x + wide / 2 + 8, horizon), fill=(84, 70, 58))
        for _ in range(14):
            u, v = x + self.rng.uniform(0.2, 0.8) * wide, horizon - self.rng.uniform(0.4, 0.9) * tall
            r, shade = self.rng.uniform(0.14, 0.3) * tall, self.rng.randint(0, 40)
            pen.ellipse((u - r, v - r, u + r, v + r), fill=(52 + shade, 78 + shade, 50 + shade))

    def _asphalt(self, horizon: int) -> None:
        pixels = np.asarray(self.image).astype(np.int16)
        pixels[horizon:] += self.noise.normal(0, 11, (*pixels[horizon:].shape[:2], 1)).astype(np.int16)
        self.image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
        if self.rng.random() < 0.7:
            wide, high = self.size
            x = self.rng.uniform(0.1, 0.9) * wide
            lane = ((x, horizon), (x + 14, horizon), (x * 1.3 - 0.1 * wide + 70, high), (x * 1.3 - 0.1 * wide, high))
            ImageDraw.Draw(self.image).polygon(lane, fill=(206, 204, 196))

    def _slope(self, box: tuple[int, int, int, int], top: Ink, low: Ink) -> None:
        share = np.linspace(0, 1, max(1, box[3] - box[1]))[:, None, None]
        rows = np.array(top) * (1 - share) + np.array(low) * share
        self.image.paste(Image.fromarray(np.repeat(rows, box[2] - box[0], axis=1).astype(np.uint8)), box[:2])

    def body(self, points: Points, paint: Ink, gloss: float = 0.5, *, rounds: int = 3) -> None:
        """A painted sheet: bright where it mirrors the sky, dark below the waist."""
        mask = self.mask(points, rounds)
        box = mask.getbbox() or (0, 0, 1, 1)
        y = (np.arange(self.size[1]) - box[1]) / max(1, box[3] - box[1])
        light = 1 + gloss * (
            0.5 * np.exp(-(((y - 0.14) / 0.16) ** 2)) - 0.45 * np.exp(-(((y - 0.52) / 0.14) ** 2)) - 0.3 * (y > 0.86)
        )
        lit = np.clip(
            np.array(paint) * light[:, None, None] + 24 * gloss * np.exp(-(((y - 0.14) / 0.1) ** 2))[:, None, None],
            0,
            255,
        )
        layer = Image.fromarray(lit.astype(np.uint8)).resize(self.size)
        self.image.paste(layer, (0, 0), mask)
        self.metal.paste(255, (0, 0), mask)

    def mask(self, points: Points, rounds: int) -> Image.Image:
        """The inside of an outline whose corners are cut round so many times."""
        outline = list(points)
        for _ in range(rounds):
            ends = zip(outline, [*outline[1:], outline[0]], strict=True)
            outline = [
                cut
                for (a, b), (c, d) in ends
                for cut in ((0.78 * a + 0.22 * c, 0.78 * b + 0.22 * d), (0.22 * a + 0.78 * c, 0.22 * b + 0.78 * d))
            ]
        mask = Image.new("L", self.size)
        ImageDraw.Draw(mask).polygon(outline, fill=255)
        return mask

    def glass(self, points: Points) -> None:
        """A window: dark, with the sky in its upper part."""
        self.body(points, (58, 70, 80), 1.1, rounds=2)

    def wheel(self, middle: tuple[float, float], radius: float) -> None:
        """Tyre, rim and spokes."""
        pen = ImageDraw.Draw(self.image)
        x, y = middle
        for share, ink in ((1.18, (16, 16, 18)), (1, (34, 34, 36)), (0.68, (168, 170, 174)), (0.6, (86, 88, 92))):
            r = radius * share
            pen.ellipse((x - r, y - r, x + r, y + r), fill=ink)
        for i in range(5):
            turn = 2 * np.pi * i / 5 + 0.3
            pen.line(
                (x, y, x + radius * 0.62 * np.cos(turn), y + radius * 0.62 * np.sin(turn)),
                fill=(186, 188, 192),
                width=round(radius * 0.14),
            )
        pen.ellipse((x - radius * 0.14, y - radius * 0.14, x + radius * 0.14, y + radius * 0.14), fill=(120, 122, 126))

    def lamp(self, points: Points, ink: Ink) -> None:
        """A lamp's glass; one that shines forward shows its reflectors."""
        self.body(points, ink, 1.0, rounds=2)
        if min(ink) < 100:
            return
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        pen = ImageDraw.Draw(self.image)
        for i in range(3):
            x = min(xs) + (max(xs) - min(xs)) * (0.25 + 0.25 * i)
            y, r = (min(ys) + max(ys)) / 2, (max(ys) - min(ys)) * 0.22
            pen.ellipse((x - r, y - r, x + r, y + r), outline=(240, 240, 238), width=3)

    def gap(self, points: Points, width: int = 5) -> None:
        """The dark line between two sheets, with the light on its edge."""
        pen = ImageDraw.Draw(self.image)
        pen.line([(x + 3, y + 2) for x, y in points], fill=(206, 208, 210), width=2, joint="curve")
        pen.line(list(points), fill=(28, 28, 30), width=width, joint="curve")

    def dent(self, middle: tuple[float, float], reach: tuple[float, float], depth: float = 0.6) -> None:
        """A hollow: its upper side in shadow, its lower side lit, with creases."""
        left, top, right, foot = (
            round(m + way * 2.4 * r) for way in (-1, 1) for m, r in zip(middle, reach, strict=True)
        )
        y, x = np.mgrid[top:foot, left:right].astype(np.float32)
        u, v = (x - middle[0]) / reach[0], (y - middle[1]) / reach[1]
        wrinkle = 0.3 * np.sin(6 * u + 3 * v + self.rng.uniform(0, 6)) * np.sin(5 * v - 2 * u)
        light = 1 + depth * (v + wrinkle + 0.4 * u) * 1.6 * np.exp(-(u**2 + v**2) * 1.3)
        around = self.image.crop((left, top, right, foot))
        pixels = np.asarray(around, np.float32) * np.clip(light, 0.25, 1.7)[..., None]
        self.image.paste(Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)), (left, top))

    def scratches(self, middle: tuple[float, float], reach: tuple[float, float], count: int) -> None:
        """Scrapes down to primer and metal, mostly in one direction."""
        harmed, lean = self.image.copy(), self.rng.uniform(-0.25, 0.25)
        pen = ImageDraw.Draw(harmed)
        for _ in range(count):
            x, y = (m + self.rng.gauss(0, 0.4) * r for m, r in zip(middle, reach, strict=True))
            long = self.rng.uniform(0.1, 0.9) * reach[0]
            shade = self.rng.choice((228, 206, 176, 90, 60))
            path = [(x + long * i / 6, y + lean * long * i / 6 + self.rng.uniform(-2.5, 2.5)) for i in range(7)]
            pen.line(path, fill=(shade, shade, shade - 4), width=self.rng.choice((1, 1, 2, 3, 6)), joint="curve")
        self.image.paste(harmed, (0, 0), self.metal)

    def crack(self, start: tuple[float, float], steps: int, reach: float) -> None:
        """A break that runs in jags, wider at its start."""
        harmed, (x, y) = self.image.copy(), start
        pen, turn = ImageDraw.Draw(harmed), self.rng.uniform(0, 2 * np.pi)
        for i in range(steps):
            turn += self.rng.uniform(-0.9, 0.9)
            onward = x + reach * np.cos(turn), y + reach * np.sin(turn)
            pen.line((x, y, *onward), fill=(18, 18, 20), width=max(2, 9 - i))
            x, y = onward
        self.image.paste(harmed, (0, 0), self.metal)

    def words(self, lines: Sequence[str], at: tuple[float, float], size: int) -> None:
        """What the phone prints on a photo: pale words with a shadow."""
        canvas = Canvas(self.size, self.rng)
        canvas.image = self.image
        for i, line in enumerate(lines):
            for shift, ink in ((2, (40, 40, 40)), (0, (250, 250, 250))):
                canvas.text((at[0] + shift, at[1] + i * size * 1.5 + shift), line, Style("sans", size, ink, weight=0.3))
        self.image = canvas.image

    def plate(self, middle: tuple[float, float], text: str, wide: int) -> None:
        """A number plate: white on blue, black on green for eight characters."""
        high, green = round(wide * 0.32), len(text) == 8
        x, y = middle[0] - wide / 2, middle[1] - high / 2
        pen = ImageDraw.Draw(self.image)
        pen.rounded_rectangle(
            (x, y, x + wide, y + high),
            6,
            fill=(150, 214, 168) if green else (24, 62, 160),
            outline=(232, 234, 236),
            width=3,
        )
        canvas = Canvas(self.size, self.rng)
        canvas.image = self.image
        style = Style(
            "sans", round(high * 0.62), (24, 26, 28) if green else (244, 244, 246), weight=0.6, spacing=2, squeeze=0.82
        )
        canvas.text(middle, f"{text[:2]}·{text[2:]}", style, "m")
        self.image = canvas.image

    def done(self) -> Rendered:
        """The photo as the phone made it: soft, with grain and darker corners."""
        x, y = np.meshgrid(*(np.linspace(-1, 1, side, dtype=np.float32) for side in self.size))
        light = (1.04 - 0.16 * (x**2 + y**2)) * np.float32(self.rng.uniform(0.82, 1.06))
        soft = np.asarray(self.image.filter(ImageFilter.GaussianBlur(self.rng.uniform(0.6, 1.6))), np.float32)
        grain = self.noise.standard_normal((*soft.shape[:2], 1), np.float32) * np.float32(self.rng.uniform(1.5, 5))
        pixels = np.clip(soft * light[..., None] + grain, 0, 255).astype(np.uint8)
        return Rendered(Image.fromarray(pixels), "vehicle_damage_photo", {})
