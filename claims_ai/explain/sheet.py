"""The calculation as a table that adds up: each line from where the one before ended, with its clause."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims_ai.explain.explanation import Row, Section, Table
from claims_ai.explain.words import Words, grouped, shortened
from claims_ai.money import fen
from claims_ai.values import Decision, Step

_OF_INVOICE = re.compile(r"^票据 [^：:]+[：:]")
_AMOUNT = re.compile(r"(?<![\d.,])\d{4,}\.\d{2}(?![\d%])")
_NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
OPEN = "held_back"


def sum_section(decision: Decision, words: Words) -> Section:
    """How the amount came about: the steps that changed something, and the conditions that were met."""
    steps = decision.calculation
    return Section(
        "sum",
        words("letters.titles.sum"),
        paragraphs=(words("letters.sum.intro"),),
        table=Table(words.list_of("letters.sum.columns"), tuple(_rows(decision, words)), figures=(2, 3)),
        notes=tuple(_checked(steps, words)),
    )


def _rows(decision: Decision, words: Words) -> Iterator[Row]:
    steps = decision.calculation
    billed = grouped(steps[0].before)
    yield Row((words("letters.sum.start"), "", "", billed), words("letters.sum.start_note"))
    for step in steps:
        if change := fen(step.after) - fen(step.before):
            key, title = _key(step, words), _title(step, steps, words)
            cells = (title, words.clause(step.clause), grouped(change, signed=True), grouped(step.after))
            yield Row(cells, words.find(f"{key}.note") or "")
    yield Row((words("letters.sum.total"), "", "", grouped(decision.payable)), total=True)


def _key(step: Step, words: Words) -> str:
    """Where the texts of a step stand; some steps mean another thing where they add."""
    added = f"steps.{step.step}_added"
    return added if step.after > step.before and words.find(f"{added}.note") else f"steps.{step.step}"


def _title(step: Step, steps: Sequence[Step], words: Words) -> str:
    label = _AMOUNT.sub(lambda amount: grouped(Decimal(amount[0])), _OF_INVOICE.sub("", shortened(step.label)))
    title = label if words.language == "zh" else _in_words(_key(step, words), label, words)
    several = len({each.invoice for each in steps if each.invoice}) > 1
    return words("letters.sum.invoice", invoice=step.invoice, title=title) if several and step.invoice else title


def _in_words(key: str, label: str, words: Words) -> str:
    """The title of a step outside Chinese: with the numbers of its label where they are as many as the text expects."""
    numbers = _NUMBERS.findall(label)
    title = words.find(f"{key}.title_{len(numbers)}", *numbers) or words.find(f"{key}.title")
    return title or words("letters.sum.step", label=label)


def _checked(steps: Sequence[Step], words: Words) -> Iterator[str]:
    names = [words.find(f"steps.{step.step}.name") for step in steps if fen(step.before) == fen(step.after)]
    if met := tuple(dict.fromkeys(name for name in names if name)):
        yield words("letters.sum.checked", steps=words.listed(met))


def open_amounts(decision: Decision) -> tuple[tuple[str, Decimal], ...]:
    """What is held back until it is certain: each expense with its amount on the bill."""
    amounts: list[tuple[str, Decimal]] = []
    for step in decision.calculation:
        if step.step == OPEN:
            lines = [
                (shortened(line.name), line.before - line.after) for line in step.lines if line.before != line.after
            ]
            amounts.extend(lines or [(_OF_INVOICE.sub("", shortened(step.label)), step.before - step.after)])
    return tuple(amounts)
