"""Was the insured in two places at once, or are the days of one stay claimed for twice? In this claim, or beside another one."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from claims_ai.dossier import Dossier
from claims_ai.history import History, Trace, trace_of
from claims_ai.hospitals import sameness
from claims_ai.values import Finding
from claims_ai.whereabouts import Attendance, goes_on, in_two_places, share_days

_FIELDS = ("hospital_name", "admission_date", "visit_date")
_WEIGHT = {"sure": "medium", "unclear": "low"}


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Bills that have the insured in two places; across claims, stays with days in common wherever they were."""
    own = trace_of(dossier)
    for one, other in combinations(own.attendances, 2):
        if doubt := in_two_places(one, other):
            message = f"票据 {one.invoice}（{_told(one)}）与票据 {other.invoice}（{_told(other)}）的就诊地点和时间难以同时成立，请人工核对"
            yield Finding("date_conflict", _WEIGHT[doubt], message, _FIELDS, (one.invoice, other.invoice))
    by_visit = {kind: _counts_by_visit(dossier, kind) for kind in ("outpatient", "inpatient")}
    place = next((place for place, trace in enumerate(history.traces) if trace.claim_id == own.claim_id), None)
    for number, trace in enumerate(history.traces):
        if trace.claim_id != own.claim_id and trace.insured_id_number.upper() == own.insured_id_number.upper():
            # the claim that came first is the one to be paid, whatever days it names
            came_first = place is not None and place < number
            yield from _beside(own, trace, by_visit["inpatient"], came_first)
            yield from _of_one_visit(own, trace, by_visit, came_first)


def _beside(own: Trace, other: Trace, counted: bool, first: bool) -> Iterator[Finding]:
    """What speaks against another claim of the person; of a bill that is in both is told elsewhere."""
    bills = {number for _, number, _ in other.invoices}
    for mine in own.attendances:
        weighed = ((_weight(own, mine, other, each, counted), each) for each in other.attendances)
        against = max(weighed, key=_heavier, default=None)
        if against and against[0] and mine.invoice not in bills:
            weight, each = against
            what = "住院期间重叠" if share_days(mine, each) else "就诊地点和时间难以同时成立"
            message = f"票据 {mine.invoice}（{_told(mine)}）与理赔申请 {other.claim_id} 的就诊（{_told(each)}）{what}，请人工核对"
            yield Finding("date_conflict", "info" if first else weight, message, _FIELDS, (mine.invoice,))


def _counts_by_visit(dossier: Dossier, kind: str) -> bool:
    return any(benefit.counts_by_visit for benefit in dossier.product.benefits_for(kind, dossier.claim.cause))


def _of_one_visit(own: Trace, other: Trace, by_visit: Mapping[str, bool], first: bool) -> Iterator[Finding]:
    """Bills of one visit or stay in two claims: what is borne or limited once a visit would be so in each of them."""
    bills = {number for _, number, _ in other.invoices}
    pairs = ((mine, each) for mine in own.attendances for each in other.attendances if mine.invoice not in bills)
    for mine, each in pairs:
        if by_visit["inpatient" if mine.inpatient else "outpatient"] and goes_on(mine, each):
            what = "住院" if mine.inpatient else "就诊"
            both = f"票据 {mine.invoice}（{_told(mine)}）与理赔申请 {other.claim_id} 的票据（{_told(each)}）"
            message = f"{both}属同一次{what}，每次{what}的免赔与限额请人工合并核算"
            yield Finding("date_conflict", "info" if first else "medium", message, _FIELDS, (mine.invoice,))


def _weight(own: Trace, mine: Attendance, other: Trace, its: Attendance, counted: bool) -> str:
    """How much two bills of two claims speak against each other; empty where they do not."""
    if share_days(mine, its):
        return "low" if not counted and _supplements(own, mine, other, its) else "medium"
    doubt = in_two_places(mine, its)
    return _WEIGHT[doubt] if doubt else ""


def _supplements(own: Trace, mine: Attendance, other: Trace, its: Attendance) -> bool:
    """Whether a bill is a further one of the very stay that another claim has: at the same house, over the same days, of another sum.

    The same sum is sooner the same bill, whose number was misread.
    """
    sums, others = _sums(own, mine), _sums(other, its)
    differ = bool(sums and others) and "" not in sums | others and not sums & others
    one_house = bool(mine.hospital and its.hospital) and sameness(mine.hospital, its.hospital) == "one"
    return differ and one_house and (mine.first, mine.last) == (its.first, its.last)


def _sums(trace: Trace, bill: Attendance) -> set[str]:
    return {total for _, number, total in trace.invoices if number == bill.invoice}


def _heavier(weighed: tuple[str, Attendance]) -> int:
    return ("", "low", "medium").index(weighed[0])


def _told(attendance: Attendance) -> str:
    """A visit or stay in few words."""
    days = f"{attendance.first} 至 {attendance.last}" if attendance.inpatient else f"{attendance.first}"
    return f"{attendance.hospital} {days}".strip()
