"""What is paid at once is never more than what comes out in the end, whatever becomes of the lines in doubt."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from claims_ai.money import ZERO, fen
from claims_ai.products.accounts import Accounts, accounts_of
from claims_ai.products.calculate import Held, calculate
from claims_ai.products.certain import all_lines, certain_part
from claims_ai.products.ledger import Balances
from claims_ai.products.sheet import discrepancies
from claims_ai.products.terms import Product
from claims_ai.values import ExpenseLine, Treatment
from tests.products.claims import situations
from tests.products.worked import COVER, PRODUCTS

MEDICAL, GROUP = PRODUCTS.in_force("comprehensive_medical", COVER.begins), PRODUCTS.latest("group_medical")
CASH, ACCIDENT = PRODUCTS.latest("hospital_cash"), PRODUCTS.latest("personal_accident")
LATER = replace(COVER, begins=date(2027, 1, 1), ends=date(2027, 12, 31))
Situation = tuple[Product, list[Treatment], Balances]


@st.composite
def doubts(draw: st.DrawFn) -> tuple[Situation, Held]:
    """A claim with some lines, or whole invoices, in doubt."""
    situation = draw(situations())
    held = {}
    for treatment in situation[1]:
        lines = sorted(all_lines(treatment))
        some = draw(st.sets(st.sampled_from(lines)) | st.just(set(lines)))
        held[treatment.invoice] = frozenset(some)
    return situation, held


def partly_accepted(treatment: Treatment, held: frozenset[int], percent: int) -> tuple[Treatment, frozenset[int]]:
    """Lines in doubt, each settled as a part that stands and a part that does not."""
    lines, still = list(treatment.lines), set(held & {0})
    for place in sorted(held - {0}):
        line = lines[place - 1]
        part, share = fen(line.amount * percent / 100), line.own_share or ZERO
        lines[place - 1] = replace(line, amount=part, own_share=min(share, part))
        lines.append(replace(line, amount=line.amount - part, own_share=share - min(share, part)))
        still.add(len(lines))
    return replace(treatment, lines=tuple(lines)), frozenset(still)


@settings(max_examples=400)
@given(doubts(), st.data())
def test_no_outcome_of_the_doubt_comes_to_less_than_what_was_paid(
    case: tuple[Situation, Held], data: st.DataObject
) -> None:
    (product, claim, used), held = case
    certain = certain_part(product, COVER, claim, held, used)
    rejected = {name: frozenset(data.draw(st.sets(st.sampled_from(sorted(lines))) if lines else st.just(set()))) for name, lines in held.items()}  # fmt: skip
    assert calculate(product, COVER, claim, used, rejected).payable >= certain.payable


@given(doubts(), st.integers(0, 100))
def test_lines_accepted_in_part_come_to_no_less_either(case: tuple[Situation, Held], percent: int) -> None:
    (product, claim, used), held = case
    certain = certain_part(product, COVER, claim, held, used)
    settled = [partly_accepted(treatment, held[treatment.invoice], percent) for treatment in claim]
    still = {treatment.invoice: lines for treatment, lines in settled}
    assert calculate(product, COVER, [each for each, _ in settled], used, still).payable >= certain.payable


@given(doubts())
def test_the_certain_part_and_what_is_pending_make_the_whole(case: tuple[Situation, Held]) -> None:
    (product, claim, used), held = case
    certain = certain_part(product, COVER, claim, held, used)
    assert certain.pending == max(calculate(product, COVER, claim, used).payable - certain.payable, ZERO)
    assert discrepancies(certain.calculation, sum((t.total for t in claim), ZERO)) == ()


@given(situations())
def test_without_doubt_everything_is_certain(situation: Situation) -> None:
    product, claim, used = situation
    certain = certain_part(product, COVER, claim, {}, used)
    assert certain.calculation == calculate(product, COVER, claim, used)
    assert certain.pending == 0


@st.composite
def tight(draw: st.DrawFn) -> tuple[Situation, Held]:
    """Claims that use up days, visits and yearly item limits nearly spent, some paying much for them and some little."""
    product = draw(st.sampled_from([GROUP, CASH, ACCIDENT]))
    visit, cause = (
        ("outpatient" if product is GROUP else "inpatient"),
        ("accident" if product is ACCIDENT else "illness"),
    )
    claim = [
        Treatment(
            f"1000000{place}", visit, cause, date(2027, 3, place + 1), Decimal(draw(st.integers(10, 900))),
            days=draw(st.integers(1, 40)), accident_date=date(2027, 2, 28), icu_days=draw(st.integers(0, 15)),
            diagnosis=draw(st.sampled_from([None, "肺恶性肿瘤", "右桡骨骨折"])),
            lines=(ExpenseLine("中药饮片", Decimal(draw(st.integers(1, 500)))),),
            social_insurance_paid=draw(st.none() | st.just(Decimal(1))),
        )
        for place in range(draw(st.integers(2, 3)))
    ]  # fmt: skip
    caps = {"days": 180, "icu_days": 30, "visits": 60, "item 中药饮片": 1500, "deductible": 300}
    used = {
        account: max(Decimal(caps[account.measure] - draw(st.integers(0, 20))), ZERO)
        for account in sorted(accounts_of(product, LATER, claim), key=str)
        if account.measure in caps
    }
    held = {each.invoice: draw(st.sampled_from([frozenset(), frozenset({1}), all_lines(each)])) for each in claim}
    return (product, claim, used), held


@settings(max_examples=400)
@given(tight(), st.data())
def test_what_is_used_up_by_lines_in_doubt_is_kept_for_them(case: tuple[Situation, Held], data: st.DataObject) -> None:
    (product, claim, used), held = case
    certain = certain_part(product, LATER, claim, held, used)
    rejected = {name: lines if data.draw(st.booleans()) else frozenset() for name, lines in held.items()}
    assert calculate(product, LATER, claim, used, rejected).payable >= certain.payable


BILL = Treatment(
    "10000001",
    "outpatient",
    "illness",
    date(2026, 3, 1),
    Decimal(900),
    lines=(ExpenseLine("西药费", Decimal(600)), ExpenseLine("检查费", Decimal(300))),
)


def test_a_line_in_doubt_waits_and_the_others_bear_the_deductible() -> None:
    """600 less 100 = 500, of which 60 % = 300 now; with the other 300 it would be 480, so 180 are pending."""
    certain = certain_part(MEDICAL, COVER, [BILL], {"10000001": frozenset({2})})
    assert (certain.payable, certain.pending) == (Decimal("300.00"), Decimal("180.00"))
    held = next(step for step in certain.calculation.steps if step.step == "held_back")
    assert (held.label, held.amount, held.clause) == ("存疑项目暂缓：检查费", Decimal(300), "保险法第二十五条")


def test_a_total_below_its_lines_is_no_line_to_put_aside() -> None:
    """The lines come to 950, the total is 900: without the 300 in doubt 600 are certain, and not 50 more."""
    lines = (*BILL.lines, ExpenseLine("材料费", Decimal(50)))
    certain = certain_part(MEDICAL, COVER, [replace(BILL, lines=lines)], {"10000001": frozenset({0, 2})})
    assert certain.payable == Decimal("300.00")


def test_a_doubtful_invoice_bears_no_deductible_yet() -> None:
    """Stays of 1000 in March, in doubt, and of 2000 in May: May bears the 500 now; later March bears them, and May is paid more."""
    march = Treatment("A", "inpatient", "illness", date(2026, 3, 1), Decimal(1000), days=2)
    may = Treatment("B", "inpatient", "illness", date(2026, 5, 1), Decimal(2000), days=2)
    certain = certain_part(MEDICAL, COVER, [march, may], {"A": all_lines(march)})
    assert (certain.payable, certain.pending) == (Decimal("900.00"), Decimal("600.00"))


def test_visits_are_kept_for_the_invoice_in_doubt() -> None:
    """One visit is left of sixty: were the doubtful one accepted, it would take it, and pay less than the certain one."""
    small, large = (
        Treatment(name, "outpatient", "illness", date(2026, 3, day), Decimal(total), social_insurance_paid=Decimal(1))
        for name, day, total in (("A", 1, 11), ("B", 2, 501))
    )
    used = {account("deductible", "outpatient"): Decimal(300), account("visits", "outpatient"): Decimal(59)}
    certain = certain_part(GROUP, COVER, [small, large], {"A": all_lines(small)}, used)
    assert (certain.payable, certain.pending) == (Decimal(0), Decimal("8.00"))


def account(measure: str, benefit: str) -> object:
    return Accounts(COVER, COVER.begins).person(measure, benefit)
