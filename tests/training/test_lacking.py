"""Pages are learned from with fields taken away too, so that what a form does not print is not made up."""

from collections.abc import Sequence

import pytest

from claims_ai.values import Box, Quality
from tests.fakes import line, sheet
from training.reader.forms import Known
from training.reader.lacking import can_go, with_lacking, without

ROWS = (("出院日期:2026-03-05", 40), ("姓名:陈晓雯 性别:女", 80), ("科室", 120), ("记录日期:2026-03-05", 160))


def summary(*more: str) -> Known:
    """A discharge summary of a few lines; a character is 20 wide, one of a number 10."""
    lines = [line(text, 60, top) for text, top in ROWS]
    lines += [line("呼吸内科", 200, 120), *(line(text, 60, 200 + 40 * i) for i, text in enumerate(more))]
    values = {
        "discharge_date": ("2026-03-05",),
        "patient_name": ("陈晓雯",),
        "sex": ("female",),
        "department": ("呼吸内科",),
    }
    boxes = {
        name: _box(lines, text)
        for name, text in (("discharge_date", "2026-03-05"), ("patient_name", "陈晓雯"), ("department", "呼吸内科"))
    }
    return Known("0", "discharge_summary", "one", sheet(*lines), values, boxes, Quality(True, 0.99))


def _box(lines: Sequence, text: str) -> Box:
    """Where a text stands, by the width of its characters."""
    own = next(one for one in lines if text in one.text)
    (left, top), (right, _), (_, bottom), _ = own.box
    widths = [2 if ord(char) > 0x2E7F else 1 for char in own.text]
    start, scale = own.text.index(text), (right - left) / sum(widths)
    x0 = left + scale * sum(widths[:start])
    x1 = x0 + scale * sum(widths[start : start + len(text)])
    return (x0, top), (x1, top), (x1, bottom), (x0, bottom)


def texts(page: Known) -> list[str]:
    return [one.text.strip() for one in page.sheet.lines]


def test_a_value_goes_and_its_label_stays_or_goes_with_it() -> None:
    assert "出院日期:" in texts(without(summary(), {"discharge_date"}, with_labels=False))
    assert texts(without(summary(), {"discharge_date"}, with_labels=True)) == [
        "姓名:陈晓雯 性别:女",
        "科室",
        "呼吸内科",
        "记录日期:2026-03-05",
    ]


def test_what_stands_beside_a_value_stays() -> None:
    assert "性别:女" in texts(without(summary(), {"patient_name"}, with_labels=False))[1]


def test_a_label_of_its_own_goes_with_its_value() -> None:
    assert "科室" not in texts(without(summary(), {"department"}, with_labels=True))
    assert "科室" in texts(without(summary(), {"department"}, with_labels=False))


def test_the_page_no_longer_has_the_field() -> None:
    assert set(without(summary(), {"department"}, with_labels=True).values) == {"discharge_date", "patient_name", "sex"}


@pytest.mark.parametrize(("more", "name", "goes"), [
    ("患者家属签字", "discharge_date", True), ("患者于2026年3月5日出院", "discharge_date", False), ("陈晓雯签收", "patient_name", False), ("", "sex", False),
])  # fmt: skip
def test_what_is_told_elsewhere_too_does_not_go(more: str, name: str, goes: bool) -> None:
    """A signature's date is no discharge date; without a place nobody can say what would have to go."""
    assert can_go(summary(more), name) == goes


def test_every_page_stays_and_the_copies_are_the_same_each_time() -> None:
    pages = [summary()] * 40
    first, again = [*with_lacking(pages)], [*with_lacking(pages)]
    assert len(first) > len(pages)
    assert [page.values for page in first] == [page.values for page in again]
