"""Chinese receipts of shops to train on: pharmacies, a supermarket, a restaurant and a hospital's canteen."""

import random

from claims_ai.money import amount_text
from training.render import medical_words as words
from training.render import paper, people
from training.render import receipt_words as shops
from training.render.canvas import Rendered, Style
from training.render.receipt_content import Sale, sale, shown
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll

MOMENTS = (
    "{d:%Y-%m-%d}", "{d:%Y-%m-%d}", "{d:%Y/%m/%d}", "{d:%Y.%m.%d}", "{d:%Y年%m月%d日}", "{d.year}-{d.month}-{d.day}", "{d:%y-%m-%d}",
    "{d.year}/{d.month}/{d.day}", "{d.year}年{d.month}月{d.day}日",
)  # fmt: skip


def printer(rng: random.Random, size: int = 26) -> Style:
    """The print of a till: a typeface with narrow Latin letters, black to grey, some of it from needles."""
    level = rng.randint(26, 92)
    return Style(
        font=rng.choice(("mono", "typewriter", "typewriter", "sans", "serif")),
        size=size + rng.randint(-2, 3),
        ink=(level, level, level + rng.randint(0, 14)),
        squeeze=rng.choice((1, 1, 0.92, 0.84)),
        weight=rng.choice((0, 0, 0, 0.3)),
        dotted=rng.random() < 0.2,
    )


def pharmacy(rng: random.Random) -> Rendered:
    """A pharmacy's till receipt: names over a row of number, price and amount."""
    sold = sale(rng, shops.PHARMACIES, (*words.DRUGS, *shops.STORE), 8)
    roll = Roll(rng, rng.choice((560, 600, 640)), printer(rng))
    _name(roll, sold, 1.35)
    roll.text(rng.choice(("销售小票", "购物小票", "*** 销售单 ***", "收银小票")), "m")
    if sold.address and rng.random() < 0.4:
        _address(roll, sold, "地址:")
    roll.text(f"{rng.choice(('单号', '小票号', '流水号', '交易号'))}:{sold.number}")
    when(roll, sold, rng.choice(("日期:", "时间:", "销售时间:", "交易时间：", "日 期：")))
    roll.text(f"收银员:{sold.clerk}    机号:{rng.randint(1, 9):02d}")
    roll.dashes(rng.choice("-=*"))
    roll.cells((0, "品名/规格", "l"), (0.5, "数量", "r"), (0.75, "单价", "r"), (1, "金额", "r"))
    for good in sold.goods:
        roll.text(good.name)
        roll.cells(
            (0, good.code, "l"), (0.5, good.quantity, "r"), (0.75, f"{good.price}", "r"), (1, f"{good.amount}", "r")
        )
    roll.dashes("-")
    _sums(roll, sold)
    if rng.random() < 0.4:
        roll.text(f"会员卡号:9900****{people.digits(rng, 4)}  本次积分:{int(sold.total)}")
    _end(roll, sold)
    return circled(thermal(roll.done(), rng), rng)


def insured(rng: random.Random) -> Rendered:
    """A pharmacy's receipt with what the social-insurance card paid."""
    sold = sale(rng, shops.PHARMACIES, words.DRUGS, 6)
    roll, account = Roll(rng, rng.choice((600, 680)), printer(rng, 25)), rng.choice((0, 1, 1, 0.5))
    roll.text(rng.choice(("医保定点零售药店", "定点药店购药小票", "医疗保险定点药店结算单")), "m")
    _name(roll, sold, 1.25)
    when(roll, sold, "结算日期：")
    roll.text(f"参保人：{people.invent(rng).name}    人员类别：{rng.choice(('在职', '退休', '居民'))}")
    roll.text(f"医保卡号：990000****{people.digits(rng, 4)}")
    roll.text(f"结算流水号：{sold.number}")
    roll.rule()
    for i, good in enumerate(sold.goods, 1):
        roll.cells((0, f"{i}.{good.name}", "l"), (0.97, rng.choice(("甲", "乙", "自费")), "r"))
        roll.cells((0.06, f"{good.price} x {good.quantity}{good.unit}", "l"), (1, amount_text(good.amount), "r"))
    roll.rule()
    roll.ends(rng.choice(("总金额：", "费用总额：", "合计金额：")), "total_amount", sold.total)
    paid = amount_text(sold.total * 0) if not account else None
    part = sold.total if account == 1 else (sold.total / 2).quantize(sold.total)
    roll.ends("个人账户支付：", None, paid or amount_text(part))
    roll.ends("现金支付：", None, amount_text(sold.total - (part if account else 0)))
    roll.ends("账户余额：", None, f"{rng.uniform(0, 6000):.2f}")
    if sold.address:
        _address(roll, sold, "地址：")
    _end(roll, sold)
    return thermal(roll.done(), rng)


def supermarket(rng: random.Random) -> Rendered:
    """A supermarket's long receipt: everything of a thing in one row under its bar code."""
    sold = sale(rng, shops.SUPERMARKETS, shops.GROCERIES, 18, 0.35)
    roll = Roll(rng, rng.choice((520, 560, 620)), printer(rng, 24), leading=rng.choice((1.35, 1.5)))
    _name(roll, sold, rng.choice((1.2, 1.6)))
    roll.text(f"欢迎光临{rng.choice(('', '  服务热线:' + sold.phone))}", "m")
    end = roll.pair("", "issue_date", sold.when.date(), shown(rng, sold.when, MOMENTS))
    roll.canvas.text((end + 18, roll.y), f"{sold.when:%H:%M:%S}", roll.style)
    roll.cells((1, f"收银:{sold.clerk}", "r"))
    roll.text(f"流水:{sold.number}")
    roll.dashes("=")
    roll.cells((0, "商品", "l"), (0.56, "单价", "r"), (0.78, "数量", "r"), (1, "小计", "r"))
    roll.dashes("-")
    for good in sold.goods:
        roll.text(f"{good.code} {good.name}")
        roll.cells((0.56, f"{good.price}", "r"), (0.78, good.quantity, "r"), (1, f"{good.amount}", "r"))
    roll.dashes("-")
    roll.cells((0, f"件数:{sold.pieces}", "l"), (1, f"合计:{sold.subtotal}", "r"))
    _due(roll, sold, ("应收:", "应付:", "实付金额:", "应收金额:"))
    roll.ends(rng.choice(("现金:", "微信:", "支付宝:", "银行卡:")), None, amount_text(sold.given))
    roll.ends("找零:", None, amount_text(sold.change))
    if sold.address:
        _address(roll, sold, rng.choice(("店址:", "地址:")))
    _end(roll, sold)
    return circled(thermal(roll.done(), rng), rng)


def restaurant(rng: random.Random) -> Rendered:
    """A restaurant's bill: table and guests in big figures, dishes in columns."""
    sold = sale(rng, shops.RESTAURANTS, shops.DISHES, 12, 0.4, whole=rng.random() < 0.8)
    roll = Roll(rng, rng.choice((560, 600)), printer(rng), leading=1.6)
    _name(roll, sold, 1.5)
    title = rng.choice(("结账单", "预结单", "消费清单", "客户联 结账单"))
    roll.text(title, "m", roll.style.but(size=round(roll.style.size * 1.3), weight=0.5))
    big = roll.style.but(size=round(roll.style.size * 1.4))
    roll.text(
        f"{rng.choice(('桌号', '台号', '包厢'))}：{rng.choice('ABC')}{rng.randint(1, 28):02d}   人数：{rng.randint(1, 12)}",
        style=big,
    )
    roll.text(f"单号：{sold.number}")
    when(roll, sold, rng.choice(("结账时间：", "开台时间：", "营业日期：")))
    roll.dashes("-")
    roll.cells((0, "菜品", "l"), (0.64, "数量", "m"), (1, rng.choice(("金额", "小计")), "r"))
    for good in sold.goods:
        roll.cells((0, good.name, "l"), (0.64, f"{good.quantity}{good.unit}", "m"), (1, amount_text(good.amount), "r"))
    roll.dashes("-")
    roll.ends(rng.choice(("消费合计", "原价合计", "菜品小计")), None, amount_text(sold.subtotal))
    bold = roll.style.but(size=round(roll.style.size * rng.choice((1, 1.4))), weight=0.5)
    _due(roll, sold, ("实收", "应付金额", "实付", "应收"), bold)
    roll.ends(rng.choice(("微信支付", "现金", "美团券", "支付宝")), None, amount_text(sold.total))
    if sold.address:
        _address(roll, sold, "地址：")
    roll.text(f"电话：{sold.phone}")
    _end(roll, sold)
    return thermal(roll.done(), rng)


def canteen(rng: random.Random) -> Rendered:
    """A hospital canteen's small slip for a patient's meals."""
    sold = sale(
        rng,
        ("{hospital}营养食堂", "{hospital}职工餐厅", "{hospital}膳食科"),
        shops.MEALS,
        5,
        0,
        whole=rng.random() < 0.6,
    )
    roll = Roll(rng, rng.choice((440, 500)), printer(rng, 25), leading=1.55)
    _name(roll, sold, 1.15)
    roll.text(rng.choice(("就餐小票", "病员订餐单", "膳食费收据")), "m")
    roll.text(f"床号:{rng.randint(1, 60)}床  姓名:{people.invent(rng).name}")
    for good in sold.goods:
        roll.cells((0, good.name, "l"), (0.66, f"x{good.quantity}", "r"), (1, amount_text(good.amount), "r"))
    roll.dashes(".")
    roll.ends(rng.choice(("合计：", "总计：", "共计：")), "total_amount", sold.total, f"￥{sold.total}")
    roll.text(f"付款方式：{rng.choice(('饭卡', '微信', '现金', '住院押金扣款'))}")
    when(roll, sold, rng.choice(("", "打印时间:")))
    return thermal(roll.done(), rng)


def when(roll: Roll, sold: Sale, label: str) -> None:
    """The day, mostly with the time behind it."""
    end = roll.pair(label, "issue_date", sold.when.date(), shown(roll.rng, sold.when, MOMENTS))
    if roll.rng.random() < 0.85:
        roll.canvas.text((end + 12, roll.y), f"{sold.when:%H:%M:%S}"[: roll.rng.choice((5, 8))], roll.style)
    roll.down()


def _name(roll: Roll, sold: Sale, grow: float) -> None:
    """The shop's name large at the top, a few times only behind its label under a greeting."""
    if roll.rng.random() < 0.12:
        roll.text(roll.rng.choice(("欢迎光临", "您好 欢迎惠顾", "顾客联")), "m")
        roll.pair(roll.rng.choice(("店名：", "门店:", "商户名称：")), "merchant_name", sold.merchant)
        roll.down()
        return
    style = roll.style.but(size=round(roll.style.size * grow), weight=roll.rng.choice((0, 0.6)))
    roll.wrapped("merchant_name", sold.merchant, "m", style)


def _address(roll: Roll, sold: Sale, label: str) -> None:
    """The address behind its label, below it where the line is too short."""
    value = "".join(sold.address)
    roll.canvas.text((roll.left, roll.y), label, roll.style)
    if len(label) + len(value) > 0.9 * roll.room / (roll.style.size * roll.style.squeeze):
        roll.down()
        roll.wrapped("merchant_address", value, "l")
        return
    roll.pair(label, "merchant_address", value)
    roll.down()


def codes(roll: Roll, sold: Sale) -> None:
    """A bar code of the sale's number, or a QR code for asking for an invoice."""
    if roll.rng.random() < 0.5:
        code, words_below = paper.barcode(sold.number, 60, roll.rng), sold.number
    else:
        code, words_below = paper.qr(f"{sold.number} {sold.total}", 150), "扫码开票"
    roll.picture(code)
    roll.text(words_below, "m")


def _sums(roll: Roll, sold: Sale) -> None:
    rng = roll.rng
    roll.ends(rng.choice(("合计数量:", "总数量:")), None, sold.pieces, end=0.45)
    if sold.discount:
        roll.ends(rng.choice(("原价金额:", "应收金额:")), None, amount_text(sold.subtotal))
    _due(roll, sold, ("实收金额:", "合计金额:", "应付:", "总计:", "合计:"))
    roll.ends(rng.choice(("付款(现金):", "微信支付:", "现金:")), None, amount_text(sold.given))
    roll.ends("找零:", None, amount_text(sold.change))


def _due(roll: Roll, sold: Sale, labels: tuple[str, ...], style: Style | None = None) -> None:
    if sold.discount:
        off = amount_text(sold.discount)
        roll.ends(
            roll.rng.choice(("优惠金额:", "折扣:", "抹零/优惠:", "会员优惠:")),
            None,
            f"-{off}" if roll.rng.random() < 0.5 else off,
        )
    text = roll.rng.choice(("{}", "{}", "￥{}", "¥{}", "{}元")).format(sold.total)
    roll.ends(roll.rng.choice(labels), "total_amount", sold.total, text, style=style)


def _end(roll: Roll, sold: Sale) -> None:
    roll.down(0.4)
    for text in roll.rng.sample(shops.ENDINGS, roll.rng.randint(1, 2)):
        roll.text(text, "m")
    if roll.rng.random() < 0.25:
        codes(roll, sold)
