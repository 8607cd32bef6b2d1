"""The decision pays, asks or hands to a person: whatever it is given, it never refuses and never pays what is in doubt."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.decision import ASKS, Verdict, decide
from claims_ai.dossier import Dossier
from claims_ai.money import ZERO
from claims_ai.products.calculate import Calculation
from claims_ai.values import Finding, Score, UnreadFile
from tests.fakes import BLURRED, SURE_SCORES, bank_card, dossier, form, id_card, invoice, papers, stay_claim

IN_ORDER = dossier()
LIMIT = IN_ORDER.product.fast_pay_limit
CODES = (
    "name_mismatch", "duplicate_invoice", "document_missing", "document_unreadable", "low_confidence", "stage_failed",
    "excluded", "claimed_amount_differs", "limit_used_up", "suspected_tampering", "below_deductible",
)  # fmt: skip
findings = st.builds(
    Finding, st.sampled_from(CODES), st.sampled_from(["info", "low", "medium", "high"]), st.just("…"),
    documents=st.lists(st.sampled_from(["invoice.jpg", "bank_card", "other"]), max_size=2).map(tuple),
)  # fmt: skip
probabilities = st.one_of(st.floats(0, 1), st.just(float("nan")))
scores = st.fixed_dictionaries({}, optional={name: st.builds(Score, probabilities, st.floats(0, 1)) for name in SURE_SCORES})  # fmt: skip
amounts = st.decimals(0, 500_000, places=2)


def sheet(payable: str | Decimal) -> Calculation:
    return Calculation(Decimal(payable))


def verdict(*found: Finding, payable: str = "207.00", case: Dossier = IN_ORDER, **given: Score) -> Verdict:
    return decide(case, found, sheet(payable), SURE_SCORES | given)


@given(st.lists(findings, max_size=5).map(tuple), amounts, scores)
def test_no_claim_is_refused_and_none_in_doubt_is_paid(found: tuple[Finding, ...], payable: Decimal, given: dict[str, Score]) -> None:  # fmt: skip
    result = decide(IN_ORDER, found, sheet(payable), given)
    assert result.outcome in {"approved", "partly_approved", "documents_requested", "referred"}
    assert result.reasons
    if result.outcome == "approved":
        assert not [finding for finding in found if finding.severity in ("medium", "high")]
        assert payable <= LIMIT
        assert given["fast_pay"].probability >= given["fast_pay"].threshold
        assert given["fraud"].probability < given["fraud"].threshold
        assert result.route == "fast_pay"
    else:
        assert result.route != "fast_pay"


@given(st.lists(findings, max_size=6).map(tuple))
def test_a_request_is_only_for_papers_and_each_is_asked_for_once(found: tuple[Finding, ...]) -> None:
    result = verdict(*found)
    assert len(set(result.missing)) == len(result.missing)
    if result.outcome == "documents_requested":
        stopping = {finding.code for finding in found if finding.severity in ("medium", "high")}
        assert stopping <= ASKS | {"low_confidence"}
        assert result.route == "claimant"


def test_a_claim_in_order_is_paid_at_once() -> None:
    result = verdict()
    assert (result.outcome, result.route, [r.code for r in result.reasons]) == ("approved", "fast_pay", ["within_fast_pay_limits"])  # fmt: skip
    assert "207.00" in result.reasons[0].message


def test_the_limit_itself_is_still_paid() -> None:
    assert verdict(payable=str(LIMIT)).outcome == "approved"
    above = verdict(payable=str(LIMIT + Decimal("0.01")))
    assert (above.outcome, above.reasons[0].code) == ("referred", "above_fast_pay_limit")


def test_below_the_deductible_is_an_approval_of_nothing() -> None:
    below = Finding("below_deductible", "info", "可补偿费用 60.00 元，未超过免赔额 100.00 元")
    result = decide(IN_ORDER, (below,), Calculation(ZERO, findings=(below,)), SURE_SCORES)
    assert (result.outcome, [reason.code for reason in result.reasons]) == ("approved", ["below_deductible"])


def test_nothing_to_pay_for_another_reason_than_the_deductible_is_left_to_a_person() -> None:
    result = verdict(payable="0.00")
    assert (result.outcome, [reason.code for reason in result.reasons]) == ("referred", ["nothing_payable"])


def test_nothing_billed_is_never_an_approval() -> None:
    """A product that insures no outpatient visits asks for no papers of one, and calculates nothing."""
    bare = dossier(id_card(), product="hospital_cash")
    assert bare.treatments == ()
    assert verdict(payable="0.00", case=bare).outcome == "referred"


def test_a_refund_is_never_paid_by_the_machine() -> None:
    refunded = dossier(*papers(invoice(total_amount="-812.60")))
    assert verdict(payable="0.00", case=refunded).reasons[0].code == "nothing_billed"


def test_less_than_nothing_is_never_an_approval() -> None:
    assert verdict(payable="-12.00").outcome == "referred"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"fraud": Score(0.2, 0.2)}, "fraud_score_high"),
        ({"fast_pay": Score(0.8999, 0.9)}, "fast_pay_score_low"),
        ({"fraud": Score(float("nan"), 0.2)}, "fraud_score_high"),
        ({"fast_pay": Score(float("nan"), 0.9)}, "fast_pay_score_low"),
    ],
)
def test_a_doubtful_score_refers(changed: dict[str, Score], reason: str) -> None:
    result = verdict(**changed)
    assert (result.outcome, result.reasons[0].code) == ("referred", reason)


def test_a_fraud_score_is_worded_as_a_signal() -> None:
    result = verdict(fraud=Score(0.7, 0.2))
    assert result.route == "investigation"
    assert "不是认定" in result.reasons[0].message


@pytest.mark.parametrize("task", ["fast_pay", "fraud"])
def test_a_missing_score_refers(task: str) -> None:
    only = {name: score for name, score in SURE_SCORES.items() if name != task}
    result = decide(IN_ORDER, (), sheet("207.00"), only)
    assert (result.outcome, result.reasons[0].code) == ("referred", "score_missing")


def missing(kind: str) -> Finding:
    return Finding("document_missing", "high", f"缺少{kind}", documents=(kind,))


def test_missing_papers_are_asked_for_all_at_once() -> None:
    result = verdict(missing("bank_card"), missing("id_card_front"), missing("bank_card"))
    assert (result.outcome, result.missing) == ("documents_requested", ("bank_card", "id_card_front"))
    assert result.reasons[0].documents == ("银行卡",)


def test_a_blurred_invoice_is_asked_for_by_its_kind() -> None:
    blurred = dossier(replace(invoice("a.jpg"), quality=BLURRED), id_card(), bank_card(), form())
    assert verdict(Finding("document_unreadable", "high", "…", documents=("a.jpg",)), case=blurred).missing == ("medical_invoice_outpatient",)  # fmt: skip


def test_of_a_file_of_several_pages_the_unreadable_one_is_asked_for() -> None:
    """The other pages of the file were read and need not come again."""
    pages = (replace(invoice("all.pdf"), quality=BLURRED), replace(id_card(), file="all.pdf", page=1))
    case = dossier(*pages, bank_card(), form())
    assert verdict(Finding("document_unreadable", "high", "…", documents=("all.pdf",)), case=case).missing == ("medical_invoice_outpatient",)  # fmt: skip


def test_a_file_that_is_no_document_is_asked_for_in_words() -> None:
    case = dossier(*papers(), UnreadFile("x.zip", "x.zip: a ZIP archive"))
    result = verdict(Finding("document_unreadable", "high", "x.zip: a ZIP archive", documents=("x.zip",)), case=case)
    assert (result.outcome, result.missing, result.reasons[0].documents) == ("documents_requested", (), ("x.zip",))


def test_what_needs_a_person_goes_to_one_with_the_request_beside_it() -> None:
    result = verdict(Finding("not_in_force", "high", "…"), missing("bank_card"))
    assert (result.outcome, [reason.code for reason in result.reasons]) == ("referred", ["not_in_force", "document_missing"])  # fmt: skip


def test_an_unsure_value_is_not_looked_at_while_its_picture_is_asked_for_again() -> None:
    result = verdict(Finding("low_confidence", "medium", "…"), missing("bank_card"))
    assert result.outcome == "documents_requested"


@pytest.mark.parametrize(
    ("payable", "route"), [("3000.01", "adjuster"), ("9000.01", "senior_adjuster"), ("60000.01", "case_team")]
)
def test_larger_sums_go_to_more_experienced_people(payable: str, route: str) -> None:
    assert verdict(payable=payable).route == route


def test_signs_of_fraud_go_to_investigation_whatever_the_sum() -> None:
    assert verdict(Finding("duplicate_image", "high", "…"), payable="90000").route == "investigation"


def test_the_claim_of_a_stay_is_decided_alike() -> None:
    assert decide(dossier(of=stay_claim()), (), sheet(ZERO), {}).outcome == "referred"
