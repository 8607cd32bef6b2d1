"""Photos of damage kept for the benchmark: a windscreen struck by a stone, and a wing mirror torn off."""

import math
import random
from collections.abc import Callable, Mapping

from PIL import ImageDraw, ImageFilter

from training.render.canvas import Rendered
from training.render.vehicle_damage_scene import PAINTS, Scene


def windscreen(rng: random.Random) -> Rendered:
    """A windscreen seen from the bonnet: a star where a stone struck, cracks to the edge, the wipers below."""
    scene, paint = Scene((1440, 1080), rng), rng.choice(PAINTS)
    scene.street(rng.randint(90, 160))
    scene.body(((120, 200), (420, 60), (1020, 60), (1320, 200), (1420, 1080), (20, 1080)), paint, 0.5, rounds=2)
    scene.glass(((250, 180), (440, 100), (1000, 100), (1190, 180), (1290, 720), (150, 720)))
    middle = rng.uniform(480, 960), rng.uniform(280, 520)
    pen = ImageDraw.Draw(scene.image)
    for i in range(rng.randint(3, 6)):
        r = 14 + i * rng.uniform(12, 22)
        box = (middle[0] - r, middle[1] - r, middle[0] + r, middle[1] + r)
        pen.arc(box, rng.randint(0, 180), rng.randint(190, 350), fill=(196, 206, 210), width=2)
    for _ in range(rng.randint(10, 18)):
        _hair(scene, middle, rng)
    pen = ImageDraw.Draw(scene.image)
    pen.ellipse((middle[0] - 16, middle[1] - 14, middle[0] + 16, middle[1] + 14), fill=(232, 236, 238))
    for x, end in ((330, 700), (720, 1090)):
        pen.line((x, 742, end, 690), fill=(20, 20, 22), width=12)
    scene.gap(((150, 762), (720, 800), (1290, 762)), 8)
    return scene.done()


def _hair(scene: Scene, start: tuple[float, float], rng: random.Random, reach: float = 44) -> None:
    """A thin bright crack in glass, in jags away from where it began."""
    (x, y), turn, path = start, rng.uniform(0, 2 * math.pi), [start]
    for _ in range(rng.randint(3, 7)):
        turn += rng.uniform(-0.35, 0.35)
        x, y = x + reach * rng.uniform(0.4, 1) * math.cos(turn), y + reach * rng.uniform(0.4, 1) * math.sin(turn)
        path.append((x, y))
    ImageDraw.Draw(scene.image).line(path, fill=(190, 200, 206), width=rng.choice((1, 2, 3)))


def mirror(rng: random.Random) -> Rendered:
    """A wing mirror torn off its foot before a door, its glass broken, scrapes along the door behind it."""
    scene, paint = Scene((1080, 1340), rng), rng.choice(PAINTS)
    scene.street(rng.randint(160, 260))
    scene.body(((-200, 420), (1280, 380), (1280, 1400), (-200, 1400)), paint, 0.6, rounds=0)
    scene.glass(((-100, 60), (900, 40), (1060, 400), (-100, 420)))
    scene.gap(((880, 400), (900, 900), (880, 1340)), 7)
    lean = rng.uniform(20, 70)
    hollow = ((260, 470 + lean), (640, 430), (690, 640), (600, 720), (300, 740 + lean))
    red, green, blue = (max(0, level - 20) for level in paint)
    scene.body(hollow, (red, green, blue), 0.7)
    scene.body(((300, 520 + lean), (600, 480), (630, 640), (330, 690 + lean)), (120, 134, 146), 1.0, rounds=1)
    for _ in range(rng.randint(6, 11)):
        _hair(scene, (rng.uniform(420, 520), 580 + lean / 2), rng, 22)
    pen = ImageDraw.Draw(scene.image)
    pen.line((660, 660, 760, 720, 820, 700), fill=(24, 24, 26), width=26, joint="curve")
    for i in range(rng.randint(2, 4)):
        pen.line(
            (690 + i * 16, 690, 720 + i * 22, 800 + rng.randint(-30, 60)),
            fill=rng.choice(((180, 40, 40), (40, 60, 150), (30, 30, 30))),
            width=5,
        )
    scene.scratches((700, 980), (330, 110), rng.randint(30, 70))
    scene.image = scene.image.filter(ImageFilter.GaussianBlur(0.8))
    return scene.done()


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"windscreen": windscreen, "mirror": mirror}
