"""A claim decided with a store: on what earlier claims left and used up, and recorded whole."""

from claims_ai.store.store import Store
from tests.fakes import desk
from tests.store.conftest import read


def test_a_claim_is_decided_and_kept_with_all_that_went_into_it(store: Store) -> None:
    sent = read()
    decision = store.decide(sent, desk())
    (record,) = store.records()
    assert (decision.outcome, str(decision.payable)) == ("approved", "315.00")
    assert record.decision == decision
    assert record.facts.pages == sent.pages
    assert record.facts.claim == sent.dossier.claim
    assert record.product == sent.dossier.product
    assert store.verify().problems == ()
