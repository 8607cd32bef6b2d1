"""Certificates of a diagnosis (诊断证明书): printed, filled in by hand, and a short one with a counterfoil."""

import random
from collections.abc import Callable, Mapping

from training.render import diagnosis_certificate_forms as forms
from training.render.canvas import Canvas, Rendered, Style
from training.render.contents import SEXES
from training.render.diagnosis_certificate_content import Certificate, invented
from training.render.medical_form import narrowed, rows_of
from training.render.medical_seals import FILED, press

FORM = Style("serif", 26, (48, 48, 54))
HAND = Style("serif", 34, (34, 40, 96), slant=0.24, squeeze=0.9)


def _printed(rng: random.Random) -> Rendered:
    """A computer's print-out on A5 across, patient in two rows of labels."""
    canvas, content = Canvas((1400, 990), rng), invented(rng)
    pen = Style(rng.choice(("sans", "serif")), 26, (36, 36, 40))
    canvas.value((700, 90), "hospital_name", content.hospital_name, pen.but(size=36, weight=0.4), anchor="m")
    canvas.text((700, 150), "诊 断 证 明 书", pen.but(size=40, weight=0.8), "m")
    _patient(canvas, content, ((90, "姓名："), (390, "性别："), (620, "年龄："), (860, "科别：")), 230, FORM, pen)
    canvas.pair((90, 286), "门诊/住院号：", FORM, None, content.number, pen)
    canvas.rule((80, 320), (1320, 320), FORM.ink)
    y = _rows(canvas, "临床诊断：", content.diagnosis, (90, 370), 1180, pen)
    canvas.text((90, y + 30), "处理意见：", FORM.but(weight=0.4))
    canvas.text((240, y + 30), content.advice, pen)
    canvas.pair((820, 800), "医师签名：", FORM, "doctor_name", content.doctor_name, pen)
    canvas.pair((820, 860), "开具日期：", FORM, "issue_date", content.issue_date, pen, _day(content, rng))
    canvas.text((90, 930), "注：本证明未经盖章无效，涂改无效。", FORM.but(size=20))
    return _sealed(canvas, content, (rng.randint(900, 1120), rng.randint(770, 850)))


def _handwritten(rng: random.Random) -> Rendered:
    """A preprinted sheet whose lines are filled in with a pen."""
    canvas, content = Canvas((1190, 1300), rng, (252, 250, 244), shift=5), invented(rng)
    pen = HAND.but(slant=rng.uniform(0.14, 0.34), ink=rng.choice(((34, 40, 96), (40, 40, 46))))
    canvas.value((595, 96), "hospital_name", content.hospital_name, FORM.but(size=34), anchor="m")
    canvas.text((595, 160), "疾病诊断证明书", FORM.but(size=44, spacing=8, weight=0.7), "m")
    canvas.pair((820, 220), "编号", FORM.but(size=22), None, content.number, FORM.but(size=22, ink=(180, 60, 60)))
    _patient(canvas, content, ((80, "姓名"), (400, "性别"), (590, "年龄"), (790, "科室")), 300, FORM, pen)
    y = _rows(canvas, "诊断", content.diagnosis, (80, 400), 920, pen, 66)
    canvas.text((80, y + 60), "建议", FORM)
    for i, row in enumerate(rows_of(content.advice, pen, 860)):
        canvas.text((190, y + 56 + i * 66), row, pen)
    for height in range(330, 1000, 66):
        canvas.rule((150, height), (1110, height), (150, 150, 160), 1)
    canvas.pair((640, 1060), "医师（签章）", FORM, "doctor_name", content.doctor_name, pen.but(size=42, slant=0.4))
    _split_day(canvas, content, (640, 1140), pen)
    return _sealed(canvas, content, (rng.randint(700, 900), rng.randint(1060, 1140)))


def _boxed(rng: random.Random) -> Rendered:
    """A table of cells: label left, value right."""
    canvas, content = Canvas((1240, 1120), rng), invented(rng)
    pen = Style("mono", 25, (40, 40, 60), squeeze=0.9)
    canvas.text((620, 80), "医学诊断证明", FORM.but(size=42, weight=0.8), "m")
    canvas.pair((70, 140), "医疗机构：", FORM, "hospital_name", content.hospital_name, pen)
    canvas.frame(70, 176, 1170, 860, FORM.ink)
    rows = (
        ("患者姓名", "patient_name", content.patient.name, None),
        ("性　　别", "sex", content.patient.sex, SEXES[content.patient.sex]),
        ("年　　龄", "age", str(content.age), f"{content.age}岁"),
        ("就诊科室", "department", content.department, None),
    )
    for i, (label, field, value, shown) in enumerate(rows):
        x, y = 70 + i % 2 * 550, 176 + i // 2 * 74
        canvas.frame(x, y, x + 550, y + 74, FORM.ink, 1)
        canvas.text((x + 90, y + 37), label, FORM, "m")
        canvas.value((x + 200, y + 37), field, value, narrowed(pen, shown or value, 340), shown)
    for y, label in ((324, "诊　　断"), (600, "医师建议")):
        canvas.rule((70, y), (1170, y), FORM.ink, 1)
        canvas.text((160, y + 120), label, FORM, "m")
    canvas.rule((250, 324), (250, 860), FORM.ink, 1)
    _rows(canvas, "", content.diagnosis, (274, 372), 870, pen, 46)
    canvas.text((274, 680), content.advice, pen)
    canvas.pair((90, 920), "接诊医生：", FORM, "doctor_name", content.doctor_name, pen)
    canvas.pair((720, 920), "日期：", FORM, "issue_date", content.issue_date, pen, _day(content, rng))
    return _sealed(canvas, content, (rng.randint(860, 1040), rng.randint(880, 960)))


def _patient(
    canvas: Canvas, content: Certificate, labels: tuple[tuple[int, str], ...], y: int, form: Style, pen: Style
) -> None:
    """Name, sex, age and department in one row."""
    sex = SEXES[content.patient.sex]
    values = (
        ("patient_name", content.patient.name, None), ("sex", content.patient.sex, sex),
        ("age", str(content.age), canvas.rng.choice((f"{content.age}岁", f"{content.age} 岁"))),
        ("department", content.department, None),
    )  # fmt: skip
    for (x, label), (field, value, shown) in zip(labels, values, strict=True):
        style = narrowed(pen, shown or value, canvas.image.width - 50 - x - 100) if field == "department" else pen
        canvas.pair((x, y), label, form, field, value, style, shown)


def _rows(
    canvas: Canvas, label: str, diagnosis: str, at: tuple[float, float], width: float, pen: Style, leading: float = 44
) -> float:
    """The diagnoses under each other behind their label; gives the height below."""
    x = canvas.text(at, label, FORM.but(weight=0.4))[1][0] + 16 if label else at[0]
    rows = [row for one in diagnosis.split("\n") for row in rows_of(one, pen, at[0] + width - x)]
    parts = [((x, at[1] + i * leading), row) for i, row in enumerate(rows)]
    canvas.spread("diagnosis", diagnosis.replace("\n", ""), parts, pen)
    return at[1] + len(rows) * leading


def _split_day(canvas: Canvas, content: Certificate, at: tuple[float, float], pen: Style) -> None:
    day, (x, y) = content.issue_date, at
    for offset, char in ((110, "年"), (210, "月"), (310, "日")):
        canvas.text((x + offset, y), char, FORM)
    parts = [((x, y), f"{day.year}"), ((x + 152, y), f"{day.month}"), ((x + 252, y), f"{day.day}")]
    canvas.spread("issue_date", day, parts, pen)


def _day(content: Certificate, rng: random.Random) -> str:
    return content.issue_date.strftime(rng.choice(("%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d")))


def _sealed(canvas: Canvas, content: Certificate, at: tuple[float, float]) -> Rendered:
    press(canvas, content.hospital_name, at, ("诊断证明专用章", "医务专用章", "门诊专用章"), 210, small=FILED)
    return canvas.done("diagnosis_certificate")


Drawers = Mapping[str, Callable[[random.Random], Rendered]]
TRAIN: Drawers = {
    "printed": _printed,
    "handwritten": _handwritten,
    "letter": forms.letter,
    "counterfoil": forms.counterfoil,
    "record": forms.record,
}
BENCH: Drawers = {"boxed": _boxed, "statement": forms.statement, "register": forms.register}
