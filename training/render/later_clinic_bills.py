"""Outpatients' bills kept for the benchmark: an e-bill with everything in a grid, a machine's notice on a roll, and a printed form with pairs of shares."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from training.render import form_parts, invent, medical_bills, paper, seal
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import Filler, Place, writing
from training.render.medical_seals import press
from training.render.medical_table import Column, charge
from training.render.receipt_paper import thermal
from training.render.receipt_roll import Roll

DARK: Ink = (40, 40, 46)
TEAL: Ink = (30, 104, 110)
PLUM: Ink = (122, 60, 112)
Cells = Sequence[tuple[float, str, str]]
"""The share of a row, a label, and the field in the cell behind it."""


def gridded(rng: random.Random) -> Rendered:
    """An electronic bill across: charges with number, price and grade in full rulings, then further facts as label cells and value cells."""
    content = medical_bills.itemised(invent.medical_invoice(rng, inpatient=False), rng, 8)
    canvas = Canvas((1640, 1500), rng, form_parts.paper_tone(rng))
    form = Style("sans", 22, TEAL)
    filler = Filler(
        canvas, content, form, Style(rng.choice(("sans", "serif")), 22, DARK), writing(rng, "%Y-%m-%d", "%Y年%m月%d日")
    )
    canvas.text((70, 84), f"{content.province}医疗门诊收费票据（电子）", form.but(size=38, weight=0.5))
    canvas.stamp(seal.supervision(content.province, 190), (480, 86), seal.RED)
    canvas.image.paste(paper.qr(f"{content.code}{content.number}", 150), (1410, 34))
    filler.places((Place(880, 60, "票据代码：", "invoice_code"), Place(880, 102, "票据号码：", "invoice_number"),
                   Place(880, 144, "校 验 码：", "check_code")), 1390)  # fmt: skip
    filler.places((Place(70, 186, "交 款 人：", "patient_name"), Place(480, 186, "收款单位：", "hospital_name"),
                   Place(1130, 186, "开票日期：", "issue_date")), 1560)  # fmt: skip
    y = _numbered(filler, 214)
    canvas.frame(60, y, 1580, y + 52, TEAL, 2)
    filler.places(
        (
            Place(80, y + 26, "合计金额（大写）", "total_amount_in_words"),
            Place(1080, y + 26, "合计金额（小写）", "total_amount"),
        ),
        1570,
    )
    y = _grid(filler, y + 52, (
        ((0.24, "就诊日期", "visit_date"), (0.26, "门诊病历号", "case_number"), (0.3, "业务流水号", "serial_number"), (0.2, "性别", "sex")),
        ((0.24, "医疗类别", "empty"), (0.26, "医保类型", "insurance_type"), (0.3, "医保编号", "insurance_number"), (0.2, "就诊科室", "department")),
        ((0.24, "统筹基金支付", "social_insurance_paid"), (0.26, "其他支付", "other_paid"), (0.3, "个人账户支付", "personal_account_paid"),
         (0.2, "现金支付", "personal_cash_paid")),
        ((0.24, "个人自付", "self_pay"), (0.26, "个人自费", "self_funded"), (0.5, "医疗机构类型", "hospital_type")),
    ))  # fmt: skip
    canvas.text(
        (70, y + 44), f"收款人：{content.cashier}　　　　　复核人：{content.cashier}　　　　　开票单位（章）：", form
    )
    press(canvas, content.hospital_name, (1180, y + 10), ("收费专用章", "财务专用章"))
    canvas.image = canvas.image.crop((0, 0, 1640, round(y + 110)))
    return canvas.done(content.document_type)


def _numbered(filler: Filler, y: float) -> float:
    """Charges between upright rules, each under its running number; gives where they end."""
    canvas, top = filler.canvas, y
    edges = 60, 130, 660, 780, 900, 1060, 1280, 1580
    columns = (
        Column(35, "序号", "no", "m"), Column(84, "收费项目", "name", width=500), Column(660, "单位", "unit", "m"),
        Column(780, "数量", "quantity", "m"), Column(990, "单价（元）", "price", "r"), Column(1210, "金额（元）", "amount", "r"),
        Column(1370, "备注", "note", "m"),
    )  # fmt: skip
    ImageDraw.Draw(canvas.image).rectangle((60, y, 1580, y + 44), fill=(228, 242, 242))
    for column, left, right in zip(columns, edges, edges[1:], strict=False):
        canvas.text(((left + right) / 2, y + 22), column.heading, filler.form, "m")
    y += 70
    for i, one in enumerate(filler.content.charges, 1):
        more = {"no": str(i), "note": filler.canvas.rng.choice(("甲", "甲", "乙", "丙", ""))}
        y += charge(filler, one, 60, y, columns, filler.filled, 27, more) + 10
    y += 10
    for x in edges:
        canvas.rule((x, top), (x, y), TEAL, 1)
    canvas.rule((60, top + 44), (1580, top + 44), TEAL, 1)
    canvas.frame(60, top, 1580, y, TEAL, 2)
    return y


def _grid(filler: Filler, y: float, rows: Sequence[Cells]) -> float:
    canvas = filler.canvas
    for cells in rows:
        x = 60.0
        for share, label, field in cells:
            end = x + share * 1520
            wide = 168 if len(label) > 4 else 124
            canvas.frame(x, y, x + wide, y + 50, TEAL, 1)
            canvas.frame(x + wide, y, end, y + 50, TEAL, 1)
            canvas.text((x + wide / 2, y + 25), label, filler.form, "m")
            filler.at(x + wide + 10, y + 25, field, end - x - wide - 18)
            x = end
        y += 50
    return y


def notice(rng: random.Random) -> Rendered:
    """What a machine in the hall prints on its roll: numbers to fetch the electronic bill by, each charge with its sum, who paid what."""
    content = medical_bills.itemised(invent.medical_invoice(rng, inpatient=False), rng, 7)
    style = Style(rng.choice(("sans", "mono")), 25, (46, 46, 50))
    roll = Roll(rng, 620, style, leading=1.6)
    filler = Filler(roll.canvas, content, style, style, writing(rng, "%Y-%m-%d"))
    roll.wrapped("hospital_name", content.hospital_name, "m", style.but(size=31, weight=0.4))
    roll.text("医疗门诊电子票据告知单", "m", style.but(size=29))
    roll.rule()
    _lines(roll, filler, (
        ("电子票据代码：", "invoice_code"), ("电子票据号码：", "invoice_number"), ("校验码：", "check_code"), ("开票日期：", "issue_date"),
        ("交款人：", "patient_name"), ("门诊号：", "case_number"), ("医保类型：", "insurance_type"), ("业务流水号：", "serial_number"),
    ))  # fmt: skip
    roll.rule()
    roll.cells((0, "项目", "l"), (0.78, "数量", "r"), (1, "金额", "r"))
    columns = (
        Column(0, "", "name", width=360),
        Column(0.78 * roll.room, "", "quantity", "r"),
        Column(roll.room, "", "amount", "r"),
    )
    for one in content.charges:
        roll.y += charge(filler, one, roll.left, roll.y, columns, style, 34) + 6
    roll.rule()
    roll.cells((0, "金额合计（小写）：", "l"))
    roll.y -= roll.leading * style.size
    filler.at(roll.right, roll.y, "total_amount", 280, "r", style.but(size=31, weight=0.5))
    roll.down(1.1)
    roll.text("金额合计（大写）：")
    filler.at(roll.left, roll.y, "total_amount_in_words", roll.room)
    roll.down()
    _lines(roll, filler, (
        ("医保统筹基金支付：", "social_insurance_paid"), ("其他支付：", "other_paid"), ("个人账户支付：", "personal_account_paid"),
        ("个人现金支付：", "personal_cash_paid"), ("个人自付：", "self_pay"), ("个人自费：", "self_funded"),
    ))  # fmt: skip
    roll.picture(paper.qr(f"EB{content.number}", 200))
    roll.text("请扫描二维码查看、下载电子票据", "m", style.but(size=22))
    return thermal(roll.done(content.document_type), rng)


def _lines(roll: Roll, filler: Filler, pairs: Sequence[tuple[str, str]]) -> None:
    for label, field in pairs:
        filler.place(Place(roll.left, roll.y, label, field), roll.right + 10, roll.style)
        roll.down()


def settled(rng: random.Random) -> Rendered:
    """A printed form filled in by needles: whose it is in a ruled head, three bare columns of charges, settlement in four columns under the sum."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=False), rng)
    canvas = Canvas((1540, 860), rng, rng.choice(((253, 249, 253), (255, 255, 255), (248, 250, 252))), shift=5)
    ink = rng.choice((PLUM, (52, 92, 150)))
    needles = Style(rng.choice(("typewriter", "mono")), 24, (58, 58, 74), dotted=rng.random() < 0.7)
    filler = Filler(canvas, content, Style("serif", 23, ink), needles, writing(rng, "%Y-%m-%d", "%Y/%m/%d"))
    paper.tractor_holes(canvas.image, 96, 14)
    canvas.text(
        (770, 60), f"{content.province}医疗卫生机构门诊收费票据", filler.form.but(size=38, weight=0.5, spacing=3), "m"
    )
    canvas.stamp(seal.worn(seal.supervision(content.province, 190), rng), (770, 62), seal.RED)
    filler.places((Place(90, 122, "票据代码 ", "invoice_code"), Place(580, 122, "业务流水号 ", "serial_number"),
                   Place(1130, 122, "票据号码 ", "invoice_number")), 1460)  # fmt: skip
    canvas.frame(80, 150, 1460, 690, ink, 2)
    filler.places((
        Place(96, 178, "患者姓名 ", "patient_name"), Place(440, 178, "性别 ", "sex"), Place(600, 178, "门诊号 ", "case_number"),
        Place(1000, 178, "就诊日期 ", "visit_date"), Place(96, 226, "结算类别 ", "insurance_type"), Place(600, 226, "社会保障号码 ", "insurance_number"),
        Place(1090, 226, "科室 ", "department"),
    ), 1450)  # fmt: skip
    for y in (202, 250, 500, 552):
        canvas.rule((80, y), (1460, y), ink, 1)
    columns = (Column(16, "", "name", width=240), Column(430, "", "amount", "r"))
    for i, one in enumerate(content.charges):
        charge(filler, one, 80 + i % 3 * 460, 286 + i // 3 * 66, columns, needles, 30)
    filler.places(
        (Place(96, 526, "合计大写 ", "total_amount_in_words"), Place(1090, 526, "小写 ￥", "total_amount")), 1450
    )
    for x, pairs in ((96, (("医保统筹支付", "social_insurance_paid"), ("其他支付", "other_paid"))),
                     (436, (("个人帐户支付", "personal_account_paid"), ("现金支付", "personal_cash_paid"))),
                     (776, (("自负金额", "self_pay"), ("自费金额", "self_funded"))),
                     (1116, (("机构类型", "hospital_type"), ("帐户余额", "empty")))):  # fmt: skip
        for i, (label, field) in enumerate(pairs):
            filler.place(Place(x, 588 + i * 56, f"{label} ", field), x + 336, filler.form)
    filler.places((Place(90, 730, "收款单位（章）", "hospital_name"), Place(800, 730, "收款人 ", "cashier"),
                   Place(1090, 730, "收款日期 ", "issue_date")), 1460)  # fmt: skip
    canvas.text((90, 790), "本票据盖收费专用章有效", filler.form.but(size=20))
    press(canvas, content.hospital_name, (560, 726), ("门诊收费专用章", "收费专用章"))
    return canvas.done(content.document_type)


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "gridded": gridded,
    "roll_notice": notice,
    "settled_below": settled,
}
