"""Certificates as letters, with a counterfoil and from a records system; two more for the benchmark alone."""

import random
from collections.abc import Sequence
from datetime import date

from training.render import invent, paper, penmanship
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import SEXES
from training.render.diagnosis_certificate_content import Certificate, invented
from training.render.medical_form import narrowed
from training.render.medical_prose import Means, Piece, flow, put, put_value, rows
from training.render.medical_seals import FILED, press

Labelled = tuple[float, float, str, Piece]  # where the label stands, the label, what is filled in
PURPOSES = "诊断证明专用章", "医务科", "门诊专用章", "医务处专用章"
_BLUE: Ink = (44, 70, 140)


def letter(rng: random.Random) -> Rendered:
    """A letter whose first sentence tells who came when to which ward, the diagnoses numbered under it."""
    canvas, content = Canvas((1240, 1240), rng), invented(rng)
    form = Style(rng.choice(("serif", "kai")), 28, (46, 46, 50))
    pen = _means(rng, form.but(font=rng.choice(("serif", "sans", "kai")), ink=(36, 36, 40)), 0.35)
    name, sex, age, department = _who(content, rng)
    canvas.value((620, 110), "hospital_name", content.hospital_name, form.but(size=36, weight=0.3), anchor="m")
    canvas.text((620, 180), "诊断证明书", form.but(size=46, spacing=14, weight=0.7), "m")
    canvas.text((1120, 236), f"No.{content.number}", form.but(size=22), "r")
    text = (
        Piece("患者"), name, Piece("，性别"), sex, Piece("，年龄"), age, Piece("，于"),
        Piece(_written(content.issue_date, rng), None, ""), Piece("来我院"), department,
        Piece(rng.choice(("门诊就诊", "住院治疗", "急诊就诊"))), Piece("，经检查，诊断为："),
    )  # fmt: skip
    y = flow(canvas, text, (170, 310), (110, 1130), 56, form, pen)
    y = rows(canvas, "diagnosis", content.diagnosis, (190, y + 62), 900, 52, pen)
    y = flow(canvas, (Piece("处理意见："), Piece(content.advice, None, "")), (110, y + 24), (110, 1130), 54, form, pen)
    canvas.text((170, y + 62), "特此证明。", form)
    low = max(y + 190, 900)
    _labelled(canvas, ((660, low, "医师：", _doctor(content)),), form, _signature(rng))
    _labelled(canvas, ((660, low + 70, "日期：", _dated(content, rng)),), form, pen)
    press(canvas, content.hospital_name, (860, low + 40), PURPOSES, 220, small=FILED)
    return canvas.done("diagnosis_certificate")


def counterfoil(rng: random.Random) -> Rendered:
    """A preprinted slip filled in by hand, torn from the counterfoil on its left, which says the same in short."""
    canvas, content = Canvas((1580, 880), rng, rng.choice(((252, 251, 246), (250, 246, 250)))), invented(rng)
    form, pen = Style("kai", 25, rng.choice(((40, 40, 44), _BLUE, (150, 54, 60)))), penmanship.anyone(rng, 36)
    name, sex, age, department = _who(content, rng)
    canvas.text((225, 90), "病情证明单存根", form.but(size=28, weight=0.5), "m")
    again = (Piece(piece.text, None, "") for piece in (name, age, department))
    for i, (label, piece) in enumerate(zip(("姓名", "年龄", "科别"), again, strict=True)):
        _line(canvas, (50, 170 + i * 80, label, piece), 410, form, pen.of(30))
    canvas.text((50, 410), "诊断", form)
    for i, one in enumerate(content.diagnosis.split("\n")[:2]):
        put_value(canvas, (120, 410 + i * 52), Piece(one, None, ""), pen.of(28), 300)
    for dash in range(20, 870, 26):
        canvas.rule((455, dash), (455, dash + 13), (120, 120, 124))
    canvas.value((1020, 74), "hospital_name", content.hospital_name, form.but(size=30, weight=0.3), anchor="m")
    canvas.text((1020, 132), "病 情 证 明 单", form.but(size=38, weight=0.6), "m")
    for left, right, label, piece in (
        (500, 800, "姓名", name),
        (820, 960, "性别", sex),
        (980, 1150, "年龄", age),
        (1170, 1540, "科别", department),
    ):
        _line(canvas, (left, 214, label, piece), right, form, pen)
    canvas.text((500, 300), "诊断：", form)
    y = rows(canvas, "diagnosis", content.diagnosis, (590, 300), 920, 60, pen)
    y = flow(canvas, (Piece("建议："), Piece(content.advice, None, "")), (500, y + 30), (500, 1530), 60, form, pen)
    _labelled(
        canvas, ((980, 740, "医师签章", _doctor(content)),), form, penmanship.anyone(rng, 46, ("cursive", "hand"))
    )
    _split(canvas, content.issue_date, (980, 810), form, pen)
    press(canvas, content.hospital_name, (rng.choice((455, 1160)), 700), PURPOSES, 190, small=FILED)
    return canvas.done("diagnosis_certificate")


def record(rng: random.Random) -> Rendered:
    """A records system's print-out: small type, a ruled table, a bar code, the doctor's signature as a picture."""
    canvas, content = Canvas((1240, 1020), rng), invented(rng)
    pen = Style(rng.choice(("sans", "serif")), 21, (40, 40, 44))
    name, sex, age, department = _who(content, rng)
    canvas.value((620, 56), "hospital_name", content.hospital_name, pen.but(size=28, weight=0.3), anchor="m")
    canvas.text((620, 104), "疾病诊断证明", pen.but(size=32, weight=0.6), "m")
    canvas.image.paste(paper.barcode(content.number, 40, rng), (960, 36))
    canvas.text((960, 92), content.number, pen.but(size=17))
    grid = (
        ((70, "姓　　名", name), (360, "性　　别", sex), (600, "年　　龄", age)),
        ((70, "科　　室", department), (600, "门诊号", Piece(content.number, None, ""))),
        (
            (70, "身份证号", Piece(content.patient.id_number, None, "")),
            (600, "联系电话", Piece(content.patient.mobile, None, "")),
        ),
        ((70, "家庭住址", Piece(content.patient.address, None, "")),),
    )
    for i, cells in enumerate(grid):
        top = 140 + i * 46
        canvas.frame(60, top, 1180, top + 46, pen.ink, 1)
        for x, label, piece in cells:
            canvas.text((x + 8, top + 23), label, pen)
            put_value(canvas, (x + 112, top + 23), piece, narrowed(pen, piece.text, 200 if len(cells) == 3 else 420))
            canvas.rule((x - 10, top), (x - 10, top + 46), pen.ink, 1)
    canvas.frame(60, 324, 1180, 800, pen.ink, 1)
    canvas.text((78, 354), "诊断：", pen.but(weight=0.4))
    rows(canvas, "diagnosis", content.diagnosis, (110, 394), 1020, 38, pen)
    canvas.rule((60, 580), (1180, 580), pen.ink, 1)
    canvas.text((78, 610), "处理意见：", pen.but(weight=0.4))
    canvas.text((110, 650), content.advice, pen)
    _labelled(canvas, ((700, 850, "医师签名：", _doctor(content)),), pen, _signature(rng, 38))
    _labelled(canvas, ((700, 906, "日　　期：", _dated(content, rng)),), pen, pen)
    canvas.text((60, 980), "说明：涂改无效，未加盖医院公章无效。", pen.but(size=17))
    press(canvas, content.hospital_name, (900, 860), PURPOSES, 200, small=FILED)
    return canvas.done("diagnosis_certificate")


def statement(rng: random.Random) -> Rendered:
    """兹有病员…: one paragraph that says it all, the diagnoses in the middle of it."""
    canvas, content = Canvas((1190, 1100), rng, (253, 252, 248)), invented(rng)
    form = Style(rng.choice(("kai", "sans")), 29, rng.choice(((50, 50, 54), _BLUE)))
    pen = _means(rng, form.but(font="mono", size=27, squeeze=0.9, ink=(38, 38, 58)), 0.5)
    name, sex, age, department = _who(content, rng)
    canvas.text((595, 110), "疾 病 证 明 书", form.but(size=46, weight=0.6), "m")
    canvas.text((1080, 180), f"（{content.issue_date.year}）证字第 {content.number[-4:]} 号", form.but(size=22), "r")
    diagnosis = content.diagnosis.replace("\n", " ")
    text = (
        Piece("兹有病员"), name, Piece("（"), sex, Piece("，"), age, Piece("），因病在本院"), department,
        Piece("诊治，经临床诊断为"), Piece(diagnosis, "diagnosis", diagnosis.replace(" ", "")),
        Piece("。处理建议："), Piece(content.advice, None, ""), Piece("此证。"),
    )  # fmt: skip
    y = flow(canvas, text, (160, 280), (100, 1100), 66, form, pen)
    low = max(y + 140, 780)
    _labelled(canvas, ((560, low, "诊治医师（签名）", _doctor(content)),), form, _signature(rng, 48))
    canvas.value((1090, low + 76), "hospital_name", content.hospital_name, form, anchor="r")
    dated = _dated(content, rng)
    put_value(canvas, (760, low + 140), dated, pen, 330)
    press(canvas, content.hospital_name, (880, low + 90), PURPOSES, 230, small=FILED)
    return canvas.done("diagnosis_certificate")


def register(rng: random.Random) -> Rendered:
    """A sheet across: the patient on lines at the left, findings at the right, everything underlined."""
    canvas, content = Canvas((1600, 1000), rng, rng.choice(((255, 255, 255), (246, 250, 252)))), invented(rng)
    form = Style("serif", 25, rng.choice(((30, 92, 92), (44, 44, 48))))
    pen = _means(rng, Style("typewriter", 26, (60, 60, 80), squeeze=0.88), 0.4)
    name, sex, age, department = _who(content, rng)
    canvas.text((800, 80), "诊　断　证　明", form.but(size=42, weight=0.7), "m")
    hospital = Piece(content.hospital_name, "hospital_name", content.hospital_name)
    left = (
        ("病人姓名", name), ("性　　别", sex), ("年　　龄", age), ("就诊科别", department),
        ("就诊号码", Piece(content.number, None, "")), ("医院名称", hospital),
    )  # fmt: skip
    for i, (label, piece) in enumerate(left):
        _line(canvas, (70, 190 + i * 92, label, piece), 640, form, pen)
    canvas.rule((690, 140), (690, 860), form.ink, 2)
    canvas.text((730, 190), "疾病诊断", form.but(weight=0.4))
    y = rows(canvas, "diagnosis", content.diagnosis, (760, 250), 780, 58, pen)
    canvas.text((730, y + 40), "建议事项", form.but(weight=0.4))
    flow(canvas, (Piece(content.advice, None, ""),), (760, y + 100), (760, 1540), 58, form, pen)
    _line(canvas, (730, 800, "诊断医生", _doctor(content)), 1080, form, _signature(rng, 44))
    _line(canvas, (1110, 800, "填发日期", _dated(content, rng)), 1560, form, pen)
    canvas.text((70, 930), "（盖章后生效）", form.but(size=20))
    press(canvas, content.hospital_name, (1180, 790), PURPOSES, 220, small=FILED)
    return canvas.done("diagnosis_certificate")


def _who(content: Certificate, rng: random.Random) -> tuple[Piece, Piece, Piece, Piece]:
    """Name, sex, age and department."""
    field, years, shown = invent.aged(content.age, rng)
    sex = content.patient.sex
    return (
        Piece(content.patient.name, "patient_name", content.patient.name),
        Piece(SEXES[sex], "sex", sex),
        Piece(shown, field, years),
        Piece(content.department, "department", content.department),
    )


def _doctor(content: Certificate) -> Piece:
    return Piece(content.doctor_name, "doctor_name", content.doctor_name)


def _dated(content: Certificate, rng: random.Random) -> Piece:
    return Piece(_written(content.issue_date, rng), "issue_date", content.issue_date)


def _written(day: date, rng: random.Random) -> str:
    forms = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y年%m月%d日}",
        f"{day}",
        f"{day:%Y.%m.%d}",
        f"{day:%Y/%m/%d}",
    )
    return rng.choice(forms)


def _means(rng: random.Random, printed: Style, by_hand: float) -> Means:
    """Somebody's hand in that share of cases."""
    return penmanship.anyone(rng, printed.size + 6, ("hand", "kai")) if rng.random() < by_hand else printed


def _signature(rng: random.Random, size: int = 46) -> Means:
    """A doctor's own hand, or print where nobody signs."""
    return (
        penmanship.anyone(rng, size, ("cursive", "hand"))
        if rng.random() < 0.75
        else Style("serif", size - 16, (40, 40, 46))
    )


def _labelled(canvas: Canvas, entries: Sequence[Labelled], form: Style, means: Means) -> None:
    for x, y, label, piece in entries:
        end = canvas.text((x, y), label, form)[1][0]
        put_value(canvas, (end + 10, y), piece, means, canvas.image.width - end - 40)


def _line(canvas: Canvas, entry: Labelled, right: float, form: Style, means: Means) -> None:
    """A label and what is filled in on the line behind it."""
    x, y, label, piece = entry
    end = canvas.text((x, y), label, form)[1][0]
    canvas.rule((end + 6, y + form.size * 0.62), (right, y + form.size * 0.62), form.ink, 1)
    fitting = narrowed(means, piece.text, right - end - 16) if isinstance(means, Style) else means
    put_value(canvas, (end + 14, y - 4), piece, fitting, right - end - 16)


def _split(canvas: Canvas, day: date, at: tuple[float, float], form: Style, pen: Means) -> None:
    """Year, month and day before their printed names."""
    (x, y), boxes = at, []
    for offset, char, text in ((0, "年", f"{day.year}"), (160, "月", f"{day.month}"), (260, "日", f"{day.day}")):
        boxes.append(put(canvas, (x + offset, y), text, pen))
        canvas.text((x + offset + (110 if char == "年" else 60), y), char, form)
    canvas.record("issue_date", day, boxes)
