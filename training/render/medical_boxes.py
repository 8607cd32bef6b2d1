"""Paper forms of older systems: printed item names with amounts beside them, dates and totals in separate boxes."""

import random
from dataclasses import dataclass
from datetime import date

from claims_ai.money import amount_text
from training.render import paper, seal
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import Charge, MedicalInvoice
from training.render.medical_form import Filler, Place, hospital_seal, writing

NUMERALS = "零壹贰叁肆伍陆柒捌玖"
UNITS = ("拾", "万", "仟", "佰", "拾", "元", "角", "分")


@dataclass(frozen=True)
class Sheet:
    """One printed form; heights are those of its inner rules, `cells` how many charges stand beside each other."""

    size: tuple[int, int]
    paper: Ink
    lines: Ink | None  # of the security pattern
    form: Ink
    pen: Style
    title: str
    box: tuple[int, int, int, int]
    cells: int
    rows: int
    row: int
    head: tuple[Place, ...]
    date_at: tuple[int, int]
    words_at: tuple[int, int, int]  # x, y and how far the boxes are apart
    places: tuple[Place, ...]
    foot: tuple[Place, ...]
    seal_at: tuple[int, int]
    shift: int = 9


def draw(sheet: Sheet, content: MedicalInvoice, rng: random.Random) -> Rendered:
    """The invoice on that form, its values shifted off their places."""
    canvas = Canvas(sheet.size, rng, sheet.paper, shift=sheet.shift)
    form = Style("serif", 21, sheet.form, weight=0.3)
    filler = Filler(canvas, content, form, sheet.pen, writing(rng))
    for part in (_paper, _head, _charges, _total, _payments):
        part(sheet, filler)
    return canvas.done(content.document_type)


def _paper(sheet: Sheet, filler: Filler) -> None:
    left, top, right, bottom = sheet.box
    if sheet.lines:
        pattern = paper.guilloche((right - left, bottom - top), sheet.paper, sheet.lines, period=9)
        filler.canvas.image.paste(pattern, (left, top))
    filler.canvas.frame(*sheet.box, sheet.form, 3)


def _head(sheet: Sheet, filler: Filler) -> None:
    content, canvas = filler.content, filler.canvas
    kind = "住院" if content.served_until else "门诊"
    title = sheet.title.format(province=content.province, kind=kind)
    canvas.text((sheet.size[0] / 2, 64), title, filler.form.but(size=36, spacing=6, weight=0.9), "m")
    stamp = seal.worn(seal.supervision(content.province, 200), canvas.rng)
    canvas.stamp(stamp, (sheet.size[0] / 2 - 60, 70), seal.RED, 2)
    filler.places(sheet.head, sheet.box[2])
    split_date(filler, "issue_date", content.issue_date, sheet.date_at)


def split_date(filler: Filler, field: str, day: date, at: tuple[int, int]) -> None:
    """年 月 日 are printed; the numbers are filled in before them, as the printer's drift has it."""
    (x, y), parts = at, ((0, f"{day.year}"), (102, f"{day.month:02d}"), (172, f"{day.day:02d}"))
    for offset, char in ((70, "年"), (140, "月"), (210, "日")):
        filler.canvas.text((x + offset, y), char, filler.form)
    filler.canvas.spread(field, day, [((x + off, y), text) for off, text in parts], filler.filled)


def _charges(sheet: Sheet, filler: Filler) -> None:
    """Item names and amounts in ruled cells, row by row; empty cells stay empty."""
    left, top, right, _ = sheet.box
    width = (right - left) / sheet.cells
    for cell in range(sheet.cells):
        x = left + cell * width
        filler.canvas.text((x + width * 0.28, top + sheet.row / 2), "项　目", filler.form, "m")
        filler.canvas.text((x + width * 0.78, top + sheet.row / 2), "金　额", filler.form, "m")
        for share in (0.56, 1):
            line = x + width * share
            filler.canvas.rule((line, top), (line, top + sheet.row * (sheet.rows + 1)), sheet.form, 1)
    for height in range(top + sheet.row, top + sheet.row * (sheet.rows + 2), sheet.row):
        filler.canvas.rule((left, height), (right, height), sheet.form, 1)
    for i, one in enumerate(filler.content.charges[: sheet.cells * sheet.rows]):
        x, y = left + i % sheet.cells * width, top + (i // sheet.cells + 1.5) * sheet.row
        _charge(filler, one, x, y, width)


def _charge(filler: Filler, one: Charge, x: float, y: float, width: float) -> None:
    cells = [((x + 14, y), one.name, "l"), ((x + width * 0.96, y), amount_text(one.amount), "r")]
    filler.canvas.item(one.name, one.amount, cells, filler.filled)


def _total(sheet: Sheet, filler: Filler) -> None:
    """The total in words, one numeral before each printed unit, and in figures."""
    x, y, apart = sheet.words_at
    content, canvas = filler.content, filler.canvas
    canvas.text((sheet.box[0] + 12, y), "合计人民币(大写)", filler.form)
    cents = f"{int(content.total_in_words.scaleb(2)):08d}"
    parts = []
    for i, (digit, unit) in enumerate(zip(cents, UNITS, strict=True)):
        canvas.text((x + i * apart + apart * 0.55, y), unit, filler.form)
        leading = i < 5 and int(cents[: i + 1]) == 0
        parts.append(((x + i * apart, y), "⊗" if leading else NUMERALS[int(digit)]))
    first = next(i for i, part in enumerate(parts) if part[1] != "⊗")
    for at, mark in parts[max(first - 1, 0) : first]:
        canvas.value(at, None, mark, filler.filled.but(font="sans"))
    canvas.spread("total_amount_in_words", content.total_in_words, parts[first:], filler.filled)
    end = canvas.text((x + 8 * apart + 40, y), "￥", filler.form)[1][0]
    filler.at(end + 8, y, "total_amount")
    canvas.rule((sheet.box[0], y + sheet.row / 2), (sheet.box[2], y + sheet.row / 2), sheet.form, 2)


def _payments(sheet: Sheet, filler: Filler) -> None:
    content, canvas = filler.content, filler.canvas
    filler.places(sheet.places, sheet.box[2])
    filler.places(sheet.foot, sheet.box[2])
    stamp = hospital_seal(content.hospital_name, canvas.rng, ("收费专用章", "财务专用章", "现金收讫章"), 168)
    canvas.stamp(stamp, sheet.seal_at, (224, 70, 78), canvas.rng.uniform(-14, 14))


DOTS = Style("typewriter", 26, (84, 88, 110), squeeze=0.86, dotted=True)
THERMAL = Style("mono", 24, (70, 68, 84), squeeze=0.84)

GREEN_SLIP = Sheet(
    size=(1360, 900), paper=(246, 250, 240), lines=(206, 226, 196), form=(52, 110, 70), pen=DOTS,
    title="{province}医疗机构{kind}收费专用收据", box=(60, 250, 1300, 800), cells=3, rows=5, row=46,
    head=(Place(64, 140, "票据代码", "invoice_code"), Place(1010, 140, "No", "invoice_number"),
          Place(64, 182, "流水号", "serial_number"), Place(470, 182, "医疗机构类型", "hospital_type"),
          Place(64, 226, "姓名", "patient_name"), Place(330, 226, "性别", "sex"),
          Place(470, 226, "医保类型", "insurance_type"), Place(860, 226, "社会保障号码", "insurance_number")),
    date_at=(1040, 182), words_at=(280, 556, 66),
    places=(Place(74, 612, "医保统筹支付", "social_insurance_paid"), Place(480, 612, "个人账户支付", "personal_account_paid"),
            Place(880, 612, "附加支付", "other_paid"),
            Place(74, 662, "现金支付", "personal_cash_paid"), Place(480, 662, "自负", "self_pay"),
            Place(880, 662, "自费", "self_funded"), Place(74, 712, "门诊号", "case_number"),
            Place(480, 712, "就诊日期", "visit_date")),
    foot=(Place(64, 834, "收款单位(章)", "hospital_name"), Place(900, 834, "收款员", "cashier")),
    seal_at=(330, 800),
)  # fmt: skip

BLUE_STUB = Sheet(
    size=(1240, 1000), paper=(250, 250, 252), lines=None, form=(60, 66, 130), pen=THERMAL,
    title="{province}{kind}医药费收据", box=(50, 290, 1190, 900), cells=2, rows=7, row=42,
    head=(Place(54, 130, "收据代码:", "invoice_code"), Place(820, 130, "收据号码:", "invoice_number"),
          Place(54, 174, "单位:", "hospital_name"), Place(54, 218, "病人姓名:", "patient_name"),
          Place(400, 218, "性别:", "sex"), Place(560, 218, "费别:", "insurance_type"),
          Place(54, 260, "病历号:", "case_number"), Place(560, 260, "医保号:", "insurance_number")),
    date_at=(900, 218), words_at=(270, 650, 60),
    places=(Place(64, 704, "统筹基金支付:", "social_insurance_paid"), Place(430, 704, "账户支付:", "personal_account_paid"),
            Place(800, 704, "其他支付:", "other_paid"),
            Place(64, 752, "个人现金:", "personal_cash_paid"), Place(430, 752, "自付金额:", "self_pay"),
            Place(800, 752, "自费金额:", "self_funded"), Place(64, 800, "就诊日期:", "visit_date"),
            Place(430, 800, "业务号:", "serial_number")),
    foot=(Place(54, 940, "收费员:", "cashier"), Place(420, 940, "复核:", "empty")),
    seal_at=(300, 190), shift=7,
)  # fmt: skip

WARD_SHEET = Sheet(
    size=(1560, 1040), paper=(252, 248, 240), lines=(240, 222, 190), form=(150, 60, 60), pen=DOTS,
    title="{province}医疗{kind}收费票据", box=(70, 270, 1490, 930), cells=4, rows=4, row=48,
    head=(Place(76, 136, "票据代码：", "invoice_code"), Place(1130, 136, "票据号码：", "invoice_number"),
          Place(76, 186, "业务流水号：", "serial_number"), Place(560, 186, "医疗机构类型：", "hospital_type"),
          Place(76, 240, "姓名：", "patient_name"), Place(320, 240, "性别：", "sex"),
          Place(500, 240, "住院号：", "case_number"), Place(830, 240, "医保类型：", "insurance_type"),
          Place(1210, 240, "医保编号：", "insurance_number")),
    date_at=(1190, 186), words_at=(330, 536, 70),
    places=(Place(84, 600, "住院时间：", "stay"), Place(700, 600, "共计天数：", "inpatient_days"),
            Place(1060, 600, "科别：", "department"),
            Place(84, 656, "预缴金额：", "prepaid"), Place(560, 656, "补缴金额：", "nothing"), Place(1060, 656, "退费金额：", "refund"),
            Place(84, 712, "医保统筹基金支付：", "social_insurance_paid"), Place(560, 712, "其他医保支付：", "other_paid"),
            Place(1060, 712, "个人账户支付：", "personal_account_paid"),
            Place(84, 768, "个人现金支付：", "personal_cash_paid"), Place(560, 768, "个人自付：", "self_pay"),
            Place(1060, 768, "个人自费：", "self_funded")),
    foot=(Place(76, 976, "收款单位（章）：", "hospital_name"), Place(1040, 976, "收款人：", "cashier")),
    seal_at=(420, 920),
)  # fmt: skip

OLD_WARD = Sheet(
    size=(1190, 1180), paper=(247, 247, 246), lines=None, form=(60, 60, 64), pen=THERMAL,
    title="{province}{kind}病人结算收据", box=(48, 330, 1142, 1060), cells=2, rows=7, row=44,
    head=(Place(52, 136, "医院名称：", "hospital_name"), Place(52, 182, "收据代码：", "invoice_code"),
          Place(640, 182, "收据编号：", "invoice_number"),
          Place(52, 228, "患者姓名：", "patient_name"), Place(420, 228, "性别：", "sex"), Place(640, 228, "住院号：", "case_number"),
          Place(52, 272, "住院日期：", "stay"), Place(640, 272, "实住：", "inpatient_days"),
          Place(52, 310, "费别：", "insurance_type"), Place(640, 310, "社会保障号码：", "insurance_number")),
    date_at=(840, 1110), words_at=(260, 712, 58),
    places=(Place(62, 770, "基本医保统筹支付：", "social_insurance_paid"), Place(640, 770, "大病及其他支付：", "other_paid"),
            Place(62, 824, "医保账户支付：", "personal_account_paid"), Place(640, 824, "现金支付：", "personal_cash_paid"),
            Place(62, 878, "自负金额：", "self_pay"), Place(640, 878, "自费金额：", "self_funded"),
            Place(62, 932, "预收：", "prepaid"), Place(640, 932, "应退：", "refund"),
            Place(62, 986, "业务流水号：", "serial_number"), Place(640, 986, "入住科室：", "department")),
    foot=(Place(52, 1110, "收款员：", "cashier"),),
    seal_at=(760, 1030), shift=6,
)  # fmt: skip
