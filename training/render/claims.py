"""Invents what people put into claim forms of many insurers, none of which exists, and how those forms call it."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from claims_ai.money import to_words
from training.render import invent, people, rarities
from training.render import medical_words as words
from training.render.canvas import Value
from training.render.people import Person

INSURERS = (
    "江州人寿保险股份有限公司", "东湖财产保险股份有限公司", "云溪养老保险股份有限公司", "临江相互保险社", "青石健康保险股份有限公司", "江汇人寿保险有限公司",
)  # fmt: skip
POLICIES = "P99{n10}", "9901{n14}", "JZ{y}LP99{n8}", "99{n18}", "GRP99{n9}", "{y}9900{n9}", "LJ-99{n6}-{n3}"
OFTEN_BLANK = {
    "policy_number": 0.08,
    "mobile": 0.05,
    "claim_amount": 0.15,
    "accident_date": 0.04,
    "payee_bank": 0.04,
    "applicant_name": 0.04,
}
"""How often people leave a place empty."""
KINDS = "医疗费用", "意外医疗", "住院津贴", "重大疾病", "身故", "伤残", "豁免保费"
RELATIONS = "本人", "父母", "配偶", "子女", "其他"


@dataclass(frozen=True)
class Claim:
    """One claim as filled into a form."""

    insurer: str
    policy_number: str
    insured: Person
    applicant: Person
    payee: Person
    accident_date: date
    cause: str
    visit_type: str
    place: str
    hospital: str
    diagnosis: str
    amount: Decimal
    account: str
    bank: str
    signed_on: date
    kinds: tuple[str, ...]
    blank: frozenset[str]

    def value(self, field: str) -> Value | None:
        """A field of the contract, None where it was left empty."""
        values: dict[str, Value] = {
            "policy_number": self.policy_number,
            "insured_name": self.insured.name,
            "insured_id_number": self.insured.id_number,
            "applicant_name": self.applicant.name,
            "mobile": self.applicant.mobile,
            "accident_date": self.accident_date,
            "claim_amount": self.amount,
            "payee_name": self.payee.name,
            "payee_account": self.account,
            "payee_bank": self.bank,
        }
        return None if field in self.blank else values[field]

    @property
    def relation(self) -> str:
        return "本人" if self.applicant is self.insured else "配偶"

    @property
    def amount_in_words(self) -> str:
        return to_words(self.amount)


def claim(rng: random.Random) -> Claim:
    """A claim of one insured person, made by himself or, one in four, by another; with some places left empty."""
    insured = rarities.somebody(rng)
    applicant = insured if rng.random() < 0.75 else rarities.somebody(rng)
    happened = invent.day(rng, 2019, 2026)
    policy = rng.choice(POLICIES)
    for count in (3, 6, 8, 9, 10, 14, 18):
        policy = policy.replace(f"{{n{count}}}", people.digits(rng, count))
    return Claim(
        insurer=rng.choice(INSURERS),
        policy_number=policy.replace("{y}", str(happened.year)),
        insured=insured,
        applicant=applicant,
        payee=applicant if rng.random() < 0.85 else rarities.somebody(rng),
        accident_date=happened,
        cause=rng.choice(("疾病", "意外")),
        visit_type=rng.choice(("门诊", "住院")),
        place=f"{people.CITY}{rng.choice(people.DISTRICTS)[1]}{rng.choice(people.STREETS)}",
        hospital=invent.hospital(rng),
        diagnosis=rng.choice(words.DIAGNOSES),
        amount=invent.price(rng, 60, 90_000),
        account=rarities.card_number(rng, rng.choice((16, 16, 17, 18, 19, 19, 19))),
        bank=rarities.bank(rng, branch=0.65),
        signed_on=happened + timedelta(rng.randint(1, 60)),
        kinds=tuple(rng.sample(KINDS, rng.choice((1, 1, 2)))),
        blank=frozenset(field for field, share in OFTEN_BLANK.items() if rng.random() < share),
    )


def amount_shown(rng: random.Random, amount: Decimal) -> str:
    """How people write an amount."""
    return rng.choice(("{:.2f}", "{:.2f}元", "¥{:.2f}", "{:,.2f}", "￥{:,.2f}")).format(amount)


def day_shown(rng: random.Random, day: date) -> str:
    """How people write a day."""
    forms = (
        f"{day:%Y-%m-%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y.%m.%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y/%m/%d}",
    )
    return rng.choice(forms)
