"""A person's decision on a stored claim: what it pays, what it uses up, and that the machine does not undo it."""

from decimal import Decimal
from typing import Any

import pytest

from claims_ai.errors import InputError, StoreError
from claims_ai.outcomes import Judgement
from claims_ai.papers.checklist import waived
from claims_ai.store.persons import decision_after
from claims_ai.store.store import Store
from tests.fakes import PRODUCT, desk, invoice, papers
from tests.store.conftest import read
from tests.store.test_decide import reasons, stayed, under

BLIND = {"models": {}}


def judged(verdict: str, **more: Any) -> Judgement:
    return Judgement.model_validate({"verdict": verdict, "reason": "材料齐全，按条款核定", **more})


def refused() -> Judgement:
    return judged("refuse", clause="第3.1条", reason_code="excluded")


def balances(store: Store) -> dict[str, Decimal]:
    """What a later stay of the insured is decided on, by measure and benefit."""
    store.decide(stayed("later"), desk(**BLIND))
    *_, record = store.records()
    return {f"{each.account.measure} {each.account.benefit}".strip(): each.amount for each in record.ground.balances}


def test_an_approval_by_a_person_uses_up_what_the_machines_would_have(store: Store) -> None:
    store.decide(stayed("1"), desk(**BLIND))
    settled = store.settle("S1", judged("approve"), "adjuster 20371")
    assert (str(settled.granted), str(settled.due)) == ("2016.18", "2016.18")
    assert str(store.decide(stayed("2"), desk()).payable) == "2466.18"  # the deductible of the year is borne
    assert store.verify().problems == ()


def test_what_is_granted_is_worked_out_on_the_ledger_of_now(store: Store) -> None:
    store.decide(stayed("1"), desk(**BLIND))
    store.decide(stayed("2"), desk())
    assert str(store.settle("S1", judged("approve"), "an adjuster").granted) == "2466.18"


def test_a_smaller_sum_is_what_the_ledger_counts_as_paid(store: Store) -> None:
    store.decide(stayed("1"), desk(**BLIND))
    store.settle("S1", judged("approve", amount="1000", clause="第2.3条"), "an adjuster")
    found = balances(store)
    assert (str(found["paid"]), str(found["paid inpatient"]), str(found["deductible"])) == (
        "1000.00",
        "1000.00",
        "500.00",
    )


def test_the_sheet_of_a_person_ends_at_the_sum_granted_and_at_the_accounts_entered(store: Store) -> None:
    store.decide(stayed("1"), desk(**BLIND))
    store.settle("S1", judged("approve", amount="1000", clause="第2.3条"), "an adjuster")
    told = store.standing("S1")
    (record,) = store.records()
    decision = decision_after(record, told)
    own = decision.calculation[-1]
    assert (decision.outcome, str(decision.payable), str(own.before), str(own.after)) == (
        "approved",
        "1000.00",
        "2016.18",
        "1000.00",
    )
    assert {(each.measure, str(each.before), str(each.after)) for each in own.ledger if each.measure == "paid"} == {
        ("paid", "2016.18", "1000.00")
    }


def test_a_second_approval_pays_the_difference_and_uses_up_once(store: Store) -> None:
    store.decide(stayed("1"), desk(**BLIND))
    store.settle("S1", judged("partly_approve", amount="800", clause="第2.3条"), "an adjuster")
    rest = store.settle("S1", judged("approve"), "an adjuster")
    assert (str(rest.granted), str(rest.due)) == ("2016.18", "1216.18")
    assert str(balances(store)["paid"]) == "2016.18"
    assert store.verify().problems == ()


def test_a_decision_taken_back_gives_back_what_it_used_up(store: Store) -> None:
    store.decide(stayed("1"), desk(**BLIND))
    number = store.settle("S1", judged("approve"), "an adjuster").number
    store.withdraw(number, "the wrong claim", "an adjuster")
    assert str(store.decide(stayed("2"), desk()).payable) == "2016.18"
    with pytest.raises(StoreError, match=f"outcome {number}: is no person's decision that stands"):
        store.withdraw(number, "again", "an adjuster")
    assert str(store.settle("S1", judged("approve"), "an adjuster").due) == "450.00"  # 2016.18 of 2466.18 went out
    assert store.verify().problems == ()


def test_what_a_person_decided_is_not_decided_again_by_the_machine(store: Store) -> None:
    first = store.decide(read(), desk(**BLIND))
    store.settle("C1", refused(), "an adjuster")
    assert store.decide(read(), desk()) == first
    other = store.decide(read(invoice(patient_age="30"), *papers()[1:]), desk())
    assert (other.outcome, reasons(other)) == ("referred", ["decided_by_person_before"])
    assert store.brakes().paid_today == 0


def test_after_a_person_asked_for_papers_the_machine_may_pay(store: Store) -> None:
    store.decide(read(), desk(**BLIND))
    store.settle("C1", judged("ask", papers=["expense_list"]), "an adjuster")
    assert store.decide(read(), desk()).outcome == "approved"


def test_what_a_person_paid_is_not_paid_again(store: Store) -> None:
    store.decide(read(), desk(**BLIND))
    store.settle("C1", judged("partly_approve", amount="100", clause="第2.3条"), "an adjuster")
    store.settle("C1", judged("ask", papers=["expense_list"]), "an adjuster")
    store.decide(read(), desk())
    *_, record = store.records()
    assert (record.decision.outcome, str(record.paid)) == ("approved", "215.00")
    assert store.verify().problems == ()


@pytest.mark.parametrize(
    ("judgement", "complaint"),
    [
        (judged("approve", amount="900"), r"claim C1: 900.00 is more than all bills \(812.60\)"),
        (judged("approve", amount="100"), r"100.00 is less than the terms give \(315.00\); name the clause"),
    ],
)
def test_a_sum_without_ground_is_told(store: Store, judgement: Judgement, complaint: str) -> None:
    store.decide(read(), desk(**BLIND))
    with pytest.raises(InputError, match=complaint):
        store.settle("C1", judgement, "an adjuster")
    assert list(store.outcomes()) == []


def test_what_was_paid_is_not_refused_before_it_is_reversed(store: Store) -> None:
    store.decide(read(), desk())
    with pytest.raises(InputError, match="claim C1: was paid at least in part"):
        store.settle("C1", refused(), "an adjuster")
    store.reverse(1, "forged", "an adjuster")
    assert store.settle("C1", refused(), "an adjuster").verdict == "refuse"


def test_an_unknown_claim_is_told(store: Store) -> None:
    with pytest.raises(InputError, match="claim C404: no decision of it is stored; check the number"):
        store.settle("C404", judged("approve"), "an adjuster")


def test_a_second_request_for_what_could_have_been_asked_before_is_a_defect(store: Store) -> None:
    store.decide(read(), desk(**BLIND))
    store.settle("C1", judged("ask", papers=["expense_list"]), "an adjuster")
    store.settle("C1", judged("ask", papers=["expense_list"]), "an adjuster")
    assert [told.kind for told in store.outcomes(kinds=["service_defect"])] == []
    store.settle("C1", judged("ask", papers=["expense_list", "diagnosis_certificate"]), "an adjuster")
    (defect,) = store.outcomes(kinds=["service_defect"])
    assert (defect.told.asked_late, defect.by) == (("diagnosis_certificate",), "claims-ai")  # type: ignore[attr-defined]


def test_a_second_request_of_the_machine_is_counted_as_well(store: Store) -> None:
    sent = read(invoice(), *papers()[1:2])
    store.decide(under(waived(PRODUCT, "bank_card").model_copy(update={"version": "before"}), sent), desk())
    store.decide(sent, desk())
    (defect,) = store.outcomes(kinds=["service_defect"])
    assert (defect.decision, defect.told.asked_late) == (2, ("bank_card",))  # type: ignore[attr-defined]


def test_what_was_there_at_the_first_request_could_not_be_asked_for_then(store: Store) -> None:
    store.decide(read(), desk(**BLIND))
    store.settle("C1", judged("ask", papers=["expense_list"]), "an adjuster")
    assert store.decide(read(invoice(), *papers()[3:]), desk()).outcome == "documents_requested"
    assert list(store.outcomes(kinds=["service_defect"])) == []
