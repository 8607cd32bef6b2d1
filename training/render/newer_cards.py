"""Cards kept for the benchmark: an ID card's sides in a camera's frame and scanned at an office, a payment card without a date, one in an app."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFilter

from training.render import card_faces as faces
from training.render import (
    effects,
    emblem,
    id_card,
    id_card_back,
    invent,
    licence_parts,
    paper,
    penmanship,
    rarities,
    seal,
)
from training.render.bank_card_faces import ACROSS, card
from training.render.canvas import Canvas, Ink, Rendered, Style, width_of
from training.render.contents import SEXES
from training.render.form_parts import wrapped
from training.render.medical_form import narrowed

CARD = 1100, 694
BLUE: Ink = (54, 118, 176)
BLACK: Ink = (30, 30, 34)
Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def _portrait_side(rng: random.Random) -> Rendered:
    """The portrait side in a cool print: narrow grey-blue labels, a small portrait, the number wide at the foot."""
    who, canvas = rarities.somebody(rng), Canvas(CARD, rng, shift=3)
    canvas.image = paper.guilloche(CARD, (234, 242, 246), (206, 222, 232), period=7, waves=2.2)
    label, filled = Style("sans", 25, BLUE, squeeze=0.94), Style("sans", 32, BLACK)
    picture = id_card.portrait(who.sex, rng, (232, 240, 244)).resize((262, 326), Image.Resampling.LANCZOS)
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).rectangle((8, 8, 254, 326), fill=255)
    canvas.image.paste(picture, (762, 104), mask.filter(ImageFilter.GaussianBlur(6)))
    for y, words in ((112, "姓　名"), (192, "性　别"), (270, "出　生"), (350, "住　址")):
        canvas.text((74, y), words, label)
    canvas.value((186, 110), "name", who.name, narrowed(filled.but(size=38, spacing=4), who.name, 520))
    canvas.value((186, 192), "sex", who.sex, filled, SEXES[who.sex])
    canvas.text((300, 192), "民　族", label)
    canvas.value((412, 192), "ethnicity", who.ethnicity, filled)
    x, parts = 186.0, []
    for text, word in (
        (f"{who.birth_date.year}", "年"),
        (f"{who.birth_date.month}", "月"),
        (f"{who.birth_date.day}", "日"),
    ):
        parts.append(((x, 270.0), text))
        x = canvas.text((x + width_of(text, filled) + 18, 270), word, label)[1][0] + 18
    canvas.spread("birth_date", who.birth_date, parts, filled)
    rows = wrapped(who.address, filled, 500)
    canvas.spread("address", who.address, [((186, 350 + i * 50), line) for i, line in enumerate(rows)], filled)
    canvas.text((74, 604), "公民身份号码", label)
    canvas.value((346, 602), "id_number", who.id_number, filled.but(size=44, spacing=7, font="mono"))
    canvas.text((990, 668), "样本", Style("sans", 17, (186, 200, 212)))
    return canvas.done("id_card_front", corner=40)


def _emblem_side(rng: random.Random) -> Rendered:
    """The emblem side in the same print: the badge large at the left, both rows of words near the lower edge."""
    canvas = Canvas(CARD, rng, shift=3)
    canvas.image = paper.guilloche(CARD, (236, 242, 242), (204, 222, 224), period=7, waves=3.6)
    badge = emblem.emblem(232)
    canvas.image.paste(badge, (70, 60), badge)
    canvas.text((690, 140), "中华人民共和国", Style("sans", 56, BLACK, spacing=14, squeeze=0.9), "m")
    canvas.text((690, 254), "居民身份证", Style("serif", 90, BLACK, weight=1.1, spacing=20), "m")
    label, filled = Style("serif", 32, BLACK, weight=0.7), Style(rng.choice(("sans", "serif")), 33, BLACK)
    canvas.text((286, 522), "签发机关", label)
    canvas.value((452, 522), "authority", rng.choice(id_card_back.AUTHORITIES), filled)
    canvas.text((286, 606), "有效期限", label)
    begun, years = invent.day(rng, 2006, 2025), rng.choice((5, 10, 20, 20, 0))
    until = id_card_back.until(begun, years)
    end = canvas.value((452, 606), "valid_from", begun, filled, f"{begun:%Y.%m.%d}")
    end = canvas.text((end + 3, 606 + canvas.shift[1]), "-", filled)[1][0]
    canvas.value(
        (end + 3 - canvas.shift[0], 606),
        "valid_until",
        until,
        filled,
        "长期" if isinstance(until, str) else f"{until:%Y.%m.%d}",
    )
    canvas.text((50, 668), "样本", Style("sans", 17, (186, 200, 200)))
    return canvas.done("id_card_back", corner=40)


def _framed(card: Rendered, rng: random.Random, side: str) -> Rendered:
    """The card as an app's camera shows it: dark round about, four green corners, words above and below."""
    high = 1180
    screen = Image.new("RGB", (1500, high), (24, 25, 28))
    turn, left, top = rng.uniform(-1.2, 1.2), 200, 230
    corners = ((left, top + turn * 8), (left + CARD[0], top - turn * 8), (left + CARD[0], top + CARD[1] - turn * 8),
               (left, top + CARD[1] + turn * 8))  # fmt: skip
    placed = effects.perspective(card, corners, screen.size, (24, 25, 28))
    pen, tint = ImageDraw.Draw(placed.image), rng.choice(((40, 200, 120), (60, 150, 250), (250, 180, 60)))
    for x, way in ((168, 1), (1332, -1)):
        for y, down in ((198, 1), (956, -1)):
            pen.line((x, y + down * 90, x, y, x + way * 90, y), fill=tint, width=9)
    canvas = Canvas((1500, high), rng)
    canvas.image = placed.image
    canvas.text((750, 100), f"请将身份证{side}置于框内", Style("sans", 42, (240, 240, 242)), "m")
    canvas.text((750, 1050), "保持光线充足，避免反光、模糊", Style("sans", 32, (150, 152, 158)), "m")
    pen.ellipse((704, 1090, 796, 1170), outline=(220, 220, 224), width=7)
    return replace(placed, image=canvas.image, corner=0)


def _scanned(card: Rendered, rng: random.Random) -> Rendered:
    """The card in colour on a white sheet, a little askew, with an office's words and day written under it."""
    wide, high = 1500, 1180
    left, top, lean = rng.uniform(120, 280), rng.uniform(90, 200), rng.uniform(-22, 22)
    corners = (
        (left, top + lean),
        (left + CARD[0], top - lean),
        (left + CARD[0], top + CARD[1] - lean),
        (left, top + CARD[1] + lean),
    )
    placed = effects.perspective(card, corners, (wide, high), (251, 251, 250))
    canvas = Canvas((wide, high), rng)
    canvas.image = placed.image
    pen = penmanship.anyone(rng, 44, ("hand", "cursive"))
    day = invent.day(rng, 2019, 2026)
    penmanship.write(canvas, (left + 60, top + CARD[1] + 110), "与原件核对一致", pen)
    penmanship.write(canvas, (left + 520, top + CARD[1] + 118), f"{day.year}.{day.month}.{day.day}", pen)
    if rng.random() < 0.5:
        pressed = seal.worn(seal.boxed("与原件相符", 210), rng)
        canvas.stamp(pressed, (left + 880, top + CARD[1] + 100), seal.RED, rng.uniform(-8, 8))
    return replace(placed, image=canvas.image, corner=0)


def dateless(rng: random.Random) -> Rendered:
    """A debit card that prints no date: number small at the top right in one row, the bank with its sign at the lower left."""
    canvas, content = Canvas(ACROSS, rng), card(rng, (19, 19, 18, 16))
    canvas.image = faces.face(ACROSS, rng.choice((*faces.PALETTES, *faces.PALE)), rng)
    ink = faces.DARK if sum(faces.colour_at(canvas.image, (700, 90))) > 470 else faces.WHITE
    low = faces.DARK if sum(faces.colour_at(canvas.image, (200, 560))) > 470 else faces.WHITE
    number = Style(rng.choice(("sans", "typewriter")), 34, ink, spacing=1.5)
    shown = faces.grouped(content.number, content.groups) if rng.random() < 0.6 else content.number
    canvas.value((950, 86), "card_number", content.number, number, shown, "r")
    faces.chip(canvas.image, (90, 220), 124, rng.choice(((214, 186, 118), (206, 208, 212))))
    canvas.text((90, 90), rng.choice(("工资卡", "借记卡", "储蓄卡", "Debit")), Style("sans", 27, ink))
    faces.bank_sign(canvas, (112, 548), 38, low)
    canvas.value((172, 534), "bank_name", content.bank, Style("serif", 42, low, weight=0.5))
    canvas.text((174, 580), content.english, Style("sans", 16, low, spacing=1))
    faces.network(canvas, (800, 484), 160)
    return faces.worn(canvas.done("bank_card", corner=40), rng)


def in_app(rng: random.Random) -> Rendered:
    """A bank's app: the card in its colours at the top with name and kind, its whole number and date in rows under it."""
    content, tint = card(rng, (19, 19, 16)), rng.choice(((196, 44, 52), (34, 92, 170), (22, 128, 104)))
    canvas = licence_parts.screen("账户详情", rng, tint, 1640)
    dark = tuple(max(0, c - 50) for c in tint)
    shade = faces.face((984, 420), (tint, (dark[0], dark[1], dark[2])), rng)
    mask = Image.new("L", shade.size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, 983, 419), 30, fill=255)
    canvas.image.paste(shade, (48, 250), mask)
    white = Style("sans", 40, (255, 255, 255), weight=0.3)
    faces.bank_sign(canvas, (120, 330), 36, (255, 255, 255))
    canvas.value((180, 330), "bank_name", content.bank, white)
    canvas.text((990, 330), "Ⅰ类户", white.but(size=30), "r")
    canvas.text((96, 590), f"储蓄卡 · 尾号 {content.number[-4:]}", white.but(size=34, weight=0))
    licence_parts.shadowed(canvas, (48, 720, 1032, 1330))
    grey, black = Style("sans", 33, (140, 146, 154)), Style("sans", 36, (34, 38, 44))
    groups = (4, 4, 4, 4) if len(content.number) == 16 else (4, 4, 4, 4, 3)
    rows = (
        ("卡号", "card_number", content.number, faces.grouped(content.number, groups)), ("持卡人", None, f"*{rarities.somebody(rng).name[1:]}", None),
        ("卡类型", None, "借记卡（芯片卡）", None), ("有效期至", "valid_thru", content.valid_thru, f"{content.valid_thru[5:]}/{content.valid_thru[2:4]}"),
        ("账户状态", None, "正常", None),
    )  # fmt: skip
    for i, (label, field, value, shown) in enumerate(rows):
        y = 790 + i * 116
        canvas.text((92, y), label, grey)
        canvas.value((988, y), field, value, black, shown, "r")
        canvas.rule((92, y + 58), (988, y + 58), (234, 236, 240), 2)
    canvas.text((540, 1420), "复制卡号　｜　查看明细", Style("sans", 34, tint), "m")
    return canvas.done("bank_card")


FRONT: Drawers = {
    "framed": lambda rng: _framed(_portrait_side(rng), rng, "人像面"),
    "scanned": lambda rng: _scanned(_portrait_side(rng), rng),
}
BACK: Drawers = {
    "framed_back": lambda rng: _framed(_emblem_side(rng), rng, "国徽面"),
    "scanned_back": lambda rng: _scanned(_emblem_side(rng), rng),
}
BANK: Drawers = {"dateless": dateless, "in_app": in_app}
