"""A whole product in plain words, section by section, for somebody who knows claims and reads no YAML."""

from collections.abc import Iterator
from itertools import groupby

from claims_ai.products.benefit_facts import benefit_facts
from claims_ai.products.facts import Fact, closing_facts, opening_facts
from claims_ai.products.samples import samples
from claims_ai.products.terms import Product


def all_facts(product: Product) -> Iterator[Fact]:
    """Every fact of a product, in the order it is read."""
    yield from opening_facts(product)
    for benefit in product.benefits:
        yield from benefit_facts(product, benefit)
    yield from closing_facts(product)


def explain(product: Product, language: str = "zh") -> Iterator[str]:
    """Lines of text: a heading a section, a line a fact with its clause. `language` is zh or en."""
    yield f"{product.title} · {product.label}"
    yield from _told(opening_facts(product), language)
    for benefit in product.benefits:
        yield from _told(benefit_facts(product, benefit), language)
        yield from (f"  → {sample.within(language)}" for sample in samples(product, benefit))
    yield from _told(closing_facts(product), language)


def _told(facts: Iterator[Fact], language: str) -> Iterator[str]:
    for section, some in groupby(facts, key=lambda fact: fact.section):
        yield ""
        yield f"【{section.zh}】" if language == "zh" else section.en
        yield from (f"  · {fact.said.within(language)}{_clause(fact, language)}" for fact in some)


def _clause(fact: Fact, language: str) -> str:
    if not fact.clause:
        return ""
    return f"（{fact.clause}）" if language == "zh" else f" [{fact.clause}]"
