"""Parties as agreements and the screens of an app give them: ticked behind a share, names under their label, plates before names."""

import pytest

from claims_ai.documents.reading import accident_certificate, read_fields
from claims_ai.documents.reading.party_choice import parties_of
from claims_ai.values import Listed, as_json
from tests.fakes import line, sheet

Words = tuple[float, float, str]


def parties(*words: Words) -> object:
    read = read_fields("accident_certificate", sheet(*(line(text, x, y) for x, y, text in words))).fields["parties"]
    assert isinstance(read, Listed)
    return as_json(read)["value"]


BOTH = [
    {"name": "陈晓雯", "plate_number": "豫A12345", "responsibility": "全部责任"},
    {"name": "何志强", "plate_number": "豫B6789D", "responsibility": "无责任"},
]


def test_a_tick_may_stand_in_brackets_behind_its_share() -> None:
    """What else makes one answer for all by law is listed above and ticked by nobody."""
    shares = [
        (x, 300.0 + 24 * i, f"{share}（{'√' if share == ticked else ''}）")
        for x, ticked in ((380, "全部责任"), (680, "无责任"))
        for i, share in enumerate(("全部责任", "主要责任", "同等责任", "次要责任", "无责任"))
    ]
    assert (
        parties(
            (490, 60, "甲方（A）"), (780, 60, "乙方(B)"), (290, 100, "驾驶人"), (380, 100, "陈晓雯"), (680, 100, "何志强"), (290, 140, "号牌号码"),
            (380, 140, "豫A12345"), (680, 140, "豫B6789D"), (380, 220, "9.其他依法应负全责的（）"), *shares,
        )
        == BOTH
    )  # fmt: skip


def test_names_and_shares_may_stand_under_their_labels() -> None:
    assert (
        parties(
            (200, 60, "车辆1"), (200, 100, "车牌号"), (540, 100, "当事人姓名"), (200, 136, "豫A12345"), (540, 136, "陈晓雯"), (540, 176, "责任类型"),
            (540, 212, "全部责任"), (200, 270, "车辆2"), (200, 310, "车牌号"), (540, 310, "当事人姓名"), (200, 346, "豫B6789D"), (540, 346, "何志强"),
            (540, 386, "责任类型"), (540, 422, "无责任"),
        )
        == BOTH
    )  # fmt: skip


def test_a_plate_before_the_name_is_of_its_own_part() -> None:
    """A heading with a misread character and a sign before it is one."""
    assert (
        parties(
            (60, 60, "当事人1"), (60, 100, "车牌号"), (300, 100, "豫A12345"), (60, 140, "驾驶人"), (300, 140, "陈晓雯"), (60, 180, "责任"), (300, 180, "全责"),
            (60, 240, "1当事入2"), (60, 280, "车牌号"), (300, 280, "豫B6789D"), (60, 320, "驾驶人"), (300, 320, "何志强"), (60, 360, "责任"),
            (300, 360, "无责"),
        )
        == BOTH
    )  # fmt: skip


def test_a_side_read_with_a_name_is_no_part_of_it() -> None:
    head = (200.0, 60.0, "当事人姓名"), (500.0, 60.0, "号牌号码"), (780.0, 60.0, "责任")
    rows = (
        (200.0, 100.0, "甲方陈晓雯"), (500.0, 100.0, "豫A12345"), (780.0, 100.0, "全责"), (200.0, 140.0, "乙方何志强"), (500.0, 140.0, "豫B6789D"),
        (780.0, 140.0, "无责"),
    )  # fmt: skip
    assert parties(*head, *rows) == BOTH


def test_what_stands_beside_the_signatures_is_nobody() -> None:
    cells = [(60, 300, "当事人"), (200, 300, "陈晓雯"), (60, 340, "调解"), (60, 370, "结果")]
    told = (
        60.0,
        200.0,
        "陈晓雯驾驶豫A12345号轿车与何志强驾驶的豫B6789D号轿车相撞，认定陈晓雯负全部责任，何志强无责任。",
    )
    assert parties(told, *((float(x), float(y), text) for x, y, text in cells)) == BOTH


def test_shares_may_stand_beside_the_names_in_rows_of_their_own() -> None:
    assert (
        parties(
            (80, 60, "甲方"), (80, 100, "当事人陈晓雯"), (700, 100, "车辆号牌豫A12345"), (80, 180, "乙方"), (80, 220, "当事人何志强"),
            (700, 220, "车辆号牌豫B6789D"), (80, 300, "责任认定"), (80, 340, "甲方 陈晓雯"), (390, 340, "全部责任"), (80, 380, "乙方 何志强"),
            (390, 380, "无责任"),
        )
        == BOTH
    )  # fmt: skip


def test_numbered_faults_end_with_the_share_of_whom_they_begin_with() -> None:
    told = [
        "（1）陈晓雯，女，公民身份号码990104198803142229，豫A12345小型轿车驾驶人。", "（2）何志强，男，公民身份号码990104195803141234，豫B6789D轿车驾驶人。",
        "以上事实有当事人询问笔录等证据证实。", "作如下认定：", "1.陈晓雯逆向行驶的行为违反了《道路交通安全法》第三十五条", "的规定，承担此次事故的全部责任。",
        "2.何志强无导致此次事故的过错，在此次事故中无责任。",
    ]  # fmt: skip
    assert parties(*((60.0, 60.0 + 40 * i, text) for i, text in enumerate(told))) == BOTH


def test_a_sentence_that_speaks_of_the_station_is_not_signed() -> None:
    """Names with their identity numbers in brackets are people, as in a letter to an insurer."""
    told = [
        "兹证明2025年2月22日12时许，陈晓雯（身份证号：990104198803142229）骑自行车与何志强（身份证号：990104195803141234）驾驶豫B6789D号面包车",
        "发生交通事故，造成两车不同",
        "程度受损。经我大队现场勘查，系陈晓雯倒车时未察明车后情况所致，陈晓雯", "应负此次事故的全部责任，何志强无责任。", "经办民警：沈嘉",
    ]  # fmt: skip
    assert parties(*((60.0, 60.0 + 40 * i, text) for i, text in enumerate(told))) == [
        {"name": "陈晓雯", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "豫B6789D", "responsibility": "无责任"},
    ]


def test_people_and_vehicles_in_two_tables_go_together_by_their_sign() -> None:
    """The label beside the last, short line of the sentence is no part of it."""
    assert parties(
        (116, 60, "编号"), (261, 60, "姓名"), (602, 60, "身份证明号码"), (124, 100, "甲"), (178, 100, "陈晓雯"), (493, 100, "990104198803142229"),
        (124, 140, "乙"), (176, 140, "何志强"), (493, 140, "990104195803141234"), (111, 200, "编号"), (242, 200, "车辆类型"), (445, 200, "号牌号码"),
        (122, 240, "甲"), (179, 240, "自行车"), (407, 240, "无"), (122, 280, "乙"), (180, 280, "小型轿车"), (406, 280, "豫B6789D"),
        (281, 340, "根据《道路交通事故处理程序规定》第六十条的规定，甲方陈晓雯负全部责任，乙方何志强"), (116, 372, "责任认定"), (281, 372, "无责任。"),
    ) == [
        {"name": "陈晓雯", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "豫B6789D", "responsibility": "无责任"},
    ]  # fmt: skip


def test_parts_of_a_sentence_in_blanks_are_told_row_by_row() -> None:
    """Though what is written in a blank stands a little higher than the print round it."""
    assert parties(
        (60, 60, "陈晓雯驾驶豫A12345号轿车与何志强驾驶的豫B6789D号轿车相撞，据此认定："), (209, 165, "当事人 陈晓雯"), (402, 162, "负全部"),
        (522, 169, "责任，当事人何志强"), (768, 163, "无"), (876, 171, "责任。"),
    ) == BOTH  # fmt: skip


def test_a_place_may_follow_the_vehicle_in_a_sentence() -> None:
    told = [
        "2025年1月31日11时24分，天气阴，当事人陈晓雯",
        "驾驶微型面包车（号牌号码：豫A12345），行驶至",
        "江州市东湖区滨湖大道植物园北门附近，与当事人何志强发生交通事故。",
    ]
    lines = [line(text, 60, 60 + 40 * i) for i, text in enumerate(told)]
    read = read_fields("accident_certificate", sheet(*lines)).fields
    assert read["accident_place"].value == "江州市东湖区滨湖大道植物园北门附近"


ROWS = [
    (197, 463, "当事方"), (333, 462, "姓名"), (543, 462, "驾驶证号"), (785, 461, "车牌号码"), (207, 520, "A方"), (320, 518, "任珍"),
    (470, 522, "45010319910519952X"),    (764, 522, "桂A58N77"), (206, 590, "B方"), (319, 590, "金涵"), (475, 593, "450103198501150598"),
    (763, 592, "桂A96447"), (1046, 650, "A方"),
    (1158, 651, "B方"),    (176, 1043, "责任认定："), (171, 1200, "A方签名：任珍"), (700, 1201, "B方签名：金涵"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "shares"), [
    ("A方负全部责任，B方负无责任。", ("全部责任", "无责任")),
    ("A方负无责任，B方负全部责任。", ("无责任", "全部责任")),
])  # fmt: skip
def test_sides_by_letters_in_a_table_bear_what_one_sentence_tells_of_both(told: str, shares: tuple[str, str]) -> None:
    read = parties_of(sheet(*(line(text, x, y) for x, y, text in [*ROWS, (202, 1086, told)])))
    assert read == [
        {"name": "任珍", "plate_number": "桂A58N77", "responsibility": shares[0]},
        {"name": "金涵", "plate_number": "桂A96447", "responsibility": shares[1]},
    ]


def test_what_stands_under_a_table_of_parties_is_none_of_them() -> None:
    below = [
        (129, 585, "事故事实"),
        (145, 672, "两车受损。"),
        (128, 823, "法律依据"),
        (131, 1026, "交通警察（签名）"),
        (339, 1016, "张凯一"),
    ]
    table = [
        (122, 335, "序号"), (225, 334, "姓名"), (426, 339, "身份证明号码"), (1093, 337, "号牌号码"), (1540, 336, "责任"), (139, 400, "1"), (214, 396, "范丽俊"),
        (386, 402, "500112198506037472"), (1085, 397, "渝DF1973"), (1514, 398, "次要责任"), (138, 463, "2"), (212, 460, "崔文霞"),
        (386, 466, "500112196907121633"),        (1083, 461, "渝A21495"), (1516, 462, "主要责任"), (139, 528, "3"), (211, 524, "邱嘉英"), (1526, 526, "无责任"),
    ]  # fmt: skip
    read = parties_of(sheet(*(line(text, x, y) for x, y, text in [*table, *below])))
    assert [one["name"] for one in read] == ["范丽俊", "崔文霞", "邱嘉英"]


def test_a_signature_read_with_another_character_is_no_further_party() -> None:
    told = ["沈超驾驶鲁B037Z3号小型轿车与张斌驾驶的鲁B03147号小型轿车相撞，", "沈超、张斌承担事故的同等责任。"]
    read = parties_of(
        sheet(*(line(text, 60, 300 + 40 * at) for at, text in enumerate(told)), line("当事人：沈起", 60, 600))
    )
    assert [one["name"] for one in read] == ["沈超", "张斌"]


def test_a_speck_behind_a_bracket_cuts_no_number() -> None:
    read = accident_certificate.read(
        sheet(line("道路交通事故认定书", 60, 40), line("苏公交（鼓楼）.认字[2023]第06600号", 60, 80))
    )
    assert read.fields["certificate_number"].value == "苏公交(鼓楼)认字[2023]第06600号"
