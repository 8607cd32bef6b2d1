"""Discharge summaries kept for the benchmark: a stay of a day in ruled rows, a township's form filled in by hand, and a patient's own copy."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from PIL import ImageDraw

from training.render import discharge_story, form_parts, invent, penmanship, people
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.contents import SEXES
from training.render.form_parts import Form, wrapped
from training.render.medical_seals import FILED, press
from training.render.newer_parts import Entry, row, told, under

INK: Ink = (40, 40, 46)
NAVY: Ink = (36, 66, 120)


def within_day(rng: random.Random) -> Rendered:
    """24小时内入出院记录: everything in ruled rows with the heading of each in a cell at its left; both times to the minute."""
    content = invent.discharge_summary(rng, 2)
    content = replace(content, discharge_date=content.admission_date + timedelta(1))
    tale, canvas = discharge_story.story(content, rng), Canvas((1240, 2300), rng, form_parts.paper_tone(rng))
    style = Style(rng.choice(("serif", "sans")), 23, INK)
    canvas.value((620, 70), "hospital_name", content.hospital_name, style.but(size=34, weight=0.4), anchor="m")
    canvas.text((620, 124), "24小时内入出院记录", style.but(size=32, weight=0.5), "m")
    canvas.pair((880, 170), "病案号：", style, "medical_record_number", content.medical_record_number, style)
    form, who = Form(canvas, style, style), content.patient
    hours = f"{rng.randint(13, 22)}:{rng.randint(10, 59)}", f"{rng.randint(7, 11):02d}:{rng.randint(10, 59)}"
    rows: tuple[tuple[tuple[float, str, str | None, Value, str | None], ...], ...] = (
        ((0.34, "姓名", "patient_name", who.name, None), (0.22, "性别", "sex", who.sex, SEXES[who.sex]),
         (0.22, "年龄", "age", str(content.age), f"{content.age}岁"), (0.22, "民族", None, "汉族", None)),
        ((0.56, "科室", "department", content.department, None), (0.44, "职业", None, rng.choice(("职员", "农民", "退休", "工人")), None)),
        ((0.56, "入院时间", "admission_date", content.admission_date, f"{content.admission_date} {hours[0]}"),
         (0.44, "出院时间", "discharge_date", content.discharge_date, f"{content.discharge_date} {hours[1]}")),
    )  # fmt: skip
    y = 196.0
    for cells in rows:
        x = 70.0
        for share, label, field, value, shown in cells:
            end = x + share * 1100
            form.cell((x, y, x + 116, y + 56), label)
            canvas.frame(x + 116, y, end, y + 56, INK, 2)
            form.fill((x + 116, y, end, y + 56), field, value, shown, indent=10)
            x = end
        y += 56
    for label, field, text in (
        ("主诉", None, content.complaint), ("入院情况", None, tale.finding), ("入院诊断", "admission_diagnosis", content.admission_diagnosis),
        ("诊疗经过", None, tale.course), ("出院情况", None, tale.leaving), ("出院诊断", "discharge_diagnosis", content.discharge_diagnosis),
        ("出院医嘱", None, "\n".join(tale.orders)),
    ):  # fmt: skip
        lines = sum(len(wrapped(line, style, 950)) for line in text.split("\n"))
        high = lines * style.size * 1.5 + 22
        form.cell((70, y, 186, y + high), label)
        canvas.frame(186, y, 1170, y + high, INK, 2)
        told(canvas, field, text, (198, y + 11 + style.size * 0.75), 950, style)
        y += high
    canvas.text((640, y + 46), f"医师签名：{content.doctor}　　　{content.discharge_date}", style)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 100)))
    return canvas.done("discharge_summary")


def township(rng: random.Random) -> Rendered:
    """A township hospital's printed form, filled in by a doctor's pen: blanks in the head, ruled lines for the texts."""
    content = replace(
        invent.discharge_summary(rng), hospital_name=f"{rng.choice(('云溪县', '石桥县', '青石县', '清河县'))}中心卫生院"
    )
    canvas = Canvas((1190, 1684), rng, rng.choice(((255, 255, 255), (250, 248, 240), (247, 250, 246))))
    form = Form(canvas, Style("serif", 27, rng.choice((INK, (40, 80, 60)))), penmanship.anyone(rng, 36), stray=3)
    canvas.value((595, 90), "hospital_name", content.hospital_name, form.words.but(size=36, weight=0.4), anchor="m")
    canvas.text((595, 154), "出　院　小　结", form.words.but(size=38, weight=0.5), "m")
    who = content.patient
    _blanks(form, 236, (
        (80, "姓名", 180, "patient_name", who.name, None), (350, "性别", 80, "sex", who.sex, SEXES[who.sex]),
        (520, "年龄", 110, "age", str(content.age), f"{content.age}岁"), (720, "住院号", 300, "medical_record_number", content.medical_record_number, None),
    ))  # fmt: skip
    x = canvas.text((80, 310), "入院日期", form.words)[1][0] + 8
    form.day((x, 310), "admission_date", content.admission_date, gap=0.8)
    x = canvas.text((600, 310), "出院日期", form.words)[1][0] + 8
    form.day((x, 310), "discharge_date", content.discharge_date, gap=0.8)
    _blanks(form, 384, (
        (80, "科别", 330, "department", content.department, None), (520, "住院", 90, "inpatient_days", str(content.days), None), (700, "天", 0, None, "", None),
    ))  # fmt: skip
    y = 440.0
    known = content.discharge_diagnosis.lstrip("1.、")
    for label, field, text, lines in (
        ("入院诊断：", "admission_diagnosis", known, 1), ("入院情况：", None, f"因{content.complaint}入院。", 2),
        ("治疗经过：", None, f"{content.course[:60].rpartition('，')[0]}。", 4),
        ("出院诊断：", "discharge_diagnosis", known, 1), ("出院情况：", None, rng.choice(("好转", "治愈", "病情平稳，好转出院")), 1),
        ("出院医嘱：", None, content.advice, 2),
    ):  # fmt: skip
        y = _ruled(form, y, label, field, text, lines)
    canvas.text((640, y + 60), "医师签名", form.words)
    penmanship.write(canvas, (790, y + 56), content.doctor, penmanship.anyone(rng, 44, ("cursive", "hand")))
    form.day((700, y + 130), None, content.discharge_date, gap=0.8)
    press(canvas, content.hospital_name, (330, y + 80), ("医务专用章", "住院部"), 190, small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1190, round(y + 210)))
    return canvas.done("discharge_summary")


def _blanks(form: Form, y: float, blanks: tuple[tuple[float, str, float, str | None, str, str | None], ...]) -> None:
    for left, label, wide, field, value, shown in blanks:
        x = form.canvas.text((left, y), label, form.words)[1][0] + 8
        if wide:
            form.canvas.rule((x, y + 24), (x + wide, y + 24), form.words.ink, 1)
            form.fill((x, y - 34, x + wide, y + 24), field, value, shown, indent=6)


def _ruled(form: Form, y: float, label: str, field: str | None, text: str, lines: int) -> float:
    """A heading with as many ruled lines as the form has for it, written on; gives where they end."""
    canvas, step = form.canvas, 62
    canvas.text((80, y + 34), label, form.words)
    for i in range(lines):
        canvas.rule((230, y + (i + 1) * step), (1110, y + (i + 1) * step), (150, 154, 160), 1)
    pen = form.filling
    rows = _written(text, pen, 860) if isinstance(pen, penmanship.Pen) else [text]
    boxes = [
        penmanship.write(canvas, (242, y + (i + 0.55) * step), piece, pen, 860)
        for i, piece in enumerate(rows[:lines])
        if isinstance(pen, penmanship.Pen)
    ]
    if field:
        canvas.record(field, text, boxes)
    return y + lines * step + 16


def _written(text: str, pen: penmanship.Pen, room: float) -> list[str]:
    rows = [""]
    for char in text:
        if penmanship.length(rows[-1] + char, pen) > room:
            rows.append("")
        rows[-1] += char
    return rows


def own_copy(rng: random.Random) -> Rendered:
    """What a patient takes home: a coloured head, the stay in three large figures, diagnoses in boxes, then drugs and orders."""
    content = invent.discharge_summary(rng, 4)
    tale, canvas = discharge_story.story(content, rng), Canvas((1240, 2200), rng)
    style, small, tint = (
        Style("sans", 24, INK),
        Style("sans", 20, (110, 116, 128)),
        rng.choice((NAVY, (24, 112, 104), (120, 60, 100))),
    )
    ImageDraw.Draw(canvas.image).rectangle((0, 0, 1240, 120), fill=tint)
    white = Style("sans", 34, (255, 255, 255), weight=0.4)
    canvas.value((60, 60), "hospital_name", content.hospital_name, white.but(size=28, weight=0))
    canvas.text((1180, 60), "出院小结（患者联）", white, "r")
    who = content.patient
    row(canvas, 166, (60, 360, 560, 760), (
        Entry("患者 ", "patient_name", who.name), Entry("", "sex", who.sex, SEXES[who.sex]), Entry("", "age", str(content.age), f"{content.age}岁"),
        Entry("病案号 ", "medical_record_number", content.medical_record_number)), small, style.but(size=26), 1180)  # fmt: skip
    row(canvas, 212, (60, 560, 760), (
        Entry("出院科室 ", "department", content.department), Entry("床号 ", None, f"{rng.randint(1, 70)}"),
        Entry("主治医师 ", None, content.doctor)), small, style.but(size=26), 1180)  # fmt: skip
    day, large = rng.choice(("%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d")), Style("sans", 32, tint, weight=0.3)
    for i, entry in enumerate((
        Entry("入院", "admission_date", content.admission_date, content.admission_date.strftime(day)),
        Entry("出院", "discharge_date", content.discharge_date, content.discharge_date.strftime(day)),
        Entry("共住院（天）", "inpatient_days", str(content.days)),
    )):  # fmt: skip
        ImageDraw.Draw(canvas.image).rounded_rectangle(
            (60 + i * 380, 250, 420 + i * 380, 350), 12, fill=(240, 243, 247)
        )
        under(canvas, (84 + i * 380, 276), entry, small, large, 320, 44)
    y = max(_boxed(canvas, 60 + i * 570, title, field, text, style, tint) for i, (title, field, text) in enumerate((
        ("入院时诊断", "admission_diagnosis", content.admission_diagnosis), ("出院时诊断", "discharge_diagnosis", content.discharge_diagnosis),
    )))  # fmt: skip
    for title, text in (
        ("治疗简要经过", tale.course),
        ("出院时情况", tale.leaving),
        ("回家后注意", "\n".join(tale.orders)),
    ):
        canvas.text((60, y + 40), title, style.but(size=26, weight=0.5, ink=tint))
        y = told(canvas, None, text, (60, y + 86), 1120, style, 1.6) - 10
    canvas.text((60, y + 60), f"科室电话：0990-{people.digits(rng, 7)}　　请凭本小结复诊，妥善保管。", small)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 120)))
    return canvas.done("discharge_summary")


def _boxed(canvas: Canvas, x: float, title: str, field: str, text: str, style: Style, tint: Ink) -> float:
    """A heading over a text with a coloured bar at its left; gives where it ends."""
    canvas.text((x, 396), title, style.but(size=26, weight=0.5, ink=tint))
    y = told(canvas, field, text, (x + 22, 446), 520, style, 1.6)
    ImageDraw.Draw(canvas.image).rectangle((x, 424, x + 6, y - 12), fill=tint)
    return y


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "within_day": within_day,
    "township": township,
    "own_copy": own_copy,
}
