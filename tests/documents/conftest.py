"""One OCR for all tests that read pictures; loading it takes seconds."""

from collections.abc import Callable

import pytest

from claims_ai.bootstrap import load_ocr
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.pipeline import read_upload
from claims_ai.documents.scan import LocalScanner, Scanner
from claims_ai.settings import Settings
from claims_ai.values import Page

Read = Callable[[str, bytes], Page]


@pytest.fixture(scope="session")
def ocr() -> Ocr:
    """The networks as shipped, whatever the environment says."""
    return load_ocr(Settings(ocr_weights=None))


@pytest.fixture(scope="session")
def scanner(ocr: Ocr) -> Scanner:
    """A scanner with these networks."""
    return LocalScanner(lambda: ocr)


@pytest.fixture(scope="session")
def read(scanner: Scanner) -> Read:
    """The only page of an upload, read."""

    def one(name: str, data: bytes) -> Page:
        (page,) = read_upload(name, data, scanner)
        assert isinstance(page, Page)
        return page

    return one
