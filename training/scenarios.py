"""The stories behind the sample claims: invented people, invented hospitals, one table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from training.render import people

FIRST, CENTRAL, EASTLAKE, COMMUNITY = people.HOSPITALS


@dataclass(frozen=True)
class Stay:
    """What a discharge summary adds to the invoice."""

    nights: int
    department: str
    diagnosis: str
    complaint: str


@dataclass(frozen=True)
class Scenario:
    """One claim: who was where, what it cost by charge, who paid how much, and what is wrong with it, if anything.

    `insured` is who the policy names where that is not the patient; the papers of `missing` are not handed in,
    `printed_total` and `printed_words` stand on the invoice instead of the sum, and claims with the same
    `invoice_of` hand in the same invoice. Amounts in yuan.
    """

    folder: str
    patient: tuple[str, str, date]
    hospital: str
    served: date
    charges: Mapping[str, str]
    social_insurance: str = "0"
    account: str = "0"
    self_funded: str = "0"
    stay: Stay | None = None
    layout: str = "electronic"
    product: str = "comprehensive_medical"
    insured: tuple[str, str, date] | None = None
    insured_from: date = date(2025, 1, 1)
    printed_total: str | None = None
    printed_words: str | None = None
    captures: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    invoice_of: str | None = None

    @property
    def total(self) -> Decimal:
        return sum((Decimal(amount) for amount in self.charges.values()), Decimal(0))


CHEN = ("陈晓雯", "female", date(1988, 3, 14))
ZHOU = ("周建国", "male", date(1969, 11, 2))
HE, HE_BROTHER = ("何志强", "male", date(1981, 6, 20)), ("何志伟", "male", date(1984, 9, 5))
GAO = ("高子涵", "male", date(1995, 1, 30))
COLD = {"诊察费": "25.00", "化验费": "148.50", "西药费": "236.80", "检查费": "180.00"}

SCENARIOS = (
    Scenario(
        "outpatient-clean", CHEN, FIRST, date(2026, 3, 3),
        {"诊察费": "25.00", "西药费": "312.40", "检查费": "260.00", "化验费": "145.20", "治疗费": "70.00"},
        social_insurance="302.60", account="210.00", self_funded="60.00",
    ),
    Scenario(
        "inpatient-clean", ZHOU, CENTRAL, date(2026, 4, 9),
        {"床位费": "240.00", "诊察费": "108.00", "检查费": "1426.00", "化验费": "1188.50", "治疗费": "642.00",
         "护理费": "156.00", "西药费": "2790.30", "卫生材料费": "291.70"},
        social_insurance="4102.30", account="500.00", self_funded="300.00",
        stay=Stay(6, "呼吸内科", "社区获得性肺炎", "发热、咳嗽、咳痰5天"),
    ),
    Scenario(
        "outpatient-below-deductible", ("林欣怡", "female", date(1999, 7, 8)), COMMUNITY, date(2026, 5, 11),
        {"诊察费": "12.00", "西药费": "68.00"}, social_insurance="32.00", account="48.00", layout="tractor",
    ),
    Scenario(
        "inpatient-no-discharge-summary", ("郭明", "male", date(1976, 2, 17)), EASTLAKE, date(2026, 6, 2),
        {"床位费": "200.00", "诊察费": "80.00", "化验费": "726.40", "检查费": "980.00", "治疗费": "365.00",
         "西药费": "1568.60", "护理费": "110.00"},
        social_insurance="2418.00", self_funded="112.00", layout="plain", missing=("discharge",),
        stay=Stay(5, "消化内科", "急性胃肠炎", "腹痛、腹泻2天"),
    ),
    Scenario(
        "outpatient-unreadable-invoice", ("宋雪梅", "female", date(1963, 12, 25)), EASTLAKE, date(2026, 3, 19),
        COLD, social_insurance="210.30", captures={"invoice": "unreadable"},
    ),
    Scenario(
        "outpatient-name-differs", HE_BROTHER, FIRST, date(2026, 4, 22), COLD | {"治疗费": "96.00"},
        social_insurance="248.00", account="150.00", insured=HE,
    ),
    Scenario(
        "outpatient-not-in-force", ("梁燕", "female", date(1991, 8, 12)), CENTRAL, date(2026, 2, 10),
        COLD | {"中成药费": "118.60"}, social_insurance="265.00", insured_from=date(2026, 3, 1),
    ),
    Scenario(
        "duplicate-first", GAO, EASTLAKE, date(2026, 5, 20), COLD | {"治疗费": "120.00"},
        social_insurance="280.00", self_funded="36.00", invoice_of="duplicate",
    ),
    Scenario(
        "duplicate-second", GAO, EASTLAKE, date(2026, 5, 20), COLD | {"治疗费": "120.00"},
        social_insurance="280.00", self_funded="36.00", invoice_of="duplicate", captures={"invoice": "photo"},
    ),
    Scenario(
        "outpatient-sums-disagree", ("罗勇", "male", date(1973, 4, 4)), FIRST, date(2026, 6, 15),
        COLD | {"卫生材料费": "58.00"}, social_insurance="232.00",
        printed_total="948.30", printed_words="984.30",
    ),
    Scenario(
        "hospital-cash", ("唐秀兰", "female", date(1958, 10, 9)), CENTRAL, date(2026, 7, 6),
        {"床位费": "480.00", "诊察费": "204.00", "检查费": "2165.00", "化验费": "1874.20", "治疗费": "1620.00",
         "护理费": "312.00", "西药费": "4986.40", "卫生材料费": "672.90"},
        social_insurance="8420.00", self_funded="420.00", layout="plain", product="hospital_cash",
        stay=Stay(12, "神经内科", "脑梗死", "右侧肢体乏力1天"), captures={"discharge": "photocopy"},
    ),
    Scenario(
        "outpatient-phone-photos", ("许思远", "male", date(1990, 5, 27)), FIRST, date(2026, 8, 13),
        COLD | {"治疗费": "240.00", "卫生材料费": "46.50"}, social_insurance="338.80", account="200.00",
        captures={"invoice": "sideways", "id": "upside_down", "card": "photo", "form": "photo"},
    ),
    Scenario(
        "inpatient-above-fast-pay", ("吴丽华", "female", date(1971, 1, 16)), FIRST, date(2026, 8, 3),
        {"床位费": "720.00", "诊察费": "216.00", "检查费": "4268.00", "化验费": "3175.60", "手术费": "6850.00",
         "麻醉费": "2100.00", "治疗费": "1986.00", "护理费": "468.00", "西药费": "9642.80", "卫生材料费": "9216.40"},
        social_insurance="20118.30", self_funded="2350.00",
        stay=Stay(9, "骨科", "腰椎间盘突出症", "腰痛伴左下肢麻木2周"),
    ),
)  # fmt: skip
