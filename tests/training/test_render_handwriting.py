"""Forms are filled in by hands that stay in their places and leave empty what nobody filled in."""

from random import Random

import numpy as np
import pytest

from training.render import penmanship
from training.render.canvas import Canvas, Style
from training.render.form_parts import Form

NUMBER = "990103199012160322"


def _form(seed: int) -> Form:
    canvas = Canvas((900, 160), Random(seed))
    return Form(canvas, Style(), penmanship.anyone(canvas.rng, 40), stray=4)


@pytest.mark.parametrize("seed", range(4))
def test_a_long_value_is_written_smaller_rather_than_into_the_next_cell(seed: int) -> None:
    form = _form(seed)
    form.fill((40, 40, 360, 120), "payee_bank", "江州银行股份有限公司云溪分行望江街支行")
    (left, top), _, (right, bottom), _ = form.canvas.done("claim_form").fields["payee_bank"].box
    assert (left > 20, top > 10, right < 400, bottom < 150) == (True, True, True, True)


def test_each_digit_has_a_box_of_its_own() -> None:
    form = _form(0)
    form.digits((0, 40, 900, 120), "insured_id_number", NUMBER, 18)
    columns = np.asarray(form.canvas.image.convert("L"))[48:112].min(axis=0) < 200
    assert all(columns[i * 50 + 8 : i * 50 + 42].any() for i in range(18))


def test_an_empty_place_is_drawn_but_not_recorded() -> None:
    form = _form(0)
    form.digits((0, 40, 900, 120), "mobile", None, 11)
    form.day((40, 140), "accident_date", None)
    assert form.canvas.done("claim_form").fields == {}


def test_no_two_writings_of_a_word_are_the_same() -> None:
    canvas = Canvas((400, 200), Random(1))
    pen = penmanship.Pen("hand", 40, (20, 20, 30))
    for y in (50, 150):
        penmanship.write(canvas, (20, y), "住院", pen)
    grey = np.asarray(canvas.image)
    assert not np.array_equal(grey[:100], grey[100:])
