"""What other claims looked like, as far as they are known when a claim is decided: the same paper, the same account, the same person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from claims_ai.dossier import INVOICES, Dossier, invoice_key
from claims_ai.whereabouts import Attendance, attendances_of

_TELLING = (*INVOICES, "discharge_summary", "expense_list", "diagnosis_certificate", "vat_invoice", "receipt")


@dataclass(frozen=True, slots=True)
class Trace:
    """What one claim leaves behind for others to be compared with; `visit` is a smaller house and the day of the first invoice,
    `attendances` every visit and stay with its place."""

    claim_id: str
    insured_id_number: str
    account: str
    submitted_at: date
    invoices: tuple[tuple[str, str, str], ...]
    pictures: tuple[tuple[str, str], ...]
    mobile: str = ""
    visit: str = ""
    attendances: tuple[Attendance, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The traces of other claims, in the order they came, and how many declarations of the insured were found broken."""

    traces: tuple[Trace, ...] = ()
    broken_declarations: int = 0

    def others(self, claim_id: str) -> tuple[Trace, ...]:
        """All but those of the claim itself, which may be sent again."""
        return tuple(trace for trace in self.traces if trace.claim_id != claim_id)


class Archive:
    """Many traces, found by what they share with one: a claim's history needs no others."""

    def __init__(self) -> None:
        self._sharing: dict[tuple[str, str], list[tuple[int, Trace]]] = defaultdict(list)
        self._count = 0

    def add(self, trace: Trace) -> None:
        """Keep what a claim left behind."""
        for mark in marks_of(trace):
            self._sharing[mark].append((self._count, trace))
        self._count += 1

    def related(self, trace: Trace) -> History:
        """The traces with the same person, account, mobile, invoice number, picture, or house and day, in the order they came."""
        found = {place: other for mark in marks_of(trace) for place, other in self._sharing.get(mark, ())}
        return History(tuple(other for _, other in sorted(found.items())))


def marks_of(trace: Trace) -> Iterator[tuple[str, str]]:
    """Kind and value of what a trace is found by."""
    yield "person", trace.insured_id_number
    yield "account", trace.account
    yield from {("invoice", number) for _, number, _ in trace.invoices}
    yield from {("picture", digest) for digest, _ in trace.pictures}
    if trace.mobile:
        yield "mobile", trace.mobile
    if trace.visit:
        yield "visit", trace.visit


def trace_of(dossier: Dossier) -> Trace:
    """What a claim leaves behind. Pictures of ID and bank cards are left out: they rightly come with every claim."""
    return Trace(
        claim_id=dossier.claim.claim_id,
        insured_id_number=dossier.claim.insured_id_number,
        account=dossier.claim.payee.account,
        submitted_at=dossier.claim.submitted_at,
        invoices=tuple(key for page in dossier.invoices if (key := invoice_key(page))),
        pictures=tuple((page.digest, page.file) for page in dossier.of_type(*_TELLING) if page.digest),
        mobile=dossier.claim.mobile or "",
        visit=visit_of(dossier),
        attendances=attendances_of(dossier.invoices),
    )


def visit_of(dossier: Dossier) -> str:
    """House and first day of the first treatment; empty where it is not known, or a great hospital, where many meet by chance."""
    first = dossier.treatments[0] if dossier.treatments else None
    if not first or not first.hospital_name or not first.hospital_type or "三级" in first.hospital_type:
        return ""
    return f"{first.hospital_name} {first.service_from}"


def history_of(dossiers: Iterable[Dossier]) -> History:
    """The history claims of one run make for each other."""
    return History(tuple(trace_of(dossier) for dossier in dossiers))
