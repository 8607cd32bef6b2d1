"""A case held against what is known: whatever does not go together is a doubt, which a person may well be able to explain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims_ai.identifiers.icd10 import within_any
from claims_ai.medical.case import Bill, Case, Line
from claims_ai.medical.knowledge import Entry, Knowledge, Quantity, half_width
from claims_ai.medical.lookup import Coded

_A_DAY_MORE = 1
"""Day of admission and day of discharge may both be billed."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What of a case is unlike what an entry expects.

    `fact` is the fact of the entry, `about` the illness or the names of the lines, `strong` whether entry and reading are both sure.
    """

    fact: str
    entry: Entry
    illness: Coded | None = None
    lines: tuple[Line, ...] = ()
    bill: Bill | None = None
    value: float | None = None
    strong: bool = False


def judge(case: Case, knowledge: Knowledge) -> tuple[Doubt, ...]:
    """All doubts of a case; of several about one thing the strongest."""
    found = (
        *_of_patient(case, knowledge),
        *_of_cause(case, knowledge),
        *_of_stays(case, knowledge),
        *_of_bills(case, knowledge),
    )
    strongest: dict[object, Doubt] = {}
    for doubt in found:
        about = (doubt.fact, doubt.illness and doubt.illness.code, tuple(line.name for line in doubt.lines))
        if about not in strongest or (doubt.strong and not strongest[about].strong):
            strongest[about] = doubt
    return tuple(strongest.values())


def _of_patient(case: Case, knowledge: Knowledge) -> Iterator[Doubt]:
    """Sex, age and how long the illness must have been known."""
    for illness in case.illnesses:
        for entry in knowledge.of_code(illness.code):
            strong = entry.strength == "strong" and illness.sure
            for fact, value in _unlike_patient(entry, case):
                yield Doubt(fact, entry, illness, value=value, strong=strong)
            known = entry.expects.known_days if entry.expects else None
            if (
                known is not None
                and case.cause != "accident"
                and case.known_days is not None
                and case.known_days < known
            ):
                yield Doubt("known_days", entry, illness, value=case.known_days, strong=strong)


def _unlike_patient(entry: Entry, case: Case) -> Iterator[tuple[str, float | None]]:
    expects = entry.expects
    if expects and expects.sex and case.sex and expects.sex != case.sex:
        yield "sex", None
    if expects and expects.age and case.age is not None and not expects.age.holds(case.age):
        yield "age", case.age


def _of_cause(case: Case, knowledge: Knowledge) -> Iterator[Doubt]:
    """An accident of which every diagnosis is an illness, or an illness of which the main one is an injury."""
    if not case.illnesses or not case.cause or not case.understood:
        return
    told = [_cause_of(illness, knowledge) for illness in case.illnesses]
    entries = [entry for entry in told if entry and entry.expects and entry.expects.cause != case.cause]
    main = told[0]
    if main not in entries or main is None:
        return
    if case.cause == "accident" and len(entries) < len(told):
        return
    strong = all(entry.strength == "strong" for entry in entries) and all(each.sure for each in case.illnesses)
    yield Doubt("cause", main, case.illnesses[0], strong=strong)


def _cause_of(illness: Coded, knowledge: Knowledge) -> Entry | None:
    return next((entry for entry in knowledge.of_code(illness.code) if entry.expects and entry.expects.cause), None)


def _of_stays(case: Case, knowledge: Knowledge) -> Iterator[Doubt]:
    """Stays longer than any of the illnesses explains, or shorter than the main one allows; only where the main one is known."""
    spans = [
        (illness, entry, entry.expects.days)
        for illness in case.illnesses
        for entry in knowledge.of_code(illness.code)
        if entry.expects and entry.expects.days
    ]
    if not spans or spans[0][0] is not case.illnesses[0]:
        return
    longest = max(float("inf") if span.until is None else span.until for _, _, span in spans)
    illness, entry, main = spans[0]
    for days in case.stays:
        if days > longest or (main.from_ is not None and days < main.from_):
            yield Doubt("days", entry, illness, value=days, strong=entry.strength == "strong" and illness.sure)


def _of_bills(case: Case, knowledge: Knowledge) -> Iterator[Doubt]:
    for bill in case.bills:
        for line in bill.lines:
            entries = [entry for entry in knowledge.of_name(line.name) if entry.what.visit in (None, bill.visit)]
            yield from _of_line(line, bill, entries, case)
        yield from _of_whole(bill, knowledge)


def _of_line(line: Line, bill: Bill, entries: list[Entry], case: Case) -> Iterator[Doubt]:
    for entry in entries:
        strong = entry.strength == "strong"
        for fact, value in _unlike_patient(entry, case):
            yield Doubt(f"item_{fact}", entry, lines=(line,), bill=bill, value=value, strong=strong)
        if illness := _conflicting(entry, case.illnesses):
            yield Doubt("conflict", entry, illness, (line,), bill, strong=strong and illness.sure)
        if (quantity := entry.expects and entry.expects.quantity) and (value := _above(quantity, line, bill)):
            yield Doubt("quantity", entry, lines=(line,), bill=bill, value=value, strong=strong)
    yield from _unexplained(line, bill, entries, case)


def _unexplained(line: Line, bill: Bill, entries: list[Entry], case: Case) -> Iterator[Doubt]:
    """A line that none of the illnesses calls for, by none of the entries about it."""
    asking = [entry for entry in entries if entry.expects and entry.expects.diagnoses]
    if not asking or not case.understood:
        return
    ranges = [span for entry in asking if entry.expects for span in entry.expects.diagnoses or ()]
    if not any(within_any(illness.code, ranges) for illness in case.illnesses):
        yield Doubt("diagnoses", asking[0], lines=(line,), bill=bill, strong=asking[0].strength == "strong")


def _conflicting(entry: Entry, illnesses: Iterable[Coded]) -> Coded | None:
    ranges = entry.conflicts.diagnoses if entry.conflicts else None
    return next((each for each in illnesses if ranges and within_any(each.code, ranges)), None)


def _above(quantity: Quantity, line: Line, bill: Bill) -> float | None:
    """The billed quantity where it is above the usual one; lines of one name are counted together."""
    if half_width(line.unit or "") not in quantity.units:
        return None
    billed = sum(each.quantity or 0 for each in bill.lines if (each.name, each.unit) == (line.name, line.unit))
    if quantity.per_day is None:
        return billed if quantity.until is not None and billed > quantity.until else None
    return billed if bill.days is not None and billed > (bill.days + _A_DAY_MORE) * quantity.per_day else None


def _of_whole(bill: Bill, knowledge: Knowledge) -> Iterator[Doubt]:
    """A bill that is whole and of which every line holds one of the words of an entry."""
    names = [half_width(line.name) for line in bill.lines] if bill.whole else []
    for entry in knowledge.of_bills if names else ():
        words = (entry.conflicts.only if entry.conflicts else None) or ()
        held = entry.what.visit in (None, bill.visit) and all(any(word in name for word in words) for name in names)
        if held and any(entry in knowledge.of_name(line.name) for line in bill.lines):
            yield Doubt("only", entry, lines=bill.lines, bill=bill, strong=entry.strength == "strong")
