"""Receipts in English to train on, as Malaysian shops print them: tax invoice, cash bill, mart, restaurant, petrol."""

import random
from decimal import Decimal

from claims_ai.money import amount_text
from training.render import paper
from training.render import receipt_english_words as words
from training.render.canvas import Rendered, Style, width_of
from training.render.receipt_content import shown
from training.render.receipt_english_content import Bill, bill
from training.render.receipt_paper import circled, pasted, thermal
from training.render.receipt_roll import Roll


def tax_invoice(rng: random.Random) -> Rendered:
    """A shop program's tax invoice: everything centred on top, codes over descriptions, sums with colons, a tax box."""
    sold, style = bill(rng, rng.choice(("hardware", "pharmacy", "books", "restaurant")), 8), _proportional(rng)
    roll = Roll(rng, rng.choice((560, 620)), style, leading=1.4, margin=0.045)
    head(roll, sold, "m", 1.3)
    roll.text(rng.choice(("TAX INVOICE", "SIMPLIFIED TAX INVOICE", "INVOICE")), "m", style.but(weight=0.6))
    roll.rule()
    roll.cells((0, "CASH", "l"))
    roll.rule(1)
    roll.labelled("Doc No", f": {sold.number}", 0.2)
    roll.down(-1)
    _dated(roll, sold, "Date:", 0.62)
    roll.labelled("Cashier", f": {sold.clerk}", 0.2)
    roll.down(-1)
    roll.cells((0.62, f"Time: {sold.when:%H:%M:%S}", "l"))
    roll.cells((0, "Salesperson :", "l"), (0.62, "Ref.:", "l"))
    _coded(roll, sold)
    _colons(roll, sold)
    if sold.tax:
        _tax_box(roll, sold)
    return _worn(roll, rng)


def _coded(roll: Roll, sold: Bill) -> None:
    """The goods, each with its code and figures over its name."""
    roll.rule()
    heads = (0, "Item", "l"), (0.45, "Qty", "r"), (0.66, "S/Price", "r"), (0.9, "Amount", "r"), (1, "Tax", "r")
    roll.cells(*heads, style=roll.style.but(weight=0.6))
    roll.rule(1)
    for good in sold.goods:
        figures = (0.45, good.quantity, "r"), (0.66, f"{good.price}", "r"), (0.9, f"{good.amount:,}", "r")
        roll.cells((0, good.code[:6], "l"), *figures, (1, "SR" if sold.tax else "ZRL", "r"))
        roll.text(good.name)
    roll.rule(1)


def _colons(roll: Roll, sold: Bill) -> None:
    """The sums, every label ending in a colon before the column of figures."""
    roll.cells((0.05, f"Total Qty:   {sold.pieces}", "l"), (0.9, f"{sold.subtotal:,}", "r"))
    bold, labels = (
        roll.style.but(weight=0.6),
        ("Total Sales (Inclusive of GST)  :", "Total Amount Due  :", "Net Total  :"),
    )
    rows = (
        ("Total Sales (Excluding GST)  :", sold.net), ("Discount   :", sold.discount), ("Service Charge   :", sold.service),
        ("Total GST   :", sold.tax), ("Rounding   :", sold.rounding),
    )  # fmt: skip
    for label, amount in rows:
        roll.cells((0.7, label, "r"), (0.9, f"{amount:,.2f}", "r"))
    _flush(roll, roll.rng.choice(labels), sold, bold)
    for label, amount in (("CASH  :", sold.given), ("Change  :", sold.change)):
        roll.cells((0.7, label, "r"), (0.9, f"{amount:,.2f}", "r"), style=bold)


def cash_bill(rng: random.Random) -> Rendered:
    """A book shop's cash bill: bar code, document number, code over price and amount, the total rounded."""
    sold, style = bill(rng, rng.choice(("books", "mart")), 6), _proportional(rng)
    roll = Roll(rng, 580, style, leading=1.55)
    head(roll, sold, "m", 1.1)
    roll.picture(paper.barcode(sold.number.zfill(9), 62, rng))
    roll.labelled("Document No", f": {sold.number}", 0.25)
    _dated(roll, sold, "Date :", 0, f" {sold.when:%I:%M:%S %p}")
    roll.labelled("Cashier :", sold.clerk, 0.25)
    roll.text(rng.choice(("CASH BILL", "CASH SALES", "RECEIPT")), "m", style.but(weight=0.7))
    roll.dashes("-")
    roll.cells((0, "CODE/DESC", "l"), (0.55, "PRICE", "r"), (0.75, "Disc", "r"), (1, "AMOUNT", "r"))
    roll.cells((0.12, "QTY", "l"), (0.55, "RM", "r"), (1, "RM", "r"))
    roll.dashes("-")
    for good in sold.goods:
        roll.text(f"{good.code}  {good.name}")
        figures = (0.55, f"{good.price}", "r"), (0.75, "0.00", "r"), (1, f"{good.amount}", "r")
        roll.cells((0.05, f"{good.quantity} {good.unit}", "l"), *figures)
    roll.dashes("-")
    big, labels = (
        style.but(size=round(style.size * 1.15), weight=0.7),
        ("Rounded Total (RM):", "Final Total (RM):", "Nett Total (RM):"),
    )
    for label, amount in (("Total :", sold.gross), ("Rounding Adjustment :", sold.rounding)):
        roll.cells((0.62, label, "r"), (1, amount_text(amount), "r"))
    _flush(roll, rng.choice(labels), sold, big, 0.62, 1)
    for label, amount in (("Cash :", sold.given), ("CHANGE :", sold.change)):
        roll.cells((0.62, label, "r"), (1, amount_text(amount), "r"))
    return _worn(roll, rng)


def mart(rng: random.Random) -> Rendered:
    """A mini market's receipt in one width of letters: quantity times price under each name, stars round the tax."""
    width = rng.choice((540, 600))
    sold, style = bill(rng, rng.choice(("mart", "pharmacy", "hardware")), 14), fixed(rng, width)
    roll, dates = Roll(rng, width, style, leading=1.4), ("Date        : ", "Date/Time   : ", "SALES DATE  : ")
    head(roll, sold, "m", 1)
    roll.labelled("Invoice No", f": {sold.number}", 0.3)
    _dated(roll, sold, rng.choice(dates), 0, f" {sold.when:%I:%M%p}".lower())
    roll.labelled("Counter", f": {rng.randint(1, 12):02d}", 0.3)
    roll.down(0.4)
    for good in sold.goods:
        roll.text(good.name)
        roll.cells((0, f"{good.quantity} x {good.price}", "l"), (1, f"{good.amount} {'S' if sold.tax else 'Z'}", "r"))
    roll.cells((1, "----------", "r"))
    _mart_sums(roll, sold)
    if sold.tax:
        roll.text("*" * 10 + " GST Summary " + "*" * 10, "m")
        roll.cells((0, "GST Code", "l"), (0.65, "Amount(RM)", "r"), (1, "Tax(RM)", "r"))
        roll.cells((0, "S @6.0%", "l"), (0.65, amount_text(sold.net), "r"), (1, amount_text(sold.tax), "r"))
    return _worn(roll, rng)


def _mart_sums(roll: Roll, sold: Bill) -> None:
    rng, added = roll.rng, Decimal(0) if sold.inclusive else sold.tax
    labels = ("Total Incl. GST:RM", "TOTAL:RM", "Total Due:RM", "NET TOTAL RM", "Amount Payable:RM")
    roll.cells((0, f"No of items: {sold.pieces}", "l"))
    for label, amount in (("Less Discount:RM", -sold.discount), ("GST 6%:RM", added), ("Rounding:RM", sold.rounding)):
        if amount:
            roll.ends(label, None, amount, share=0.3, end=0.94)
    roll.ends(rng.choice(labels), "total_amount", sold.total, share=0.3, end=0.94)
    roll.ends(rng.choice(("Cash:RM", "Tendered:RM")), None, sold.given, share=0.3, end=0.94)
    roll.ends("Change:RM", None, sold.change, share=0.3, end=0.94)


def bistro(rng: random.Random) -> Rendered:
    """A restaurant's bill: table in big letters, items in columns, total, cash and change in double height."""
    width = rng.choice((520, 560))
    sold, style = bill(rng, "restaurant", 9), fixed(rng, width)
    roll = Roll(rng, width, style, leading=1.45)
    head(roll, sold, "m", 1.15)
    roll.text(rng.choice(("INVOICE", "Tax Invoice", "RECEIPT", "BILL")), "m")
    roll.dashes("-")
    roll.text(f"Invoice :{sold.number}")
    roll.text(f"Cashier :{sold.clerk}")
    _dated(roll, sold, rng.choice(("Date : ", "Date:", "")), 0, f" {sold.when:%H:%M:%S}")
    roll.text(f"Table : {rng.choice(('T. AWAY 1', rng.randint(1, 40)))}", style=_tall(style))
    roll.dashes("-")
    roll.cells((0, "ITEM", "l"), (0.55, "QTY", "r"), (0.76, "U/P", "r"), (1, "AMT(RM)", "r"))
    roll.dashes("-")
    for good in sold.goods:
        roll.text(good.name)
        roll.cells((0.55, good.quantity, "r"), (0.76, f"{good.price}", "r"), (1, f"{good.amount}", "r"))
    roll.dashes("-")
    _bistro_sums(roll, sold)
    return _worn(roll, rng)


def _bistro_sums(roll: Roll, sold: Bill) -> None:
    tall = _tall(roll.style)
    rows = (
        ("Discount", -sold.discount), ("Service Charge 10%", sold.service), ("Rounding Adj", sold.rounding),
        ("GST 6% (incl)" if sold.inclusive else "GST 6%", sold.tax),
    )  # fmt: skip
    roll.ends("Sub Total", None, sold.subtotal, f"RM {sold.subtotal}", share=0.08)
    for label, amount in rows:
        if amount:
            roll.ends(label, None, amount, f"RM {amount:.2f}", share=0.08)
    label = roll.rng.choice(("TOTAL", "GRAND TOTAL", "Total Amount"))
    roll.ends(label, "total_amount", sold.total, f"RM {sold.total}", 0.06, style=tall)
    roll.ends("CASH", None, f"RM {sold.given:.2f}", None, 0.06, style=tall)
    roll.ends("CHANGE", None, f"RM {sold.change:.2f}", None, 0.06, style=tall)


def petrol(rng: random.Random) -> Rendered:
    """A petrol station's receipt: all flush left, sums behind RM, the day in a row of numbers at the bottom."""
    sold, style = bill(rng, "petrol", 1), fixed(rng, 540)
    roll, good = Roll(rng, 540, style, leading=1.35), sold.goods[0]
    head(roll, sold, "l", 1)
    roll.text(f"Invoice number: {sold.number}")
    roll.down()
    roll.text(f"   {good.quantity} litre Pump # {rng.randint(1, 12):02d}")
    roll.cells((0, good.name, "l"), (0.6, "RM", "l"), (0.94, f"{good.amount}", "r"))
    roll.text(f"   {good.price} RM / litre")
    roll.dashes("-")
    if sold.discount:
        roll.cells((0, "Discount", "l"), (0.6, "RM", "l"), (0.94, f"-{sold.discount}", "r"))
    roll.canvas.text((roll.left + 0.6 * roll.room, roll.y), "RM", style)
    roll.ends(rng.choice(("Total", "TOTAL", "Total Gross")), "total_amount", sold.total, end=0.94)
    roll.cells((0, rng.choice(("Cash", "Visa", "Loyalty Card")), "l"), (0.6, "RM", "l"), (0.94, f"{sold.total}", "r"))
    roll.down()
    roll.text("Date      Time   Num    OPT")
    _dated(roll, sold, "", 0, f" {sold.when:%H:%M} {rng.randint(1000, 99999)} {rng.randint(1, 20):02d}")
    roll.down(0.5)
    return _worn(roll, rng)


def stuck(rng: random.Random) -> Rendered:
    """Any of these on a sheet of paper, as books of a company are kept."""
    return pasted(rng.choice((mart, bistro, cash_bill, tax_invoice))(rng), rng)


def _proportional(rng: random.Random) -> Style:
    return Style(rng.choice(("sans", "sans", "serif")), rng.randint(22, 25), (rng.randint(20, 60),) * 3)


def fixed(rng: random.Random, width: int) -> Style:
    """A till's letters, of which 36 to 44 fill a line of a strip of that width."""
    ink = (rng.randint(20, 90),) * 3
    style = Style(rng.choice(("mono", "typewriter")), rng.randint(24, 27), ink, dotted=rng.random() < 0.25)
    return style.but(squeeze=min(1, 0.9 * width / width_of("0" * rng.randint(36, 44), style)))


def _tall(style: Style) -> Style:
    return style.but(size=round(style.size * 1.5), squeeze=style.squeeze * 0.8)


def head(roll: Roll, sold: Bill, anchor: str, grow: float) -> None:
    """Name, company number, address, telephone and tax number, as most have them."""
    rng, bold = roll.rng, roll.style.but(size=round(roll.style.size * grow), weight=roll.rng.choice((0, 0.7)))
    roll.wrapped("merchant_name", sold.merchant, anchor, bold)
    if rng.random() < 0.8:
        roll.text(sold.registration, anchor)
    if rng.random() < 0.95:
        roll.rows("merchant_address", " ".join(sold.address), sold.address, anchor)
    if rng.random() < 0.8:
        roll.text(rng.choice(("TEL : {}", "Tel: {}", "Tel No. {}")).format(sold.phone), anchor)
    if sold.tax:
        roll.text(rng.choice(("GST ID : {}", "GST Reg No : {}", "(GST ID No: {})")).format(sold.tax_id), anchor)
    roll.down(rng.uniform(0, 0.8))


def _dated(roll: Roll, sold: Bill, label: str, share: float, tail: str = "") -> None:
    """The day behind its label and what follows it in the line; feeds."""
    text = shown(roll.rng, sold.when, words.DAYS)
    text = text.upper() if roll.rng.random() < 0.5 else text
    end = roll.pair(label, "issue_date", sold.when.date(), text, share=share)
    roll.canvas.text((end + 8, roll.y), tail, roll.style)
    roll.down()


def _flush(roll: Roll, label: str, sold: Bill, style: Style, share: float = 0.7, end: float = 0.9) -> None:
    """The total with its label ending at `share` of the line."""
    roll.canvas.text((roll.left + share * roll.room, roll.y), label, style, "r")
    roll.canvas.value((roll.left + end * roll.room, roll.y), "total_amount", sold.total, style, f"{sold.total:,}", "r")
    roll.y += roll.leading * style.size


def _tax_box(roll: Roll, sold: Bill) -> None:
    top, bold = roll.y, roll.style.but(weight=0.6)
    roll.down()
    roll.cells((0.06, "GST SUMMARY", "l"), style=bold)
    roll.cells((0.06, "Tax Code", "l"), (0.35, "%", "r"), (0.65, "Amt (RM)", "r"), (0.94, "Tax (RM)", "r"))
    roll.cells((0.06, "SR", "l"), (0.35, "6", "r"), (0.65, f"{sold.net:,}", "r"), (0.94, f"{sold.tax:,}", "r"))
    roll.canvas.frame(roll.left + 6, top, roll.right - 6, roll.y - 6, roll.style.ink)
    roll.down(0.6)


def _thanks(roll: Roll) -> None:
    roll.down(0.3)
    for text in roll.rng.sample(words.THANKS, roll.rng.randint(1, 3)):
        roll.text(text, "m")


def _worn(roll: Roll, rng: random.Random) -> Rendered:
    """The receipt with its last words, as it looks after a while."""
    _thanks(roll)
    return circled(thermal(roll.done(), rng), rng)
