"""One complete request (保险法 22): everything lacking is asked for at once, and never later what could have been asked before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from claims_ai.papers.checklist import Checklist, Listed, Picture

Why = Literal["missing", "unreadable", "later"]
_WHY: dict[str, Why] = {"missing": "missing", "unreadable": "unreadable", "deferred": "later"}
STRAY = "other"


@dataclass(frozen=True, slots=True)
class Ask:
    """A paper to send: missing, to be taken again, or one that may follow later. `reason` is the product's own words."""

    type: str
    why: Why
    pictures: tuple[Picture, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that went out: when, what the checklist was then, and what was asked for."""

    on: date
    checklist: Checklist
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for now, what was asked for before and is only reminded of, and what may not be asked for any more.

    `withheld` could have been asked for before: a person finds another way, and each is counted as a defect of ours.
    """

    asks: tuple[Ask, ...] = ()
    reminded: tuple[Ask, ...] = ()
    withheld: tuple[Ask, ...] = ()


def next_request(checklist: Checklist, earlier: Sequence[Asked] = ()) -> Request:
    """The request a checklist leads to; empty where nothing lacks, or where we could not look at every file."""
    if not checklist.whole:
        return Request()
    asks = tuple(_asks(checklist))
    reminded = tuple(ask for ask in asks if _was_asked(ask, earlier))
    withheld = tuple(ask for ask in asks if ask not in reminded and _could_have_been(ask, earlier))
    return Request(tuple(ask for ask in asks if ask not in (*reminded, *withheld)), reminded, withheld)


def _asks(checklist: Checklist) -> Iterator[Ask]:
    for paper in checklist.of("missing", "unreadable", "deferred"):
        yield Ask(paper.type, _WHY[paper.state], paper.pictures, paper.reason)
    if checklist.stray:
        yield Ask(STRAY, "unreadable", checklist.stray)


def _was_asked(ask: Ask, earlier: Sequence[Asked]) -> bool:
    """The same paper, and no picture that came since: a new one that cannot be read is a new question."""
    return any(
        ask.type == other.type and set(ask.pictures) <= set(other.pictures)
        for request in earlier
        for other in request.asks
    )


def _could_have_been(ask: Ask, earlier: Sequence[Asked]) -> bool:
    """Whether an earlier checklist already had the paper and not this picture of it."""
    return any(_known_to_lack(ask, request.checklist) for request in earlier)


def _known_to_lack(ask: Ask, then: Checklist) -> bool:
    if ask.why == "unreadable":
        return set(ask.pictures) <= set(_pictures(then))
    return any(paper.type == ask.type and not _came_since(paper) for paper in then.papers)


def _came_since(paper: Listed) -> bool:
    """A paper that a declaration stood in for, or that was ours to obtain, could rightly not be asked for then."""
    return paper.state in ("declared", "ours_to_obtain")


def _pictures(checklist: Checklist) -> Iterator[Picture]:
    yield from checklist.stray
    for paper in checklist.papers:
        yield from paper.pictures
