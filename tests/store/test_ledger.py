"""The ledger: what decisions add and what takes it back always comes to the same balances, in whatever order."""

from collections import defaultdict
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select

from claims_ai.products.ledger import Account, Entry
from claims_ai.store import ledger
from claims_ai.store.seal import Seal
from claims_ai.store.store import Store
from claims_ai.store.tables import balances, decisions
from tests.fakes import ID_NUMBER, desk
from tests.store.conftest import KEY, read

SEAL, AT = Seal(KEY), datetime(2026, 6, 1, tzinfo=UTC)
ACCOUNTS = [
    Account(scope, owner, "GH1", date(2026, 1, 1), measure, benefit)
    for scope, owner in (("person", ID_NUMBER), ("policy", "GH1"))
    for measure in ("deductible", "paid")
    for benefit in ("", "outpatient")
]
ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from(ACCOUNTS), st.decimals("-1000", "100000", places=2)), max_size=5
).map(tuple)


def decided(connection: Connection) -> int:
    """A decision to hang entries on: the one there is, once more."""
    one = connection.execute(select(decisions).order_by(decisions.c.number).limit(1)).one()
    row = {name: value for name, value in one._mapping.items() if name != "number"} | {"paid": 0}
    return int(connection.execute(insert(decisions).returning(decisions.c.number), row).scalar_one())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ENTRIES, min_size=1, max_size=4), st.data())
def test_balances_are_the_sum_of_what_stands_in_any_order_of_entries_and_reversals(
    store: Store, steps: list[tuple[Entry, ...]], data: st.DataObject
) -> None:
    if not list(store.records()):
        store.decide(read(), desk())
        store.reverse(1, "starts from nothing", "a test")
    with store._engine.connect() as connection:  # rolled back, so that each example starts from the same
        numbers = [decided(connection) for _ in steps]
        todo = [("post", place) for place in range(len(steps))] + [
            ("reverse", place) for place in data.draw(st.sets(st.sampled_from(range(len(steps)))))
        ]
        standing: dict[Account, Decimal] = defaultdict(Decimal)
        done: set[tuple[str, int]] = set()
        for verb, place in data.draw(st.permutations(todo)):
            if verb == "post":
                ledger.post(connection, numbers[place], steps[place], SEAL, AT)
                done.add((verb, place))
            elif ("post", place) in done:
                ledger.reverse(connection, numbers[place], "appeal", "an adjuster", AT)
                assert ledger.reverse(connection, numbers[place], "appeal", "an adjuster", AT) == []
                done.add((verb, place))
        for place, entries in enumerate(steps):
            for entry in entries if ("post", place) in done and ("reverse", place) not in done else ():
                standing[entry.account] += entry.amount
        assert ledger.balances_of(connection, ACCOUNTS, SEAL) == {account: x for account, x in standing.items() if x}


def test_no_name_and_no_number_of_a_person_stands_in_the_accounts(store: Store) -> None:
    store.decide(read(), desk())
    with store.transaction() as connection:
        owners = {row.owner for row in connection.execute(select(balances))}
    assert owners == {SEAL.mark("owner", ID_NUMBER)}
