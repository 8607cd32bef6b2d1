"""Outpatients' bills kept for the benchmark: a village clinic's by pen, a sheet of two panels, an e-bill whose shares stand under their headings."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from PIL import ImageDraw

from claims_ai.money import to_words
from claims_ai.values import Box
from training.render import form_parts, invent, medical_bills, paper, penmanship, people, rarities, seal
from training.render.canvas import Canvas, Ink, Rendered, Style, Value, around
from training.render.contents import SEXES, MedicalInvoice
from training.render.form_parts import Form
from training.render.medical_form import Filler, Place, writing
from training.render.medical_seals import press
from training.render.medical_table import Column, charge

BROWN: Ink = (122, 74, 50)
SLATE: Ink = (52, 66, 92)
MOSS: Ink = (54, 104, 74)
DARK: Ink = (38, 38, 44)
CLINICS = (
    "云溪县凤鸣镇中心卫生院", "江州市东湖区望江社区卫生服务站", "青石县石桥镇柳溪村卫生室", "临江市白鹭湾乡卫生院", "云溪县双桥村卫生所",
)  # fmt: skip
PRINTED = (
    "诊查费", "西药费", "中成药", "中草药", "检查费", "化验费", "治疗费", "注射费", "材料费", "其他",
)  # fmt: skip


def by_pen(rng: random.Random) -> Rendered:
    """A village clinic's pad filled in by pen: printed kinds of charges in two columns, the sum in words, what the fund and the patient paid."""
    content = _at_village(rng)
    canvas = Canvas((1240, 860), rng, rng.choice(((255, 253, 247), (250, 252, 255), (255, 248, 248))))
    ink: Ink = rng.choice((BROWN, MOSS, (70, 60, 120)))
    form = Form(canvas, Style("serif", 24, ink), penmanship.anyone(rng, 34, ("hand", "cursive", "kai")), stray=4)
    title = f"{content.province}{rng.choice(('基层医疗卫生机构门诊收费票据', '医疗机构门诊收费专用票据', '基层医疗机构门诊医药费收据'))}"
    canvas.text((620, 66), title, form.words.but(size=34, weight=0.4, spacing=2), "m")
    canvas.stamp(seal.worn(seal.supervision(content.province, 180), rng), (620, 68), seal.RED)
    red = Style("serif", 26, (190, 52, 54))
    canvas.pair(
        (70, 124), "票据代码：", form.words.but(size=21), "invoice_code", content.code, red.but(size=21, ink=ink)
    )
    canvas.pair((900, 124), "№ ", red, "invoice_number", content.number, red)
    for x, wide, label, field, value, shown in (
        (70, 190, "姓名：", "patient_name", content.patient.name, None),
        (390, 60, "性别：", "sex", content.patient.sex, SEXES[content.patient.sex]),
        (560, 70, "年龄：", None, str(invent.age(content.patient, content.served_from)), None),
    ):
        _on_line(form, (x, 178), label, wide, None if field in content.blank else (field, value, shown))
    form.day((800, 178), "issue_date", content.issue_date, 0.8)
    y = _kinds(form, content, 210)
    form.cell((70, y, 1170, y + 62))
    end = canvas.text((86, y + 31), "合计金额（大写）", form.words)[1][0]
    form.fill((end, y, 850, y + 62), "total_amount_in_words", content.total, to_words(content.total))
    form.fill((860, y, 1160, y + 62), "total_amount", content.total, f"¥{content.total:.2f}")
    y += 62
    form.cell((70, y, 1170, y + 62))
    for x, label, field, amount in (
        (86, "医保统筹支付：", "social_insurance_paid", content.social_insurance_paid),
        (640, "个人现金支付：", "personal_cash_paid", content.personal_cash_paid),
    ):
        end = canvas.text((x, y + 31), label, form.words)[1][0]
        form.fill((end, y, end + 240, y + 62), field, None if field in content.blank else amount)
    end = canvas.text((70, y + 106), "收款单位（章）：", form.words)[1][0] + 8
    stamped = Style("kai", 28, rng.choice(((60, 70, 170), (40, 40, 60))), weight=0.3)
    canvas.value((end, y + 106), "hospital_name", content.hospital_name, stamped)
    end = canvas.text((860, y + 106), "收款人：", form.words)[1][0] + 6
    penmanship.write(canvas, (end, y + 104), people.invent(rng).name, penmanship.anyone(rng, 38, ("hand", "cursive")))
    press(canvas, content.hospital_name, (620, y + 112), ("收费专用章", "财务专用章"), 160)
    vertical = "第二联　收据联"
    for i, char in enumerate(vertical):
        canvas.text((1202, 300 + i * 30), char, form.words.but(size=20), "m")
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 226)))
    return canvas.done(content.document_type)


def _at_village(rng: random.Random) -> MedicalInvoice:
    """A small bill with charges the pad has places for, paid by the fund and in cash alone."""
    content = invent.medical_invoice(rng, inpatient=False)
    few = replace(content, charges=tuple(replace(one, amount=invent.price(rng, 2, 160)) for one in content.charges[:4]))
    content = medical_bills.on_form(few, PRINTED, rng)
    social, none = content.social_insurance_paid, Decimal(0)
    return replace(content, issue_date=content.served_from, hospital_name=rng.choice(CLINICS), patient=rarities.somebody(rng), other_paid=none,
                   personal_account_paid=none, personal_cash_paid=content.total - social)  # fmt: skip


def _on_line(
    form: Form, at: tuple[float, float], label: str, wide: float, entry: tuple[str | None, Value, str | None] | None
) -> None:
    end = form.canvas.text(at, label, form.words)[1][0] + 4
    form.canvas.rule((end, at[1] + 22), (end + wide, at[1] + 22), form.words.ink, 1)
    if entry:
        form.fill((end, at[1] - 30, end + wide, at[1] + 22), *entry, indent=4)


def _kinds(form: Form, content: MedicalInvoice, y: float) -> float:
    """Two columns of printed kinds with a cell for the sum of each; gives where they end."""
    sums = {one.name: one.amount for one in content.charges}
    for left in (70, 620):
        form.cell((left, y, left + 250, y + 46), "收费项目")
        form.cell((left + 250, y, left + 550, y + 46), "金　额（元）")
    y += 46
    for i, name in enumerate(PRINTED):
        left, top = 70 + i // 5 * 550, y + i % 5 * 54
        form.canvas.frame(left, top, left + 250, top + 54, form.words.ink, 2)
        printed: Box = form.canvas.text((left + 125, top + 27), name, form.words, "m")
        form.cell((left + 250, top, left + 550, top + 54))
        if name in sums:
            boxes = form.fill((left + 250, top, left + 550, top + 54), None, f"{sums[name]:.2f}", indent=40)
            form.canvas.item(name, sums[name], (), form.words, beside=around([printed, *boxes]))
    return y + 5 * 54


def two_panels(rng: random.Random) -> Rendered:
    """A hospital's laser print across: at the left a panel of lines with numbers, person and who paid, at the right a table of all charges."""
    content = medical_bills.itemised(medical_bills.erased(invent.medical_invoice(rng, inpatient=False), rng), rng, 11)
    canvas, face = Canvas((1754, 1240), rng, form_parts.paper_tone(rng)), rng.choice(("serif", "sans"))
    form = Style(face, 24, SLATE if rng.random() < 0.5 else DARK)
    filler = Filler(canvas, content, form, Style(face, 24, DARK), writing(rng, "%Y-%m-%d", "%Y/%m/%d"))
    canvas.text((877, 80), f"{content.province}医疗门诊收费票据", form.but(size=40, weight=0.5, spacing=4), "m")
    canvas.stamp(seal.worn(seal.supervision(content.province, 190), rng), (877, 84), seal.RED)
    y = 176.0
    for label, field in (
        ("票据代码：", "invoice_code"), ("票据号码：", "invoice_number"), ("校验码：", "check_code"), ("", ""), ("姓　　名：", "patient_name"),
        ("性　　别：", "sex"), ("门诊号：", "case_number"), ("就诊科室：", "department"), ("就诊日期：", "visit_date"), ("费用类别：", "insurance_type"),
        ("医保编号：", "insurance_number"), ("流水号：", "serial_number"), ("", ""), ("统筹基金支付：", "social_insurance_paid"),
        ("个人账户支付：", "personal_account_paid"), ("其他支付：", "other_paid"), ("个人现金支付：", "personal_cash_paid"), ("其中：自付：", "self_pay"),
        ("　　　自费：", "self_funded"),
    ):  # fmt: skip
        if field:
            filler.place(Place(90, y, label, field), 590, form)
        else:
            canvas.rule((80, y - 4), (600, y - 4), form.ink, 1)
        y += 44 if field else 26
    low = max(_charged(filler, 150), y) + 10
    canvas.frame(80, 146, 1674, low, form.ink, 2)
    canvas.rule((600, 146), (600, low), form.ink, 2)
    filler.places(
        (
            Place(620, low - 30, "合计（大写）：", "total_amount_in_words"),
            Place(1300, low - 30, "合计（小写）：¥", "total_amount"),
        ),
        1660,
    )
    canvas.rule((600, low - 62), (1674, low - 62), form.ink, 1)
    filler.places((Place(90, low + 46, "收费单位（盖章）：", "hospital_name"), Place(980, low + 46, "收费员：", "cashier"),
                   Place(1280, low + 46, "收费日期：", "issue_date")), 1674)  # fmt: skip
    press(canvas, content.hospital_name, (800, low + 40), ("门诊收费专用章", "收费专用章"))
    canvas.image = canvas.image.crop((0, 0, 1754, round(low + 150)))
    return canvas.done(content.document_type)


def _charged(filler: Filler, y: float) -> float:
    """The panel of charges with a ruled head; gives where its sum may stand below."""
    columns = (
        Column(20, "项目名称", "name", width=440), Column(580, "单价", "price", "r"), Column(690, "数量", "quantity", "r"),
        Column(770, "单位", "unit", "m"), Column(930, "金额", "amount", "r"), Column(1010, "医保类别", "note", "m"),
    )  # fmt: skip
    for column in columns:
        filler.canvas.text((600 + column.at, y + 28), column.heading, filler.form.but(weight=0.4), column.anchor)
    filler.canvas.rule((600, y + 54), (1674, y + 54), filler.form.ink, 1)
    y += 88
    for one in filler.content.charges:
        more = {"note": filler.canvas.rng.choice(("甲类", "甲类", "乙类", "自费"))}
        y += charge(filler, one, 600, y, columns, filler.filled, 32, more) + 8
    return y + 74


def headed_shares(rng: random.Random) -> Rendered:
    """An e-bill across: facts in three bare columns, kinds of charges four pairs a row, and a ruled strip with each share under its heading."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=False), rng)
    canvas = Canvas((1660, 1060), rng)
    ink: Ink = rng.choice((MOSS, (150, 56, 60), (40, 88, 150)))
    form, filled = Style("serif", 23, ink), Style(rng.choice(("sans", "serif")), 22, DARK)
    filler = Filler(canvas, content, form, filled, writing(rng, "%Y-%m-%d", "%Y年%m月%d日", "%Y%m%d"))
    canvas.text((830, 74), f"{content.province}医疗门诊收费票据（电子）", form.but(size=40, weight=0.4), "m")
    canvas.stamp(seal.supervision(content.province, 190), (830, 80), seal.RED)
    canvas.image.paste(paper.qr(f"{content.code},{content.number},{content.total}", 140), (80, 26))
    filler.places((
        Place(80, 196, "票据代码：", "invoice_code"), Place(620, 196, "票据号码：", "invoice_number"), Place(1160, 196, "校验码：", "check_code"),
        Place(80, 240, "交款人：", "patient_name"), Place(620, 240, "性别：", "sex"), Place(1160, 240, "开票日期：", "issue_date"),
        Place(80, 284, "门诊号：", "case_number"), Place(620, 284, "就诊日期：", "visit_date"), Place(1160, 284, "医保类型：", "insurance_type"),
        Place(80, 328, "业务流水号：", "serial_number"), Place(620, 328, "医保编号：", "insurance_number"), Place(1160, 328, "医疗机构类型：", "hospital_type"),
    ), 1590)  # fmt: skip
    canvas.frame(70, 360, 1590, 640, ink, 2)
    columns = Column(20, "", "name", width=190), Column(360, "", "amount", "r")
    for i in range(4):
        canvas.text((90 + i * 380, 388), "项目名称", form)
        canvas.text((430 + i * 380, 388), "金额", form, "r")
    canvas.rule((70, 412), (1590, 412), ink, 1)
    for i, one in enumerate(content.charges):
        charge(filler, one, 70 + i % 4 * 380, 446 + i // 4 * 64, columns, filled, 28)
    canvas.rule((70, 584), (1590, 584), ink, 1)
    filler.places(
        (Place(90, 612, "金额合计（大写）", "total_amount_in_words"), Place(1160, 612, "（小写）", "total_amount")),
        1580,
    )
    _strip(filler, 676)
    filler.places((Place(80, 850, "收款单位（章）：", "hospital_name"), Place(800, 850, "复核人：", "cashier"),
                   Place(1200, 850, "收款人：", "cashier")), 1590)  # fmt: skip
    press(canvas, content.hospital_name, (620, 826), ("财务专用章", "收费专用章"))
    canvas.text((80, 930), "电子票据可通过财政电子票据查验平台或扫描二维码查验真伪", form.but(size=20))
    canvas.image = canvas.image.crop((0, 0, 1660, 980))
    return canvas.done(content.document_type)


def _strip(filler: Filler, y: float) -> None:
    """Six headings in a tinted row, the amounts in the row under it."""
    heads: Sequence[tuple[str, str]] = (
        ("医保统筹基金支付", "social_insurance_paid"), ("其他支付", "other_paid"), ("个人账户支付", "personal_account_paid"),
        ("个人现金支付", "personal_cash_paid"), ("个人自付", "self_pay"), ("个人自费", "self_funded"),
    )  # fmt: skip
    canvas, wide = filler.canvas, 1520 / len(heads)
    ImageDraw.Draw(canvas.image).rectangle((70, y, 1590, y + 50), fill=(240, 243, 241))
    for i, (head, field) in enumerate(heads):
        left = 70 + i * wide
        canvas.frame(left, y, left + wide, y + 50, filler.form.ink, 1)
        canvas.frame(left, y + 50, left + wide, y + 106, filler.form.ink, 1)
        canvas.text((left + wide / 2, y + 25), head, filler.form, "m")
        filler.at(left + wide / 2, y + 78, field, wide - 20, "m")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "by_pen": by_pen,
    "two_panels": two_panels,
    "headed_shares": headed_shares,
}
