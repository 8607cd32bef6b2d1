"""Certificates of a diagnosis kept for the benchmark: a slip in numbered parts, a system's table with a code, a pad with dotted lines filled in by hand."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PIL import ImageDraw

from training.render import diagnosis_certificate_content as certificates
from training.render import form_parts, invent, paper, penmanship, people
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Form, wrapped
from training.render.medical_form import narrowed
from training.render.medical_seals import FILED, press
from training.render.newer_parts import Entry, row, told

INK: Ink = (40, 40, 46)
GREEN: Ink = (36, 100, 76)


def numbered(rng: random.Random) -> Rendered:
    """An upright half sheet: two rows of facts between rules, then four numbered parts, doctor and day beside the seal."""
    content = certificates.invented(rng)
    canvas, style = Canvas((1000, 1414), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "kai")), 26, INK)
    canvas.value(
        (500, 84),
        "hospital_name",
        content.hospital_name,
        narrowed(style.but(size=34, weight=0.5), content.hospital_name, 860),
        anchor="m",
    )
    canvas.text((500, 142), "病情诊断证明书", style.but(size=34, spacing=4, weight=0.4), "m")
    canvas.text((920, 188), f"No.{content.number}", style.but(size=21), "r")
    who = content.patient
    for high in (212, 318):
        canvas.rule((80, high), (920, high), INK, 2)
    row(canvas, 240, (90, 430, 640), (
        Entry("姓名：", "patient_name", who.name), Entry("性别：", "sex", who.sex, SEXES[who.sex]),
        Entry("年龄：", "age", str(content.age), f"{content.age}岁")), style, style, 910)  # fmt: skip
    row(
        canvas,
        290,
        (90, 430),
        (Entry("科室：", "department", content.department), Entry("住院/门诊号：", None, content.number)),
        style,
        style,
        910,
    )
    y = 366.0
    for title, field, text in (
        ("一、诊断意见", "diagnosis", content.diagnosis),
        ("二、治疗情况", None, rng.choice(("门诊药物治疗。", "予清创缝合、抗感染治疗。", "予对症支持治疗，病情好转。", "予石膏外固定，消肿止痛治疗。"))),
        ("三、医嘱建议", None, content.advice),
        ("四、其他", None, rng.choice(("无。", "陪护壹人。", "不适随诊。"))),
    ):  # fmt: skip
        canvas.text((90, y), title, style.but(weight=0.5))
        y = told(canvas, field, text, (142, y + 48), 760, style, 1.65) + 22
    canvas.pair((520, y + 60), "诊断医师：", style, "doctor_name", content.doctor_name, style.but(font="kai", size=31))
    day = content.issue_date
    canvas.pair(
        (520, y + 116), "签发日期：", style, "issue_date", day, style, rng.choice((f"{day:%Y年%m月%d日}", f"{day}"))
    )
    canvas.text((90, y + 190), "说明：本证明未盖章无效，仅反映就诊时病情。", style.but(size=20))
    press(canvas, content.hospital_name, (300, y + 70), ("诊断证明专用章", "医务科"), 190, small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1000, round(y + 240)))
    return canvas.done("diagnosis_certificate")


def tabled(rng: random.Random) -> Rendered:
    """A system's print: one table, a shaded label at the left of each row, several facts in one row, a code and bar code above."""
    content = certificates.invented(rng)
    canvas, style = Canvas((1240, 1500), rng), Style("sans", 24, INK)
    form = Form(canvas, style, style.but(font=rng.choice(("sans", "serif")), size=25))
    canvas.image.paste(paper.barcode(people.digits(rng, 11), 50, rng), (80, 40))
    canvas.image.paste(paper.qr(f"ZD{content.number}{content.issue_date}", 116), (1050, 30))
    canvas.text((620, 130), "医学诊断证明书", style.but(size=38, weight=0.6), "m")
    canvas.pair((80, 190), "医疗机构：", style, "hospital_name", content.hospital_name, style)
    canvas.text((1170, 190), f"文书号：{people.digits(rng, 9)}", style.but(size=20), "r")
    who, tint, y = content.patient, (232, 238, 244), 220.0
    rows: Sequence[Sequence[tuple[str, str | None, str, str | None]]] = (
        (("患者姓名", "patient_name", who.name, None), ("患者性别", "sex", who.sex, SEXES[who.sex])),
        (("患者年龄", "age", str(content.age), f"{content.age} 岁"), ("就诊科室", "department", content.department, None)),
        (("就诊类型", None, rng.choice(("门诊", "住院", "急诊")), None), ("病历号", None, content.number, None)),
    )  # fmt: skip
    for cells in rows:
        for i, (label, field, value, shown) in enumerate(cells):
            x = 70 + i * 550
            form.cell((x, y, x + 150, y + 60), label, fill=tint)
            canvas.frame(x + 150, y, x + 550, y + 60, INK, 2)
            form.fill((x + 150, y, x + 550, y + 60), field, value, shown)
        y += 60
    for label, field, text in (
        ("诊断结果", "diagnosis", content.diagnosis),
        ("医生建议", None, content.advice),
        ("备　注", None, "以下空白"),
    ):
        lines = sum(len(wrapped(line, style, 900)) for line in text.split("\n"))
        high = max(86, lines * style.size * 1.6 + 40)
        form.cell((70, y, 220, y + high), label, fill=tint)
        canvas.frame(220, y, 1170, y + high, INK, 2)
        told(canvas, field, text, (236, y + 38), 900, style, 1.6)
        y += high
    for i, (label, field) in enumerate((("医　师", "doctor_name"), ("开具日期", "issue_date"))):
        x = 70 + i * 550
        form.cell((x, y, x + 150, y + 70), label, fill=tint)
        canvas.frame(x + 150, y, x + 550, y + 70, INK, 2)
        form.fill((x + 150, y, x + 550, y + 70), field, content.doctor_name if i == 0 else content.issue_date)
    canvas.text((80, y + 110), "扫描右上角二维码可验证真伪", style.but(size=20))
    press(canvas, content.hospital_name, (930, y + 20), ("诊断证明专用章", "门诊部"), 190, small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 170)))
    return canvas.done("diagnosis_certificate")


def padded(rng: random.Random) -> Rendered:
    """A pad's page across, green print with a cross, dotted lines a doctor writes on, years and unit asked for, the advice below."""
    content = certificates.invented(rng)
    content = replace(content, diagnosis="，".join(invent.diagnoses(rng, 2, content.patient.sex)[:2]))
    canvas = Canvas((1300, 900), rng, rng.choice(((248, 253, 248), (255, 255, 255), (252, 250, 242))))
    form = Form(canvas, Style("serif", 27, GREEN), penmanship.anyone(rng, 38), stray=3)
    pen = ImageDraw.Draw(canvas.image)
    for box in ((96, 52, 112, 100), (80, 68, 128, 84)):
        pen.rectangle(box, fill=(206, 60, 60))
    canvas.value(
        (650, 74),
        "hospital_name",
        content.hospital_name,
        narrowed(form.words.but(size=38, weight=0.5), content.hospital_name, 900),
        anchor="m",
    )
    canvas.text((650, 136), "诊　断　证　明", form.words.but(size=36, weight=0.5), "m")
    who = content.patient
    _dotted(form, (80, 216), "姓名", 220, "patient_name", who.name)
    _dotted(form, (400, 216), "性别", 100, "sex", who.sex, SEXES[who.sex])
    _dotted(form, (600, 216), "年龄", 120, "age", str(content.age), str(content.age))
    _dotted(form, (820, 216), "科别", 300, "department", content.department)
    _dotted(
        form, (80, 296), "工作单位", 560, None, rng.choice(("江州精工机械厂", "云溪县第三中学", "无", "个体", "务农"))
    )
    _dotted(form, (820, 296), "门诊号", 280, None, content.number)
    _dotted(form, (80, 386), "临床诊断", 1010, "diagnosis", content.diagnosis)
    _dotted(form, (80, 476), "处理意见", 1010, None, content.advice[:22].rstrip("，、"))
    _dotted(form, (200, 556), "", 1010, None, "")
    _dotted(form, (80, 660), "医师", 260, "doctor_name", content.doctor_name)
    form.day((720, 660), "issue_date", content.issue_date, gap=0.85)
    canvas.text((80, 760), "注：①未经盖章无效　②涂改无效　③此证明当月有效", form.words.but(size=22))
    press(canvas, content.hospital_name, (1030, 690), ("诊断证明专用章", "门诊办公室"), 180, small=FILED)
    return canvas.done("diagnosis_certificate")


def _dotted(
    form: Form,
    at: tuple[float, float],
    label: str,
    wide: float,
    field: str | None,
    value: str,
    shown: str | None = None,
) -> None:
    """A label before a dotted line with something written on it."""
    x = (form.canvas.text(at, label, form.words)[1][0] if label else at[0]) + 8
    pen = ImageDraw.Draw(form.canvas.image)
    for i in range(0, round(wide), 9):
        pen.ellipse((x + i, at[1] + 24, x + i + 3, at[1] + 27), fill=form.words.ink)
    if value:
        form.fill((x, at[1] - 36, x + wide, at[1] + 22), field, value, shown, indent=8)


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "in_parts": numbered,
    "tabled": tabled,
    "dotted_pad": padded,
}
