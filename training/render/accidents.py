"""Invents road accidents: who drove what, where, what happened and who is responsible. No such road or office exists."""

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from training.render import invent, people, rarities, vehicles
from training.render.canvas import Listing
from training.render.people import Person

OFFICES = (
    "江州市公安局交通警察支队东湖大队", "江州市公安局交通警察支队云溪大队", "云溪县公安局交通警察大队", "青石县公安局交通管理大队",
    "江州市公安局交通管理局临江分局", "江州省公安厅高速公路交通警察总队三支队",
)  # fmt: skip
INSURERS = "江州财产保险", "东湖财险", "云溪汽车保险", "临江互助保险"
OFFICERS = "郑国平", "冯志刚", "谢建军", "袁海涛", "许文斌", "彭立新"
WEATHERS = "晴", "晴", "阴", "小雨", "多云", "雾", "雪"
ROADS = *people.STREETS, "滨湖大道", "G99江云高速公路", "S903省道", "县道X117", "凤鸣古镇环路"
SPOTS = (
    "与望江街交叉口", "与学府路路口", "88号门前路段", "K128+300m处", "东湖广场北侧", "市民中心西门外", "由南向北第二车道", "植物园北门附近", "16公里+400米处",
)  # fmt: skip
FAULTS = (
    ("未按规定让行", "《中华人民共和国道路交通安全法》第四十四条"),
    ("变更车道时影响相关车道内行驶的机动车正常行驶", "《中华人民共和国道路交通安全法实施条例》第四十四条第二款"),
    ("未与前车保持足以采取紧急制动措施的安全距离", "《中华人民共和国道路交通安全法》第四十三条"),
    ("违反交通信号灯通行", "《中华人民共和国道路交通安全法》第三十八条"),
    ("倒车时未察明车后情况", "《中华人民共和国道路交通安全法实施条例》第五十条"),
    ("开车门妨碍其他车辆和行人通行", "《中华人民共和国道路交通安全法实施条例》第七十七条第四项"),
    ("逆向行驶", "《中华人民共和国道路交通安全法》第三十五条"),
)
SHARES = {
    2: (("全部责任", "无责任"), ("全部责任", "无责任"), ("主要责任", "次要责任"), ("同等责任", "同等责任")),
    3: (("全部责任", "无责任", "无责任"), ("主要责任", "次要责任", "无责任"), ("同等责任", "同等责任", "无责任"), ("主要责任", "次要责任", "次要责任")),
    4: (("全部责任", "无责任", "无责任", "无责任"), ("主要责任", "次要责任", "无责任", "无责任")),
}  # fmt: skip
"""How responsibility is shared, by the number of parties."""


@dataclass(frozen=True)
class Party:
    """One party; without a plate it walked or rode. `verb` is what it did with its vehicle."""

    person: Person
    vehicle: str
    verb: str
    plate: str | None
    responsibility: str
    policy: str

    @property
    def insurer(self) -> str:
        return self.policy.split("/")[0] if self.plate else ""


@dataclass(frozen=True)
class Accident:
    """A road accident as the police certify it."""

    office: str
    number: str
    happened: datetime
    weather: str
    place: str
    parties: tuple[Party, ...]
    fault: str
    clause: str
    injured: str | None
    officers: tuple[str, str]
    signed: datetime

    @property
    def listing(self) -> Listing:
        """The parties in the contract's form."""
        return tuple(
            {
                "name": party.person.name,
                **({"plate_number": party.plate} if party.plate else {}),
                "responsibility": party.responsibility,
            }
            for party in self.parties
        )

    @property
    def blamed(self) -> Party:
        return self.parties[0]

    @property
    def harm(self) -> str:
        count = "两" if len(self.parties) == 2 else "多"
        return f"{self.injured}受伤、车辆受损" if self.injured else f"{count}车不同程度受损"


def accident(rng: random.Random, numbers: tuple[str, ...], most: int = 4) -> Accident:
    """An accident of two to `most` parties; `numbers` are forms of the certificate's number with {y} and {n}."""
    count = rng.choice([n for n in (2, 2, 2, 2, 3, 3, 4) if n <= most])
    day = invent.day(rng, 2018, 2026)
    happened = datetime.combine(day, time(rng.randint(5, 23), rng.randint(0, 59)))
    parties = [_party(rng, share) for share in rng.choice(SHARES[count])]
    if all(party.plate is None for party in parties):
        parties[0] = _driver(rng, parties[0].responsibility)
    rng.shuffle(parties)
    parties.sort(key=lambda party: party.responsibility not in ("全部责任", "主要责任", "同等责任"))
    fault, clause = rng.choice(FAULTS)
    return Accident(
        office=rng.choice(OFFICES),
        number=rng.choice(numbers).format(y=day.year, n=people.digits(rng, 5)),
        happened=happened,
        weather=rng.choice(WEATHERS),
        place=f"{people.CITY}{rng.choice(people.DISTRICTS)[1]}{rng.choice(ROADS)}{rng.choice(SPOTS)}",
        parties=tuple(parties),
        fault=fault,
        clause=clause,
        injured=rng.choice(parties[1:]).person.name if rng.random() < 0.5 else None,
        officers=(rng.choice(OFFICERS[:3]), rng.choice(OFFICERS[3:])),
        signed=happened + timedelta(days=rng.randint(0, 20)),
    )


def _party(rng: random.Random, share: str) -> Party:
    if rng.random() < 0.8:
        return _driver(rng, share)
    vehicle, verb = rng.choice((("电动自行车", "骑"), ("自行车", "骑"), ("步行", ""), ("二轮电动车", "驾驶")))
    return Party(rarities.somebody(rng), vehicle, verb, None, share, "")


def _driver(rng: random.Random, share: str) -> Party:
    policy = f"{rng.choice(INSURERS)}/PDZA{people.digits(rng, 12)}"
    return Party(rarities.somebody(rng), rng.choice(tuple(vehicles.KINDS)), "驾驶", vehicles.plate(rng), share, policy)


def moving(party: Party) -> str:
    """What the party did, without its name and plate: 驾驶小型轿车, 骑电动自行车 or 步行."""
    return f"{party.verb}{party.vehicle}"


def clock(moment: datetime) -> str:
    """A moment as such papers write it."""
    return f"{moment.year}年{moment.month}月{moment.day}日{moment.hour}时{moment.minute:02d}分"
