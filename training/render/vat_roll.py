"""The VAT invoice on a roll (增值税普通发票卷票): all in one narrow column, prices with their tax and no row for it."""

import random
from collections.abc import Sequence
from decimal import Decimal

from claims_ai.money import amount_text, to_words
from training.render import people, seal, vat_content
from training.render.canvas import Rendered, Style
from training.render.receipt_paper import thermal
from training.render.receipt_roll import Roll, wrapped
from training.render.vat_content import VatInvoice, VatLine

BROWN = (150, 84, 60)


def narrow(rng: random.Random) -> Rendered:
    """The roll of 57 mm: printed labels, values behind or below them, three figures under each name."""
    content = vat_content.invoice(rng, 5)
    pen = Style(rng.choice(("mono", "typewriter")), 23, (56, 56, 70), dotted=rng.random() < 0.4, squeeze=0.92)
    roll, form = Roll(rng, 500, pen, leading=1.5), Style(rng.choice(("serif", "kai")), 24, BROWN)
    _head(roll, content, form)
    for label, field, value in _labelled(content, ("销售方名称", "购买方名称")):
        _entry(roll, f"{label}：", form, field, value)
    roll.cells((0, "项目", "l"), (0.4, "单价", "r"), (0.62, "数量", "r"), (1, "金额", "r"), style=form)
    for line in content.lines:
        _line(roll, line, (0.4, 0.62, 1))
    roll.rule(1)
    _total(roll, content, form, ("合计金额(小写)：", "合计金额(大写)："))
    _entry(roll, "校验码：", form, "check_code", content.check_code)
    _press(roll, content)
    return thermal(roll.done("vat_invoice"), rng)


def broad(rng: random.Random) -> Rendered:
    """The roll of 76 mm: machine's numbers first, sums before the check code, everything in the till's own print."""
    content = vat_content.invoice(rng, 7)
    pen = Style(rng.choice(("sans", "mono")), 24, (44, 44, 50))
    roll = Roll(rng, 660, pen, leading=1.45, margin=0.06)
    _head(roll, content, pen)
    roll.pair("机打号码:", None, content.number)
    roll.down()
    for label, field, value in _labelled(content, ("销售方", "购买方")):
        _entry(roll, f"{label}:", pen, field, value)
    roll.dashes("-")
    roll.cells((0, "货物名称", "l"), (0.5, "数量", "r"), (0.74, "单价", "r"), (1, "金额", "r"))
    for line in content.lines:
        _line(roll, line, (0.74, 0.5, 1))
    roll.dashes("-")
    _total(roll, content, pen, ("价税合计(小写):", "价税合计(大写):"))
    _entry(roll, "校验码:", pen, "check_code", content.check_code)
    roll.text(f"收款员:{content.drawer}   机器编号:499{content.number}0")
    _press(roll, content)
    return roll.done("vat_invoice")


def _head(roll: Roll, content: VatInvoice, form: Style) -> None:
    """Title with the tax office's seal, code and number."""
    roll.y += 40
    stamp = seal.worn(seal.tax_supervision(content.province, 170), roll.rng)
    roll.canvas.stamp(stamp, (roll.middle, roll.y), (226, 60, 60))
    roll.text(f"{content.province.removesuffix('省')}增值税普通发票", "m", form.but(size=30, weight=0.4))
    roll.down(0.6)
    for label, field, value in (
        ("发票代码", "invoice_code", content.code),
        ("发票号码", "invoice_number", content.number),
    ):
        _entry(roll, f"{label}：", form, field, value)
    day = roll.rng.choice(("{:%Y-%m-%d}", "{:%Y年%m月%d日}")).format(content.issue_date)
    roll.canvas.pair((roll.left, roll.y), "开票日期：", form, "issue_date", content.issue_date, roll.style, day)
    roll.down()


def _labelled(content: VatInvoice, names: tuple[str, str]) -> Sequence[tuple[str, str, str | None]]:
    seller, buyer = names
    return (
        (seller, "seller_name", content.seller_name), ("税号", "seller_tax_id", content.seller_tax_id),
        (buyer, "buyer_name", content.buyer_name), ("税号", "buyer_tax_id", content.buyer_tax_id),
    )  # fmt: skip


def _entry(roll: Roll, label: str, form: Style, field: str, value: str | None) -> None:
    """A label, its value behind it, further rows below where the line is too short."""
    x = roll.canvas.text((roll.left, roll.y), label, form)[1][0] + 6
    if value is None:
        roll.down()
        return
    first = wrapped(value, roll.style, roll.right - x)[0]
    parts = [((x, roll.y), first)]
    for row in wrapped(value[len(first) :], roll.style, roll.room) if len(value) > len(first) else ():
        roll.down()
        parts.append(((roll.left, roll.y), row))
    roll.canvas.spread(field, value, parts, roll.style)
    roll.down()


def _line(roll: Roll, line: VatLine, shares: tuple[float, float, float]) -> None:
    """One thing: its name in rows of its own, then price, number and amount at these shares of the line."""
    cells = []
    for row in wrapped(line.name, roll.style, roll.room):
        cells.append(((roll.left, roll.y), row, "l"))
        roll.down()
    amount = _gross(line)
    price = amount_text(amount / Decimal(line.quantity)) if line.quantity else ""
    texts = price, line.quantity, amount_text(amount)
    cells += [((roll.left + at * roll.room, roll.y), text, "r") for at, text in zip(shares, texts, strict=True) if text]
    roll.canvas.item(line.name, amount, cells, roll.style, line.quantity or None, None, price or None)
    roll.down()


def _gross(line: VatLine) -> Decimal:
    return line.amount + (line.tax or Decimal(0))


def _total(roll: Roll, content: VatInvoice, form: Style, labels: tuple[str, str]) -> None:
    roll.canvas.pair(
        (roll.left, roll.y), labels[0], form, "total_amount", content.total, roll.style, f"￥{content.total}"
    )
    roll.down()
    end = roll.canvas.text((roll.left, roll.y), labels[1], form)[1][0] + 6
    words = to_words(content.total).replace("元", roll.rng.choice("元圆"))
    roll.canvas.value((end, roll.y), "total_amount_in_words", content.total, roll.style.but(squeeze=0.8), words)
    roll.down()


def _press(roll: Roll, content: VatInvoice) -> None:
    """The seller's oval seal over the foot of the roll."""
    stamp = seal.worn(seal.oval(content.seller_name, content.seller_tax_id, "发票专用章", 220), roll.rng)
    roll.canvas.stamp(stamp, (roll.right - 120, roll.y + 30), (226, 70, 74), roll.rng.uniform(-8, 8))
    roll.text(f"开票人：{people.invent(roll.rng).name}")
    roll.down(2.5)
