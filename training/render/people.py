"""Invented people: every number has a valid check digit and can belong to nobody.

Resident numbers lie in region 99 (no such province in GB/T 2260), card numbers under the unassigned prefix 99,
mobiles in 199 0000, and the province 江州省 with its hospitals and banks does not exist.
"""

import random
from dataclasses import dataclass
from datetime import date

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英文华建国玉兰晓东海燕春雪梅志宇浩然子涵欣怡思远嘉宁若曦"
PROVINCE, CITY = "江州省", "江州市"
DISTRICTS = ("990102", "云溪区"), ("990103", "东湖区"), ("990104", "青石区"), ("990105", "临江区")
STREETS = "梧桐路", "望江街", "学府路", "清河巷", "松岗大道", "和平里", "芙蓉街"
HOSPITALS = {
    "江州市第一人民医院": "三级甲等综合医院",
    "江州大学附属中心医院": "三级甲等综合医院",
    "江州市东湖区人民医院": "二级甲等综合医院",
    "江州市云溪社区卫生服务中心": "社区卫生服务中心",
}
BANKS = "江州银行", "东湖商业银行", "云溪农村信用银行"

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class Person:
    """One invented person as an ID card shows them; `sex` in the contract's form."""

    name: str
    sex: str
    birth_date: date
    id_number: str
    address: str
    mobile: str
    ethnicity: str = "汉"


def person(name: str, sex: str, birth_date: date, rng: random.Random) -> Person:
    """The person of that name, with a number, an address and a mobile drawn by `rng`."""
    region, district = rng.choice(DISTRICTS)
    door = f"{rng.randint(1, 24)}幢{rng.randint(1, 6)}0{rng.randint(1, 4)}室"
    return Person(
        name=name,
        sex=sex,
        birth_date=birth_date,
        id_number=resident_id(region, birth_date, rng.randrange(1, 499) * 2 + (sex == "male")),
        address=f"{PROVINCE}{CITY}{district}{rng.choice(STREETS)}{rng.randint(1, 288)}号{door}",
        mobile=f"1990000{rng.randrange(10_000):04d}",
    )


def invent(rng: random.Random) -> Person:
    """Anybody, 18 to 75 years old in 2026."""
    name = rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2))))
    born = date.fromordinal(rng.randint(date(1951, 1, 1).toordinal(), date(2007, 12, 31).toordinal()))
    return person(name, rng.choice(("male", "female")), born, rng)


def resident_id(region: str, birth_date: date, sequence: int) -> str:
    """An 18-character resident number with the check character of GB 11643 (mod 11-2)."""
    body = f"{region}{birth_date:%Y%m%d}{sequence:03d}"
    return body + "10X98765432"[sum(w * int(d) for w, d in zip(_WEIGHTS, body, strict=True)) % 11]


def bank_card(rng: random.Random) -> str:
    """A 19-digit card number under prefix 99 that passes Luhn."""
    body = "99" + "".join(str(rng.randrange(10)) for _ in range(16))
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(reversed(body)))
    return body + str(-sum(d - 9 if d > 9 else d for d in doubled) % 10)


def digits(rng: random.Random, count: int) -> str:
    """That many random digits, the first not zero."""
    return str(rng.randint(1, 9)) + "".join(rng.choices("0123456789", k=count - 1))
