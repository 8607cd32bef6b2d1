"""A digit that detection passed over between 年 and 月 is read; an empty place stays empty."""

from random import Random

import numpy as np
import pytest

from claims_ai.documents.day_gaps import with_days
from claims_ai.documents.ocr import Ocr
from claims_ai.values import Line
from tests.documents.test_combs import PAPER
from training.render.canvas import Canvas, Style


@pytest.mark.parametrize(("month", "found"), [("7", ["7"]), ("", [])])
@pytest.mark.parametrize("year", ["2022", "今"])
def test_a_lone_month_between_its_signs_is_read_where_there_is_a_year(
    ocr: Ocr, month: str, found: list[str], year: str
) -> None:
    canvas, style = Canvas((900, 200), Random(2), PAPER), Style("sans", 30, (40, 42, 48))
    lines = []
    for x, text in ((100, year), (220, "年"), (290, month), (360, "月"), (400, "31日，地点：")):
        if text:
            canvas.text((x, 90), text, style)
        if text and text != month:
            wide = 30 * len(text)
            lines.append(Line(text, 0.99, ((x, 86), (x + wide, 86), (x + wide, 126), (x, 126))))
    picture = np.asarray(canvas.image)[:, :, ::-1].copy()
    read = with_days(ocr, picture, lines)[len(lines) :]
    assert [line.text for line in read] == (found if year == "2022" else [])
