"""Paper medical invoices: the tractor-fed outpatient form and the plain inpatient form of an older system."""

import random

from claims_ai.money import to_words
from training.render import paper, seal
from training.render.canvas import Canvas, Rendered, Style
from training.render.contents import SEXES, MedicalInvoice

BROWN = (122, 58, 40)
GREY_BLUE = (88, 92, 112)


def draw_tractor(content: MedicalInvoice, rng: random.Random) -> Rendered:
    """The outpatient form on continuous paper, filled in by a dot-matrix printer: 1480 × 980 pixels."""
    canvas = Canvas((1480, 980), rng, paper=(250, 250, 249), shift=7)
    form = Style("serif", 21, BROWN, weight=0.3)
    filled = Style("typewriter", 30, GREY_BLUE, squeeze=0.86, dotted=True)
    _tractor_paper(canvas, form)
    for part in (_tractor_head, _tractor_charges, _tractor_totals, _tractor_foot):
        part(canvas, content, form, filled)
    return canvas.done(content.document_type)


def _tractor_paper(canvas: Canvas, form: Style) -> None:
    canvas.image.paste(paper.guilloche((1232, 700), (253, 244, 200), (244, 226, 142)), (128, 186))
    canvas.image.paste((245, 218, 92), (630, 420), paper.watermark(230))
    paper.tractor_holes(canvas.image)
    canvas.frame(128, 186, 1360, 832, BROWN, 3)
    for y in (248, 312, 774):
        canvas.rule((128, y), (1360, y), BROWN)
    canvas.rule((744, 248), (744, 312), BROWN)
    canvas.rule((918, 774), (918, 832), BROWN)
    for x, text in ((104, "本票据使用至2027年底，过期作废。"), (1392, "第一联　收据联　盖章有效")):
        for i, char in enumerate(text):
            canvas.text((x, 330 + i * 23), char, form.but(size=17), "m")


def _tractor_head(canvas: Canvas, content: MedicalInvoice, form: Style, filled: Style) -> None:
    canvas.text((740, 74), f"{content.province}医疗门诊收费票据", form.but(size=38, spacing=5, weight=1), "m")
    canvas.rule((490, 100), (990, 100), BROWN)
    canvas.value((880, 126), "hospital_name", content.hospital_name, filled.but(size=27), anchor="m")
    canvas.image.paste(paper.barcode(content.number, 42, canvas.rng), (1085, 34))
    canvas.text((1088, 102), "№", form.but(size=26))
    canvas.value((1124, 102), "invoice_number", content.number, Style("mono", 31, (70, 70, 74), spacing=1))
    canvas.pair((1088, 142), "票据代码:", form, "invoice_code", content.code, Style("mono", 24, (70, 70, 74)))
    canvas.stamp(seal.worn(seal.supervision(content.province, 210), canvas.rng), (630, 84), seal.RED, 1)
    canvas.pair((132, 166), "业务流水号:", form, "serial_number", content.serial_number, filled)
    canvas.pair((452, 166), "医疗机构类型:", form, "hospital_type", content.hospital_type, filled.but(size=25))
    sex = SEXES[content.patient.sex]
    canvas.pair((142, 218), "姓名:", form, "patient_name", content.patient.name, filled)
    canvas.pair((372, 218), "性别:", form, "sex", content.patient.sex, filled, sex)
    canvas.pair((502, 218), "医保类型:", form, "insurance_type", content.insurance_type, filled.but(size=27))
    canvas.pair((876, 218), "社会保障号码:", form, "insurance_number", content.insurance_number, filled.but(size=27))


def _tractor_charges(canvas: Canvas, content: MedicalInvoice, form: Style, filled: Style) -> None:
    for left in (140, 756):
        for x, heading in ((0, "项目/规格"), (318, "数量"), (400, "金额"), (472, "个人支付金额")):
            canvas.text((left + x, 281), heading, form.but(size=19))
    for i, charge in enumerate(content.charges):
        place = 178 + i % 3 * 390, 346 + i // 3 * 62
        text = f"{charge.name}:{charge.amount:.2f}"
        canvas.item(charge.name, charge.amount, [(place, text, "l")], filled.but(size=31))


def _tractor_totals(canvas: Canvas, content: MedicalInvoice, form: Style, filled: Style) -> None:
    words = content.total_in_words
    canvas.pair((142, 803), "合计（大写）", form, "total_amount_in_words", words, filled, to_words(words))
    canvas.pair((932, 803), "￥", form, "total_amount", content.total, filled.but(size=31))
    small = filled.but(size=26)
    canvas.frame(128, 832, 1360, 886, BROWN, 3)
    canvas.pair((142, 859), "医保统筹支付:", form, "social_insurance_paid", content.social_insurance_paid, small)
    canvas.pair((450, 859), "个人账户支付:", form, "personal_account_paid", content.personal_account_paid, small)
    canvas.pair((752, 859), "其他医保支付:", form, "other_paid", content.other_paid, small)
    canvas.pair((1048, 859), "个人支付金额:", form, "personal_cash_paid", content.personal_cash_paid, small)


def _tractor_foot(canvas: Canvas, content: MedicalInvoice, form: Style, filled: Style) -> None:
    canvas.text((138, 916), "收款单位（章）:", form)
    canvas.pair((640, 916), "收款人（签章）:", form, None, content.cashier, filled)
    when = content.issue_date
    canvas.value((1020, 910), "issue_date", when, filled.but(size=27), f"{when:%Y} 年 {when:%m} 月 {when:%d} 日")
    canvas.text((330, 946), f"打印时间: {when} 10:44", filled.but(size=26))
    print_ = seal.worn(seal.round_star(content.hospital_name, "门诊收款专用章", 158), canvas.rng)
    canvas.stamp(print_, (430, 872), seal.RED, canvas.rng.uniform(-8, 8))


def draw_plain(content: MedicalInvoice, rng: random.Random) -> Rendered:
    """The inpatient form printed on white paper, upper half of an A4 page: 1190 × 1560 pixels."""
    canvas = Canvas((1190, 1560), rng, shift=3)
    form = Style(rng.choice(("serif", "mono")), 22, (44, 44, 46))
    for part in (_plain_head, _plain_patient, _plain_charges, _plain_totals, _plain_foot):
        part(canvas, content, form)
    return canvas.done(content.document_type)


def _plain_head(canvas: Canvas, content: MedicalInvoice, form: Style) -> None:
    canvas.text((705, 140), "江 州 市", form.but(size=26, spacing=6, weight=0.4), "m")
    canvas.value((445, 176), "hospital_name", content.hospital_name, form.but(size=26, weight=0.3), anchor="m")
    canvas.text((850, 186), "医疗住院收费票据", form.but(size=26, spacing=10, weight=0.6), "m")
    number = form.but(font="mono", ink=(150, 60, 60))
    canvas.pair((885, 96), "票据号码:", form, "invoice_number", content.number, number)
    canvas.pair((885, 130), "票据代码:", form, "invoice_code", content.code, number)
    canvas.pair((55, 234), "业务流水号:", form, "serial_number", content.serial_number, form)
    canvas.pair((405, 234), "医疗机构类别:", form, "hospital_type", content.hospital_type, form)
    canvas.pair((825, 238), "住院号:", form, "case_number", content.case_number, form)
    end = canvas.pair((55, 276), "住院时间:", form, "admission_date", content.served_from, form)
    end = canvas.text((end + 60, 276), "到", form)[1][0]
    canvas.value((end + 12, 276), "discharge_date", content.served_until, form)
    canvas.pair((680, 278), "住院天数:", form, "inpatient_days", str(content.days), form, f"{content.days}.0天")


def _plain_patient(canvas: Canvas, content: MedicalInvoice, form: Style) -> None:
    canvas.frame(52, 298, 1140, 1030, form.ink)
    for y in (342, 388, 658, 702, 746, 790):
        canvas.rule((52, y), (1140, y), form.ink)
    canvas.pair((60, 320), "姓名:", form, "patient_name", content.patient.name, form)
    canvas.pair((300, 320), "性别:", form, "sex", content.patient.sex, form, SEXES[content.patient.sex])
    canvas.pair((430, 320), "医保类型:", form, "insurance_type", content.insurance_type, form)
    canvas.pair((760, 320), "社会保障号码:", form, "insurance_number", content.insurance_number, form.but(size=20))


def _plain_charges(canvas: Canvas, content: MedicalInvoice, form: Style) -> None:
    for left in (90, 450, 810):
        canvas.text((left + 25, 365), "收费项目", form)
        canvas.text((left + 185, 365), "金额（元）", form)
    for i, charge in enumerate(content.charges):
        left, y = 90 + i // 7 * 360, 412 + i % 7 * 36
        cells = [((left + 30, y), charge.name, "l"), ((left + 300, y), f"{charge.amount:.2f}", "r")]
        canvas.item(charge.name, charge.amount, cells, form)


def _plain_totals(canvas: Canvas, content: MedicalInvoice, form: Style) -> None:
    words = content.total_in_words
    canvas.text((60, 680), "合计（大写）:", form)
    canvas.value((250, 680), "total_amount_in_words", words, form, to_words(words))
    canvas.value((720, 680), "total_amount", content.total, form, anchor="r")
    canvas.text((740, 680), "当年账户结余:", form)
    canvas.pair((60, 724), "预交金额:", form, None, content.personal_cash_paid, form)
    canvas.pair((450, 724), "补缴金额:", form, None, content.other_paid * 0, form)
    canvas.pair((820, 724), "退费金额:", form, None, content.other_paid * 0, form)
    canvas.pair((60, 768), "现金支付:", form, "personal_cash_paid", content.personal_cash_paid, form)
    canvas.pair((330, 768), "个人账户支付:", form, "personal_account_paid", content.personal_account_paid, form)
    canvas.pair((610, 768), "医保统筹支付:", form, "social_insurance_paid", content.social_insurance_paid, form)
    canvas.pair((900, 768), "附加支付:", form, "other_paid", content.other_paid, form)
    canvas.pair((60, 812), "现金支付中:  自负", form, "self_pay", content.self_pay, form)
    canvas.pair((450, 812), "自费", form, "self_funded", content.self_funded, form)
    canvas.text((640, 812), "元（不属于医保报销范围）", form)
    insured = content.total - content.self_funded
    canvas.text((60, 866), f"医疗小计 {insured:.2f}", form)
    canvas.text((60, 986), f"预付款（微信）: {content.personal_cash_paid:.2f}", form)


def _plain_foot(canvas: Canvas, content: MedicalInvoice, form: Style) -> None:
    canvas.text((60, 1058), f"中心号码: {content.serial_number[:8]}", form)
    canvas.text((85, 1104), "收款单位（章）:", form)
    canvas.pair((490, 1104), "收款员:", form, None, content.cashier, form)
    when = content.issue_date
    canvas.pair((760, 1108), "日期:", form, "issue_date", when, form, f"{when:%Y.%m.%d}")
    print_ = seal.worn(seal.round_star(content.hospital_name, "出院结算专用章", 196), canvas.rng)
    canvas.stamp(print_, (700, 950), (228, 92, 110), canvas.rng.uniform(-20, 20))
