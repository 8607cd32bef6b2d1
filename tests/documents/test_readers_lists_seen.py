"""Lists as hospitals' programs and screens print them: classes before names, two totals in a row, products under names."""

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import expense_list
from claims_ai.documents.reading.charge_names import charge_name
from claims_ai.values import Line

PITCH = 40


def line(text: str, left: float, top: float) -> Line:
    width = sum(20 if ord(char) > 0x2E7F else 10 for char in text)
    return Line(text, 0.99, ((left, top), (left + width, top), (left + width, top + 24), (left, top + 24)))


def page(*rows: tuple[tuple[str, float], ...]) -> Sheet:
    return Sheet(
        [line(text, left, 100 + PITCH * at) for at, row in enumerate(rows) for text, left in row], (), (1100, 1500)
    )


@pytest.mark.parametrize("name", ["一次性使用导尿包", "一次性输液器"])
def test_the_stroke_that_a_name_begins_with_is_not_lost(name: str) -> None:
    assert charge_name(name[1:]) == charge_name(name) == name


def test_the_class_read_in_one_with_the_name_behind_it_is_the_class_of_the_charge() -> None:
    reading = expense_list.read(
        page(
            (("类", 40), ("项目名称", 200), ("数量", 600), ("金额(元)", 800)),
            (("乙", 40), ("布洛芬缓释胶囊", 80), ("1", 610), ("14.83", 810)),
            (("甲", 40), ("二级护理", 80), ("2", 610), ("36.00", 810)),
            (("甲住院诊察费", 40), ("8", 610), ("88.00", 810)),
            (("甲", 40), ("甲状腺功能五项", 80), ("1", 610), ("160.00", 810)),
            (("丙", 40), ("乙肝表面抗原测定", 80), ("1", 610), ("20.00", 810)),
        )
    )
    assert [(item.name, item.category) for item in reading.items] == [
        ("布洛芬缓释胶囊", "乙"),
        ("二级护理", "甲"),
        ("住院诊察费", "甲"),
        ("甲状腺功能五项", "甲"),
        ("乙肝表面抗原测定", "丙"),
    ]


def test_a_name_that_begins_like_a_class_keeps_it_where_no_column_states_classes() -> None:
    reading = expense_list.read(
        page(
            (("项目名称", 80), ("数量", 600), ("金额(元)", 800)),
            (("甲状腺功能五项", 80), ("1", 610), ("160.00", 810)),
            (("丙氨酸氨基转移酶测定", 80), ("1", 610), ("6.00", 810)),
        )
    )
    assert [(item.name, item.category) for item in reading.items] == [
        ("甲状腺功能五项", None),
        ("丙氨酸氨基转移酶测定", None),
    ]


def test_of_two_sums_in_the_row_of_the_total_that_under_the_amounts_is_the_total() -> None:
    reading = expense_list.read(
        page(
            (("项目名称", 80), ("数量", 500), ("金额", 620), ("自付比例", 720), ("自付金额", 860)),
            (("布洛芬缓释胶囊", 80), ("2", 510), ("31.96", 620), ("10%", 730), ("3.20", 880)),
            (("普通病房床位费", 80), ("5", 510), ("180.00", 615), ("0%", 730), ("0.00", 880)),
            (("合计", 80), ("211.96", 615), ("3.20", 880)),
        )
    )
    assert reading.fields["total_amount"].value == "211.96"


def test_screens_have_the_price_and_the_count_apart_under_a_name_and_its_sum() -> None:
    reading = expense_list.read(
        page(
            (("合计：¥209.24", 40),),
            (("血塞通软胶囊", 40), ("¥135.24", 860)),
            (("规格：0.33g*24粒 单价：¥33.81/盒", 40), ("×4", 900)),
            (("二级护理", 40), ("¥72.00", 870)),
            (("单价：¥18.00/日", 40), ("×4", 900)),
            (("一次性使用输液器", 40), ("¥2.00", 880)),
            (("规格：带针 单价：¥2.00/套", 40), ("×1", 900)),
        )
    )
    assert [(item.name, item.amount, item.quantity, item.unit, item.unit_price) for item in reading.items] == [
        ("血塞通软胶囊", "135.24", "4", "盒", "33.81"),
        ("二级护理", "72.00", "4", "日", "18"),
        ("一次性使用输液器", "2.00", "1", "套", "2"),
    ]


def test_a_specification_is_no_name() -> None:
    """The row over 总计 stands so close to it that the table ends before; the other reading adds up, and names things all the same."""
    reading = expense_list.read(
        page(
            (("项目名称", 200), ("规格", 420), ("数量", 600), ("金额", 800)),
            (("氯化钠注射液", 40), ("250ml:12.5g", 300), ("1", 610), ("3.90", 810)),
            (("阿莫西林胶囊", 40), ("0.25g*24粒", 300), ("3", 610), ("22.50", 810)),
        )
    )
    assert [item.name for item in reading.items] == ["氯化钠注射液", "阿莫西林胶囊"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("东部战区总医院云山医院", "东部战区总医院云山医院"),
        ("江州市总医院住院费用清单", "江州市总医院"),
    ],
)
def test_a_house_of_a_general_hospital_has_a_name_of_its_own(printed: str, name: str) -> None:
    assert expense_list.read(page(((printed, 300),))).fields["hospital_name"].value == name
