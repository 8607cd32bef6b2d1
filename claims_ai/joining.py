"""Pages to papers: a list or a summary that runs over several pages is one paper, whose items and fields its pages share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims_ai.values import Field, Item, Page

_LONG = ("expense_list", "discharge_summary")
_LAST = ("total_amount",)
"""Fields of which the last page that prints one speaks for the whole paper."""
_SAME = ("patient_name", "hospital_name", "medical_record_number")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with all its pages, in the order they came."""

    document_type: str
    pages: tuple[Page, ...]

    @property
    def fields(self) -> Mapping[str, Field]:
        """Each field of the first page that has it; sums of the last."""
        first = {name: field for page in reversed(self.pages) for name, field in page.fields.items()}
        last = {name: page.fields[name] for page in self.pages for name in _LAST if name in page.fields}
        return {**first, **last}

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all pages, in order."""
        return tuple(item for page in self.pages for item in page.items)


def papers_of(pages: Sequence[Page]) -> tuple[Paper, ...]:
    """The papers that pages make up, in the order of their first pages."""
    papers: list[Paper] = []
    for page in pages:
        if papers and _goes_on(papers[-1], page):
            papers[-1] = Paper(papers[-1].document_type, (*papers[-1].pages, page))
        else:
            papers.append(Paper(page.document_type, (page,)))
    return tuple(papers)


def _goes_on(paper: Paper, page: Page) -> bool:
    """Whether a page is the next one of a paper: of its kind or of none in the same file, about the same patient, with no sum before it."""
    before = paper.pages[-1]
    follows = page.file == before.file and page.page == before.page + 1
    alike = page.document_type == paper.document_type or (page.document_type == "other" and follows)
    if paper.document_type not in _LONG or not alike or "total_amount" in before.fields:
        return False
    return all(
        paper.fields[name].value == page.fields[name].value
        for name in _SAME
        if name in paper.fields and name in page.fields
    )
