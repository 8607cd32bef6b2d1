"""Invented vehicles and the licences for them: plates no city has, vehicle numbers of no manufacturer, valid check digits."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from training.render import invent, people, rarities
from training.render.people import Person

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LAST = {
    "琼": "F", "青": "H", "宁": "E", "藏": "J", "贵": "J", "吉": "K", "闽": "K", "浙": "L", "晋": "M", "蒙": "M", "赣": "M", "甘": "P",
    "辽": "P", "桂": "R", "黑": "R", "皖": "S", "鄂": "S", "云": "S", "新": "S", "冀": "T", "豫": "U", "湘": "U", "陕": "V", "苏": "U",
}  # fmt: skip
"""The last letter a city of the province has on its plates."""
_SERIAL = "0123456789" * 12 + "ABCDEFGHJKLMNPQRSTUVWXYZ"
_VIN = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_VIN_VALUES = dict(zip(_VIN, (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
BRANDS = "江驰牌JC", "东湖牌DH", "云溪牌YX", "松岗牌SG", "凤鸣汽车牌FM", "白鹭牌BL"
KINDS = {
    "小型轿车": ("7150A", "7204B5", "7180TE"), "小型普通客车": ("6470M1B", "6450DAA1"), "小型越野客车": ("6486AD", "2032"),
    "微型面包车": ("6376L4C", "6390"), "轻型栏板货车": ("1040SDBA", "1031"), "重型半挂牵引车": ("4250ZZ33", "4180"),
    "轻型厢式货车": ("5045XXY2", "5031XXYD6"), "中型普通客车": ("6608", "6700H5Y"), "普通二轮摩托车": ("125-8A", "150T-22"),
}  # fmt: skip
"""Vehicle types with the tails of model names."""
USES = "非营运", "非营运", "非营运", "非营运", "货运", "营转非", "出租客运", "租赁", "教练", "预约出租客运", "公路客运"
COMPANIES = (
    "江州东湖物流有限公司",
    "云溪城市公共交通有限公司",
    "江州市芙蓉餐饮管理有限责任公司",
    "青石建材有限公司",
    "江州市第一人民医院",
)
CLASSES = "C1", "C1", "C1", "C2", "C1D", "B2", "A2", "A1A2", "B1", "C1E", "D", "C5", "C6", "A2D"


@dataclass(frozen=True)
class Vehicle:
    """A vehicle as its licence (行驶证) shows it."""

    plate: str
    kind: str
    owner: str
    address: str
    use: str
    model: str
    vin: str
    engine: str
    registered: date
    issued: date
    seats: int
    mass: int


@dataclass(frozen=True)
class Licence:
    """A driving licence (驾驶证); no `years` is one without end."""

    person: Person
    classes: str
    first_issued: date
    valid_from: date
    years: int
    file_number: str


def plate(rng: random.Random) -> str:
    """A plate whose letter no city of the province has; one in eight of a new-energy car, a few of other classes."""
    province = rng.choice(tuple(_LAST))
    letter = rng.choice(_LETTERS[_LETTERS.index(_LAST[province]) + 1 :])
    way = rng.random()
    if way < 0.12:
        return f"{province}{letter}{rng.choice('DF')}" + "".join(rng.choices("0123456789", k=5))
    if way < 0.2:
        return f"{province}{letter}" + "".join(rng.choices(_SERIAL, k=4)) + rng.choice("学挂学警")
    return f"{province}{letter}" + "".join(rng.choices(_SERIAL, k=5))


def vin(rng: random.Random) -> str:
    """A vehicle number under the codes L00 and L0Z, which no manufacturer has, with its check digit."""
    body = rng.choice(("L00", "L0Z")) + "".join(rng.choices(_VIN, k=5)) + "0" + "".join(rng.choices(_VIN, k=4))
    body += people.digits(rng, 4)
    weighed = sum(_VIN_VALUES[char] * weight for char, weight in zip(body, _VIN_WEIGHTS, strict=True))
    return body[:8] + "0123456789X"[weighed % 11] + body[9:]


def vehicle(rng: random.Random) -> Vehicle:
    """Any vehicle; one in five belongs to a company."""
    kind, someone = rng.choice(tuple(KINDS)), rarities.somebody(rng)
    registered = invent.day(rng, 2006, 2026)
    later = rng.choice((0, 0, 3, 9, 400, 1300))
    return Vehicle(
        plate=plate(rng),
        kind=kind,
        owner=rng.choice(COMPANIES) if rng.random() < 0.2 else someone.name,
        address=someone.address,
        use=rng.choice(USES),
        model=rng.choice(BRANDS) + rng.choice(KINDS[kind]),
        vin=vin(rng),
        engine="".join(rng.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=rng.choice((0, 0, 1, 2, 4))))
        + people.digits(rng, rng.choice((6, 7, 8))),
        registered=registered,
        issued=min(registered + timedelta(later), date(2026, 11, 20)),
        seats=rng.choice((2, 5, 5, 5, 7, 9)),
        mass=rng.randint(90, 420) * 10,
    )


def _years_later(day: date, years: int) -> date:
    """The same day so many years later, the 28th for the 29th of February."""
    return day.replace(year=day.year + years, day=min(28, day.day) if day.month == 2 else day.day)


def licence(rng: random.Random) -> Licence:
    """A licence first issued at 18 or later, renewed or not; after two renewals it holds without end."""
    someone = rarities.somebody(rng)
    adult = date(someone.birth_date.year + 18, someone.birth_date.month, min(28, someone.birth_date.day))
    first = adult + timedelta(rng.randrange(max(1, (date(2026, 6, 1) - adult).days)))
    renewed = {6: 0, 10: 6, 0: 16}
    years = rng.choice([years for years, later in renewed.items() if first.year + later <= 2026])
    later = renewed[years]
    return Licence(
        person=someone,
        classes=rng.choice(CLASSES),
        first_issued=first,
        valid_from=_years_later(first, later) if later else first,
        years=years,
        file_number="990" + people.digits(rng, 9),
    )
