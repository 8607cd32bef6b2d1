"""One OCR for all tests that read pictures; loading it takes seconds."""

from collections.abc import Callable

import pytest

from claims_ai.bootstrap import local_scanner
from claims_ai.documents.pipeline import read_upload
from claims_ai.documents.scan import Scanner
from claims_ai.settings import Settings
from claims_ai.values import Page

Read = Callable[[str, bytes], Page]


@pytest.fixture(scope="session")
def scanner() -> Scanner:
    """The networks as shipped, whatever the environment says."""
    return local_scanner(Settings(ocr_weights=None))


@pytest.fixture(scope="session")
def read(scanner: Scanner) -> Read:
    """The only page of an upload, read."""

    def one(name: str, data: bytes) -> Page:
        (page,) = read_upload(name, data, scanner)
        assert isinstance(page, Page)
        return page

    return one
