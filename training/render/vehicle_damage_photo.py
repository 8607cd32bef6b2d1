"""Draws photos of damaged cars, which have no field and hardly a word: panels, fronts, sides, rears and lamps."""

import random
from collections.abc import Callable, Mapping

from PIL import ImageDraw

from training.render import invent, people, vehicles
from training.render.canvas import Rendered
from training.render.vehicle_damage_scene import PAINTS, Scene


def _panel(rng: random.Random) -> Rendered:
    """A door or wing from near: gaps, a handle, a dent with scratches."""
    scene = Scene(rng.choice(((1600, 1200), (1200, 1600))), rng)
    wide, high = scene.size
    paint = rng.choice(PAINTS)
    scene.body(((-90, -90), (wide + 90, -90), (wide + 90, high + 90), (-90, high + 90)), paint, 0.55, rounds=0)
    seam = rng.uniform(0.2, 0.8) * wide
    scene.gap(((seam, 0), (seam + 30, high * 0.4), (seam + 8, high)), 9)
    scene.gap(((0, high * 0.84), (wide, high * 0.88)), 7)
    if rng.random() < 0.6:
        x, y = seam + rng.choice((-360, 90)), high * 0.24
        ImageDraw.Draw(scene.image).rounded_rectangle(
            (x, y, x + 250, y + 58), 28, fill=tuple(max(0, c - 40) for c in paint)
        )
        scene.body(((x, y + 6), (x + 250, y + 6), (x + 250, y + 38), (x, y + 38)), paint, 0.9)
    middle = rng.uniform(0.3, 0.7) * wide, rng.uniform(0.45, 0.7) * high
    _harm(scene, middle, (rng.uniform(150, 380), rng.uniform(90, 240)))
    return scene.done()


def _harm(scene: Scene, middle: tuple[float, float], reach: tuple[float, float]) -> None:
    """A dent, scratches, and now and then a crack, in one place."""
    rng = scene.rng
    scene.dent(middle, reach, rng.uniform(0.35, 0.9))
    scene.scratches(middle, reach, rng.randint(6, 60))
    if rng.random() < 0.4:
        scene.crack((middle[0] + rng.uniform(-40, 40), middle[1]), rng.randint(3, 7), reach[0] * 0.22)


def _front(rng: random.Random) -> Rendered:
    """The front of a car in a street, its plate in the middle of the bumper."""
    scene, paint = Scene((1600, 1200), rng), rng.choice(PAINTS)
    scene.street(rng.randint(300, 460))
    _shadow(scene, (230, 1010, 1370, 1130))
    for x in (330, 1270):
        scene.wheel((x, 960), 120)
    scene.body(((470, 260), (1130, 260), (1250, 520), (350, 520)), paint, 0.5)
    scene.glass(((505, 290), (1095, 290), (1200, 505), (400, 505)))
    scene.body(((330, 490), (1270, 490), (1380, 700), (1390, 980), (210, 980), (220, 700)), paint, 0.6)
    scene.gap(((330, 640), (560, 600), (1040, 600), (1270, 640)))
    scene.body(((560, 700), (1040, 700), (1010, 800), (590, 800)), (30, 30, 32), 0.5, rounds=1)
    for y in (724, 748, 772):
        ImageDraw.Draw(scene.image).line((585, y, 1015, y), fill=(150, 152, 156), width=5)
    for x, way in ((260, 1), (1340, -1)):
        scene.lamp(((x, 690), (x + way * 240, 710), (x + way * 220, 790), (x + way * 20, 770)), (206, 212, 216))
    scene.body(((230, 860), (1370, 860), (1360, 990), (240, 990)), tuple(max(0, c - 12) for c in paint), 0.4)  # type: ignore[arg-type]
    scene.plate((800, 892), vehicles.plate(rng), 300)
    _harm(
        scene,
        (rng.choice((380, 1200)) + rng.uniform(-50, 50), rng.uniform(700, 900)),
        (rng.uniform(120, 240), rng.uniform(80, 170)),
    )
    return scene.done()


def _shadow(scene: Scene, box: tuple[int, int, int, int]) -> None:
    ImageDraw.Draw(scene.image).ellipse(box, fill=(44, 44, 48))


def _stamp(scene: Scene) -> None:
    """The time and place a camera app prints into a corner."""
    rng, day = scene.rng, invent.day(scene.rng, 2020, 2026)
    place = f"{people.CITY}{rng.choice(people.DISTRICTS)[1]}{rng.choice(people.STREETS)}"
    clock = f"{day:%Y-%m-%d} {rng.randint(6, 22):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}"
    scene.words((clock, place), (50, scene.size[1] - 150), 40)


def _side(rng: random.Random) -> Rendered:
    """A car from the side, with time and place in the corner."""
    scene, paint = Scene((1600, 1067), rng), rng.choice(PAINTS)
    scene.street(rng.randint(360, 480))
    _shadow(scene, (120, 800, 1480, 920))
    scene.body(
        (
            (110, 560),
            (330, 500),
            (560, 330),
            (1060, 320),
            (1290, 490),
            (1490, 540),
            (1510, 780),
            (1400, 830),
            (160, 830),
            (90, 760),
        ),
        paint,
        0.6,
    )
    scene.glass(((420, 490), (590, 365), (780, 358), (780, 490)))
    scene.glass(((810, 490), (810, 358), (1035, 356), (1190, 490)))
    for points in (
        ((400, 500), (420, 640), (405, 800)),
        ((795, 350), (795, 800)),
        ((1180, 500), (1190, 640), (1120, 800)),
    ):
        scene.gap(points)
    for x in (360, 1250):
        scene.wheel((x, 800), 108)
    for x in (700, 1080):
        ImageDraw.Draw(scene.image).rounded_rectangle(
            (x, 560, x + 74, 578), 8, fill=tuple(max(0, c - 60) for c in paint)
        )
    scene.lamp(((108, 590), (200, 570), (190, 640), (112, 650)), (214, 214, 206))
    scene.lamp(((1440, 570), (1500, 580), (1500, 660), (1440, 640)), (150, 26, 30))
    _harm(
        scene,
        (rng.choice((580, 960, 1330)) + rng.uniform(-60, 60), rng.uniform(610, 720)),
        (rng.uniform(120, 230), rng.uniform(70, 120)),
    )
    _stamp(scene)
    return scene.done()


def _rear(rng: random.Random) -> Rendered:
    """The rear of a car close behind another one's bonnet, upright, with the plate."""
    scene, paint = Scene((1200, 1600), rng), rng.choice(PAINTS)
    scene.street(rng.randint(420, 560))
    _shadow(scene, (110, 1120, 1090, 1240))
    for x in (230, 970):
        scene.wheel((x, 1110), 96)
    scene.body(((300, 420), (900, 420), (1030, 720), (170, 720)), paint, 0.5)
    scene.glass(((340, 460), (860, 460), (960, 690), (240, 690)))
    scene.body(((150, 690), (1050, 690), (1090, 900), (1080, 1140), (120, 1140), (110, 900)), paint, 0.6)
    for x, way in ((130, 1), (1070, -1)):
        scene.lamp(((x, 760), (x + way * 190, 775), (x + way * 180, 880), (x, 890)), (156, 26, 32))
    scene.gap(((150, 940), (1050, 940)), 6)
    scene.gap(((330, 720), (330, 930), (870, 930), (870, 720)), 4)
    scene.plate((600, 850), vehicles.plate(rng), 270)
    _harm(scene, (rng.uniform(250, 950), rng.uniform(960, 1080)), (rng.uniform(130, 280), rng.uniform(60, 120)))
    other = rng.choice(PAINTS)
    scene.body(((-200, 1700), (-60, 1380), (300, 1290), (900, 1290), (1260, 1380), (1400, 1700)), other, 0.7)
    scene.gap(((-20, 1420), (310, 1330), (890, 1330), (1220, 1420)), 6)
    if rng.random() < 0.5:
        _stamp(scene)
    return scene.done()


def _lamp(rng: random.Random) -> Rendered:
    """A broken lamp from near, with splinters on the ground."""
    scene, paint = Scene((1600, 1200), rng), rng.choice(PAINTS)
    scene.street(200)
    scene.body(((-100, 120), (900, 60), (1700, 260), (1700, 860), (1300, 940), (-100, 980)), paint, 0.7)
    scene.lamp(((520, 380), (1180, 420), (1240, 560), (1080, 660), (560, 600)), (190, 196, 202))
    scene.gap(((500, 360), (1200, 400), (1270, 570), (1090, 690)), 8)
    scene.gap(((-20, 720), (560, 700), (1100, 740), (1620, 640)), 7)
    for _ in range(rng.randint(3, 6)):
        scene.crack((rng.uniform(620, 1100), rng.uniform(440, 600)), rng.randint(3, 6), rng.uniform(30, 80))
    _harm(scene, (rng.uniform(400, 1300), rng.uniform(700, 840)), (rng.uniform(180, 320), rng.uniform(70, 130)))
    pen = ImageDraw.Draw(scene.image)
    for _ in range(rng.randint(10, 40)):
        x, y, r = rng.uniform(100, 1500), rng.uniform(1000, 1180), rng.uniform(4, 22)
        shade = rng.randint(170, 240)
        pen.polygon(
            [(x + rng.uniform(-r, r), y + rng.uniform(-r, r) / 2) for _ in range(4)], fill=(shade, shade, shade)
        )
    return scene.done()


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "panel": _panel,
    "front": _front,
}
BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "side": _side,
    "rear": _rear,
    "lamp": _lamp,
}
