"""Do illness, patient, stay and bill go together? What does not is a question to a person, with the source it rests on, never an accusation.

Only a strong contradiction on a surely read diagnosis keeps the machine from paying; the rest is shown. Delaying a rightful
claim over an unusual but possible course is the worse error here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from claims_ai.dossier import INVOICES, Dossier
from claims_ai.history import History
from claims_ai.identifiers import resident_id
from claims_ai.medical.case import Bill, Case, Line, understood
from claims_ai.medical.judge import Doubt, judge
from claims_ai.medical.load import knowledge
from claims_ai.medical.lookup import SURE, Coded, code
from claims_ai.medical.words import code_of, question, question_of_all
from claims_ai.values import Field, Finding, Item, Page

_DIAGNOSES = {
    "discharge_diagnosis": ("discharge_summary",),
    "diagnosis": ("diagnosis_certificate",),
    "admission_diagnosis": ("discharge_summary",),
}
_WHOLE = Decimal("0.01")
_YEAR = 365.25

Told = tuple[Page, str, Field]


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Diagnoses that could not be coded, and everything the medical knowledge makes doubtful."""
    told = _told(dossier)
    coded = [(each, place) for place in told for each in code(place[2].value).codes]
    unknown = [(text, place) for place in told for text in code(place[2].value).unknown]
    yield from (_unknown(text, *place) for text, place in unknown)
    yield from (_uncertain(each, *place) for each, place in coded if each.confidence < SURE)
    case = _case(dossier, tuple(each for each, _ in coded), tuple(text for text, _ in unknown))
    places = {each.code: place for each, place in reversed(coded)}
    for finding in _findings(judge(case, knowledge()), case, places):
        yield finding if _surely_read(told) else replace(finding, severity="low")


def _told(dossier: Dossier) -> tuple[Told, ...]:
    """The diagnoses of all readable papers, each text once; that at admission only where no other is told."""
    found: dict[str, Told] = {}
    for name, types in _DIAGNOSES.items():
        if name == "admission_diagnosis" and found:
            break
        for page, field in dossier.evidence(name, *types):
            if page.quality.usable:
                found.setdefault(field.value, (page, name, field))
    return tuple(found.values())


def _surely_read(told: tuple[Told, ...]) -> bool:
    """Whether no diagnosis may be another one, misread."""
    return all(field.confidence >= SURE for _, _, field in told)


def _case(dossier: Dossier, coded: tuple[Coded, ...], unknown: tuple[str, ...]) -> Case:
    sex, age = _patient(dossier)
    present = tuple({each.code: each for each in reversed(coded) if each.state != "excluded"}.values())[::-1]
    return Case(
        illnesses=present,
        understood=understood(present, unknown),
        sex=sex,
        age=age,
        cause=dossier.claim.cause,
        known_days=_known_days(dossier),
        stays=tuple(each.days for each in dossier.treatments if each.visit_type == "inpatient" and each.days),
        bills=tuple(_bills(dossier)),
    )


def _patient(dossier: Dossier) -> tuple[str | None, float | None]:
    """Sex and age at the first treatment, from the insured's resident ID; None where the number is none."""
    number = dossier.claim.insured_id_number
    if not resident_id.is_valid(number):
        return None, None
    age = (_first_day(dossier) - resident_id.birth_date(number)).days / _YEAR
    return resident_id.sex(number), age if age >= 0 else None


def _first_day(dossier: Dossier) -> date:
    return min((each.service_from for each in dossier.treatments), default=dossier.claim.accident_date)


def _known_days(dossier: Dossier) -> int | None:
    """Days from the first day insured to treatment; None where that was before, which is another finding."""
    days = (_first_day(dossier) - dossier.policy.insured_since).days
    return days if days >= 0 else None


def _bills(dossier: Dossier) -> Iterator[Bill]:
    """Each invoice and each itemised list, its pages joined."""
    days = {each.invoice: each.days for each in dossier.treatments}
    stays = [each.days for each in dossier.treatments if each.days]
    for page in dossier.invoices:
        number = page.fields["invoice_number"].value if "invoice_number" in page.fields else page.file
        visit = "inpatient" if page.document_type == INVOICES[1] else "outpatient"
        yield Bill(page.file, visit, tuple(map(_line, page.items)), days.get(number), _is_whole(page))
    for paper in dossier.papers:
        if paper.document_type == "expense_list" and paper.items:
            lines = tuple(map(_line, paper.items))
            yield Bill(paper.pages[0].file, dossier.claim.visit_type, lines, stays[0] if len(stays) == 1 else None)


def _line(item: Item) -> Line:
    return Line(item.name, _number(item.quantity), item.unit)


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _is_whole(page: Page) -> bool:
    """Whether the lines read make up the total, so that none is missing."""
    if "total_amount" not in page.fields or not page.items:
        return False
    try:
        total = Decimal(page.fields["total_amount"].value)
        return abs(sum(Decimal(item.amount) for item in page.items) - total) <= _WHOLE * abs(total)
    except InvalidOperation:
        return False


def _unknown(text: str, page: Page, name: str, field: Field) -> Finding:
    message = f"诊断“{text}”未能对应到 ICD-10 类目，请人工补录编码"
    return Finding("diagnosis_unknown", "low", message, (name,), (page.file,), field.box)


def _uncertain(coded: Coded, page: Page, name: str, field: Field) -> Finding:
    message = f"诊断“{coded.text}”可能是“{coded.name}”（{coded.code}），对应把握不足，请核对"
    return Finding("diagnosis_uncertain", "low", message, (name,), (page.file,), field.box)


def _findings(doubts: tuple[Doubt, ...], case: Case, places: Mapping[str, Told]) -> Iterator[Finding]:
    """One finding a doubt; soft ones about lines that no diagnosis calls for are told together."""
    several = [doubt for doubt in doubts if doubt.fact == "diagnoses" and not doubt.strong]
    for doubt in doubts:
        if doubt not in several:
            yield _finding(doubt, case, places)
    if several:
        yield Finding(code_of(several[0]), "low", question_of_all(several, case), ("items",), _documents(several))


def _finding(doubt: Doubt, case: Case, places: Mapping[str, Told]) -> Finding:
    place = places.get(doubt.illness.code) if doubt.illness and not doubt.lines else None
    severity = "medium" if doubt.strong else "low"
    if place:
        return Finding(code_of(doubt), severity, question(doubt, case), (place[1],), (place[0].file,), place[2].box)
    return Finding(code_of(doubt), severity, question(doubt, case), ("items",), _documents([doubt]))


def _documents(doubts: list[Doubt]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(doubt.bill.document for doubt in doubts if doubt.bill))
