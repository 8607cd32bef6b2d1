"""Papers as the reading pipeline gives them: unsure, sometimes wrong, and reconciled by the pipeline's own identities."""

from dataclasses import dataclass, replace
from hashlib import sha256
from random import Random

from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reconcile import reconcile
from claims_ai.values import Field, Item, Page, Quality
from training.render import people
from training.simulate.assumptions import Assumptions
from training.simulate.papers import Paper

_CLARITY = {"id_card_front": 0.15, "bank_card": 0.25, "claim_form": 0.12}
_WORST = 0.97
_UNUSABLE = 0.28
_SIMILAR = {"0": "86", "1": "7", "2": "7", "3": "8", "4": "1", "5": "6", "6": "58", "7": "1", "8": "03", "9": "0"}


@dataclass(frozen=True)
class ReadPapers:
    """The pages as read and as a careful person reads them; the same objects where nothing went wrong."""

    pages: tuple[Page, ...]
    true: tuple[Page, ...]


def read(papers: tuple[Paper, ...], rng: Random, a: Assumptions, years: float = 0.0) -> ReadPapers:
    """Read every paper of a claim; a person's camera and hand make all pages of a claim better or worse together.

    `years` have gone since the beginning, in which cameras got better.
    """
    hand = a.page_doubt * (1 - a.clearer) ** years * rng.lognormvariate(0, 0.5)
    pages = tuple(_page(paper, _doubt(hand, rng, a), rng, a) for paper in papers)
    if all(_rightly(page, paper) for page, paper in zip(pages, papers, strict=True)):
        return ReadPapers(pages, pages)
    true = tuple(
        replace(_page(paper, 0.0, rng, a), quality=page.quality) for page, paper in zip(pages, papers, strict=True)
    )
    return ReadPapers(pages, true)


def _doubt(hand: float, rng: Random, a: Assumptions) -> float:
    poor = 10 * rng.lognormvariate(0, 0.5) if rng.random() < a.poor_page else 1.0
    return hand * poor * rng.lognormvariate(0, 0.35)


def _rightly(page: Page, paper: Paper) -> bool:
    """Whether everything was read, and as it is printed."""
    items = tuple((item.name, item.amount) for item in page.items)
    return {name: field.value for name, field in page.fields.items()} == paper.fields and items == paper.items


def _page(paper: Paper, doubt: float, rng: Random, a: Assumptions) -> Page:
    usable = doubt < _UNUSABLE
    faint = doubt * _CLARITY.get(paper.kind, 1.0)
    found = {name: _field(name, value, faint, rng, a) for name, value in paper.fields.items()}
    items = [_item(name, amount, faint, rng, a) for name, amount in paper.items]
    reading = Reading({name: field for name, field in found.items() if field}, tuple(item for item in items if item))
    reading, findings = reconcile(reading)
    problems = ("blurred",) if doubt > 0.18 else ()
    return Page(
        file=paper.file,
        page=0,
        document_type=paper.kind,
        document_type_confidence=0.9,
        language="zh",
        orientation=0,
        width=1400,
        height=1000,
        quality=Quality(usable, round((1 - min(0.6 * doubt, _WORST)) * 0.9 ** len(problems), 4), problems),
        fields=reading.fields,
        items=reading.items,
        findings=findings,
        digest=sha256(paper.key.encode()).hexdigest() if paper.key else "",
    )


def _field(name: str, value: str, doubt: float, rng: Random, a: Assumptions) -> Field | None:
    """A field read, misread or not read; the less sure, the more often wrong."""
    unsure = min(doubt * rng.lognormvariate(0, 0.7), _WORST) if doubt else 0.0
    risk, luck = unsure * unsure, rng.random() if doubt else 1.0
    if luck < a.unread * risk:
        return None
    wrong = luck < (a.unread + a.misread) * risk
    text = _misread(name, value, rng) if wrong else value
    return Field(text, round(1 - unsure, 4), text, None)


def _item(name: str, amount: str, doubt: float, rng: Random, a: Assumptions) -> Item | None:
    field = _field("amount_paid", amount, doubt, rng, a)
    return Item(name, field.value, field.confidence, None) if field else None


def _misread(name: str, value: str, rng: Random) -> str:
    """Another value of the same form: a digit for a similar one, or a character for another."""
    if name.endswith("_date"):
        return f"{value[:8]}{rng.randint(1, 28):02d}"
    if name == "sex":
        return "female" if value == "male" else "male"
    places = [place for place, char in enumerate(value) if char.isdigit()]
    if not places:
        place = rng.randrange(len(value)) if value else 0
        return value[:place] + rng.choice(people.GIVEN) + value[place + 1 :]
    place = rng.choice(places)
    return value[:place] + rng.choice(_SIMILAR[value[place]]) + value[place + 1 :]
