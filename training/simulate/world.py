"""The invented places and the illnesses treated there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from training.render.people import CITY, DISTRICTS, Person

WINTER = (11, 12, 1, 2, 3)
_PLACES = (CITY, *(f"{CITY}{district}" for _, district in DISTRICTS))


@dataclass(frozen=True)
class Hospital:
    """A hospital as invoices print it; `kind` is the 医疗机构类型."""

    name: str
    kind: str


@dataclass(frozen=True)
class Illness:
    """What is treated: usual nights (0 for a visit), usual cost in yuan, the share of drugs, and whether there is surgery.

    `ages` are the years from the first to before the last in which people have it, `sex` whose it is, None for both.
    `winter` is how much commoner than usual it is from November to March.
    """

    diagnosis: str
    department: str
    cost: float
    nights: int = 0
    drugs: float = 0.4
    surgery: bool = False
    chronic: bool = False
    ages: tuple[int, int] = (0, 120)
    sex: str | None = None
    winter: float = 1.0

    def fits(self, person: Person, day: date) -> bool:
        """Whether a person may have it on a day."""
        age = (day - person.birth_date).days / 365.25
        return self.sex in (None, person.sex) and self.ages[0] <= max(age, 0) < self.ages[1]


@dataclass(frozen=True)
class _Kind:
    kind: str
    names: tuple[str, ...]
    visits: float
    stays: float
    sham: float


_KINDS = (
    _Kind("三级甲等综合医院", ("第一人民医院", "中心医院"), 0.40, 0.46, 0.12),
    _Kind("三级甲等专科医院", ("胸科医院", "骨科医院"), 0.07, 0.1, 0.03),
    _Kind("三级乙等综合医院", ("第二人民医院",), 0.1, 0.12, 0.1),
    _Kind("二级甲等综合医院", ("人民医院", "中医院"), 0.2, 0.22, 0.45),
    _Kind("二级乙等综合医院", ("第三人民医院",), 0.06, 0.05, 0.24),
    _Kind("社区卫生服务中心", ("社区卫生服务中心",), 0.13, 0.0, 0.0),
    _Kind("一级综合医院", ("和平医院",), 0.015, 0.015, 0.02),
    _Kind("二级综合医院（民营）", ("康安医院",), 0.02, 0.025, 0.03),
    _Kind("康复医院", ("康复医院",), 0.005, 0.01, 0.01),
)

VISITS = (
    Illness("急性上呼吸道感染", "呼吸内科", 420, drugs=0.45, winter=1.9),
    Illness("急性支气管炎", "呼吸内科", 560, drugs=0.45, winter=1.7),
    Illness("过敏性鼻炎", "耳鼻喉科", 480, drugs=0.5),
    Illness("高血压病", "心血管内科", 520, drugs=0.75, chronic=True, ages=(25, 120)),
    Illness("2型糖尿病", "内分泌科", 640, drugs=0.7, chronic=True, ages=(25, 120)),
    Illness("慢性胃炎", "消化内科", 900, drugs=0.4, chronic=True),
    Illness("腰肌劳损", "骨科", 620, drugs=0.3, ages=(14, 120)),
    Illness("湿疹", "皮肤科", 330, drugs=0.7),
    Illness("泌尿道感染", "泌尿外科", 480, drugs=0.4),
    Illness("颈椎病", "康复科", 800, drugs=0.25, chronic=True, ages=(20, 120)),
    Illness("甲状腺结节", "内分泌科", 700, drugs=0.1, ages=(14, 120)),
    Illness("龋齿", "口腔科", 650, drugs=0.05),
)
STAYS = (
    Illness("社区获得性肺炎", "呼吸内科", 7200, 7, 0.42, winter=1.7),
    Illness("急性胃肠炎", "消化内科", 4200, 5, 0.42, winter=0.7),
    Illness("脑梗死", "神经内科", 13000, 11, 0.42, chronic=True, ages=(40, 120)),
    Illness("冠状动脉粥样硬化性心脏病", "心血管内科", 16000, 7, 0.3, chronic=True, ages=(40, 120)),
    Illness("急性阑尾炎", "普外科", 12500, 6, 0.25, surgery=True),
    Illness("胆囊结石伴胆囊炎", "普外科", 15500, 7, 0.25, surgery=True, ages=(16, 120)),
    Illness("腰椎间盘突出症", "骨科", 9500, 9, 0.25, chronic=True, ages=(16, 120)),
    Illness("2型糖尿病", "内分泌科", 7800, 8, 0.35, chronic=True, ages=(25, 120)),
    Illness("支气管哮喘", "呼吸内科", 6400, 7, 0.45, chronic=True),
    Illness("良性甲状腺结节", "普外科", 16000, 6, 0.2, surgery=True, ages=(16, 120)),
    Illness("足月妊娠分娩", "产科", 8200, 5, 0.15, ages=(20, 45), sex="female"),
)
INJURIES = (
    Illness("软组织挫伤", "急诊科", 520, drugs=0.25),
    Illness("踝关节扭伤", "骨科", 640, drugs=0.2),
    Illness("犬咬伤", "急诊科", 1200, drugs=0.8, winter=0.6),
    Illness("桡骨远端骨折", "骨科", 1500, drugs=0.15),
)
INJURY_STAYS = (
    Illness("股骨颈骨折", "骨科", 36000, 10, 0.22, surgery=True, ages=(45, 120)),
    Illness("胫腓骨骨折", "骨科", 28000, 10, 0.22, surgery=True),
    Illness("脑震荡", "神经外科", 5600, 6, 0.35),
    Illness("肋骨骨折", "胸外科", 7200, 8, 0.35),
)


def illness(rng: Random, stay: bool, accident: bool, person: Person, day: date) -> Illness:
    """What someone is treated for, of what a person of that sex and age may have."""
    known = (INJURY_STAYS if stay else INJURIES) if accident else STAYS if stay else VISITS
    may = fitting(known, person, day)
    return rng.choices(may, [each.winter for each in may])[0] if day.month in WINTER else rng.choice(may)


def fitting(illnesses: Sequence[Illness], person: Person, day: date) -> list[Illness]:
    """Those that a person may have on a day."""
    return [each for each in illnesses if each.fits(person, day)]


def hospital(rng: Random, stay: bool, sham: bool = False) -> Hospital:
    """Where; sham stays are found in smaller houses more often."""
    weights = [kind.sham if sham else kind.stays if stay else kind.visits for kind in _KINDS]
    kind = rng.choices(_KINDS, weights)[0]
    return Hospital(rng.choice(_PLACES) + rng.choice(kind.names), kind.kind)
