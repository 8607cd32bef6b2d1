"""The error browser shows each wrong field beside its picture, and nothing that is right."""

from pathlib import Path

import numpy as np

from claims_ai.values import Field, Page, Quality
from training.errors import Read, write
from training.judge import Expected

BOX = ((10.0, 10.0), (60.0, 10.0), (60.0, 30.0), (10.0, 30.0))


def test_only_wrong_fields_are_shown_with_what_was_read_and_what_is_there(tmp_path: Path) -> None:
    fields = {"total_amount": Field("10.00", 0.9, "¥10.00", BOX), "sex": Field("male", 0.9, "<男>", BOX)}
    page = Page("a.jpg", 0, "receipt", 0.9, "zh", 0, 200, 100, Quality(True, 1.0), fields)
    expected = Expected("a.jpg", 0, "receipt", 0, {"total_amount": ("10.00",), "sex": ("female",)}, boxes={"sex": BOX})
    out = tmp_path / "errors.html"
    outcomes = write(out, [Read(page, np.full((100, 200, 3), 255, np.uint8), expected)])
    html = out.read_text("utf-8")
    assert outcomes == {"right": 1, "wrong": 1}
    assert html.count("<article") == 1
    assert "female" in html
    assert "&lt;男&gt;" in html
    assert "data:image/png;base64," in html
