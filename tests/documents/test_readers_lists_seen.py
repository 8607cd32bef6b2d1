"""Lists as hospitals' programs and screens print them: classes before names, two totals in a row, products under names."""

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import expense_list
from claims_ai.documents.reading.charge_names import charge_name
from claims_ai.documents.reading.items import read_items
from claims_ai.documents.reading.multiplied_rows import multiplied_rows
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


@pytest.mark.parametrize("read", ["乙类住院诊察费", "乙 住院诊察费", "乙类 住院诊察费"])
def test_a_class_may_be_called_one_or_stand_apart(read: str) -> None:
    reading = expense_list.read(
        page(
            (("类别", 40), ("项目名称", 200), ("数量", 600), ("金额(元)", 800)),
            (("甲类", 40), ("二级护理", 90), ("2", 610), ("36.00", 810)),
            ((read, 40), ("8", 610), ("88.00", 810)),
        )
    )
    assert [(item.name, item.category) for item in reading.items] == [("二级护理", "甲"), ("住院诊察费", "乙")]


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


def test_the_total_of_a_table_of_days_is_the_sum_of_theirs() -> None:
    days = page(
        (("费用类别", 60), ("10-19", 300), ("10-20", 500), ("合计", 700)),
        (("诊察费", 60), ("86.47", 300), ("176.97", 500), ("263.44", 700)),
        (("床位费", 60), ("38.61", 300), ("77.08", 500), ("115.69", 700)),
        (("总计", 60), ("125.08", 300), ("254.05", 500), ("379.13", 700)),
    )
    assert expense_list.read(days).fields["total_amount"].value == "379.13"


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


@pytest.mark.parametrize(
    ("name", "under", "found"),
    [
        ("血塞通软胶囊", "规格：0.33g*24粒 单价：¥33.81/盒×4", "血塞通软胶囊"),
        ("血塞通软胶囊0.33g×24粒", "单价：¥33.81/盒 ×4", "血塞通软胶囊0.33g×24粒"),
        ("合计", "单价：¥33.81/盒 ×4", None),
        ("1.", "单价：¥33.81/盒 ×4", None),
    ],
)
def test_what_is_priced_on_a_screen_has_a_name(name: str, under: str, found: str | None) -> None:
    items = multiplied_rows(page(((name, 40), ("¥135.24", 860)), ((under, 40),)))
    assert [item.name for item in items] == ([found] if found else [])


def test_products_may_tell_how_many_first() -> None:
    days = page(
        (("日期：2024-05-14", 40),),
        (("血常规五分类", 60), ("1次", 500), ("× 20.00", 640), ("20.00", 860)),
        (("C反应蛋白测定", 60), ("2项", 500), ("× 30.00", 640), ("60.00", 860)),
        (("当日小计：80.00", 800),),
    )
    assert [(item.name, item.amount, item.quantity, item.unit) for item in multiplied_rows(days)] == [
        ("血常规五分类", "20.00", "1", "次"),
        ("C反应蛋白测定", "60.00", "2", "项"),
    ]


def test_the_kind_at_the_end_of_a_names_row_is_no_part_of_it() -> None:
    rows = page(
        (("1. 肝功能八项", 40), ("化验费", 860)),
        (("2项 × 64.00元", 80), ("¥128.00", 860)),
        (("2. 头孢呋辛钠注射用 0.75g", 40), ("西药费", 860)),
        (("5支 × 18.60元", 80), ("¥93.00", 860)),
    )
    assert [(item.name, item.amount) for item in multiplied_rows(rows)] == [
        ("肝功能八项", "128.00"),
        ("头孢呋辛钠注射用0.75g", "93.00"),
    ]


def test_a_code_under_a_name_is_no_part_of_it() -> None:
    reading = expense_list.read(
        page(
            (("序", 40), ("项目名称 / 国家医保编码", 150), ("数量", 600), ("金额", 800)),
            (("二级护理", 100),),
            (("1", 45), ("1", 610), ("18.00", 810)),
            (("0021040145086034", 100),),
            (("彩色多普勒超声", 100),),
            (("2", 45), ("1", 610), ("120.00", 810)),
            (("C0301730935835", 100),),
        )
    )
    assert [(item.name, item.amount) for item in reading.items] == [("二级护理", "18.00"), ("彩色多普勒超声", "120.00")]


@pytest.mark.parametrize(("price", "count", "amount"), [("0.012", "1200", "14.40"), ("1.5", "10", "15.00")])
def test_a_price_may_have_one_to_four_decimals(price: str, count: str, amount: str) -> None:
    items = multiplied_rows(page((("黄芪", 40), (f"¥{amount}", 860)), ((f"单价：¥{price}/克", 40), (f"×{count}", 900))))
    assert [(item.name, item.amount, item.quantity, item.unit) for item in items] == [("黄芪", amount, count, "克")]


@pytest.mark.parametrize("name", ["5ml注射器", "2019新型冠状病毒核酸检测", "131碘治疗", "3cm以下清创缝合"])
def test_what_begins_with_a_measure_may_be_a_name(name: str) -> None:
    rows = page(
        (("项目名称", 40), ("金额", 500)),
        ((name, 40), ("3.90", 510)),
        (("西药费", 40), ("14.90", 510)),
        (("合计", 40), ("18.80", 510)),
    )
    assert [item.name for item in read_items(rows)] == [name, "西药费"]


def test_a_specification_is_no_name() -> None:
    """It stands left of its head where the page was taken from the side."""
    rows = page(
        (("项目名称", 200), ("规格", 420), ("数量", 600), ("金额", 800)),
        (("氯化钠注射液", 40), ("250ml:12.5g", 300), ("1", 610), ("3.90", 810)),
        (("阿莫西林胶囊", 40), ("0.25g*24粒", 300), ("3", 610), ("22.50", 810)),
        (("合计", 40), ("26.40", 810)),
    )
    assert [item.name for item in read_items(rows)] == ["氯化钠注射液", "阿莫西林胶囊"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("东部战区总医院云山医院", "东部战区总医院云山医院"),
        ("江州市总医院住院费用清单", "江州市总医院"),
        ("患者由江州市总医院转入我医院", "患者由江州市总医院"),
    ],
)
def test_a_house_of_a_general_hospital_has_a_name_of_its_own(printed: str, name: str) -> None:
    assert expense_list.read(page(((printed, 300),))).fields["hospital_name"].value == name
