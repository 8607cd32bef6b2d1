"""Parties as agreements and the screens of an app give them: ticked behind a share, names under their label, plates before names."""

from claims_ai.documents.reading import read_fields
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
