"""出院小结 and 出院记录: a headed form followed by running text."""

import re
from collections.abc import Sequence

from claims_ai.documents import parse
from claims_ai.documents.layout import Hit, Sheet, Span, label_hits, value_spans
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.reading.hospital import hospital_name
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field

_FIELDS = (
    Labelled("patient_name", ("姓名", "患者姓名", "病人姓名"), parse.person),
    Labelled("sex", ("性别",), parse.sex),
    Labelled("age", ("年龄",), parse.whole_number),
    Labelled("department", ("科室", "科别", "住院科室", "出院科室", "病区"), parse.matching("科|病区|中心|ICU")),
    Labelled("admission_date", ("入院日期", "入院时间"), parse.one_date),
    Labelled("discharge_date", ("出院日期", "出院时间"), parse.one_date),
    Labelled("inpatient_days", ("住院天数", "实际住院天数", "住院日数", "共住院"), parse.whole_number),
    Labelled(
        "medical_record_number",
        ("病案号", "住院号", "病历号", "住院编号"),
        parse.identifier(r"[A-Za-z]{0,4}\d[\dA-Za-z]{2,20}"),
    ),
)
_DIAGNOSES = {"admission_diagnosis": ("入院诊断", "入院时诊断"), "discharge_diagnosis": ("出院诊断", "出院时诊断")}
_STOPS = (
    *(label for labels in _DIAGNOSES.values() for label in labels),
    "入院情况", "入院时情况", "出院情况", "诊疗经过", "治疗经过", "住院经过", "出院医嘱", "出院医嘱及注意事项", "医师签名", "上级医师签名", "职业", "民族",
    "出院原因", "记录时间", "床号", "编号", "住院", "婚姻", "手术名称", "主诉", "籍贯", "住址", "联系电话", "医生", "日期", "主治医师",
)  # fmt: skip
_VOCABULARY = vocabulary_of(_FIELDS, _STOPS)


def read(sheet: Sheet) -> Reading:
    """Read a discharge summary; diagnoses are kept as printed."""
    found = read_labelled(sheet, _FIELDS, _VOCABULARY)
    hits = label_hits(sheet, _VOCABULARY)
    headings = vocabulary_of([Labelled(name, labels, parse.text) for name, labels in _DIAGNOSES.items()], ())
    for name, labels in _DIAGNOSES.items():
        hit = next((h for line in sheet.lines for h in headings.hits(line) if h.name in labels), None)
        diagnosis = _diagnosis(sheet, hit, hits) if hit else None
        if diagnosis:
            found[name] = diagnosis
    hospital = hospital_name(sheet)
    return Reading({**found, "hospital_name": hospital} if hospital else found)


def _diagnosis(sheet: Sheet, hit: Hit, hits: Sequence[Hit]) -> Field | None:
    """What follows the heading, and the lines under it up to the next heading."""
    spans = [span for span in value_spans(sheet, _VOCABULARY, hit) if squash(span.text).strip(":;")]
    heading_lines = [h.line for h in hits if h.start <= 2]
    headed = {id(line) for first in heading_lines for line in (first, *sheet.right_of(first.box))}
    left, bottom = hit.line.box[0][0], hit.line.box[3][1]
    for line in sorted(sheet.lines, key=lambda line: line.box[0][1]):
        if line.box[0][1] < bottom - 0.5 * sheet.line_height or line is hit.line:
            continue
        if (
            (id(line) in headed and line not in sheet.right_of(hit.line.box))
            or len(spans) >= 8
            or line.box[0][1] - bottom > 2.5 * sheet.line_height
        ):
            break
        if line.box[0][0] >= left - sheet.line_height and all(span.line is not line for span in spans):
            spans.append(Span(line, 0, len(line.text)))
            bottom = line.box[3][1]
    value = "".join(squash(span.text).strip(":") for span in spans)
    return parse.field(value, spans) if re.search(r"[\u4e00-\u9fff]{2}", half_width(value)) else None
