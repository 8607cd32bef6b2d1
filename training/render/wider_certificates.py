"""Certificates of a diagnosis in wording, order and ruling drawn anew for each page."""

import random
from collections.abc import Callable, Mapping

from training.render import diagnosis_certificate_content as certificates
from training.render import medical_words as words
from training.render.canvas import Rendered
from training.render.contents import SEXES
from training.render.medical_seals import FILED, press
from training.render.wider_parts import Fact, Sheet, fact, some

CERTIFICATES = (
    "诊断证明书",
    "疾病诊断证明书",
    "疾病证明书",
    "医学诊断证明",
    "诊断书",
    "病情证明",
    "门诊诊断证明书",
    "病假证明书",
    "医疗诊断证明书",
)
NAMES, HOSPITALS = "姓名/患者姓名/病人姓名/患者/病员姓名/就诊人", "医院名称/医疗机构/医院/就诊医院/医疗机构名称"
DEPARTMENTS = "科室/科别/就诊科室/住院科室/病区/出院科室/所在科室/专科"


def _certified(content: certificates.Certificate, rng: random.Random, hospital: bool) -> list[Fact]:
    who = content.patient
    facts = [
        fact(NAMES, "patient_name", who.name),
        fact("性别", "sex", who.sex, SEXES[who.sex]),
        fact("年龄", "age", str(content.age), f"{content.age}岁", share=0.9),
        fact(DEPARTMENTS, "department", content.department, share=0.9),
        fact("门诊号/病历号/就诊号/登记号/编号/住院号", None, content.number, share=0.6),
        fact("职业/工作单位/单位", None, rng.choice(("教师", "东湖物流有限公司", "农民", "学生")), share=0.3),
        fact("身份证号/证件号码", None, who.id_number, share=0.2),
        fact("住址/家庭住址", None, who.address, share=0.2),
        fact("就诊日期/就诊时间", None, content.issue_date, share=0.15),
    ]
    return some(rng, [*facts, fact(HOSPITALS, "hospital_name", content.hospital_name)] if hospital else facts, 0.5)


def _certify(sheet: Sheet, content: certificates.Certificate) -> None:
    """Who signed and when, in one line or two, with the seal."""
    rng = sheet.rng
    sheet.y += 20
    doctor = fact(
        "医师/医生/诊断医师/医师签名/经治医师/主治医师/接诊医生/医师（签章）", "doctor_name", content.doctor_name
    )
    day = fact("日期/开具日期/诊断日期/签发日期/出具日期/证明日期/填写日期/", "issue_date", content.issue_date)
    sheet.under = sheet.under and rng.random() < 0.5
    sheet.rows(rng.choice(([doctor, day], [doctor, day], [day, doctor])), rng.choice((1, 2, 2)))
    if rng.random() < 0.85:
        press(
            sheet.canvas,
            content.hospital_name,
            (sheet.right - 200, sheet.y),
            ("诊断证明专用章", "医疗证明专用章", "门诊部"),
            small=FILED,
        )
    sheet.y += 30
    if rng.random() < 0.5:
        sheet.note(
            rng.choice(
                ("注：本证明未加盖公章无效，涂改无效。", "本证明仅供请假、报销使用，不作其他法律凭证。", "盖章有效")
            )
        )


def certificate(rng: random.Random) -> Rendered:
    """Facts in any way, then diagnosis and advice under headings or in a frame, in print or by hand."""
    content, sheet = certificates.invented(rng), Sheet(rng, rng.choice((900, 1000, 1160, 1240)), hand=0.4)
    above = rng.random() < 0.8
    sheet.title(rng.choice(CERTIFICATES), field="hospital_name", value=content.hospital_name if above else "")
    sheet.any_of(_certified(content, rng, not above))
    texts: list[tuple[str, str | None, str]] = [
        (
            rng.choice(("诊断", "临床诊断", "诊断意见", "疾病诊断", "初步诊断", "病情诊断", "诊断结果", "病名")),
            "diagnosis",
            content.diagnosis,
        )
    ]
    texts += [(rng.choice(("建议", "处理意见", "医师建议", "处理建议", "医嘱", "诊疗意见")), None, content.advice)] * (
        rng.random() < 0.85
    )
    texts[:0] = [(rng.choice(("主诉", "病情摘要", "检查结果")), None, rng.choice(words.COMPLAINTS))] * (
        rng.random() < 0.3
    )
    framed = rng.random() < 0.35
    for label, field, text in texts:
        top = sheet.y
        sheet.heading(label + rng.choice(("：", ":", "")))
        sheet.paragraph(field, text, sheet.words.size * 1.5)
        sheet.y += rng.uniform(10, 70)
        if framed:
            sheet.canvas.frame(sheet.left - 8, top - 4, sheet.right + 8, sheet.y - 4, sheet.words.ink, 1)
    _certify(sheet, content)
    return sheet.done("diagnosis_certificate")


def certified(rng: random.Random) -> Rendered:
    """兹证明…: a sentence with blanks, then the diagnosis below it and what the doctor advises."""
    content, sheet = certificates.invented(rng), Sheet(rng, rng.choice((900, 1000, 1160, 1240)), hand=0.5)
    who, where, lined = content.patient, rng.choice(("top", "in", "foot")), rng.random() < 0.6
    sheet.title(rng.choice(CERTIFICATES), field="hospital_name", value=content.hospital_name if where == "top" else "")
    parts: list[str | Fact] = [
        rng.choice(("兹证明", "兹有患者", "患者", "病人")),
        fact("", "patient_name", who.name),
        "，",
        fact("", "sex", who.sex, SEXES[who.sex]),
    ]
    parts += ["，", fact("", "age", str(content.age)), "岁"]
    if where == "in":
        parts += [rng.choice(("，于我院（", "，在")), fact("", "hospital_name", content.hospital_name)]
    parts += [
        rng.choice(("，因病在我院", "，经", "，前来")),
        fact("", "department", content.department),
        rng.choice(("就诊，诊断为：", "检查，诊断：", "治疗，现诊断为：")),
    ]
    sheet.running(parts, 1.0, lined=lined)
    sheet.y += 16
    sheet.paragraph("diagnosis", content.diagnosis, sheet.words.size * 2)
    sheet.y += 20
    sheet.running([rng.choice(("建议：", "处理意见：", "特此证明。建议：")) + content.advice], 1.0)
    if where == "foot":
        sheet.y += 10
        sheet.rows([fact("医院/医疗机构/医院名称/出具单位/医院（盖章）", "hospital_name", content.hospital_name)], 1)
    _certify(sheet, content)
    return sheet.done("diagnosis_certificate")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "mixed_certificate": certificate,
    "mixed_sentences": certified,
}
