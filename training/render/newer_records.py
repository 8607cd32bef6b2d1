"""Hospital records kept for the benchmark: three discharge summaries, one without the day of discharge, and two certificates of a diagnosis."""

import random
from collections.abc import Callable, Mapping
from datetime import timedelta

from PIL import ImageDraw

from training.render import diagnosis_certificate_content as certificates
from training.render import discharge_story, form_parts, invent, paper
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import SEXES, DischargeSummary
from training.render.discharge_story import Story
from training.render.medical_seals import FILED, press
from training.render.newer_parts import Entry, beside, row, told, under

INK: Ink = (38, 38, 44)
TEAL: Ink = (20, 110, 120)
PALE: Ink = (240, 243, 248)
STEEL: Ink = (150, 158, 170)
FROM = ("%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y/%m/%d")


def numbered(rng: random.Random) -> Rendered:
    """A summary in numbered chapters whose head has the days of the stay but no day of discharge; the doctor's date is another."""
    content = invent.discharge_summary(rng, 4)
    tale, canvas = discharge_story.story(content, rng), Canvas((1240, 2200), rng, form_parts.paper_tone(rng))
    style = Style(rng.choice(("serif", "kai", "sans")), 24, INK)
    canvas.value((620, 80), "hospital_name", content.hospital_name, style.but(size=34, weight=0.5), anchor="m")
    canvas.text((620, 136), "出 院 病 历 摘 要", style.but(size=32, weight=0.4), "m")
    who, places, day = content.patient, (90, 470, 840), rng.choice(FROM)
    row(canvas, 200, places, (
        Entry("病人姓名：", "patient_name", who.name), Entry("病历号：", "medical_record_number", content.medical_record_number),
        Entry("科别：", "department", content.department)), style, style, 1160)  # fmt: skip
    row(canvas, 244, places, (
        Entry("性别：", "sex", who.sex, SEXES[who.sex]), Entry("年龄：", "age", str(content.age), f"{content.age}岁"),
        Entry("床号：", None, f"{rng.randint(1, 60)}床")), style, style, 1160)  # fmt: skip
    row(canvas, 288, places, (
        Entry("入院时间：", "admission_date", content.admission_date, content.admission_date.strftime(day)),
        Entry("共住院：", "inpatient_days", str(content.days), f"{content.days}天"), Entry("费别：", None, "医保")), style, style, 1160)  # fmt: skip
    canvas.rule((80, 316), (1160, 316), INK, 2)
    y = _chapters(canvas, content, tale, style)
    signed = content.discharge_date + timedelta(rng.choice((0, 1, 1, 2)))
    canvas.text((720, y + 40), f"主治医师：{content.doctor}", style)
    canvas.text((720, y + 84), f"签名日期：{signed.strftime(day)}", style)
    if rng.random() < 0.6:
        press(canvas, content.hospital_name, (900, y + 60), ("病案专用章", "病历复印专用章"), small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(1500, y + 160))))
    return canvas.done("discharge_summary")


def _chapters(canvas: Canvas, content: DischargeSummary, tale: Story, style: Style) -> float:
    chapters = (
        ("一、入院时病情摘要", None, tale.finding), ("二、入院诊断", "admission_diagnosis", content.admission_diagnosis),
        ("三、主要检查结果", None, tale.tests), ("四、治疗经过", None, tale.course),
        ("五、出院诊断", "discharge_diagnosis", content.discharge_diagnosis), ("六、出院时情况", None, tale.leaving),
        ("七、出院后建议", None, "\n".join(tale.orders)),
    )  # fmt: skip
    y = 360.0
    for title, field, text in chapters:
        canvas.text((90, y), title, style.but(weight=0.6))
        y = told(canvas, field, text, (138, y + 40), 1010, style) + 8
    return y


def margin(rng: random.Random) -> Rendered:
    """A wide sheet: who and when under each other in a tinted margin, what happened in a broad column at its right."""
    content = invent.discharge_summary(rng, 4)
    tale, canvas = discharge_story.story(content, rng), Canvas((1654, 1240), rng)
    small, style = Style("sans", 20, (96, 104, 116)), Style(rng.choice(("sans", "serif")), 23, INK)
    ImageDraw.Draw(canvas.image).rectangle((0, 0, 430, 1240), fill=(238, 244, 247))
    canvas.text((1040, 70), "出院小结", style.but(size=38, weight=0.6), "m")
    _facts(canvas, content, small, style)
    y = 130.0
    for title, field, text in (
        ("入院诊断", "admission_diagnosis", content.admission_diagnosis), ("主诉", None, content.complaint), ("入院情况", None, tale.finding),
        ("诊疗过程", None, tale.course), ("出院诊断", "discharge_diagnosis", content.discharge_diagnosis),
        ("出院时状况", None, tale.leaving), ("医嘱", None, "\n".join(tale.orders)),
    ):  # fmt: skip
        canvas.text((480, y), title, style.but(weight=0.5, ink=TEAL))
        canvas.rule((480, y + 20), (1600, y + 20), (200, 216, 220), 1)
        y = told(canvas, field, text, (480, y + 44), 1110, style.but(size=22), 1.42) + 10
    signed = f"医师：{content.doctor}　　　上级医师审签：　　　　　　　　{content.discharge_date:%Y-%m-%d}"
    canvas.text((480, y + 30), signed, style)
    canvas.image = canvas.image.crop((0, 0, 1654, round(max(1000, y + 90))))
    return canvas.done("discharge_summary")


def _facts(canvas: Canvas, content: DischargeSummary, small: Style, style: Style) -> None:
    """The margin: hospital, person and stay under each other."""
    who = content.patient
    hospital = Entry("医院", "hospital_name", content.hospital_name)
    under(canvas, (44, 70), hospital, small, style.but(size=25, weight=0.4), 366)
    entries = (
        Entry("姓名", "patient_name", who.name), Entry("性别", "sex", who.sex, SEXES[who.sex]), Entry("年龄", "age", str(content.age), f"{content.age}岁"),
        Entry("科室", "department", content.department), Entry("住院号", "medical_record_number", content.medical_record_number),
        Entry("入院日期", "admission_date", content.admission_date), Entry("出院日期", "discharge_date", content.discharge_date),
        Entry("住院天数", "inpatient_days", str(content.days), f"{content.days} 天"),
    )  # fmt: skip
    for i, entry in enumerate(entries):
        under(canvas, (44, 176 + i * 92), entry, small, style.but(size=26), 366)


def bilingual(rng: random.Random) -> Rendered:
    """An international clinic's summary: labels in both languages above their values, chapters in boxes with tinted heads."""
    content = invent.discharge_summary(rng, 3)
    tale, canvas = discharge_story.story(content, rng), Canvas((1240, 2200), rng)
    small, style = Style("sans", 18, (100, 106, 118)), Style("sans", 24, INK)
    canvas.value((70, 84), "hospital_name", content.hospital_name, style.but(size=30, weight=0.5, ink=TEAL))
    canvas.text((1170, 84), "出院记录 Discharge Summary", style.but(size=26), "r")
    canvas.rule((70, 122), (1170, 122), TEAL, 4)
    who, day = content.patient, rng.choice(("%Y-%m-%d", "%Y/%m/%d"))
    entries = (
        Entry("姓名 Name", "patient_name", who.name), Entry("性别 Gender", "sex", who.sex, SEXES[who.sex]), Entry("年龄 Age", "age", str(content.age)),
        Entry("病案号 MRN", "medical_record_number", content.medical_record_number),
        Entry("入院日期 Admitted", "admission_date", content.admission_date, content.admission_date.strftime(day)),
        Entry("出院日期 Discharged", "discharge_date", content.discharge_date, content.discharge_date.strftime(day)),
        Entry("科室 Department", "department", content.department), Entry("主诊医生 Attending", None, content.doctor),
    )  # fmt: skip
    for i, entry in enumerate(entries):
        under(canvas, (84 + i % 4 * 275, 160 + i // 4 * 88), entry, small, style, 260, 34)
    y = 340.0
    for title, field, text in (
        ("入院诊断 Diagnosis on Admission", "admission_diagnosis", content.admission_diagnosis),
        ("出院诊断 Discharge Diagnosis", "discharge_diagnosis", content.discharge_diagnosis),
        ("病情及治疗 Hospital Course", None, f"{tale.finding}{tale.course}"), ("检查 Investigations", None, tale.tests),
        ("出院指导 Instructions", None, "\n".join(tale.orders)),
    ):  # fmt: skip
        ImageDraw.Draw(canvas.image).rectangle((70, y, 1170, y + 42), fill=(226, 240, 241))
        canvas.text((84, y + 21), title, style.but(size=22, weight=0.4, ink=TEAL))
        low = told(canvas, field, text, (84, y + 72), 1066, style.but(size=23), 1.45)
        canvas.frame(70, y, 1170, low, (176, 204, 206), 1)
        y = low + 18
    canvas.text((84, y + 40), f"医生签名 Physician：{content.doctor}", style)
    canvas.text((720, y + 40), f"签署日期 Date：{content.discharge_date.strftime(day)}", style)
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(1400, y + 110))))
    return canvas.done("discharge_summary")


def leave(rng: random.Random) -> Rendered:
    """A certificate to stay off work, printed by needles on a small form without age: blanks with their words under the line."""
    content = certificates.invented(rng)
    canvas = Canvas((1180, 820), rng, rng.choice(((252, 250, 240), (244, 250, 246), (250, 250, 252))), shift=6)
    form = Style("serif", 26, rng.choice(((150, 56, 56), (40, 80, 130), (50, 50, 54))))
    needles = Style(rng.choice(("typewriter", "mono", "serif")), 28, (46, 48, 64), dotted=rng.random() < 0.6)
    canvas.text((590, 74), "病 休 证 明 书", form.but(size=42, weight=0.6), "m")
    canvas.pair((830, 124), "门诊号", form, None, content.number, needles)
    who = content.patient
    row(canvas, 186, (80, 420, 620), (
        Entry("兹证明", "patient_name", who.name), Entry("性别", "sex", who.sex, SEXES[who.sex]),
        Entry("在我院", "department", content.department)), form, needles, 980)  # fmt: skip
    canvas.text((1000, 186), "就诊，", form)
    canvas.text((80, 246), "患有下列疾病：", form)
    y = max(430, told(canvas, "diagnosis", content.diagnosis, (150, 300), 940, needles) + 10)
    canvas.text((80, y), "拟给病休或其他意见：", form)
    told(canvas, None, content.advice, (150, y + 50), 940, needles)
    beside(canvas, (80, y + 150), Entry("医院", "hospital_name", content.hospital_name), form, needles, 640)
    beside(canvas, (700, y + 150), Entry("医生", "doctor_name", content.doctor_name), form, needles, 1100)
    day = content.issue_date
    x, parts = 700.0, []
    for text, word in ((f"{day.year}", "年"), (f"{day.month}", "月"), (f"{day.day}", "日")):
        parts.append(((x, y + 210 + canvas.shift[1]), text))
        x = canvas.text((x + len(text) * 16 + 22, y + 210), word, form)[1][0] + 12
    canvas.spread("issue_date", day, parts, needles)
    press(canvas, content.hospital_name, (470, y + 190), ("诊断证明专用章", "病休专用章"), small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1180, round(y + 320)))
    return canvas.done("diagnosis_certificate")


def electronic(rng: random.Random) -> Rendered:
    """An electronic certificate with a code to verify it: a table of label cells, the opinion in the largest one, no signature by hand."""
    content, canvas = certificates.invented(rng), Canvas((1240, 1500), rng)
    label, filled = Style("sans", 24, (70, 76, 88)), Style("sans", 25, INK)
    canvas.text((620, 100), "医学诊断证明书（电子）", filled.but(size=40, weight=0.6), "m")
    canvas.text((80, 168), f"证明编号：{content.issue_date:%Y%m%d}{content.number}", label.but(size=22))
    canvas.image.paste(paper.qr(f"ZM{content.number}", 130), (1030, 40))
    y = _sides(canvas, content, label, filled)
    for title, field, text, high in (
        ("诊断意见", "diagnosis", content.diagnosis, 260),
        ("处理建议", None, content.advice, 200),
    ):
        ImageDraw.Draw(canvas.image).rectangle((70, y, 220, y + high), fill=PALE)
        canvas.frame(70, y, 1170, y + high, STEEL, 1)
        canvas.text((145, y + high / 2), title, label, "m")
        told(canvas, field, text, (240, y + 44), 900, filled)
        y += high
    note = "本证明由医院信息系统签发，扫描二维码可核验真伪；医师已采用可靠电子签名。"
    canvas.text((80, y + 44), note, label.but(size=21))
    press(canvas, content.hospital_name, (960, y - 60), ("电子签章专用", "诊断证明专用章"), 200, small=FILED)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 110)))
    return canvas.done("diagnosis_certificate")


def _sides(canvas: Canvas, content: certificates.Certificate, label: Style, filled: Style) -> float:
    """Two labelled boxes a row; gives where they end."""
    who, rng = content.patient, canvas.rng
    hour = f"{content.issue_date} {rng.randint(8, 17):02d}:{rng.randint(10, 59)}"
    entries = (
        Entry("患者姓名", "patient_name", who.name), Entry("性　　别", "sex", who.sex, SEXES[who.sex]),
        Entry("年　　龄", "age", str(content.age), f"{content.age}岁"),
        Entry("证件号码", None, f"{who.id_number[:6]}********{who.id_number[-4:]}"),
        Entry("就诊机构", "hospital_name", content.hospital_name), Entry("就诊科别", "department", content.department),
        Entry("医　　生", "doctor_name", content.doctor_name), Entry("开具时间", "issue_date", content.issue_date, hour),
    )  # fmt: skip
    for i, entry in enumerate(entries):
        (left, right), y = ((70, 640), (640, 1170))[i % 2], 200 + i // 2 * 66
        ImageDraw.Draw(canvas.image).rectangle((left, y, left + 150, y + 66), fill=PALE)
        canvas.frame(left, y, left + 150, y + 66, STEEL, 1)
        canvas.frame(left + 150, y, right, y + 66, STEEL, 1)
        canvas.text((left + 75, y + 33), entry.label, label, "m")
        beside(canvas, (left + 164, y + 33), Entry("", *entry[1:]), label, filled, right - 14)
    return 200.0 + len(entries) // 2 * 66


SUMMARY: Mapping[str, Callable[[random.Random], Rendered]] = {
    "numbered": numbered,
    "margin": margin,
    "bilingual": bilingual,
}
CERTIFICATE: Mapping[str, Callable[[random.Random], Rendered]] = {"leave": leave, "verifiable": electronic}
