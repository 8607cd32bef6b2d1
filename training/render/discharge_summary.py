"""Draws 出院记录: a computer print-out on A4, 1190 × 1684 pixels."""

import random

from PIL import ImageDraw

from training.render.canvas import Canvas, Rendered, Style, first_row
from training.render.contents import SEXES, DischargeSummary

SIZE = 1190, 1684
LAYOUTS = "two_columns", "heading_line"
MARGIN = 92


def draw(content: DischargeSummary, layout: str, rng: random.Random) -> Rendered:
    """The summary: in `two_columns` the patient stands in a block, in `heading_line` in one line under the title."""
    canvas = Canvas(SIZE, rng)
    body = Style(rng.choice(("serif", "sans")), 25, (52, 52, 56))
    _crest(canvas)
    head = _two_columns if layout == "two_columns" else _heading_line
    y = _narrative(canvas, content, body, head(canvas, content, body))
    canvas.text((700, y + 60), "医师签名:", body.but(weight=0.3))
    canvas.text((830, y + 58), content.doctor, Style("serif", 34, (40, 42, 60), slant=0.35, squeeze=0.9, weight=0.2))
    canvas.text((1060, 1590), "1/1", body)
    return canvas.done("discharge_summary")


def _crest(canvas: Canvas) -> None:
    pen = ImageDraw.Draw(canvas.image)
    pen.ellipse((92, 48, 196, 152), fill=(168, 170, 172), outline=(140, 142, 144), width=4)
    pen.rectangle((134, 74, 154, 126), fill=(246, 246, 246))
    pen.rectangle((118, 90, 170, 110), fill=(246, 246, 246))


def _two_columns(canvas: Canvas, content: DischargeSummary, body: Style) -> int:
    canvas.value((595, 176), "hospital_name", content.hospital_name, body.but(size=30, spacing=14), anchor="m")
    canvas.text((595, 240), "出院记录", body.but(size=34, weight=0.7), "m")
    canvas.pair((MARGIN, 252), "科室:", body, "department", content.department, body)
    number = content.medical_record_number
    canvas.pair((800, 252), "住院号:", body, "medical_record_number", number, body)
    canvas.rule((82, 274), (1110, 274), body.ink, 3)
    for row, (label, field, value, shown) in enumerate(_patient(content)):
        canvas.pair((200, 312 + row * 44), label, body, field, value, body, shown)
    stay = (
        ("入院日期:", "admission_date", content.admission_date),
        ("出院日期:", "discharge_date", content.discharge_date),
    )
    for row, (label, field, day) in enumerate(stay):
        canvas.pair((585, 312 + row * 44), label, body, field, day, body)
    canvas.pair((585, 400), "住院天数:", body, "inpatient_days", str(content.days), body)
    return 452


def _heading_line(canvas: Canvas, content: DischargeSummary, body: Style) -> int:
    canvas.value((595, 140), "hospital_name", content.hospital_name, body.but(size=36, weight=0.4), anchor="m")
    canvas.text((595, 190), "出院记录", body.but(size=34, spacing=4, weight=0.4), "m")
    for x, (label, field, value, shown) in zip((120, 330, 480), _patient(content), strict=True):
        canvas.pair((x, 240), label.replace("　", ""), body.but(size=23), field, value, body.but(size=23), shown)
    canvas.pair((640, 240), "科室:", body.but(size=23), "department", content.department, body.but(size=23))
    number = content.medical_record_number
    canvas.pair((860, 240), "病案号:", body.but(size=23), "medical_record_number", number, body.but(size=23))
    canvas.rule((110, 262), (1080, 262), body.ink, 3)
    canvas.pair((MARGIN, 306), "入院时间:", body, "admission_date", content.admission_date, body)
    canvas.pair((MARGIN, 348), "出院时间:", body, "discharge_date", content.discharge_date, body)
    canvas.pair((560, 306), "住院天数:", body, "inpatient_days", str(content.days), body, f"{content.days} 天")
    canvas.text((560, 348), "出院原因: 病情好转", body)
    return 396


def _patient(content: DischargeSummary) -> tuple[tuple[str, str, str, str | None], ...]:
    """Label, field, value and how it is shown."""
    return (
        ("姓　名:", "patient_name", content.patient.name, None),
        ("性　别:", "sex", content.patient.sex, SEXES[content.patient.sex]),
        ("年　龄:", "age", str(content.age), f"{content.age}岁"),
    )


def _narrative(canvas: Canvas, content: DischargeSummary, body: Style, y: int) -> int:
    """The paragraphs in order; gives the height below the last one."""
    paragraphs = (
        ("入院情况:", None, f"患者因“{content.complaint}”收入院。"),
        ("入院诊断:", "admission_diagnosis", content.admission_diagnosis),
        ("诊疗经过:", None, content.course),
        ("出院诊断:", "discharge_diagnosis", content.discharge_diagnosis),
        ("出院情况:", None, "目前病情稳定，饮食睡眠好，大小便无异常，体温正常，心肺听诊无异常，无明显不适主诉。"),
        ("出院医嘱:", None, content.advice),
    )
    for label, field, text in paragraphs:
        if field:
            canvas.pair((MARGIN, y), label, body.but(weight=0.4), field, text, body)
            y += 44
        else:
            y = _paragraph(canvas, label, text, body, y)
    return y


def _paragraph(canvas: Canvas, label: str, text: str, body: Style, y: int) -> int:
    """Text wrapped at the right margin behind its label."""
    x = canvas.text((MARGIN, y), label, body.but(weight=0.4))[1][0] + 10
    while text:
        fits = first_row(text, body, SIZE[0] - MARGIN - x)
        canvas.text((x, y), text[:fits], body)
        text, x, y = text[fits:], MARGIN, y + 42
    return y
