"""What the models see: every feature computes on any claim, and is worded for a person."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims_ai import features_english
from claims_ai.coverage import calculate_claim
from claims_ai.dossier import Dossier
from claims_ai.features import BY_NAME, FEATURES, SENTENCES, Situation, Value, compute_features
from claims_ai.history import History, Trace, visit_of
from claims_ai.values import Finding
from tests.fakes import (  # fmt: skip
    ACCOUNT,
    BROTHERS_ID,
    ID_NUMBER,
    claim,
    dossier,
    id_card,
    invoice,
    papers,
    policy,
    stay,
    stay_claim,
    summary,
)


def features_of(case: Dossier, *traces: Trace, findings: tuple[Finding, ...] = ()) -> dict[str, Value]:
    return compute_features(Situation(case, findings, calculate_claim(case), History(traces)))


def trace(claim_id: str, day: date, who: str = ID_NUMBER, account: str = "1") -> Trace:
    return Trace(claim_id, who, account, day, (), ())


def test_every_feature_has_a_name_of_its_own() -> None:
    assert len({feature.name for feature in FEATURES}) == len(FEATURES) == len(BY_NAME)


def test_every_feature_computes_where_hardly_anything_is_known() -> None:
    bare = dossier(id_card(), of=claim(insured_id_number="HK A123456", claimed_amount=Decimal(0)))
    values = features_of(replace(bare, pages=()))
    assert list(values) == [feature.name for feature in FEATURES]
    unknown = {name for name, value in values.items() if value is None}
    assert unknown == {
        "claimed_to_total", "social_insurance_share", "self_funded_share", "line_count", "largest_line_share", "drug_share", "treated_share",
        "inpatient_days", "cost_per_day", "hospital_level", "age", "sex", "lowest_confidence", "mean_confidence", "lowest_quality", "round_total",
        "mobile_shared_by", "together",
    }  # fmt: skip


def test_an_outpatient_claim_in_numbers() -> None:
    values = features_of(dossier())
    expected = {
        "visit_type": "outpatient", "cause": "illness", "total_amount": 812.6, "payable": 315.0, "payable_to_limit": 0.105, "claimed_to_total": 1.0,
        "hospital_level": "三级", "sex": "female", "line_count": 2.0, "days_to_submit": 7.0, "payee_is_insured": 1.0, "page_count": 4.0,
        "weekend": 0.0, "round_total": 0.0,
    }  # fmt: skip
    assert {name: values[name] for name in expected} == expected
    assert values["drug_share"] == pytest.approx(612.6 / 812.6)
    assert values["age"] == pytest.approx(37.5, abs=0.5)
    assert (values["days_insured"], values["days_since_waiting"]) == (426.0, 396.0)


def test_a_stay_without_treatment_stands_out() -> None:
    values = features_of(dossier(*papers(stay()), summary(), of=stay_claim()))
    assert (values["inpatient_days"], values["treated_share"]) == (6.0, 0.0)
    assert values["cost_per_day"] == pytest.approx(6842.5 / 6)


def test_only_what_came_before_a_claim_counts() -> None:
    earlier, later = trace("C0", date(2026, 2, 1)), trace("C9", date(2026, 4, 1))
    longer, others = trace("C7", date(2025, 6, 1)), trace("C8", date(2026, 2, 1), BROTHERS_ID)
    values = features_of(dossier(), earlier, later, longer, others, trace("C1", date(2026, 3, 10)))
    assert (values["claims_90_days"], values["claims_365_days"]) == (1.0, 2.0)


def test_an_account_of_several_persons_stands_out() -> None:
    shared = [trace(f"C{n}", date(2026, 2, n), f"person {n % 2}", ACCOUNT) for n in (2, 3, 4)]
    assert features_of(dossier(), *shared, trace("C8", date(2026, 2, 1), account=ACCOUNT))["account_shared_by"] == 2.0


def test_a_mobile_and_a_day_at_a_smaller_hospital_that_others_share_stand_out() -> None:
    case = dossier(of=claim(mobile="19900000001"))
    case = replace(case, treatments=tuple(replace(t, hospital_type="二级甲等综合医院") for t in case.treatments))
    shared = replace(trace("C2", date(2026, 2, 2), "person 2"), mobile="19900000001", visit=visit_of(case))
    again = replace(shared, claim_id="C3")
    later = replace(shared, claim_id="C4", insured_id_number="person 3", submitted_at=date(2027, 1, 1))
    values = features_of(case, shared, again, later, trace("C5", date(2026, 2, 2), "person 4"))
    assert (values["mobile_shared_by"], values["together"]) == (1.0, 1.0)
    assert (features_of(dossier())["mobile_shared_by"], features_of(dossier())["together"]) == (None, None)


def test_findings_are_counted_by_weight() -> None:
    findings = tuple(Finding("x", severity, "…") for severity in ("info", "low", "medium", "high", "high"))
    values = features_of(dossier(), findings=findings)
    assert (values["severe_findings"], values["mild_findings"]) == (3.0, 2.0)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("total_amount", 1812.6, "票据合计 1,812.6 元"), ("total_amount", 800.0, "票据合计 800 元"), ("visit_type", "inpatient", "就诊类型：住院"),
        ("hospital_level", "三级", "医院级别：三级"), ("account_shared_by", 0.0, "领款账号另有 0 人使用"), ("age", None, "被保险人年龄：未知"),
        ("hospital_level", None, "医院级别：未知"), ("claimed_to_total", None, "申请金额与票据合计之比：未知"), ("line_count", None, "收费项目：未知"),
    ],
)  # fmt: skip
def test_a_value_is_said_in_words(name: str, value: Value, words: str) -> None:
    assert BY_NAME[name].sentence(value) == words


def test_no_unknown_value_ends_in_the_middle_of_a_phrase() -> None:
    known_ends = {feature.sentence(None).removesuffix("：未知")[-1] for feature in FEATURES}
    assert not known_ends & set("的为第后")


def test_a_contribution_says_which_way_it_points() -> None:
    say = SENTENCES["fraud"]
    assert say("total_amount", 812.6, 0.4) == "票据合计 812.6 元，风险升高"
    assert say("total_amount", 812.6, -0.4) == "票据合计 812.6 元，风险降低"
    assert SENTENCES["fast_pay"]("visit_type", "outpatient", 0.1) == "就诊类型：门诊，支持自动赔付"
    assert say("days to claim", 3, 0.1) == "days to claim：3，风险升高"


def test_a_visit_on_a_sunday_stands_out() -> None:
    assert features_of(dossier(*papers(invoice(visit_date="2026-03-01")), under=policy()))["weekend"] == 1.0


def test_every_feature_is_worded_in_english_too() -> None:
    assert set(features_english.WORDS) == set(BY_NAME)
    assert all(words.count("{}") == 1 for words in features_english.WORDS.values())


def test_what_a_feature_did_is_said_in_english() -> None:
    say = features_english.SENTENCES["fraud"]
    assert say("claims_90_days", 3.0, 0.4) == "other claims in the 90 days before: 3; raises the risk"
    assert say("hospital_level", "三级", -0.1) == "level of the hospital: tertiary; lowers the risk"
    assert say("total_amount", None, -0.1) == "bills in all: unknown; lowers the risk"
