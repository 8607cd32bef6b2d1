"""What is made of the texts of found lines: which are read once more, and what strokes and crosses within numbers are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from claims_ai.documents.intake import Picture
from claims_ai.documents.lines import read_lines
from claims_ai.documents.ocr import Text
from claims_ai.values import Box

PAGE = np.full((100, 400, 3), 255, np.uint8)
LINE: Box = ((10.0, 10.0), (300.0, 10.0), (300.0, 40.0), (10.0, 40.0))


@dataclass
class Reader:
    """Says one thing of a line as first seen, another once it is widened."""

    first: Text
    second: Text
    asked: list[int] = field(default_factory=list)

    def find(self, picture: Picture) -> list[Box]:
        return [LINE]

    def recognise(self, crops: Sequence[Picture], again: bool = False) -> list[Text]:
        self.asked.append(len(crops))
        return [self.first if len(self.asked) == 1 else self.second for _ in crops]


def read(first: Text, second: Text | None = None) -> str:
    (line,) = read_lines(Reader(first, second or first), PAGE, [LINE])
    return line.text


def test_equal_digits_that_may_have_run_into_one_are_read_once_more_and_the_longer_number_stands() -> None:
    assert read(Text("金额300.00元", 0.99, uneven=True), Text("金额30000.00元", 0.96)) == "金额30000.00元"


def test_a_sure_line_without_a_gap_is_read_once() -> None:
    reader = Reader(Text("金额300.00元", 0.99), Text("金额30000.00元", 0.999))
    (line,) = read_lines(reader, PAGE, [LINE])
    assert (line.text, reader.asked) == ("金额300.00元", [1, 0])


def test_a_second_reading_that_is_badly_legible_does_not_stand() -> None:
    assert read(Text("金额300.00元", 0.99, uneven=True), Text("金额30000.00元", 0.6)) == "金额300.00元"


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("6222604570826|03166", "6222604570826103166"), ("12|34", "12|34"), ("6|2|2|0|2|1", "6|2|2|0|2|1"), ("35.00|12.00", "35.00|12.00"),
        ("人民币 116|3.48", "人民币 11613.48"), ("1|1|6.20", "1|1|6.20"),
        ("99010419570508413×", "99010419570508413X"), ("29.00×2盒", "29.00×2盒"),
        ("2 0 2 4 年0 6月1 9日", "2024年06月19日"), ("姓名 1 2", "姓名 1 2"),
    ],
)  # fmt: skip
def test_strokes_crosses_and_spaces_within_numbers(seen: str, meant: str) -> None:
    assert read(Text(seen, 0.99)) == meant
