"""What is remembered of claims, in which order, and for how long."""

import pytest

from claims_ai.claim import Claim, load_policies
from claims_ai.dossier import Dossier, assemble
from claims_ai.history import History
from claims_ai.products.load import load_products
from claims_ai.settings import get_settings
from serving.memory import Memory
from tests.serving.conftest import sample


@pytest.fixture
def dossiers() -> dict[str, Dossier]:
    """Claims without papers, by their ids."""
    typed, settings = sample("outpatient-clean")[0], get_settings()
    policy = load_policies(settings.policies)[typed["policy_number"]]
    product = load_products(settings.products).in_force(policy.product, policy.effective_from)
    claims = (Claim.model_validate(typed | {"claim_id": name}) for name in "abc")
    return {claim.claim_id: assemble(claim, policy, product, ()) for claim in claims}


def seen(history: History) -> list[str]:
    return [trace.claim_id for trace in history.traces]


def test_a_claim_sees_those_decided_before_it_and_keeps_its_place_when_sent_again(dossiers: dict[str, Dossier]) -> None:
    memory = Memory()
    assert [memory.decide(dossiers[name], seen) for name in "abac"] == [[], ["a"], ["a", "b"], ["a", "b"]]


def test_the_oldest_is_forgotten_when_there_are_too_many(dossiers: dict[str, Dossier]) -> None:
    memory = Memory(most=2)
    assert [memory.decide(dossiers[name], seen) for name in "abca"] == [[], ["a"], ["a", "b"], ["b", "c"]]


def test_a_claim_that_could_not_be_decided_is_not_remembered(dossiers: dict[str, Dossier]) -> None:
    memory = Memory()
    with pytest.raises(ZeroDivisionError):
        memory.decide(dossiers["a"], lambda _: 1 // 0)
    assert memory.decide(dossiers["b"], seen) == []
