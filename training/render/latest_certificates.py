"""Certificates of a diagnosis kept for the benchmark: one written by hand with boxes to tick, one on leaving the ward, a small ruled one of a clinic."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from training.render import diagnosis_certificate_content as certificates
from training.render import form_parts, invent, penmanship, people
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.contents import SEXES
from training.render.form_parts import Form
from training.render.medical_seals import FILED, press
from training.render.newer_parts import Entry, row, told

INK: Ink = (40, 40, 46)
BLUE: Ink = (44, 74, 150)
REST = "叁天", "壹周", "贰周", "壹月"


def ticked(rng: random.Random) -> Rendered:
    """A printed half sheet a doctor writes on: words before underlined blanks, boxes to tick for what is advised."""
    content = certificates.invented(rng)
    content = replace(content, diagnosis="、".join(invent.diagnoses(rng, 2, content.patient.sex)[:2]))
    canvas = Canvas((1300, 920), rng, rng.choice(((255, 255, 255), (250, 252, 255), (253, 250, 246))))
    ink = rng.choice((INK, BLUE, (150, 40, 50)))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 27, ink), penmanship.anyone(rng, 38), stray=3)
    canvas.value((650, 66), "hospital_name", content.hospital_name, form.words.but(size=34, weight=0.4), anchor="m")
    canvas.text((650, 124), "门 诊 疾 病 诊 断 证 明", form.words.but(size=38, weight=0.6), "m")
    canvas.pair(
        (980, 176), "门诊号 ", form.words.but(size=23), None, content.number, Style("typewriter", 24, (60, 60, 66))
    )
    who = content.patient
    _blank(form, (80, 230), "姓名", 240, "patient_name", who.name)
    _blank(form, (410, 230), "性别", 90, "sex", who.sex, SEXES[who.sex])
    _blank(form, (600, 230), "年龄", 120, "age", str(content.age), f"{content.age}岁")
    _blank(form, (810, 230), "科别", 330, "department", content.department)
    _blank(form, (80, 304), "住址或单位", 920, None, who.address[6:24])
    _blank(form, (80, 386), "诊断", 1050, "diagnosis", content.diagnosis)
    _advised(form, rng)
    _blank(form, (80, 636), "其他", 1050, None, rng.choice(("不适随诊", "加强营养", "定期复查", "门诊随访")))
    _blank(form, (640, 720), "医师签名", 260, "doctor_name", content.doctor_name)
    form.day((690, 800), "issue_date", content.issue_date, gap=0.85)
    canvas.text((80, 800), "（未加盖诊断证明章无效）", form.words.but(size=22))
    press(canvas, content.hospital_name, (900, 750), ("诊断证明专用章", "门诊部专用章"), 170, small=FILED)
    return canvas.done("diagnosis_certificate")


def _blank(
    form: Form,
    at: tuple[float, float],
    label: str,
    wide: float,
    field: str | None,
    value: Value,
    shown: str | None = None,
) -> None:
    """A label before an underlined blank that is filled in by hand."""
    x = form.canvas.text(at, label, form.words)[1][0] + 10
    form.canvas.rule((x, at[1] + 24), (x + wide, at[1] + 24), form.words.ink, 1)
    form.fill((x, at[1] - 34, x + wide, at[1] + 24), field, value, shown, indent=8)


def _advised(form: Form, rng: random.Random) -> None:
    canvas, chosen = form.canvas, rng.randrange(4)
    canvas.text((80, 468), "建议", form.words)
    x = 170.0
    for i, words in enumerate(("门诊治疗", "住院治疗", "手术治疗", "转院治疗")):
        x = form.tick((x, 468), words, chosen=i == chosen, side=26) + 44
    rest = rng.choice((*REST, None))
    x = form.tick((170, 550), "全休", chosen=rest is not None, side=26) + 10
    canvas.rule((x, 574), (x + 140, 574), form.words.ink, 1)
    form.fill((x, 516, x + 140, 574), None, rest, indent=8)
    x = form.tick((x + 190, 550), "陪护一人", chosen=rng.random() < 0.3, side=26) + 44
    form.tick((x, 550), "避免体力劳动", chosen=rng.random() < 0.4, side=26)


def leaving(rng: random.Random) -> Rendered:
    """A ward's certificate on leaving: both days of the stay stand in the head, which are no day of issue; operation and advice below."""
    content = certificates.invented(rng)
    canvas, style = (
        Canvas((1190, 1684), rng, form_parts.paper_tone(rng)),
        Style(rng.choice(("serif", "sans", "kai")), 26, INK),
    )
    canvas.value((595, 110), "hospital_name", content.hospital_name, style.but(size=38, weight=0.5), anchor="m")
    canvas.text((595, 178), "出院诊断证明书", style.but(size=36, weight=0.4, spacing=6), "m")
    who, stay = content.patient, rng.randint(3, 24)
    day = rng.choice(("%Y-%m-%d", "%Y年%m月%d日"))
    out = content.issue_date - timedelta(rng.choice((0, 0, 1, 6)))
    row(canvas, 256, (110, 500, 760), (
        Entry("姓　　名：", "patient_name", who.name), Entry("性别：", "sex", who.sex, SEXES[who.sex]),
        Entry("年龄：", "age", str(content.age), f"{content.age}岁")), style, style, 1090)  # fmt: skip
    row(canvas, 306, (110, 500), (Entry("科　　室：", "department", content.department),
                                  Entry("住院号：", None, people.digits(rng, 8))), style, style, 1090)  # fmt: skip
    row(canvas, 356, (110, 500), (Entry("住院日期：", None, f"{(out - timedelta(stay)).strftime(day)}"),
                                  Entry("出院日期：", None, out.strftime(day))), style, style, 1090)  # fmt: skip
    canvas.rule((100, 390), (1090, 390), INK, 2)
    canvas.text((110, 440), "出院诊断：", style.but(weight=0.5))
    y = told(canvas, "diagnosis", content.diagnosis, (160, 490), 900, style, 1.7) + 16
    for title, text in (
        ("诊疗情况：", f"患者住院{stay}天，经治疗后病情好转，予以出院。"),
        ("医师建议：", content.advice),
    ):
        canvas.text((110, y), title, style.but(weight=0.5))
        y = told(canvas, None, text, (160, y + 50), 900, style, 1.7) + 16
    y += 60
    canvas.pair((640, y), "主管医师：", style, "doctor_name", content.doctor_name, style.but(font="kai", size=32))
    canvas.pair(
        (640, y + 60), "开具日期：", style, "issue_date", content.issue_date, style, content.issue_date.strftime(day)
    )
    canvas.text((110, y + 60), "医院盖章：", style)
    press(canvas, content.hospital_name, (360, y + 30), ("医务部", "诊断证明专用章"), 200, small=FILED)
    canvas.text((110, y + 180), "本证明一式两份，涂改无效。", style.but(size=21))
    canvas.image = canvas.image.crop((0, 0, 1190, round(y + 240)))
    return canvas.done("diagnosis_certificate")


def clinic(rng: random.Random) -> Rendered:
    """A small ruled form typed by a clinic's system: labels and values by turns in cells, the diagnosis in a high one."""
    content = certificates.invented(rng)
    canvas = Canvas((1240, 880), rng, form_parts.paper_tone(rng))
    style = Style(rng.choice(("sans", "serif")), 24, INK)
    form = Form(canvas, style, style.but(font=rng.choice(("sans", "serif", "kai")), size=25))
    canvas.text((620, 60), "诊　断　证　明　书", style.but(size=38, weight=0.5), "m")
    canvas.text((1170, 106), f"证明编号：{content.issue_date:%Y}{people.digits(rng, 6)}", style.but(size=21), "r")
    who = content.patient
    rows: tuple[tuple[tuple[float, str, str | None, str, str | None], ...], ...] = (
        ((0.34, "姓名", "patient_name", who.name, None), (0.26, "性别", "sex", who.sex, SEXES[who.sex]),
         (0.4, "年龄", "age", str(content.age), f"{content.age}")),
        ((0.6, "医院名称", "hospital_name", content.hospital_name, None), (0.4, "门诊/住院号", None, content.number, None)),
        ((0.6, "就诊科室", "department", content.department, None), (0.4, "职业", None, rng.choice(("职员", "农民", "退休人员", "学生", "个体经营者")), None)),
    )  # fmt: skip
    y = 130.0
    for cells in rows:
        x = 70.0
        for share, label, field, value, shown in cells:
            end = x + share * 1100
            form.cell((x, y, x + 140, y + 62), label, style.but(size=22))
            canvas.frame(x + 140, y, end, y + 62, INK, 2)
            form.fill((x + 140, y, end, y + 62), field, value, shown)
            x = end
        y += 62
    for label, field, text, high in (
        ("临床诊断", "diagnosis", content.diagnosis, 190),
        ("处理意见", None, content.advice, 110),
    ):
        form.cell((70, y, 210, y + high), label)
        canvas.frame(210, y, 1170, y + high, INK, 2)
        lines = text.count("\n")
        told(
            canvas,
            field,
            text,
            (228, y + high / 2 - lines * 22),
            920,
            form.filling if isinstance(form.filling, Style) else style,
            1.76,
        )
        y += high
    canvas.pair((90, y + 50), "经治医师：", style, "doctor_name", content.doctor_name, style)
    day = content.issue_date
    canvas.pair((760, y + 50), "日期：", style, "issue_date", day, style, f"{day.year} 年 {day.month} 月 {day.day} 日")
    canvas.text(
        (90, y + 104), "注：1.本证明须加盖公章方为有效；2.涉及司法办案需要的，须持介绍信另行办理。", style.but(size=19)
    )
    press(canvas, content.hospital_name, (950, y + 20), ("诊断证明章", "医务科"), 180, small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 160)))
    return canvas.done("diagnosis_certificate")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "ticked": ticked,
    "leaving": leaving,
    "clinic_cells": clinic,
}
