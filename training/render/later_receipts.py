"""Chinese receipts kept for the benchmark: a parcel's slip, a medical shop's delivery note, and a bill of a dentist's practice."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from claims_ai.money import to_words
from training.render import invent, paper, people, seal
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import narrowed
from training.render.medical_words import DOCTORS
from training.render.receipt_content import Sale, good, sale, settled, shown
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll

INK: Ink = (44, 46, 54)
DAYS = ("{d:%Y-%m-%d}", "{d:%Y/%m/%d}", "{d:%Y.%m.%d}", "{d:%Y年%m月%d日}")
PARCELS = "{street}捷运快递营业部", "江州迅达速运有限公司{street}营业点", "{town}安捷快运服务部", "云溪飞骑速递有限公司"
CARRIED = (("首重运费", "票", 10, 23), ("续重运费", "kg", 2, 12), ("包装费", "个", 1, 12), ("保价费", "票", 1, 20))
SHOPS = "{town}康达医疗器械经营部", "江州佑安医疗用品有限公司", "{town}益民医疗器械有限公司", "{street}辅具专卖店"
AIDS = (
    ("铝合金腋下拐杖", "副", 60, 180), ("折叠轮椅 H05", "辆", 380, 1200), ("膝关节固定支具 L", "件", 160, 680), ("腰围护带 XL", "条", 80, 260),
    ("上臂式电子血压计", "台", 120, 420), ("医用防褥疮气垫", "床", 180, 560), ("成人护理垫 60×90", "包", 20, 60), ("颈托 可调式", "个", 60, 220),
)  # fmt: skip
DENTISTS = "{town}佳美口腔门诊部", "江州皓齿口腔诊所", "{street}仁爱口腔诊所", "江州贝齿口腔医疗有限公司{street}门诊部"
TEETH = (
    ("口腔检查+拍片", "次", 30, 120), ("超声波洁牙", "次", 98, 280), ("光固化树脂充填", "颗", 150, 480), ("根管治疗", "颗", 400, 1600),
    ("阻生牙拔除", "颗", 300, 1200), ("全瓷冠", "颗", 1200, 3600), ("局部麻醉", "次", 20, 80),
)  # fmt: skip


def parcel(rng: random.Random) -> Rendered:
    """What a parcel's counter prints for who sends it: waybill under bars, from whom to whom, weight, each charge and what was paid."""
    sold = sale(rng, PARCELS, CARRIED[1:], 3, 0.7, whole=True)
    sold = settled(rng, replace(sold, goods=(good(rng, CARRIED[0], whole=True), *sold.goods)))
    style = Style(rng.choice(("sans", "mono")), 25, (48, 48, 52))
    roll, day = Roll(rng, 560, style, leading=1.5), sold.when.date()
    roll.wrapped("merchant_name", sold.merchant, "m", style.but(size=30, weight=0.5))
    roll.text("寄件存根", "m")
    roll.picture(paper.barcode(people.digits(rng, 14), 70, rng), 80)
    roll.text(f"运单号：JY99{people.digits(rng, 11)}", "m")
    roll.rule()
    sender, other = people.invent(rng), people.invent(rng)
    roll.text(f"寄：{sender.name[0]}** {sender.mobile[:3]}****{sender.mobile[-4:]}")
    roll.text(f"收：{other.name[0]}** {other.mobile[:3]}****{other.mobile[-4:]}")
    roll.text(f"{other.address[:16]}****")
    roll.cells(
        (0, f"托寄物：{rng.choice(('文件', '理赔资料', '病历发票', '药品'))}", "l"),
        (1, f"计费重量：{rng.randint(1, 9)}.0kg", "r"),
    )
    roll.rule()
    for one in sold.goods:
        roll.cells((0, one.name, "l"), (1, f"{one.amount:.2f}", "r"))
    if sold.discount:
        roll.cells((0, "优惠", "l"), (1, f"-{sold.discount:.2f}", "r"))
    roll.rule()
    roll.ends("实收费用", "total_amount", sold.total, f"￥{sold.total:.2f}", style=style.but(size=32, weight=0.5))
    roll.cells((0, "付款方式", "l"), (1, rng.choice(("寄付现结", "微信", "支付宝", "现金")), "r"))
    roll.pair("寄件日期：", "issue_date", day, f"{shown(rng, day, DAYS)}")
    roll.canvas.text((roll.right, roll.y), f"{sold.when:%H:%M}", style, "r")
    roll.down()
    if sold.address:
        roll.text("网点地址：")
        roll.wrapped("merchant_address", sold.address[0], "l")
    roll.text(f"收件员：{sold.clerk}　电话：{sold.phone}", style=style.but(size=22))
    roll.text("未保价物品按运费倍数赔付，详见契约条款", style=style.but(size=20))
    return circled(thermal(roll.done(), rng), rng)


def delivery(rng: random.Random) -> Rendered:
    """A medical shop's three-ply delivery note from a needle printer: customer and number above, a ruled table with empty rows, the sum in its last row."""
    sold = sale(rng, SHOPS, AIDS, 4, 0.75)
    canvas = Canvas((1400, 880), rng, rng.choice(((255, 255, 255), (255, 246, 248), (252, 252, 240))))
    paper.tractor_holes(canvas.image, 92, 14)
    style = Style(rng.choice(("typewriter", "mono", "serif")), 24, (54, 54, 70), dotted=rng.random() < 0.5)
    canvas.value(
        (700, 62),
        "merchant_name",
        sold.merchant,
        narrowed(style.but(size=36, weight=0.4, dotted=False), sold.merchant, 900),
        anchor="m",
    )
    canvas.text((700, 114), "销 售 单", style.but(size=32), "m")
    day = sold.when.date()
    canvas.text((90, 166), f"客户名称：{people.invent(rng).name}", style)
    canvas.pair((600, 166), "日期：", style, "issue_date", day, style, shown(rng, day, DAYS))
    canvas.text((1310, 166), f"单号：XS{day:%y%m%d}{people.digits(rng, 3)}", style, "r")
    edges, y = (80, 160, 620, 740, 880, 1060, 1320), 194.0
    rows = max(4, len(sold.goods))
    for i in range(rows + 1):
        one = sold.goods[i - 1] if 0 < i <= len(sold.goods) else None
        texts = (
            ("序号", "品名规格", "单位", "数量", "单价", "金额")
            if i == 0
            else (f"{i}", one.name, one.unit, one.quantity, f"{one.price:.2f}", f"{one.amount:.2f}")
            if one
            else ("",) * 6
        )
        for left, right, text in zip(edges, edges[1:], texts, strict=False):
            canvas.frame(left, y, right, y + 58, style.ink, 1)
            if text:
                canvas.text(((left + right) / 2, y + 29), text, narrowed(style, text, right - left - 12), "m")
        y += 58
    canvas.frame(80, y, 1320, y + 58, style.ink, 1)
    canvas.text((100, y + 29), f"合计金额（大写）：{to_words(sold.total)}", style)
    canvas.text((740, y + 29), f"优惠：{sold.discount:.2f}" if sold.discount else "", style)
    canvas.pair((980, y + 29), "小写：￥", style, "total_amount", sold.total, style.but(size=26))
    _delivery_foot(canvas, sold, style, y + 58)
    return circled(canvas.done("receipt"), rng)


def _delivery_foot(canvas: Canvas, sold: Sale, style: Style, y: float) -> None:
    small, rng = style.but(size=21), canvas.rng
    if sold.address:
        canvas.pair((90, y + 40), "地址：", small, "merchant_address", sold.address[0], small)
    canvas.text((820, y + 40), f"电话：{sold.phone}", small)
    canvas.text((90, y + 90), f"制单：{sold.clerk}　　　　　收款：　　　　　　客户签收：", style)
    canvas.text((90, y + 136), "白联：存根　红联：客户　黄联：财务", small)
    pressed = seal.worn(seal.round_star(sold.merchant[:18], "销售专用章", 170), rng)
    canvas.stamp(pressed, (1180, y + 70), seal.RED, rng.uniform(-14, 14))
    canvas.image = canvas.image.crop((0, 0, 1400, round(y + 180)))


def dentist(rng: random.Random) -> Rendered:
    """A dentist's practice's bill on half a sheet: patient and doctor in a row, treatments with the tooth, then due, taken off and paid under each other."""
    sold = sale(rng, DENTISTS, TEETH, 5, 0.8, whole=True)
    canvas = Canvas((1180, 1300), rng, rng.choice(((255, 255, 255), (250, 252, 253))))
    tint = rng.choice(((20, 130, 140), (40, 90, 160), (90, 60, 130)))
    style, day = Style("sans", 25, INK), sold.when.date()
    canvas.value(
        (70, 80), "merchant_name", sold.merchant, narrowed(style.but(size=36, weight=0.5, ink=tint), sold.merchant, 760)
    )
    canvas.text((1110, 80), "收费单", style.but(size=34), "r")
    canvas.rule((70, 116), (1110, 116), tint, 4)
    canvas.text((70, 160), f"姓名：{people.invent(rng).name}", style)
    canvas.text((400, 160), f"病历号：{people.digits(rng, 7)}", style)
    canvas.text((760, 160), f"医生：{rng.choice(DOCTORS)}", style)
    canvas.pair((70, 206), "收费日期：", style, "issue_date", day, style, shown(rng, day, DAYS))
    canvas.text((760, 206), f"收费单号：{sold.number[:8]}", style)
    heads = ((70, "收费项目", "l"), (560, "牙位", "m"), (720, "单价", "r"), (860, "数量", "r"), (1110, "金额", "r"))
    y = 266.0
    for x, text, anchor in heads:
        canvas.text((x, y), text, style.but(weight=0.4, ink=tint), anchor)
    for one in sold.goods:
        y += 54
        canvas.rule((70, y - 27), (1110, y - 27), (212, 218, 222), 2)
        tooth = f"{rng.randint(1, 4)}{rng.randint(1, 8)}" if one.unit == "颗" else ""
        for (x, _, anchor), text in zip(
            heads, (one.name, tooth, f"{one.price:.2f}", one.quantity, f"{one.amount:.2f}"), strict=True
        ):
            canvas.text((x, y), text, style, anchor)
    canvas.rule((70, y + 30), (1110, y + 30), tint, 2)
    y += 70
    for label, amount in (("应收", sold.subtotal), ("优惠", sold.discount), ("医保个账", Decimal(0))):
        canvas.text((860, y), label, style, "r")
        canvas.text((1110, y), f"{amount:.2f}", style, "r")
        y += 44
    canvas.text((860, y + 6), "实收", style.but(size=29, weight=0.5), "r")
    canvas.value((1110, y + 6), "total_amount", sold.total, style.but(size=29, weight=0.5), anchor="r")
    canvas.text((70, y - 80), f"支付方式：{rng.choice(('微信', '支付宝', '银行卡', '现金'))}", style)
    canvas.text((70, y - 36), f"收费员：{sold.clerk}", style)
    if sold.address:
        canvas.pair(
            (70, y + 66), "门诊地址：", style.but(size=22), "merchant_address", sold.address[0], style.but(size=22)
        )
    canvas.text((70, y + 106), f"预约电话：{sold.phone}　　本单据可凭此开具发票", style.but(size=22))
    pressed = seal.worn(seal.oval(sold.merchant[:20], invent.credit_code(rng), "收费专用章", 210), rng)
    canvas.stamp(pressed, (470, y - 20), seal.RED, rng.uniform(-12, 12))
    canvas.image = canvas.image.crop((0, 0, 1180, round(y + 160)))
    return circled(canvas.done("receipt"), rng)


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"parcel": parcel, "delivery": delivery, "dentist": dentist}
