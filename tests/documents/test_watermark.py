"""A watermark that says what a copy is for is no part of what the page says."""

from claims_ai.documents.reading import read_fields
from claims_ai.documents.watermark import without_watermark
from tests.fakes import line, sheet

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
