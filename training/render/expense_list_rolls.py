"""Lists of charges by class, by grade, by day and in sums alone, on pages of longer lists too."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal, NamedTuple

from claims_ai.money import amount_text, fen
from training.render import invent, medical_bills
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import Charge, MedicalInvoice
from training.render.medical_form import Filler, Place, Writing
from training.render.medical_seals import press
from training.render.medical_table import Column, charge

RECORDED = frozenset({"patient_name", "hospital_name", "total_amount"})


class Line(NamedTuple):
    """One line of a list: a charge, or the name or the sum of a class."""

    what: Literal["charge", "name", "sum"]
    charge: Charge


@dataclass(frozen=True)
class Roll:
    """One hospital's print; `classes` says where the sum of a class stands, `groups` how many columns of lines there are.

    `page` is how the page is counted and where; `several` the share of pages that are part of a longer list.
    """

    size: tuple[int, int]
    ink: Ink
    faces: tuple[str, ...]
    text: int
    title: str
    title_at: tuple[float, float, int]
    head: tuple[Place, ...]
    columns: tuple[Column, ...]
    top: float
    row: float
    most: int
    totals: tuple[Place, ...]  # heights count from the last line
    page: tuple[str, float, float]
    classes: Literal["none", "name", "heading", "sum", "only"] = "none"
    subtotal: str = "小计"
    groups: int = 1
    squeeze: float = 1
    margin: float = 50
    ruled: bool = False
    several: float = 0.25
    page_sum: str = ""
    days: str = "%Y-%m-%d"
    dotted: bool = False
    sealed: bool = True


def draw(roll: Roll, rng: random.Random) -> Rendered:
    """The list, or one page of it: the total stands on the last one alone."""
    canvas = Canvas(roll.size, rng, shift=2)
    pages = rng.randint(2, 5) if rng.random() < roll.several else 1
    page = rng.randint(1, pages)
    content = _content(roll, rng, roll.most - 2 if page < pages else 2)
    style = Style(rng.choice(roll.faces), roll.text, roll.ink, dotted=roll.dotted, squeeze=roll.squeeze)
    filler = Filler(canvas, content, style, style, Writing(roll.days), RECORDED)
    _head(roll, filler, page, pages)
    y = _lines(roll, filler)
    canvas.rule((roll.margin, y), (roll.size[0] - roll.margin, y), roll.ink)
    if page < pages:
        texts = roll.page_sum + amount_text(content.total) if roll.page_sum else "（接下页）"
        canvas.text((roll.size[0] - roll.margin - 20, y + roll.row), texts, style, "r")
        return canvas.done("expense_list")
    _totals(roll, replace(filler, content=_earlier(content, rng)) if pages > 1 else filler, y)
    return canvas.done("expense_list")


def _content(roll: Roll, rng: random.Random, least: int) -> MedicalInvoice:
    """A bill of at least so many charges, where they are listed one by one."""
    content = replace(invent.medical_invoice(rng, inpatient=True), blank=frozenset())
    if roll.classes == "only":
        return content
    if roll.classes == "none":
        return medical_bills.listed_bill(content, rng, roll.most, least)
    return medical_bills.classified(content, rng, roll.most)


def _earlier(content: MedicalInvoice, rng: random.Random) -> MedicalInvoice:
    """The bill with what stands on the pages before."""
    total = content.total + invent.price(rng, 300, 30_000)
    return replace(content, total=total, total_in_words=total)


def _head(roll: Roll, filler: Filler, page: int, pages: int) -> None:
    x, y, size = roll.title_at
    filler.canvas.text((x, y), roll.title, filler.form.but(size=size, weight=0.5), "m")
    for place in roll.head:
        if not place.label:
            big = filler.form.but(size=round(size * 0.9), weight=0.3)
            filler.at(place.x, place.y, place.field, roll.size[0] - 80, "m", big)
    filler.places([place for place in roll.head if place.label], roll.size[0] - 30)
    text, left, top = roll.page
    filler.canvas.text((left, top), text.format(page=page, pages=pages), filler.form.but(size=roll.text - 2))


def _lines(roll: Roll, filler: Filler) -> float:
    """All lines, group by group of columns; gives the height below the longest."""
    lines = tuple(_listed(roll, filler.content.charges))
    rows, width = -(-len(lines) // roll.groups), (roll.size[0] - 2 * roll.margin) / roll.groups
    lowest = roll.top
    for group in range(roll.groups):
        left, y = roll.margin + group * width, roll.top + roll.row * 1.3
        _headings(roll, filler, left)
        for i, line in enumerate(lines[group * rows : (group + 1) * rows], group * rows + 1):
            y += max(roll.row, _line(roll, filler, line, i, left, y) + roll.row - roll.text * 1.25)
            if roll.ruled:
                across = left, left + width
                filler.canvas.rule((across[0], y - roll.row / 2), (across[1], y - roll.row / 2), (150, 150, 152), 1)
        lowest = max(lowest, y)
    return lowest - roll.row * 0.4


def _listed(roll: Roll, charges: Sequence[Charge]) -> Iterator[Line]:
    for one in charges:
        if not one.parts:
            yield Line("charge", one)
            continue
        if roll.classes in ("name", "heading"):
            yield Line("name", one)
        yield from (Line("charge", part) for part in one.parts)
        if roll.classes == "sum":
            yield Line("sum", one)


def _headings(roll: Roll, filler: Filler, left: float) -> None:
    for column in roll.columns:
        filler.canvas.text((left + column.at, roll.top), column.heading, filler.form.but(weight=0.4), column.anchor)
    over, under = roll.top - roll.row * 0.6, roll.top + roll.row * 0.55
    for y in (over, under):
        filler.canvas.rule((roll.margin, y), (roll.size[0] - roll.margin, y), roll.ink)


def _line(roll: Roll, filler: Filler, line: Line, i: int, left: float, y: float) -> float:
    """Print one line; gives the height it took."""
    style, leading = filler.filled, roll.text * 1.25
    if line.what == "charge":
        return charge(filler, line.charge, left, y, roll.columns, style, leading, _extras(filler, i, line.charge))
    amount = next(column for column in roll.columns if column.what == "amount")
    name = next(column for column in roll.columns if column.what == "name")
    if line.what == "sum":
        filler.canvas.text((left + name.at, y), roll.subtotal, style.but(weight=0.4))
    else:
        filler.canvas.text((left + roll.columns[0].at, y), line.charge.name, style.but(weight=0.5))
    if roll.classes != "name":
        filler.canvas.text((left + amount.at, y), filler.money(line.charge.amount), style, amount.anchor)
    return leading


def _extras(filler: Filler, i: int, charge: Charge) -> dict[str, str]:
    """What a line says beside the charge: its number, grade, own share, code and day."""
    rng, grade = filler.canvas.rng, filler.canvas.rng.choice("甲甲乙乙丙")
    own = {"甲": "0", "乙": rng.choice(("5", "10", "20")), "丙": "100"}[grade]
    day = filler.content.served_from + timedelta(rng.randint(0, max(1, filler.content.days)))
    return {
        "share": filler.money(fen(charge.amount * int(own) / 100)), "i": str(i),
        "grade": grade, "own": f"{own}%", "code": f"{rng.randrange(10**9):09d}", "day": f"{day:%m-%d}",
        "long_code": f"X{rng.choice('ABCJLN')}{rng.randrange(10**5):05d}A{rng.randrange(10**3):03d}",
    }  # fmt: skip


def _totals(roll: Roll, filler: Filler, y: float) -> None:
    filler.places([place._replace(y=y + place.y) for place in roll.totals], roll.size[0] - 30)
    if roll.sealed:
        at = roll.size[0] * 0.76, y + roll.row * 2
        press(filler.canvas, filler.content.hospital_name, at, ("住院结算专用章", "收费专用章", "住院处"))


_N, _H, _T = "patient_name", "hospital_name", "total_amount"
CLASSED = Roll(
    size=(1190, 1684), ink=(44, 44, 48), faces=("serif", "sans", "kai"), text=21, title="住院费用明细清单", title_at=(595, 118, 32),
    head=(Place(595, 70, "", _H), Place(56, 176, "姓名：", _N), Place(330, 176, "性别：", "sex"), Place(470, 176, "住院号：", "case_number"),
          Place(830, 176, "科室：", "department"), Place(56, 216, "费别：", "insurance_type"), Place(470, 216, "住院日期：", "stay")),
    columns=(Column(10, "费用类别/项目名称", "name", width=430), Column(560, "规格单位", "unit", "m"), Column(720, "单价", "price", "r"),
             Column(840, "数量", "quantity", "r"), Column(1040, "金额", "amount", "r")),
    top=270, row=34, most=26, classes="heading", several=0.3,
    totals=(Place(60, 36, "合计：", _T), Place(520, 36, "打印日期：", "issue_date")), page=("第 {page} 页，共 {pages} 页", 900, 1640),
)  # fmt: skip
GRADED = Roll(
    size=(1684, 1190), ink=(40, 40, 44), faces=("sans", "serif"), text=19, title="病人费用清单", title_at=(842, 84, 30), squeeze=0.94,
    head=(Place(842, 44, "", _H), Place(60, 132, "病人姓名:", _N), Place(360, 132, "住院号:", "case_number"),
          Place(720, 132, "医保类型:", "insurance_type"), Place(1200, 132, "费用时间:", "stay")),
    columns=(Column(8, "序号", "i"), Column(66, "项目编码", "long_code"), Column(250, "项目名称", "name", width=500),
             Column(800, "单位", "unit", "m"), Column(930, "单价", "price", "r"), Column(1030, "数量", "quantity", "r"),
             Column(1180, "金额", "amount", "r"), Column(1260, "医保等级", "grade", "m"), Column(1370, "自付比例", "own", "m"),
             Column(1550, "自付金额", "share", "r")),
    top=184, row=33, most=25, several=0.35, page_sum="本页合计:",
    totals=(Place(70, 36, "总金额:", _T), Place(520, 36, "大写:", "total_amount_in_words"), Place(1150, 36, "操作员:", "cashier")),
    page=("页码:{page}/{pages}", 1480, 60), ruled=True,
)  # fmt: skip
SUMS = Roll(
    size=(1240, 1000), ink=(52, 52, 58), faces=("mono", "serif", "sans"), text=23, title="出院病人费用汇总单", title_at=(620, 118, 32),
    head=(Place(620, 66, "", _H), Place(60, 182, "患者姓名：", _N), Place(440, 182, "病案号：", "case_number"),
          Place(840, 182, "病区：", "department"), Place(60, 226, "入院：", "admission_date"), Place(440, 226, "出院：", "discharge_date"),
          Place(840, 226, "住院天数：", "inpatient_days")),
    columns=(Column(30, "费用项目", "name", width=300), Column(500, "金额（元）", "amount", "r")),
    top=290, row=42, most=12, classes="only", groups=2, several=0,
    totals=(Place(60, 40, "费用总计：", _T), Place(440, 40, "大写：", "total_amount_in_words"),
            Place(60, 86, "统筹支付：", "social_insurance_paid"), Place(440, 86, "个人支付：", "personal_cash_paid"),
            Place(60, 132, "制表人：", "cashier")), page=("第{page}页", 1100, 960),
)  # fmt: skip
DIARY = Roll(
    size=(1500, 1060), ink=(76, 76, 88), faces=("typewriter", "mono"), text=19, title="住院病人费用一览表", title_at=(750, 56, 30),
    squeeze=0.84, dotted=True,
    head=(Place(60, 104, "医疗机构 ", _H), Place(760, 104, "床位 ", "empty"), Place(60, 140, "姓    名 ", _N),
          Place(430, 140, "登记号 ", "case_number"), Place(800, 140, "起止日期 ", "stay")),
    columns=(Column(6, "日期", "day"), Column(70, "收费内容", "name", width=300), Column(430, "数量", "quantity", "r"),
             Column(530, "单价", "price", "r"), Column(670, "应收", "amount", "r")),
    top=190, row=31, most=36, groups=2, several=0.4, page_sum="本页小计 ",
    totals=(Place(60, 34, "应收总额 ", _T), Place(480, 34, "经管护士 ", "empty"), Place(860, 34, "患者或家属签字 ", "empty")),
    page=("{page} - {pages}", 740, 1020), sealed=False, margin=40,
)  # fmt: skip
SETTLED = Roll(
    size=(1240, 1754), ink=(38, 38, 42), faces=("kai", "serif"), text=21, title="医疗费用结算明细", title_at=(620, 72, 34),
    head=(Place(66, 132, "机构名称：", _H), Place(66, 172, "人员姓名：", _N), Place(480, 172, "就诊编号：", "case_number"),
          Place(860, 172, "险种：", "insurance_type"), Place(66, 212, "入院时间：", "admission_date"), Place(480, 212, "出院时间：", "discharge_date")),
    columns=(Column(8, "序", "i"), Column(56, "国家编码", "code"), Column(210, "药品/诊疗/材料名称", "name", width=380),
             Column(640, "甲乙类", "grade", "m"), Column(740, "数量", "both", "m"), Column(880, "单价(元)", "price", "r"),
             Column(1100, "费用金额(元)", "amount", "r")),
    top=268, row=35, most=24, classes="sum", subtotal="小　计", several=0.3,
    totals=(Place(66, 40, "费用总额：", _T), Place(480, 40, "其中基金支付：", "social_insurance_paid"), Place(66, 84, "经办人：", "cashier")),
    page=("第{page}页 共{pages}页", 560, 1710), ruled=True,
)  # fmt: skip
