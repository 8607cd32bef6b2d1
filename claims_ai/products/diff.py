"""What changes for claimants between two products or versions: better, worse, or merely otherwise."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import gt, lt
from typing import Literal

from claims_ai.products.explain import all_facts
from claims_ai.products.facts import Fact, Sense
from claims_ai.products.terms import Product
from claims_ai.products.words import NOTHING, Said, say

Verdict = Literal["better", "worse", "mixed", "either"]
_OPPOSITE: Mapping[Sense, Sense] = {"better": "worse", "worse": "better", "either": "either"}
_MARKS = {
    "better": Said("利于客户", "better"),
    "worse": Said("不利于客户", "worse"),
    "mixed": Said("有利有弊", "mixed"),
    "either": Said("变化", "differs"),
}


_NO_FACT = Fact(NOTHING, "", NOTHING, "")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the newer terms say otherwise; `old` or `new` is None where they say nothing of it."""

    verdict: Verdict
    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        """What it is about, in the newer terms if they say it."""
        return self.new or self.old or _NO_FACT

    def words(self, language: str) -> str:
        """The change as a line of text."""
        mark, section = _MARKS[self.verdict].within(language), self.fact.section.within(language)
        old, new = (fact.said.within(language) if fact else "" for fact in (self.old, self.new))
        if self.old is None or self.new is None:
            told = {"zh": ("新增：", "取消："), "en": ("added: ", "dropped: ")}[language][self.new is None]
            return f"[{mark}] {section} — {told}{new or old}"
        return f"[{mark}] {section} — {_moved(self.old, self.new, language) or f'{old} → {new}'}"


def compare(old: Product, new: Product) -> tuple[Change, ...]:
    """All changes from one set of terms to another, in the order the newer is read; what was dropped comes last."""
    before, after = ({fact.key: fact for fact in all_facts(product)} for product in (old, new))
    changed = [_changed(before.get(key), fact) for key, fact in after.items()]
    dropped = [_changed(fact, None) for key, fact in before.items() if key not in after]
    return tuple(change for change in _without_parts([*changed, *dropped]) if change)


def summary(changes: Sequence[Change], language: str) -> str:
    """How many changes of which kind, as a line of text."""
    if not changes:
        return {"zh": "条款一致", "en": "no change"}[language]
    counts = Counter(change.verdict for change in changes)
    told = say(
        "{} {} 项，{} {} 项，{} {} 项，其他 {} 项",
        "{} {}, {} {}, {} {}, otherwise {}",
        *_counted(counts),
        counts["either"],
    )
    return told.within(language)


def _counted(counts: Counter[Verdict]) -> Iterator[Said | int]:
    verdicts: tuple[Verdict, ...] = ("better", "worse", "mixed")
    for verdict in verdicts:
        yield _MARKS[verdict]
        yield counts[verdict]


def _changed(old: Fact | None, new: Fact | None) -> Change | None:
    if old and new:
        return None if old.value == new.value else Change(_verdict(old, new), old, new)
    if new:
        return Change(new.there, None, new)
    return Change(_OPPOSITE[old.there], old, None) if old else None


def _verdict(old: Fact, new: Fact) -> Verdict:
    """What a change means, where all of it points one way; mixed where some numbers rise and others fall."""
    one, other = old.value, new.value
    if isinstance(one, tuple) and isinstance(other, tuple):
        ups, downs = (any(sign(a, b) for a, b in zip(one, other, strict=True)) for sign in (lt, gt))
    elif isinstance(one, frozenset) and isinstance(other, frozenset):
        ups, downs = bool(other - one), bool(one - other)
    else:
        return "either"
    if ups and downs and new.more != "either":
        return "mixed"
    return new.more if ups else _OPPOSITE[new.more]


def _moved(old: Fact, new: Fact, language: str) -> str:
    """What came into and went out of a set; nothing for other facts."""
    if not isinstance(old.value, frozenset) or not isinstance(new.value, frozenset):
        return ""
    came, went = sorted(new.value - old.value), sorted(old.value - new.value)
    signs = {"zh": ("增加 ", "减少 ", "、", "；"), "en": ("more: ", "less: ", ", ", "; ")}[language]
    parts = [f"{sign}{signs[2].join(some)}" for sign, some in zip(signs[:2], (came, went), strict=True) if some]
    return f"{new.said.within(language)} — {signs[3].join(parts)}"


def _without_parts(changes: list[Change | None]) -> Iterator[Change]:
    """A benefit that is new or gone is told once, not fact by fact."""
    real = [change for change in changes if change]
    whole = {f"{change.fact.key}." for change in real if _is_benefit(change.fact) and not (change.old and change.new)}
    return (change for change in real if not change.fact.key.startswith(tuple(whole)))


def _is_benefit(fact: Fact) -> bool:
    return fact.key.startswith("benefit.") and fact.key.count(".") == 1
