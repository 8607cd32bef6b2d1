"""The checklist of a claim: every paper its product wants for such a visit, with its state."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claims_ai.dossier import Dossier
from claims_ai.products.terms import Product
from claims_ai.values import Page

State = Literal["present", "unreadable", "missing", "deferred", "ours_to_obtain", "declared"]
Need = Literal["critical", "deferrable", "obtainable"]
_ABSENT: dict[Need, State] = {"critical": "missing", "deferrable": "deferred", "obtainable": "ours_to_obtain"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper a product names, how much is held up by it, and the product's own words why."""

    type: str
    need: Need
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that cannot be read: the file, and what is wrong with it."""

    file: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper on the checklist; `pictures` are those of it that cannot be read."""

    type: str
    need: Need
    state: State
    reason: str = ""
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """All papers of a claim. `stray` pictures cannot be read and show none of the papers; `whole` is false where we failed to read a file."""

    papers: tuple[Listed, ...]
    stray: tuple[Picture, ...] = ()
    whole: bool = True

    def of(self, *states: State) -> tuple[Listed, ...]:
        """The papers in one of the states."""
        return tuple(paper for paper in self.papers if paper.state in states)

    @property
    def decidable(self) -> bool:
        """Whether all papers are there without which there is no decision."""
        return self.whole and not any(
            paper.need == "critical" and paper.state in ("missing", "unreadable") for paper in self.papers
        )


def check_papers(dossier: Dossier, declared: Collection[str] = ()) -> Checklist:
    """The checklist of a claim; `declared` are the types for which an accepted declaration was signed."""
    wanted = tuple(wanted_papers(dossier))
    listed = tuple(_listed(each, dossier.of_type(each.type), each.type in declared) for each in wanted)
    shown = {picture.file for paper in listed for picture in paper.pictures}
    return Checklist(listed, tuple(_stray(dossier, shown)), not any(file.failed for file in dossier.unread))


def wanted_papers(dossier: Dossier) -> Iterator[Wanted]:
    """The papers the product names for such a visit."""
    wanted = dossier.checklist
    yield from (Wanted(paper.type, "critical", paper.reason) for paper in wanted.critical)
    yield from (Wanted(paper.type, "deferrable", paper.reason) for paper in wanted.deferrable)
    yield from (Wanted(paper.type, "obtainable", paper.reason) for paper in wanted.obtainable)


def waived(product: Product, kind: str) -> Product:
    """The product as it would be if it did not want a kind of paper."""
    lists = ("critical", "deferrable", "obtainable")
    benefits = []
    for benefit in product.benefits:
        kept = {name: tuple(each for each in getattr(benefit.papers, name) if each.type != kind) for name in lists}
        benefits.append(benefit.model_copy(update={"papers": benefit.papers.model_copy(update=kept)}))
    return product.model_copy(update={"benefits": tuple(benefits)})


def _listed(wanted: Wanted, pages: Sequence[Page], declared: bool) -> Listed:
    if any(page.quality.usable for page in pages):
        return Listed(wanted.type, wanted.need, "present", wanted.reason)
    if declared and wanted.need == "deferrable":
        return Listed(wanted.type, wanted.need, "declared", wanted.reason)
    if pages and wanted.need != "obtainable":
        return Listed(wanted.type, wanted.need, "unreadable", wanted.reason, tuple(map(_picture, pages)))
    return Listed(wanted.type, wanted.need, _ABSENT[wanted.need], wanted.reason)


def _stray(dossier: Dossier, shown: Collection[str]) -> Iterator[Picture]:
    """Unreadable pictures of no listed paper, and files that cannot be opened; what we failed to read is not the claimant's fault."""
    listed = {each.type for each in wanted_papers(dossier)}
    for page in dossier.pages:
        if not page.quality.usable and page.file not in shown and page.document_type not in listed:
            yield _picture(page)
    yield from (Picture(file.file) for file in dossier.unread if not file.failed)


def _picture(page: Page) -> Picture:
    return Picture(page.file, page.quality.problems)
