"""Lines that text detection passed over are read all the same; seals and frames give none."""

from random import Random

import numpy as np
import pytest
from PIL import ImageDraw

from claims_ai.documents.geometry import bounds
from claims_ai.documents.intake import Picture
from claims_ai.documents.lines import read_lines
from claims_ai.documents.lost_heading import with_heading
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.ruling import find_ruling
from claims_ai.documents.unfound import with_unfound
from claims_ai.values import Line
from tests.documents.test_combs import PAPER
from training.render.canvas import Canvas, Style

ROWS = ("收款单位：江州市第一人民医院", "统筹基金支付：6871.10", "其他支付：0.00", "个人账户支付：4874.95")


def page(*, seal: bool = False) -> Picture:
    canvas = Canvas((1100, 420), Random(2), PAPER)
    for row, text in enumerate(ROWS):
        canvas.text((80, 60 + 80 * row), text, Style("sans", 26, (40, 42, 48)))
    draw = ImageDraw.Draw(canvas.image)
    draw.rectangle((40, 30, 1060, 390), outline=(60, 60, 60), width=2)
    if seal:
        draw.ellipse((330, 110, 530, 310), outline=(70, 70, 70), width=4)
    return np.asarray(canvas.image)[:, :, ::-1].copy()


def read(ocr: Ocr, picture: Picture) -> list[Line]:
    return [line for line in read_lines(ocr, picture, ocr.find(picture)) if line.text]


@pytest.mark.parametrize("lost", [1, 2])
@pytest.mark.parametrize("seal", [False, True], ids=["plain", "under a seal"])
def test_a_line_that_was_not_found_is_read_where_its_ink_is(ocr: Ocr, lost: int, seal: bool) -> None:
    picture = page(seal=seal)
    lines = [line for line in read(ocr, page()) if line.text != ROWS[lost]]
    assert len(lines) == len(ROWS) - 1
    (found,) = with_unfound(ocr, picture, find_ruling(picture, [line.box for line in lines]), lines)[len(lines) :]
    assert found.text.startswith(ROWS[lost])
    left, top, _, _ = bounds(found.box)
    assert abs(left - 80) < 12
    assert abs(top - 60 - 80 * lost) < 20


def headed(text: str, *, seal: bool) -> Picture:
    canvas = Canvas((1400, 620), Random(2), PAPER)
    canvas.text((360, 70), text, Style("kai", 52, (40, 42, 48)))
    for row, line in enumerate(ROWS):
        canvas.text((80, 260 + 80 * row), line, Style("sans", 26, (40, 42, 48)))
        canvas.text((1000, 260 + 80 * row), "个人自费：31.20", Style("sans", 26, (40, 42, 48)))
    if seal:
        ImageDraw.Draw(canvas.image).ellipse((560, 30, 840, 170), outline=(110, 110, 110), width=4)
    return np.asarray(canvas.image)[:, :, ::-1].copy()


@pytest.mark.parametrize("seal", [False, True], ids=["plain", "under a seal"])
def test_a_heading_that_was_not_found_is_read_in_its_strip_of_the_page(ocr: Ocr, seal: bool) -> None:
    title = "江州省医疗住院收费票据"
    picture = headed(title, seal=seal)
    lines = tuple(line for line in read(ocr, picture) if line.box[0][1] > 200)
    (found,) = with_heading(ocr, picture, find_ruling(picture, [line.box for line in lines]), lines)[len(lines) :]
    assert found.text == title
    left, top, _, foot = bounds(found.box)
    assert abs(left - 360) < 20
    assert abs((top + foot) / 2 - 70) < 12


@pytest.mark.parametrize("seal", [False, True])
def test_a_seal_alone_is_no_heading(ocr: Ocr, seal: bool) -> None:
    picture = headed("", seal=seal)
    lines = tuple(read(ocr, picture))
    assert with_heading(ocr, picture, find_ruling(picture, [line.box for line in lines]), lines) == lines


@pytest.mark.parametrize("seal", [False, True])
def test_where_every_line_was_found_there_is_no_other(ocr: Ocr, seal: bool) -> None:
    picture = page(seal=seal)
    lines = read(ocr, picture)
    assert with_unfound(ocr, picture, find_ruling(picture, [line.box for line in lines]), lines) == tuple(lines)
