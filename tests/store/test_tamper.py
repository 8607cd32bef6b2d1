"""What is recorded stays: the database refuses changes, and one made past it is found."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from claims_ai.errors import StoreError
from claims_ai.outcomes import Investigation, Judgement
from claims_ai.store.seal import Seal
from claims_ai.store.store import Store
from claims_ai.store.tables import APPEND_ONLY
from tests.fakes import ACCOUNT, ID_NUMBER, NAME, claim, desk
from tests.store.conftest import KEY, meddle, read


@pytest.fixture
def decided(store: Store) -> Store:
    """A store with two decisions, a switch, an outcome, a reversal, and a person's approval that was taken back."""
    store.decide(read(of=claim(mobile="13900000000")), desk())
    store.decide(read(of=claim(claim_id="C2")), desk())
    store.turn("daily_cap", "100000", "a start with care", "an operator")
    store.note("C2", Investigation(found="cleared"), "an investigator")
    store.reverse(1, "appeal", "an adjuster")
    store.settle("C2", Judgement(verdict="approve", reason="the bill was paid once"), "an adjuster")
    store.withdraw(2, "it was paid twice after all", "an adjuster")
    return store


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_refuses_to_change_what_is_recorded(decided: Store, table: str, statement: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), decided._engine.begin() as connection:
        connection.execute(text(statement.format(table)))


def test_the_database_knows_no_refusal_by_the_machine(decided: Store) -> None:
    assert decided.verify().problems == ()
    with pytest.raises(IntegrityError, match="append-only"), decided._engine.begin() as connection:
        connection.execute(text("UPDATE decisions SET outcome = 'approved'"))


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE decisions SET payable = payable + 1 WHERE number = 1", "decision 1: is not as it was written"),
        ("UPDATE decisions SET payload = (SELECT payload FROM decisions WHERE number = 2) WHERE number = 1", "does not open"),
        ("UPDATE submissions SET payload = (SELECT payload FROM submissions WHERE claim_id = 'C2') WHERE claim_id = 'C1'", "does not open"),
        ("UPDATE submissions SET policy_number = 'GH2' WHERE claim_id = 'C1'", "decision 1: is not as it was written"),
        ("UPDATE ledger SET amount = 0 WHERE reverses IS NULL", "the balance is not the sum of its entries"),
        ("DELETE FROM ledger WHERE reverses IS NOT NULL", "reversal 1: is not as it was written"),
        ("UPDATE outcomes SET result = 'paid'", "outcome 1: is not as it was written"),
        ("DELETE FROM chain WHERE number = 3", "link 3: is gone"),
        ("DELETE FROM chain WHERE number = 5", "reversal 1: stands in no link"),
        ("INSERT INTO switches (name, value, reason, by, at) VALUES ('daily_cap', '1', 'x', 'y', now())", "switch 2: stands in no link"),
        ("UPDATE product_terms SET terms = replace(terms, '3000', '9000')", "its terms are not those it was entered with"),
        ("UPDATE ledger SET benefit = 'x' WHERE outcome = 2 AND reverses IS NULL", "posting 2: is not as it was written"),
        ("UPDATE ledger SET outcome = NULL WHERE outcome = 2 AND reverses IS NULL", "posting 2: is not as it was written"),
        ("DELETE FROM ledger WHERE outcome = 2 AND reverses IS NOT NULL", "taking_back 2: is not as it was written"),
        ("DELETE FROM chain WHERE kind = 'posting'", "posting 2: stands in no link"),
        ("DELETE FROM outcomes WHERE kind = 'withdrawal'", "outcome 3: is not as it was written"),
        ("UPDATE balances SET amount = amount + 1", "the balance is not the sum of its entries"),
    ],
)  # fmt: skip
def test_a_change_past_the_database_is_found(decided: Store, url: str, statement: str, found: str) -> None:
    meddle(url, statement)
    assert any(found in problem for problem in decided.verify().problems)


def test_the_head_of_the_chain_moves_with_every_record(decided: Store) -> None:
    before = decided.verify()
    decided.turn("payments_stopped", True, "a drill", "an operator")
    after = decided.verify()
    assert (after.links, after.head != before.head) == (before.links + 1, True)


def test_nothing_personal_stands_in_the_database_in_clear(decided: Store) -> None:
    with decided.transaction() as connection:
        told = "".join(
            str(row)
            for table in (
                "submissions",
                "decisions",
                "outcomes",
                "ledger",
                "balances",
                "traces",
                "marks",
                "documents",
                "chain",
            )
            for row in connection.execute(text(f"SELECT t::text, encode(t::text::bytea, 'escape') FROM {table} t"))  # noqa: S608
        )
    assert "C1" in told
    assert [value for value in (NAME, ID_NUMBER, ACCOUNT, "13900000000", "4071223344") if value in told] == []


def test_another_key_opens_nothing(decided: Store, url: str) -> None:
    other = Store(decided._engine, Seal(b"f" * 32))
    with pytest.raises(StoreError, match="another CLAIMS_AI_DATA_KEY"):
        list(other.records())


def test_a_payload_opens_at_its_own_place_only() -> None:
    seal = Seal(KEY)
    sealed = seal.close("诊断".encode(), "claim C1")
    assert seal.open(sealed, "claim C1").decode() == "诊断"
    with pytest.raises(StoreError, match="claim C2: does not open"):
        seal.open(sealed, "claim C2")
    assert seal.close(b"x", "claim C1") != seal.close(b"x", "claim C1")
