"""Both engines run the same networks, so they find and read the same lines."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from claims_ai.bootstrap import load_ocr
from claims_ai.documents.image import text_line
from claims_ai.documents.intake import Picture, open_pages
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.ocr_openvino import OpenVinoOcr
from claims_ai.documents.text import half_width
from claims_ai.settings import Settings

SAMPLE = Path(__file__).parents[2] / "samples" / "claims" / "outpatient-clean" / "invoice.jpg"


@pytest.fixture(scope="module")
def picture() -> Picture:
    return next(iter(open_pages(SAMPLE.name, SAMPLE.read_bytes()))).picture


def sure_lines(ocr: Ocr, picture: Picture) -> set[str]:
    """What a network is certain of; the lettering of a seal is read differently by chance, and so is the width of a colon."""
    read = ocr.recognise([text_line(picture, box) for box in ocr.find(picture)])
    return {half_width(line.text) for line in read if line.score > 0.95 and len(line.text) > 1}


def test_openvino_and_paddleocr_read_the_same_lines(picture: Picture) -> None:
    """A line of a page may differ by a character, as the padding differs."""
    ours = sure_lines(load_ocr(Settings(ocr_weights=None, ocr_engine="openvino")), picture)
    theirs = sure_lines(load_ocr(Settings(ocr_weights=None, ocr_engine="paddleocr")), picture)
    assert len(theirs) > 25
    assert len(ours & theirs) >= 0.9 * len(ours | theirs)


def test_no_lines_are_no_texts() -> None:
    """A page without text asks the network nothing."""
    assert load_ocr(Settings(ocr_weights=None)).recognise([]) == []


def test_each_character_has_a_score_of_its_own(picture: Picture) -> None:
    """The line's score is their mean, so that one doubtful digit in a long number can be told."""
    ocr = load_ocr(Settings(ocr_weights=None, ocr_engine="openvino"))
    read = [line for line in ocr.recognise([text_line(picture, box) for box in ocr.find(picture)]) if line.text]
    assert all(len(line.scores) == len(line.text) for line in read)
    assert all(abs(sum(line.scores) / len(line.scores) - line.score) < 0.001 for line in read)


@pytest.mark.parametrize("engine", ["openvino", "paddleocr"])
def test_threads_that_read_at_once_get_their_own_texts(picture: Picture, engine: str) -> None:
    """Files of a claim are read side by side by one engine."""
    ocr = load_ocr(Settings(ocr_weights=None, ocr_engine=engine))
    crops = [text_line(picture, box) for box in ocr.find(picture)]
    parts = [crops[i::4] for i in range(4)] * 2
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(ocr.recognise, parts))
    assert together == [ocr.recognise(part) for part in parts]


def test_a_batch_that_fails_leaves_the_engine_whole(picture: Picture) -> None:
    """Every request is given back, and what went wrong is told."""
    ocr = load_ocr(Settings(ocr_weights=None, ocr_engine="openvino"), threads=2)
    assert isinstance(ocr, OpenVinoOcr)
    crops = [text_line(picture, box) for box in ocr.find(picture)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ocr, "_decoded", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ocr.recognise(crops)
    idle, at_once = ocr._fast
    assert idle.qsize() == at_once == 2
    assert any(read.text for read in ocr.recognise(crops))
