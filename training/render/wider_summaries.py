"""Discharge summaries in wording, order and ruling drawn anew for each page."""

import random
from collections.abc import Callable, Mapping

from training.render import discharge_story, invent
from training.render.canvas import Rendered
from training.render.contents import SEXES, DischargeSummary
from training.render.medical_seals import FILED, press
from training.render.wider_parts import Fact, Sheet, fact, some

SUMMARIES = (
    "出院小结",
    "出院记录",
    "出院病情摘要",
    "出院证明书",
    "住院病历摘要",
    "出院总结",
    "出院病历小结",
    "出院诊断书",
    "住院患者出院记录",
)
NAMES, HOSPITALS = "姓名/患者姓名/病人姓名/患者/病员姓名/就诊人", "医院名称/医疗机构/医院/就诊医院/医疗机构名称"
DEPARTMENTS = "科室/科别/就诊科室/住院科室/病区/出院科室/所在科室/专科"


def _stay_facts(content: DischargeSummary, rng: random.Random, hospital: bool) -> list[Fact]:
    who, days = content.patient, str(content.days)
    facts = [
        fact(NAMES, "patient_name", who.name),
        fact("性别", "sex", who.sex, SEXES[who.sex]),
        fact("年龄", "age", str(content.age), f"{content.age}{rng.choice(('岁', '岁', ''))}"),
        fact(
            "住院号/病案号/病历号/住院病历号/ID号/登记号/病案号码",
            "medical_record_number",
            content.medical_record_number,
            share=0.9,
        ),
        fact(DEPARTMENTS, "department", content.department, share=0.9),
        fact("床号/床位", None, f"{rng.randint(1, 60)}{rng.choice(('', '床'))}", share=0.5),
        fact("入院日期/入院时间/住院日期/入院日/入住时间", "admission_date", content.admission_date),
        fact("出院日期/出院时间/出院日/离院时间", "discharge_date", content.discharge_date, share=0.95),
        fact(
            "住院天数/住院日数/实际住院天数/共住院/住院时长",
            "inpatient_days",
            days,
            f"{days}{rng.choice(('天', '日', ' 天', ''))}",
            share=0.75,
        ),
        fact("职业", None, rng.choice(("农民", "职员", "退休", "教师")), share=0.2),
        fact("民族", None, who.ethnicity, share=0.15),
        fact("婚姻/婚姻状况", None, "已婚", share=0.15),
        fact("费别/付费方式", None, rng.choice(("医保", "自费", "城乡居民")), share=0.2),
        fact("转归/治疗结果/治疗效果", None, rng.choice(("好转", "治愈")), share=0.2),
    ]
    return some(rng, [*facts, fact(HOSPITALS, "hospital_name", content.hospital_name)] if hospital else facts, 0.6)


def _summary(rng: random.Random) -> tuple[DischargeSummary, Sheet]:
    content, sheet = invent.discharge_summary(rng, 4), Sheet(rng, rng.choice((1160, 1240, 1240, 1400, 1654)))
    above = rng.random() < 0.8
    sheet.title(rng.choice(SUMMARIES), field="hospital_name", value=content.hospital_name if above else "")
    facts = _stay_facts(content, rng, not above)
    rng.choice((sheet.rows, sheet.rows, sheet.cells, sheet.stacks))(facts, rng.choice((2, 3, 3)))
    sheet.y += 10
    return content, sheet


def _chapters(content: DischargeSummary, rng: random.Random) -> list[tuple[str, str | None, str]]:
    tale = discharge_story.story(content, rng)
    first = (
        "入院诊断/入院时诊断/初步诊断/门诊诊断（入院诊断）/入院初步诊断",
        "admission_diagnosis",
        content.admission_diagnosis,
    )
    last = ("出院诊断/出院时诊断/最后诊断/出院主要诊断/最终诊断", "discharge_diagnosis", content.discharge_diagnosis)
    state = [
        ("主诉/入院主诉", None, content.complaint),
        ("入院情况/入院时情况/病史摘要/入院时病情", None, tale.finding),
    ]
    then = [
        ("诊疗经过/治疗经过/住院经过/诊治经过", None, tale.course),
        ("辅助检查/主要检查结果/检查结果", None, tale.tests),
    ]
    after = [
        ("出院情况/出院时情况/出院时状况", None, tale.leaving),
        ("出院医嘱/医嘱/出院建议/注意事项", None, "\n".join(tale.orders)),
    ]
    orders = (
        [first, *state, *then, last, *after],
        [*state, first, *then, last, *after],
        [first, last, *state, *then, *after],
        [*state, *then, first, last, *after],
    )
    chosen = rng.choice(orders)
    return [
        (rng.choice(labels.split("/")), field, text) for labels, field, text in chosen if field or rng.random() < 0.8
    ]


def _signed(sheet: Sheet, content: DischargeSummary) -> None:
    rng = sheet.rng
    sheet.y += 36
    signed = sheet.dated(content.discharge_date)
    sheet.canvas.text(
        (sheet.left + sheet.room * rng.uniform(0.3, 0.5), sheet.y),
        f"{rng.choice(('医师签名', '主治医师', '经治医师', '医师'))}：{content.doctor}",
        sheet.words,
    )
    sheet.canvas.text((sheet.right, sheet.y), signed, sheet.words, "r")
    if rng.random() < 0.6:
        press(
            sheet.canvas,
            content.hospital_name,
            (sheet.right - 190, sheet.y),
            ("病案专用章", "病历复印专用章", "出院专用章"),
            small=FILED,
        )
    sheet.y += 60


def report(rng: random.Random) -> Rendered:
    """Chapters with headings above, or labels in the margin before their texts."""
    content, sheet = _summary(rng)
    inline, mark, colon = rng.random() < 0.5, rng.choice(("", "", "【", "n")), rng.choice(("：", ":", ""))
    for i, (label, field, text) in enumerate(_chapters(content, rng)):
        head = {"【": f"【{label}】", "n": f"{'一二三四五六七八'[i]}、{label}"}.get(mark, label + colon)
        if inline:
            sheet.canvas.text((sheet.left, sheet.y + sheet.words.size * 0.6), head, sheet.words.but(weight=0.4))
            sheet.told(field, text, max(6.5, len(head) + 0.7) * sheet.words.size)
        else:
            sheet.heading(head)
            sheet.told(field, text, rng.choice((0, 2)) * sheet.words.size)
        sheet.y += 10
    _signed(sheet, content)
    return sheet.done("discharge_summary")


def tabled(rng: random.Random) -> Rendered:
    """Chapters as rows of a table: the label at the left, or above its text within the frame."""
    content, sheet = _summary(rng)
    beside, wide = rng.random() < 0.6, sheet.words.size * 5.5
    for label, field, text in _chapters(content, rng):
        top = sheet.y
        sheet.y += sheet.words.size * 0.6
        if not beside:
            sheet.canvas.text(
                (sheet.left + 10, sheet.y + sheet.words.size * 0.6), f"{label}：", sheet.words.but(weight=0.4)
            )
            sheet.y += sheet.words.size * 1.6
        right, sheet.right = sheet.right, sheet.right - 12
        sheet.told(field, text, wide + 12 if beside else 24)
        sheet.right = right
        sheet.y = max(sheet.y + sheet.words.size * 0.2, top + sheet.words.size * 3.6 * beside)
        sheet.canvas.frame(sheet.left, top, right, sheet.y, sheet.words.ink, 1)
        if beside:
            sheet.form.cell((sheet.left, top, sheet.left + wide, sheet.y), label, fill=sheet.tint)
    _signed(sheet, content)
    return sheet.done("discharge_summary")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {"mixed_report": report, "mixed_table": tabled}
