"""Inpatients' bills kept for the benchmark: a form with printed classes in cells, an upright settlement in one table, and an e-bill with a strip of facts."""

import random
from collections.abc import Callable, Mapping, Sequence

from training.render import form_parts, invent, medical_bills, paper, seal
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import Filler, Place, writing
from training.render.medical_seals import press
from training.render.medical_table import Column, charge

RED: Ink = (168, 60, 66)
NAVY: Ink = (38, 62, 118)
DARK: Ink = (40, 40, 46)
CLASSES = (
    "床位费", "诊察费", "检查费", "化验费", "治疗费", "手术费", "护理费", "卫生材料费", "西药费", "中药饮片", "中成药费", "一般诊疗费",
    "输血费", "输氧费", "麻醉费", "其他住院收费",
)  # fmt: skip
Cells = Sequence[tuple[float, str, str]]


def printed_classes(rng: random.Random) -> Rendered:
    """A county's form across with sixteen printed classes in ruled cells, most of them empty; the stay above, who paid below."""
    content = medical_bills.erased(
        medical_bills.on_form(invent.medical_invoice(rng, inpatient=True), CLASSES, rng), rng
    )
    canvas = Canvas((1580, 960), rng, rng.choice(((253, 250, 248), (255, 255, 255), (250, 250, 244))), shift=5)
    needles = Style(rng.choice(("typewriter", "mono", "serif")), 24, (56, 56, 72), dotted=rng.random() < 0.6)
    filler = Filler(canvas, content, Style("serif", 23, RED), needles, writing(rng, "%Y-%m-%d", "%Y.%m.%d"))
    canvas.text((790, 60), f"{content.province}医疗住院收费票据", filler.form.but(size=40, weight=0.5, spacing=5), "m")
    canvas.stamp(seal.worn(seal.supervision(content.province, 190), rng), (790, 62), seal.RED)
    filler.places((Place(80, 120, "票据代码：", "invoice_code"), Place(640, 120, "住院号：", "case_number"),
                   Place(1120, 120, "票据号码：", "invoice_number")), 1500)  # fmt: skip
    canvas.frame(70, 146, 1510, 800, RED, 2)
    filler.places((
        Place(86, 174, "姓名：", "patient_name"), Place(380, 174, "性别：", "sex"), Place(560, 174, "科别：", "department"),
        Place(1060, 174, "医保类别：", "insurance_type"),
        Place(86, 222, "住院日期：", "stay"), Place(640, 222, "天数：", "inpatient_days"), Place(840, 222, "医保编号：", "insurance_number"),
    ), 1500)  # fmt: skip
    _printed(filler, 248)
    filler.places(
        (
            Place(86, 586, "合计人民币（大写）：", "total_amount_in_words"),
            Place(1060, 586, "（小写）￥", "total_amount"),
        ),
        1500,
    )
    for y in (198, 560, 612):
        canvas.rule((70, y), (1510, y), RED, 1)
    filler.places((
        Place(86, 646, "预收金额：", "prepaid"), Place(446, 646, "退还金额：", "refund"), Place(806, 646, "补收金额：", "nothing"),
        Place(1166, 646, "业务流水号：", "serial_number"),
        Place(86, 702, "统筹支付：", "social_insurance_paid"), Place(446, 702, "附加支付：", "other_paid"),
        Place(806, 702, "账户支付：", "personal_account_paid"), Place(1166, 702, "现金支付：", "personal_cash_paid"),
        Place(86, 758, "自负：", "self_pay"), Place(446, 758, "自费：", "self_funded"), Place(806, 758, "机构类型：", "hospital_type"),
    ), 1500)  # fmt: skip
    filler.places((Place(80, 850, "收费单位（公章）：", "hospital_name"), Place(900, 850, "收费员：", "cashier"),
                   Place(1180, 850, "日期：", "issue_date")), 1500)  # fmt: skip
    press(canvas, content.hospital_name, (620, 820), ("住院收费专用章", "收费专用章"))
    return canvas.done(content.document_type)


def _printed(filler: Filler, y: float) -> None:
    """Four columns of printed names, a sum behind those that were charged."""
    canvas, sums = filler.canvas, {one.name: one for one in filler.content.charges}
    for i, name in enumerate(CLASSES):
        x, top = 70 + i % 4 * 360, y + i // 4 * 78
        canvas.frame(x, top, x + 170, top + 78, RED, 1)
        canvas.frame(x + 170, top, x + 360, top + 78, RED, 1)
        box = canvas.text((x + 85, top + 39), name, filler.form, "m")
        if name in sums:
            at = (x + 350, top + 39)
            canvas.item(
                name, sums[name].amount, [(at, filler.money(sums[name].amount), "r")], filler.filled, beside=box
            )


def one_table(rng: random.Random) -> Rendered:
    """An upright settlement in one ruled table: person and stay as cells, then classes four cells a row, then payers three a row."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=True), rng)
    canvas = Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    style = Style(rng.choice(("serif", "sans")), 23, DARK)
    filler = Filler(canvas, content, style, style, writing(rng, "%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"))
    filler.at(620, 84, "hospital_name", 1060, "m", style.but(size=36, weight=0.4))
    canvas.text((620, 142), "住院费用结算发票", style.but(size=32), "m")
    filler.places((Place(80, 196, "发票代码：", "invoice_code"), Place(480, 196, "发票号码：", "invoice_number"),
                   Place(860, 196, "结算日期：", "issue_date")), 1170)  # fmt: skip
    y = _cells(filler, 222, (
        ((0.34, "病人姓名", "patient_name"), (0.26, "性别", "sex"), (0.4, "住院号", "case_number")),
        ((0.34, "入院日期", "admission_date"), (0.34, "出院日期", "discharge_date"), (0.32, "住院天数", "inpatient_days")),
        ((0.5, "费别", "insurance_type"), (0.5, "出院科室", "department")),
        ((0.5, "医保卡号", "insurance_number"), (0.5, "结算流水号", "serial_number")),
    ))  # fmt: skip
    y = _classes(filler, y)
    y = _cells(filler, y, (((0.62, "总计大写", "total_amount_in_words"), (0.38, "总金额", "total_amount")),))
    y = _cells(filler, y, (
        ((0.36, "统筹基金支付", "social_insurance_paid"), (0.32, "个人账户支付", "personal_account_paid"), (0.32, "其他支付", "other_paid")),
        ((0.36, "个人自付", "self_pay"), (0.32, "个人自费", "self_funded"), (0.32, "个人现金支付", "personal_cash_paid")),
        ((0.36, "预交款", "prepaid"), (0.32, "退款", "refund"), (0.32, "补款", "nothing")),
    ))  # fmt: skip
    canvas.text((80, y + 44), f"结算员：{content.cashier}　　　　　　　　　患者（家属）签名：", style)
    canvas.text((80, y + 92), "注：此票据为报销凭证，请妥善保管，遗失不补。", style.but(size=20))
    press(canvas, content.hospital_name, (980, y + 30), ("住院结算专用章", "收费专用章"))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 140)))
    return canvas.done(content.document_type)


def _cells(filler: Filler, y: float, rows: Sequence[Cells]) -> float:
    canvas = filler.canvas
    for cells in rows:
        x = 70.0
        for share, label, field in cells:
            end, wide = x + share * 1100, 30 + 23 * len(label)
            canvas.frame(x, y, x + wide, y + 54, DARK, 1)
            canvas.frame(x + wide, y, end, y + 54, DARK, 1)
            canvas.text((x + wide / 2, y + 27), label, filler.form, "m")
            filler.at(x + wide + 8, y + 27, field, end - x - wide - 16)
            x = end
        y += 54
    return y


def _classes(filler: Filler, y: float) -> float:
    """Name and sum by turns, two of each in a row under their heads."""
    canvas, charges = filler.canvas, filler.content.charges
    edges = 70, 370, 620, 920, 1170
    for i, head in enumerate(("收费项目", "金额", "收费项目", "金额")):
        canvas.text(((edges[i] + edges[i + 1]) / 2, y + 27), head, filler.form.but(weight=0.4), "m")
    columns = (Column(14, "", "name", width=280), Column(534, "", "amount", "r"))
    rows = (len(charges) + 1) // 2
    for i, one in enumerate(charges):
        charge(filler, one, edges[i % 2 * 2], y + 81 + i // 2 * 54, columns, filler.filled, 30)
    for i in range(rows + 2):
        canvas.rule((70, y + i * 54), (1170, y + i * 54), DARK, 1)
    for x in edges:
        canvas.rule((x, y), (x, y + (rows + 1) * 54), DARK, 1)
    return y + (rows + 1) * 54


def payers_beside(rng: random.Random) -> Rendered:
    """An electronic bill across: a narrow strip at the left with whose it is, the charges in the middle in two groups, payers under them in three columns."""
    content = medical_bills.listed_bill(invent.medical_invoice(rng, inpatient=True), rng, 12, 5)
    canvas = Canvas((1700, 1500), rng)
    filler = Filler(
        canvas,
        content,
        Style("serif", 22, NAVY),
        Style(rng.choice(("sans", "serif")), 22, DARK),
        writing(rng, "%Y-%m-%d", "%Y%m%d"),
    )
    canvas.text(
        (850, 66), f"{content.province}医疗住院收费票据（电子）", filler.form.but(size=40, weight=0.5, spacing=3), "m"
    )
    canvas.stamp(seal.supervision(content.province, 200), (850, 70), seal.RED)
    canvas.image.paste(paper.qr(f"ZY{content.code}{content.number}", 130), (70, 26))
    filler.places((Place(240, 144, "票据代码：", "invoice_code"), Place(680, 144, "票据号码：", "invoice_number"),
                   Place(1080, 144, "校验码：", "check_code"), Place(1330, 144, "开票日期：", "issue_date")), 1640)  # fmt: skip
    strip: Sequence[tuple[str, str]] = (
        ("交款人", "patient_name"), ("性别", "sex"), ("住院号", "case_number"), ("住院科室", "department"), ("入院日期", "admission_date"),
        ("出院日期", "discharge_date"), ("住院天数", "inpatient_days"), ("业务流水号", "serial_number"), ("机构类型", "hospital_type"),
        ("医保类型", "insurance_type"), ("医保编号", "insurance_number"),
    )  # fmt: skip
    for i, (label, field) in enumerate(strip):
        filler.place(Place(84, 206 + i * 46, f"{label}：", field), 470, filler.form)
    y = max(_charges(filler, 180), 700.0)
    canvas.frame(60, 176, 1640, y, NAVY, 2)
    canvas.rule((480, 176), (480, y), NAVY, 1)
    canvas.frame(60, y, 1640, y + 52, NAVY, 2)
    filler.places(
        (
            Place(84, y + 26, "金额合计（大写）：", "total_amount_in_words"),
            Place(1150, y + 26, "（小写）：", "total_amount"),
        ),
        1630,
    )
    filler.places((
        Place(84, y + 90, "预缴金额：", "prepaid"), Place(600, y + 90, "补缴金额：", "nothing"), Place(1120, y + 90, "退费金额：", "refund"),
        Place(84, y + 136, "医保统筹基金支付：", "social_insurance_paid"), Place(600, y + 136, "其他支付：", "other_paid"),
        Place(1120, y + 136, "个人账户支付：", "personal_account_paid"),
        Place(84, y + 182, "个人现金支付：", "personal_cash_paid"), Place(600, y + 182, "个人自付：", "self_pay"),
        Place(1120, y + 182, "个人自费：", "self_funded"),
    ), 1630)  # fmt: skip
    canvas.frame(60, y + 52, 1640, y + 212, NAVY, 2)
    filler.places(
        (Place(70, y + 256, "收款单位（章）：", "hospital_name"), Place(1120, y + 256, "收款人：", "cashier")), 1640
    )
    press(canvas, content.hospital_name, (520, y + 230), ("收费专用章", "财务专用章"))
    canvas.image = canvas.image.crop((0, 0, 1700, round(y + 330)))
    return canvas.done(content.document_type)


def _charges(filler: Filler, y: float) -> float:
    """One list right of the strip; gives where it ends."""
    canvas = filler.canvas
    columns = (
        Column(16, "项目名称", "name", width=560), Column(680, "数量/单位", "both", "m"), Column(920, "单价", "price", "r"),
        Column(1140, "金额（元）", "amount", "r"),
    )  # fmt: skip
    for column in columns:
        canvas.text((480 + column.at, y + 24), column.heading, filler.form, column.anchor)
    canvas.rule((480, y + 46), (1640, y + 46), NAVY, 1)
    y += 74
    for one in filler.content.charges:
        y += charge(filler, one, 480, y, columns, filler.filled, 27) + 8
    return y + 6


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "printed_classes": printed_classes,
    "one_table": one_table,
    "strip_beside": payers_beside,
}
