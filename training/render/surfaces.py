"""What papers lie on when claimants take pictures: wood, desks, cloth, stone, tiles, a sheet of paper."""

from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image

from training.render.effects import Floats, as_image, cloud

Surface = Callable[[tuple[int, int], np.random.Generator], Floats]


def surface(name: str, size: tuple[int, int], rng: np.random.Generator) -> Image.Image:
    """A picture of one of SURFACES, of that size in pixels."""
    return as_image(SURFACES[name](size, rng))


def _wood(colour: tuple[int, int, int], size: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Grain along one side, with boards that meet in dark joints."""
    lying = rng.random() < 0.5
    along, across = (size[0], size[1]) if lying else (size[1], size[0])
    y, x = np.mgrid[0:across, 0:along].astype(np.float32)
    wave = _smooth((along, across), rng, 5) * 60
    phase = rng.uniform(0, 7)
    grain = np.sin((y + wave) / rng.uniform(2.5, 4.5) + phase) + 0.6 * np.sin((y + 1.7 * wave) / 11 + x / 900)
    board = across / rng.uniform(1.6, 4)
    joint = np.exp(-(((y % board) - 3) ** 2) / 4)
    level = 5 * grain - 55 * joint + rng.normal(0, 2.5, (across, along))
    picture = np.array(colour) + level[..., None] * (1, 0.95, 0.85)
    turned: Floats = picture if lying else picture.transpose(1, 0, 2)
    return turned


def _plain(colour: tuple[int, int, int], size: tuple[int, int], rng: np.random.Generator) -> Floats:
    """A desk of one colour, not quite evenly lit."""
    level = 14 * (_smooth(size, rng, 3) - 0.5) + rng.normal(0, 1.5, (size[1], size[0]))
    picture: Floats = np.array(colour) + level[..., None]
    return picture


def _cloth(colour: tuple[int, int, int], size: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Woven threads with soft folds."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    pitch = rng.uniform(1.1, 1.9)
    threads = 5 * np.sin(x / pitch) * np.sin(y / pitch)
    folds = 50 * (_smooth(size, rng, 4) - 0.5)
    checks = 12 * ((np.floor(x / 90) + np.floor(y / 90)) % 2) * (rng.random() < 0.4)
    picture: Floats = np.array(colour) + (threads + folds - checks + rng.normal(0, 3, x.shape))[..., None]
    return picture


def _stone(colour: tuple[int, int, int], size: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Marble or granite: clouds, veins and specks."""
    veins = np.abs(_smooth(size, rng, 7) - 0.5 + 0.3 * (_smooth(size, rng, 23) - 0.5))
    level = 26 * (_smooth(size, rng, 9) - 0.5) - 70 * np.exp(-((veins / 0.012) ** 2)) * rng.uniform(0.3, 1)
    specks = rng.normal(0, rng.uniform(2, 9), (size[1], size[0]))
    picture: Floats = np.array(colour) + (level + specks)[..., None]
    return picture


def _tiles(colour: tuple[int, int, int], size: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Floor tiles with grey joints."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    side, (dx, dy) = max(size) / rng.uniform(1.5, 3.5), rng.uniform(0, 400, 2)
    joint = np.maximum(np.exp(-((((x + dx) % side) - 4) ** 2) / 9), np.exp(-((((y + dy) % side) - 4) ** 2) / 9))
    picture: Floats = _stone(colour, size, rng) - 60 * joint[..., None]
    return picture


def _smooth(size: tuple[int, int], rng: np.random.Generator, cells: int) -> Floats:
    return cloud(size, rng, cells).astype(np.float32)


SURFACES: Mapping[str, Surface] = {
    "oak": lambda size, rng: _wood((176, 140, 100), size, rng),
    "walnut": lambda size, rng: _wood((96, 66, 46), size, rng),
    "red_wood": lambda size, rng: _wood((124, 66, 42), size, rng),
    "white_desk": lambda size, rng: _plain((226, 226, 224), size, rng),
    "grey_desk": lambda size, rng: _plain((148, 150, 152), size, rng),
    "black_desk": lambda size, rng: _plain((38, 38, 42), size, rng),
    "blue_cloth": lambda size, rng: _cloth((70, 92, 128), size, rng),
    "beige_cloth": lambda size, rng: _cloth((196, 180, 156), size, rng),
    "grey_cloth": lambda size, rng: _cloth((110, 108, 112), size, rng),
    "marble": lambda size, rng: _stone((206, 204, 200), size, rng),
    "granite": lambda size, rng: _stone((92, 92, 94), size, rng),
    "tiles": lambda size, rng: _tiles((196, 188, 174), size, rng),
}
