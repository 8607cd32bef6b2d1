"""A person's sum in the ledger: every account that counts money paid comes to it, every other stays as calculated."""

from collections import defaultdict
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claims_ai.coverage import cover_of
from claims_ai.products.calculate import calculate
from claims_ai.products.granted import granted_entries
from claims_ai.products.ledger import Account
from tests.fakes import PRODUCT, dossier, stay, stay_claim

SENT = dossier(stay(invoice_number="1"), stay(invoice_number="2", file="2.jpg"), of=stay_claim())
COVER = cover_of(SENT)
CALCULATED = calculate(PRODUCT, COVER, SENT.treatments)


def told(account: Account) -> str:
    """How an account counts: the kind of its measure, of which day or bill, and whether of one benefit."""
    kind, _, named = account.measure.partition(" ")
    return kind + (" of a day" if kind == "paid" and named else " of a benefit" if account.benefit else "")


@given(st.decimals("0.01", "13685.00", places=2))
def test_each_way_of_counting_what_was_paid_comes_to_the_sum_granted(granted: Decimal) -> None:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for entry in granted_entries(CALCULATED, granted, PRODUCT, COVER, SENT.treatments):
        sums[told(entry.account)] += entry.amount
    money = {name: total for name, total in sums.items() if name.startswith(("paid", "invoice"))}
    assert {"paid", "paid of a benefit", "invoice"} <= money.keys()
    assert set(money.values()) == {granted}
    assert sums["deductible"] + sums["deductible of a benefit"] == Decimal("500.00")


def test_what_was_calculated_is_entered_as_calculated() -> None:
    assert granted_entries(CALCULATED, CALCULATED.payable, PRODUCT, COVER, SENT.treatments) == CALCULATED.entries


def test_a_sum_granted_where_the_terms_give_nothing_counts_as_paid_in_the_year() -> None:
    cover = COVER
    nothing = calculate(PRODUCT, cover, ())
    (entry,) = granted_entries(nothing, Decimal("200.00"), PRODUCT, cover, SENT.treatments)
    assert (entry.account.measure, entry.account.year, entry.amount) == ("paid", COVER.begins, Decimal("200.00"))
