"""Discharge summaries kept for the benchmark: headings that begin their texts, a day ward's form in cells, and a page of a hospital's app."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from training.render import discharge_story, form_parts, invent, licence_parts
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import SEXES, DischargeSummary
from training.render.form_parts import Form, wrapped
from training.render.later_parts import Box, ruled
from training.render.medical_form import narrowed
from training.render.medical_seals import FILED, press
from training.render.newer_parts import Entry, row, told

INK: Ink = (38, 38, 44)
GREY: Ink = (128, 134, 144)
PROCEDURES = (
    "右眼白内障超声乳化术",
    "无痛肠镜下息肉切除术",
    "体表肿物切除术",
    "腹腔镜下腹股沟疝修补术",
    "鼻内镜手术",
    "下肢静脉曲张微创手术",
)


def running(rng: random.Random) -> Rendered:
    """A print in one typeface whose headings begin their texts: facts in three unruled columns under a double rule, diagnoses numbered and set in."""
    content = invent.discharge_summary(rng, 3)
    tale, canvas = discharge_story.story(content, rng), Canvas((1240, 2400), rng, form_parts.paper_tone(rng))
    style = Style(rng.choice(("serif", "sans", "kai")), 25, INK)
    canvas.value((620, 80), "hospital_name", content.hospital_name, style.but(size=36, weight=0.4), anchor="m")
    canvas.text((620, 138), "出　院　记　录", style.but(size=32, weight=0.4), "m")
    for high in (172, 178):
        canvas.rule((80, high), (1160, high), INK, 2)
    who, day = content.patient, rng.choice(("%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d"))
    hour = rng.choice(("", " 09:30", " 10:12"))
    columns = 90, 470, 800
    row(canvas, 216, columns, (
        Entry("姓名：", "patient_name", who.name), Entry("性别：", "sex", who.sex, SEXES[who.sex]),
        Entry("年龄：", "age", str(content.age), f"{content.age}岁")), style, style, 1150)  # fmt: skip
    row(canvas, 262, columns, (
        Entry("病案号：", "medical_record_number", content.medical_record_number), Entry("床号：", None, f"{rng.randint(1, 66)}"),
        Entry("科别：", "department", content.department)), style, style, 1150)  # fmt: skip
    row(canvas, 308, columns, (
        Entry("入院：", "admission_date", content.admission_date, content.admission_date.strftime(day) + hour),
        Entry("出院：", "discharge_date", content.discharge_date, content.discharge_date.strftime(day)),
        Entry("实际住院：", "inpatient_days", str(content.days), f"{content.days}天")), style, style, 1150)  # fmt: skip
    canvas.rule((80, 340), (1160, 340), INK, 2)
    y = 384.0
    for title, field, text in (
        ("入院诊断：", "admission_diagnosis", content.admission_diagnosis), ("主诉及入院情况：", None, tale.finding),
        ("辅助检查：", None, tale.tests), ("诊治经过：", None, tale.course), ("出院诊断：", "discharge_diagnosis", content.discharge_diagnosis),
        ("出院时情况：", None, tale.leaving), ("出院后建议：", None, "".join(tale.orders)),
    ):  # fmt: skip
        end = canvas.text((90, y), title, style.but(weight=0.5))[1][0] + 8
        if field:
            y = told(canvas, field, text, (end, y), 1150 - end, style, 1.65) + 8
        else:
            first = wrapped(text, style, 1150 - end)[0]
            canvas.text((end, y), first, style)
            y += style.size * 1.65
            if text[len(first) :]:
                y = told(canvas, None, text[len(first) :], (90, y), 1060, style, 1.65)
            y += 8
    canvas.text((520, y + 50), f"住院医师：{content.doctor}", style)
    canvas.text((1150, y + 100), content.discharge_date.strftime(day), style, "r")
    if rng.random() < 0.6:
        press(canvas, content.hospital_name, (900, y + 40), ("病案管理专用章", "医务科"), 190, small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 170)))
    return canvas.done("discharge_summary")


def day_ward(rng: random.Random) -> Rendered:
    """日间手术出院小结: facts in cells, three to a row, the operation in a row of its own, then boxes with their headings inside."""
    content = invent.discharge_summary(rng)
    content = replace(content, discharge_date=content.admission_date + timedelta(rng.choice((1, 1, 2))))
    tale, canvas = discharge_story.story(content, rng), Canvas((1240, 2200), rng)
    style = Style(rng.choice(("sans", "serif")), 23, INK)
    form, who = Form(canvas, style, style.but(size=24)), content.patient
    canvas.value(
        (70, 76),
        "hospital_name",
        content.hospital_name,
        narrowed(style.but(size=30, weight=0.4), content.hospital_name, 640),
    )
    canvas.text((1170, 76), "日间手术出院小结", style.but(size=34, weight=0.5), "r")
    y = ruled(form, (70, 116), 1100, (
        (Box(0.36, "姓名", "patient_name", who.name), Box(0.28, "性别", "sex", who.sex, SEXES[who.sex]),
         Box(0.36, "年龄", "age", str(content.age), f"{content.age}岁")),
        (Box(0.36, "科室", "department", content.department), Box(0.28, "床号", None, f"日{rng.randint(1, 30)}"),
         Box(0.36, "住院号", "medical_record_number", content.medical_record_number)),
        (Box(0.36, "入院日期", "admission_date", content.admission_date), Box(0.28, "住院天数", "inpatient_days", str(content.days)),
         Box(0.36, "出院日期", "discharge_date", content.discharge_date)),
        (Box(0.64, "手术名称", None, rng.choice(PROCEDURES)), Box(0.36, "手术日期", None, content.admission_date)),
    ), 116, 58)  # fmt: skip
    for title, field, text in (
        ("入院诊断", "admission_diagnosis", content.admission_diagnosis), ("出院诊断", "discharge_diagnosis", content.discharge_diagnosis),
        ("入院情况", None, f"{content.complaint}。{tale.tests}"), ("治疗经过", None, tale.course), ("离院评估", None, tale.leaving),
        ("健康指导及复诊", None, "\n".join(tale.orders[:4])),
    ):  # fmt: skip
        lines = sum(len(wrapped(line, style, 1050)) for line in text.split("\n"))
        high = 62 + lines * style.size * 1.55
        canvas.frame(70, y, 1170, y + high, INK, 2)
        canvas.text((86, y + 26), f"{title}：", style.but(weight=0.5))
        told(canvas, field, text, (100, y + 66), 1050, style, 1.55)
        y += high
    canvas.text((86, y + 44), f"医师签名：{content.doctor}", style)
    canvas.text((640, y + 44), "患者/家属签名：", style)
    press(canvas, content.hospital_name, (980, y + 20), ("日间手术中心", "出院专用章"), 170, small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 120)))
    return canvas.done("discharge_summary")


def in_app(rng: random.Random) -> Rendered:
    """A hospital's app: the patient in a card, days and ward as rows of names and values, each text in a panel under its heading."""
    content = invent.discharge_summary(rng, 3)
    tale = discharge_story.story(content, rng)
    canvas = licence_parts.screen("出院小结", rng, rng.choice(((24, 120, 200), (20, 150, 130), (70, 90, 190))), 4600)
    label, filled = Style("sans", 31, GREY), Style("sans", 33, INK)
    who = content.patient
    licence_parts.shadowed(canvas, (28, 228, 1052, 420))
    end = canvas.value((66, 290), "patient_name", who.name, Style("sans", 42, INK, weight=0.5))
    end = canvas.value((end + 30, 292), "sex", who.sex, filled, SEXES[who.sex])
    canvas.value((end + 24, 292), "age", str(content.age), filled, f"{content.age}岁")
    canvas.value(
        (66, 366), "hospital_name", content.hospital_name, narrowed(filled.but(size=31), content.hospital_name, 920)
    )
    y = _facts(canvas, content, rng, label, filled)
    for title, field, text in (
        ("入院诊断", "admission_diagnosis", content.admission_diagnosis), ("出院诊断", "discharge_diagnosis", content.discharge_diagnosis),
        ("入院情况", None, tale.finding), ("诊疗经过", None, tale.course), ("出院医嘱", None, "\n".join(tale.orders)),
    ):  # fmt: skip
        lines = sum(len(wrapped(line, filled.but(size=30), 920)) for line in text.split("\n"))
        high = round(100 + lines * 48)
        licence_parts.shadowed(canvas, (28, round(y), 1052, round(y + high)))
        canvas.text((66, y + 46), title, filled.but(weight=0.5))
        told(canvas, field, text, (66, y + 104), 920, filled.but(size=30), 1.6)
        y += high + 26
    canvas.text((540, y + 30), "内容仅供参考，以医院纸质盖章病历为准", label.but(size=27), "m")
    canvas.image = canvas.image.crop((0, 0, 1080, round(y + 90)))
    return canvas.done("discharge_summary")


def _facts(canvas: Canvas, content: DischargeSummary, rng: random.Random, label: Style, filled: Style) -> float:
    facts: Sequence[Entry] = (
        Entry("住院号", "medical_record_number", content.medical_record_number), Entry("出院科室", "department", content.department),
        Entry("入院时间", "admission_date", content.admission_date, f"{content.admission_date} 1{rng.randint(0, 9)}:{rng.randint(10, 59)}"),
        Entry("出院时间", "discharge_date", content.discharge_date, f"{content.discharge_date} 0{rng.randint(8, 9)}:{rng.randint(10, 59)}"),
        Entry("住院天数", "inpatient_days", str(content.days), f"{content.days}天"), Entry("主管医生", None, content.doctor),
    )  # fmt: skip
    licence_parts.shadowed(canvas, (28, 446, 1052, 486 + 70 * len(facts)))
    for i, entry in enumerate(facts):
        y = 502 + 70 * i
        canvas.text((66, y), entry.label, label)
        canvas.value((1014, y), entry.field, entry.value, narrowed(filled, entry.text, 640), entry.shown, "r")
    return 512.0 + 70 * len(facts)


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "run_in": running,
    "day_ward": day_ward,
    "app_summary": in_app,
}
