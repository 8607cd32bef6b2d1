"""Chinese receipts of rides, places and rooms: a taxi's to train on; a car park's and a hotel's for the benchmark."""

import random
from datetime import datetime, timedelta
from decimal import Decimal

from claims_ai.money import amount_text, fen
from training.render import paper, people, seal
from training.render import receipt_words as shops
from training.render.canvas import Rendered, Style
from training.render.receipt_content import address, merchant, moment, shown
from training.render.receipt_paper import thermal
from training.render.receipt_roll import Roll

RIDES = ("{d:%Y-%m-%d}", "{d:%Y年%m月%d日}", "{d:%Y/%m/%d}", "{d:%y-%m-%d}")


def taxi(rng: random.Random) -> Rendered:
    """A taxi meter's slip: narrow, needles in violet, labels printed before."""
    ink = rng.choice(((70, 60, 110), (60, 60, 66)))
    style = Style(rng.choice(("typewriter", "mono")), 25, ink, dotted=rng.random() < 0.7, squeeze=rng.choice((1, 0.9)))
    roll, form = Roll(rng, 430, style, leading=1.62, margin=0.09), Style("serif", 25, (60, 60, 66))
    name, day = merchant(rng, shops.CABS), moment(rng)
    title = f"{people.CITY}出租汽车{rng.choice(('专用收据', '客运票据', '计价器小票'))}"
    roll.text(title, "m", form.but(size=27, weight=0.4))
    roll.wrapped("merchant_name", name, "m", form)
    roll.canvas.stamp(seal.worn(seal.round_star(name, "收费专用章", 150), rng), (300, roll.y - 20), (214, 70, 70), 6)
    roll.ends("电话", None, f"0990-96{people.digits(rng, 3)}", style=form)
    roll.ends(rng.choice(("车号", "车牌号")), None, f"江A·T{people.digits(rng, 4)}")
    roll.ends("证号", None, people.digits(rng, 6))
    roll.ends("日期", "issue_date", day.date(), shown(rng, day, RIDES))
    total, bold = _metered(roll, day), style.but(weight=0.5)
    roll.ends(rng.choice(("金额", "实收金额", "合计")), "total_amount", total, f"{total:.2f}元", style=bold)
    roll.text(rng.choice(("手写无效 遗失不补", "乘客存根 请妥善保管")), "m", form.but(size=20))
    return roll.done()


def _metered(roll: Roll, start: datetime) -> Decimal:
    """What the meter counted, and what it comes to."""
    rng = roll.rng
    each, idle, extra = (
        Decimal(rng.choice(("1.60", "2.00", "2.40"))),
        rng.randint(0, 900),
        Decimal(rng.choice((0, 0, 1, 2))),
    )
    far = Decimal(rng.randint(10, 420)) / 10
    until = start + timedelta(seconds=idle + int(far) * 130 + 90)
    rows = (
        ("时间", f"{start:%H:%M}-{until:%H:%M}"), ("单价", f"{each}元"), ("里程", f"{far}km"),
        ("等候", f"{idle // 3600:02d}:{idle // 60 % 60:02d}:{idle % 60:02d}"), ("附加费", f"{extra:.2f}元"),
    )  # fmt: skip
    for label, text in rows[: 5 if extra else 4]:
        roll.ends(label, None, text)
    return fen(10 + max(Decimal(0), far - 3) * each) + extra


def parking(rng: random.Random) -> Rendered:
    """A car park's slip: when in, when out, how long, what it cost."""
    style = Style(rng.choice(("sans", "typewriter")), 26, (70, 70, 74))
    roll = Roll(rng, 540, style, leading=1.6, margin=0.07)
    roll.text("停车收费凭条", "m", style.but(size=36, weight=0.5))
    roll.dashes("-")
    _stay(roll)
    due, off = fen(Decimal(rng.randint(4, 60))), fen(Decimal(rng.choice((0, 0, 2, 3))))
    roll.ends("应收金额", None, f"{due:.2f}元")
    if off:
        roll.ends("优惠减免", None, f"{off:.2f}元")
    big = style.but(size=34, weight=0.4)
    roll.ends("实收金额", "total_amount", due - off, f"{due - off:.2f}元", style=big)
    roll.ends("支付方式", None, rng.choice(("微信", "ETC", "现金", "无感支付")))
    roll.dashes("-")
    roll.text("收费单位:")
    roll.wrapped("merchant_name", merchant(rng, shops.PARKS), "l")
    if rng.random() < 0.5:
        roll.text("车场地址:")
        roll.wrapped("merchant_address", address(rng), "l")
    roll.picture(paper.qr(people.digits(rng, 20), 180))
    roll.text("扫码开具发票", "m")
    return thermal(roll.done(), rng)


def _stay(roll: Roll) -> None:
    """Plate, coming and leaving; the day of leaving is the receipt's."""
    rng, style, entered = roll.rng, roll.style, moment(roll.rng)
    minutes = rng.randint(16, 900)
    left = entered + timedelta(minutes=minutes)
    roll.ends("车牌号码", None, f"江A{people.digits(rng, 5)}")
    roll.ends("入场时间", None, f"{entered:%Y-%m-%d %H:%M}")
    roll.canvas.text((roll.left, roll.y), "出场时间", style)
    roll.canvas.text((roll.right, roll.y), f"{left:%H:%M}", style, "r")
    before = roll.right - 3.85 * style.size, roll.y
    roll.canvas.value(before, "issue_date", left.date(), style, f"{left:%Y-%m-%d}", "r")
    roll.down()
    roll.ends("停车时长", None, f"{minutes // 60}小时{minutes % 60}分")


def hotel(rng: random.Random) -> Rendered:
    """A hotel's guest bill on half a sheet: one row a night, English beside Chinese."""
    style = Style(rng.choice(("serif", "sans")), 23, (50, 50, 56))
    roll = Roll(rng, 1180, style, leading=1.7, margin=0.07)
    arrived, nights = moment(rng), rng.randint(1, 6)
    left = arrived + timedelta(days=nights)
    roll.wrapped("merchant_name", merchant(rng, shops.HOTELS), "m", style.but(size=40, weight=0.5))
    roll.pair("地址 Add：", "merchant_address", address(rng), share=0.02)
    roll.cells((0.98, f"电话 Tel：0990-{people.digits(rng, 7)}", "r"))
    roll.down(0.4)
    roll.text("宾 客 账 单  GUEST FOLIO", "m", style.but(size=30, weight=0.3))
    room = f"房号 Room：{rng.randint(2, 28)}{rng.randint(1, 30):02d}"
    roll.cells((0.02, f"姓名 Name：{people.invent(rng).name}", "l"), (0.6, room, "l"))
    roll.cells((0.02, f"抵店 Arrival：{arrived:%Y/%m/%d}", "l"), (0.6, f"离店 Departure：{left:%Y/%m/%d}", "l"))
    total = _nights(roll, arrived, nights)
    roll.ends("消费合计 Total：", "total_amount", total, f"{total:,.2f}", 0.5, 0.78, style.but(weight=0.4))
    roll.ends("应付余额 Balance：", None, amount_text(total * 0), None, 0.5, 0.98)
    roll.down()
    roll.cells((0.02, "宾客签名 Guest Signature：__________________", "l"))
    printed = shown(rng, left, ("{d:%Y/%m/%d}", "{d:%Y-%m-%d}"))
    end = roll.pair("打印日期 Printed：", "issue_date", left.date(), printed, share=0.02)
    roll.canvas.text((end + 12, roll.y), f"{left:%H:%M}", style)
    roll.down(1.5)
    return roll.done()


def _nights(roll: Roll, arrived: datetime, nights: int) -> Decimal:
    """The table of charges and of the payment; gives their sum."""
    rng, price = roll.rng, fen(Decimal(roll.rng.randint(16, 60) * 10 - 2))
    extra, left = fen(Decimal(rng.choice((0, 0, 38, 66)))), arrived + timedelta(days=nights)
    roll.rule()
    heads = (0.02, "日期 Date", "l"), (0.3, "摘要 Description", "l"), (0.78, "消费 Charges", "r")
    roll.cells(*heads, (0.98, "付款 Credits", "r"))
    roll.rule(1)
    for night in range(nights):
        day = arrived + timedelta(days=night)
        roll.cells((0.02, f"{day:%m/%d}", "l"), (0.3, "房费 Room Charge", "l"), (0.78, f"{price:,.2f}", "r"))
    if extra:
        roll.cells((0.02, f"{left:%m/%d}", "l"), (0.3, "早餐 Breakfast", "l"), (0.78, f"{extra:.2f}", "r"))
    total = price * nights + extra
    roll.cells((0.02, f"{left:%m/%d}", "l"), (0.3, "微信支付 WeChat Pay", "l"), (0.98, f"{total:,.2f}", "r"))
    roll.rule()
    return total
