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
    assert set(products.names) >= {"comprehensive_medical", "hospital_cash"}
    assert [type(b) for b in products.latest("comprehensive_medical").benefits] == [Indemnity, Indemnity]
    assert [type(b) for b in products.latest("hospital_cash").benefits] == [HospitalCash]


def test_terms_cannot_be_changed_after_loading() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_product(MEDICAL).fast_pay_limit = 1  # type: ignore[assignment,misc]


WRONG = [
    (
        "with_social_insurance: 0.9",
        "with_social_insurance: 1.9",
        "benefits.0.ratio.with_social_insurance",
        "write 90 % as 0.9",
    ),
    ("without_social_insurance: 0.6", "without_social_insurance: -0.6", "without_social_insurance", "to 0"),
    ("amount: 100,", "amount: -100,", "benefits.0.deductibles.0.amount", "to 0"),
    ("amount: 100,", "amount: 100.005,", "benefits.0.deductibles.0.amount", "2 decimal places"),
    ("amount: 100,", "amount: .nan,", "benefits.0.deductibles.0.amount", "finite"),
    ("amount: 500, ", "", "benefits.1.deductibles.0.amount", "add it"),
    ("basis: annual", "basis: yearly", "benefits.1.deductibles.0.basis", "'per_visit', 'annual' or 'family'"),
    (
        "basis: annual",
        "basis: family, family_amount: 900",
        "benefits.1.deductibles.0.family_amount",
        "only beside basis: annual",
    ),
    (
        "basis: annual",
        "basis: annual, family_amount: 400",
        "benefits.1.deductibles.0.family_amount",
        "is below amount (500)",
    ),
    (
        "basis: annual",
        "basis: annual, filled_by: [employer]",
        "benefits.1.deductibles.0.filled_by.0",
        "choose one of these",
    ),
    ("per_day: 1000,", "per_dy: 1000,", "benefits.0.limits.per_dy", "correct its spelling"),
    (
        "effective_from: 2020-01-01",
        "effective_from: 2020-13-01",
        "effective_from",
        "2020-13-01 is no day of the calendar: correct it",
    ),
    ("per_day: 1000,", "per_day: 1000, per_day: 900,", "per_day", "given twice"),
    ("per_visit: 1000,", "per_visit: 900,", "benefits.0.limits.per_visit", "900 is below per_day (1000)"),
    ("amount: 100,", "amount: 1100,", "benefits.0.limits.per_visit", "1000 is below the deductible of 1100"),
    ("per_year: 300000", "per_year: 400000", "benefits.1.limits.per_year", "above the sum insured of 300000"),
    ("kind: indemnity", "kind: indemnty", "benefits.0", "kind: indemnity, kind: hospital_cash or kind: lump_sum"),
    ("key: inpatient", "key: outpatient", "benefits.1.key", "'outpatient' names another benefit too"),
    ("visits: [inpatient]", "visits: [dental]", "benefits.1.visits.0", "'outpatient' or 'inpatient'"),
    ("basis: per_visit", "basis: annual", "benefits.1.deductibles.0", "borne together with 100 of another benefit"),
    ("inside: 1, class_b_own_share: 0", "inside: 0", "benefits.0.scope.inside", "let one be above 0"),
    ('version: "2026.1"', "version: 2026.1", "version", "quotes"),
    ("effective_from: 2020-01-01", "effective_from: soon", "effective_from", "date"),
    (
        "effective_from: 2020-01-01",
        "effective_from: 2020-01-01\neffective_until: 2019-12-31",
        "effective_until",
        "before",
    ),
    ("days: 30", "days: 30.5", "waiting.days", "integer"),
    (
        "type: diagnosis_certificate",
        "type: certificate",
        "benefits.0.papers.deferrable.0.type",
        "'diagnosis_certificate'",
    ),
    ("type: expense_list", "type: discharge_summary", "benefits.1.papers", "discharge_summary is listed twice"),
    ("diagnoses: [先天性, 遗传性]", "diagnoses: []", "exclusions.2.diagnoses", "excludes nothing"),
    ("diagnoses: [先天性, 遗传性]", "icd10: [Q99-Q00]", "exclusions.2.icd10.0", "ends before it begins"),
    ("diagnoses: [先天性, 遗传性]", "icd10: [Q0]", "exclusions.2.icd10.0", "a letter, two digits"),
    (
        "items: [洁牙, 种植牙, 正畸]",
        "benefits: [dental]",
        "exclusions.3.benefits",
        "dental is no benefit: use outpatient, inpatient",
    ),
    ("senior_adjuster_above: 9000", "senior_adjuster_above: 90000", "referral.case_team_above", "swap them"),
    (
        "senior_adjuster_above: 9000",
        "senior_adjuster_above: 900",
        "referral.senior_adjuster_above",
        "below fast_pay_limit",
    ),
    ("levels: [二级, 三级]", "levels: [四级]", "hospitals.levels.0", "choose one of these"),
    ("public_only: true", "allow_only: true", "hospitals.allow", "list the insured hospitals"),
    ("public_only: true", "allow: [甲医院], deny: [甲医院]", "YAML", "line"),
    ("name: comprehensive_medical", "name: other", "name", "call the file other.yaml or other.2026.1.yaml"),
    ("name: comprehensive_medical", "name: [", "YAML", "line"),
]
_FLAT = "ratio: {with_social_insurance: 0.9, without_social_insurance: 0.6, clause: 第2.4.2条 赔付比例}"
_SHARES = "with_social_insurance: 0.9, without_social_insurance: 0.6"
BANDS = [
    ("{above: 0, up_to: 900, S}, {above: 800, S}", "0-900 and 800- overlap"),
    ("{above: 0, up_to: 800, S}, {above: 900, S}", "a gap between 800 and 900"),
    ("{above: 0, S}, {above: 900, S}", "0- and 900- overlap"),
    ("{above: 100, up_to: 800, S}, {above: 800, S}", "leaves a gap below: begin at 0"),
    ("{above: 0, up_to: 800, S}, {above: 800, up_to: 900, S}", "nothing is said above 900"),
]


@pytest.mark.parametrize(("bands", "says"), BANDS)
def test_bands_that_do_not_meet_are_refused(tmp_path: Path, bands: str, says: str) -> None:
    banded = f"ratio: {{bands: [{bands.replace('S', _SHARES)}], clause: x}}"
    path = written(tmp_path, TEXT.replace(_FLAT, banded, 1))
    with pytest.raises(ProductError, match=r"benefits\.0\.ratio\.bands: ") as refused:
        load_product(path)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("ratio", "says"),
    [
        ("with_social_insurance: 0.9", "without_social_insurance missing"),
        ("with_social_insurance: 0.9, without_social_insurance: 0.6, bands: [{above: 0, S}]", "give bands alone"),
        ("bands: [{above: 0, up_to: 9, S}, {above: 9, with_social_insurance: 0.8, without_social_insurance: 0.5}], bands_basis: annual", "cost a later one"),
        ("S, levels: [{levels: [三级], S}, {levels: [二级, 三级], S}]", "三级 has two shares"),
        ("S, preexisting: {S}", "say preexisting.treatment: reduced"),
    ],
)  # fmt: skip
def test_ratios_that_say_two_things_or_nothing_are_refused(tmp_path: Path, ratio: str, says: str) -> None:
    told = f"ratio: {{{ratio.replace('S', _SHARES)}, clause: x}}"
    path = written(tmp_path, TEXT.replace(_FLAT, told, 1))
    with pytest.raises(ProductError, match=r"benefits\.0\.ratio") as refused:
        load_product(path)
    assert says in str(refused.value)


@pytest.mark.parametrize(("right", "wrong", "field", "says"), WRONG)
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
    path = written(tmp_path, TEXT.replace("fast_pay_limit: 3000", "fast_pay_limit: much"))
    line = TEXT.splitlines().index("fast_pay_limit: 3000") + 1
    with pytest.raises(ProductError, match=rf"line {line}: fast_pay_limit"):
        load_product(path)


def test_the_line_of_a_part_that_contradicts_another_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.replace("amount: 100,", "amount: 1100,"))
    line = next(place for place, text in enumerate(TEXT.splitlines(), 1) if "per_visit: 1000" in text)
    with pytest.raises(ProductError, match=rf"line {line}: benefits\.0\.limits\.per_visit"):
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
