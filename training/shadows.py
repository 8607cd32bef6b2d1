"""What challengers would have decided, beside what was decided, from the store."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from claims_ai.store.records import Record
from claims_ai.values import Decision


@dataclass
class Tried:
    """A challenger's record: `turns` counts (decided, would have been decided); `changed` are the claims between."""

    claims: int = 0
    turns: Counter[tuple[str, str]] = field(default_factory=Counter)
    changed: list[str] = field(default_factory=list)


def tried(records: Iterable[Record]) -> dict[str, Tried]:
    """By challenger (task and version): on each claim's decision, before brakes held any, and without partial payments."""
    found: dict[str, Tried] = {}
    for record in records:
        decision = record.ground.unbraked or record.decision
        for shadow in record.ground.shadows:
            one = found.setdefault(shadow.model, Tried())
            one.claims += 1
            if _whole(decision) != shadow.outcome:
                one.turns[_whole(decision), shadow.outcome] += 1
                one.changed.append(decision.claim_id)
    return found


def _whole(decision: Decision) -> str:
    """Where the whole claim went: a part was paid because the whole, which a challenger is asked about, could not be."""
    if decision.outcome != "partly_approved":
        return decision.outcome
    return "documents_requested" if decision.route == "claimant" else "referred"


def tables(found: dict[str, Tried], shown: int = 20) -> Iterator[Any]:
    """The records for a person."""
    from rich.table import Table

    table = Table("challenger", "claims", "decided", "would have been", "claims of these")
    for name, one in found.items():
        table.add_row(name, str(one.claims), "", "the same", str(one.claims - len(one.changed)))
        for (then, other), count in one.turns.most_common():
            table.add_row("", "", then, other, str(count))
    yield table
    for name, one in found.items():
        if one.changed:
            yield f"{name} differs on {', '.join(one.changed[:shown])}{' …' if len(one.changed) > shown else ''}"
