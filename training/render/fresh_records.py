"""Hospital records kept for the benchmark: two discharge summaries and two certificates of a diagnosis."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from training.render import diagnosis_certificate_content as certificates
from training.render import discharge_story, form_parts, invent, paper, penmanship
from training.render.canvas import Canvas, Rendered, Style
from training.render.contents import SEXES, DischargeSummary
from training.render.form_parts import Form, wrapped
from training.render.medical_form import narrowed
from training.render.medical_seals import FILED, press

INK = (40, 40, 46)
Pair = tuple[float, str, str | None, str, str | None]  # place, label, field, value, how it is shown


def _pairs(canvas: Canvas, y: float, pairs: tuple[Pair, ...], label: Style, filled: Style, right: float) -> None:
    """Labels with their values in one row, each value ending before the next label."""
    for i, (x, name, field, value, shown) in enumerate(pairs):
        room = (pairs[i + 1][0] if i + 1 < len(pairs) else right) - x - 12
        end = canvas.text((x, y), name, label)[1][0] + 6
        canvas.value((end, y), field, value, narrowed(filled, shown or value, room - (end - x)), shown)


def _listed(canvas: Canvas, field: str | None, text: str, at: tuple[float, float], room: float, style: Style) -> float:
    """A text of several rows, each wrapped to the room; gives the height below."""
    x, y = at
    parts = []
    for line in text.split("\n"):
        for row in wrapped(line, style, room):
            parts.append(((x, y), row))
            y += style.size * 1.5
    if field:
        canvas.spread(field, text.replace("\n", ""), parts, style)
        return y
    for place, row in parts:
        canvas.text(place, row, style)
    return y


def _clock(day: date, rng: random.Random) -> str:
    return f"{day:%Y年%m月%d日}{rng.randint(7, 17):02d}时{rng.randint(0, 59):02d}分"


def chapters(rng: random.Random) -> Rendered:
    """A ruled summary: who and when in a table at the top, one wide box for each chapter, doctors at the foot."""
    content = invent.discharge_summary(rng, 4)
    story, canvas = discharge_story.story(content, rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    label, filled = Style("sans", 22, INK, weight=0.4), Style(rng.choice(("sans", "serif")), 23, INK)
    canvas.text((620, 76), "出　院　小　结", label.but(size=40), "m")
    canvas.value((70, 134), "hospital_name", content.hospital_name, filled.but(size=25))
    canvas.pair((860, 134), "病案号", label, "medical_record_number", content.medical_record_number, filled)
    _chart_table(canvas, content, label, filled)
    y = _chart_boxes(canvas, content, story, label, filled)
    canvas.text((80, y + 44), f"住院医师：{content.doctor}", label)
    canvas.text((480, y + 44), "上级医师：", label)
    canvas.text((840, y + 44), f"记录日期：{content.discharge_date:%Y-%m-%d}", label)
    if rng.random() < 0.7:
        press(canvas, content.hospital_name, (930, y + 30), ("病案专用章", "病历复印专用章", "医务科"), small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(y + 150, 1500))))
    return canvas.done("discharge_summary")


def _chart_table(canvas: Canvas, content: DischargeSummary, label: Style, filled: Style) -> None:
    who = content.patient
    rows: tuple[tuple[tuple[str, str | None, str, str | None], ...], ...] = (
        (("患者姓名", "patient_name", who.name, None), ("性别", "sex", who.sex, SEXES[who.sex]),
         ("年龄", "age", str(content.age), f"{content.age}岁")),
        (("科别", "department", content.department, None), ("职业", None, canvas.rng.choice(("职员", "农民", "退休", "工人")), None),
         ("婚姻", None, "已婚", None)),
        (("入院日期", "admission_date", content.admission_date.isoformat(), None),
         ("出院日期", "discharge_date", content.discharge_date.isoformat(), None),
         ("住院天数", "inpatient_days", str(content.days), f"{content.days}天")),
    )  # fmt: skip
    for i, row in enumerate(rows):
        for j, (name, field, value, shown) in enumerate(row):
            x, y = 70 + (0, 430, 800)[j], 164 + i * 54
            right = 70 + (430, 800, 1100)[j]
            canvas.frame(x, y, right, y + 54, INK, 2)
            canvas.rule((x + 120, y), (x + 120, y + 54), INK, 1)
            canvas.text((x + 60, y + 27), name, label, "m")
            canvas.value((x + 132, y + 27), field, value, narrowed(filled, shown or value, right - x - 144), shown)


def _chart_boxes(
    canvas: Canvas, content: DischargeSummary, story: discharge_story.Story, label: Style, filled: Style
) -> float:
    told = (
        ("入院诊断", "admission_diagnosis", content.admission_diagnosis), ("入院时情况", None, story.finding),
        ("诊疗经过", None, f"{story.tests}{story.course}"), ("出院时情况", None, story.leaving),
        ("出院诊断", "discharge_diagnosis", content.discharge_diagnosis), ("出院医嘱", None, "\n".join(story.orders)),
    )  # fmt: skip
    y = 326.0
    for name, field, text in told:
        below = _listed(canvas, field, text, (212, y + 28), 940, filled) + 4
        canvas.frame(70, y, 1170, below, INK, 2)
        canvas.rule((196, y), (196, below), INK, 1)
        canvas.text((133, (y + below) / 2), name, label, "m")
        y = below
    return y


def short_stay(rng: random.Random) -> Rendered:
    """The record of somebody who stayed a night at most: one column of labels at the left margin, hours with the days."""
    content = invent.discharge_summary(rng, 3)
    content = replace(content, discharge_date=content.admission_date + timedelta(1))
    story, canvas = discharge_story.story(content, rng), Canvas((1240, 1754), rng)
    label = Style("serif", 24, INK, weight=0.5)
    filled = label.but(weight=0, font=rng.choice(("serif", "kai")))
    canvas.value((620, 84), "hospital_name", content.hospital_name, filled.but(size=36, spacing=3), anchor="m")
    canvas.text((620, 146), "24小时内入出院记录", label.but(size=34), "m")
    who = content.patient
    _pairs(canvas, 208, (
        (90, "姓名：", "patient_name", who.name, None), (470, "科室：", "department", content.department, None),
        (860, "住院病历号：", "medical_record_number", content.medical_record_number, None)), filled, filled, 1180)  # fmt: skip
    canvas.rule((80, 236), (1160, 236), INK, 2)
    _pairs(canvas, 276, (
        (90, "性　　别：", "sex", who.sex, SEXES[who.sex]), (620, "出 生 地：", None, "江州省江州市", None)), label, filled, 1160)  # fmt: skip
    _pairs(canvas, 320, (
        (90, "年　　龄：", "age", str(content.age), f"{content.age}岁"), (620, "民　　族：", None, who.ethnicity, None)),
        label, filled, 1160)  # fmt: skip
    _pairs(canvas, 364, (
        (90, "入院时间：", "admission_date", str(content.admission_date), _clock(content.admission_date, rng)),
        (620, "出院时间：", "discharge_date", str(content.discharge_date), _clock(content.discharge_date, rng))),
        label, filled, 1160)  # fmt: skip
    y = _told(canvas, content, story, label, filled)
    canvas.text((760, y + 40), f"医师签名：{content.doctor}", filled)
    canvas.text(
        (760, y + 86), f"{content.discharge_date:%Y-%m-%d} {rng.randint(8, 18):02d}:{rng.randint(10, 59)}", filled
    )
    if rng.random() < 0.5:
        press(canvas, content.hospital_name, (900, y + 60), ("病历专用章", "病案室"), small=FILED)
    return canvas.done("discharge_summary")


def _told(
    canvas: Canvas, content: DischargeSummary, story: discharge_story.Story, label: Style, filled: Style
) -> float:
    told = (
        ("主　　诉：", None, content.complaint), ("入院情况：", None, story.finding),
        ("入院诊断：", "admission_diagnosis", content.admission_diagnosis), ("诊治经过：", None, story.course),
        ("出院情况：", None, story.leaving), ("出院诊断：", "discharge_diagnosis", content.discharge_diagnosis),
        ("出院医嘱：", None, "\n".join(story.orders)),
    )  # fmt: skip
    y = 408.0
    for name, field, text in told:
        canvas.text((90, y), name, label)
        y = _listed(canvas, field, text, (220, y), 920, filled) + 10
    return y


def booklet(rng: random.Random) -> Rendered:
    """A certificate printed on half a sheet upright, with a bar code, the diagnosis in a large open space."""
    content, canvas = certificates.invented(rng), Canvas((1000, 1414), rng, form_parts.paper_tone(rng))
    label, filled = Style("sans", 25, INK), Style(rng.choice(("serif", "sans", "kai")), 27, INK)
    canvas.image.paste(paper.barcode(content.number, 54, rng), (80, 50))
    canvas.text((80, 124), f"NO.{content.number}", label.but(size=20))
    canvas.text((500, 190), "疾 病 诊 断 书", label.but(font="serif", size=46, weight=0.7), "m")
    who = content.patient
    _pairs(canvas, 280, ((80, "患者：", "patient_name", who.name, None), (400, "性别：", "sex", who.sex, SEXES[who.sex]),
                         (640, "年龄：", "age", str(content.age), f"{content.age} 岁")), label, filled, 930)  # fmt: skip
    _pairs(canvas, 336, ((80, "就诊科室：", "department", content.department, None),
                         (560, "单位或住址：", None, who.address[:9], None)), label, filled, 930)  # fmt: skip
    canvas.rule((70, 372), (930, 372), INK, 3)
    canvas.text((80, 420), "诊断：", label.but(weight=0.5))
    y = max(680, _listed(canvas, "diagnosis", content.diagnosis, (130, 478), 780, filled) + 30)
    canvas.text((80, y), "医嘱及建议：", label.but(weight=0.5))
    _listed(canvas, None, content.advice, (130, y + 56), 780, filled)
    canvas.pair((520, 1080), "经治医师：", label, "doctor_name", content.doctor_name, filled)
    canvas.pair((520, 1140), "医疗机构：", label, "hospital_name", content.hospital_name,
                narrowed(filled, content.hospital_name, 320))  # fmt: skip
    canvas.pair(
        (520, 1200), "日　　期：", label, "issue_date", content.issue_date, filled, f"{content.issue_date:%Y年%m月%d日}"
    )
    canvas.rule((70, 1250), (930, 1250), INK, 1)
    for i, line in enumerate(
        ("说明：1. 本诊断书需加盖医院公章后生效。", "　　　2. 伤病休息时间以医师意见为准，涂改无效。")
    ):
        canvas.text((80, 1284 + i * 38), line, label.but(size=20))
    press(canvas, content.hospital_name, (760, 1130), ("诊断证明专用章", "门诊办公室", "医务科"), small=FILED)
    return canvas.done("diagnosis_certificate")


def penned(rng: random.Random) -> Rendered:
    """A clinic's slip across, printed in blue and filled in by a doctor's pen between ruled lines."""
    content, canvas = certificates.invented(rng), Canvas((1500, 1060), rng, (250, 250, 246))
    blue = Style("serif", 29, (54, 84, 150))
    form = Form(canvas, blue, penmanship.anyone(rng, 40, ("hand", "cursive")), stray=5)
    canvas.value((750, 86), "hospital_name", content.hospital_name, blue.but(size=40, weight=0.5), anchor="m")
    canvas.text((750, 152), "病 情 证 明 单", blue.but(size=38), "m")
    who = content.patient
    places = (
        (90, 240, "姓名", 190, "patient_name", who.name, None), (400, 240, "性别", 90, "sex", who.sex, SEXES[who.sex]),
        (600, 240, "年龄", 110, "age", str(content.age), None), (840, 240, "科别", 260, "department", content.department, None),
    )  # fmt: skip
    for x, y, name, wide, field, value, shown in places:
        end = canvas.text((x, y), name, blue)[1][0] + 8
        canvas.rule((end, y + 26), (end + wide, y + 26), blue.ink, 1)
        form.fill((end, y - 32, end + wide, y + 26), field, value, shown, indent=4)
    _penned_lines(form, content)
    canvas.text((880, 850), "医师", blue)
    form.fill((950, 806, 1240, 890), "doctor_name", content.doctor_name)
    form.day((950, 930), "issue_date", content.issue_date, gap=0.9)
    canvas.text((90, 1000), "（盖章有效）", blue.but(size=22))
    press(canvas, content.hospital_name, (420, 890), ("诊断专用章", "门诊专用章", "业务专用章"), small=FILED)
    return canvas.done("diagnosis_certificate")


def _penned_lines(form: Form, content: certificates.Certificate) -> None:
    """Four lines of diagnosis, three of advice; the diagnoses one a row."""
    canvas, blue = form.canvas, form.words
    boxes, rows = [], content.diagnosis.split("\n")
    canvas.text((90, 330), "临床诊断", blue)
    for i in range(4):
        y = 330 + i * 74
        canvas.rule((230, y + 34), (1400, y + 34), blue.ink, 1)
        if i < len(rows):
            boxes += form.fill((230, y - 32, 1400, y + 34), None, rows[i])
    canvas.record("diagnosis", content.diagnosis.replace("\n", ""), boxes)
    canvas.text((90, 636), "处理意见", blue)
    for i in range(3):
        canvas.rule((230, 670 + i * 70), (1400, 670 + i * 70), blue.ink, 1)
    form.fill((230, 606, 1400, 670), None, content.advice)


SUMMARY: Mapping[str, Callable[[random.Random], Rendered]] = {"chapters": chapters, "short_stay": short_stay}
CERTIFICATE: Mapping[str, Callable[[random.Random], Rendered]] = {"booklet": booklet, "penned": penned}
