"""The day a policy began says which version of a product holds for it; no version is never another one."""

from datetime import date
from pathlib import Path

import pytest

from claims_ai.errors import ProductError
from claims_ai.products.load import load_products
from claims_ai.resources import folder

TEXT = (folder("samples") / "products" / "hospital_cash.yaml").read_text(encoding="utf-8")


def versions(where: Path, *spans: tuple[str, str, str | None]) -> Path:
    for version, begins, ends in spans:
        until = f"\neffective_until: {ends}" if ends else ""
        text = TEXT.replace('"2026.1"', f'"{version}"').replace(
            "effective_from: 2020-01-01", f"effective_from: {begins}{until}"
        )
        (where / f"hospital_cash.{version}.yaml").write_text(text, encoding="utf-8")
    return where


@pytest.mark.parametrize(
    ("begun", "version"),
    [("2024-01-01", "1"), ("2024-12-31", "1"), ("2025-01-01", "2"), ("2026-06-30", "2"), ("2027-01-01", "3")],
)
def test_a_policy_is_under_the_version_it_began_in(tmp_path: Path, begun: str, version: str) -> None:
    spans = (("1", "2024-01-01", None), ("2", "2025-01-01", "2026-06-30"), ("3", "2027-01-01", None))
    products = load_products(versions(tmp_path, *spans))
    assert products.in_force("hospital_cash", date.fromisoformat(begun)).version == version
    assert products.latest("hospital_cash").version == "3"


@pytest.mark.parametrize("begun", ["2023-12-31", "2026-07-01", "2026-12-31"])
def test_a_day_without_a_version_is_refused(tmp_path: Path, begun: str) -> None:
    products = load_products(versions(tmp_path, ("1", "2024-01-01", "2026-06-30"), ("2", "2027-01-01", None)))
    with pytest.raises(
        ProductError, match=f"no version for a policy begun on {begun}.*1: 2024-01-01 to 2026-06-30; 2: "
    ):
        products.in_force("hospital_cash", date.fromisoformat(begun))


def test_an_unknown_product_is_refused(tmp_path: Path) -> None:
    products = load_products(versions(tmp_path, ("1", "2024-01-01", None)))
    with pytest.raises(ProductError, match="'dental' is not among hospital_cash; add its file"):
        products.in_force("dental", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("spans", "says"),
    [
        ((("1", "2024-01-01", "2025-01-01"), ("2", "2025-01-01", None)), "2025-01-01 lies within version 1"),
        ((("1", "2024-01-01", None), ("2", "2024-01-01", None)), "2024-01-01 lies within version"),
    ],
)
def test_versions_that_overlap_are_refused(
    tmp_path: Path, spans: tuple[tuple[str, str, str | None], ...], says: str
) -> None:
    with pytest.raises(ProductError, match=r"hospital_cash\.\d\.yaml, line 6: effective_from: ") as refused:
        load_products(versions(tmp_path, *spans))
    assert says in str(refused.value)


def test_two_files_of_one_version_are_refused(tmp_path: Path) -> None:
    where = versions(tmp_path, ("1", "2024-01-01", None))
    text = (where / "hospital_cash.1.yaml").read_text(encoding="utf-8").replace("2024-01-01", "2025-01-01")
    (where / "hospital_cash.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ProductError, match="version: 1 is given twice"):
        load_products(where)
