"""A product in words: everything that is calculated is told, and what changes is told from the claimant's side."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims_ai.products.diff import Change, compare
from claims_ai.products.explain import all_facts, explain
from claims_ai.products.load import load_product
from claims_ai.products.terms import Product
from tests.products.worked import FILES, PRODUCTS

SHIPPED = [path for path in FILES if "samples" in path.parts]
GROUP, CASH = PRODUCTS.latest("group_medical"), PRODUCTS.versions["hospital_cash"]


def numbers(part: Any) -> set[str]:
    """Every amount, count and share that a file states, as the words write it."""
    if isinstance(part, dict):
        return {number for name, value in part.items() if name not in {"version", "icd10"} for number in numbers(value)}
    if isinstance(part, list):
        return {number for value in part for number in numbers(value)}
    if isinstance(part, bool) or not isinstance(part, (int, float)):
        return set()
    return {f"{part * 100:g}%" if 0 < part < 1 else f"{part:,.2f}".removesuffix(".00")}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_and_clause_of_a_product_is_told(path: Path, language: str) -> None:
    terms = yaml.safe_load(path.read_text(encoding="utf-8"))
    told = "\n".join(explain(load_product(path), language))
    assert {number for number in numbers(terms) - {"0", "1"} if number not in told} == set()
    clauses = re.findall(r"clause: ([^,}\n]+)", path.read_text(encoding="utf-8"))
    assert {clause for clause in clauses if clause.strip() not in told} == set()


@pytest.mark.parametrize(
    "product", [PRODUCTS.latest(name) for name in PRODUCTS.names], ids=lambda product: product.name
)
def test_every_fact_is_told_in_both_languages_under_a_key_of_its_own(product: Product) -> None:
    facts = list(all_facts(product))
    assert all(fact.said.zh and fact.said.en for fact in facts)
    assert len({fact.key for fact in facts}) == len(facts)


def test_a_product_is_told_in_plain_words() -> None:
    told = list(explain(GROUP))
    assert "  · 年度免赔额 300 元（第2.3.1条 年度免赔额）" in told
    assert (
        "  · 赔付比例（年度累计 2,000 至 5,000 元的部分）：经社保结算 85%，未经社保结算 50%（第2.3.2条 分段给付比例）"
        in told
    )
    level = "  · Pays (level 二级) 90% where social insurance settled first, 60% where it did not [第2.4.1条 按医院级别给付比例]"
    assert level in list(explain(GROUP, "en"))


def test_an_example_says_what_the_terms_come_to() -> None:
    """1600 - 640 = 960; less 300 = 660; x 80 % = 528. 20000 - 8000 = 12000; x 85 % = 10200."""
    told = [line for line in explain(GROUP) if line.startswith("  → ")]
    assert told == [
        "  → 例：门诊费用 1,600 元，医保支付 640 元，应付 528 元",
        "  → 例：住院费用 20,000 元，医保支付 8,000 元，应付 10,200 元",
    ]


def changed(**changes: Any) -> list[Change]:
    """What changes where the outpatient benefit of the group product is another."""
    outpatient, *others = GROUP.benefits
    return list(compare(GROUP, GROUP.model_copy(update={"benefits": (outpatient.model_copy(update=changes), *others)})))


def test_terms_that_are_the_same_change_nothing() -> None:
    assert compare(GROUP, GROUP) == ()


def test_a_higher_deductible_is_worse_and_a_lower_one_better() -> None:
    terms = GROUP.benefits[0].deductibles[0]  # type: ignore[union-attr]
    for amount, verdict in ((400, "worse"), (200, "better")):
        (change,) = changed(deductibles=(terms.model_copy(update={"amount": Decimal(amount)}),))
        assert change.verdict == verdict
        assert change.words("zh").endswith(f"年度免赔额 300 元 → 年度免赔额 {amount} 元")


def test_a_limit_that_is_dropped_is_better_and_a_new_one_worse() -> None:
    limits = GROUP.benefits[0].limits  # type: ignore[union-attr]
    (dropped,) = changed(limits=limits.model_copy(update={"visits_per_year": None}))
    assert (dropped.verdict, dropped.new) == ("better", None)
    (added,) = changed(illnesses=(), except_illnesses=CASH[-1].benefits[0].illnesses or _cancer())
    assert (added.verdict, added.old) == ("worse", None)


def _cancer() -> tuple[Any, ...]:
    return (PRODUCTS.latest("million_medical").benefits[0].illnesses[0],)


def test_shares_that_rise_here_and_fall_there_are_mixed() -> None:
    scope = GROUP.benefits[0].scope  # type: ignore[union-attr]
    mixed = {"class_c": Decimal("0.6"), "self_funded": Decimal("0.4")}
    assert [change.verdict for change in changed(scope=scope.model_copy(update=mixed))] == ["mixed"]


def test_a_benefit_that_is_gone_is_told_once() -> None:
    (change,) = compare(GROUP, GROUP.model_copy(update={"benefits": GROUP.benefits[1:]}))
    assert change.words("zh") == "[不利于客户] 责任：门急诊医疗保险金 — 取消：补偿因疾病或意外发生的门诊医疗费用"


def test_two_versions_of_hospital_cash_are_told_apart() -> None:
    told = [change.words("en") for change in compare(*CASH)]
    assert "[better] Benefit: 住院津贴保险金 — The first 3 days of a stay are not paid → The first 2 days of a stay are not paid" in told  # fmt: skip
    assert any(each.startswith("[worse] Exclusions — ") and "more: ICD-10 H52, ICD-10 Z41.1" in each for each in told)
