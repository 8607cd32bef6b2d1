"""The electronic medical invoice of a province, as printed by the payer: 1560 × 1150 pixels."""

import random
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal

from claims_ai.money import to_words
from training.render import paper, seal
from training.render.canvas import BLACK, Canvas, Ink, Rendered, Style, Value, contract_form, width_of
from training.render.contents import SEXES, Charge, MedicalInvoice
from training.render.medical_form import narrowed

SIZE = 1560, 1150
LEFT, RIGHT, TOP, BOTTOM = 96, 1452, 286, 1020
HEADER, WORDS, INFO = 340, 664, 712  # where the table's inner rules stand
INKS: tuple[Ink, ...] = ((204, 98, 76), (204, 98, 76), (172, 84, 48), BLACK)

A, B, C, D = 152, 545, 874, 1156  # columns of 其他信息

Entry = tuple[str, str | None, Value | None, str | None]  # label, field, value, as shown
Entries = dict[int, Entry]  # by column


@dataclass(frozen=True)
class _Look:
    """What differs from one province's print to another."""

    form: Style
    info: Style
    filled: Style

    @property
    def ink(self) -> Ink:
        return self.form.ink


def draw(content: MedicalInvoice, rng: random.Random) -> Rendered:
    """The invoice with two or three item groups side by side."""
    canvas = Canvas(SIZE, rng, shift=4)
    form = Style("serif", 25, rng.choice(INKS), spacing=1, weight=0.3)
    face, squeeze = rng.choice((("serif", 1.0), ("serif", 0.94), ("sans", 0.94), ("mono", 0.84)))
    filled = Style(face, 23, BLACK, squeeze=squeeze)
    look = _Look(form, form.but(size=23, ink=BLACK, spacing=0.5, weight=0.2), filled)
    for part in (_head, _table, _charges, _total, _other_information, _foot):
        part(canvas, content, look)
    return canvas.done(content.document_type)


def _head(canvas: Canvas, content: MedicalInvoice, look: _Look) -> None:
    kind = "住院" if content.served_until else "门诊"
    title = look.form.but(size=39, spacing=6, weight=0.9)
    canvas.text((SIZE[0] / 2, 116), f"{content.province}医疗{kind}收费票据（电子）", title, "m")
    oval = seal.worn(seal.supervision(content.province), canvas.rng)
    canvas.stamp(oval, (770, 142), _seal_ink(look), canvas.rng.uniform(-2, 2))
    code = f"01,32,{content.code},{content.number},{content.total},{content.issue_date:%Y%m%d},{content.check_code}"
    canvas.image.paste(paper.qr(code, 150), (1296, 118))
    _column(
        canvas,
        look,
        101,
        ("票据代码:", "invoice_code", content.code, None),
        ("交款人统一社会信用代码:", None, None, None),
        ("交款人:", "patient_name", content.patient.name, None),
    )
    _column(canvas, look, 952, ("票据号码:", "invoice_number", content.number, None),
            ("校验码:", "check_code", content.check_code.upper(), content.check_code),
            ("开票日期:", "issue_date", content.issue_date, None))  # fmt: skip


def _column(canvas: Canvas, look: _Look, x: int, *entries: Entry) -> None:
    for row, (label, field, value, shown) in enumerate(entries):
        canvas.pair((x, 197 + row * 35), label, look.form, field, value, look.filled, shown)


def _table(canvas: Canvas, content: MedicalInvoice, look: _Look) -> None:
    canvas.frame(LEFT, TOP, RIGHT, BOTTOM, look.ink, 4)
    for y in (HEADER, WORDS, INFO):
        canvas.rule((LEFT, y), (RIGHT, y), look.ink)
    for i, char in enumerate("其他信息"):
        canvas.text((LEFT + 26, INFO + 46 + i * 54), char, look.form, "m")


def _charges(canvas: Canvas, content: MedicalInvoice, look: _Look) -> None:
    groups = 3 if content.served_until else 2
    width = (RIGHT - LEFT) / groups
    for group in range(groups):
        for share, heading in _columns(groups).items():
            canvas.text((LEFT + (group + share) * width, 313), heading, look.form, "m")
    for i, charge in enumerate(content.charges):
        left = LEFT + i % groups * width
        _charge(canvas, charge, left, width, HEADER + 32 + i // groups * 40, look.filled)


def _columns(groups: int) -> dict[float, str]:
    """Headings by the share of the group's width at which their middle stands."""
    if groups == 3:
        return {0.22: "项目名称", 0.6: "金额（元）", 0.88: "备注"}
    return {0.2: "项目名称", 0.52: "数量/单位", 0.73: "金额（元）", 0.91: "备注"}


def _charge(canvas: Canvas, charge: Charge, left: float, width: float, y: float, style: Style) -> None:
    cells = [((left + 12, y), charge.name, "l"), ((left + width * 0.8, y), f"{charge.amount:.2f}", "r")]
    if width > 500:
        cells.insert(1, ((left + width * 0.52, y), f"{charge.quantity}/{charge.unit}", "m"))
        canvas.item(charge.name, charge.amount, cells, style, charge.quantity, charge.unit)
    else:
        canvas.item(charge.name, charge.amount, cells, style)


def _total(canvas: Canvas, content: MedicalInvoice, look: _Look) -> None:
    y = (WORDS + INFO) / 2
    words = content.total_in_words
    canvas.pair(
        (LEFT + 10, y), "金额合计（大写）", look.form, "total_amount_in_words", words, look.filled, to_words(words)
    )
    canvas.pair((924, y), "（小写）", look.form, "total_amount", content.total, look.filled)


def _other_information(canvas: Canvas, content: MedicalInvoice, look: _Look) -> None:
    rows = _inpatient(content) if content.served_until else _outpatient(content)
    for row, entries in enumerate(rows):
        for x, (label, field, value, shown) in entries.items():
            edge = min((other for other in entries if other > x), default=RIGHT) - 12
            room = edge - x - width_of(f"{label}:", look.info) - look.info.size * 0.3
            style = narrowed(look.filled, shown or contract_form(value), room) if value is not None else look.filled
            canvas.pair((x, _row(row)), f"{label}:", look.info, field, value, style, shown)
    if content.served_until:
        end = canvas.pair((A, _row(1)), "住院时间:", look.info, "admission_date", content.served_from, look.filled)
        end = canvas.value((end + 6, _row(1)), None, "至", look.filled)
        canvas.value((end + 6, _row(1)), "discharge_date", content.served_until, look.filled)


def _row(index: int) -> int:
    return INFO + 36 + index * 41


def _outpatient(content: MedicalInvoice) -> tuple[Entries, ...]:
    visit: Entries = {
        A: ("业务流水号", "serial_number", content.serial_number, None),
        B: ("门诊号", "case_number", content.case_number, None),
        D: ("就诊日期", "visit_date", content.served_from, None),
    }
    return visit, _patient(content), _payers(content), _own_share(content)


def _inpatient(content: MedicalInvoice) -> tuple[Entries, ...]:
    stay: Entries = {
        A: ("业务流水号", "serial_number", content.serial_number, None),
        B: ("病历号", None, None, None),
        C: ("住院号", "case_number", content.case_number, None),
        D: ("住院科别", None, content.department, None),
    }
    prepaid = content.personal_cash_paid.quantize(Decimal("1E3"), ROUND_UP)
    deposit: Entries = {
        B: ("预缴金额", None, prepaid, None),
        C: ("补缴金额", None, Decimal(0), None),
        D: ("退费金额", None, prepaid - content.personal_cash_paid, None),
    }
    days: Entries = {C: ("住院天数", "inpatient_days", str(content.days), None)}
    return stay, deposit, _patient(content), _payers(content), _own_share(content) | days


def _patient(content: MedicalInvoice) -> Entries:
    return {
        A: ("医疗机构类型", "hospital_type", content.hospital_type, None),
        B: ("医保类型", "insurance_type", content.insurance_type, None),
        C: ("医保编号", "insurance_number", content.insurance_number, None),
        D: ("性别", "sex", content.patient.sex, SEXES[content.patient.sex]),
    }


def _payers(content: MedicalInvoice) -> Entries:
    return {
        A: ("医保统筹基金支付", "social_insurance_paid", content.social_insurance_paid, None),
        B: ("其他支付", "other_paid", content.other_paid, None),
        C: ("个人账户支付", "personal_account_paid", content.personal_account_paid, None),
        D: ("个人现金支付", "personal_cash_paid", content.personal_cash_paid, None),
    }


def _own_share(content: MedicalInvoice) -> Entries:
    return {
        A: ("个人自付", "self_pay", content.self_pay, None),
        B: ("个人自费", "self_funded", content.self_funded, None),
    }


def _foot(canvas: Canvas, content: MedicalInvoice, look: _Look) -> None:
    y = BOTTOM + 30
    end = canvas.pair((101, y), "收款单位（章）:", look.form, "hospital_name", content.hospital_name, look.filled)
    canvas.pair((860, y), "复核人:", look.form, None, content.cashier, look.filled)
    canvas.pair((1150, y), "收款人:", look.form, None, content.cashier, look.filled)
    number = "99" + content.code + content.number[:6] + "L9"
    pressed, at = seal.round_star(content.hospital_name, "收费专用章"), (end + 16, BOTTOM + 16)
    if canvas.rng.random() < 0.5:
        pressed, at = seal.oval(content.hospital_name, number, "电子票据专用章"), (480, BOTTOM - 50)
    canvas.stamp(seal.worn(pressed, canvas.rng), at, _seal_ink(look), canvas.rng.uniform(-6, 6))


def _seal_ink(look: _Look) -> Ink:
    """Red, or grey where the payer printed without colour."""
    return (150, 150, 154) if look.form.ink == look.info.ink else (230, 100, 102)
