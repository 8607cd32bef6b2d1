"""A layout nobody wrote code for is read once pages with known values, or an adjuster's corrections, have shown it."""

from pathlib import Path
from random import Random

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.ranked.chooser import load_forms
from claims_ai.documents.reading.ranked.labelling import as_key
from claims_ai.errors import ModelError
from claims_ai.values import Quality
from tests.fakes import line, sheet
from training.reader import forms
from training.reader.labels import learn
from training.render import people

KIND = "diagnosis_certificate"
ODD = ("就诊者大名", "生理特征", "芳龄", "所见之病", "落款之日", "签字大夫")
"""Labels of no form we know."""


def odd_page(number: int) -> forms.Known:
    """One of four looks of an odd certificate, its values invented."""
    rng = Random(number)
    patient, doctor = people.invent(rng).name, people.invent(rng).name
    illness = rng.choice(("急性支气管炎", "胆囊结石", "腰椎间盘突出症", "右桡骨远端骨折"))
    shown = (patient, "女", f"{rng.randint(20, 80)}岁", illness, f"2026-03-{rng.randint(10, 28)}", doctor)
    left = 60 + 90 * (number % 4)
    rows = [
        line(f"{label}:{value}", left, 80 + 50 * i) for i, (label, value) in enumerate(zip(ODD, shown, strict=True))
    ]
    values = {
        "patient_name": (patient,), "sex": ("female",), "age": (shown[2][:-1],), "diagnosis": (illness,), "issue_date": (shown[4],),
        "doctor_name": (doctor,),
    }  # fmt: skip
    return forms.Known(str(number), KIND, f"odd {number % 4}", sheet(*rows), values, {}, Quality(True, 0.99))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("forms")
    forms.ship([forms.prepare(odd_page(number)) for number in range(60)], out, ("odd certificates",), "our own", {})
    return out


def read(folder: Path, page: Sheet) -> dict[str, str]:
    return {name: choice.field.value for name, choice in load_forms(folder).read(page, KIND, {}).items()}


def test_a_new_layout_is_learned_from_its_pages_alone(folder: Path) -> None:
    unseen = odd_page(1000)
    assert read(folder, unseen.sheet) == {name: value for name, (value,) in unseen.values.items()}


def test_a_page_without_text_gives_no_field(folder: Path) -> None:
    assert read(folder, sheet()) == {}


@pytest.mark.parametrize("name", ["card.json", "date.txt"])
def test_a_damaged_model_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name).write_text("{}", "utf-8")
    with pytest.raises(ModelError, match=name):
        load_forms(tmp_path)


def test_a_wording_never_seen_is_understood_by_its_characters() -> None:
    """统筹 and 支付 tell the fund's share in any order of words; 床位 tells nothing of it."""
    labels = learn({})
    at = labels.fields.index("social_insurance_paid")
    fund, bed = labels.chances(as_key("基本医保统筹基金本次支付:"))[at], labels.chances(as_key("床位费:"))[at]
    assert fund > 0.5 > 10 * bed
