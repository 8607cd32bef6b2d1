"""A scene knows every document on it, the largest first, each with its truth where it lies."""

from random import Random

import numpy as np
import pytest
from PIL import Image

from training.render import effects, scenes
from training.render.canvas import Rendered, Truth, rectangle


def sheet(width: int, height: int, kind: str = "other") -> Rendered:
    image = Image.new("RGB", (width, height), (255, 255, 255))
    image.paste((0, 0, 0), (20, 20, 80, 40))
    return Rendered(image, kind, {"block": Truth("x", rectangle(20, 20, 80, 40))})


def ground() -> Image.Image:
    return Image.new("RGB", (800, 600), (150, 150, 150))


def test_the_largest_document_is_the_page_and_the_others_are_more() -> None:
    small, large = (
        (sheet(200, 100, "receipt"), scenes.Spot((150, 150), 200)),
        (sheet(300, 200, "bank_card"), scenes.Spot((500, 400), 300)),
    )
    laid = scenes.laid_out([small, large], ground())
    assert (laid.document_type, [further.document_type for further in laid.more]) == ("bank_card", ["receipt"])


def test_of_two_as_large_the_upper_one_is_the_page() -> None:
    below, above = (
        (sheet(200, 100, "receipt"), scenes.Spot((200, 400), 200)),
        (sheet(200, 100, "bank_card"), scenes.Spot((210, 120), 200)),
    )
    assert scenes.laid_out([below, above], ground()).document_type == "bank_card"


@pytest.mark.parametrize("turn", [0, 90, 180, 272])
def test_the_truth_lies_where_the_document_was_put(turn: float) -> None:
    laid = scenes.laid_out([(sheet(300, 200), scenes.Spot((400, 300), 300, turn))], ground(), 0)
    dark = np.argwhere(np.asarray(laid.image.convert("L")) < 60)[:, ::-1]
    corners = np.array(laid.fields["block"].box)
    assert np.all((dark >= corners.min(0) - 2) & (dark <= corners.max(0) + 2))
    assert laid.orientation == round(turn / 90) * 90


def test_further_documents_move_and_turn_with_the_picture() -> None:
    scene = scenes.scene("id_sides_copied", "train", Random(2))
    turned = effects.rotate(scene, 90)
    assert [page.orientation for page in (turned, *turned.more)] == [90, 90]
    (before,), (after,) = scene.more, turned.more
    (x, y), *_ = before.fields["authority"].box
    assert after.fields["authority"].box[0] == (scene.image.height - y, x)


@pytest.mark.parametrize("name", ["id_sides_one_turned", "id_and_bank_card"])
def test_every_value_of_every_document_is_on_the_picture(name: str) -> None:
    scene = scenes.scene(name, "train", Random(3))
    points = np.array([truth.box for page in (scene, *scene.more) for truth in page.fields.values()])
    assert (points.min() > 0, points[..., 0].max() < scene.image.width, points[..., 1].max() < scene.image.height) == (
        True,
    ) * 3
