"""The look at an upload before anything is read, in a fraction of a second: is the picture worth reading, or should it be taken again?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claims_ai.documents.intake import Picture, RawPage, each_page
from claims_ai.documents.limits import DEFAULT_LIMITS, Limits
from claims_ai.documents.pipeline import failed
from claims_ai.documents.wordless import is_scene, without_words
from claims_ai.stages import attempt
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


def look(name: str, data: bytes, glance: Glance, limits: Limits = DEFAULT_LIMITS) -> tuple[Look | UnreadFile, ...]:
    """The pages of an upload; a damaged one ends them as an UnreadFile, as does a fault of ours."""
    unread: tuple[Look | UnreadFile, ...] = (failed(name),)
    return attempt("查看", lambda: tuple(_looks(name, data, glance, limits)), unread)[0]


def _looks(name: str, data: bytes, glance: Glance, limits: Limits) -> Iterator[Look | UnreadFile]:
    for page in each_page(name, data, limits):
        if isinstance(page, UnreadFile):
            yield page
            return
        raw, _ = page
        problems = _problems(raw, glance)
        yield Look(raw.file, raw.page, not problems, problems)


def _problems(raw: RawPage, glance: Glance) -> tuple[str, ...]:
    """None for a page that is text of its own; a photo of a damaged vehicle needs no words."""
    if raw.native or raw.stated:
        return ()
    seen = tuple(glance(raw.picture))
    if "no_text" in seen and is_scene(raw.picture):
        return without_words(Quality(False, 0.0, seen), raw.picture, plate=False).problems
    return seen
