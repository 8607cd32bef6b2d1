"""VAT invoices with a code: the paper special one and the electronic ordinary one, in several editions."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from training.render import paper, seal
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.medical_form import rows_of
from training.render.vat_content import VatInvoice
from training.render.vat_parts import HEADINGS, Entry, Pens, lines, party, qr_text, sums, total, vertical

Part = Callable[[Canvas, "Edition", VatInvoice, Pens], None]
PARTY = ("名　　　　称：", "纳税人识别号：", "地 址、电 话：", "开户行及账号：")


@dataclass(frozen=True)
class Edition:
    """One edition of the form. `tops`: buyer, table, sum row, words, seller and bottom; `edges` of nine columns."""

    size: tuple[int, int]
    ink: Ink
    title: str
    paper: bool
    tops: tuple[int, int, int, int, int, int]
    edges: tuple[int, ...]
    secret: int  # where the 密码区 begins
    name_heading: str
    text: int = 19
    digits: int = 12
    headings: tuple[str, ...] = HEADINGS
    side: str = "第二联：发票联购买方记账凭证"
    check: bool = False  # a paper form that prints the check code


def draw(edition: Edition, content: VatInvoice, rng: random.Random) -> Rendered:
    """The invoice on that edition of the form."""
    return on_form(edition, content, rng, _goods)


def on_form(edition: Edition, content: VatInvoice, rng: random.Random, goods: Part) -> Rendered:
    """The invoice on that edition of the form, with its lines and sums filled in by `goods`."""
    canvas = Canvas(edition.size, rng, shift=6 if edition.paper else 1)
    form = Style(rng.choice(("serif", "kai")), edition.text, edition.ink, weight=0.1)
    pen = Style("sans", edition.text, (24, 24, 28))
    if edition.paper:
        pen = Style(rng.choice(("mono", "sans")), edition.text, (50, 52, 90), squeeze=0.9, dotted=rng.random() < 0.5)
    elif rng.random() < 0.4:
        pen = pen.but(font="serif")
    pens = Pens(form, pen)
    for part in (_grid, _head, _parties, goods, _foot):
        part(canvas, edition, content, pens)
    return canvas.done("vat_invoice")


def _grid(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    left, right, ink = edition.edges[0], edition.edges[8], edition.ink
    buyer, table, _, words, seller, bottom = edition.tops
    canvas.frame(left, buyer, right, bottom, ink)
    for y in (table, words, seller):
        canvas.rule((left, y), (right, y), ink)
    for x in edition.edges[1:8]:
        canvas.rule((x, table), (x, words if x != edition.edges[1] else seller), ink)
    for top, end, text in ((buyer, table, "购买方"), (seller, bottom, "销售方")):
        canvas.rule((left + 40, top), (left + 40, end), ink)
        vertical(canvas, text, left + 20, top + 8, end - 8, pens.form)
    for top, end, text in ((buyer, table, "密码区"), (seller, bottom, "备注")):
        for x in (edition.secret, edition.secret + 28):
            canvas.rule((x, top), (x, end), ink)
        vertical(canvas, text, edition.secret + 14, top + 8, end - 8, pens.form)
    headings = zip(edition.edges, edition.edges[1:], (edition.name_heading, *edition.headings), strict=False)
    for x, end, heading in headings:
        canvas.text(((x + end) / 2, table + edition.text * 0.8), heading, pens.form.but(size=edition.text - 2), "m")


def _head(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    middle, right, buyer = edition.size[0] / 2, edition.edges[8], edition.tops[0]
    title = edition.title.format(province=content.province.removesuffix("省"))
    canvas.text((middle, 62), title, pens.form.but(size=38, spacing=4, weight=0.4), "m")
    for y in (92, 98):
        canvas.rule((middle - 190, y), (middle + 190, y), edition.ink, 1)
    stamp = seal.worn(seal.tax_supervision(content.province), canvas.rng)
    canvas.stamp(stamp, (middle, 88), (226, 44, 48))
    day = content.issue_date
    if edition.paper:
        red = Style("typewriter", 34, (190, 60, 66), spacing=2)
        canvas.value((edition.edges[0] + 20, 60), "invoice_code", content.code, red.but(ink=(70, 70, 74)))
        canvas.pair((right - 300, 60), "№", pens.form.but(size=32), "invoice_number", content.number, red)
        canvas.value((right - 210, 100), None, content.number, pens.filled)
        shown = f"{day:%Y年%m月%d日}"
        canvas.pair((right - 300, buyer - 24), "开票日期：", pens.form, "issue_date", day, pens.filled, shown)
        if edition.check:
            canvas.pair(
                (edition.edges[0] + 20, buyer - 24),
                "校验码",
                pens.form,
                "check_code",
                content.check_code,
                pens.filled,
                _spaced(content),
            )
    else:
        _electronic_head(canvas, edition, content, pens)


def _electronic_head(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    left, right, top = edition.edges[0], edition.edges[8], edition.tops[0]
    code = paper.qr(qr_text("10", content, f"{canvas.rng.randrange(65536):04X}"), 118)
    canvas.image.paste(code, (left + 16, 14))
    canvas.pair((left, top - 16), "机器编号：", pens.form, None, "499" + content.number + "0", pens.filled)
    day = (
        f"{content.issue_date:%Y年%m月%d日}" if canvas.rng.random() < 0.8 else f"{content.issue_date:%Y 年 %m 月 %d 日}"
    )
    rows: tuple[tuple[str, str, Value, str | None], ...] = (
        ("发票代码：", "invoice_code", content.code, None), ("发票号码：", "invoice_number", content.number, None),
        ("开票日期：", "issue_date", content.issue_date, day),
        ("校 验 码：", "check_code", content.check_code, _spaced(content)),
    )  # fmt: skip
    for i, (label, field, value, shown) in enumerate(rows):
        at = right - edition.text * 17.5, top - 18 - (3 - i) * edition.text * 1.6
        canvas.pair(at, label, pens.form, field, value, pens.filled, shown)


def _spaced(content: VatInvoice) -> str:
    return " ".join(content.check_code[i : i + 5] for i in range(0, 20, 5))


def _parties(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    left, buyer, table, seller, bottom = edition.edges[0], *edition.tops[:2], *edition.tops[4:]
    width = edition.secret - left - 52
    row = (table - buyer) / 4
    party(canvas, PARTY, _buyer(content), (left + 50, buyer + row / 2), (width, row), pens)
    row = (bottom - seller) / 4
    party(canvas, PARTY, _seller(content), (left + 50, seller + row / 2), (width, row), pens)
    for i in range(4):
        text = "".join(canvas.rng.choices("0123456789+-*/<>", k=25))
        y = buyer + (i + 0.5) * (table - buyer) / 4
        canvas.text((edition.secret + 40, y), text, pens.filled.but(font="mono", size=23, squeeze=1, dotted=False))


def _buyer(content: VatInvoice) -> Sequence[Entry]:
    known = (None, content.buyer_address), (None, content.buyer_account)
    return ("buyer_name", content.buyer_name), ("buyer_tax_id", content.buyer_tax_id), *known


def _seller(content: VatInvoice) -> Sequence[Entry]:
    address = (None, content.address), (None, content.account)
    return ("seller_name", content.seller_name), ("seller_tax_id", content.seller_tax_id), *address


def _goods(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    _, table, low, words, seller, _ = edition.tops
    lines(canvas, content, edition.edges, table + edition.text * 2.3, pens)
    sums(canvas, content, edition.edges, (low + words) / 2, pens)
    middle = (words + seller) / 2
    canvas.text(((edition.edges[0] + edition.edges[1]) / 2, middle), "价税合计（大写）", pens.form, "m")
    total(canvas, content, (edition.edges[1] + 10, middle), edition.edges[6] - 30, pens)


def _foot(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    y, left, right = edition.tops[5] + 20, edition.edges[0], edition.edges[8]
    for i, row in enumerate(rows_of(content.remark, pens.filled, right - edition.secret - 44)):
        canvas.value((edition.secret + 38, edition.tops[4] + (0.8 + 1.3 * i) * edition.text), None, row, pens.filled)
    width = right - left
    for share, label, name in (
        (0.02, "收款人：", content.cashier),
        (0.27, "复核：", content.drawer),
        (0.5, "开票人：", content.drawer),
    ):
        canvas.pair((left + share * width, y), label, pens.form, None, name, pens.filled)
    canvas.text((left + 0.73 * width, y), "销售方：（章）", pens.form)
    stamp = seal.worn(seal.oval(content.seller_name, content.seller_tax_id, "发票专用章", 230), canvas.rng)
    canvas.stamp(stamp, (right - 130, y - 64), (228, 60, 66), canvas.rng.uniform(-6, 6))
    if edition.paper:
        vertical(
            canvas,
            edition.side,
            right + 24,
            edition.tops[0] + 30,
            edition.tops[5] - 60,
            pens.form.but(size=16),
        )


# Forms that are printed by needles, then those that come as files.
SPECIAL = Edition(
    size=(1380, 880), ink=(150, 92, 60), title="{province}增值税专用发票", paper=True,
    tops=(176, 300, 520, 560, 604, 740), edges=(70, 380, 510, 580, 690, 830, 1000, 1070, 1270), secret=770,
    name_heading="货物或应税劳务、服务名称", text=20, digits=10,
)  # fmt: skip
PAPER_ORDINARY = Edition(
    size=(1420, 860), ink=(140, 88, 70), title="{province}增值税普通发票", paper=True,
    tops=(182, 304, 512, 552, 596, 728), edges=(80, 400, 540, 606, 712, 856, 1020, 1088, 1300), secret=800,
    name_heading="货物或应税劳务、服务名称", text=20, check=True,
)  # fmt: skip
DEDUCTION = Edition(
    size=(1460, 910), ink=(40, 116, 92), title="{province}增值税专用发票", paper=True,
    tops=(186, 320, 548, 592, 640, 780), edges=(76, 410, 548, 616, 730, 880, 1052, 1120, 1340), secret=830,
    name_heading="货物或应税劳务、服务名称", text=21, digits=10, side="第三联：抵扣联购买方扣税凭证",
)  # fmt: skip
ORDINARY = Edition(
    size=(1240, 800), ink=(156, 82, 35), title="{province}增值税电子普通发票", paper=False,
    tops=(164, 288, 496, 536, 582, 700), edges=(44, 340, 480, 548, 662, 776, 944, 1004, 1190), secret=696,
    name_heading="货物或应税劳务、服务名称", text=18,
)  # fmt: skip
WIDE = Edition(
    size=(1520, 960), ink=(128, 70, 60), title="{province}增值税电子普通发票", paper=False,
    tops=(206, 350, 620, 668, 720, 860), edges=(60, 440, 590, 680, 810, 990, 1190, 1270, 1460), secret=900,
    name_heading="项目名称", text=22,
)  # fmt: skip
TOLL = Edition(
    size=(1240, 800), ink=(160, 84, 40), title="{province}增值税电子普通发票", paper=False,
    tops=(166, 290, 500, 540, 586, 702), edges=(44, 290, 480, 554, 668, 782, 950, 1014, 1190), secret=700,
    name_heading="项目名称", text=18, headings=("车牌号", "类型", "通行日期起", "通行日期止", "金　额", "税率", "税　额"),
)  # fmt: skip
