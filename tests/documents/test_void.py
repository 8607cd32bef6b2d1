"""Bills that say they no longer count, and words that only look like it."""

import pytest

from claims_ai.documents.void import void_marks
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
