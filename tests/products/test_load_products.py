"""A product file is taken whole or refused with file, line, field and what to do."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from claims_ai.errors import ProductError
from claims_ai.products.load import load_product, load_products
from claims_ai.products.terms import HospitalCash, Indemnity
from claims_ai.resources import folder

MEDICAL = folder("samples") / "products" / "comprehensive_medical.yaml"
TEXT = MEDICAL.read_text(encoding="utf-8")


def written(folder: Path, text: str, name: str = "comprehensive_medical.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_products_are_found_by_name() -> None:
    products = load_products(MEDICAL.parent)
    assert set(products) >= {"comprehensive_medical", "hospital_cash"}
    assert [type(b) for b in products["comprehensive_medical"].benefits] == [Indemnity, Indemnity]
    assert [type(b) for b in products["hospital_cash"].benefits] == [HospitalCash]


def test_terms_cannot_be_changed_after_loading() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_product(MEDICAL).fast_pay_limit = 1  # type: ignore[assignment,misc]


@pytest.mark.parametrize(
    ("right", "wrong", "field", "says"),
    [
        ("with_social_insurance: 0.9", "with_social_insurance: 1.9", "benefits.0.ratio.with_social_insurance", "to 1"),
        ("without_social_insurance: 0.6", "without_social_insurance: -0.6", "without_social_insurance", "to 0"),
        ("amount: 100,", "amount: -100,", "benefits.0.deductible.amount", "to 0"),
        ("amount: 100,", "amount: 100.005,", "benefits.0.deductible.amount", "2 decimal places"),
        ("amount: 100,", "amount: .nan,", "benefits.0.deductible.amount", "finite"),
        ("amount: 500, ", "", "benefits.1.deductible.amount", "add it"),
        ("basis: annual", "basis: yearly", "benefits.1.deductible.basis", "'per_visit' or 'annual'"),
        ("per_day: 1000,", "per_dy: 1000,", "benefits.0.limits.per_dy", "correct its spelling"),
        ("per_day: 1000,", "per_day: 1000, per_day: 900,", "per_day", "given twice"),
        ("per_visit: 1000,", "per_visit: 900,", "benefits.0.limits", "per_day (1000) is above per_visit (900)"),
        ("amount: 100,", "amount: 1100,", "benefits.0", "limits.per_visit (1000) is below deductible.amount (1100)"),
        ("kind: indemnity", "kind: indemnty", "benefits.0", "kind: indemnity or kind: hospital_cash"),
        ("applies_to: inpatient", "applies_to: outpatient", "product", "more than one for outpatient"),
        ("applies_to: inpatient", "applies_to: dental", "benefits.1.applies_to", "'outpatient' or 'inpatient'"),
        ("basis: per_visit", "basis: annual", "product", "the same amount in each"),
        ('version: "2026.1"', "version: 2026.1", "version", "quotes"),
        ("effective_from: 2020-01-01", "effective_from: soon", "effective_from", "date"),
        ("effective_from: 2020-01-01", "effective_from: 2020-01-01\neffective_until: 2019-12-31", "product", "before"),
        ("waiting_period_days: 30", "waiting_period_days: 30.5", "waiting_period_days", "integer"),
        ("id_card_front", "id_card", "required_documents.outpatient.critical.1", "id_card_front"),
        ("[expense_list]", "[claim_form]", "required_documents.inpatient", "claim_form is critical too"),
        ("  inpatient:\n    critical", "  other:\n    critical", "required_documents.other", "'outpatient' or"),
        ("diagnoses: [先天性, 遗传性]", "diagnoses: []", "exclusions.2", "at least one keyword"),
        ("sum_insured_clause: 第2.2条 年度保险金额", "", "product", "give both or neither"),
        ("name: comprehensive_medical", "name: other", "name", "not the file's name"),
        ("name: comprehensive_medical", "name: [", "YAML", "line"),
    ],
)
def test_a_wrong_product_is_refused_by_field(tmp_path: Path, right: str, wrong: str, field: str, says: str) -> None:
    assert right in TEXT
    path = written(tmp_path, TEXT.replace(right, wrong, 1))
    with pytest.raises(ProductError) as refused:
        load_product(path)
    message = str(refused.value)
    assert message.startswith(str(path))
    assert field in message
    assert says in message


def test_the_line_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.replace("waiting_period_days: 30", "waiting_period_days: thirty"))
    line = TEXT.splitlines().index("waiting_period_days: 30") + 1
    with pytest.raises(ProductError, match=rf"line {line}: waiting_period_days"):
        load_product(path)


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.replace("basis: annual", "basis: x").replace("fast_pay_limit: 3000", ""))
    with pytest.raises(ProductError) as refused:
        load_product(path)
    assert len(str(refused.value).splitlines()) == 2


@pytest.mark.parametrize("text", ["", "just words", "- a\n- list\n", "!!python/object/apply:os.getcwd []"])
def test_what_is_no_product_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ProductError, match=r"comprehensive_medical\.yaml"):
        load_product(written(tmp_path, text))


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ProductError, match=r"absent\.yaml"):
        load_product(tmp_path / "absent.yaml")
    with pytest.raises(ProductError, match="no product files"):
        load_products(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "comprehensive_medical.yaml"
    path.write_bytes(TEXT.encode("gb18030"))
    with pytest.raises(ProductError, match="UTF-8"):
        load_product(path)
