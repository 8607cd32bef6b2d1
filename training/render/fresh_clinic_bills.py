"""Outpatients' bills kept for the benchmark: a clerk's pink slip with a panel of settlement, and a city's electronic bill."""

import random
from collections.abc import Callable, Mapping

from training.render import invent, medical_bills, paper, seal
from training.render.canvas import Canvas, Rendered, Style
from training.render.contents import MedicalInvoice
from training.render.medical_form import Filler, Place, Writing, writing
from training.render.medical_provinces import qr
from training.render.medical_seals import press
from training.render.medical_table import Column, charge

ROSE = (176, 62, 74)
INDIGO = (52, 74, 128)


def _bill(rng: random.Random, most: int) -> MedicalInvoice:
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=False), rng)
    return medical_bills.itemised(content, rng, most)


def slip(rng: random.Random) -> Rendered:
    """Continuous paper with a red form: one list of charges at the left, what insurance settled in a panel at the right."""
    content = _bill(rng, 9)
    canvas = Canvas((1560, 900), rng, rng.choice(((252, 236, 236), (253, 243, 240), (250, 246, 246))), shift=7)
    paper.tractor_holes(canvas.image)
    form = Style("serif", 25, ROSE)
    needles = Style(rng.choice(("typewriter", "mono", "serif")), 26, (52, 54, 74), dotted=rng.random() < 0.7)
    filler = Filler(canvas, content, form, needles, writing(rng, "%Y-%m-%d", "%Y.%m.%d"))
    _slip_head(filler)
    _slip_charges(filler)
    _slip_panel(filler)
    _slip_foot(filler)
    return canvas.done(content.document_type)


def _slip_head(filler: Filler) -> None:
    canvas, form = filler.canvas, filler.form
    canvas.text(
        (780, 78), f"{filler.content.province}医疗机构门诊收费收据", form.but(size=42, spacing=5, weight=0.5), "m"
    )
    canvas.stamp(seal.worn(seal.supervision(filler.content.province, 230), canvas.rng), (780, 84), seal.RED)
    filler.place(Place(96, 62, "代码", "invoice_code"), 440, form)
    filler.at(canvas.text((1130, 58), "№", form.but(size=38))[1][0] + 14, 58, "invoice_number", 330, "l",
              Style("sans", 36, (206, 48, 52), spacing=4))  # fmt: skip
    rows = (
        Place(96, 146, "姓名", "patient_name"), Place(400, 146, "性别", "sex"), Place(560, 146, "病历号码", "case_number"),
        Place(960, 146, "就诊时间", "visit_date"), Place(96, 192, "险种类型", "insurance_type"),
        Place(560, 192, "个人编号", "insurance_number"), Place(1060, 192, "交易流水号", "serial_number"),
    )  # fmt: skip
    filler.places(rows, 1480)


def _slip_charges(filler: Filler) -> None:
    canvas = filler.canvas
    canvas.frame(90, 222, 1470, 752, ROSE, 2)
    columns = (
        Column(16, "收费项目", "name", width=340), Column(472, "单价", "price", "r"), Column(570, "数量", "quantity", "r"),
        Column(630, "单位", "unit", "m", 80), Column(790, "金额（元）", "amount", "r"),
    )  # fmt: skip
    for column in columns:
        canvas.text((90 + column.at, 246), column.heading, filler.form, column.anchor)
    canvas.rule((90, 270), (920, 270), ROSE)
    canvas.rule((920, 222), (920, 680), ROSE)
    canvas.rule((90, 680), (1470, 680), ROSE)
    y = 298.0
    for one in filler.content.charges:
        y += charge(filler, one, 90, y, columns, filler.filled.but(size=24), 29) + 8


def _slip_panel(filler: Filler) -> None:
    filler.canvas.text((1195, 246), "医保结算情况", filler.form, "m")
    filler.canvas.rule((920, 270), (1470, 270), ROSE)
    rows = (
        ("统筹基金支出", "social_insurance_paid"), ("其他基金支出", "other_paid"), ("个人账户支出", "personal_account_paid"),
        ("个人现金支出", "personal_cash_paid"), ("其中：自付金额", "self_pay"), ("　　　全自费金额", "self_funded"),
    )  # fmt: skip
    for i, (label, field) in enumerate(rows):
        y = 304 + i * 62
        filler.canvas.text((944, y), label, filler.form)
        filler.at(1446, y, field, 250, "r")
        filler.canvas.rule((920, y + 31), (1470, y + 31), ROSE, 1)


def _slip_foot(filler: Filler) -> None:
    canvas, content = filler.canvas, filler.content
    filler.places(
        (Place(106, 716, "合计人民币（大写）", "total_amount_in_words"), Place(1010, 716, "￥", "total_amount")), 1460
    )
    filler.place(Place(96, 790, "收款单位（公章）", "hospital_name"), 820, filler.form)
    canvas.pair((850, 790), "收费员", filler.form, None, content.cashier, filler.filled)
    day = Writing("%Y年%m月%d日").shown(content, "issue_date", content.issue_date)
    canvas.value((1190, 790), "issue_date", content.issue_date, filler.filled, day)
    canvas.text((96, 846), "第二联　收据联（手写无效）", filler.form.but(size=21))
    press(canvas, content.hospital_name, (480, 770), ("收费专用章", "财务专用章", "门诊收费章"))


def metropolis(rng: random.Random) -> Rendered:
    """A city's electronic bill: charges in two bare columns, its own names for the patient's shares, codes at the top left."""
    content = _bill(rng, 10)
    canvas = Canvas((1620, 1040), rng, (255, 255, 255))
    filled = Style(rng.choice(("sans", "serif")), 24, (26, 28, 34))
    filler = Filler(
        canvas, content, Style(rng.choice(("sans", "serif")), 24, INDIGO), filled, writing(rng, "%Y%m%d", "%Y-%m-%d")
    )
    _metropolis_head(filler)
    _two_columns(filler)
    _metropolis_sums(filler)
    return canvas.done(content.document_type)


def _metropolis_head(filler: Filler) -> None:
    canvas, form, content = filler.canvas, filler.form, filler.content
    canvas.image.paste(qr(content, 150), (70, 36))
    town = content.province.removesuffix("省")
    canvas.text((810, 76), f"{town}医疗门急诊收费票据（电子）", form.but(font="serif", size=44, weight=0.4), "m")
    canvas.stamp(seal.supervision(content.province, 250), (810, 84), (218, 44, 50))
    rows = (
        Place(1190, 142, "电子票据号码：", "invoice_number"), Place(1190, 188, "校验码：", "check_code"),
        Place(250, 142, "电子票据代码：", "invoice_code"), Place(250, 188, "交款人：", "patient_name"),
        Place(720, 188, "开票日期：", "issue_date"),
    )  # fmt: skip
    filler.places(rows, 1560)


def _two_columns(filler: Filler) -> None:
    canvas, form, content = filler.canvas, filler.form, filler.content
    canvas.frame(64, 224, 1556, 992, INDIGO, 3)
    columns = (
        Column(20, "项目名称", "name", width=330), Column(440, "数量/单位", "both", "m"), Column(630, "金额（元）", "amount", "r"),
    )  # fmt: skip
    for left in (64, 816):
        for column in columns:
            canvas.text((left + column.at, 250), column.heading, form, column.anchor)
    canvas.rule((64, 276), (1556, 276), INDIGO, 1)
    half = (len(content.charges) + 1) // 2
    for left, some in ((64, content.charges[:half]), (816, content.charges[half:])):
        y = 306.0
        for one in some:
            y += charge(filler, one, left, y, columns, filler.filled, 29) + 10


def _metropolis_sums(filler: Filler) -> None:
    canvas, form = filler.canvas, filler.form
    for y in (612, 664, 930):
        canvas.rule((64, y), (1556, y), INDIGO, 1)
    filler.places(
        (Place(84, 638, "金额合计（大写）：", "total_amount_in_words"), Place(1010, 638, "（小写）：", "total_amount")),
        1540,
    )
    columns = 84, 470, 850, 1210
    cells = (
        ("业务流水号：", "serial_number"), ("门急诊号：", "case_number"), ("就诊日期：", "visit_date"), ("性别：", "sex"),
        ("医疗机构类型：", "hospital_type"), ("医保类型：", "insurance_type"), ("社会保障卡号：", "insurance_number"), ("", "empty"),
        ("统筹支付：", "social_insurance_paid"), ("附加支付：", "other_paid"), ("账户支付：", "personal_account_paid"),
        ("现金支付：", "personal_cash_paid"), ("自负：", "self_pay"), ("自费：", "self_funded"), ("分类自负：", "nothing"), ("", "empty"),
    )  # fmt: skip
    places = [Place(columns[i % 4], 700 + i // 4 * 56, label, field) for i, (label, field) in enumerate(cells) if label]
    filler.places(places, 1548)
    filler.place(Place(84, 962, "收款单位（章）：", "hospital_name"), 860, form)
    canvas.pair((900, 962), "复核人：", form, None, "系统", filler.filled)
    canvas.pair((1210, 962), "收款人：", form, None, filler.content.cashier, filler.filled)
    press(canvas, filler.content.hospital_name, (520, 926), ("财务专用章", "电子票据专用章", "收费专用章"))


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"slip": slip, "metropolis": metropolis}
