"""What stored claims teach: features as they stood at each decision, and what became of it once enough time has passed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from claims_ai.features import BY_NAME
from claims_ai.outcomes import Correction, DeclarationAudit, Investigation, Judgement, QualityReview
from claims_ai.store.outcome_rows import Judged, Told
from claims_ai.store.records import Record
from claims_ai.store.sample import Draw
from claims_ai.store.store import Store
from training.portfolio import BESIDE, GROUPS, LABELS, TIME, WEIGHT

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (TIME, *LABELS, *GROUPS, *BESIDE, *BY_NAME)
_SPOILS = {
    (Correction.kind, None), (DeclarationAudit.kind, "broken"), (Investigation.kind, "confirmed"), (QualityReview.kind, "changed"),
}  # fmt: skip
"""Kinds of records, with their results where these matter, that show that a claim was not to be paid as calculated."""


@dataclass(frozen=True)
class Rules:
    """When silence counts: a claim that nobody challenged for `days` is taken as settled right, seen from `now`.

    With `sample_only`, approvals of which a share was drawn by lot count by those that a person looked at alone.
    """

    now: datetime
    days: int = 90
    sample_only: bool = False

    def matured(self, since: datetime) -> bool:
        """Whether nobody is expected to challenge any more what was settled then."""
        return since + timedelta(days=self.days) <= self.now


@dataclass(frozen=True)
class Case:
    """A claim's last decision with what became of it; `told` is of the whole claim, `reversed` of the machine's decision."""

    record: Record
    told: Sequence[Told] = ()
    reversed: bool = False

    @property
    def own(self) -> list[Told]:
        """What became of this decision, not of earlier ones."""
        return [told for told in self.told if told.decision == self.record.number]

    @property
    def approved(self) -> bool:
        """Whether the machine paid the whole claim."""
        return self.record.decision.outcome == "approved"

    @property
    def lot(self) -> Draw | None:
        """The lot of an automatic approval, where any were drawn then."""
        sample = self.record.ground.sample
        return sample if self.approved and sample and sample.share > 0 else None

    @property
    def by(self) -> str:
        """How it is known: a `person` dealt with it, it was drawn for the quality `sample` and dealt with, or it `matured`."""
        if not self.own and not self.reversed:
            return "matured"
        return "sample" if self.lot and self.lot.drawn else "person"

    @property
    def weight(self) -> float:
        """How many claims it stands for: one drawn by lot for all like it."""
        return 1 / self.lot.share if self.lot and self.by == "sample" else 1.0


@dataclass
class Labelled:
    """Rows of the data set, and by label how many claims are left out for which reason."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    left_out: Mapping[str, Counter[str]] = field(default_factory=lambda: {label: Counter() for label in LABELS})

    def frame(self, task: str | None = None) -> "pd.DataFrame":
        """The table: all labels, missing where they are not known, or one, with the rows where it is known."""
        import pandas as pd

        frame = pd.DataFrame(self.rows, columns=list(COLUMNS)).astype(dict.fromkeys(LABELS, "Int64"))
        others = [label for label in LABELS if task and label != task]
        return frame.dropna(subset=[task]).drop(columns=others) if task else frame


def labelled(store: Store, rules: Rules, since: date | None = None) -> Labelled:
    """The stored claims submitted since a day, in the order they were decided, each by its last decision."""
    found = Labelled()
    for case in _cases(store):
        claim = case.record.facts.claim
        if since is None or claim.submitted_at >= since:
            _take(found, case, rules)
    return found


def _cases(store: Store) -> Iterator[Case]:
    told: dict[str, list[Told]] = defaultdict(list)
    for each in store.outcomes():
        told[each.claim_id].append(each)
    taken_back = store.reversed()
    for record in store.records(last_only=True):
        yield Case(record, told[record.decision.claim_id], record.number in taken_back)


def _take(found: Labelled, case: Case, rules: Rules) -> None:
    labels = {"fast_pay": fast_pay(case, rules), "fraud": fraud(case, rules)}
    if not case.record.ground.features:
        labels = dict.fromkeys(labels, "not scored")
    elif rules.sample_only and case.lot and case.by != "sample":
        labels = dict.fromkeys(labels, "stood for by the sample")
    for label, value in labels.items():
        if isinstance(value, str):
            found.left_out[label][value] += 1
    known = {label: value for label, value in labels.items() if isinstance(value, int)}
    if known:
        found.rows.append(_row(case, known))


def _row(case: Case, known: Mapping[str, int]) -> dict[str, Any]:
    facts = case.record.facts
    return {
        TIME: facts.claim.submitted_at.isoformat(), **known, "product": facts.policy.product, "channel": facts.claim.channel,
        "claim_id": facts.claim.claim_id, "known_by": case.by, WEIGHT: case.weight, **case.record.ground.features,
    }  # fmt: skip


def fast_pay(case: Case, rules: Rules) -> int | str:
    """1 where the claim was paid just as calculated, 0 where a person changed anything, or why that is not known yet."""
    if any({(told.kind, None), (told.kind, told.result)} & _SPOILS for told in case.own):
        return 0
    judged = _judged(case.own)
    if judged:
        return _as_calculated(judged[-1])
    if not case.approved or _withdrawn(case.own):
        return "open"
    if case.reversed:
        return 0
    reviewed = any(told.kind == QualityReview.kind for told in case.own)
    return 1 if reviewed or rules.matured(case.record.decided_at) else "not matured"


def fraud(case: Case, rules: Rules) -> int | str:
    """1 where the last investigation confirmed it; 0 where that cleared, or none came in time; or why that is not known yet."""
    ends = [told.result for told in case.told if told.kind == Investigation.kind]
    if ends:
        return int(ends[-1] == "confirmed")
    settled = _settled(case)
    if settled is None:
        return "open"
    return 0 if rules.matured(settled) else "not matured"


def _settled(case: Case) -> datetime | None:
    """When the claim was settled, by a person or the machine."""
    judged = _judged(case.own)
    if judged:
        return judged[-1].at if judged[-1].result != "ask" else None
    return case.record.decided_at if case.approved and not _withdrawn(case.own) else None


def _as_calculated(told: Told) -> int | str:
    """A person's decision: whether it grants all that the terms give, without a line of its own on the sheet."""
    if told.result == "ask":
        return "open"
    steps = told.judged.calculation if isinstance(told.judged, Judged) else ()
    return int(told.result == "approve" and all(step.step != "granted" for step in steps))


def _judged(told: Iterable[Told]) -> list[Told]:
    return [each for each in told if each.kind == Judgement.kind and not each.withdrawn]


def _withdrawn(told: Iterable[Told]) -> bool:
    """Whether a person's decision was taken back, so that somebody has to decide again."""
    return any(each.withdrawn for each in told)
