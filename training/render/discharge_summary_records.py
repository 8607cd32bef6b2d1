"""Discharge summaries of records systems at full length: small type, pages of several, a chart; two more for the benchmark."""

import random
from collections.abc import Sequence
from datetime import date

from training.render import invent, penmanship
from training.render.canvas import Canvas, Rendered, Style
from training.render.contents import SEXES, DischargeSummary
from training.render.discharge_story import Story, story
from training.render.medical_form import narrowed
from training.render.medical_prose import Means, Piece, flow, put_value, rows
from training.render.medical_seals import FILED, press

Row = Sequence[tuple[float, str, Piece]]  # where the label stands, the label, the value
PURPOSES = "病历复印专用章", "病案室", "医务科", "病历专用章"


def system(rng: random.Random) -> Rendered:
    """The first of one to three pages: a running head over a rule, the stay in two columns, sections in small type."""
    canvas, content = Canvas((1240, 1754), rng), invent.discharge_summary(rng, 5)
    pen = Style(rng.choice(("serif", "sans")), rng.choice((19, 20, 21)), (48, 48, 52))
    told, who = story(content, rng), _who(content, rng)
    first, last = _stay(content, rng)
    canvas.value((620, 76), "hospital_name", content.hospital_name, pen.but(size=30, weight=0.3), anchor="m")
    canvas.text((620, 124), "出　院　记　录", pen.but(size=30, weight=0.5), "m")
    bed = Piece(f"{rng.randint(1, 68)}", None, "")
    head = (
        (90, "姓名：", who["name"]),
        (330, "科室：", who["department"]),
        (700, "床号：", bed),
        (860, "住院号：", who["number"]),
    )
    _row(canvas, head, 170, pen, 1150)
    canvas.rule((80, 190), (1160, 190), pen.ink)
    _row(
        canvas,
        ((90, "姓　　名：", who["name"]), (640, "入院时间：", first)),
        226,
        pen,
    )
    _row(
        canvas,
        ((90, "性　　别：", who["sex"]), (640, "出院时间：", last)),
        262,
        pen,
    )
    _row(canvas, ((90, "年　　龄：", who["age"]), (640, "住院天数：", who["days"])), 298, pen)
    y = _diagnosis(canvas, "入院诊断：", "admission_diagnosis", content.admission_diagnosis, (90, 344), pen)
    y = _section(canvas, "入院情况：", told.finding, (90, y), pen, 1150)
    y = _section(canvas, "辅助检查：", told.tests, (90, y), pen, 1150)
    pages = rng.choice((1, 1, 2, 3))
    y = _diagnosis(canvas, "出院诊断：", "discharge_diagnosis", content.discharge_diagnosis, (90, y), pen)
    y = _section(canvas, "诊疗经过：", told.course, (90, y), pen, 1150)
    for note in told.notes if pages > 1 else ():
        y = _section(canvas, "", note, (90, y), pen, 1150)
    y = _section(canvas, "出院情况：", told.leaving, (90, y), pen, 1150) if pages == 1 else y
    if pages == 1:
        y = _orders(canvas, "出院医嘱：", told, (90, y), pen)
        _signed(canvas, content, (760, y + 60), "医师签名：", pen)
    canvas.rule((80, 1660), (1160, 1660), pen.ink, 1)
    canvas.text((620, 1690), f"第 1 页（共 {pages} 页）", pen.but(size=18), "m")
    return _sealed(canvas, content, (900, 1480))


def chart(rng: random.Random) -> Rendered:
    """A ruled chart: labels in cells of their own, texts in wide cells beside them."""
    canvas, content = Canvas((1240, 1700), rng), invent.discharge_summary(rng, 4)
    pen = Style(rng.choice(("kai", "serif", "sans")), 22, (44, 44, 48))
    told, who = story(content, rng), _who(content, rng)
    canvas.value((620, 60), "hospital_name", content.hospital_name, pen.but(size=30, weight=0.3), anchor="m")
    canvas.text((620, 112), "出院小结", pen.but(size=34, weight=0.6), "m")
    first, last = _stay(content, rng)
    y = 150.0
    for cells in (
        (("姓名", who["name"]), ("性别", who["sex"]), ("年龄", who["age"])),
        (("科室", who["department"]), ("住院号", who["number"]), ("住院天数", who["days"])),
        (("入院日期", first), ("出院日期", last), ("转归", Piece(rng.choice(("治愈", "好转", "未愈")), None, ""))),
    ):
        for i, (label, piece) in enumerate(cells):
            x = 60 + i * 374
            canvas.frame(x, y, x + 374, y + 50, pen.ink, 1)
            canvas.rule((x + 110, y), (x + 110, y + 50), pen.ink, 1)
            canvas.text((x + 55, y + 25), label, pen, "m")
            put_value(canvas, (x + 122, y + 25), piece, narrowed(pen, piece.text, 244))
        y += 50
    texts = (
        ("入院诊断", "admission_diagnosis", content.admission_diagnosis), ("入院情况", None, told.finding),
        ("诊疗经过", None, told.course), ("出院诊断", "discharge_diagnosis", content.discharge_diagnosis),
        ("出院情况", None, told.leaving), ("出院医嘱", None, "\n".join(told.orders)),
    )  # fmt: skip
    for label, field, text in texts:
        y = _cell(canvas, label, field, text, y, pen)
    _signed(canvas, content, (760, y + 50), "主管医师：", pen)
    return _sealed(canvas, content, (880, y + 40))


def narrative(rng: random.Random) -> Rendered:
    """One account in sentences: who came when with what, what was found and done, who left when."""
    canvas, content = Canvas((1240, 1500), rng, (253, 253, 251)), invent.discharge_summary(rng, 3)
    pen = Style(rng.choice(("kai", "sans", "serif")), 26, (48, 48, 54))
    told, who = story(content, rng), _who(content, rng)
    canvas.text((620, 90), "出　院　小　结", pen.but(size=40, weight=0.6), "m")
    _row(
        canvas,
        (
            (100, "就诊医院 ", Piece(content.hospital_name, "hospital_name", content.hospital_name)),
            (760, "病案号 ", who["number"]),
        ),
        170,
        pen,
    )
    first, last = _said(content.admission_date, "admission_date"), _said(content.discharge_date, "discharge_date")
    came = (
        Piece("患者"), who["name"], Piece("，"), who["sex"], Piece("，"), who["age"], Piece(f"，因“{content.complaint}”于"), first,
        Piece("收住我院"), who["department"], Piece("。入院诊断："), _run(content.admission_diagnosis, "admission_diagnosis"), Piece("。"),
    )  # fmt: skip
    y = flow(canvas, came, (152, 250), (100, 1150), 50, pen, pen)
    y = flow(canvas, (Piece(told.tests + told.course),), (152, y + 60), (100, 1150), 50, pen, pen)
    left = (
        Piece("现病情好转，于"), last, Piece("出院，共住院"), _count(content, ""), Piece("天。出院诊断："),
        _run(content.discharge_diagnosis, "discharge_diagnosis"), Piece("。"),
    )  # fmt: skip
    y = flow(canvas, left, (152, y + 60), (100, 1150), 50, pen, pen)
    y = flow(canvas, (Piece("嘱：" + "".join(told.orders)),), (152, y + 60), (100, 1150), 50, pen, pen)
    _signed(canvas, content, (740, y + 90), "经治医生 ", pen)
    return _sealed(canvas, content, (860, y + 110))


def brackets(rng: random.Random) -> Rendered:
    """Headings in brackets, the patient in three columns, diagnoses running on behind each other."""
    canvas, content = Canvas((1190, 1684), rng), invent.discharge_summary(rng, 5)
    pen = Style(rng.choice(("mono", "sans", "typewriter")), 21, (56, 56, 60), squeeze=0.92)
    told, who = story(content, rng), _who(content, rng)
    canvas.value((70, 70), "hospital_name", content.hospital_name, pen.but(size=26, weight=0.3))
    canvas.text((1120, 70), "住院病人出院小结", pen.but(size=26, weight=0.4), "r")
    canvas.rule((64, 100), (1126, 100), pen.ink, 3)
    first, last = _stay(content, rng)
    _row(canvas, ((70, "病员姓名:", who["name"]), (440, "性别:", who["sex"]), (800, "实足年龄:", who["age"])), 136, pen)
    _row(
        canvas,
        (
            (70, "病案号码:", who["number"]),
            (440, "出院病区:", who["department"]),
            (800, "床位:", Piece(f"{rng.randint(1, 60)}床", None, "")),
        ),
        176,
        pen,
    )
    _row(canvas, ((70, "入院:", first), (440, "出院:", last), (800, "住院日数:", who["days"])), 216, pen)
    canvas.rule((64, 244), (1126, 244), pen.ink, 1)
    y = 284.0
    for label, field, text in (
        ("【入院诊断】", "admission_diagnosis", content.admission_diagnosis), ("【病史摘要】", None, told.finding),
        ("【主要检查】", None, told.tests), ("【治疗经过】", None, told.course),
        ("【出院诊断】", "discharge_diagnosis", content.discharge_diagnosis), ("【出院时情况】", None, told.leaving),
        ("【出院后建议】", None, " ".join(told.orders)),
    ):  # fmt: skip
        piece = _run(text, field) if field else Piece(text)
        y = flow(canvas, (Piece(label), piece), (70, y), (70, 1120), 38, pen, pen) + 52
    _signed(canvas, content, (700, y + 40), "床位医师:", pen)
    canvas.text((70, 1640), f"打印时间: {content.discharge_date} 15:02", pen.but(size=17))
    return _sealed(canvas, content, (860, y + 40))


def _who(content: DischargeSummary, rng: random.Random) -> dict[str, Piece]:
    """The patient's and the stay's short values by name."""
    field, years, shown = invent.aged(content.age, rng)
    sex, name, number = content.patient.sex, content.patient.name, content.medical_record_number
    return {
        "name": Piece(name, "patient_name", name),
        "sex": Piece(SEXES[sex], "sex", sex),
        "age": Piece(shown, field, years),
        "department": Piece(content.department, "department", content.department),
        "number": Piece(number, "medical_record_number", number),
        "days": _count(content, rng.choice(("天", " 天", "", "日"))),
    }


def _count(content: DischargeSummary, unit: str) -> Piece:
    return Piece(f"{content.days}{unit}", "inpatient_days", str(content.days))


def _stay(content: DischargeSummary, rng: random.Random) -> tuple[Piece, Piece]:
    """Both dates as a records system prints them, often with the hour; those without their days are no fields."""
    if rng.random() < 0.08:
        return Piece(f"{content.admission_date:%Y-%m}", None, ""), Piece(f"{content.discharge_date:%Y-%m}", None, "")
    form = rng.choice(("%Y-%m-%d", "%Y-%m-%d {}", "%Y年%m月%d日", "%Y年%m月%d日{}", "%Y/%m/%d"))
    hours = (f"{rng.randint(7, 20):02d}:{rng.randint(0, 59):02d}" for _ in range(2))
    days = ("admission_date", content.admission_date), ("discharge_date", content.discharge_date)
    first, last = (
        Piece(day.strftime(form).format(hour), name, day) for (name, day), hour in zip(days, hours, strict=True)
    )
    return first, last


def _said(day: date, field: str) -> Piece:
    return Piece(f"{day.year}年{day.month}月{day.day}日", field, day)


def _run(text: str, field: str) -> Piece:
    """Diagnoses behind each other in one row of text."""
    return Piece(text.replace("\n", " "), field, text.replace("\n", ""))


def _row(canvas: Canvas, entries: Row, y: float, pen: Style, right: float = 1160) -> None:
    """Labels with their values, each value ending before the next label."""
    ends = [*(x for x, _, _ in entries[1:]), right]
    for (x, label, piece), end in zip(entries, ends, strict=True):
        at = canvas.text((x, y), label, pen)[1][0] + 6
        put_value(canvas, (at, y), piece, narrowed(pen, piece.text, end - at - 10))


def _diagnosis(canvas: Canvas, label: str, field: str, text: str, at: tuple[float, float], pen: Style) -> float:
    end = canvas.text(at, label, pen.but(weight=0.4))[1][0] + 8
    return rows(canvas, field, text, (end, at[1]), 1140 - end, pen.size * 1.7, pen)


def _section(canvas: Canvas, label: str, text: str, at: tuple[float, float], pen: Style, right: float) -> float:
    end = canvas.text(at, label, pen.but(weight=0.4))[1][0] + 6
    leading = pen.size * 1.7
    return flow(canvas, (Piece(text),), (end, at[1]), (at[0], right), leading, pen, pen) + leading


def _orders(canvas: Canvas, label: str, told: Story, at: tuple[float, float], pen: Style) -> float:
    canvas.text(at, label, pen.but(weight=0.4))
    for i, one in enumerate(told.orders, 1):
        canvas.text((at[0] + 40, at[1] + i * pen.size * 1.7), one, pen)
    return at[1] + (len(told.orders) + 1) * pen.size * 1.7


def _cell(canvas: Canvas, label: str, field: str | None, text: str, y: float, pen: Style) -> float:
    """A label's cell with its text's beside it, as high as the text needs; gives the height below."""
    if field:
        low = rows(canvas, field, text, (186, y + 34), 980, 36, pen)
    else:
        low = y + 34
        for line in text.split("\n"):
            low = flow(canvas, (Piece(line),), (186, low), (186, 1160), 36, pen, pen) + 36
    low = max(low + 8, y + 90)
    canvas.frame(60, y, 1182, low, pen.ink, 1)
    canvas.rule((170, y), (170, low), pen.ink, 1)
    canvas.text((115, (y + low) / 2), label, pen, "m")
    return low


def _signed(canvas: Canvas, content: DischargeSummary, at: tuple[float, float], label: str, pen: Style) -> None:
    rng = canvas.rng
    end = canvas.text(at, label, pen)[1][0]
    hand: Means = penmanship.anyone(rng, 42, ("cursive", "hand")) if rng.random() < 0.7 else pen
    put_value(canvas, (end + 8, at[1]), Piece(content.doctor, None, ""), hand, 300)


def _sealed(canvas: Canvas, content: DischargeSummary, at: tuple[float, float]) -> Rendered:
    if canvas.rng.random() < 0.55:
        press(canvas, content.hospital_name, at, PURPOSES, 200, small=FILED)
    return canvas.done("discharge_summary")
