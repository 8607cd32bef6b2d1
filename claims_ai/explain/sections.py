"""The sections of an explanation, each a function of the decision and the facts."""

from collections.abc import Iterator
from decimal import Decimal

from claims_ai.explain.explanation import Card, Row, Section, Table
from claims_ai.explain.facts import Facts
from claims_ai.explain.sheet import open_amounts
from claims_ai.explain.words import Words, grouped, shortened
from claims_ai.money import ZERO
from claims_ai.papers.checklist import Picture
from claims_ai.papers.requests import Ask
from claims_ai.values import Decision, Reason

BY_PERSON = "decided_by_person"
SAMPLES = ("good", "cropped", "glare", "blurred")


def why_section(decision: Decision, kind: str, words: Words) -> Section:
    """The reasons in plain words, each once, and that the decision was automatic."""
    title = {"request": "why_request", "review": "why_review"}.get(kind, "why")
    said = dict.fromkeys(_reason(reason, kind, words) for reason in decision.reasons)
    if by_person := [reason for reason in decision.reasons if reason.code == BY_PERSON]:
        told = words("letters.why.words", words=by_person[0].message)
        return Section("why", words(f"letters.titles.{title}"), (told,), notes=(words("letters.why.person"),))
    notes = {"request": "automatic_request", "review": "automatic_request", "partial": "partial"}.get(kind, "automatic")
    if kind == "review" and not decision.missing_documents:
        return Section("why", words(f"letters.titles.{title}"), paragraphs=tuple(said))
    return Section(
        "why", words(f"letters.titles.{title}"), paragraphs=tuple(said), notes=(words(f"letters.why.{notes}"),)
    )


def _reason(reason: Reason, kind: str, words: Words) -> str:
    """What a code means to the claimant; what nobody put in words yet is a point for a person to check."""
    group = "partial" if kind == "partial" else "decision"
    return words.find(f"reasons.{group}.{reason.code}") or words(f"reasons.{group}.other")


def open_section(decision: Decision, facts: Facts, words: Words) -> Section | None:
    """What is not certain yet, and until when it will be."""
    amounts = open_amounts(decision)
    until = words("letters.open.until", date=words.day(facts.rest_by), claimable=words.day(facts.claimable_until))
    if not amounts:
        return Section("open", words("letters.titles.open"), paragraphs=(words("letters.open.intro"), until))
    total: Decimal = sum((amount for _, amount in amounts), ZERO)
    rows = [Row((name, grouped(amount))) for name, amount in amounts]
    rows.append(Row((words("letters.open.total"), grouped(total)), total=True))
    table = Table(words.list_of("letters.open.columns"), tuple(rows), figures=(1,))
    return Section(
        "open",
        words("letters.titles.open"),
        (words("letters.open.intro"),),
        table,
        notes=(words("letters.open.note"), until),
    )


def papers_sections(facts: Facts, kind: str, words: Words) -> Iterator[Section]:
    """What to send now, what may follow later, and how to take a clear picture."""
    now = tuple(ask for ask in facts.asks if ask.why != "later" and kind != "partial")
    later = tuple(ask for ask in facts.asks if ask not in now)
    if now:
        until = words("letters.forms.until", date=words.day(facts.answer_by))
        yield _papers("papers", words("letters.papers.intro", until=until), now, facts, words)
    if later:
        intro = words("letters.papers.intro_later", until=words.day(facts.later_by))
        yield _papers("later", intro, later, facts, words)
    if facts.asks:
        samples = tuple((name, words(f"letters.papers.{name}")) for name in SAMPLES)
        yield Section(
            "picture", words("letters.titles.picture"), samples=samples, points=words.list_of("letters.papers.tips")
        )


def _papers(key: str, intro: str, asks: tuple[Ask, ...], facts: Facts, words: Words) -> Section:
    late = words("letters.papers.late", claimable=words.day(facts.claimable_until))
    cards = tuple(_card(ask, words) for ask in asks)
    return Section(key, words(f"letters.titles.{key}"), (intro,), cards=cards, notes=(late,))


def _card(ask: Ask, words: Words) -> Card:
    text = f"papers.{ask.type}"
    why = ask.reason if ask.reason and words.language == "zh" else words(f"{text}.why")
    lines = [
        (words("letters.papers.what"), words(f"{text}.what")),
        (words("letters.papers.why"), why),
        (words("letters.papers.how"), words(f"{text}.how")),
    ]
    if ask.pictures:
        shown = words.listed(tuple(_picture(picture, words) for picture in ask.pictures))
        lines.insert(0, ("", words("letters.papers.pictures", pictures=shown)))
    return Card(ask.type, words(f"{text}.name"), words(f"letters.papers.{ask.why}"), tuple(lines))


def _picture(picture: Picture, words: Words) -> str:
    problems = tuple(words(f"letters.problems.{name}") for name in picture.problems or ("unknown",))
    return words("letters.papers.problem", file=shortened(picture.file), problems=words.listed(problems))


def needed_section(kind: str, facts: Facts, words: Words) -> Section:
    """What the claimant has to do now, if anything."""
    title = words("letters.titles.needed")
    if facts.asks:
        return Section("needed", title, (words("letters.needed.papers"),))
    if kind in ("approval", "partial"):
        said = (words("letters.needed.nothing"), words("letters.needed.check_account"))
        return Section("needed", title, said, notes=(words("letters.approval.arrival_note"),))
    if kind == "review":
        return Section("needed", title, (words("letters.needed.wait"),), notes=(words("letters.review.until_note"),))
    return Section("needed", title, (words("letters.needed.nothing_due"),))


def rights_section(facts: Facts, words: Words, refused: bool = False) -> Section:
    """Let a person look (个人信息保护法 24), complain, go to court; after a refusal by a person, another person."""
    how = "how_again" if refused else "how"
    how = f"{how}_hotline" if facts.hotline else how
    ask = words("letters.rights.review_again" if refused else "letters.rights.review")
    points = [f"{ask}{words.gap}{words(f'letters.rights.{how}', hotline=facts.hotline)}"]
    if not refused:
        points.append(words("letters.rights.explain"))
    points += [words("letters.rights.complaint"), words("letters.rights.court")]
    return Section(
        "rights", words("letters.titles.appeal" if refused else "letters.titles.rights"), points=tuple(points)
    )
