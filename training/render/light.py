"""Light and lens of a phone: shadows, reflections, haze, the stripes of a screen, focus and shake."""

from dataclasses import replace

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.render.canvas import Rendered
from training.render.effects import Floats, as_image, grid, lit

Spot = tuple[float, float, float, float]
"""Middle and radii of an ellipse, as shares of the picture's width and height."""


def shadow(page: Rendered, rng: np.random.Generator, depth: float) -> Rendered:
    """The soft shadow of the hand and phone that take the picture, up to `depth` (share) darker, reaching in from one side."""
    width, height = page.image.width, page.image.height
    room = np.array((width // 4, height // 4))
    middle, phone = (
        room * (rng.uniform(0.25, 0.75), rng.uniform(0.55, 0.8)),
        room * rng.uniform(0.6, 1.2, 2) * (0.3, 0.6),
    )
    lean = np.radians(rng.uniform(-35, 35))
    turn = np.array(((np.cos(lean), np.sin(lean)), (-np.sin(lean), np.cos(lean))))
    corners = middle + np.array(((-1, -1), (1, -1), (1, 1), (-1, 1))) * phone / 2 @ turn
    arm = middle[0] + rng.uniform(-1, 1) * room[0], 1.3 * room[1]
    mask = Image.new("L", (int(room[0]), int(room[1])))
    pen = ImageDraw.Draw(mask)
    pen.polygon([(float(x), float(y)) for x, y in corners], fill=255)
    pen.line(
        (float(middle[0]), float(middle[1]), float(arm[0]), float(arm[1])),
        fill=255,
        width=max(1, round(phone[0] * 0.6)),
    )
    soft = mask.filter(ImageFilter.GaussianBlur(rng.uniform(0.02, 0.06) * float(room.max())))
    return lit(page, 1 - depth * np.asarray(soft.resize((width, height), Image.Resampling.BICUBIC), float) / 255)


def lamp(page: Rendered, rng: np.random.Generator, depth: float) -> Rendered:
    """The falling off of a lamp's light from a bright place on or beside the page, `depth` darker at the far end, a little coloured."""
    x, y = grid(page.image)
    middle = rng.uniform(-0.2, 1.2, 2)
    far = np.hypot(x - middle[0], y - middle[1])
    light = 1 - depth * (far / far.max()) ** rng.uniform(1.0, 2.0)
    warmth = rng.uniform(-0.05, 0.07)
    colour = np.array((1 + warmth, 1.0, 1 - warmth))
    return replace(page, image=as_image(np.asarray(page.image) * light[..., None] * colour / max(1.0, colour.max())))


def washed(page: Rendered, spot: Spot, strength: float, softness: float = 1.0) -> Rendered:
    """A reflection: white in its middle at strength 1, and sharply bounded where `softness` is small."""
    x, y = grid(page.image)
    far = ((x - spot[0]) / spot[2]) ** 2 + ((y - spot[1]) / spot[3]) ** 2
    share = np.clip(strength * np.exp(-(far ** (1 / softness))), 0, 1)[..., None]
    return replace(page, image=as_image(np.asarray(page.image) * (1 - share) + 255 * share))


def burnt(page: Rendered, spot: Spot, softness: float = 0.35) -> Rendered:
    """A flash or lamp on glossy paper that leaves nothing but white inside the ellipse; its halo is `softness` of the radius."""
    x, y = grid(page.image)
    far = np.sqrt(((x - spot[0]) / spot[2]) ** 2 + ((y - spot[1]) / spot[3]) ** 2)
    share = np.clip((1 + softness - far) / softness, 0, 1)[..., None] ** 1.5
    return replace(page, image=as_image(np.asarray(page.image) * (1 - share) + 255 * share))


def hazy(page: Rendered, share: float) -> Rendered:
    """A smeared lens: so much of the picture is scattered light."""
    pixels = np.asarray(page.image, np.float32)
    scattered = cv2.GaussianBlur(pixels, (0, 0), 0.04 * max(page.image.size))
    return replace(page, image=as_image((1 - share) * pixels + share * (0.7 * scattered + 70)))


def screen(page: Rendered, rng: np.random.Generator, depth: float) -> Rendered:
    """Photographed from a monitor: the grids of screen and sensor beat, in slightly different colours."""
    y, x = np.mgrid[0 : page.image.height, 0 : page.image.width].astype(np.float32)
    bent = 6 * np.sin(x / rng.uniform(200, 500)) + 5 * np.sin(y / rng.uniform(200, 500))
    angle, pitch = rng.uniform(-0.5, 0.5), rng.uniform(7, 22)
    layers = []
    for shift in (0, 0.7, 1.4):
        beats = np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle) + bent) / pitch + shift)
        rows = np.sin(2 * np.pi * y / rng.uniform(2.6, 3.4))
        layers.append(1 - depth * (0.5 + 0.35 * beats + 0.15 * rows))
    tint = np.array((0.97, 1.0, 1.03))
    return replace(page, image=as_image(np.asarray(page.image) * np.dstack(layers) * tint))


def defocus(page: Rendered, radius: float) -> Rendered:
    """Out of focus: every point becomes a disc of that radius in pixels."""
    size = 2 * int(np.ceil(radius)) + 1
    y, x = np.mgrid[:size, :size] - size // 2
    disc = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1)
    return _filtered(page, disc)


def shake(page: Rendered, length: float, angle: float) -> Rendered:
    """Moved while the shutter was open, by that many pixels along an angle in radians."""
    size = 2 * int(np.ceil(length / 2)) + 3
    x, y = float(2 * length * np.cos(angle)), float(2 * length * np.sin(angle))
    trace = Image.new("L", (size * 4, size * 4))
    ImageDraw.Draw(trace).line((2 * size - x, 2 * size - y, 2 * size + x, 2 * size + y), fill=255, width=4)
    return _filtered(page, np.asarray(trace.resize((size, size), Image.Resampling.BOX), float))


def grain(page: Rendered, rng: np.random.Generator, sigma: float) -> Rendered:
    """Noise of a small sensor in little light: fine in brightness, blotchy in colour, in grey levels."""
    height, width = page.image.height, page.image.width
    blotches = rng.normal(0, 1, (height // 3 + 1, width // 3 + 1, 3)).astype(np.float32)
    colour = cv2.resize(cv2.GaussianBlur(blotches, (0, 0), 1), (width, height)) * 1.5 * sigma
    return replace(page, image=as_image(np.asarray(page.image) + colour + rng.normal(0, sigma, (height, width, 1))))


def _filtered(page: Rendered, kernel: Floats) -> Rendered:
    blurred = cv2.filter2D(np.asarray(page.image), -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)
    return replace(page, image=as_image(np.asarray(blurred, float)))
