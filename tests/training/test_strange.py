"""Pages are learned from as if their wording were new too: by labels that other layouts taught, and with rules that find less."""

import pytest

from claims_ai.documents.reading.ranked.labelling import as_key
from claims_ai.values import Quality
from tests.fakes import line, sheet
from training.reader import forms, strange
from training.reader.labels import learn


def certificate(number: int) -> forms.Known:
    """One of four looks of a certificate with labels that the rules know."""
    rows = (
        f"姓名:陈{'晓雯建国'[number % 4]}",
        "性别:女",
        f"年龄:{30 + number}岁",
        "科室:呼吸内科",
        "诊断:急性支气管炎",
    )
    lines = [line(text, 60 + 90 * (number % 4), 80 + 50 * i) for i, text in enumerate(rows)]
    return forms.Known(
        str(number), "diagnosis_certificate", f"look {number % 4}", sheet(*lines), {}, {}, Quality(True, 0.99)
    )


PAGES = [forms.prepare(certificate(number)) for number in range(12)]


def test_every_page_comes_twice_and_its_copy_by_the_labels_of_other_layouts() -> None:
    own, other = learn({}), {part: learn({}) for part in range(strange.PARTS)}
    shown = list(strange.with_strange(PAGES, own, other))
    assert [page for page, labels in shown if labels is own] == PAGES
    copies = [(page, labels) for page, labels in shown if labels is not own]
    assert all(labels is other[strange.part_of(page)] for page, labels in copies)


def test_a_copy_has_fewer_of_the_rules_choices_than_its_page() -> None:
    labels = learn({})
    copies = [page for page, _ in strange.with_strange(PAGES, labels, dict.fromkeys(range(strange.PARTS), learn({})))][
        1::2
    ]
    kept, all_of = (sum(len(page.ruled.fields) for page in pages) for pages in (copies, PAGES))
    assert kept < all_of
    assert all(set(copy.ruled.fields) <= set(page.ruled.fields) for copy, page in zip(copies, PAGES, strict=True))


@pytest.mark.parametrize("part", range(strange.PARTS))
def test_a_label_that_is_forgotten_names_its_field_less_surely(part: int) -> None:
    known, forgetful = learn({}), learn({}, lambda label: strange.forgets(part, label))
    at = known.fields.index("accident_date")
    keys = [as_key(label) for label in ("出险日期", "事故日期", "出险时间", "事故时间", "事故发生时间")]
    assert sum(forgetful.chances(key)[at] for key in keys) < sum(known.chances(key)[at] for key in keys)


def test_pages_of_one_layout_are_in_one_part() -> None:
    parts = {page.page.group: strange.part_of(page) for page in PAGES}
    assert all(strange.part_of(page) == parts[page.page.group] for page in PAGES)
