"""Fully digital VAT invoices (数电票): no code, a number of 20 digits, both parties side by side."""

import random
from dataclasses import dataclass

from training.render import medical_words, paper, people, seal
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.vat_content import VatInvoice
from training.render.vat_parts import HEADINGS, Pens, lines, party, qr_text, sums, total, vertical

RED = (226, 44, 48)


@dataclass(frozen=True)
class Edition:
    """One edition. `tops`: parties, table, sum row, words, remark and bottom; `edges` of nine columns."""

    size: tuple[int, int]
    ink: Ink
    title: str
    kind: str  # in the QR code
    tops: tuple[int, int, int, int, int, int]
    edges: tuple[int, ...]
    labels: tuple[str, str]
    text: int
    open_table: bool
    special: str = ""  # what stands beside the QR code, such as 旅客运输服务


def draw(edition: Edition, content: VatInvoice, rng: random.Random) -> Rendered:
    """The invoice as the tax office's system prints it."""
    canvas = Canvas(edition.size, rng)
    form = Style(rng.choice(("serif", "serif", "kai")), edition.text, edition.ink, weight=0.1)
    pens = Pens(form, Style(rng.choice(("serif", "serif", "sans")), edition.text, (20, 20, 22)))
    for part in (_head, _grid, _parties, _goods, _remark):
        part(canvas, edition, content, pens)
    return canvas.done("vat_invoice")


def _head(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    middle, left, right = edition.size[0] / 2, edition.edges[0], edition.edges[8]
    mark = f"{canvas.rng.randrange(65536):04x}"
    canvas.text((left + 124, 110), edition.special, pens.form)
    if canvas.rng.random() < 0.3:
        canvas.text((right - edition.text * 17, 128), "下载次数：1", pens.form.but(size=edition.text - 4))
    canvas.image.paste(paper.qr(qr_text(edition.kind, content, mark), 104), (left, 24))
    canvas.text((middle, 60), edition.title, pens.form.but(size=round(edition.text * 1.9), weight=0.3), "m")
    for y in (90, 96):
        canvas.rule((middle - 220, y), (middle + 220, y), edition.ink, 1)
    canvas.stamp(seal.tax_supervision(content.province, 170), (middle, 76), RED)
    day, x = content.issue_date, right - edition.text * 17
    canvas.pair((x, 56), "发票号码：", pens.form, "invoice_number", content.long_number, pens.filled)
    canvas.pair((x, 96), "开票日期：", pens.form, "issue_date", day, pens.filled, f"{day:%Y年%m月%d日}")


def _grid(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    left, right, ink = edition.edges[0], edition.edges[8], edition.ink
    parties, table, _, words, remark, bottom = edition.tops
    canvas.frame(left, parties, right, bottom, ink)
    for y in (table, words, remark):
        canvas.rule((left, y), (right, y), ink, 1)
    middle = (left + right) / 2
    for x, text in ((left, "购买方信息"), (middle, "销售方信息")):
        canvas.rule((x, parties), (x, table), ink, 1)
        canvas.rule((x + 34, parties), (x + 34, table), ink, 1)
        vertical(canvas, text, x + 17, parties + 4, table - 4, pens.form.but(size=edition.text - 2))
    canvas.rule((left + 34, remark), (left + 34, bottom), ink, 1)
    vertical(canvas, "备注", left + 17, remark + 10, bottom - 10, pens.form)
    canvas.rule((edition.edges[1], words), (edition.edges[1], remark), ink, 1)
    for x in () if edition.open_table else edition.edges[1:8]:
        canvas.rule((x, table), (x, words), ink, 1)
    headings = ("项目名称", *HEADINGS[:5], "税率/征收率", HEADINGS[6])
    for x, end, heading in zip(edition.edges, edition.edges[1:], headings, strict=False):
        canvas.text(((x + end) / 2, table + edition.text * 0.9), heading, pens.form.but(size=edition.text - 2), "m")


def _parties(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    left, right = edition.edges[0], edition.edges[8]
    top, table = edition.tops[:2]
    row, width = (table - top) / 2, (right - left) / 2 - 54
    buyer = ("buyer_name", content.buyer_name), ("buyer_tax_id", content.buyer_tax_id)
    seller = ("seller_name", content.seller_name), ("seller_tax_id", content.seller_tax_id)
    for x, rows in ((left + 46, buyer), ((left + right) / 2 + 46, seller)):
        party(canvas, edition.labels, rows, (x, top + row / 2), (width, row), pens)


def _goods(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    _, table, low, words, remark, _ = edition.tops
    y = lines(canvas, content, edition.edges, table + edition.text * 2.5, pens)
    if edition.special == TRAVEL:
        _travellers(canvas, edition, content, y + edition.text, pens)
    sums(canvas, content, edition.edges, (low + words) / 2, pens)
    middle = (words + remark) / 2
    canvas.text(((edition.edges[0] + edition.edges[1]) / 2, middle), "价税合计（大写）", pens.form, "m")
    total(canvas, content, (edition.edges[1] + 12, middle), edition.edges[5] + 20, pens)


def _travellers(canvas: Canvas, edition: Edition, content: VatInvoice, y: float, pens: Pens) -> None:
    """Who went where and how: a block of its own between the lines and their sum."""
    left, wide, rng = edition.edges[0], edition.edges[8] - edition.edges[0], canvas.rng
    one, (start, goal) = people.invent(rng), rng.sample(medical_words.TOWNS, 2)
    said = (
        one.name,
        f"{one.id_number[:6]}********{one.id_number[-4:]}",
        f"{content.issue_date}",
        start,
        goal,
        "",
        "出租汽车",
    )
    heads = "出行人", "有效身份证件号", "出行日期", "出发地", "到达地", "等级", "交通工具类型"
    for share, head, text in zip((0.02, 0.14, 0.34, 0.48, 0.62, 0.76, 0.84), heads, said, strict=True):
        canvas.text((left + share * wide, y), head, pens.form.but(size=edition.text - 2))
        canvas.text((left + share * wide, y + edition.text * 1.5), text, pens.filled)


def _remark(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    left, remark, bottom = edition.edges[0], *edition.tops[4:]
    if content.remark:
        canvas.text((left + 46, bottom - 20), content.remark, pens.filled)
    if canvas.rng.random() < 0.6:
        canvas.text((left + 46, remark + 24), f"销售方地址电话：{content.address}", pens.filled)
        canvas.text((left + 46, remark + 52), f"开户行及账号：{content.account}", pens.filled)
    canvas.pair((left + 60, bottom + 28), "开票人：", pens.form, None, content.drawer, pens.filled)


TRAVEL = "旅客运输服务"
ORDINARY = Edition(
    size=(1280, 830), ink=(150, 70, 40), title="电子发票（普通发票）", kind="32",
    tops=(150, 236, 560, 600, 648, 748), edges=(50, 330, 450, 530, 640, 770, 920, 1060, 1230),
    labels=("名称：", "统一社会信用代码/纳税人识别号："), text=18, open_table=True,
)  # fmt: skip
PERSONAL = Edition(
    size=(1654, 1130), ink=(128, 44, 40), title="电子发票（普通发票）", kind="32",
    tops=(170, 310, 760, 812, 872, 1020), edges=(70, 460, 600, 690, 820, 1000, 1200, 1390, 1584),
    labels=("名　称：", "统一社会信用代码/纳税人识别号："), text=22, open_table=False,
)  # fmt: skip
SPECIAL = Edition(
    size=(1400, 910), ink=(140, 62, 52), title="电子发票（增值税专用发票）", kind="31",
    tops=(160, 262, 610, 652, 704, 820), edges=(60, 360, 500, 580, 700, 850, 1020, 1150, 1340),
    labels=("名称：", "统一社会信用代码/纳税人识别号："), text=19, open_table=True,
)  # fmt: skip
LONG = Edition(
    size=(1240, 1080), ink=(128, 30, 20), title="电子发票（普通发票）", kind="32",
    tops=(146, 228, 830, 866, 912, 1008), edges=(46, 330, 486, 546, 620, 744, 888, 1010, 1194),
    labels=("名称：", "统一社会信用代码/纳税人识别号："), text=17, open_table=True,
)  # fmt: skip
RIDE = Edition(
    size=(1360, 880), ink=(136, 40, 36), title="电子发票（普通发票）", kind="32",
    tops=(156, 250, 600, 642, 692, 800), edges=(54, 350, 470, 550, 670, 820, 980, 1130, 1306),
    labels=("名称：", "统一社会信用代码/纳税人识别号："), text=19, open_table=True, special=TRAVEL,
)  # fmt: skip
