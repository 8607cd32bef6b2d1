"""The simulated world: repeatable, lawful where it should be, and dishonest at about the rate it says."""

import ast
from collections import Counter
from dataclasses import fields, replace
from decimal import Decimal
from inspect import getsource
from itertools import pairwise
from random import Random
from statistics import mean

import pytest

from claims_ai.identifiers import bank_card, resident_id
from claims_ai.medical.case import Case
from claims_ai.medical.judge import judge
from claims_ai.medical.load import knowledge
from claims_ai.medical.lookup import code
from training.simulate import assumptions
from training.simulate.assumptions import USUAL
from training.simulate.bills import bills
from training.simulate.customers import AGENTS
from training.simulate.episodes import WAITING, Episode
from training.simulate.papers import Case as Claimed
from training.simulate.run import Branch, branches, portfolio, simulate


@pytest.fixture(scope="module")
def told() -> list[Episode]:
    return portfolio(Branch(6000, "7"), USUAL)


@pytest.fixture(scope="module")
def cases() -> list[Claimed]:
    return list(simulate(Branch(1000, "7"), USUAL))


def test_the_same_seed_tells_the_same_claims(cases: list[Claimed]) -> None:
    assert list(simulate(Branch(1000, "7"), USUAL)) == cases


def test_another_seed_tells_others(cases: list[Claimed]) -> None:
    others = {case.claim.claim_id for case in simulate(Branch(1000, "8"), USUAL)}
    assert not others & {case.claim.claim_id for case in cases}


def test_about_as_many_claims_come_as_asked_for(told: list[Episode]) -> None:
    assert 5400 < len(told) < 6600


def test_ever_more_claims_come_by_telephone_and_an_agents_by_agents(cases: list[Claimed]) -> None:
    ways = {
        late: Counter(case.claim.channel for case in cases if (case.claim.submitted_at.year >= 2024) == late)
        for late in (False, True)
    }
    counters = {late: found["counter"] / found.total() for late, found in ways.items()}
    assert counters[True] < counters[False]
    sent = {case.claim.channel for case in cases if (case.claim.mobile or "").startswith(AGENTS)}
    assert sent == {"agent"}


def test_claims_come_in_order_of_time_and_each_once(cases: list[Claimed]) -> None:
    days = [case.claim.submitted_at for case in cases]
    assert days == sorted(days)
    assert len({case.claim.claim_id for case in cases}) == len(cases)


def test_nobody_is_treated_before_or_claims_after_the_time_that_is_told(told: list[Episode]) -> None:
    assert all(USUAL.first_day <= e.served and e.submitted <= USUAL.last_day for e in told)


def test_nobody_has_an_illness_that_medical_knowledge_holds_against_their_sex_or_age(told: list[Episode]) -> None:
    def doubts(e: Episode) -> set[str]:
        person = e.customer.person
        age = max((e.served - person.birth_date).days / 365.25, 0)
        case = Case(illnesses=code(e.illness.diagnosis).codes, sex=person.sex, age=age)
        return {doubt.fact for doubt in judge(case, knowledge())} & {"sex", "age"}

    assert [e.number for e in told if doubts(e)] == []
    assert {e.customer.person.sex for e in told if e.illness.department == "产科"} == {"female"}


def test_numbers_are_valid_and_can_belong_to_nobody(told: list[Episode]) -> None:
    people = {e.customer.person for e in told} | {e.customer.holder for e in told}
    assert all(resident_id.is_valid(p.id_number) and p.id_number.startswith("99") for p in people)
    accounts = {e.account or e.customer.account for e in told}
    assert all(bank_card.is_valid(number) and number.startswith("99") for number in accounts)


def test_every_bill_keeps_the_identities_of_invoices(told: list[Episode]) -> None:
    for e in told[:2000]:
        for bill in bills(e, Random(e.number), USUAL):
            assert bill.total == sum(bill.charges.values())
            assert bill.total == bill.social_insurance + bill.other + bill.account + bill.cash
            assert bill.account + bill.cash == bill.self_pay + bill.self_funded
            assert min(*bill.charges.values(), bill.social_insurance, bill.other, bill.cash, bill.self_pay) >= 0


def test_an_honest_invoice_prints_what_the_bill_says(cases: list[Claimed]) -> None:
    invoices = [p for c in cases if c.scheme is None for p in c.papers if p.kind.startswith("medical_invoice")]
    assert len(invoices) > 700
    for invoice in invoices:
        total = Decimal(invoice.fields["total_amount"])
        assert total == sum(Decimal(amount) for _, amount in invoice.items)
        assert total == Decimal(invoice.fields["total_amount_in_words"])
        parts = ("social_insurance_paid", "other_paid", "personal_account_paid", "personal_cash_paid")
        assert total == sum(Decimal(invoice.fields[name]) for name in parts)


def test_the_policy_of_a_claim_is_that_of_the_insurance_year(cases: list[Claimed]) -> None:
    inside = [case for case in cases if case.policy.covers(case.claim.accident_date)]
    assert len(inside) > 0.97 * len(cases)
    assert all((c.policy.effective_until - c.policy.effective_from).days in (364, 365) for c in cases)


def test_fraud_is_rare_and_of_all_six_kinds(told: list[Episode]) -> None:
    kinds = Counter(e.scheme for e in told if e.scheme)
    assert set(kinds) == set(USUAL.schemes)
    assert 0.02 < kinds.total() / len(told) < 0.045


def frauds(told: list[Episode], scheme: str) -> list[Episode]:
    return [e for e in told if e.scheme == scheme]


def honest(told: list[Episode]) -> list[Episode]:
    return [e for e in told if e.scheme is None]


def test_a_sham_stay_has_less_treatment_and_begins_at_weekends_more_often(told: list[Episode]) -> None:
    sham, stays = frauds(told, "sham_stay"), [e for e in honest(told) if e.nights]
    assert mean(e.care for e in sham) < 0.75 * mean(e.care for e in stays)
    assert weekends(sham) > 1.5 * weekends(stays)


def weekends(told: list[Episode]) -> float:
    return mean(e.served.weekday() >= 5 for e in told)


def test_inflated_bills_hold_more_drugs(told: list[Episode]) -> None:
    assert mean(e.drugs for e in frauds(told, "inflation")) > 1.3 * mean(e.drugs for e in honest(told))


@pytest.mark.parametrize("scheme", ["loss_before_policy", "insured_when_ill", "false_cause"])
def test_what_was_known_before_comes_soon_after_the_cover_begins(told: list[Episode], scheme: str) -> None:
    assert early(frauds(told, scheme)) > 2 * early(honest(told))


def early(told: list[Episode]) -> float:
    return mean((e.served - e.customer.since).days < 120 for e in told)


def test_every_assumption_says_what_it_means() -> None:
    (body,) = (node.body for node in ast.parse(getsource(assumptions)).body if isinstance(node, ast.ClassDef))
    told = [
        node.target.id for node, after in pairwise(body)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(after, ast.Expr)
    ]  # fmt: skip
    assert told == [field.name for field in fields(USUAL)]


def test_branches_come_to_the_claims_asked_for_and_share_nobody() -> None:
    parts = branches(6001, 7, USUAL)
    assert sum(part.claims for part in parts) == 6001
    people = [{e.customer.person for e in portfolio(replace(part, claims=400), USUAL)} for part in parts[:2]]
    assert people[0]
    assert not people[0] & people[1]


def test_the_book_grows_and_winters_are_busy_over_five_years(told: list[Episode]) -> None:
    years = Counter(e.submitted.year for e in told)
    assert [years[year] for year in range(2021, 2026)] == sorted(years.values())
    colds = Counter(e.served.month for e in told if e.illness.department == "呼吸内科")
    assert colds[12] + colds[1] > 1.25 * (colds[6] + colds[7])


def test_treatment_gets_dearer(told: list[Episode]) -> None:
    visits = [e for e in honest(told) if not e.nights]
    early, late = (mean(e.cost for e in visits if e.served.year in years) for years in ((2021, 2022), (2024, 2025)))
    assert 1.02 < late / early < 1.2


def rings(told: list[Episode]) -> dict[str, list[Episode]]:
    """The claims of organised groups by the account most of them name."""
    groups: dict[str, list[Episode]] = {}
    for e in told:
        if e.account:
            groups.setdefault(e.account, []).append(e)
    return groups


def test_a_ring_is_several_people_with_one_account_telephone_and_house(told: list[Episode]) -> None:
    groups = [group for group in rings(told).values() if len(group) > 4]
    assert len(groups) > 4
    for group in groups:
        assert len({e.customer.person for e in group}) > 2
        assert len({e.mobile for e in group if e.mobile}) == 1
        assert len({e.scheme for e in group}) == 1
        assert Counter(e.hospital for e in group).most_common(1)[0][1] > 0.5 * len(group)


def test_rings_make_a_good_part_of_the_fraud_and_hide_some_of_what_they_share(told: list[Episode]) -> None:
    cheats = [e for e in told if e.scheme]
    ring = [e for e in cheats if e.organised]
    assert 0.2 < len(ring) / len(cheats) < 0.6
    assert 0.6 < mean(e.account is not None for e in ring) < 0.9


def test_honest_people_share_accounts_and_telephones_too(told: list[Episode]) -> None:
    users: dict[str, set[str]] = {}
    for e in honest(told):
        for shared in (e.customer.account, e.customer.person.mobile):
            users.setdefault(shared, set()).add(e.customer.person.id_number)
    assert sum(len(people) > 3 for people in users.values()) > 3


def test_no_signal_gives_a_cheat_away_for_certain(told: list[Episode]) -> None:
    """Each signal is found on honest claims too, and on some only of the cheats."""
    signals = {
        "round": lambda e: "round" in e.marks,
        "little treatment": lambda e: e.nights > 0 and e.care < 0.4,
        "early": lambda e: days_after_waiting(e) < 60,
        "mostly drugs": lambda e: e.drugs > 0.65,
        "another payee": lambda e: "other_payee" in e.marks,
    }
    for name, shows in signals.items():
        cheats = mean(shows(e) for e in told if e.scheme)
        others = sum(shows(e) for e in told if not e.scheme)
        assert others > 20, name
        assert cheats < 0.6, name


def days_after_waiting(e: Episode) -> int:
    return (e.served - e.customer.since - WAITING).days
