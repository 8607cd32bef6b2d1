"""Invents what medical papers say: hospitals, stays, bills that add up. No such hospital or number exists."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from claims_ai.money import fen
from training.render import medical_words as words
from training.render import people
from training.render.contents import Charge, DischargeSummary, MedicalInvoice

HOSPITALS: dict[str, str] = {
    **words.OWN_NAMES,
    **{f"{town}{kind}": level for town in words.TOWNS for kind, level in words.KINDS_OF_HOSPITAL.items()},
}
"""Type by name."""

OFTEN_BLANK = {
    "hospital_type": 0.25,
    "insurance_type": 0.15,
    "insurance_number": 0.35,
    "serial_number": 0.12,
    "case_number": 0.15,
    "check_code": 0.04,
    "sex": 0.08,
    "other_paid": 0.12,
    "personal_account_paid": 0.08,
    "self_pay": 0.12,
    "self_funded": 0.12,
    "social_insurance_paid": 0.05,
    "patient_name": 0.03,
}
"""How often a form leaves the place of a field empty."""


def price(rng: random.Random, low: float, high: float) -> Decimal:
    """An amount between the two, small ones more often; some without fen."""
    amount = Decimal(low * (high / low) ** rng.random())
    return fen(amount).quantize(Decimal(rng.choice(("1", "0.1", "0.01", "0.01")))).quantize(Decimal("0.01"))


def day(rng: random.Random, first: int = 2017, last: int = 2026) -> date:
    """Any day of those years."""
    return date.fromordinal(rng.randint(date(first, 1, 1).toordinal(), date(last, 10, 31).toordinal()))


def hospital(rng: random.Random) -> str:
    """One of HOSPITALS, those with names of their own more often."""
    return rng.choice(tuple(words.OWN_NAMES) if rng.random() < 0.15 else tuple(HOSPITALS))


def number(rng: random.Random, prefixes: tuple[str, ...] = ("",), low: int = 6, high: int = 12) -> str:
    """Some register's number: a prefix and so many digits."""
    return rng.choice(prefixes) + people.digits(rng, rng.randint(low, high))


def masked(number: str, rng: random.Random) -> str:
    """The number as it is, or in one of ten cases with stars for its middle."""
    if rng.random() > 0.1 or len(number) < 10:
        return number
    head = rng.choice((3, 4, 6))
    return number[:head] + "*" * (len(number) - head - 4) + number[-4:]


def masked_name(name: str, rng: random.Random) -> str:
    """The name as it is, or in one of twenty-five cases with stars for all but its first character."""
    return name if rng.random() > 0.04 else name[0] + "*" * (len(name) - 1)


def credit_code(rng: random.Random, kind: str = "91") -> str:
    """A unified social credit code of region 99, which GB/T 2260 does not know, with its check character (mod 31)."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = f"{kind}99{rng.randint(1, 9):02d}{rng.randint(1, 30):02d}MA" + "".join(rng.choices(alphabet, k=7))
    return body + alphabet[-sum(alphabet.index(c) * pow(3, i, 31) for i, c in enumerate(body)) % 31]


def diagnoses(rng: random.Random, most: int = 5, sex: str = "") -> tuple[str, ...]:
    """One or several, as a doctor lists them for an adult of that sex."""
    others = words.OF_CHILDREN + words.OF_ONE_SEX.get({"male": "female", "female": "male"}.get(sex, ""), ())
    known = [name for name in words.DIAGNOSES if not any(word in name for word in others)]
    return tuple(rng.sample(known, min(most, rng.choice((1, 1, 1, 2, 2, 3, 4, 5)))))


def medical_invoice(rng: random.Random, *, inpatient: bool) -> MedicalInvoice:
    """A bill whose sums agree, with some fields left blank for layouts that know how."""
    name = hospital(rng)
    served = day(rng)
    until = served + timedelta(rng.choice((1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 19, 23, 31))) if inpatient else None
    charges = categories(rng, inpatient)
    total = sum((charge.amount for charge in charges), Decimal(0))
    social, other, account, cash = payers(rng, total)
    funded = share_of(rng, account + cash, (0, 0, 0.1, 0.3))
    code_digits, number_digits = rng.choice(((8, 10), (8, 10), (6, 8)))
    patient = people.invent(rng)
    return MedicalInvoice(
        patient=replace(patient, name=masked_name(patient.name, rng)),
        hospital_name=name,
        hospital_type=HOSPITALS[name],
        code="99" + people.digits(rng, code_digits - 2),
        number="".join(rng.choices("0123456789", k=number_digits)),
        check_code="".join(rng.choices("0123456789abcdef", k=rng.choice((4, 6, 6)))),
        issue_date=(until or served) + timedelta(rng.choice((0, 0, 0, 1, 3))),
        serial_number=rng.choice((f"{served:%Y%m%d}{people.digits(rng, 5)}", number(rng), number(rng, ("T", "SF")))),
        case_number=number(rng, ("ZY", "", "") if inpatient else ("MZ", "", "")),
        insurance_type=rng.choice(words.INSURANCE_TYPES),
        insurance_number=masked(rng.choice((patient.id_number, *(number(rng, ("", "9900"), 8, 14),) * 3)), rng),
        served_from=served,
        served_until=until,
        department=rng.choice(words.DEPARTMENTS),
        charges=charges,
        total=total,
        total_in_words=total,
        social_insurance_paid=social,
        other_paid=other,
        personal_account_paid=account,
        personal_cash_paid=cash,
        self_pay=account + cash - funded,
        self_funded=funded,
        province=rng.choice(("江州省", "江州省", "云溪省", "东湖市", "临江省", "青石自治区")),
        cashier=rng.choice(
            (people.digits(rng, 4), people.digits(rng, 6), "线上", "自助机01", rng.choice(words.DOCTORS))
        ),
        blank=frozenset(field for field, share in OFTEN_BLANK.items() if rng.random() < share),
    )


def categories(rng: random.Random, inpatient: bool) -> tuple[Charge, ...]:
    """Charges by class: few and small for an outpatient, more and larger for a stay."""
    kind, most, high = ("inpatient", 12, 22_000) if inpatient else ("outpatient", 7, 900)
    names = rng.sample(words.CATEGORIES[kind], rng.randint(3 if inpatient else 1, most))
    units = ("项", "次", "日") if inpatient else ("次", "项", "盒")
    return tuple(
        Charge(name, price(rng, 1.5, high), str(rng.choice((1, 1, 1, 2, 3, 7, 12))), rng.choice(units))
        for name in names
    )


def details(rng: random.Random, most: int, *, inpatient: bool, least: int = 2) -> tuple[Charge, ...]:
    """Single drugs, services, tests and materials with quantity and price; no name twice."""
    stay = (*words.INFUSIONS, *words.INFUSIONS, *words.MATERIALS) if inpatient else ()
    pools = (*words.DRUGS, *words.SERVICES, *words.TESTS, *stay)
    chosen = dict.fromkeys(rng.choices(pools, k=rng.randint(least, most)))
    return tuple(detail(rng, *one, inpatient=inpatient) for one in chosen)


def detail(rng: random.Random, name: str, unit: str, low: float, high: float, *, inpatient: bool) -> Charge:
    """One charge at a price between the two; a stay uses more of what is cheap."""
    quantity = rng.choice((1, 1, 2, 3, 5, 7, 14)) if inpatient and high < 700 else rng.choice((1, 1, 1, 2, 3))
    each = price(rng, low, high)
    return Charge(name, each * quantity, str(quantity), unit, each)


def payers(rng: random.Random, total: Decimal) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Fund, others, personal account and cash, which add up to the total; any of them may be nothing."""
    social = share_of(rng, total, (0, 0.4, 0.6, 0.75, 0.9))
    other = share_of(rng, total - social, (0, 0, 0, 0.2))
    account = share_of(rng, total - social - other, (0, 0, 0.5, 1))
    return social, other, account, total - social - other - account


def share_of(rng: random.Random, of: Decimal, shares: tuple[float, ...]) -> Decimal:
    """About one of these shares of an amount, or all of it."""
    share = rng.choice(shares)
    return of if share == 1 else fen(of * Decimal(share * rng.uniform(0.8, 1.05)))


def age(patient: people.Person, on: date) -> int:
    """Full years on that day."""
    born = patient.birth_date
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def aged(years: int, rng: random.Random) -> tuple[str | None, str, str]:
    """Field, value and print of an age; that of an infant is in months or days and no field."""
    if rng.random() < 0.06:
        young = rng.choice((f"{rng.randint(1, 11)}月", f"{rng.randint(1, 11)}个月", f"{rng.randint(3, 28)}天"))
        return None, young, young
    return "age", str(years), rng.choice((f"{years}岁", f"{years}岁", f"{years} 岁", f"{years}"))


def listed(rng: random.Random, names: tuple[str, ...]) -> str:
    """Diagnoses as rows of one text, numbered where there are several."""
    if len(names) == 1:
        return rng.choice(("", "1.", "1、")) + names[0]
    mark = rng.choice((".", ".", "、"))
    return "\n".join(f"{i}{mark}{name}" for i, name in enumerate(names, 1))


def discharge_summary(rng: random.Random, most: int = 1) -> DischargeSummary:
    """A stay of 1 to 31 days with up to `most` diagnoses, one a row."""
    patient = people.invent(rng)
    admitted = day(rng)
    known = diagnoses(rng, most, patient.sex)
    first = known if rng.random() < 0.6 else known[:1]
    return DischargeSummary(
        patient=patient,
        age=age(patient, admitted),
        hospital_name=hospital(rng),
        department=rng.choice(words.DEPARTMENTS),
        medical_record_number=number(rng, ("", "", "ZY", "B")),
        admission_date=admitted,
        discharge_date=admitted + timedelta(rng.choice((1, 2, 3, 4, 5, 6, 7, 9, 11, 14, 20, 31))),
        admission_diagnosis=listed(rng, first),
        discharge_diagnosis=listed(rng, known),
        complaint=rng.choice(words.COMPLAINTS),
        course=rng.choice(words.COURSES),
        advice=rng.choice(words.ADVICE),
        doctor=rng.choice(words.DOCTORS),
    )
