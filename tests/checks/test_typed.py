"""The claim form beside what was typed: every difference is said, and only one that matters and was surely read is asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims_ai.checks import run_checks
from claims_ai.checks.typed import _same_bank
from claims_ai.claim import Claim, Payee
from claims_ai.dossier import Dossier
from tests import fakes
from tests.fakes import BLURRED, NOTHING_KNOWN, bank_card, claim, dossier, field, form, id_card, invoice

TYPED = claim(
    mobile="13900000000",
    policy_number="GH704925763036",
    payee=Payee(name=fakes.NAME, account=fakes.ACCOUNT, bank="江州银行"),
)


def case(of: Claim = TYPED, card: str = "江州银行", confidence: float = 0.99, **written: str) -> Dossier:
    filled = form(**{name: field(value, confidence) for name, value in written.items()})  # type: ignore[arg-type]
    return dossier(invoice(), id_card(), bank_card(bank_name=card), filled, of=of)


def found(one: Dossier) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in run_checks(one, NOTHING_KNOWN)]


@pytest.mark.parametrize(
    ("written", "code", "severity"),
    [
        ({"mobile": "13911112222"}, "form_differs", "low"),
        ({"payee_bank": "东湖商业银行"}, "form_differs", "low"),
        ({"card": "东湖商业银行"}, "form_differs", "low"),
        ({"policy_number": "GH980000000001"}, "form_differs", "medium"),
        ({"policy_number": "GH980000000001", "confidence": 0.85}, "form_differs", "low"),
        ({"accident_date": "2026-02-20"}, "date_conflict", "medium"),
        ({"accident_date": "2026-02-20", "confidence": 0.85}, "date_conflict", "low"),
        ({"claim_amount": "900.00"}, "claimed_amount_differs", "medium"),
        ({"claim_amount": "900.00", "confidence": 0.85}, "claimed_amount_differs", "low"),
        ({"claim_amount": "510.00"}, "claimed_amount_differs", "low"),
    ],
)
def test_a_form_that_differs_from_what_was_typed_is_a_finding(
    written: dict[str, str], code: str, severity: str
) -> None:
    assert found(case(**written)) == [(code, severity)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    [
        {"mobile": "+86 139-0000-0000"}, {"policy_number": " gh70492576 3036"}, {"policy_number": "GH704925763036-01"},
        {"policy_number": "GH704925763086"}, {"policy_number": "GH70492563036"}, {"policy_number": "GH7049257763036"},
        {"payee_bank": "江州银行股份有限公司东湖支行"}, {"accident_date": "2026-03-03"},
        {"claim_amount": "812.60"},
    ],
)  # fmt: skip
def test_another_way_to_write_the_same_is_no_difference(written: dict[str, str]) -> None:
    assert found(case(**written)) == []  # type: ignore[arg-type]


def test_a_form_that_tells_the_day_of_the_visit_tells_of_the_same_loss() -> None:
    earlier = TYPED.model_copy(update={"accident_date": date(2026, 3, 1)})
    assert found(case(earlier, accident_date="2026-03-03")) == [("date_conflict", "low")]


def test_what_was_not_typed_cannot_differ() -> None:
    plain = TYPED.model_copy(update={"mobile": None, "payee": Payee(name=fakes.NAME, account=fakes.ACCOUNT)})
    assert found(case(plain, mobile="13911112222", payee_bank="东湖商业银行")) == []


def test_a_form_that_cannot_be_read_is_asked_for_again_and_not_held_against_anybody() -> None:
    blurred = replace(form(policy_number="GH980000000001", claim_amount="900.00"), quality=BLURRED)
    one = dossier(invoice(), id_card(), bank_card(), blurred, of=TYPED)
    assert {code for code, _ in found(one)} == {"document_unreadable", "document_missing"}


def test_a_daily_cash_claim_names_any_amount() -> None:
    read = (fakes.stay(), id_card(), bank_card(), fakes.summary(), form(claim_amount="1800.00"))
    cash = dossier(*read, of=fakes.stay_claim(claimed_amount=Decimal("6842.50")), product="hospital_cash")
    assert found(cash) == [("claimed_amount_differs", "low")]


def test_no_number_is_repeated_in_a_message() -> None:
    differing = case(mobile="13911112222", policy_number="GH980000000001")
    messages = "".join(finding.message for finding in run_checks(differing, NOTHING_KNOWN))
    assert not any(number in messages for number in ("13911112222", "13900000000", "GH980000000001", "GH704925763036"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("中国工商银行股份有限公司", "工商银行", True), ("工行", "中国工商银行江州东湖支行", True), ("ICBC 中国工商银行", "工商银行", True),
        ("中国银行", "中国银行（江州分行）", True), ("中国银行", "中国建设银行", False), ("江州银行", "东湖商业银行", False),
    ],
)  # fmt: skip
def test_a_bank_is_known_by_its_name_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert _same_bank(one, other) is _same_bank(other, one) is same
