"""The model of kinds learns from pages and is judged on layouts it has not seen."""

from pathlib import Path

from claims_ai.documents.kinds import load_kinds
from tests.fakes import line, sheet
from training.kinds import KnownKind, cross_validate, known, ship

WORDS = {
    "expense_list": ("住院费用清单", "费用项目", "金额"),
    "discharge_summary": ("出院小结", "出院诊断", "出院医嘱"),
    "other": ("检验报告单", "参考区间", "标本"),
}


def pages() -> list[KnownKind]:
    """Five layouts of each kind, two pages each: the words in another order."""
    return [
        known(sheet(*(line(text, 100 + 9 * look, 60 + 40 * i) for i, text in enumerate(texts[look % 3 :] + texts[: look % 3]))), kind, f"{kind}/{look}")
        for kind, texts in WORDS.items() for look in range(5) for _ in range(2)
    ]  # fmt: skip


def test_layouts_not_seen_are_told_by_their_words() -> None:
    assert cross_validate(pages()) == [page.kind for page in pages()]


def test_what_is_shipped_can_be_loaded_and_tells_the_same(tmp_path: Path) -> None:
    card = ship(pages(), tmp_path / "1", ("invented pages",), "our own")
    model = load_kinds(tmp_path / "1")
    assert model.card == card
    chances = model.chances(sheet(line("出院小结", 100, 60), line("出院医嘱", 100, 100)))
    assert max(chances, key=lambda kind: chances[kind]) == "discharge_summary"
    assert abs(sum(chances.values()) - 1) < 1e-9
