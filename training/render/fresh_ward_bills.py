"""Inpatients' bills kept for the benchmark: a county's form with printed classes, and a list with its payments beside it."""

import random
from collections.abc import Callable, Mapping

from training.render import invent, medical_bills, paper, seal
from training.render.canvas import Canvas, Rendered, Style
from training.render.medical_form import Filler, Place, Writing, writing
from training.render.medical_seals import press
from training.render.medical_table import Column, charge

GREEN = (44, 104, 84)
BROWN = (120, 70, 48)
PRINTED = (
    "床位费", "诊查费", "检查费", "化验费", "治疗费", "手术费", "护理费", "卫生材料费",
    "西药费", "中成药费", "中草药费", "输血费", "输氧费", "麻醉费", "放射费", "其他费用",
)  # fmt: skip
CELL = 328, 56


def county(rng: random.Random) -> Rendered:
    """A green form: four printed classes in a row with their sums, the stay above, deposit and insurance below."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=True), rng)
    content = medical_bills.on_form(content, PRINTED, rng)
    canvas = Canvas((1480, 960), rng, rng.choice(((242, 250, 244), (248, 252, 248), (252, 252, 246))), shift=6)
    needles = Style(rng.choice(("serif", "typewriter")), 27, (40, 42, 60), dotted=rng.random() < 0.5)
    filler = Filler(canvas, content, Style("serif", 25, GREEN), needles, Writing())
    _county_head(filler)
    _classes(filler)
    _county_foot(filler)
    return canvas.done(content.document_type)


def _county_head(filler: Filler) -> None:
    canvas, form, content = filler.canvas, filler.form, filler.content
    canvas.text((740, 74), f"{content.province}住院医疗费专用票据", form.but(size=42, spacing=6, weight=0.6), "m")
    canvas.stamp(seal.worn(seal.supervision(content.province, 220), canvas.rng), (740, 82), seal.RED)
    filler.place(Place(1120, 104, "票据代码", "invoice_code"), 1440, form)
    filler.at(
        canvas.text((1120, 144), "票据号码", form)[1][0] + 8,
        144,
        "invoice_number",
        230,
        "l",
        Style("serif", 32, (200, 48, 52)),
    )
    filler.places((Place(84, 144, "住院号", "case_number"), Place(430, 144, "住院科室", "department")), 800)
    rows = (
        Place(84, 190, "姓名", "patient_name"), Place(340, 190, "性别", "sex"), Place(500, 190, "入院日期", "admission_date"),
        Place(800, 190, "出院日期", "discharge_date"), Place(1110, 190, "住院", "inpatient_days"),
    )  # fmt: skip
    filler.places(rows, 1300)
    canvas.text((1250, 190), "天", form)


def _classes(filler: Filler) -> None:
    """Sixteen boxes, of which some hold a sum."""
    canvas, sums = filler.canvas, {one.name: one for one in filler.content.charges}
    wide, high = CELL
    for i, name in enumerate(PRINTED):
        x, y = 84 + i % 4 * wide, 224 + i // 4 * high
        canvas.frame(x, y, x + wide, y + high, GREEN, 2)
        canvas.rule((x + 150, y), (x + 150, y + high), GREEN, 1)
        beside = canvas.text((x + 75, y + high / 2), name, filler.form, "m")
        if name in sums:
            amount = sums[name].amount
            cells = [((x + wide - 14, y + high / 2), filler.money(amount), "r")]
            canvas.item(name, amount, cells, filler.filled, beside=beside)


def _county_foot(filler: Filler) -> None:
    canvas, form, content = filler.canvas, filler.form, filler.content
    canvas.frame(84, 448, 1396, 504, GREEN, 2)
    filler.places(
        (Place(98, 476, "合计金额（大写）", "total_amount_in_words"), Place(1020, 476, "（小写）¥", "total_amount")),
        1388,
    )
    canvas.frame(84, 504, 1396, 796, GREEN, 2)
    cells = (
        ("参保类别", "insurance_type"), ("社保号", "insurance_number"), ("业务流水号", "serial_number"),
        ("基本医疗基金支付", "social_insurance_paid"), ("其他支付", "other_paid"), ("个人帐户支付", "personal_account_paid"),
        ("现金支付", "personal_cash_paid"), ("自付费用", "self_pay"), ("自费费用", "self_funded"),
        ("预交款", "prepaid"), ("补交款", "nothing"), ("退款", "refund"),
    )  # fmt: skip
    filler.places(
        [Place(98 + i % 3 * 434, 542 + i // 3 * 68, label, field) for i, (label, field) in enumerate(cells)], 1388
    )
    filler.place(Place(84, 838, "医疗单位（盖章）", "hospital_name"), 800, form)
    canvas.pair((820, 838), "经手人", form, None, content.cashier, filler.filled)
    day, parts, x = content.issue_date, [], 1100.0
    for text, word in ((f"{day.year}", "年"), (f"{day.month:02d}", "月"), (f"{day.day:02d}", "日")):
        parts.append(((x, 838.0), text))
        x = canvas.text((x + len(text) * 16 + 22, 838), word, form)[1][0] + 10
    canvas.spread("issue_date", day, parts, filler.filled)
    canvas.text((84, 900), "① 报销凭证　　未加盖收费专用章无效", form.but(size=21))
    press(canvas, content.hospital_name, (470, 812), ("住院收费专用章", "财务专用章", "收费专用章"))


def beside(rng: random.Random) -> Rendered:
    """An electronic bill upright on the page: who and when in a ruled head, the charges under it, payments at their right."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=True), rng)
    canvas = Canvas((1240, 1240), rng, (255, 255, 255))
    filled = Style(rng.choice(("sans", "serif", "kai")), 24, (24, 26, 32))
    filler = Filler(canvas, content, Style("sans", 23, BROWN), filled, writing(rng, "%Y-%m-%d", "%Y/%m/%d"))
    _beside_head(filler)
    _beside_charges(filler)
    _payments(filler)
    return canvas.done(content.document_type)


def _beside_head(filler: Filler) -> None:
    canvas, form, content = filler.canvas, filler.form, filler.content
    canvas.text((620, 76), f"{content.province}医疗住院收费电子票据", form.but(font="serif", size=42, weight=0.5), "m")
    canvas.stamp(seal.supervision(content.province, 230), (620, 84), (220, 48, 54))
    rows = (
        Place(70, 164, "票据代码：", "invoice_code"), Place(440, 164, "票据号码：", "invoice_number"),
        Place(860, 164, "校验码：", "check_code"),
        Place(70, 220, "患者姓名：", "patient_name"), Place(440, 220, "性别：", "sex"), Place(860, 220, "开票日期：", "issue_date"),
        Place(70, 266, "病案号：", "case_number"), Place(440, 266, "入院时间：", "admission_date"),
        Place(860, 266, "出院时间：", "discharge_date"),
        Place(70, 312, "住院天数：", "inpatient_days"), Place(440, 312, "出院科室：", "department"),
        Place(860, 312, "险种：", "insurance_type"),
        Place(70, 358, "机构类别：", "hospital_type"), Place(640, 358, "医保个人编号：", "insurance_number"),
    )  # fmt: skip
    filler.places(rows, 1190)
    canvas.frame(54, 194, 1186, 1130, BROWN, 2)
    for y in (386, 430):
        canvas.rule((54, y), (1186, y), BROWN, 1)
    canvas.rule((730, 386), (730, 1010), BROWN, 1)


def _beside_charges(filler: Filler) -> None:
    canvas = filler.canvas
    columns = (
        Column(24, "费用类别", "name", width=300), Column(430, "数量", "quantity", "r"), Column(650, "金额（元）", "amount", "r"),
    )  # fmt: skip
    for column in columns:
        canvas.text((54 + column.at, 408), column.heading, filler.form, column.anchor)
    y = 462.0
    for one in filler.content.charges:
        y += charge(filler, one, 54, y, columns, filler.filled, 30) + 14


def _payments(filler: Filler) -> None:
    canvas, form, content = filler.canvas, filler.form, filler.content
    canvas.text((958, 408), "支付信息", form, "m")
    rows = (
        ("医保统筹支付", "social_insurance_paid"), ("其他医保基金支付", "other_paid"), ("医保个人账户支付", "personal_account_paid"),
        ("个人现金支付", "personal_cash_paid"), ("个人自付", "self_pay"), ("个人自费", "self_funded"), ("预缴住院费", "prepaid"),
        ("补缴金额", "nothing"), ("退费金额", "refund"),
    )  # fmt: skip
    for i, (label, field) in enumerate(rows):
        canvas.text((752, 462 + i * 58), label, form)
        filler.at(1166, 462 + i * 58, field, 190, "r")
    canvas.rule((54, 1010), (1186, 1010), BROWN, 1)
    canvas.rule((54, 1066), (1186, 1066), BROWN, 1)
    filler.places(
        (Place(74, 1038, "合计（大写）：", "total_amount_in_words"), Place(820, 1038, "¥", "total_amount")), 1180
    )
    filler.place(Place(74, 1098, "业务单号：", "serial_number"), 700, form)
    filler.place(Place(70, 1172, "开票单位（章）：", "hospital_name"), 740, form)
    canvas.pair((780, 1172), "开票人：", form, None, content.cashier, filler.filled)
    canvas.image.paste(paper.qr(f"01,99,{content.code},{content.number}", 130), (1050, 20))
    press(canvas, content.hospital_name, (430, 1150), ("收费专用章", "电子票据专用章"))


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"county_box": county, "beside": beside}
