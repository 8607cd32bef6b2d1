"""Photos of damage kept for the benchmark: a door's edge from near with a scraped dent, and a roof and bonnet full of hail's hollows."""

import random
from collections.abc import Callable, Mapping

from PIL import ImageDraw, ImageFilter

from training.render.canvas import Rendered
from training.render.vehicle_damage_scene import PAINTS, Scene


def door(rng: random.Random) -> Rendered:
    """A rear door from near: handle, window's foot and the seam to the wing, a dent with scrapes across the seam."""
    scene, paint = Scene((1440, 1080), rng), rng.choice(PAINTS)
    scene.street(rng.randint(120, 200))
    scene.body(((-300, 260), (1740, 220), (1740, 1180), (-300, 1180)), paint, 0.7, rounds=0)
    scene.glass(((-200, 20), (860, 10), (960, 236), (-200, 262)))
    red, green, blue = (max(0, level - 26) for level in paint)
    seam = rng.uniform(880, 980)
    scene.gap(((seam, 240), (seam + 24, 620), (seam - 60, 900), (seam - 190, 1080)), 7)
    scene.gap(((-20, 300), (seam, 262)), 4)
    scene.body(((420, 392), (690, 380), (700, 438), (424, 452)), (red, green, blue), 0.9, rounds=2)
    ImageDraw.Draw(scene.image).ellipse((726, 392, 760, 426), fill=(40, 40, 44))
    middle = seam + rng.uniform(-180, 40), rng.uniform(620, 780)
    scene.dent(middle, (rng.uniform(130, 200), rng.uniform(80, 120)), rng.uniform(0.5, 0.75))
    scene.scratches(middle, (rng.uniform(240, 380), rng.uniform(60, 110)), rng.randint(50, 110))
    if rng.random() < 0.5:
        scene.crack((middle[0] + 20, middle[1]), rng.randint(3, 6), 30)
    scene.image = scene.image.filter(ImageFilter.GaussianBlur(0.7))
    return scene.done()


def hail(rng: random.Random) -> Rendered:
    """A car's bonnet and screen from above the wing after hail: many small hollows, some wet leaves, a starred screen now and then."""
    scene, paint = Scene((1600, 1200), rng), rng.choice(PAINTS)
    scene.street(rng.randint(140, 220))
    scene.body(((40, 420), (420, 300), (1180, 300), (1560, 420), (1640, 1260), (-40, 1260)), paint, 0.55, rounds=1)
    scene.glass(((400, 120), (1200, 120), (1330, 330), (270, 330)))
    scene.gap(((60, 470), (800, 420), (1540, 470)), 7)
    scene.gap(((330, 480), (240, 1200)), 4)
    scene.gap(((1270, 480), (1360, 1200)), 4)
    for _ in range(rng.randint(26, 44)):
        reach = rng.uniform(14, 34)
        scene.dent((rng.uniform(160, 1440), rng.uniform(520, 1080)), (reach, reach * 0.8), rng.uniform(0.35, 0.7))
    pen = ImageDraw.Draw(scene.image)
    for _ in range(rng.randint(5, 14)):
        x, y, r = rng.uniform(80, 1520), rng.uniform(350, 1180), rng.uniform(8, 20)
        pen.ellipse(
            (x - r, y - r * 0.5, x + r, y + r * 0.5), fill=rng.choice(((72, 96, 52), (104, 92, 48), (226, 232, 236)))
        )
    if rng.random() < 0.5:
        x, y = rng.uniform(520, 1080), rng.uniform(180, 270)
        for i in range(9):
            pen.line((x, y, x + rng.uniform(-90, 90), y + rng.uniform(-50, 50)), fill=(196, 206, 212), width=1 + i % 2)
    scene.image = scene.image.filter(ImageFilter.GaussianBlur(0.7))
    return scene.done()


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"door_edge": door, "hail": hail}
