"""Claims as hypothesis draws them, for every product of the tests."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from claims_ai.products.accounts import accounts_of
from claims_ai.products.ledger import Account, Balances
from claims_ai.products.terms import Product
from claims_ai.values import ExpenseLine, Treatment
from tests.products.worked import COVER, PRODUCTS

ALL = tuple(version for name in PRODUCTS.names for version in PRODUCTS.versions[name])
sums = st.decimals(0, 100_000, places=2)
stated = st.none() | sums
products = st.sampled_from(ALL)
NAMES = ["西药费", "床位费", "超声洁牙", "护工费", "特殊材料费", "检查费", "重症监护费", "康复治疗费"]
TYPES = [None, "三级甲等", "二级", "综合医院", "一级", "营利性"]
DIAGNOSES = [None, "急性阑尾炎 K35.900", "妊娠39周", "肺恶性肿瘤 C34.900", "右桡骨骨折", "慢性肾功能不全", "近视"]
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 1)


@st.composite
def expense_lines(draw: st.DrawFn) -> ExpenseLine:
    category = draw(st.sampled_from([None, "甲", "乙", "丙"]))
    return ExpenseLine(draw(st.sampled_from(NAMES)), draw(sums), category, draw(stated))


@st.composite
def treatments(draw: st.DrawFn) -> Treatment:
    admitted = draw(st.dates(FIRST, LAST) | st.dates(FIRST, FIRST + timedelta(days=4)))
    cause = draw(st.sampled_from(["illness", "accident"]))
    return Treatment(
        invoice=draw(st.text("0123456789", min_size=8, max_size=8)),
        visit_type=draw(st.sampled_from(["outpatient", "inpatient"])),
        cause=cause,
        service_from=admitted,
        total=draw(sums),
        service_until=draw(st.none() | st.integers(0, 90).map(lambda days: admitted + timedelta(days=days))),
        days=draw(st.none() | st.integers(0, 90)),
        hospital_type=draw(st.sampled_from(TYPES)),
        diagnosis=draw(st.sampled_from(DIAGNOSES)),
        lines=tuple(draw(st.lists(expense_lines(), max_size=4))),
        social_insurance_paid=draw(stated),
        other_paid=draw(stated),
        personal_account_paid=draw(stated),
        personal_cash_paid=draw(stated),
        self_pay=draw(stated),
        self_funded=draw(stated),
        other_insurers_paid=draw(stated),
        accident_date=admitted - timedelta(days=draw(st.sampled_from([0, 3, 200]))) if cause == "accident" else None,
        icu_days=draw(st.none() | st.integers(0, 40)),
        preexisting=draw(st.sampled_from([None, True, False])),
        hospital_name=draw(st.sampled_from([None, "江州市第一人民医院"])),
        case_number=draw(st.sampled_from([None, "Z1"])),
    )


claims = st.lists(treatments(), min_size=1, max_size=3, unique_by=lambda t: t.invoice)
_CAPS = {"days": 200, "icu_days": 40, "visits": 12}


@st.composite
def ledgers(draw: st.DrawFn, product: Product, claim: list[Treatment]) -> Balances:
    """Balances on some of the accounts that a claim touches: untouched, partly used, nearly used up."""
    accounts = sorted(accounts_of(product, COVER, claim), key=str)
    used = [each for each in accounts if not each.measure.startswith("invoice") and draw(st.booleans())]
    return {account: draw(_balance(account)) for account in used}


def _balance(account: Account) -> st.SearchStrategy[Decimal]:
    if account.measure in _CAPS:
        return st.integers(0, _CAPS[account.measure]).map(Decimal)
    return st.decimals(0, 1_000_000 if account.measure == "paid" else 20_000, places=2)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Product, list[Treatment], Balances]:
    """A product, a claim under it, and what was used up before."""
    product, claim = draw(products), draw(claims)
    return product, claim, draw(ledgers(product, claim))
