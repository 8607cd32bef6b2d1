"""出院小结 and 出院记录: a headed form followed by running text."""

from claims_ai.documents import parse
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.reading.headed import text_under
from claims_ai.documents.reading.hospital import hospital_name
from claims_ai.documents.reading.stay import lone_range
from claims_ai.documents.reading.told import told

FIELDS = (
    Labelled("patient_name", ("姓名", "患者姓名", "病人姓名", "病员姓名", "住院人姓名", "就诊人"), parse.person),
    Labelled("sex", ("性别",), parse.sex),
    Labelled("age", ("年龄",), parse.whole_number),
    Labelled(
        "department",
        (
            "科室",
            "科别",
            "住院科室",
            "住院科别",
            "出院科室",
            "出院科别",
            "所在科室",
            "入院科室",
            "病区",
            "住院病区",
            "所在病区",
            "病室",
            "专科",
        ),
        parse.matching("科|病区|中心|ICU|特需|特诊|国际|VIP|贵宾|外宾|干部"),
    ),
    Labelled("admission_date", ("入院日期", "入院时间", "入院日", "住院日期"), parse.one_date),
    Labelled("discharge_date", ("出院日期", "出院时间", "出院日"), parse.one_date),
    Labelled(
        "inpatient_days",
        (
            "住院天数",
            "实际住院天数",
            "实际住院",
            "住院日数",
            "共住院",
            "总住院天数",
            "住院总天数",
            "住院日",
            "住院共",
            "共计住院",
            "天数",
        ),
        parse.whole_number,
    ),
    Labelled(
        "medical_record_number",
        (
            "病案号",
            "住院号",
            "病历号",
            "住院编号",
            "病案号码",
            "住院号码",
            "住院病历号",
            "登记号",
            "住院病案号",
            "病历号码",
            "病人ID",
            "患者ID",
            "住院流水号",
            "病历编号",
            "病案编号",
        ),
        parse.identifier(r"[A-Za-z]{0,4}\d[\dA-Za-z]{2,20}"),
    ),
)
DIAGNOSES = {
    "admission_diagnosis": (
        "入院诊断",
        "入院时诊断",
        "初步诊断",
        "入院初步诊断",
        "入院印象",
        "入院主要诊断",
        "入院拟诊",
        "门诊诊断",
        "门(急)诊诊断",
    ),
    "discharge_diagnosis": (
        "出院诊断",
        "出院时诊断",
        "最后诊断",
        "最终诊断",
        "确定诊断",
        "出院主要诊断",
        "主要诊断",
        "出院确诊",
        "确诊诊断",
        "修正诊断",
        "临床诊断",
    ),
}
STOPS = (
    "入院情况", "入院时", "入院时情况", "入院时主要症状及体征", "主要症状及体征",
    "出院情况", "诊疗经过", "治疗经过", "住院经过", "出院医嘱", "出院医嘱及注意事项", "医师签名", "上级医师签名", "职业", "民族",
    "出院时情况", "出院时状况", "出院状况", "主要检查结果", "主要检查", "检查结果", "检验结果", "辅助检查", "辅助检查结果", "检查", "诊疗过程", "治疗过程",
    "诊治经过",
    "病情及治疗", "病情及治疗经过", "治疗结果", "治疗效果", "转归", "出院指导", "出院建议", "出院后建议", "出院带药", "健康指导", "随访", "随访计划",
    "注意事项", "医嘱",
    "病情摘要", "病史摘要", "病历摘要", "主要检验结果", "住院次数",
    "入院时病情摘要", "入院病情", "入院时病情", "现病史", "既往史", "体格检查", "手术及操作", "手术操作", "手术日期", "住院期间情况", "主管医师",
    "出院原因", "记录时间", "床号", "编号", "住院", "婚姻", "手术名称", "主诉",
    "主诉及入院情况", "主诉及病史", "入院时主要情况", "籍贯", "住址", "联系电话", "医生", "日期", "主治医师",
)  # fmt: skip
VOCABULARY = vocabulary_of(
    (*FIELDS, *(Labelled(name, labels, parse.text) for name, labels in DIAGNOSES.items())), STOPS
)


def read(sheet: Sheet) -> Reading:
    """Read a discharge summary; diagnoses are kept as printed."""
    found = {**told(sheet), **read_labelled(sheet, FIELDS, VOCABULARY, under=True)}
    diagnoses = {name: text_under(sheet, VOCABULARY, labels) for name, labels in DIAGNOSES.items()}
    found = {**lone_range(sheet), **found}
    further = {**diagnoses, "hospital_name": hospital_name(sheet)}
    return Reading({**found, **{name: value for name, value in further.items() if value}})
