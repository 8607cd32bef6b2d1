"""VAT invoices kept for the benchmark: a general one written by hand, a province's general electronic one, the digital one of a new car."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from claims_ai.money import amount_text, fen, to_words
from claims_ai.values import Box
from training.render import invent, paper, penmanship, people, rarities, seal, vat_content, vat_parts, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style, around
from training.render.form_parts import Form
from training.render.medical_form import rows_of
from training.render.newer_parts import Entry, row
from training.render.vat_content import VatInvoice, VatLine

BROWN: Ink = (128, 74, 40)
DARK: Ink = (30, 30, 36)
RED: Ink = (190, 52, 54)
PLACES = "万千百十元角分"
EDGES = 80, 500, 590, 680, 830, 1180
DEALERS = "江州博驰汽车销售服务有限公司", "东湖恒泰汽车贸易有限公司", "云溪通达汽车销售有限公司"


def written(rng: random.Random) -> Rendered:
    """通用手工发票 from a pad, filled in by pen: each amount's digits in columns of their own, the sum in words before figures, a seal at the foot."""
    content = _gross(vat_content.invoice(rng, 3), rng, 2012, 2019)
    canvas = Canvas((1260, 800), rng, rng.choice(((255, 252, 246), (250, 252, 250), (255, 248, 246))))
    ink: Ink = rng.choice((BROWN, (40, 96, 84), (60, 60, 66)))
    form = Form(canvas, Style("serif", 23, ink), penmanship.anyone(rng, 34, ("hand", "cursive")), stray=4)
    title = f"{content.province}{rng.choice(('国家税务局', '地方税务局', ''))}通用手工发票"
    canvas.text((620, 62), title, form.words.but(size=36, weight=0.5, spacing=3), "m")
    canvas.stamp(seal.worn(seal.tax_supervision(content.province, 180), rng), (620, 64), (214, 60, 60))
    canvas.text((620, 112), "发　票　联", form.words.but(size=26), "m")
    number = Style("serif", 26, RED, spacing=1)
    canvas.pair((880, 108), "发票代码 ", form.words, "invoice_code", content.code, form.words.but(size=24))
    canvas.pair((880, 148), "发票号码 ", form.words, "invoice_number", content.number, number)
    end = canvas.text((84, 192), "付款方名称：", form.words)[1][0]
    form.fill((end, 164, 780, 214), "buyer_name", content.buyer_name)
    form.day((860, 192), "issue_date", content.issue_date, 0.75)
    y = _pad_head(form, 220)
    for line in content.lines:
        _pad_line(form, line, y)
        y += 62
    for _ in range(max(0, 3 - len(content.lines))):
        _pad_cells(form, y)
        y += 62
    canvas.frame(EDGES[0], y, EDGES[4], y + 62, ink, 2)
    end = canvas.text((92, y + 31), "合计人民币（大写）", form.words)[1][0]
    form.fill((end, y, EDGES[4], y + 62), "total_amount_in_words", content.total, to_words(content.total))
    canvas.record("total_amount", content.total, _digits(form, content.total, y, "¥"))
    y += 62
    for i, (label, field, value) in enumerate((
        ("收款方名称：", "seller_name", content.seller_name), ("收款方识别号：", "seller_tax_id", content.seller_tax_id),
    )):  # fmt: skip
        end = canvas.text((84, y + 36 + i * 48), label, form.words)[1][0] + 6
        form.fill((end, y + 10 + i * 48, 800, y + 60 + i * 48), field, value, indent=4)
    end = canvas.text((850, y + 36), "开票人：", form.words)[1][0]
    form.fill((end, y + 8, 1180, y + 62), None, content.drawer, indent=6)
    canvas.text((850, y + 84), "（盖章有效）", form.words)
    pressed = seal.oval(content.seller_name, content.seller_tax_id, "发票专用章", 220)
    canvas.stamp(seal.worn(pressed, rng), (1060, y + 66), seal.RED, rng.uniform(-10, 10))
    canvas.image = canvas.image.crop((0, 0, 1260, round(y + 156)))
    return canvas.done("vat_invoice")


def _gross(content: VatInvoice, rng: random.Random, first: int, last: int) -> VatInvoice:
    """The same without tax or discounts, of one of those years."""
    lines = tuple(
        replace(line, name=line.name.split("*")[-1], amount=line.amount + (line.tax or Decimal(0)), tax=None,
                unit_price=f"{fen((line.amount + (line.tax or Decimal(0))) / Decimal(line.quantity))}")
        for line in content.lines if line.quantity
    )  # fmt: skip
    return replace(content, lines=lines, issue_date=invent.day(rng, first, last))


def _pad_head(form: Form, y: float) -> float:
    for left, right, words in zip(EDGES, EDGES[1:-1], ("品名及规格", "单位", "数量", "单价"), strict=False):
        form.cell((left, y, right, y + 76), words)
    form.cell((EDGES[4], y, EDGES[5], y + 38), "金　额")
    for i, place in enumerate(PLACES):
        form.cell((EDGES[4] + i * 50, y + 38, EDGES[4] + i * 50 + 50, y + 76), place, form.words.but(size=20))
    return y + 76


def _pad_cells(form: Form, y: float) -> None:
    for left, right in pairwise(EDGES[:-1]):
        form.cell((left, y, right, y + 62))
    for i in range(len(PLACES)):
        form.canvas.frame(EDGES[4] + i * 50, y, EDGES[4] + i * 50 + 50, y + 62, form.words.ink, 1)


def _pad_line(form: Form, line: VatLine, y: float) -> None:
    _pad_cells(form, y)
    name = line.name.partition("(")[0].partition("（")[0]
    texts = name, line.unit, line.quantity, line.unit_price
    boxes = [
        box
        for left, right, text in zip(EDGES, EDGES[1:-1], texts, strict=False)
        for box in form.fill((left, y, right, y + 62), None, text or None, indent=6)
    ]
    boxes += _digits(form, line.amount, y)
    form.canvas.item(name, line.amount, (), form.words, line.quantity, line.unit or None, line.unit_price,
                     around(boxes))  # fmt: skip


def _digits(form: Form, amount: Decimal, y: float, mark: str = "") -> list[Box]:
    """An amount's digits by pen, one in each of the columns; `mark` in the one before them."""
    if mark:
        for i in range(len(PLACES)):
            form.canvas.frame(EDGES[4] + i * 50, y, EDGES[4] + i * 50 + 50, y + 62, form.words.ink, 1)
    text = mark + f"{amount:.2f}".replace(".", "")
    left = EDGES[5] - 50 * len(text)
    boxes = []
    for i, char in enumerate(text):
        boxes += form.fill((left + i * 50, y, left + i * 50 + 50, y + 62), None, char, indent=12)
    return boxes


def general(rng: random.Random) -> Rendered:
    """A province's 通用（电子）发票: a QR code, four numbers at the right, buyer in one row above the lines, sum without tax, seller in two rows below."""
    content = _gross(vat_content.invoice(rng, 5), rng, 2020, 2023)
    canvas, ink = Canvas((1500, 940), rng), rng.choice((BROWN, (44, 84, 150), (150, 60, 60)))
    form, filled = Style(rng.choice(("serif", "kai")), 23, ink), Style(rng.choice(("serif", "sans")), 22, DARK)
    canvas.text((750, 76), f"{content.province}通用（电子）发票", form.but(size=42, weight=0.4, spacing=3), "m")
    canvas.rule((440, 112), (1060, 112), ink, 3)
    canvas.stamp(seal.tax_supervision(content.province, 180), (750, 82), (214, 60, 60))
    canvas.image.paste(paper.qr(vat_parts.qr_text("10", content, "8F2C"), 140), (80, 34))
    day = content.issue_date
    for i, entry in enumerate((
        Entry("发票代码：", "invoice_code", content.code), Entry("发票号码：", "invoice_number", content.number),
        Entry("开票日期：", "issue_date", day, day.strftime(rng.choice(("%Y年%m月%d日", "%Y-%m-%d")))),
        Entry("校　验　码：", "check_code", content.check_code),
    )):  # fmt: skip
        row(canvas, 54 + i * 40, (1090,), (entry,), form, filled, 1440)
    canvas.frame(70, 214, 1430, 820, ink, 2)
    row(canvas, 244, (90, 800), (Entry("购买方名称：", "buyer_name", content.buyer_name),
                                 Entry("统一社会信用代码：", "buyer_tax_id", content.buyer_tax_id)), form, filled, 1410)  # fmt: skip
    canvas.rule((70, 272), (1430, 272), ink, 2)
    _general_lines(canvas, content, form, filled)
    canvas.rule((70, 640), (1430, 640), ink, 2)
    words = to_words(content.total).replace("元", "圆")
    row(canvas, 670, (90, 980), (Entry("合计（大写）　", "total_amount_in_words", content.total, words),
                                 Entry("（小写）", "total_amount", content.total, f"¥{content.total:.2f}")), form, filled, 1410)  # fmt: skip
    canvas.rule((70, 700), (1430, 700), ink, 2)
    row(canvas, 730, (90, 800), (Entry("销售方名称：", "seller_name", content.seller_name),
                                 Entry("统一社会信用代码：", "seller_tax_id", content.seller_tax_id)), form, filled, 1410)  # fmt: skip
    row(canvas, 772, (90, 800), (Entry("地址、电话：", None, content.address),
                                 Entry("备注：", None, content.remark)), form, filled, 1410)  # fmt: skip
    row(canvas, 856, (90, 520, 900), (Entry("收款人：", None, content.cashier), Entry("开票人：", None, content.drawer),
                                      Entry("销售方（章）", None, None)), form, filled, 1400)  # fmt: skip
    if rng.random() < 0.7:
        pressed = seal.oval(content.seller_name, content.seller_tax_id, "发票专用章", 220)
        canvas.stamp(pressed, (1220, 840), seal.RED)
    return canvas.done("vat_invoice")


def _general_lines(canvas: Canvas, content: VatInvoice, form: Style, filled: Style) -> None:
    columns = (
        (90, "项目名称", "l"), (690, "规格型号", "l"), (930, "单位", "m"), (1060, "数量", "r"), (1230, "单价", "r"), (1410, "金额", "r"),
    )  # fmt: skip
    for x, head, anchor in columns:
        canvas.text((x, 298), head, form, anchor)
    y = 342.0
    for line in content.lines:
        names, models = rows_of(line.name, filled, 580), rows_of(line.model, filled, 190)
        texts = "", "", line.unit, line.quantity, line.unit_price, amount_text(line.amount)
        cells = [
            ((float(x), y + j * 27), text, "l")
            for x, some in ((90, names), (690, models))
            for j, text in enumerate(some)
        ]
        cells += [((float(x), y), text, anchor) for (x, _, anchor), text in zip(columns, texts, strict=True) if text]
        canvas.item(
            line.name, line.amount, cells, filled, line.quantity or None, line.unit or None, line.unit_price or None
        )
        y += 27 * max(len(names), len(models)) + 18


def digital_car(rng: random.Random) -> Rendered:
    """The digital 机动车销售统一发票: QR code and long number, three blocks of buyer, seller and car beside upright words, price and taxes below."""
    content, car = _of_car(rng), vehicles.vehicle(rng)
    canvas = Canvas((1480, 1000), rng)
    form, filled = Style(rng.choice(("serif", "kai")), 22, BROWN), Style(rng.choice(("serif", "sans")), 21, DARK)
    canvas.text((740, 70), "电子发票（机动车销售统一发票）", form.but(size=38, weight=0.4), "m")
    canvas.rule((430, 104), (1050, 104), BROWN, 2)
    canvas.stamp(seal.tax_supervision(content.province, 170), (740, 84), (214, 60, 60))
    canvas.image.paste(paper.qr(vat_parts.qr_text("32", content, "5B71"), 120), (74, 28))
    day = content.issue_date
    row(canvas, 62, (1080,), (Entry("发票号码：", "invoice_number", content.long_number),), form, filled, 1420)
    row(canvas, 104, (1080,), (Entry("开票日期：", "issue_date", day, f"{day:%Y年%m月%d日}"),), form, filled, 1420)
    y = 160.0
    for words, rows in _car_blocks(content, car, rng):
        high = max(len(rows) * 42 + 12, 26 * len(words) + 16)
        canvas.frame(60, y, 1420, y + high, BROWN, 2)
        canvas.rule((104, y), (104, y + high), BROWN, 1)
        vat_parts.vertical(canvas, words, 82, y + 4, y + high - 4, form.but(size=21))
        for i, entries in enumerate(rows):
            places = {1: (120,), 2: (120, 770), 3: (120, 560, 990)}[len(entries)]
            row(canvas, y + 27 + i * 42, places, entries, form, filled, 1408)
        y += high
    row(canvas, y + 40, (70,), (Entry("开票人：", None, content.drawer),), form, filled, 700)
    canvas.image = canvas.image.crop((0, 0, 1480, round(y + 90)))
    return canvas.done("vat_invoice")


def _of_car(rng: random.Random) -> VatInvoice:
    content, gross = vat_content.invoice(rng, 1, since=2025), Decimal(rng.randint(480, 3200) * 100)
    amount = fen(gross / Decimal("1.13"))
    line = VatLine("车", "", "", "1", "", amount, Decimal("0.13"), gross - amount)
    buyer = content.buyer_name if content.buyer_tax_id else rarities.somebody(rng).name
    return replace(content, lines=(line,), seller_name=rng.choice(DEALERS), buyer_name=buyer)


def _car_blocks(
    content: VatInvoice, car: vehicles.Vehicle, rng: random.Random
) -> Sequence[tuple[str, Sequence[Sequence[Entry]]]]:
    number, words = "统一社会信用代码/纳税人识别号：", to_words(content.total).replace("元", "圆")
    known = (Entry(number, "buyer_tax_id", content.buyer_tax_id) if content.buyer_tax_id
             else Entry("身份证件号码：", None, people.invent(rng).id_number))  # fmt: skip
    return (
        ("购买方", ((Entry("名称：", "buyer_name", content.buyer_name), known),)),
        ("销售方信息", (
            (Entry("名称：", "seller_name", content.seller_name), Entry(number, "seller_tax_id", content.seller_tax_id)),
            (Entry("地址、电话：", None, content.address), Entry("开户银行及账号：", None, content.account)),
        )),
        ("车辆信息", (
            (Entry("车辆类型：", None, car.kind), Entry("厂牌型号：", None, car.model), Entry("产地：", None, "江州省江州市")),
            (Entry("合格证号：", None, f"W{people.digits(rng, 14)}"), Entry("进口证明书号：", None, None), Entry("商检单号：", None, None)),
            (Entry("发动机号码：", None, car.engine), Entry("车辆识别代号/车架号码：", None, car.vin)),
            (Entry("吨位：", None, None), Entry("限乘人数：", None, str(car.seats))),
        )),
        ("金额信息", (
            (Entry("不含税价：", "amount_without_tax", content.amount, f"¥{content.amount:.2f}"), Entry("税率/征收率：", None, "13%"),
             Entry("税额：", "tax_amount", content.tax, f"¥{content.tax:.2f}")),
            (Entry("价税合计（大写）：", "total_amount_in_words", content.total, words),
             Entry("（小写）", "total_amount", content.total, f"¥{content.total:.2f}")),
            (Entry("主管税务机关及代码：", None, "国家税务总局江州市东湖区税务局 19901030000"),),
        )),
        ("备注", ((Entry("", None, "一车一票"),),)),
    )  # fmt: skip


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "written_pad": written,
    "general_electronic": general,
    "digital_car": digital_car,
}
