"""VAT invoices kept for the benchmark: a clinic's digital one with what the fund paid, the check's page as a form, one a tax office wrote for a seller."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from PIL import ImageDraw

from claims_ai.money import amount_text, to_words
from training.render import invent, paper, people, rarities, seal, vat_classic, vat_content, vat_parts, vat_words
from training.render import medical_words as words
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import narrowed, rows_of
from training.render.newer_parts import Entry, row
from training.render.vat_content import VatInvoice, VatLine
from training.render.vat_parts import Pens

BROWN: Ink = (128, 62, 34)
DARK: Ink = (30, 32, 38)
LINE: Ink = (120, 126, 136)
EDGES = 56, 372, 500, 580, 690, 850, 1030, 1190, 1400
CARERS = "柳泉市安馨护理服务部", "江州市东湖区康宁家政服务中心", "云溪县顺达道路救援服务部", "青石区老周汽车钣金店"
AGENT = vat_classic.Edition(
    size=(1500, 960), ink=(110, 70, 52), title="{province}增值税普通发票", paper=True, tops=(156, 300, 560, 606, 654, 800),
    edges=(58, 372, 520, 590, 700, 860, 1060, 1160, 1440), secret=860, name_heading="货物或应税劳务、服务名称", text=20,
    side="第二联：发票联　购买方记账凭证", check=True,
)  # fmt: skip


def clinic(rng: random.Random) -> Rendered:
    """A private hospital's digital invoice for its outpatients: below the lines two bands of who was treated and who paid what."""
    content = _treated(rng)
    canvas = Canvas((1456, 1010), rng)
    pens = Pens(Style(rng.choice(("serif", "kai")), 20, BROWN), Style(rng.choice(("serif", "sans")), 19, DARK))
    canvas.image.paste(paper.qr(vat_parts.qr_text("32", content, "5E1B"), 116), (60, 22))
    canvas.text((190, 110), "医疗服务（门诊）", pens.filled.but(size=21))
    canvas.text((728, 58), "电子发票（普通发票）", pens.form.but(size=36, weight=0.3), "m")
    for under in (88, 94):
        canvas.rule((530, under), (926, under), BROWN, 1)
    canvas.stamp(seal.tax_supervision(content.province, 168), (728, 76), (222, 52, 52))
    day, x = content.issue_date, 1050
    canvas.pair((x, 62), "发票号码：", pens.form, "invoice_number", content.long_number, pens.filled)
    canvas.pair((x, 100), "开票日期：", pens.form, "issue_date", day, pens.filled, f"{day:%Y年%m月%d日}")
    labels = "名称：", "统一社会信用代码/纳税人识别号："
    for left, upright, entries in (
        (56, "购买方信息", (("buyer_name", content.buyer_name), ("buyer_tax_id", content.buyer_tax_id))),
        (728, "销售方信息", (("seller_name", content.seller_name), ("seller_tax_id", content.seller_tax_id))),
    ):
        canvas.frame(left, 150, left + 672, 252, BROWN, 1)
        canvas.rule((left + 32, 150), (left + 32, 252), BROWN, 1)
        vat_parts.vertical(canvas, upright, left + 16, 153, 249, pens.form.but(size=17))
        vat_parts.party(canvas, labels, entries, (left + 44, 180), (618, 46), pens)
    heads = "项目名称", *vat_parts.HEADINGS[:5], "税率/征收率", "税　额"
    for (left, right), head in zip(pairwise(EDGES), heads, strict=True):
        canvas.text(((left + right) / 2, 272), head, pens.form.but(size=18), "m")
    y = vat_parts.lines(canvas, content, EDGES, 306, pens) + 26
    y = max(600, _paid(canvas, content, y, pens) + 60)
    vat_parts.sums(canvas, content, EDGES, y, pens)
    canvas.text((214, y + 50), "价税合计（大写）", pens.form, "m")
    vat_parts.total(canvas, content, (384, y + 50), 980, pens)
    canvas.rule((56, y + 24), (1400, y + 24), BROWN, 1)
    canvas.rule((372, y + 24), (372, y + 76), BROWN, 1)
    canvas.rule((56, y + 76), (1400, y + 76), BROWN, 1)
    canvas.rule((92, y + 76), (92, y + 190), BROWN, 1)
    vat_parts.vertical(canvas, "备注", 74, y + 90, y + 176, pens.form)
    if rng.random() < 0.6:
        canvas.text((106, y + 104), f"患者：{content.buyer_name}　科室：{rng.choice(words.DEPARTMENTS)}", pens.filled)
    canvas.frame(56, 150, 1400, y + 190, BROWN, 2)
    canvas.pair((110, y + 226), "开票人：", pens.form, None, content.drawer, pens.filled)
    canvas.image = canvas.image.crop((0, 0, 1456, round(y + 262)))
    return canvas.done("vat_invoice")


def _treated(rng: random.Random) -> VatInvoice:
    """What a clinic bills to a person."""
    wanted = iter(lambda: vat_content.invoice(rng, 4, since=2023), None)
    content = next(one for one in wanted if one.seller_name in vat_words.TREATMENT.sellers)
    return replace(content, buyer_name=rarities.somebody(rng).name, buyer_tax_id=None, remark="")


def _paid(canvas: Canvas, content: VatInvoice, y: float, pens: Pens) -> float:
    """Two bands of headings over their values; gives the height of the last."""
    rng, small = canvas.rng, Pens(pens.form.but(size=17), pens.filled.but(size=18))
    social, other, account, cash = invent.payers(rng, content.total)
    day = f"{content.issue_date:%Y-%m-%d}"
    for facts in (
        (("业务流水号", f"{day.replace('-', '')}{people.digits(rng, 6)}"), ("门诊号", people.digits(rng, 9)), ("就诊日期", day),
         ("医疗机构类型", "其他医疗机构"), ("医保类型", rng.choice(("职工医保", "居民医保", "自费"))), ("性别", rng.choice("男女"))),
        (("医保统筹基金支付", f"{social:.2f}"), ("其他支付", f"{other:.2f}"), ("个人账户支付", f"{account:.2f}"),
         ("个人现金支付", f"{cash:.2f}"), ("个人自付", f"{account + cash:.2f}"), ("个人自费", "0.00")),
    ):  # fmt: skip
        canvas.rule((56, y - 18), (1400, y - 18), BROWN, 1)
        for i, (head, text) in enumerate(facts):
            middle = 56 + 224 * (i + 0.5)
            canvas.text((middle, y), head, small.form, "m")
            canvas.text((middle, y + 30), text, narrowed(small.filled, text, 212), "m")
        y += 66
    return y - 36


def checked_form(rng: random.Random) -> Rendered:
    """The national site's answer to a check: the invoice as a form of its own in the browser, each line ruled, between a head and two buttons."""
    content = vat_content.invoice(rng, 5, since=2019)
    canvas, small = Canvas((1360, 2200), rng), Style("sans", 18, DARK)
    pen = ImageDraw.Draw(canvas.image)
    pen.rectangle((0, 0, 1360, 76), fill=rng.choice(((26, 92, 168), (18, 110, 150))))
    canvas.text((40, 38), "全国增值税发票查验平台", Style("sans", 28, (255, 255, 255), weight=0.4))
    canvas.text((40, 112), "发票查验明细", Style("sans", 24, DARK, weight=0.4))
    told = f"查验次数：第{rng.randint(1, 4)}次　　查验时间：{content.issue_date.year + 1}-02-{rng.randint(10, 27)} 15:{rng.randint(10, 59)}:08"
    canvas.text((1320, 112), told, small, "r")
    title = f"{content.province.removesuffix('省')}增值税电子普通发票"
    canvas.text((680, 176), title, Style("sans", 30, (150, 60, 40), weight=0.4), "m")
    day, form, top = content.issue_date, small.but(ink=(150, 60, 40)), 264.0
    row(canvas, 224, (44, 350, 610, 890), (
        Entry("发票代码：", "invoice_code", content.code), Entry("发票号码：", "invoice_number", content.number),
        Entry("开票日期：", "issue_date", day, f"{day:%Y年%m月%d日}"), Entry("校验码：", "check_code", content.check_code)), form, small, 1316)  # fmt: skip
    row(canvas, top + 34, (60,), (Entry("机器编号：", None, f"661{people.digits(rng, 9)}"),), form, small, 1300)
    y = _side(canvas, "购买方", top + 64, form, small, (
        ("名称：", "buyer_name", content.buyer_name), ("纳税人识别号：", "buyer_tax_id", content.buyer_tax_id),
        ("地址、电话：", None, content.buyer_address), ("开户行及账号：", None, content.buyer_account)))  # fmt: skip
    y = _ruled_lines(canvas, content, y, form, small)
    canvas.text((180, y + 26), "价税合计（大写）", form, "m")
    total = to_words(content.total).replace("元", "圆")
    end = canvas.text((340, y + 26), "⊗", small)[1][0]
    canvas.value((end + 8, y + 26), "total_amount_in_words", content.total, small, total)
    canvas.pair((900, y + 26), "（小写）", form, "total_amount", content.total, small, f"￥{content.total:.2f}")
    y = _side(canvas, "销售方", y + 52, form, small, (
        ("名称：", "seller_name", content.seller_name), ("纳税人识别号：", "seller_tax_id", content.seller_tax_id),
        ("地址、电话：", None, content.address), ("开户行及账号：", None, content.account)))  # fmt: skip
    row(canvas, y + 30, (60,), (Entry("备注：", None, content.remark),), form, small, 1300)
    canvas.frame(44, top, 1316, y + 60, LINE, 2)
    canvas.rule((44, y), (1316, y), LINE, 1)
    pen = ImageDraw.Draw(canvas.image)
    for x, text in ((540, "打印"), (700, "关闭")):
        pen.rectangle((x, y + 90, x + 120, y + 132), fill=(36, 112, 196))
        canvas.text((x + 60, y + 111), text, small.but(ink=(255, 255, 255)), "m")
    canvas.image = canvas.image.crop((0, 0, 1360, round(y + 160)))
    return canvas.done("vat_invoice")


def _side(
    canvas: Canvas, word: str, y: float, form: Style, filled: Style, entries: Sequence[tuple[str, str | None, str | None]]
) -> float:  # fmt: skip
    """A party's four rows in a cell beside its upright word; gives where it ends."""
    canvas.frame(44, y, 1316, y + 138, LINE, 1)
    canvas.rule((90, y), (90, y + 138), LINE, 1)
    vat_parts.vertical(canvas, word, 67, y + 20, y + 118, form)
    for i, (label, field, value) in enumerate(entries):
        row(canvas, y + 24 + i * 31, (104,), (Entry(label, field, value),), form, filled, 1300)
    return y + 138


def _ruled_lines(canvas: Canvas, content: VatInvoice, y: float, form: Style, filled: Style) -> float:
    """A head, a ruled row for each thing and one of sums; gives where they end."""
    edges = 44, 420, 560, 630, 720, 860, 1020, 1110, 1316
    for (left, right), head in zip(pairwise(edges), ("货物或应税劳务、服务名称", *vat_parts.HEADINGS), strict=True):
        canvas.frame(left, y, right, y + 40, LINE, 1)
        canvas.text(((left + right) / 2, y + 20), head, narrowed(form, head, right - left - 8), "m")
    y += 40
    for line in content.lines:
        high = _one(canvas, line, edges, y, filled)
        for left, right in pairwise(edges):
            canvas.frame(left, y, right, y + high, LINE, 1)
        y += high
    for left, right in pairwise(edges):
        canvas.frame(left, y, right, y + 40, LINE, 1)
    vat_parts.sums(canvas, content, edges, y + 20, Pens(form, filled))
    return y + 40


def _one(canvas: Canvas, line: VatLine, edges: Sequence[int], y: float, style: Style) -> float:
    """A thing in the middle of its cells; gives how high they are."""
    name, model = rows_of(line.name, style, 360), rows_of(line.model, style, 128)
    high = 24.0 * max(len(name), len(model), 1) + 16
    rate = f"{line.rate * 100:.0f}%" if line.rate else line.untaxed
    tax = amount_text(line.tax) if line.tax is not None else "***"
    cells = [
        ((left, y + high / 2 + (i - (len(rows) - 1) / 2) * 24), text, "l")
        for left, rows in ((52.0, name), (568.0 - 140, model))
        for i, text in enumerate(rows)
    ]
    texts = line.unit, line.quantity, line.unit_price, amount_text(line.amount), rate, tax
    cells += [
        ((((left + right) / 2), y + high / 2), text, "m")
        for (left, right), text in zip(pairwise(edges[2:]), texts, strict=True)
        if text
    ]
    fitted = narrowed(style, line.unit_price, 128) if line.unit_price else style
    canvas.item(
        line.name, line.amount, cells, fitted.but(size=style.size), line.quantity or None, line.unit or None,
        line.unit_price or None,
    )  # fmt: skip
    return high


def for_a_seller(rng: random.Random) -> Rendered:
    """A paper invoice the tax office wrote for somebody who cannot: the office sells, and the remark says for whom."""
    wanted = iter(lambda: vat_content.invoice(rng, 2, since=2018), None)
    served = [*vat_words.OTHERS[0].sellers, *vat_words.OTHERS[3].sellers]
    content = next(one for one in wanted if one.seller_name in served and one.lines[0].rate < Decimal("0.06"))
    office = f"国家税务总局江州市{rng.choice(people.DISTRICTS)[1]}税务局"
    remark = f"代开企业税号:{invent.credit_code(rng, '92')} 代开企业名称:{rng.choice(CARERS)}"
    asked = replace(content, seller_name=office, seller_tax_id=invent.credit_code(rng, "11"), remark=remark,
                    account=f"{people.digits(rng, 18)}（完税凭证号）")  # fmt: skip
    page = vat_classic.draw(AGENT, asked, rng)
    canvas = Canvas(page.image.size, rng)
    canvas.image = page.image
    canvas.text((80, 97), "代开", Style("sans", 22, (50, 52, 90)))
    return replace(page, image=canvas.image)


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "clinic_digital": clinic,
    "checked_form": checked_form,
    "for_a_seller": for_a_seller,
}
