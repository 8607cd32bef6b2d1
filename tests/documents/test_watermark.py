"""A watermark that says what a copy is for is no part of what the page says."""

import random

import pytest

from claims_ai.documents.reading import read_fields
from claims_ai.documents.watermark import without_watermark
from tests.documents.conftest import Read
from tests.fakes import line, sheet
from training.render import book, effects

CARD = (
    line("姓名陈晓雯", 100, 60), line("性别女", 100, 110), line("民族汉", 240, 110), line("出生1988年3月14日", 100, 160),
    line("江州省江州市东湖区梧桐路12号", 180, 210), line("3栋501室", 180, 240), line("公民身份号码990104198803142229", 100, 320),
)  # fmt: skip
MARKS = (
    line("本复印件仅供理赔使用", 300, 80), line("复印件仅供理赔使用", 20, 190), line("赔使用", 700, 130), line("本复印件仅供", 600, 280),
    line("本复印件仅供理赔使用", 500, 380),
)  # fmt: skip


def test_the_watermark_and_its_pieces_are_taken_out() -> None:
    assert without_watermark((*CARD, *MARKS)) == CARD


def test_a_single_remark_is_part_of_the_page() -> None:
    page = (*CARD, line("本证明仅供理赔使用", 100, 380))
    assert without_watermark(page) == page


def test_the_address_is_known_by_its_place_where_its_label_was_lost() -> None:
    found = read_fields("id_card_front", sheet(*without_watermark((*CARD, *MARKS)))).fields
    assert found["address"].value == "江州省江州市东湖区梧桐路12号3栋501室"


def test_a_remark_is_no_watermark_and_takes_no_signature_with_it() -> None:
    signed = (line("医师", 100, 330), line("沈晓嘉", 160, 330, slope=0.2), line("本证明仅供理赔使用", 100, 380))
    assert without_watermark((*CARD, *signed)) == (*CARD, *signed)


def test_a_row_that_leans_with_its_page_is_none_of_the_watermark() -> None:
    leaning = line("江州省江州市青石区芙蓉街", 180, 240, slope=0.12)
    assert leaning in without_watermark((*CARD, leaning, *MARKS))


def test_pieces_of_a_watermark_aslant_are_known_by_their_angle() -> None:
    marks = (
        line("仅供办理保", 20, 90, slope=0.4),
        line("合使用2024-09-24", 300, 190, slope=0.4),
        line("4-09-24", 20, 260, slope=0.4),
    )
    assert without_watermark((*CARD, *marks)) == CARD


@pytest.mark.parametrize("seed", [3, 5])
def test_a_copy_is_read_under_its_watermark(read: Read, seed: int) -> None:
    drawn = book.draw("id_card_front", "under_marks", random.Random(seed))
    found = read("copy.jpg", effects.jpeg(drawn, 90))
    assert {name: field.value for name, field in found.fields.items()} == {
        name: truth.value for name, truth in drawn.fields.items()
    }
    assert found.quality.usable
