"""Chinese receipts on strips of many trades, whose wording and order are drawn anew for each page."""

import random
from collections.abc import Callable, Mapping, Sequence

from claims_ai.money import to_words
from training.render import receipt_words as shops
from training.render.canvas import Rendered, Style
from training.render.medical_words import DRUGS
from training.render.newer_receipts import GARAGES, WORKS
from training.render.receipt_content import Sale, Ware, sale
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll

COURIERS = "江捷速运{town}营业部", "东湖快递服务有限公司", "云溪通达快运({street}网点)", "{town}邮递服务社"
GIVERS = "江州市慈善总会", "东湖区红十字会", "云溪助学基金会", "江州大病救助基金会"
TRADES: tuple[tuple[Sequence[str], Sequence[Ware], int], ...] = (
    (shops.PHARMACIES, DRUGS, 6), (shops.PHARMACIES, shops.STORE, 6), (shops.SUPERMARKETS, shops.GROCERIES, 9), (shops.RESTAURANTS, shops.DISHES, 8),
    (shops.HOTELS, (("标准间房费", "晚", 120, 480), ("大床房", "晚", 150, 560), ("早餐", "份", 15, 48), ("加床费", "晚", 50, 120)), 3),
    (GARAGES, WORKS, 4), (COURIERS, (("快递费", "件", 10, 90), ("保价费", "件", 1, 20), ("包装费", "个", 2, 15)), 3),
    (shops.PARKS, (("停车费", "次", 3, 60),), 1), (shops.SERVICES, shops.CARE, 4), (shops.CABS, (("车费", "次", 10, 160),), 1),
    (GIVERS, (("捐款", "笔", 50, 5000),), 1),
)  # fmt: skip
TITLES = (
    "收银小票",
    "销售小票",
    "购物凭证",
    "结账单",
    "消费明细",
    "电子小票",
    "客户联",
    "销售单",
    "收款凭证",
    "结算单",
    "消费凭条",
    "账单",
    "交易凭证",
)
TOTALS = (
    "应收",
    "应付金额",
    "合计",
    "实收",
    "总计",
    "实付金额",
    "合计金额",
    "总金额",
    "应收金额",
    "实收金额",
    "支付金额",
    "本单合计",
    "付款金额",
    "消费金额",
)
MERCHANTS = "收款单位/商户名称/商户/门店/店名/销售单位/商家/收款方/单位名称/出具单位/销货单位/门店名称"
ADDRESSES = "地址/门店地址/店址/商家地址/经营地址/地　址/ADD"
DATES = "日期/开票日期/交易时间/销售时间/时间/日　期/打印时间/结账时间/消费时间/交易日期/收款日期"


def any_sale(rng: random.Random) -> Sale:
    names, wares, most = rng.choice(TRADES)
    return sale(rng, names, wares, most, 0.6, rng.random() < 0.2)


def _strip_head(roll: Roll, sold: Sale, where: str, days: str) -> None:
    rng, style = roll.rng, roll.style
    if where == "top":
        roll.wrapped(
            "merchant_name",
            sold.merchant,
            rng.choice("mml"),
            style.but(size=style.size + rng.randint(0, 16), weight=rng.choice((0, 0.5))),
        )
    if rng.random() < 0.6 or where != "top":
        roll.text(rng.choice(TITLES), "m", style.but(size=style.size + rng.randint(0, 10)))
    if where == "label":
        roll.text(rng.choice(MERCHANTS.split("/")) + ":" if rng.random() < 0.5 else "商户名称")
        roll.wrapped("merchant_name", sold.merchant, "l")
    lines = ["date", "number", "clerk", "till"]
    rng.shuffle(lines)
    shown = days.format(d=sold.when)
    for line in lines:
        if line == "date":
            flush = rng.random() < 0.25
            label = rng.choice(DATES.split("/")) + rng.choice((":", "：", " ")) if rng.random() < 0.85 or flush else ""
            if flush:
                roll.ends(label, "issue_date", sold.when.date(), shown)
                continue
            roll.pair(label, "issue_date", sold.when.date(), shown)
            roll.down()
        elif rng.random() < 0.55:
            roll.text(
                {
                    "number": f"{rng.choice(('单号', '流水号', '小票号', '交易号', 'NO', '订单号'))}:{sold.number}",
                    "till": f"机号:{rng.randint(1, 20):03d}",
                }.get(line, f"{rng.choice(('收银员', '操作员', '营业员'))}:{sold.clerk}")
            )


def _strip_goods(roll: Roll, sold: Sale) -> None:
    rng, way, mark = roll.rng, roll.rng.randrange(4), roll.rng.choice("-=*.")
    roll.dashes(mark)
    if way == 0:
        roll.cells((0, "品名", "l"), (0.62, "数量", "r"), (0.8, "单价", "r"), (1, "金额", "r"))
    for i, good in enumerate(sold.goods, 1):
        name = good.name if way else good.name[:10]
        if way == 0:
            roll.cells(
                (0, name[:7], "l"),
                (0.62, good.quantity, "r"),
                (0.8, f"{good.price:.2f}", "r"),
                (1, f"{good.amount:.2f}", "r"),
            )
        elif way == 1:
            roll.text(f"{i}.{name}")
            roll.cells((0.1, f"{good.price:.2f} x {good.quantity}{good.unit}", "l"), (1, f"{good.amount:.2f}", "r"))
        elif way == 2:
            roll.text(name)
            roll.cells((0, good.code, "l"), (0.7, f"×{good.quantity}", "r"), (1, f"{good.amount:.2f}", "r"))
        else:
            roll.cells((0, name[:12], "l"), (0.78, f"*{good.quantity}", "r"), (1, f"￥{good.amount:.2f}", "r"))
    roll.dashes(mark)
    _strip_sums(roll, sold, rng.choice(("{:.2f}", "￥{:.2f}", "{:.2f}元", "RMB {:.2f}", "¥{:.2f}")))


def _strip_sums(roll: Roll, sold: Sale, form: str) -> None:
    rng = roll.rng
    if sold.discount:
        roll.ends(rng.choice(("小计", "原价合计", "商品总额")), None, f"{sold.subtotal:.2f}")
        roll.ends(rng.choice(("优惠", "折扣", "会员优惠", "抹零", "满减", "优惠金额")), None, f"-{sold.discount:.2f}")
    big = roll.style.but(size=roll.style.size + rng.randint(0, 14), weight=rng.choice((0, 0.5)))
    label = rng.choice(TOTALS)
    if rng.random() < 0.5:
        roll.ends(label + rng.choice(("", ":", "：")), "total_amount", sold.total, form.format(sold.total), style=big)
    else:
        roll.make_room(big)
        roll.pair(
            label + rng.choice((":", "：", " ")),
            "total_amount",
            sold.total,
            form.format(sold.total),
            rng.choice((0, 0.3)),
            big,
        )
        roll.down(1.2)
    if rng.random() < 0.6:
        roll.ends(rng.choice(("微信支付", "支付宝", "现金", "银行卡", "收现", "扫码支付")), None, f"{sold.given:.2f}")
        roll.ends(rng.choice(("找零", "找回")), None, f"{sold.change:.2f}")
    if rng.random() < 0.3:
        roll.text(f"大写:{to_words(sold.total)}")


def strip(rng: random.Random) -> Rendered:
    """A printer's strip: the merchant as a title, beside its label or at the foot; lines of goods and sums as tills print them."""
    sold, style = (
        any_sale(rng),
        Style(rng.choice(("sans", "mono", "typewriter", "serif")), rng.randint(25, 30), (46, 46, 50)),
    )
    roll, where = (
        Roll(rng, rng.choice((480, 560, 640, 720)), style, leading=rng.uniform(1.3, 1.6)),
        rng.choice(("top", "top", "label", "foot")),
    )
    days = rng.choice(
        (
            "{d:%Y-%m-%d %H:%M:%S}",
            "{d:%Y/%m/%d %H:%M}",
            "{d:%Y-%m-%d}",
            "{d:%Y.%m.%d}",
            "{d:%Y年%m月%d日}",
            "{d:%Y%m%d %H:%M}",
        )
    )
    _strip_head(roll, sold, where, days)
    _strip_goods(roll, sold)
    roll.dashes("-")
    if where == "foot":
        roll.wrapped("merchant_name", sold.merchant, rng.choice("lm"))
    if sold.address:
        if rng.random() < 0.6:
            roll.text(rng.choice(ADDRESSES.split("/")) + ":")
        roll.wrapped("merchant_address", sold.address[0], "l")
    if rng.random() < 0.6:
        roll.text(f"{rng.choice(('电话', '服务热线', 'TEL', '联系电话'))}:{sold.phone}")
    roll.text(rng.choice(shops.ENDINGS), rng.choice("lm"))
    return circled(thermal(roll.done(), rng), rng) if rng.random() < 0.8 else roll.done()


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {"mixed_strip": strip}
