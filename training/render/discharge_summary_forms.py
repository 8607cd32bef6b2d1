"""Further discharge summaries (出院小结, 出院记录) with diagnoses of several rows."""

import random
from collections.abc import Callable, Mapping

from training.render import discharge_summary_records as records
from training.render import invent, sample_layouts
from training.render.canvas import Canvas, Rendered, Style, Value
from training.render.contents import SEXES, DischargeSummary
from training.render.medical_form import narrowed, rows_of
from training.render.medical_seals import FILED, press

Entry = tuple[float, str, str, Value, str | None]  # x, label, field, value, as shown
SIZE = 1190, 1684


def _small(rng: random.Random) -> Rendered:
    """出院小结: a ruled block of labelled cells over the paragraphs."""
    canvas, content = Canvas(SIZE, rng), invent.discharge_summary(rng, 5)
    pen = Style(rng.choice(("serif", "sans")), 24, (44, 44, 48))
    canvas.value((595, 84), "hospital_name", content.hospital_name, pen.but(size=34, weight=0.4), anchor="m")
    canvas.text((595, 140), "出 院 小 结", pen.but(size=36, weight=0.7), "m")
    canvas.frame(70, 180, 1120, 330, pen.ink)
    for height in (230, 280):
        canvas.rule((70, height), (1120, height), pen.ink, 1)
    who, sex, age = _who(content)
    _entries(
        canvas,
        (
            (84, "姓名", *who),
            (380, "性别", *sex),
            (560, "年龄", *age),
            (740, "病区", "department", content.department, None),
        ),
        205,
        pen,
    )
    number = "medical_record_number", content.medical_record_number, None
    _entries(canvas, ((84, "住院号", *number), (460, "床号", "", f"{rng.randint(1, 60)}", None)), 255, pen)
    _entries(canvas, _stay(content, (84, 460, 840), ("入院日期", "出院日期", "住院天数"), "%Y-%m-%d"), 305, pen)
    y = _body(
        canvas, content, pen, 376, ("入院诊断：", "出院诊断：", "入院情况：", "治疗经过：", "出院医嘱："), beside=True
    )
    canvas.pair((760, y + 50), "主治医师：", pen, None, content.doctor, pen.but(font="serif", slant=0.3, size=32))
    return _sealed(canvas, content, (900, y + 40))


def _record(rng: random.Random) -> Rendered:
    """出院记录: labels under each other, headings in lines of their own and values indented under them."""
    canvas, content = Canvas(SIZE, rng), invent.discharge_summary(rng, 4)
    pen = Style("serif", 25, (54, 54, 58))
    canvas.value((595, 90), "hospital_name", content.hospital_name, pen.but(size=36, spacing=3), anchor="m")
    canvas.text((595, 144), "出院记录", pen.but(size=34, spacing=8), "m")
    who, sex, age = _who(content)
    number = "medical_record_number", content.medical_record_number, None
    left: tuple[Entry, ...] = (
        (90, "姓　　名：", *who),
        (90, "性　　别：", *sex),
        (90, "年　　龄：", *age),
        (90, "科　　室：", "department", content.department, None),
        (90, "病 案 号：", *number),
    )
    for i, entry in enumerate(left):
        _entries(canvas, (entry,), 210 + i * 42, pen)
    for i, entry in enumerate(
        _stay(
            content,
            (620, 620, 620),
            ("入院时间：", "出院时间：", "实际住院："),
            rng.choice(("%Y-%m-%d 09:20", "%Y年%m月%d日")),
        )
    ):
        _entries(canvas, (entry,), 210 + i * 42, pen)
    canvas.rule((80, 418), (1110, 418), pen.ink, 2)
    y = _body(
        canvas,
        content,
        pen,
        456,
        ("入院诊断：", "出院诊断：", "入院时情况：", "诊疗经过：", "出院医嘱："),
        beside=False,
    )
    canvas.text((760, y + 40), "医师签名：", pen)
    return canvas.done("discharge_summary")


def _table(rng: random.Random) -> Rendered:
    """A table whose diagnoses of admission and discharge stand side by side."""
    canvas, content = Canvas((1240, 1560), rng), invent.discharge_summary(rng, 4)
    pen = Style("mono", 23, (44, 44, 50), squeeze=0.92)
    canvas.text((620, 70), "出院小结", pen.but(size=38, weight=0.6), "m")
    canvas.pair((70, 124), "医院名称:", pen, "hospital_name", content.hospital_name, pen)
    number = content.medical_record_number
    canvas.pair((820, 124), "病历号:", pen, "medical_record_number", number, pen)
    canvas.frame(60, 156, 1180, 1430, pen.ink)
    who, sex, age = _who(content)
    _entries(
        canvas,
        (
            (74, "患者姓名:", *who),
            (440, "性别:", *sex),
            (620, "年龄:", *age),
            (800, "出院科室:", "department", content.department, None),
        ),
        184,
        pen,
    )
    canvas.rule((60, 212), (1180, 212), pen.ink, 1)
    _entries(canvas, _stay(content, (74, 440, 860), ("入院:", "出院:", "住院天数:"), "%Y/%m/%d"), 240, pen)
    canvas.rule((60, 268), (1180, 268), pen.ink, 1)
    canvas.rule((620, 268), (620, 560), pen.ink, 1)
    for x, label, field, value in (
        (74, "入院诊断:", "admission_diagnosis", content.admission_diagnosis),
        (634, "出院诊断:", "discharge_diagnosis", content.discharge_diagnosis),
    ):
        canvas.text((x, 300), label, pen.but(weight=0.4))
        _diagnosis(canvas, field, value, (x + 20, 344), 500, pen, 38)
    y = 600.0
    for label, text in (("入院情况:", content.complaint), ("住院经过:", content.course), ("出院医嘱:", content.advice)):
        canvas.rule((60, y - 36), (1180, y - 36), pen.ink, 1)
        y = _paragraph(canvas, label, text, (74, y), 1090, pen) + 90
    canvas.pair((760, 1480), "经治医师:", pen, None, content.doctor, pen)
    return _sealed(canvas, content, (940, 1410))


def _letter(rng: random.Random) -> Rendered:
    """Everything in lines of text: the stay as one sentence, diagnoses beside their headings."""
    canvas, content = Canvas((1400, 1700), rng, (250, 250, 248)), invent.discharge_summary(rng, 5)
    pen = Style("sans", 27, (58, 58, 62))
    canvas.value((120, 100), "hospital_name", content.hospital_name, pen.but(size=32, weight=0.4))
    canvas.text((1280, 100), "出院记录", pen.but(size=40, weight=0.6), "r")
    canvas.rule((110, 140), (1290, 140), pen.ink, 3)
    who, sex, age = _who(content)
    _entries(
        canvas,
        (
            (120, "姓名 ", *who),
            (420, "性别 ", *sex),
            (600, "年龄 ", *age),
            (800, "科别 ", "department", content.department, None),
        ),
        190,
        pen,
    )
    canvas.pair((120, 240), "住院编号 ", pen, "medical_record_number", content.medical_record_number, pen)
    _entries(canvas, _stay(content, (120, 560, 1000), ("入院日期 ", "出院日期 ", "住院天数 "), "%Y.%m.%d"), 290, pen)
    y = _body(
        canvas,
        content,
        pen,
        360,
        ("入院时诊断 ", "出院时诊断 ", "主诉 ", "住院经过 ", "出院医嘱 "),
        beside=True,
        right=1280,
        left=120,
    )
    canvas.pair((900, y + 60), "医生 ", pen, None, content.doctor, pen.but(font="serif", slant=0.25, size=36))
    return _sealed(canvas, content, (1040, y + 70))


def _who(content: DischargeSummary) -> tuple[tuple[str, Value, str | None], ...]:
    sex = content.patient.sex
    return (
        ("patient_name", content.patient.name, None),
        ("sex", sex, SEXES[sex]),
        ("age", str(content.age), f"{content.age}岁"),
    )


def _stay(content: DischargeSummary, xs: tuple[float, ...], labels: tuple[str, ...], day: str) -> tuple[Entry, ...]:
    first, last = content.admission_date, content.discharge_date
    return (
        (xs[0], labels[0], "admission_date", first, first.strftime(day)),
        (xs[1], labels[1], "discharge_date", last, last.strftime(day)),
        (xs[2], labels[2], "inpatient_days", str(content.days), f"{content.days}天"),
    )


def _entries(canvas: Canvas, entries: tuple[Entry, ...], y: float, pen: Style) -> None:
    """Labels with their values in one row, each value ending before the next label."""
    ends = [*(entry[0] for entry in entries[1:]), canvas.image.width - 70]
    for (x, label, field, value, shown), end in zip(entries, ends, strict=True):
        at = canvas.text((x, y), label, pen)[1][0] + 8
        canvas.value((at, y), field or None, value, narrowed(pen, shown or str(value), end - at - 10), shown)


def _body(
    canvas: Canvas, content: DischargeSummary, pen: Style, y: float, labels: tuple[str, ...],
    *, beside: bool, left: float = 90, right: float = 1110,
) -> float:  # fmt: skip
    """Both diagnoses and three paragraphs; gives the height below."""
    diagnoses = (
        ("admission_diagnosis", content.admission_diagnosis),
        ("discharge_diagnosis", content.discharge_diagnosis),
    )
    for label, (field, value) in zip(labels, diagnoses, strict=False):
        end = canvas.text((left, y), label, pen.but(weight=0.4))[1][0] + 10
        at = (end, y) if beside else (left + 50, y + 42)
        y = _diagnosis(canvas, field, value, at, right - at[0], pen, 42) + 8
    for label, text in zip(labels[2:], (content.complaint, content.course, content.advice), strict=True):
        y = _paragraph(canvas, label, text, (left, y), right - left, pen) + 50
    return y


def _diagnosis(
    canvas: Canvas, field: str, text: str, at: tuple[float, float], width: float, pen: Style, leading: float
) -> float:
    rows = [row for one in text.split("\n") for row in rows_of(one, pen, width)]
    parts = [((at[0], at[1] + i * leading), row) for i, row in enumerate(rows)]
    canvas.spread(field, text.replace("\n", ""), parts, pen)
    return at[1] + len(rows) * leading


def _paragraph(canvas: Canvas, label: str, text: str, at: tuple[float, float], width: float, pen: Style) -> float:
    """A heading and its text wrapped under it; gives the height of the last row."""
    canvas.text(at, label, pen.but(weight=0.4))
    rows = rows_of("　　" + text, pen, width)
    for i, row in enumerate(rows, 1):
        canvas.text((at[0], at[1] + i * 42), row, pen)
    return at[1] + len(rows) * 42


def _sealed(canvas: Canvas, content: DischargeSummary, at: tuple[float, float]) -> Rendered:
    if canvas.rng.random() < 0.6:
        press(canvas, content.hospital_name, at, ("病历专用章", "医务处", "出院专用章"), 200, small=FILED)
    return canvas.done("discharge_summary")


Drawers = Mapping[str, Callable[[random.Random], Rendered]]
TRAIN: Drawers = {
    **sample_layouts.DISCHARGE,
    "small": _small,
    "record": _record,
    "system": records.system,
    "chart": records.chart,
}
BENCH: Drawers = {
    "table": _table,
    "letter": _letter,
    "narrative": records.narrative,
    "brackets": records.brackets,
}
