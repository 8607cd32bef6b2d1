"""Pictures read by processes beside this one: the same text, and a process that dies takes only what it was reading."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import active_children

import numpy as np
import pytest

from claims_ai.bootstrap import load_ocr
from claims_ai.documents.intake import Picture, open_pages
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.scan import scan
from claims_ai.documents.scanner_pool import ScannerPool
from claims_ai.resources import folder
from claims_ai.settings import get_settings

CLAIM = folder("samples") / "claims" / "outpatient-clean"


@pytest.fixture(scope="module")
def pool() -> Iterator[ScannerPool]:
    with ScannerPool(partial(load_ocr, get_settings(), 1), 2) as pool:
        yield pool


@pytest.fixture(scope="module")
def pictures() -> list[Picture]:
    return [
        raw.picture
        for name in ("id.jpg", "card.jpg", "id.jpg")
        for raw in open_pages(name, (CLAIM / name).read_bytes())
    ]


def test_pictures_read_side_by_side_have_the_text_they_have_alone(
    pool: ScannerPool, pictures: list[Picture], ocr: Ocr
) -> None:
    with ThreadPoolExecutor(3) as readers:
        together = list(readers.map(pool, pictures))
    alone = [scan(ocr, picture) for picture in pictures]
    assert [[line.text for line in seen.lines] for seen in together] == [
        [line.text for line in seen.lines] for seen in alone
    ]


def test_a_process_that_dies_fails_its_picture_and_not_the_next(pool: ScannerPool, pictures: list[Picture]) -> None:
    pool(pictures[0])
    for child in active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
    time.sleep(0.5)
    with pytest.raises(BrokenProcessPool):
        pool(pictures[0])
    assert pool(pictures[0]).lines


def test_a_blank_picture_is_read_as_without_text(pool: ScannerPool) -> None:
    assert not pool(np.full((200, 300, 3), 255, np.uint8)).lines
