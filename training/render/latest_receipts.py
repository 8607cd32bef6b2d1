"""Receipts kept for the benchmark: a filling station's ticket, an optician's order, and a breakdown service's form."""

import random
from collections.abc import Callable, Mapping

from claims_ai.money import to_words
from training.render import invent, penmanship, people, seal, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import narrowed
from training.render.medical_words import DOCTORS
from training.render.receipt_content import Sale, sale, shown
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll

INK: Ink = (44, 46, 54)
DAYS = ("{d:%Y-%m-%d}", "{d:%Y/%m/%d}", "{d:%Y.%m.%d}", "{d:%Y年%m月%d日}")
STATIONS = (
    "{town}{street}加油站",
    "江州石油{town}第{n}加油站",
    "{street}能源加油加气站",
    "东湖油品销售有限公司{street}站",
)
FUELS = ("92号车用汽油", "L", 6.9, 8.4), ("95号车用汽油", "L", 7.4, 8.9), ("0号车用柴油", "L", 6.6, 8.0)
OPTICIANS = "{town}明视眼镜店", "{street}爱目视光中心", "江州亮眸眼镜有限公司{street}店", "{town}精益验光配镜中心"
GLASSES = (
    ("镜架 TR90 全框", "副", 80, 680),
    ("树脂镜片 1.60 防蓝光", "副", 120, 880),
    ("渐进多焦点镜片", "副", 480, 1980),
    ("隐形眼镜护理液", "瓶", 28, 68),
)
BREAKDOWN = "江州平安道路救援服务有限公司", "{town}通达汽车施救中心", "{street}汽车救援站", "云溪安达清障施救有限公司"
TOWING = (
    ("事故拖车费", "车次", 200, 900),
    ("吊装费", "次", 300, 1200),
    ("停车保管费", "天", 20, 60),
    ("困境救援费", "次", 150, 800),
    ("换胎服务", "次", 50, 150),
)


def filling(rng: random.Random) -> Rendered:
    """A filling station's ticket: the pump and nozzle, litres and price one under the other, the sum larger, a second one after a discount."""
    sold = sale(rng, STATIONS, FUELS, 1, 0.6)
    style = Style(rng.choice(("mono", "sans", "typewriter")), 27, (50, 50, 54))
    roll, good = Roll(rng, 560, style, leading=1.5), sold.goods[0]
    roll.wrapped("merchant_name", sold.merchant, "m", style.but(size=31, weight=0.4))
    roll.text("加油小票（顾客联）", "m")
    roll.dashes("=")
    day = sold.when.date()
    roll.text(f"流水号:{sold.number}")
    roll.pair("日期:", "issue_date", day, shown(rng, day, DAYS[:3]))
    roll.cells((1, f"{sold.when:%H:%M:%S}", "r"))
    roll.cells(
        (0, f"油枪:{rng.randint(1, 16):02d}", "l"),
        (0.5, f"班次:{rng.randint(1, 3)}", "l"),
        (1, f"工号:{rng.randint(1, 40):02d}", "r"),
    )
    roll.dashes()
    for label, text in (
        ("油品", good.name),
        ("数量(升)", good.quantity),
        ("单价(元/升)", f"{good.price:.2f}"),
        ("金额(元)", f"{good.amount:.2f}"),
    ):
        roll.cells((0, label, "l"), (1, text, "r"))
    if sold.discount:
        roll.cells((0, "优惠金额(元)", "l"), (1, f"-{sold.discount:.2f}", "r"))
    roll.dashes()
    roll.ends("实付金额", "total_amount", sold.total, f"{sold.total:.2f}元", style=style.but(size=34, weight=0.5))
    roll.text(f"支付方式:{rng.choice(('加油卡', '微信支付', '支付宝', '现金', '银联'))}")
    if sold.address:
        roll.text("站址:")
        roll.wrapped("merchant_address", sold.address[0], "l")
    roll.text("站内禁止吸烟、拨打手机", "m")
    roll.text("如需发票请于30日内凭此小票开具", "m", style.but(size=22))
    return circled(thermal(roll.done(), rng), rng)


def optician(rng: random.Random) -> Rendered:
    """An optician's order on half a sheet: what the eyes were measured at in a table, frame and glasses below, sum and deposit at the foot."""
    sold = sale(rng, OPTICIANS, GLASSES, 4, 0.8, whole=True)
    canvas = Canvas((1300, 1010), rng, rng.choice(((255, 255, 255), (252, 246, 248), (246, 250, 255))))
    style = Style(rng.choice(("serif", "sans")), 24, rng.choice((INK, (40, 70, 140))))
    hand = penmanship.anyone(rng, 32) if rng.random() < 0.4 else None
    canvas.value(
        (650, 66),
        "merchant_name",
        sold.merchant,
        narrowed(style.but(size=36, weight=0.5), sold.merchant, 900),
        anchor="m",
    )
    canvas.text((650, 122), "配 镜 订 单", style.but(size=32), "m")
    day = sold.when.date()
    canvas.pair((80, 178), "姓名：", style, None, people.invent(rng).name, style)
    canvas.pair((420, 178), "电话：", style, None, sold.phone, style)
    canvas.pair((860, 178), "日期：", style, "issue_date", day, style, shown(rng, day, DAYS))
    _measured(canvas, style, rng)
    y = 470.0
    for x, text, anchor in ((80, "商品名称", "l"), (700, "数量", "m"), (960, "单价", "r"), (1220, "金额", "r")):
        canvas.text((x, y - 26), text, style.but(weight=0.4), anchor)
    for good in sold.goods:
        canvas.rule((70, y), (1230, y), style.ink, 1)
        for x, text, anchor in (
            (80, good.name, "l"),
            (700, f"{good.quantity}{good.unit}", "m"),
            (960, f"{good.price:.2f}", "r"),
            (1220, f"{good.amount:.2f}", "r"),
        ):
            canvas.text((x, y + 28), text, style, anchor)
        y += 56
    canvas.rule((70, y), (1230, y), style.ink, 2)
    canvas.text((80, y + 42), f"优惠：{sold.discount:.2f} 元", style)
    end = canvas.text((760, y + 42), "合计应付：￥", style.but(weight=0.4))[1][0] + 8
    if hand:
        canvas.record("total_amount", sold.total, [penmanship.write(canvas, (end, y + 40), f"{sold.total:.2f}", hand)])
    else:
        canvas.value((end, y + 42), "total_amount", sold.total, style.but(size=28, weight=0.4))
    canvas.text(
        (80, y + 98), f"取镜日期：{rng.randint(3, 9)}日后　　验光师：{rng.choice(DOCTORS)}　　定金：已付清", style
    )
    if sold.address:
        canvas.pair(
            (80, y + 150), "店址：", style.but(size=22), "merchant_address", sold.address[0], style.but(size=22)
        )
    pressed = seal.worn(seal.round_star(sold.merchant[:16], "销售专用章", 180), rng)
    canvas.stamp(pressed, (1080, y + 120), seal.RED, rng.uniform(-14, 14))
    canvas.image = canvas.image.crop((0, 0, 1300, round(y + 220)))
    return circled(canvas.done("receipt"), rng)


def _measured(canvas: Canvas, style: Style, rng: random.Random) -> None:
    columns = (70, 300, 486, 672, 858, 1044, 1230)
    rows = (
        ("", "球镜S", "柱镜C", "轴位A", "瞳距PD", "矫正视力"),
        *((eye, f"-{rng.randint(2, 24) / 4:.2f}", f"-{rng.randint(0, 8) / 4:.2f}", f"{rng.randint(0, 36) * 5}",
           f"{rng.randint(58, 68) / 2:.1f}", rng.choice(("0.8", "1.0", "1.2"))) for eye in ("右眼 OD", "左眼 OS")),
    )  # fmt: skip
    for i, row in enumerate(rows):
        for left, right, text in zip(columns, columns[1:], row, strict=False):
            canvas.frame(left, 214 + i * 60, right, 274 + i * 60, style.ink, 1)
            canvas.text(((left + right) / 2, 244 + i * 60), text, style.but(size=23), "m")


def breakdown(rng: random.Random) -> Rendered:
    """A breakdown service's numbered form filled in by its driver: car, from where to where, kinds of service with sums, the sum in words."""
    sold = sale(rng, BREAKDOWN, TOWING, 3, 0.7, whole=True)
    canvas, red = (
        Canvas((1400, 900), rng, rng.choice(((255, 255, 255), (255, 247, 247), (247, 251, 247)))),
        Style("serif", 30, (196, 52, 56)),
    )
    style, pen = Style("serif", 25, rng.choice((INK, (170, 50, 56), (40, 90, 70)))), penmanship.anyone(rng, 34)
    canvas.text((700, 64), "道路救援服务收费单", style.but(size=40, weight=0.5, spacing=4), "m")
    canvas.pair((1060, 112), "No ", red, None, people.digits(rng, 7), red)
    day = sold.when.date()
    end = canvas.text((80, 116), "日期：", style)[1][0] + 10
    canvas.record("issue_date", day, [penmanship.write(canvas, (end, 114), shown(rng, day, DAYS[:1] + DAYS[2:]), pen)])
    for x, y, label, text in (
        (80, 176, "车主：", people.invent(rng).name), (560, 176, "车牌号：", vehicles.plate(rng)), (980, 176, "电话：", f"1990000{people.digits(rng, 4)}"),
        (80, 236, "起点：", f"{rng.choice(people.STREETS)}{rng.randint(1, 200)}号"), (560, 236, "终点：", f"{rng.choice(people.STREETS)}修理厂"),
        (980, 236, "里程：", f"{rng.randint(3, 60)}公里"),
    ):  # fmt: skip
        end = canvas.text((x, y), label, style)[1][0] + 8
        penmanship.write(canvas, (end, y - 2), text, pen.of(30), 300)
    heads = ((70, 560, "服务项目"), (560, 800, "单价"), (800, 960, "数量"), (960, 1330, "金额（元）"))
    for i in range(5):
        for left, right, head in heads:
            canvas.frame(left, 274 + i * 62, right, 336 + i * 62, style.ink, 2)
            if i == 0:
                canvas.text(((left + right) / 2, 305), head, style, "m")
    for i, good in enumerate(sold.goods, 1):
        texts = good.name, f"{good.price:.0f}", good.quantity, f"{good.amount:.2f}"
        for (left, right, _), text in zip(heads, texts, strict=True):
            penmanship.write(canvas, (left + 16, 305 + i * 62), text, pen, right - left - 30)
    _breakdown_foot(canvas, sold, style, pen)
    return canvas.done("receipt")


def _breakdown_foot(canvas: Canvas, sold: Sale, style: Style, pen: penmanship.Pen) -> None:
    canvas.frame(70, 584, 1330, 650, style.ink, 2)
    end = canvas.text((86, 617), "合计（大写）", style)[1][0] + 12
    penmanship.write(canvas, (end, 615), to_words(sold.subtotal), pen, 560)
    end = canvas.text((960, 617), "￥", style)[1][0] + 8
    canvas.record(
        "total_amount", sold.subtotal, [penmanship.write(canvas, (end, 615), f"{sold.subtotal:.2f}", pen, 300)]
    )
    end = canvas.text((80, 704), "收费单位：", style)[1][0] + 8
    canvas.value((end, 704), "merchant_name", sold.merchant, style)
    if sold.address:
        canvas.pair((80, 756), "地址：", style, "merchant_address", sold.address[0], style)
    canvas.text(
        (80, 816),
        "救援人员签字：　　　　　　　　　车主签字：　　　　　　　　　　　24小时救援电话：" + sold.phone,
        style.but(size=22),
    )
    pressed = seal.worn(seal.oval(sold.merchant, invent.credit_code(canvas.rng), "收费专用章", 220), canvas.rng)
    canvas.stamp(pressed, (1120, 726), seal.RED, canvas.rng.uniform(-12, 12))


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "filling": filling,
    "optician": optician,
    "breakdown": breakdown,
}
