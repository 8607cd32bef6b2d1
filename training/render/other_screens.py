"""Pictures of no paper: a wallet's bill and a drug's box to train on; a chat and an order's page for the benchmark."""

import random

from PIL import Image, ImageDraw

from training.render import invent, paper, people
from training.render import medical_words as words
from training.render import other_words as texts
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.licence_parts import screen
from training.render.medical_form import rows_of

GREY: Ink = (128, 130, 136)
BLACK: Ink = (28, 28, 32)


def wallet(rng: random.Random) -> Rendered:
    """账单详情: what a wallet shows of one payment."""
    canvas = screen("账单详情", rng, rng.choice(((70, 74, 82), (30, 120, 230), (40, 170, 100))), 1900)
    ImageDraw.Draw(canvas.image).rectangle((0, 200, 1080, 1900), fill=(255, 255, 255))
    whom, day = rng.choice((*texts.SHOPS_ONLINE, invent.hospital(rng), people.invent(rng).name)), invent.day(rng)
    moment = f"{day:%Y年%m月%d日} {rng.randint(7, 22):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}"
    canvas.text((540, 320), whom, Style("sans", 40, BLACK), "m")
    canvas.text((540, 430), f"-{invent.price(rng, 3, 9000)}", Style("sans", 84, BLACK, weight=1), "m")
    rows = (
        ("当前状态", "支付成功"), ("支付时间", moment), ("商品", rng.choice(("门诊缴费", "扫二维码付款", "商户消费", "转账备注:药费"))),
        ("商户全称", whom),
        ("收单机构", f"{rng.choice(people.BANKS)}股份有限公司"), ("支付方式", rng.choice(("零钱", f"{rng.choice(people.BANKS)}(9912)", "花呗"))),
        ("交易单号", people.digits(rng, 28)), ("商户单号", people.digits(rng, 20)),
    )  # fmt: skip
    for i, (label, value) in enumerate(rows):
        canvas.text((56, 580 + i * 96), label, Style("sans", 34, GREY))
        canvas.text(
            (330, 580 + i * 96), value, Style("sans", 34, BLACK, squeeze=min(1, 20 / max(1, len(value) * 0.75)))
        )
    canvas.rule((56, 520), (1024, 520), (228, 228, 230))
    canvas.text(
        (540, 1480),
        rng.choice(("查看往来转账　　申请转账电子凭证", "对订单有疑惑　　在此商户的交易")),
        Style("sans", 34, (70, 90, 140)),
        "m",
    )
    return canvas.done("other")


def drug_box(rng: random.Random) -> Rendered:
    """A drug's box laid on a table, its broad side up."""
    name, unit, _, _ = rng.choice(words.DRUGS)
    band: Ink = rng.choice(((30, 110, 180), (220, 90, 40), (40, 150, 90), (150, 40, 110)))
    canvas = Canvas((1300, 760), rng)
    canvas.image = Image.new("RGB", (1300, 760), (250, 250, 248))
    pen = ImageDraw.Draw(canvas.image)
    pen.rectangle((0, 0, 1300, 120), fill=band)
    pen.polygon(((0, 760), (0, 560), (520, 760)), fill=band)
    dark = Style("sans", 34, BLACK)
    canvas.text((60, 60), f"国药准字Z99{people.digits(rng, 6)}", dark.but(ink=(255, 255, 255)))
    canvas.text((1240, 60), rng.choice(("OTC", "Rx", "处方药")), dark.but(ink=(255, 255, 255), size=44, weight=1), "r")
    canvas.text((650, 260), name, dark.but(size=min(110, 1000 // len(name)), weight=1.4), "m")
    size = texts.PACKS.get(unit) or rng.choice(("0.25g×12×2板", "20mg×7×1板"))
    canvas.text((650, 370), f"【规格】{size}", dark, "m")
    for i, text in enumerate(rng.sample(texts.ON_BOXES, 3)):
        canvas.text((560, 450 + i * 54), text, dark.but(size=30))
    canvas.text(
        (560, 640),
        f"产品批号 {people.digits(rng, 7)}　有效期至 {rng.randint(2024, 2029)}/{rng.randint(1, 12):02d}",
        dark.but(font="mono", size=28),
    )
    canvas.text((560, 700), f"江州{rng.choice(('仁心', '恒健', '东湖'))}制药有限公司", dark.but(size=32))
    canvas.image.paste(paper.barcode("69" + people.digits(rng, 8), 90, rng), (1020, 480))
    return canvas.done("other")


def chat(rng: random.Random) -> Rendered:
    """A conversation with an agent about what has to be handed in, a transfer among it."""
    canvas = screen(rng.choice(("理赔客服小江", "代理人王姐", "东湖保险服务", "家人群(5)")), rng, (84, 88, 96), 2000)
    pen, y = ImageDraw.Draw(canvas.image), 290.0
    said = (
        "您好，我想问一下报销需要什么资料？", "请提供发票、费用清单、出院小结、身份证和银行卡照片。",
        f"发票金额一共{invent.price(rng, 90, 9000)}元，够起付线吗？",

        "您的免赔额是10000元，社保报销的部分可以先扣除。", "好的，我拍照发给您。", "收到，预计三个工作日内审核完毕。",
        f"住院是{invent.day(rng):%m月%d日}到出院一共5天",
        "请补充诊断证明书，需要盖章。", "谢谢！", "资料齐全，已提交审核。",
    )  # fmt: skip
    style = Style("sans", 36, BLACK)
    for text in rng.sample(said, rng.randint(5, 8)):
        rows, mine = rows_of(text, style, 620), rng.random() < 0.5
        high = 56 * len(rows) + 40
        left = 880 - max(200, 37 * len(rows[0])) if mine else 150
        pen.rounded_rectangle(
            (left, y, 930 if mine else left + max(240, 37 * len(rows[0]) + 60), y + high),
            18,
            fill=(150, 230, 120) if mine else (255, 255, 255),
        )
        pen.rounded_rectangle(
            (960, y, 1050, y + 90) if mine else (30, y, 120, y + 90),
            12,
            fill=rng.choice(((120, 150, 190), (200, 160, 120), (150, 180, 150))),
        )
        for i, row in enumerate(rows):
            canvas.text((left + 28, y + 48 + i * 56), row, style)
        y += high + 50
    pen.rectangle((0, 1860, 1080, 2000), fill=(246, 246, 246))
    pen.rounded_rectangle((120, 1888, 820, 1972), 14, fill=(255, 255, 255))
    return canvas.done("other")


def order(rng: random.Random) -> Rendered:
    """订单详情 of a shop online: goods with prices, an address, and no receipt."""
    canvas = screen("订单详情", rng, (226, 60, 50), 2160)
    one, y = people.invent(rng), 270.0
    pen, grey = Style("sans", 36, BLACK), Style("sans", 32, GREY)
    canvas.text((56, y), rng.choice(("交易成功", "待收货", "已签收")), pen.but(size=50, weight=0.8))
    canvas.text((56, y + 90), f"{one.name}　{one.mobile[:3]}****{one.mobile[-4:]}", pen)
    for i, row in enumerate(rows_of(one.address, grey, 940)):
        canvas.text((56, y + 146 + i * 48), row, grey)
    y = 540
    canvas.text((56, y), rng.choice(texts.SHOPS_ONLINE), pen.but(weight=0.5))
    total = invent.price(rng, 4, 20)
    for name, unit, low, high in rng.sample(words.DRUGS, rng.randint(1, 3)):
        y += 90
        price = invent.price(rng, low, high)
        total += price
        ImageDraw.Draw(canvas.image).rectangle((56, y - 20, 216, y + 140), fill=(222, 228, 236))
        canvas.text((246, y + 10), name, pen)
        canvas.text((246, y + 70), f"规格：1{unit}装　七天无理由退货", grey)
        canvas.text((1024, y + 10), f"¥{price}", pen, "r")
        canvas.text((1024, y + 70), "x1", grey, "r")
        y += 100
    rows = (
        ("商品总价", f"¥{total}"), ("运费", "¥0.00"), ("实付款", f"¥{total}"), ("订单编号", people.digits(rng, 18)),
        ("创建时间", f"{invent.day(rng)} {rng.randint(8, 22):02d}:{rng.randint(0, 59):02d}"), ("支付方式", "在线支付"),
    )  # fmt: skip
    for i, (label, value) in enumerate(rows):
        canvas.text((56, y + 120 + i * 76), label, grey)
        canvas.text((1024, y + 120 + i * 76), value, pen.but(size=34), "r")
    return canvas.done("other")
