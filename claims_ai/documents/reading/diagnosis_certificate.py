"""诊断证明书: who the patient is, the diagnosis, the advice, and the doctor who signs."""

import re

from claims_ai.documents import parse
from claims_ai.documents.joining import joined
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.common import Labelled, Reading, lone_date, read_labelled, vocabulary_of
from claims_ai.documents.reading.headed import text_under
from claims_ai.documents.reading.hospital import hospital_name
from claims_ai.documents.reading.told import told
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field

DIAGNOSIS = (
    "临床诊断",
    "疾病诊断",
    "诊断意见",
    "门诊诊断",
    "出院诊断",
    "初步诊断",
    "诊断结果",
    "病情诊断",
    "疾病名称",
    "病名",
    "患有下列疾病",
    "所患疾病",
    "诊断如下",
    "目前诊断",
    "主要诊断",
    "确定诊断",
    "临床诊断结果",
    "门(急)诊诊断",
    "诊断及病情",
    "临床印象",
    "印象",
    "诊断",
)
FIELDS = (
    Labelled(
        "patient_name",
        ("姓名", "患者姓名", "病人姓名", "患者", "病员姓名", "就诊人", "就诊人姓名", "病人"),
        parse.person,
    ),
    Labelled("sex", ("性别",), parse.sex),
    Labelled("age", ("年龄",), parse.whole_number),
    Labelled(
        "department",
        (
            "科室",
            "科别",
            "就诊科室",
            "就诊科别",
            "门诊科室",
            "诊治科室",
            "开具科室",
            "出具科室",
            "诊断科室",
            "所属科室",
        ),
        parse.matching("科|病区|中心|门诊|ICU|特需|特诊|国际|VIP|贵宾|外宾|干部"),
    ),
    Labelled(
        "issue_date",
        (
            "开具日期",
            "诊断日期",
            "证明日期",
            "签发日期",
            "开证日期",
            "填写日期",
            "填发日期",
            "出具日期",
            "开具时间",
            "签发时间",
            "证明时间",
            "日期",
            "打印日期",
            "打印时间",
        ),
        parse.one_date,
    ),
    Labelled(
        "doctor_name",
        (
            "医师(签章)",
            "医师(签名)",
            "医师(签字)",
            "医生(签章)",
            "医生(签名)",
            "医生(签字)",
            "医师(盖章)",
            "医师签名",
            "医生签名",
            "医师签字",
            "医生签字",
            "医师签章",
            "诊断医师",
            "诊断医生",
            "接诊医生",
            "主治医生",
            "诊治医师",
            "主治医师",
            "经治医师",
            "经治医生",
            "主诊医师",
            "就诊医生",
            "开具医师",
            "责任医师",
            "临床医师",
            "接诊医师",
            "医师",
            "医生",
        ),
        parse.person,
    ),
)
STOPS = (
    "疾病诊断证明书", "疾病诊断证明", "诊断证明书", "诊断证明单", "诊断证明", "病情证明单", "病情证明", "疾病证明书", "病情证明书", "诊断专用章",
    "处理意见", "处理建议", "医师建议", "医生建议", "建议", "意见", "病情摘要", "病情及诊断", "主诉", "现病史", "门诊号", "住院号", "病历号",
    "病案号", "编号", "单位",
    "出院诊断证明书", "出院诊断证明", "住院诊断证明书", "门诊诊断证明书", "门诊疾病诊断证明", "临床诊断证明书", "住址或单位",
    "病史摘要", "病史", "病情及治疗经过", "病情及诊治经过", "病情经过",
    "简要病史", "病情介绍", "检查结果", "辅助检查", "体格检查", "查体", "诊治经过", "诊疗经过", "医嘱", "医嘱及建议",
    "单位或住址", "单位或地址",
    "工作单位或住址", "全休", "陪护", "诊疗情况", "治疗情况", "治疗经过", "门诊治疗", "住院治疗", "转院治疗", "手术治疗",
    "工作单位", "职业", "住址", "地址", "联系电话", "身份证号", "身份证号码", "盖章", "医院盖章", "诊断专用章", "备注", "说明", "注", "床号",
    "就诊日期", "就诊时间",
    "民族", "婚姻", "休息时间", "证明",
)  # fmt: skip
VOCABULARY = vocabulary_of([*FIELDS, *(Labelled("diagnosis", (label,), parse.text) for label in DIAGNOSIS)], STOPS)
_TOLD_DIAGNOSIS = re.compile(r"诊断(?:为|系)\s*:?(.{2,160}?)(?:[。;]|处理意见|处理建议|医师意见|建议|特此|此证)")
_TOLD = ("patient_name", "sex", "age", "department")


def read(sheet: Sheet) -> Reading:
    """Read a diagnosis certificate; the diagnosis is kept as printed."""
    found = {
        **{name: value for name, value in told(sheet).items() if name in _TOLD},
        **read_labelled(sheet, FIELDS, VOCABULARY, under=True),
    }
    further = {
        "issue_date": found.get("issue_date") or lone_date(sheet, VOCABULARY),
        "diagnosis": _diagnosis(sheet),
        "hospital_name": hospital_name(sheet),
    }
    return Reading({**found, **{name: value for name, value in further.items() if value}})


def _diagnosis(sheet: Sheet) -> Field | None:
    """What stands under a heading; behind the words 诊断为 it is told instead."""
    under = text_under(sheet, VOCABULARY, DIAGNOSIS)
    return under if under and not under.value.startswith(("为", "系")) else _told_diagnosis(sheet)


def _told_diagnosis(sheet: Sheet) -> Field | None:
    """The diagnosis of a letter: what follows 诊断为 up to the end of its sentence, over however many lines."""
    text = joined(sheet.lines)
    match = _TOLD_DIAGNOSIS.search(half_width(text.text))
    span = Span(text, *match.span(1)) if match else None
    value = squash(span.text).strip(":,") if span else ""
    return parse.field(value, [span]) if span and re.search(r"[\u4e00-\u9fff]{2}", value) else None
