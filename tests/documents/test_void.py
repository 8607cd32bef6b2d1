"""Bills that say they no longer count, and words that only look like it."""

import numpy as np
import pytest

from claims_ai.documents.image import is_red
from claims_ai.documents.void import void_marks
from claims_ai.values import Line
from tests.fakes import line


def marks(text: str, kind: str = "medical_invoice_outpatient") -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in void_marks(kind, (line("西药费", 60, 60), line(text, 300, 200)))]


@pytest.mark.parametrize(
    "text", ["作废", "作 废", "已作废", "此票作废", "已冲红", "红冲", "已红冲", "已退费", "全额退费", "（已退费）", "作废章", "该票据已冲销", "已退款"]
)  # fmt: skip
def test_a_bill_marked_as_void_is_told(text: str) -> None:
    assert marks(text) == [("invoice_void", "high")]


@pytest.mark.parametrize("text", ["退费", "退费金额: 0.00", "涂改作废", "手写无效", "如需退费请凭本票据办理", "本票据涂改均作废", "补缴金额"])  # fmt: skip
def test_labels_and_sentences_are_no_marks(text: str) -> None:
    assert marks(text) == []


def test_other_papers_bear_no_such_marks() -> None:
    assert marks("作废", "discharge_summary") == []


HEADS = (line("项目名称", 60, 150), line("金额", 400, 150), line("西药费", 60, 200), line("31.00", 400, 200))


def beside(*lines: Line, red: bool = False) -> list[str]:
    return [each.code for each in void_marks("medical_invoice_outpatient", (*HEADS, *lines), lambda box: red)]


@pytest.mark.parametrize("text", ["冲销", "已退费", "红冲"])
def test_a_head_of_a_column_and_a_label_are_no_marks(text: str) -> None:
    assert beside(line(text, 600, 152)) == []
    assert beside(line(text, 60, 300), line("0.00", 200, 300)) == []


@pytest.mark.parametrize(
    "lines",
    [
        (line("已退费", 600, 145, height=40),),
        (line("已退费", 600, 140, slope=0.3),),
        (line("票据状态:", 60, 300), line("已冲红", 200, 300)),
        (line("作废", 600, 150),),
        (line("此票已冲销", 600, 150),),
        (line("已退费", 600, 300),),
        (line("已退费", 600, 300), line("已退费", 601, 301)),  # read again without the red
    ],
)
def test_a_mark_in_a_row_with_other_words_is_known_by_its_look_or_its_label(lines: tuple[Line, ...]) -> None:
    assert beside(*lines) == ["invoice_void"]


def test_a_red_mark_counts_wherever_it_stands() -> None:
    assert beside(line("已退费", 600, 150), red=True) == ["invoice_void"]


@pytest.mark.parametrize(("ink", "red"), [((40, 40, 200), True), ((30, 30, 30), False)])
def test_what_is_written_in_red_is_told_from_black_print(ink: tuple[int, int, int], red: bool) -> None:
    picture = np.full((60, 200, 3), 250, np.uint8)
    picture[20:40:4, 20:180] = ink
    assert is_red(picture, ((10, 10), (190, 10), (190, 50), (10, 50))) is red
