"""The reader is trained on pages with known values; a shop is on one side of a split only."""

import json
from pathlib import Path

import pytest

from claims_ai.documents.reading.learned.ranker import load_reader
from claims_ai.errors import InputError
from claims_ai.values import Page, Quality
from tests.documents.test_learned_reader import SLIP, slip
from training.judge import Expected, judge, load_truth, micro_f1
from training.reader.examples import Example, load_told, shop, words_of
from training.reader.fit import fit, judge_all


def example(number: int) -> Example:
    """One of twelve shops, four slips each, with its own name, place, date and prices."""
    place, total = number // 4, f"{30 + number}.30"
    texts = [text.replace("30.30", total).replace("05/03/2026", f"{number % 27 + 1:02d}/03/2026") for text in SLIP]
    texts[0] = texts[0].replace("GREEN LEAF", f"{chr(65 + place)}BC HOUSE")
    texts[2] = texts[2].replace("12", str(place + 3))
    values = {
        "merchant_name": texts[0],
        "merchant_address": " ".join(texts[2:5]),
        "issue_date": f"2026-03-{number % 27 + 1:02d}",
        "total_amount": total,
    }
    return Example(str(number), slip(*texts), values, shop(values), "\n".join(texts))


def test_a_layout_is_learned_from_its_pages_alone(tmp_path: Path) -> None:
    """No code knows this layout; the figures are of shops the models had not seen."""
    examples = [example(number) for number in range(48)]
    card = fit(examples, judge_all(examples), tmp_path / "1", ("drawn slips",), "our own")
    assert card.metrics["f1_exact"] > 0.95
    found = load_reader(tmp_path / "1").read(examples[0].sheet)
    assert {name: choice.field.value for name, choice in found.items()} == dict(examples[0].values)


def test_the_legal_form_does_not_make_two_shops_of_one() -> None:
    assert shop({"merchant_name": "Sunny Mart Sdn. Bhd."}) == shop({"merchant_name": "SUNNY MART"})


def test_words_count_shops_not_pages() -> None:
    assert words_of([example(number) for number in range(8)])["PHARMACY"] == 2


@pytest.mark.parametrize("line", ["{", "[]", '{"file": "a.jpg"}', '{"file": "absent.jpg", "fields": {}}'])
def test_a_list_of_corrections_that_is_wrong_names_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text(line, "utf-8")
    with pytest.raises(InputError, match=r"corrections\.jsonl, line 1"):
        load_told(path, lambda picture: pytest.fail("nothing is read"))


def test_fields_are_right_wrong_missing_or_invented(tmp_path: Path) -> None:
    path = tmp_path / "truth.jsonl"
    fields = {
        "merchant_name": "SUNNY  MART",
        "issue_date": "2026-03-05",
        "total_amount": "30.30",
        "merchant_address": "X",
    }
    path.write_text(
        json.dumps({"file": "a.jpg", "document_type": "receipt", "fields": fields, "unsure": ["merchant_address"]}),
        "utf-8",
    )
    (expected,) = load_truth(path)
    found = shipped_page({"merchant_name": "Sunny Mart", "total_amount": "30.31", "extra": "1"})
    assert {verdict.field: verdict.outcome for verdict in judge(found, expected)} == {
        "merchant_name": "right", "total_amount": "wrong", "issue_date": "missing", "extra": "invented",
    }  # fmt: skip
    assert micro_f1(judge(found, expected)) == pytest.approx(1 / 3)
    assert isinstance(expected, Expected)


def shipped_page(values: dict[str, str]) -> Page:
    from claims_ai.values import Field

    fields = {name: Field(value, 0.9, value, None) for name, value in values.items()}
    return Page("a.jpg", 0, "receipt", 0.9, "en", 0, 10, 10, Quality(True, 1.0), fields)
