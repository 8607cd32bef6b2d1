"""Do illness, patient, stay and bill go together? What does not is a question to a person, with the source it rests on, never an accusation.

Only a strong contradiction on a surely read diagnosis keeps the machine from paying; the rest is shown. Delaying a rightful
claim over an unusual but possible course is the worse error here.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from claims_ai.dossier import INVOICES, Dossier
from claims_ai.history import History
from claims_ai.identifiers import resident_id
from claims_ai.medical.case import Bill, Case, Line, understood
from claims_ai.medical.judge import Doubt, judge
from claims_ai.medical.load import knowledge
from claims_ai.medical.lookup import SURE, Coded, code
from claims_ai.values import Field, Finding, Item, Page

_DIAGNOSES = {
    "discharge_diagnosis": ("discharge_summary",),
    "diagnosis": ("diagnosis_certificate",),
    "admission_diagnosis": ("discharge_summary",),
}
_SEXES = {"male": "男性", "female": "女性"}
_SHOWN = 5
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
    yield from _findings(judge(case, knowledge()), case, places)


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
    """Each invoice, and all pages of the itemised list as one."""
    days = {each.invoice: each.days for each in dossier.treatments}
    stays = [each.days for each in dossier.treatments if each.days]
    for page in dossier.invoices:
        number = page.fields["invoice_number"].value if "invoice_number" in page.fields else page.file
        visit = "inpatient" if page.document_type == INVOICES[1] else "outpatient"
        yield Bill(page.file, visit, tuple(map(_line, page.items)), days.get(number), _is_whole(page))
    lists = [page for page in dossier.of_type("expense_list") if page.quality.usable]
    if lines := tuple(_line(item) for page in lists for item in page.items):
        yield Bill(lists[0].file, dossier.claim.visit_type, lines, stays[0] if len(stays) == 1 else None)


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
        yield _without_diagnosis(several, case)


def _finding(doubt: Doubt, case: Case, places: Mapping[str, Told]) -> Finding:
    finding_code, word = _FACTS[doubt.fact]
    place = places.get(doubt.illness.code) if doubt.illness and not doubt.lines else None
    surely_read = place is None or place[2].confidence >= SURE
    severity = "medium" if doubt.strong and surely_read else "low"
    message = f"{word(doubt, case)}（依据：{doubt.entry.source}）"
    if place:
        return Finding(finding_code, severity, message, (place[1],), (place[0].file,), place[2].box)
    return Finding(finding_code, severity, message, ("items",), (doubt.bill.document,) if doubt.bill else ())


def _without_diagnosis(doubts: list[Doubt], case: Case) -> Finding:
    names = list(dict.fromkeys(line.name for doubt in doubts for line in doubt.lines))
    more = f"等 {len(names)} 项" if len(names) > _SHOWN else ""
    sources = "；".join(dict.fromkeys(doubt.entry.source for doubt in doubts[:_SHOWN]))
    message = f"{'、'.join(names[:_SHOWN])}{more}未见对应诊断（现有诊断：{_named(case)}），是否另有诊断未写明？（依据：{sources}）"
    documents = dict.fromkeys(doubt.bill.document for doubt in doubts if doubt.bill)
    return Finding("item_diagnosis_mismatch", "low", message, ("items",), tuple(documents))


def _named(case: Case) -> str:
    return "、".join(each.name for each in case.illnesses[:_SHOWN])


def _illness(doubt: Doubt) -> str:
    return f"诊断“{doubt.illness.text}”（{doubt.illness.code} {doubt.illness.name}）" if doubt.illness else "诊断"


def _item(doubt: Doubt) -> str:
    return f"“{doubt.lines[0].name}”"


def _sex(doubt: Doubt, case: Case) -> str:
    return f"{_illness(doubt)}：{doubt.entry.because}；被保险人为{_SEXES.get(case.sex or '', '')}。就诊人或诊断是否录入有误？"


def _age(doubt: Doubt, case: Case) -> str:
    return f"{_illness(doubt)}：{doubt.entry.because}；被保险人就诊时{_years(doubt)}。就诊人或诊断是否录入有误？"


def _years(doubt: Doubt) -> str:
    age = doubt.value or 0.0
    return f" {int(age)} 岁" if age >= 1 else f" {int(age * 12)} 个月"


def _days(doubt: Doubt, case: Case) -> str:
    return f"{_illness(doubt)}：{doubt.entry.because}；本次住院 {doubt.value:g} 天。是否有并发症、手术或转科等原因？"


def _cause(doubt: Doubt, case: Case) -> str:
    told = "意外" if case.cause == "accident" else "疾病"
    return f"本案按{told}申请，诊断为“{_named(case)}”。{doubt.entry.because}。出险经过是否需要补充说明？"


def _known(doubt: Doubt, case: Case) -> str:
    return f"{_illness(doubt)}：{doubt.entry.because}；自首次投保至就诊 {doubt.value:g} 天。首次确诊是在哪一天？"


def _unexplained(doubt: Doubt, case: Case) -> str:
    return f"{_item(doubt)}：{doubt.entry.because}；现有诊断为“{_named(case)}”。是否另有诊断未写明？"


def _conflict(doubt: Doubt, case: Case) -> str:
    return f"{_item(doubt)}：{doubt.entry.because}；诊断中有“{doubt.illness.text if doubt.illness else ''}”。用药或诊断是否录入有误？"


def _other_patient(doubt: Doubt, case: Case) -> str:
    who = _SEXES.get(case.sex or "", "") if doubt.fact == "item_sex" else _years(doubt)
    return f"{_item(doubt)}：{doubt.entry.because}；被保险人为{who}。这项费用是否属于被保险人，或录入有误？"


def _quantity(doubt: Doubt, case: Case) -> str:
    return f"{_item(doubt)}合计 {doubt.value:g} {doubt.lines[0].unit or ''}：{doubt.entry.because}。数量是否有误或另有说明？"


def _only_room(doubt: Doubt, case: Case) -> str:
    names = "、".join(dict.fromkeys(line.name for line in doubt.lines))
    return f"住院费用仅有{names}：{doubt.entry.because}。是否另有票据或病历可以说明？"


_FACTS: Mapping[str, tuple[str, Callable[[Doubt, Case], str]]] = {
    "sex": ("diagnosis_sex_mismatch", _sex),
    "age": ("diagnosis_age_mismatch", _age),
    "days": ("stay_length_unusual", _days),
    "cause": ("diagnosis_cause_mismatch", _cause),
    "known_days": ("diagnosis_predates_cover", _known),
    "diagnoses": ("item_diagnosis_mismatch", _unexplained),
    "conflict": ("item_diagnosis_mismatch", _conflict),
    "item_sex": ("item_patient_mismatch", _other_patient),
    "item_age": ("item_patient_mismatch", _other_patient),
    "quantity": ("quantity_unusual", _quantity),
    "only": ("stay_without_treatment", _only_room),
}
