"""Outpatients' bills kept for the benchmark: a machine's upright print with grades, a city's needle-printed slip, and a sheet with a strip down its side."""

import random
from collections.abc import Callable, Mapping, Sequence

from training.render import form_parts, invent, medical_bills, paper, seal, vat_parts
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import Filler, Place, writing
from training.render.medical_seals import press
from training.render.medical_table import Column, charge

GREEN: Ink = (44, 108, 84)
BLUE: Ink = (40, 70, 140)
DARK: Ink = (40, 40, 46)
GRADES = "甲类", "甲类", "乙类", "丙类"
Pairs = Sequence[tuple[str, str]]


def kiosk(rng: random.Random) -> Rendered:
    """An upright laser print of an electronic bill: grades of the insurance in the table, then labels and values as two columns."""
    content = medical_bills.listed_bill(invent.medical_invoice(rng, inpatient=False), rng, 9)
    canvas = Canvas((1130, 2000), rng, form_parts.paper_tone(rng))
    style = Style(rng.choice(("sans", "serif")), 22, DARK)
    filler = Filler(canvas, content, style, style.but(size=23), writing(rng, "%Y-%m-%d", "%Y年%m月%d日"))
    canvas.image.paste(paper.qr(f"MZ{content.serial_number}", 124), (56, 44))
    canvas.text((620, 78), f"{content.province}医疗门诊收费票据（电子）", style.but(size=36, weight=0.5), "m")
    canvas.stamp(seal.supervision(content.province, 190), (620, 80), seal.RED)
    filler.places((
        Place(210, 150, "票据代码：", "invoice_code"), Place(640, 150, "票据号码：", "invoice_number"),
        Place(60, 206, "交款人：", "patient_name"), Place(350, 206, "校验码：", "check_code"), Place(640, 206, "开票日期：", "issue_date"),
    ), 1080)  # fmt: skip
    y = _graded(filler, 240)
    filler.places(
        (
            Place(70, y + 30, "金额合计（大写）：", "total_amount_in_words"),
            Place(760, y + 30, "（小写）：", "total_amount"),
        ),
        1070,
    )
    canvas.frame(56, y, 1074, y + 60, DARK, 1)
    y = _pairs(filler, y + 96)
    canvas.pair((60, y + 20), "收款单位（章）：", style, "hospital_name", content.hospital_name, filler.filled)
    canvas.text((60, y + 64), f"复核人：自助　　　收款人：{content.cashier}", style)
    press(canvas, content.hospital_name, (860, y - 30), ("收费专用章", "电子票据专用章"))
    canvas.image = canvas.image.crop((0, 0, 1130, round(y + 130)))
    return canvas.done(content.document_type)


def _graded(filler: Filler, y: float) -> float:
    """The charges under double rules, each with its grade; gives where they end."""
    canvas, top = filler.canvas, y
    columns = (
        Column(14, "项目名称", "name", width=430), Column(520, "等级", "note", "m"), Column(610, "单位", "unit", "m"),
        Column(740, "单价", "price", "r"), Column(830, "数量", "quantity", "r"), Column(1004, "金额（元）", "amount", "r"),
    )  # fmt: skip
    for column in columns:
        canvas.text((56 + column.at, y + 24), column.heading, filler.form, column.anchor)
    canvas.rule((56, y + 48), (1074, y + 48), DARK, 1)
    y += 76
    for one in filler.content.charges:
        grade = {"note": filler.canvas.rng.choice(GRADES)}
        y += charge(filler, one, 56, y, columns, filler.filled.but(size=21), 27, grade) + 8
    canvas.frame(56, top, 1074, y, DARK, 1)
    return y


def _pairs(filler: Filler, y: float) -> float:
    """Two columns of labels that end at their colon, values behind; gives the height below."""
    left: Pairs = (
        ("业务流水号", "serial_number"), ("门诊号", "case_number"), ("就诊日期", "visit_date"), ("性别", "sex"),
        ("医疗机构类型", "hospital_type"), ("医保类型", "insurance_type"), ("医保编号", "insurance_number"),
    )  # fmt: skip
    right: Pairs = (
        ("医保统筹基金支付", "social_insurance_paid"), ("其他支付", "other_paid"), ("个人账户支付", "personal_account_paid"),
        ("个人现金支付", "personal_cash_paid"), ("个人自付", "self_pay"), ("个人自费", "self_funded"), ("门诊慢特病病种", "empty"),
    )  # fmt: skip
    for x, room, pairs in ((230, 330, left), (800, 270, right)):
        for i, (label, field) in enumerate(pairs):
            filler.canvas.text((x, y + i * 42), f"{label}：", filler.form, "r")
            filler.at(x + 6, y + i * 42, field, room)
    return y + 42 * len(left)


def slip(rng: random.Random) -> Rendered:
    """A city's slip filled in by needles: whose it is in a block at the left, charges beside it, payments in a printed column at the right."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=False), rng)
    canvas = Canvas((1560, 780), rng, rng.choice(((240, 249, 243), (252, 253, 250), (248, 248, 240))), shift=6)
    needles = Style(rng.choice(("typewriter", "mono", "serif")), 26, (58, 60, 76), dotted=rng.random() < 0.7)
    filler = Filler(canvas, content, Style("serif", 24, GREEN), needles, writing(rng, "%Y-%m-%d", "%Y.%m.%d", "%Y%m%d"))
    canvas.text(
        (760, 58), f"{content.province}医疗门急诊收费票据", filler.form.but(size=40, spacing=6, weight=0.5), "m"
    )
    canvas.stamp(seal.worn(seal.supervision(content.province, 190), rng), (760, 60), seal.RED)
    filler.at(1200, 52, "invoice_number", 310, "l", Style("serif", 34, (196, 54, 58), spacing=2))
    canvas.text((1190, 52), "No.", Style("serif", 28, (196, 54, 58)), "r")
    filler.place(Place(80, 96, "代码 ", "invoice_code"), 420, filler.form)
    filler.place(Place(1110, 104, "业务流水号 ", "serial_number"), 1500, filler.form)
    canvas.frame(70, 134, 1500, 620, GREEN, 2)
    for x in (450, 1110):
        canvas.rule((x, 134), (x, 560), GREEN, 2)
    _stacked(filler, (86, 166), 440, 56, (
        ("姓　名", "patient_name"), ("性　别", "sex"), ("门诊号", "case_number"), ("卡　号", "insurance_number"), ("费　别", "insurance_type"),
        ("机构类型", "hospital_type"), ("就诊日期", "visit_date"),
    ))  # fmt: skip
    _stacked(filler, (1126, 166), 1490, 64, (
        ("统筹支付", "social_insurance_paid"), ("附加支付", "other_paid"), ("账户支付", "personal_account_paid"),
        ("现金支付", "personal_cash_paid"), ("其中：自负", "self_pay"), ("　　　自费", "self_funded"),
    ))  # fmt: skip
    _bought(filler)
    canvas.rule((70, 560), (1500, 560), GREEN, 2)
    filler.places(
        (Place(86, 590, "合计人民币（大写）", "total_amount_in_words"), Place(1126, 590, "￥", "total_amount")), 1490
    )
    filler.places((Place(80, 660, "收款单位（盖章）", "hospital_name"), Place(860, 660, "收款员", "cashier"),
                   Place(1160, 660, "收款日期", "issue_date")), 1500)  # fmt: skip
    canvas.text((80, 716), "手写无效　遗失不补　退费时须交回本票据", filler.form.but(size=20))
    press(canvas, content.hospital_name, (640, 650), ("门急诊收费专用章", "收费专用章"))
    return canvas.done(content.document_type)


def _stacked(filler: Filler, at: tuple[float, float], right: float, step: float, pairs: Pairs) -> None:
    for i, (label, field) in enumerate(pairs):
        filler.place(Place(at[0], at[1] + i * step, f"{label} ", field), right, filler.form)


def _bought(filler: Filler) -> None:
    """Heads twice beside each other, classes down the left and on at the right."""
    canvas, charges = filler.canvas, filler.content.charges
    columns = (Column(16, "项　目", "name", width=170), Column(312, "金　额", "amount", "r"))
    half = (len(charges) + 1) // 2
    for i, some in enumerate((charges[:half], charges[half:])):
        for column in columns:
            canvas.text((450 + i * 330 + column.at, 164), column.heading, filler.form, column.anchor)
        y = 216.0
        for one in some:
            y += charge(filler, one, 450 + i * 330, y, columns, filler.filled, 30) + 24


def side(rng: random.Random) -> Rendered:
    """An electronic bill across the sheet: a ruled head, charges in two groups, further facts in cells beside an upright heading."""
    content = medical_bills.itemised(invent.medical_invoice(rng, inpatient=False), rng, 10)
    canvas = Canvas((1620, 1160), rng, form_parts.paper_tone(rng))
    filler = Filler(
        canvas, content, Style("serif", 22, BLUE), Style(rng.choice(("serif", "sans")), 23, DARK), writing(rng)
    )
    canvas.text(
        (810, 70), f"{content.province}医疗收费票据（门诊）", filler.form.but(size=42, spacing=4, weight=0.6), "m"
    )
    canvas.rule((500, 104), (1120, 104), BLUE, 2)
    canvas.stamp(seal.supervision(content.province, 200), (810, 74), seal.RED)
    canvas.frame(60, 130, 1560, 1030, BLUE, 2)
    cells: Sequence[tuple[float, float, str, str]] = (
        (60, 400, "票据代码：", "invoice_code"), (400, 800, "票据号码：", "invoice_number"), (800, 1110, "校验码：", "check_code"),
        (1110, 1560, "开票日期：", "issue_date"),
    )  # fmt: skip
    _cells(filler, 130, 54, cells)
    _cells(filler, 184, 54, ((60, 400, "患者：", "patient_name"), (400, 1110, "开票单位：", "hospital_name"),
                             (1110, 1560, "类型：", "hospital_type")))  # fmt: skip
    _grouped(filler)
    _cells(
        filler,
        664,
        58,
        ((60, 1110, "合计（大写）：", "total_amount_in_words"), (1110, 1560, "合计（小写）：", "total_amount")),
    )
    vat_parts.vertical(canvas, "附加信息", 88, 730, 1020, filler.form.but(size=24))
    _cells(filler, 722, 77, ((116, 480, "流水号：", "serial_number"), (480, 850, "病历号：", "case_number"),
                             (850, 1200, "就诊时间：", "visit_date"), (1200, 1560, "性别：", "sex")))  # fmt: skip
    _cells(filler, 799, 77, ((116, 480, "参保类型：", "insurance_type"), (480, 1030, "参保人编号：", "insurance_number"),
                             (1030, 1560, "基本医保统筹支付：", "social_insurance_paid")))  # fmt: skip
    _cells(filler, 876, 77, ((116, 480, "其他基金支付：", "other_paid"), (480, 1030, "医保个人账户支付：", "personal_account_paid"),
                             (1030, 1560, "个人现金支付：", "personal_cash_paid")))  # fmt: skip
    _cells(
        filler,
        953,
        77,
        (
            (116, 480, "个人自付：", "self_pay"),
            (480, 1030, "个人自费：", "self_funded"),
            (1030, 1560, "备注：", "empty"),
        ),
    )
    canvas.text(
        (70, 1080),
        f"收款单位（章）　　　　　　　　　　复核人：{content.cashier}　　　　收款人：{content.cashier}",
        filler.form,
    )
    press(canvas, content.hospital_name, (330, 1040), ("收费专用章", "财务专用章"))
    return canvas.done(content.document_type)


def _cells(filler: Filler, y: float, high: float, cells: Sequence[tuple[float, float, str, str]]) -> None:
    """Boxes that hold a label and its value in one line."""
    for left, right, label, field in cells:
        filler.canvas.frame(left, y, right, y + high, BLUE, 1)
        filler.place(Place(left + 12, y + high / 2, label, field), right, filler.form)


def _grouped(filler: Filler) -> None:
    canvas, charges = filler.canvas, filler.content.charges
    columns = (
        Column(12, "项目名称", "name", width=400),
        Column(520, "数量/单位", "both", "m"),
        Column(732, "金额（元）", "amount", "r"),
    )
    half = (len(charges) + 1) // 2
    for i, some in enumerate((charges[:half], charges[half:])):
        left = 60 + i * 750
        canvas.rule((left, 238), (left, 664), BLUE, 1)
        for column in columns:
            canvas.text((left + column.at, 264), column.heading, filler.form, column.anchor)
        canvas.rule((left, 290), (left + 750, 290), BLUE, 1)
        y = 320.0
        for one in some:
            y += charge(filler, one, left, y, columns, filler.filled, 28) + 14


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "graded_print": kiosk,
    "city_slip": slip,
    "side_strip": side,
}
