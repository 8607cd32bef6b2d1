"""The accident certificate: number, time, place, and the parties with their vehicles and shares, in a form or in free text."""

import pytest

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import read_fields
from claims_ai.values import Listed, as_json
from tests.fakes import line, sheet

HEAD = ["道路交通事故认定书", "第990102202600123号"]
FREE = [
    "交通事故时间：2026年03月03日08时15分", "天气：晴", "交通事故地点：江州市青石区梧桐路与中山路交叉口",
    "当事人：陈晓雯，女，身份证号码990104198803142229，驾驶京A12345号小型轿", "车。", "当事人：何志强，男，驾驶京B·6789D号普通二轮摩托车。",
    "交通事故基本事实：陈晓雯驾车未按规定让行，与何志强驾驶的摩托车相撞。",
    "根据《中华人民共和国道路交通安全法实施条例》第九十一条，确定陈晓雯承担", "此次事故的主要责任，何志强负次要责任。", "交通警察：沈嘉", "2026年03月10日",
]  # fmt: skip
SIDES = [
    "事故时间：2026年3月3日", "事故地点：江州市梧桐路12号", "甲方姓名：陈晓雯", "车牌号码：京A12345", "乙方姓名：何志强", "车牌号码：京AD12345",
    "甲方负全部责任，乙方无责任。",
]  # fmt: skip


def page(texts: list[str]) -> Sheet:
    return sheet(*(line(text, 100, 60 + 44 * row) for row, text in enumerate(texts)))


def parties(texts: list[str]) -> object:
    field = read_fields("accident_certificate", page(texts)).fields["parties"]
    assert isinstance(field, Listed)
    return as_json(field)["value"]


def test_number_time_and_place_are_read() -> None:
    found = read_fields("accident_certificate", page(HEAD + FREE)).fields
    assert {name: found[name].value for name in ("certificate_number", "accident_date", "accident_place")} == {
        "certificate_number": "第990102202600123号", "accident_date": "2026-03-03", "accident_place": "江州市青石区梧桐路与中山路交叉口",
    }  # fmt: skip


def test_the_parties_are_a_list_with_plate_and_share() -> None:
    assert parties(HEAD + FREE) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "主要责任"},
        {"name": "何志强", "plate_number": "京B6789D", "responsibility": "次要责任"},
    ]


def test_sides_stand_for_their_names() -> None:
    assert parties(HEAD + SIDES) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "京AD12345", "responsibility": "无责任"},
    ]


def test_what_is_not_told_of_a_party_is_left_out() -> None:
    assert parties([*HEAD, "当事人：陈晓雯，女，行人。"]) == [{"name": "陈晓雯"}]


def test_a_certificate_that_names_nobody_has_no_parties() -> None:
    assert "parties" not in read_fields("accident_certificate", page([*HEAD, "当事人基本情况：", "事故责任："])).fields


def test_names_are_told_from_the_words_that_run_into_them() -> None:
    told = ["事故责任", "谢海宁承担此次事故的主要责任", "古丽娜尔·买买提承担此次事故的次要责任", "任晓雯无责任。"]
    assert parties([*HEAD, *told]) == [
        {"name": "谢海宁", "responsibility": "主要责任"},
        {"name": "古丽娜尔·买买提", "responsibility": "次要责任"},
        {"name": "任晓雯", "responsibility": "无责任"},
    ]


def test_what_runs_on_behind_a_party_is_no_party() -> None:
    texts = [
        "甲方:林春超,女,住址:江州市", "乙方:何燕海,男,驾驶车辆:闽R33448轻型货车。", "甲方未让行,与乙方发生碰撞。", "甲方林春超承担本次事故的同等责任。",
        "乙方何燕海承担本次事故的同等责任。", "一式多份,交当事人各一份,存档一份。",
    ]  # fmt: skip
    assert parties(texts) == [
        {"name": "林春超", "responsibility": "同等责任"},
        {"name": "何燕海", "plate_number": "闽R33448", "responsibility": "同等责任"},
    ]


def test_the_brackets_of_a_year_are_of_one_kind() -> None:
    found = read_fields("accident_certificate", page(["编号:江公交简认〔2019]第38644号"])).fields
    assert found["certificate_number"].value == "江公交简认〔2019〕第38644号"


def table(*rows: tuple[int, int, str]) -> object:
    cells = (line(text, x, y) for x, y, text in [(60, 20, HEAD[0]), *rows])
    field = read_fields("accident_certificate", sheet(*cells)).fields["parties"]
    assert isinstance(field, Listed)
    return as_json(field)["value"]


def test_a_table_with_a_row_for_each_party_has_headings_that_are_nobody() -> None:
    assert table(
        (60, 60, "姓名"), (200, 60, "性别"), (300, 60, "交通方式"), (600, 60, "车牌号"), (800, 60, "保险公司"), (1000, 60, "责任划分"),
        (60, 110, "陈晓雯"), (200, 110, "女"), (300, 110, "重型半挂牵引车 京A12345"), (1000, 110, "全部责任"),
        (60, 160, "何志强"), (200, 160, "男"), (300, 160, "步行"), (1000, 160, "无责任"),
    ) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "全部责任"},
        {"name": "何志强", "responsibility": "无责任"},
    ]  # fmt: skip


def test_everything_of_a_party_stands_in_lines_of_its_own_under_its_name() -> None:
    slip = [
        "地点：", "江州市梧桐路88号门前", "天气：晴", "【当事人一】", "姓名：陈晓雯", "号牌：京A12345", "责任：主要责任", "【当事人二】", "姓名：何志强",
        "方式：步行", "责任：次要责任", "民警：沈嘉",
    ]  # fmt: skip
    assert parties([*HEAD, *slip]) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "主要责任"},
        {"name": "何志强", "responsibility": "次要责任"},
    ]
    found = read_fields("accident_certificate", page([*HEAD, *slip])).fields
    assert found["accident_place"].value == "江州市梧桐路88号门前"


def test_two_parties_side_by_side_each_have_what_stands_under_their_name() -> None:
    assert table(
        (60, 60, "甲方姓名：陈晓雯"), (600, 60, "乙方姓名：何志强"), (60, 100, "车牌号：京A12345"), (600, 100, "车牌号：京B6789D"),
        (60, 140, "责任：全责"), (600, 140, "责任：无责"),
    ) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "京B6789D", "responsibility": "无责任"},
    ]  # fmt: skip


PLAIN = [
    "江交认字〔2026〕00123号", "2026年3月3日8时15分许，陈晓雯驾驶小型轿车（车号京A12345）与何志强骑自行车与沈嘉驾驶",
    "轻型货车（车号京B6789D）在江州市青石区X117县道16公里+400米处发生交通事故。",
    "现认定：陈晓雯负此事故全部责任，何志强、沈嘉均无责任。",
]  # fmt: skip


def test_plain_sentences_tell_number_place_and_parties() -> None:
    found = read_fields("accident_certificate", page([HEAD[0], *PLAIN])).fields
    assert found["certificate_number"].value == "江交认字〔2026〕00123号"
    assert found["accident_place"].value == "江州市青石区X117县道16公里+400米处"
    assert parties([HEAD[0], *PLAIN]) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "全部责任"},
        {"name": "何志强", "responsibility": "无责任"},
        {"name": "沈嘉", "plate_number": "京B6789D", "responsibility": "无责任"},
    ]


def test_both_sides_may_answer_alike() -> None:
    assert parties([*HEAD, *SIDES[:-1], "甲乙双方负事故的同等责任。"]) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "同等责任"},
        {"name": "何志强", "plate_number": "京AD12345", "responsibility": "同等责任"},
    ]


def test_a_name_that_lost_its_dot_where_the_text_wraps_is_the_labelled_one() -> None:
    assert table(
        (60, 60, "当事人"), (200, 60, "陈晓雯"), (60, 100, "号牌"), (200, 100, "京A12345"),
        (60, 140, "当事人"), (200, 140, "木拉提·赛力克"), (60, 180, "号牌"), (200, 180, "京B6789D"),
        (60, 240, "陈晓雯负同等责任；木拉提"), (60, 280, "赛力克负同等责任。"),
    ) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "同等责任"},
        {"name": "木拉提·赛力克", "plate_number": "京B6789D", "responsibility": "同等责任"},
    ]  # fmt: skip


def test_plates_stand_in_the_row_of_a_name_and_the_shares_below_the_table() -> None:
    assert table(
        (60, 60, "当事人"), (260, 60, "交通方式"), (460, 60, "机动车牌号"), (60, 112, "陈晓雯"), (260, 106, "小型轿车"), (460, 104, "京A12345"),
        (60, 162, "何志强"), (260, 156, "轻型货车"), (460, 154, "京B6789D"), (60, 220, "认定：陈晓雯驾驶的小型轿车负全责，何志强（乙方）无责任。"),
    ) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "京B6789D", "responsibility": "无责任"},
    ]  # fmt: skip


def test_a_share_may_follow_a_side_without_a_verb() -> None:
    assert parties([*HEAD, *SIDES[:-1], "责任划分：甲方：主要责任；乙方：次要责任"]) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "主要责任"},
        {"name": "何志强", "plate_number": "京AD12345", "responsibility": "次要责任"},
    ]


@pytest.mark.parametrize("told", ["责任认定 当事人甲 全责 当事人乙 无责", "甲方：全责；乙方：无责"])
def test_shares_of_sides_may_be_written_short(told: str) -> None:
    assert [one["responsibility"] for one in parties([*HEAD, *SIDES[:-1], told])] == ["全部责任", "无责任"]


def test_a_number_read_in_parts_is_one() -> None:
    parts = line("第", 300, 60), line("990102202600123", 330, 60), line("号", 520, 60)
    found = read_fields("accident_certificate", sheet(line(HEAD[0], 300, 20), *parts)).fields
    assert found["certificate_number"].value == "第990102202600123号"


def test_a_tick_far_right_in_a_column_is_of_that_column() -> None:
    boxes = (
        (300, 160, "□全部责任"),
        (440, 160, "□主要责任"),
        (580, 160, "同等责任"),
        (800, 160, "□全部责任"),
        (940, 160, "同等责任"),
    )
    assert table((60, 60, "姓名"), (300, 60, "陈晓雯"), (800, 60, "何志强"), (60, 160, "责任"), *boxes) == [
        {"name": "陈晓雯", "responsibility": "同等责任"},
        {"name": "何志强", "responsibility": "同等责任"},
    ]


def test_a_crossing_is_told_by_both_its_roads() -> None:
    told = "2026年3月3日8时15分许，陈晓雯驾车行驶至江州市青石区梧桐路与中山路路口与何志强相撞。"
    found = read_fields("accident_certificate", page([HEAD[0], told])).fields
    assert found["accident_place"].value == "江州市青石区梧桐路与中山路路口"


def test_sides_with_their_share_in_the_heading_stand_beside_each_other() -> None:
    assert table(
        (60, 100, "甲方"), (300, 100, "同等责任"), (600, 100, "乙方"), (840, 100, "同等责任"),
        (60, 150, "姓名"), (200, 150, "陈晓雯"), (600, 150, "姓名"), (740, 150, "何志强"),
        (60, 190, "车牌号码"), (600, 190, "车牌号码"), (740, 190, "京B6789D"),
        (60, 260, "丙方"), (300, 260, "无责任"), (60, 310, "姓名"), (200, 310, "沈嘉"), (60, 350, "车牌号码"),
    ) == [
        {"name": "陈晓雯", "responsibility": "同等责任"},
        {"name": "何志强", "plate_number": "京B6789D", "responsibility": "同等责任"},
        {"name": "沈嘉", "responsibility": "无责任"},
    ]  # fmt: skip


def test_chapters_name_the_parties_first_and_their_shares_last() -> None:
    chapters = [
        "一、当事人及车辆基本情况", "陈晓雯，女，身份证号990104198803142229，驾驶小型轿车，号牌号码京A12345。", "何志强，男，驾驶二轮电动车。",
        "二、当事人的责任", "当事人陈晓雯承担本起事故的全部责任。", "当事人何志强在本起事故中无责任。",
    ]  # fmt: skip
    assert parties([*HEAD, *chapters]) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "全部责任"},
        {"name": "何志强", "responsibility": "无责任"},
    ]


def test_a_share_may_end_the_sentence_that_begins_with_a_name() -> None:
    told = [
        "陈晓雯，驾驶小型轿车，车牌京A12345，承担全部责任",
        "何志强，男，驾驶轻型货车，车牌号京B6789D，责任：无责任。",
    ]
    assert parties([*HEAD, *told]) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "京B6789D", "responsibility": "无责任"},
    ]


def test_a_name_once_misread_is_the_one_read_more_often() -> None:
    told = [
        "当事人一姓名陈晓雯性别女",
        "车辆牌号京2M8349",
        "当事人二姓名何志强性别男",
        "陈晓雯驾车与何志强相撞。",
        "当事人陈晓霁负全部责任",
        "当事人何志强负无责任",
    ]
    assert parties([*HEAD, *told]) == [
        {"name": "陈晓雯", "plate_number": "京ZM8349", "responsibility": "全部责任"},
        {"name": "何志强", "responsibility": "无责任"},
    ]


def test_the_name_of_a_party_may_be_the_last_of_its_part() -> None:
    blocks = [
        "当事人一",
        "车牌号：京A12345",
        "驾驶人姓名：陈晓雯",
        "应负责任：同等责任",
        "当事人二",
        "车牌号：京B6789D",
        "驾驶人姓名：何志强",
        "应负责任：同等责任",
    ]
    assert parties([*HEAD, *blocks]) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "同等责任"},
        {"name": "何志强", "plate_number": "京B6789D", "responsibility": "同等责任"},
    ]


def test_a_name_with_a_dot_goes_on_in_the_second_line_of_its_cell() -> None:
    assert table(
        (200, 60, "当事人姓名"), (500, 60, "车号"), (700, 60, "责任认定"),
        (200, 110, "木拉提·"), (200, 134, "赛力克"), (500, 125, "京A12345"), (700, 125, "全部责任"),
        (200, 220, "何志强"), (500, 220, "京B6789D"), (700, 220, "无责任"),
    ) == [
        {"name": "木拉提·赛力克", "plate_number": "京A12345", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "京B6789D", "responsibility": "无责任"},
    ]  # fmt: skip


def test_a_place_goes_on_at_the_left_edge_of_the_next_line() -> None:
    rows = ["事故地点：江州市东湖区雄楚大道与文化大道交叉", "口东侧50米处", "天气：晴"]
    found = read_fields("accident_certificate", page([*HEAD, *rows])).fields
    assert found["accident_place"].value == "江州市东湖区雄楚大道与文化大道交叉口东侧50米处"


def test_a_side_stands_beside_the_middle_of_its_rows() -> None:
    assert table(
        (180, 60, "姓名"), (260, 60, "陈晓雯"), (60, 100, "甲方"), (180, 100, "车号"), (260, 100, "京A12345"), (180, 140, "责任"),
        (260, 140, "□全部责任 ☑同等责任"), (180, 180, "姓名"), (260, 180, "何志强"), (60, 220, "乙方"), (180, 220, "车号"), (260, 220, "京B6789D"),
        (180, 260, "责任"), (260, 260, "□全部责任 ☑同等责任"), (60, 320, "事实及"), (60, 350, "成因"),
    ) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "同等责任"},
        {"name": "何志强", "plate_number": "京B6789D", "responsibility": "同等责任"},
    ]  # fmt: skip


def test_shares_of_which_every_box_was_lost_tell_nothing_but_what_the_other_leaves() -> None:
    every = "全部责任 主要责任 同等责任次要责任 无责任"
    rows = [
        "当事人甲：陈晓雯",
        "车牌号：京A12345",
        "事故责任:☑全部责任 □主要责任 □无责任",
        "当事人乙：何志强",
        "车牌号：京B6789D",
        f"事故责任:{every}",
    ]
    assert parties([*HEAD, *rows]) == [
        {"name": "陈晓雯", "plate_number": "京A12345", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "京B6789D", "responsibility": "无责任"},
    ]


def test_where_it_happened_follows_the_time_in_a_chapter_of_its_own() -> None:
    chapters = [
        "一、事故时间、地点",
        "2026年3月3日12时55分许，G15高速公路1885公里+200米处。天气多云。",
        "当事人丁斌峰，男，行人。",
        "丁斌峰负全部责任。",
    ]
    found = read_fields("accident_certificate", page([*HEAD, *chapters])).fields
    assert found["accident_place"].value == "G15高速公路1885公里+200米处"
    assert parties([*HEAD, *chapters]) == [{"name": "丁斌峰", "responsibility": "全部责任"}]


def test_what_is_known_of_a_party_comes_in_the_contracts_order_wherever_it_was_read() -> None:
    rows = [
        "当事人甲：陈晓雯",
        "事故责任：全部责任",
        "当事人乙：何志强",
        "陈晓雯驾驶京A12345号小型轿车与何志强驾驶的京B6789D相撞。",
        "何志强无责任。",
    ]
    found = parties([*HEAD, *rows])
    assert isinstance(found, list)
    assert [list(one) for one in found] == [["name", "plate_number", "responsibility"]] * 2
