"""A vehicle's photo is told by its plate, or by being a scene without paper; everything else without words stays `other`."""

from random import Random

import cv2
import numpy as np
import pytest

from claims_ai.documents.intake import Picture
from claims_ai.documents.wordless import has_plate, shows_damage, without_words
from claims_ai.values import Quality
from tests.fakes import line, sheet
from training.render import book, spoil

WHITE: Picture = np.full((400, 600, 3), 250, np.uint8)


def scene(layout: str) -> Picture:
    page = book.draw("vehicle_damage_photo", layout, Random(3))
    return np.asarray(page.image, dtype=np.uint8)[:, :, ::-1].copy()


@pytest.mark.parametrize("plate", ["江A·12345", "粤B12345", "沪A·D12345"])
def test_a_plate_is_read_as_one(plate: str) -> None:
    expected = not plate.startswith("江")
    assert has_plate(sheet(line(plate, 0, 0))) is expected, "江 is no province"


def test_a_picture_of_a_plate_and_no_words_is_a_vehicle() -> None:
    assert shows_damage(sheet(line("粤B·12345", 0, 0)), WHITE)


def test_a_paper_that_names_a_plate_is_no_photo_of_a_vehicle() -> None:
    page = sheet(line("道路交通事故认定书", 0, 0), line("当事人驾驶粤B12345号小型轿车", 0, 50))
    assert not shows_damage(page, scene("front"))


STAMPS = (
    "2026-03-05 21:46:08",
    "2026年3月5日 星期四 上午 9:30",
    "半山市清溪区学府路12号附近",
    "晴 23℃",
    "经度:120.1234 纬度:30.2741",
    "今日水印相机",
)


@pytest.mark.parametrize("stamp", STAMPS)
def test_what_a_camera_prints_into_a_photo_is_no_word_of_a_paper(stamp: str) -> None:
    assert shows_damage(sheet(line("粤B·12345", 0, 0), line(stamp, 0, 50), line("2026/03/05", 0, 90)), WHITE)
    assert shows_damage(sheet(line(stamp, 0, 0), line("2026/03/05 21:46", 0, 50)), scene("panel"))


def test_what_a_paper_says_is_no_stamp() -> None:
    page = sheet(line("粤B·12345", 0, 0), line("半山道路救援服务有限公司", 0, 50), line("2026/03/05", 0, 90))
    assert not shows_damage(page, WHITE)


def test_a_scene_without_words_is_a_vehicle() -> None:
    assert shows_damage(sheet(), scene("panel"))


@pytest.mark.parametrize("name", ["blank", "empty", "night", "dark"])
def test_what_is_empty_or_dark_is_no_vehicle(name: str) -> None:
    page = book.draw("expense_list", "total", Random(1))
    spoilt = spoil.unusable(page, name, np.random.default_rng(2)).page
    assert not shows_damage(sheet(), np.asarray(spoilt.image, dtype=np.uint8)[:, :, ::-1].copy())


def test_an_empty_sheet_on_a_dark_table_is_no_vehicle() -> None:
    """In dim light it is darker than paper usually is; there is nothing on it all the same."""
    picture: Picture = np.full((900, 1200, 3), 40, np.uint8)
    picture[150:750, 300:900] = 165
    assert not shows_damage(sheet(), picture)


def test_a_car_in_front_of_something_bright_is_a_vehicle() -> None:
    """A photo of a photo: what lies round it is as bright as paper, but the car has its dark places."""
    picture: Picture = np.pad(scene("corner"), ((150, 150), (150, 150), (0, 0)), constant_values=235)
    assert shows_damage(sheet(), picture)


def test_a_photo_without_words_is_usable_unless_it_is_dark() -> None:
    photo = scene("panel")
    assert without_words(Quality(False, 0.5, ("no_text", "covered")), photo, plate=False).usable
    assert without_words(Quality(False, 0.5, ("too_dark", "no_text")), photo, plate=False).problems == ("too_dark",)
    assert without_words(Quality(False, 0.5, ("blurred", "no_text")), WHITE, plate=True).usable


@pytest.mark.parametrize("layout", ["panel", "side", "lamp", "flat_tyre", "windscreen"])
def test_a_photo_without_words_is_blurred_where_nothing_in_it_is_sharp(layout: str) -> None:
    photo, unread = scene(layout), Quality(False, 0.0, ("blurred", "no_text"))
    shaken = cv2.blur(photo, (max(photo.shape) // 70, 1))
    defocused = cv2.GaussianBlur(photo, (0, 0), max(photo.shape) / 240)
    told = [
        without_words(unread, np.asarray(seen, np.uint8), plate=False).problems for seen in (photo, shaken, defocused)
    ]
    assert told == [(), ("blurred",), ("blurred",)]
