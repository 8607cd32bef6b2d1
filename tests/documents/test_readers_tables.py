"""Tables of charges: sums that were not read, parts with sums of their own, and rows that a fold bends."""

from dataclasses import replace

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import expense_list
from claims_ai.documents.reading.charge_names import charge_name
from claims_ai.documents.reading.charges import Reader
from claims_ai.documents.reading.table import read_reckoned, read_table
from claims_ai.values import Line


def line(text: str, left: float, top: float) -> Line:
    right = left + sum(20 if ord(char) > 0x2E7F else 10 for char in text)
    return Line(text, 0.99, ((left, top), (right, top), (right, top + 24), (left, top + 24)))


def row(top: float, *cells: tuple[str, float]) -> list[Line]:
    return [line(text, left, top) for text, left in cells]


def charges(*rows: list[Line], read: Reader = read_table) -> list[tuple[str, str]]:
    page = Sheet([cell for cells in rows for cell in cells], (), (1600, 1400))
    return [(item.name, item.amount) for item in read(page)]


HEAD = (("序号", 40), ("项目名称", 110), ("单价", 520), ("数量", 640), ("金额", 740))


def test_a_charge_has_the_class_and_own_share_that_its_row_states() -> None:
    heads = (("项目名称", 40), ("金额", 300), ("等级", 420), ("自付比例", 520))
    rows = [
        row(160, *heads),
        row(200, ("氯化钾注射液", 40), ("21.00", 300), ("甲类", 420), ("0%", 540)),
        row(240, ("人工晶状体", 40), ("1596.00", 290), ("乙", 430), ("10%", 535)),
        row(280, ("陪护费", 40), ("60.00", 300), ("自费", 420), ("1", 545)),
        row(320, ("胸部CT平扫", 40), ("60.00", 300), ("乙类20%", 410)),
    ]
    page = Sheet([cell for cells in rows for cell in cells], (), (1600, 1400))
    assert [(item.category, item.own_share) for item in read_table(page)] == [
        ("甲", "0"),
        ("乙", "0.1"),
        (None, None),
        ("乙", "0.2"),
    ]


def test_a_charge_whose_sum_a_seal_covers_costs_its_price_times_its_quantity() -> None:
    assert charges(
        row(160, *HEAD),
        row(200, ("1", 45), ("阑尾切除术", 110), ("1518.80", 500), ("1", 655), ("1518.80", 740)),
        row(240, ("2", 45), ("一次性导尿包", 110), ("32.27", 520), ("2", 655)),
        row(280, ("3", 45), ("床位费", 110), ("25.00", 520), ("4", 655), ("100.00", 740)),
        read=read_reckoned,
    ) == [("阑尾切除术", "1518.80"), ("一次性导尿包", "64.54"), ("床位费", "100.00")]


def test_a_row_whose_sum_is_left_empty_costs_nothing_unless_all_adds_up_with_it() -> None:
    free = (
        row(160, *HEAD),
        row(200, ("1", 45), ("阑尾切除术", 110), ("1518.80", 500), ("1", 655), ("1518.80", 740)),
        row(240, ("2", 45), ("赠送检查", 110), ("200.00", 520), ("1", 655)),
        row(280, ("费用合计：1518.80", 45)),
    )
    page = Sheet([cell for cells in free for cell in cells], (), (1600, 1400))
    assert [item.name for item in expense_list.read(page).items] == ["阑尾切除术"]


@pytest.mark.parametrize(
    ("column", "shares"),
    [
        (("10", "20", "1"), ["0.1", "0.2", "0.01"]),
        (("0.1", "0", "1"), ["0.1", "0", "1"]),
        (("0", "1", "0"), ["0", None, "0"]),
        (("10%", "100%", "5%"), ["0.1", "1", "0.05"]),
    ],
)
def test_shares_are_counted_as_their_whole_column_tells(column: tuple[str, ...], shares: list[str | None]) -> None:
    rows = [row(160, ("项目名称", 40), ("金额", 300), ("自付比例", 520))]
    rows += [
        row(200 + 40 * place, ("氯化钾注射液", 40), ("21.00", 300), (share, 540)) for place, share in enumerate(column)
    ]
    page = Sheet([cell for cells in rows for cell in cells], (), (1600, 1400))
    assert [item.own_share for item in read_table(page)] == shares


def test_a_class_that_was_badly_read_is_left_out() -> None:
    heads = row(160, ("项目名称", 40), ("金额", 300), ("等级", 420))
    charge = row(200, ("人工晶状体", 40), ("1596.00", 290), ("丙", 430))
    doubtful = [*charge[:2], replace(charge[2], confidence=0.5)]
    assert [item.category for item in read_table(Sheet([*heads, *charge], (), (1600, 1400)))] == ["丙"]
    assert [item.category for item in read_table(Sheet([*heads, *doubtful], (), (1600, 1400)))] == [None]


def test_a_charge_of_which_nothing_but_its_number_and_name_was_read_is_no_part_of_the_next() -> None:
    assert charges(
        row(160, *HEAD),
        row(200, ("1", 45), ("阑尾切除术", 110), ("1518.80", 500), ("1", 655), ("1518.80", 740)),
        row(240, ("2", 45), ("一次性导尿包", 110)),
        row(280, ("3", 45), ("床位费", 110), ("25.00", 520), ("4", 655), ("100.00", 740)),
        row(320, ("4", 45), ("静脉输液", 110), ("5.00", 520), ("3", 655), ("15.00", 740)),
        row(360, ("5", 45), ("吸痰护理", 110), ("7.00", 520), ("3", 655), ("21.00", 740)),
        row(400, ("6", 45), ("换药(中)", 110), ("9.00", 520), ("1", 655), ("9.00", 740)),
    ) == [
        ("阑尾切除术", "1518.80"),
        ("床位费", "100.00"),
        ("静脉输液", "15.00"),
        ("吸痰护理", "21.00"),
        ("换药(中)", "9.00"),
    ]


def test_a_count_and_a_price_read_in_one_are_no_sum() -> None:
    assert charges(
        row(160, ("收费内容", 110), ("数量", 300), ("单价", 400), ("应收", 620)),
        row(200, ("心肌酶谱", 110), ("5", 320), ("58.1012", 390), ("290.51", 610)),
        row(240, ("硫酸氢氯吡格雷片", 110), ("14  69.2531", 320), ("969.54", 610)),
        row(280, ("骨密度测定", 110), ("1 117.0026", 320)),
        read=read_reckoned,
    ) == [("心肌酶谱", "290.51"), ("硫酸氢氯吡格雷片", "969.54"), ("骨密度测定", "117.00")]


def test_the_sum_of_a_part_on_one_side_leaves_the_charge_beside_it() -> None:
    heads = (("项目名称", 40), ("数量", 340), ("金额", 460), ("项目名称", 620), ("数量", 920), ("金额", 1040))
    assert charges(
        row(160, *heads),
        row(200, ("护理费", 40), ("小计415.21", 400), ("急诊诊察费", 620), ("1", 940), ("12.46", 1040)),
        row(240, ("吸痰护理", 40), ("5", 360), ("31.00", 460), ("甲钴胺片", 620), ("2", 940), ("24.80", 1040)),
    ) == [("吸痰护理", "31.00"), ("急诊诊察费", "12.46"), ("甲钴胺片", "24.80")]


def test_parts_with_heads_and_sums_of_their_own_are_read_to_the_last() -> None:
    heads = (("项目/规格", 40), ("总量", 340), ("总额", 460))
    assert charges(
        row(120, ("【诊察费】", 40)),
        row(160, *heads),
        row(200, ("急诊诊察费", 40), ("1", 360), ("12.46", 460)),
        row(240, ("诊察费", 380), ("合计：12.46", 460)),
        row(280, ("【检查费】", 40)),
        row(320, *heads),
        row(360, ("动态心电图", 40), ("5", 360), ("915.40", 460)),
        row(400, ("检查费", 380), ("合计：915.40", 460)),
        row(440, ("打印时间：2021.07.18", 40)),
    ) == [("急诊诊察费", "12.46"), ("动态心电图", "915.40")]


def test_what_stands_under_the_last_charge_is_no_part_of_its_name() -> None:
    assert charges(
        row(160, *HEAD),
        row(200, ("1", 45), ("头颅CT平扫", 110), ("194.00", 510), ("1", 655), ("194.00", 740)),
        row(226, ("打印时间：2021.07.18", 110)),
        row(290, ("经管护士", 110)),
    ) == [("头颅CT平扫", "194.00")]


def test_names_and_sums_that_a_fold_carries_apart_little_by_little_stay_together() -> None:
    names = ("凝血四项", "肿瘤标志物", "肾功能五项", "肝功能八项", "乙肝定量")
    rows = [row(200 + 38 * place, (name, 40), (f"{place + 1}0.00", 460 + 400)) for place, name in enumerate(names)]
    bent = [[cells[0], line(cells[1].text, 860, cells[1].box[0][1] - 7 * place)] for place, cells in enumerate(rows)]
    assert charges(row(160, ("项目名称", 40), ("次数", 400), ("金额", 860)), *bent) == [
        (name, f"{place + 1}0.00") for place, name in enumerate(names)
    ]


def test_a_sum_at_the_middle_of_a_name_over_two_lines_has_both() -> None:
    rows = [row(200 + 40 * at, ("心肌酶谱", 110), (f"{at + 1}2.00", 745)) for at in (0, 1, 3, 4)]
    wrapped = [line("经皮冠状动脉药物洗脱支架系统(钴铬合金)", 110, 267), line("3.0*18mm", 110, 293)]
    assert charges(row(160, *HEAD), *rows, wrapped, row(280, ("134.60", 740)))[1:4] == [
        ("心肌酶谱", "22.00"),
        ("经皮冠状动脉药物洗脱支架系统(钴铬合金)3.0*18mm", "134.60"),
        ("心肌酶谱", "42.00"),
    ]


def test_a_name_begins_above_its_sum_though_its_second_line_is_nearly_level_with_it() -> None:
    rows = [row(200 + 40 * at, ("心肌酶谱", 110), (f"{at + 1}2.00", 745)) for at in (0, 1, 3, 4)]
    wrapped = [line("注射用哌拉西林钠他唑巴坦", 110, 265), line("钠", 110, 291)]
    assert charges(row(160, *HEAD), *rows, wrapped, row(280, ("93.00", 740)))[2] == (
        "注射用哌拉西林钠他唑巴坦钠",
        "93.00",
    )


def test_kinds_of_charge_left_empty_are_no_part_of_the_name_between_them() -> None:
    names = [line(name, 110, 200 + 24 * at) for at, name in enumerate(("麻醉费", "护理费", "输血费", "诊查费"))]
    assert charges(row(160, *HEAD), names, row(216, ("52.00", 740)), row(266, ("7.00", 740))) == [
        ("护理费", "52.00"),
        ("诊查费", "7.00"),
    ]


def test_the_rows_of_a_bent_page_are_followed_to_its_left_edge() -> None:
    """The right half of the page falls away: what stands there is level with what it is in one row with on the left."""

    def sloped(text: str, left: float, right: float, top: float, fall: float) -> Line:
        return Line(text, 0.99, ((left, top), (right, top + fall), (right, top + fall + 24), (left, top + 24)))

    rows = [
        cell
        for top in range(100, 700, 60)
        for cell in (
            sloped("左边的一行长长的文字", 40, 400, top, 0),
            sloped("左边的又一行长的文字", 420, 780, top, 0),
            sloped("右边的一行长长的文字", 820, 1180, top, 36),
            sloped("右边的又一行长的文字", 1200, 1560, top + 38, 36),
        )
    ]
    page = Sheet(rows, (), (1600, 800))
    levels = [page.level(cell) for cell in rows[20:24]]
    assert max(levels) - min(levels) < 0.5 * page.line_height


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("IⅢ级护理", "Ⅲ级护理"),
        ("ⅡI级护理", "Ⅱ级护理"),
        ("Ⅱ1级护理", "Ⅱ级护理"),
        ("1级护理", "Ⅰ级护理"),
        ("11级护理", "Ⅱ级护理"),
        ("一次性注射器(5m1)", "一次性注射器(5ml)"),
        ("..雾化器", "雾化器"),
        ("3 静脉输液", "静脉输液"),
        ("02-21 住院诊察费", "住院诊察费"),
        ("1项检测", "1项检测"),
    ],
)
def test_a_charge_is_called_what_is_printed(read: str, name: str) -> None:
    assert charge_name(read, counted=True) == name


@pytest.mark.parametrize("name", ["24小时动态心电图", "13碳呼气试验", "25羟维生素D测定", "12导联心电图", "3次元重建"])
def test_a_number_that_a_name_begins_with_is_part_of_it_where_rows_are_not_numbered(name: str) -> None:
    assert charge_name(name) == name
