"""The look at an upload before anything is read, in a fraction of a second: is the picture worth reading, or should it be taken again?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claims_ai.documents.intake import Picture, RawPage, open_pages
from claims_ai.documents.limits import DEFAULT_LIMITS, Limits
from claims_ai.documents.wordless import is_scene, without_words
from claims_ai.errors import DocumentError
from claims_ai.values import Quality, UnreadFile

Glance = Callable[[Picture], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Look:
    """A page of an upload, numbered from 0, and what is wrong with its picture (`quality.problems` of the contract).

    Reading may still overcome soft or small print: its own verdict counts. What is `usable` here may have fields that turn out illegible.
    """

    file: str
    page: int
    usable: bool
    problems: tuple[str, ...]


def look(name: str, data: bytes, glance: Glance, limits: Limits = DEFAULT_LIMITS) -> Iterator[Look | UnreadFile]:
    """The pages of an upload, one by one; a damaged one ends them as an UnreadFile."""
    pages, number = open_pages(name, data, limits), 0
    while True:
        try:
            raw = next(pages, None)
        except DocumentError as error:
            yield UnreadFile(name, str(error), number)
            return
        if raw is None:
            return
        problems = _problems(raw, glance)
        yield Look(raw.file, raw.page, not problems, problems)
        number = raw.page + 1


def _problems(raw: RawPage, glance: Glance) -> tuple[str, ...]:
    """None for a page that is text of its own; a photo of a damaged vehicle needs no words."""
    if raw.native or raw.stated:
        return ()
    seen = tuple(glance(raw.picture))
    if "no_text" in seen and is_scene(raw.picture):
        return without_words(Quality(False, 0.0, seen), raw.picture, plate=False).problems
    return seen
