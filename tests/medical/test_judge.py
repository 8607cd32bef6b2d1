"""What does not go together is a doubt, what may well be is none: small cases, one fact each."""

from dataclasses import replace

import pytest

from claims_ai.medical import codes_of
from claims_ai.medical.case import Bill, Case, Line, understood
from claims_ai.medical.judge import Doubt, judge
from claims_ai.medical.load import knowledge


def case(diagnosis: str, *names: str, **changes: object) -> Case:
    """A woman of forty, three years insured, out of hospital unless told otherwise."""
    illnesses = codes_of(diagnosis)
    plain = Case(illnesses, understood(illnesses, ()), "female", 40.0, "illness", 1100)
    bill = Bill("list.jpg", "outpatient", tuple(map(Line, names)))
    return replace(plain, **{"bills": (bill,) if names else (), **changes})  # type: ignore[arg-type]


def doubts(of: Case) -> dict[str, bool]:
    return {doubt.fact: doubt.strong for doubt in judge(of, knowledge())}


def bill(*names: str, **changes: object) -> Bill:
    return replace(Bill("invoice.jpg", "inpatient", tuple(map(Line, names)), days=6, whole=True), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (case("急性上呼吸道感染", "阿莫西林胶囊", "感冒灵颗粒", "血常规(五分类)"), {}),
        (case("前列腺增生"), {"sex": True}),
        (case("前列腺增生", sex="male", age=66.0), {}),
        (case("前列腺增生？"), {"sex": False}),
        (case("足月妊娠分娩", sex="male"), {"sex": True}),
        (case("新生儿黄疸"), {"age": True}),
        (case("新生儿黄疸", age=0.02), {}),
        (case("毛细支气管炎"), {"age": False}),
        (case("手足口病", age=3.0), {}),
        (case("急性阑尾炎", stays=(6,)), {}),
        (case("急性阑尾炎", stays=(26,)), {"days": False}),
        (case("急性阑尾炎；脑出血", stays=(26,)), {}),
        (case("慢性肾脏病3期", known_days=40), {"known_days": True}),
        (case("慢性肾脏病3期", known_days=400), {}),
        (case("慢性肾脏病3期", known_days=40, cause="accident"), {"cause": True}),
        (case("冠心病；高血压", cause="accident"), {"cause": True}),
        (case("冠心病；右侧桡骨远端骨折", cause="accident"), {}),
        (case("腰椎间盘突出症", cause="accident"), {"cause": False}),
        (case("右侧桡骨远端骨折"), {"cause": False}),
        (case("急性支气管炎", "盐酸二甲双胍缓释片"), {"diagnoses": False}),
        (case("急性支气管炎；2型糖尿病", "盐酸二甲双胍缓释片"), {}),
        (case("急性支气管炎；某种怪病", "注射用紫杉醇(白蛋白结合型)", understood=False), {}),
        (case("急性支气管炎", "注射用紫杉醇(白蛋白结合型)"), {"diagnoses": True}),
        (case("乳腺恶性肿瘤术后化疗", "注射用紫杉醇(白蛋白结合型)"), {}),
        (case("急性支气管炎", "剖宫产术"), {"diagnoses": True}),
        (case("单胎顺产", "接生费", sex="male"), {"sex": True, "item_sex": True}),
        (case("急性上呼吸道感染", "小儿豉翘清热颗粒"), {"item_age": False}),
        (case("急性上呼吸道感染", "小儿豉翘清热颗粒", age=5.0), {}),
        (case("妊娠期糖尿病；妊娠合并高血压", "缬沙坦胶囊"), {"conflict": False}),
        (case("急性胃肠炎", bills=(bill("床位费", "护理费", "诊察费"),)), {"only": True}),
        (case("急性胃肠炎", bills=(bill("床位费", "护理费", "西药费"),)), {}),
        (case("急性胃肠炎", bills=(bill("床位费", "护理费", whole=False),)), {}),
    ],
    ids=str,
)  # fmt: skip
def test_what_does_not_go_together_is_doubted_and_nothing_else(of: Case, expected: dict[str, bool]) -> None:
    assert doubts(of) == expected


def quantities(*lines: Line, visit: str = "outpatient", days: int | None = None) -> tuple[Doubt, ...]:
    return judge(case("高血压", bills=(Bill("list.jpg", visit, lines, days),)), knowledge())


def test_more_packs_than_a_long_prescription_holds_are_doubted() -> None:
    (doubt,) = quantities(Line("苯磺酸氨氯地平片", 30, "盒"))
    assert (doubt.fact, doubt.value, doubt.strong) == ("quantity", 30, False)
    assert quantities(Line("苯磺酸氨氯地平片", 6, "盒"), Line("苯磺酸氨氯地平片", 30, "片")) == ()


def test_more_days_of_a_bed_than_of_the_stay_are_doubted() -> None:
    assert quantities(Line("普通床位费", 7, "日"), visit="inpatient", days=6) == ()
    (doubt,) = quantities(Line("普通床位费", 7, "日"), Line("普通床位费", 7, "日"), visit="inpatient", days=6)
    assert (doubt.fact, doubt.value) == ("quantity", 14)


def test_nothing_known_is_nothing_doubted() -> None:
    assert judge(Case(), knowledge()) == ()
