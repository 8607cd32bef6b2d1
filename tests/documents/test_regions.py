"""Several documents on one picture are told apart; one document never is taken for several."""

import random
from collections.abc import Sequence

import numpy as np
import pytest

from claims_ai.documents.geometry import lean
from claims_ai.documents.intake import Picture
from claims_ai.documents.placing import Placing, lying, slanted
from claims_ai.documents.regions import distance, halves, parts, split, united
from claims_ai.documents.scan import Scan
from claims_ai.documents.several import documents_told_apart
from claims_ai.documents.wholes import whole_kind
from claims_ai.values import Box, Line
from tests.documents.conftest import Read
from tests.fakes import CLEAN, line
from training.render import effects, scenes
from training.render.canvas import rectangle

ID_FRONT = ("姓名 陈晓雯", "性别 女 民族 汉", "住址 江州市东湖区平安路1号", "公民身份号码 990104198803142229")
ID_BACK = ("中华人民共和国", "居民身份证", "签发机关 江州市公安局", "有效期限 2020.01.02-2040.01.02")
INVOICE = (
    "江州省医疗门诊收费票据",
    "票据代码 990601",
    "交款人 陈晓雯",
    "门诊号 1",
    "金额合计(小写) 12.00",
    "收款单位 江州医院",
    "医保类型 职工",
)


def rows(left: float, top: float, count: int = 6) -> list[Box]:
    return [rectangle(left, top + 40 * i, left + 300, top + 40 * i + 24) for i in range(count)]


def table(*sheets: tuple[int, int, int, int], ground: tuple[int, int, int] = (90, 106, 124)) -> Picture:
    picture: Picture = np.full((700, 1000, 3), ground, np.uint8)
    for x0, y0, x1, y1 in sheets:
        picture[y0:y1, x0:x1] = 240
    return picture


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(line(text, 50, 50 + 40 * place) for place, text in enumerate(texts))


def holds(part: Placing, boxes: Sequence[Box]) -> int:
    """How many boxes lie on a part."""
    seen = [part.as_read(box) for box in boxes]
    return sum(all(0 <= x <= part.size[0] and 0 <= y <= part.size[1] for x, y in box) for box in seen)


def turned(box: Box, angle: float) -> Box:
    a, b, c, d = ((x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)) for x, y in box)
    return a, b, c, d


def test_two_receipts_side_by_side_are_two_parts() -> None:
    left, right = rows(100, 100), rows(600, 100)
    found = split(table((40, 40, 460, 660), (540, 40, 960, 660)), left + right)
    assert [(holds(part, left), holds(part, right)) for part in found] == [(6, 0), (0, 6)]


def test_two_sides_of_a_card_one_above_the_other_are_two_parts() -> None:
    above, below = rows(100, 50), rows(100, 420, 4)
    found = split(table((40, 20, 960, 330), (40, 370, 960, 690)), above + below)
    assert [(holds(part, above), holds(part, below)) for part in found] == [(6, 0), (0, 4)]


@pytest.mark.parametrize(
    "boxes", [rows(100, 100) + rows(600, 100), rows(100, 100, 3) + rows(100, 400, 3), rows(100, 100), []]
)
def test_one_sheet_is_not_parted_by_gaps_alone(boxes: list[Box]) -> None:
    assert split(table((40, 40, 960, 660)), boxes) == ()


def test_a_rule_across_the_page_parts_nothing() -> None:
    sheet = table((0, 0, 1000, 700), ground=(240, 240, 240))
    sheet[345:349, 20:980] = 30
    assert split(sheet, rows(100, 60) + rows(100, 400)) == ()


def test_a_table_as_bright_as_the_sheets_parts_nothing_by_itself() -> None:
    photo = table((40, 40, 460, 660), (540, 40, 960, 660), ground=(232, 232, 232))
    assert split(photo, rows(100, 100) + rows(600, 100)) == ()


@pytest.mark.parametrize("angle", [-0.2, 0.0, 0.15])
def test_the_lean_of_rows_is_told_whether_they_lie_or_stand(angle: float) -> None:
    lying_rows = [turned(box, angle) for box in rows(300, 300)]
    standing = [(b, c, d, a) for a, b, c, d in (turned(box, angle + np.pi / 2) for box in rows(300, 300))]
    assert lean(lying_rows) == pytest.approx(angle)
    assert lean(standing) == pytest.approx(angle)


def test_a_page_may_be_cut_at_its_empty_bands_the_widest_first() -> None:
    found = list(halves(rows(100, 50, 3) + rows(100, 220, 3) + rows(100, 500, 3)))
    assert found == [(1, [0, 1, 2, 3, 4, 5], [6, 7, 8]), (1, [0, 1, 2], [3, 4, 5, 6, 7, 8])]


def test_parts_end_half_way_between_their_texts() -> None:
    upper, lower = parts([(100, 100, 400, 200), (100, 300, 400, 400)], 0.0)
    assert (upper.to_upload(upper.frame)[2][1], lower.to_upload(lower.frame)[0][1]) == (250, 250)


def test_united_parts_hold_both_and_know_how_far_they_were_apart() -> None:
    one, other = slanted(0.1, (100, 100), (200, 50)), slanted(0.1, (90, 300), (220, 60))
    both = united(one, other)
    corners = [part.to_upload(rectangle(0, 0, *part.size)) for part in (one, other)]
    grown = Placing(both.steps, (both.size[0] + 1, both.size[1] + 1))
    assert holds(grown, [tuple((x + 0.4, y + 0.4) for x, y in box) for box in corners]) == 2  # type: ignore[misc]
    assert distance(one, other) == pytest.approx(distance(other, one), abs=1)
    assert 140 < distance(one, other) < 160


@pytest.mark.parametrize("orientation", [0, 90, 180, 270])
def test_a_placing_knows_how_the_document_lies(orientation: int) -> None:
    placing = lying(orientation, (300, 200))
    assert placing.orientation == orientation
    assert placing.as_read(placing.to_upload(rectangle(10, 20, 60, 40))) == rectangle(10, 20, 60, 40)


def test_a_part_of_a_part_lies_where_both_say() -> None:
    part = slanted(0.0, (100, 50), (80, 60))
    assert lying(90, part.size).within(part).to_upload(rectangle(0, 0, 5, 5))[0] == (180, 50)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [(ID_FRONT, "id_card_front"), (ID_BACK, "id_card_back"), (INVOICE, "medical_invoice_outpatient")],
)  # fmt: skip
def test_a_document_is_whole_and_never_are_both_of_its_parts(texts: tuple[str, ...], kind: str) -> None:
    assert whole_kind(lines(*texts)) == kind
    assert not any(whole_kind(lines(*texts[:cut])) and whole_kind(lines(*texts[cut:])) for cut in range(1, len(texts)))


@pytest.mark.parametrize("name", ["id_sides_one_turned", "id_and_bank_card_copied"])
def test_each_document_on_a_picture_is_read_as_a_page_of_its_own(read: Read, name: str) -> None:
    scene = scenes.scene(name, "train", random.Random(2))
    page = read("photo.jpg", effects.jpeg(scene, 90))
    found = {each.document_type: each for each in (page, *page.more)}
    assert {each.document_type: each.orientation for each in (scene, *scene.more)} == {
        k: p.orientation for k, p in found.items()
    }
    for drawn in (scene, *scene.more):
        for name, truth in drawn.fields.items():
            shown = found[drawn.document_type].fields[name]
            assert shown.value == truth.value
            assert shown.box is not None
            assert np.abs(np.mean(shown.box, axis=0) - np.mean(truth.box, axis=0)).max() < 60


def test_values_at_the_right_edge_of_a_screen_are_no_cards_beside_their_labels() -> None:
    """保单号, 证件号码 and 银行卡号 look like the numbers of cards when their labels are far off at the left."""
    shown = (
        ("保单号", "8379731581092644"), ("出险日期", "2023-02-17"), ("就诊医院", "威海市人民医院"), ("申请理赔金额", "¥2,125.68"), ("姓名", "廖桂倩"),
        ("证件号码", "360111197712202881"), ("手机号", "13960763750"), ("收款人", "廖桂倩"), ("开户银行", "中国农业银行"),
        ("银行卡号", "6228483159600433917"),
    )  # fmt: skip
    labels = [line(label, 60, 200 + 60 * place) for place, (label, _) in enumerate(shown)]
    values = [line(value, 1100, 200 + 60 * place) for place, (_, value) in enumerate(shown)]
    form = Scan(0, (line("电子理赔申请书", 500, 60), *labels, *values), (), CLEAN, 1.0)
    assert documents_told_apart(form, read=lambda part: form) == [form]
