"""What a doubt is called and how it is put to a person: as a question, with the source it rests on."""

from collections.abc import Callable, Mapping

from claims_ai.medical.case import Case
from claims_ai.medical.judge import Doubt

SHOWN = 5
"""So many names are written out."""
_SEXES = {"male": "男性", "female": "女性"}


def code_of(doubt: Doubt) -> str:
    """The code of the finding that a doubt becomes."""
    return _FACTS[doubt.fact][0]


def question(doubt: Doubt, case: Case) -> str:
    """A doubt as a question to a person."""
    return f"{_FACTS[doubt.fact][1](doubt, case)}（依据：{doubt.entry.source}）"


def question_of_all(doubts: list[Doubt], case: Case) -> str:
    """Several lines that no diagnosis calls for, as one question."""
    names = list(dict.fromkeys(line.name for doubt in doubts for line in doubt.lines))
    more = f"等 {len(names)} 项" if len(names) > SHOWN else ""
    sources = "；".join(dict.fromkeys(doubt.entry.source for doubt in doubts[:SHOWN]))
    return f"{'、'.join(names[:SHOWN])}{more}未见对应诊断（现有诊断：{_named(case)}），是否另有诊断未写明？（依据：{sources}）"


def _named(case: Case) -> str:
    return "、".join(each.name for each in case.illnesses[:SHOWN])


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
