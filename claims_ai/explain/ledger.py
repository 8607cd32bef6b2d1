"""The accounts a decision moved, in words: what of the deductible and the limits is used, before and after."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from claims_ai.explain.explanation import Row, Section, Table
from claims_ai.explain.words import Words, grouped
from claims_ai.money import ZERO
from claims_ai.products.terms import Indemnity, Product
from claims_ai.values import Decision, Posting

_COUNTS = {"days": "days", "icu_days": "days", "visits": "times"}
Key = tuple[str, str, str, date]


def ledger_section(decision: Decision, product: Product, words: Words) -> Section | None:
    """The ledger before and after this claim; None where nothing that a claimant follows moved."""
    moved = _moved(decision)
    named = {key: each for key, each in moved.items() if _name(key, product, words)}
    if not named:
        return None
    rows = tuple(_row(key, before, after, product, words) for key, (before, after) in named.items())
    return Section(
        "ledger",
        words("letters.titles.ledger"),
        paragraphs=(words("letters.ledger.intro", date=words.day(min(key[3] for key in named))),),
        table=Table(words.list_of("letters.ledger.columns"), rows, figures=(1, 2, 3)),
        points=tuple(_left(moved, product, words)),
    )


def _moved(decision: Decision) -> dict[Key, tuple[Decimal, Decimal]]:
    """The balance of each account before its first and after its last movement."""
    moved: dict[Key, tuple[Decimal, Decimal]] = {}
    for posting in _postings(decision):
        key = (posting.scope, posting.measure, posting.benefit, posting.year)
        before, _ = moved.get(key, (posting.before, posting.before))
        moved[key] = (before, posting.after)
    return {key: (before, after) for key, (before, after) in moved.items() if before != after}


def _postings(decision: Decision) -> Iterable[Posting]:
    return (posting for step in decision.calculation for posting in step.ledger)


def _row(key: Key, before: Decimal, after: Decimal, product: Product, words: Words) -> Row:
    figures = tuple(_figure(amount, key[1], words) for amount in (before, after - before, after))
    return Row((_name(key, product, words), *figures))


def _name(key: Key, product: Product, words: Words) -> str:
    """What is counted, as a claimant would call it; empty for accounts only the calculation needs."""
    scope, measure, benefit, _ = key
    kind, _, detail = measure.partition(" ")
    name = words("letters.measures.item", name=detail) if kind == "item" else words.find(f"letters.measures.{measure}")
    if not name:
        return ""
    titles = {each.key: each.title for each in product.benefits}
    if benefit in titles:
        name = words("letters.ledger.of_benefit", benefit=titles[benefit], name=name)
    elif measure == "paid":
        name = words("letters.ledger.whole", name=name) if len(titles) > 1 else ""
    return words("letters.ledger.family", name=name) if name and scope == "family" else name


def _left(moved: Mapping[Key, tuple[Decimal, Decimal]], product: Product, words: Words) -> Iterator[str]:
    """What is left of the deductible and of the sum insured."""
    for (scope, measure, account, _), (_, used) in moved.items():
        if measure == "deductible" and (whole := _deductible(product, account, scope)):
            left = max(whole - used, ZERO)
            key = "deductible_left" if left else "deductible_used_up"
            yield words(
                f"letters.ledger.{key}", whole=words.money(whole), used=words.money(used), left=words.money(left)
            )
        if measure == "paid" and not account and product.sum_insured:
            whole = product.sum_insured.amount
            left = max(whole - used, ZERO)
            yield words("letters.ledger.sum_insured_left", whole=words.money(whole), left=words.money(left))


def _deductible(product: Product, account: str, scope: str) -> Decimal | None:
    """The amount of the year's deductible that an account counts."""
    for benefit in product.benefits:
        for terms in benefit.deductibles if isinstance(benefit, Indemnity) else ():
            if terms.account == account and terms.basis != "per_visit":
                return terms.family_amount or terms.amount if scope == "family" else terms.amount
    return None


def _figure(amount: Decimal, measure: str, words: Words) -> str:
    unit = _COUNTS.get(measure)
    return words.count(unit, int(amount)) if unit else grouped(amount)
