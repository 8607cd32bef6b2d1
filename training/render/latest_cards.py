"""Cards kept for the benchmark: an ID card's sides uploaded to an app and on a sheet under a watermark, a card in English first, a copied one with notes."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from training.render import card_faces as faces
from training.render import (
    copies,
    effects,
    emblem,
    id_card,
    id_card_back,
    invent,
    licence_parts,
    paper,
    penmanship,
    rarities,
)
from training.render.bank_card_faces import ACROSS, card
from training.render.canvas import Canvas, Ink, Rendered, Style, width_of
from training.render.contents import SEXES
from training.render.form_parts import wrapped
from training.render.medical_form import narrowed

CARD = 1060, 668
LABEL: Ink = (70, 126, 188)
BLACK: Ink = (34, 34, 40)
Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def _portrait_side(rng: random.Random) -> Rendered:
    """The portrait side as a phone takes it in good light: a greenish ground, labels close to their values, a narrow address."""
    who, canvas = rarities.somebody(rng), Canvas(CARD, rng, shift=2)
    canvas.image = paper.guilloche(CARD, (238, 243, 240), (212, 226, 228), period=8, waves=2.8)
    label, filled = Style("sans", 27, LABEL, weight=0.2), Style("sans", 34, BLACK, weight=0.2)
    picture = id_card.portrait(who.sex, rng, (234, 241, 240)).resize((290, 360), Image.Resampling.LANCZOS)
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).rectangle((10, 10, 280, 359), fill=255)
    canvas.image.paste(picture, (700, 90), mask.filter(ImageFilter.GaussianBlur(5)))
    for y, words in ((100, "姓名"), (176, "性别"), (252, "出生"), (328, "住址")):
        for char, left in zip(words, (80, 126), strict=True):
            canvas.text((left, y), char, label)
    canvas.value((184, 99), "name", who.name, narrowed(filled.but(size=39, spacing=3), who.name, 480))
    canvas.value((184, 176), "sex", who.sex, filled, SEXES[who.sex])
    canvas.text((288, 176), "民 族", label)
    canvas.value((376, 176), "ethnicity", who.ethnicity, filled)
    x, parts = 184.0, []
    for text, word in zip(
        (f"{who.birth_date.year}", f"{who.birth_date.month}", f"{who.birth_date.day}"), "年月日", strict=True
    ):
        parts.append(((x, 252.0), text))
        x = canvas.text((x + width_of(text, filled) + 14, 252), word, label)[1][0] + 16
    canvas.spread("birth_date", who.birth_date, parts, filled)
    rows = wrapped(who.address, filled, 400)
    canvas.spread("address", who.address, [((184, 328 + i * 46), line) for i, line in enumerate(rows)], filled)
    canvas.text((80, 572), "公民身份号码", label)
    canvas.value((330, 571), "id_number", who.id_number, filled.but(size=44, spacing=4, weight=0.5))
    canvas.text((956, 644), "样本", Style("sans", 17, (188, 200, 212)))
    return canvas.done("id_card_front", corner=36)


def _emblem_side(rng: random.Random) -> Rendered:
    """The emblem side of the same print: both titles right of the badge, authority and validity in the middle of the foot."""
    canvas = Canvas(CARD, rng, shift=2)
    canvas.image = paper.guilloche(CARD, (240, 243, 238), (212, 224, 222), period=8, waves=3)
    badge = emblem.emblem(214)
    canvas.image.paste(badge, (60, 50), badge)
    canvas.text((660, 130), "中华人民共和国", Style("serif", 58, BLACK, spacing=10, weight=0.8), "m")
    canvas.text((660, 244), "居民身份证", Style("serif", 84, BLACK, weight=1.3, spacing=18), "m")
    label, filled = Style("sans", 31, BLACK, weight=0.5), Style("sans", 32, BLACK)
    canvas.text((276, 506), "签发机关", label)
    canvas.value((430, 506), "authority", rng.choice(id_card_back.AUTHORITIES), filled)
    canvas.text((276, 584), "有效期限", label)
    begun = invent.day(rng, 2006, 2025)
    until = id_card_back.until(begun, rng.choice((5, 10, 20, 20, 0)))
    end = canvas.value((430, 584), "valid_from", begun, filled, f"{begun:%Y.%m.%d}")
    end = canvas.text((end + 2, 584 + canvas.shift[1]), "-", filled)[1][0]
    shown = "长期" if isinstance(until, str) else f"{until:%Y.%m.%d}"
    canvas.value((end + 2 - canvas.shift[0], 584), "valid_until", until, filled, shown)
    canvas.text((44, 644), "样本", Style("sans", 17, (188, 200, 200)))
    return canvas.done("id_card_back", corner=36)


def _placed(
    one: Rendered, at: tuple[float, float], wide: float, size: tuple[int, int], ground: Ink, lean: float = 0
) -> Rendered:
    """The card `wide` pixels wide at that place of an empty picture."""
    (x, y), high = at, wide * one.image.height / one.image.width
    corners = ((x, y + lean), (x + wide, y - lean), (x + wide, y + high - lean), (x, y + high + lean))
    return effects.perspective(one, corners, size, ground)


def _uploaded(one: Rendered, rng: random.Random, side: str) -> Rendered:
    """An app's page after the upload: the card in a panel, under it what to do next."""
    tint = rng.choice(((30, 110, 220), (230, 96, 40), (20, 140, 110)))
    screen = licence_parts.screen("上传证件", rng, tint, 1500)
    licence_parts.shadowed(screen, (28, 228, 1052, 1010))
    ground: Ink = (255, 255, 255)
    placed = _placed(one, (60, 320), 960, (1080, 1500), ground)
    screen.image.paste(placed.image.crop((60, 320, 1020, 930)), (60, 320))
    dark, grey = Style("sans", 36, (36, 40, 46), weight=0.3), Style("sans", 29, (140, 146, 154))
    screen.text((66, 276), f"被保险人身份证（{side}）", dark)
    screen.text((540, 968), "重新上传", dark.but(size=32, ink=tint, weight=0), "m")
    for i, words in enumerate(("请确认照片文字清晰、边框完整、无反光遮挡", "支持JPG、PNG格式，单张不超过10M")):
        screen.text((60, 1070 + i * 56), f"· {words}", grey)
    ImageDraw.Draw(screen.image).rounded_rectangle((60, 1280, 1020, 1384), 52, fill=tint)
    screen.text((540, 1332), "下一步", Style("sans", 40, (255, 255, 255)), "m")
    return replace(placed, image=screen.image, corner=0)


def _marked(one: Rendered, rng: random.Random) -> Rendered:
    """The card on a scanning app's white sheet with the same pale words slanting over all of it."""
    size = 1240, rng.choice((1000, 1754))
    placed = _placed(
        one, (rng.uniform(130, 240), rng.uniform(110, 200)), 860, size, (255, 255, 255), rng.uniform(-6, 6)
    )
    layer = Canvas((1900, 2300), rng)
    words, style = rng.choice(copies.PURPOSES), Style("sans", rng.randint(26, 34), (128, 128, 132))
    step = width_of(words, style) + rng.randint(110, 190)
    for i in range(14):
        for j in range(4):
            layer.text((j * step + (i % 2) * step / 2 - 200, 80 + i * 160), words, style)
    turned = layer.image.rotate(rng.uniform(18, 34), Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    share = turned.crop((330, 250, 330 + size[0], 250 + size[1])).convert("L").point(lambda grey: (255 - grey) * 0.7)
    image = placed.image.copy()
    image.paste(Image.new("RGB", size, (128, 128, 132)), (0, 0), share)
    return replace(placed, image=image, corner=0)


def english_first(rng: random.Random) -> Rendered:
    """A credit card with its bank in English above a small Chinese name at the right, the number below the middle, the date beside it."""
    canvas, content = Canvas(ACROSS, rng), card(rng, (16,))
    canvas.image = faces.face(ACROSS, rng.choice(faces.PALETTES), rng)
    right = faces.DARK if sum(faces.colour_at(canvas.image, (820, 80))) > 500 else faces.WHITE
    ink = faces.DARK if sum(faces.colour_at(canvas.image, (300, 430))) > 500 else faces.WHITE
    canvas.text(
        (950, 74), content.english, narrowed(Style("sans", 32, right, weight=0.5, spacing=1), content.english, 560), "r"
    )
    canvas.value((950, 124), "bank_name", content.bank, Style("sans", 34, right), anchor="r")
    faces.chip(canvas.image, (80, 150), 116, rng.choice(((214, 186, 118), (206, 208, 212))))
    faces.antenna(canvas.image, (232, 196), ink, 44)
    number = Style(rng.choice(("sans", "mono")), 45, ink, weight=0.3)
    canvas.value((80, 420), "card_number", content.number, number, faces.grouped(content.number, content.groups))
    small = Style("sans", 17, ink)
    canvas.text((80, 492), rng.choice(("有效期至 MONTH/YEAR", "VALID THRU 月/年", "GOOD THRU")), small)
    canvas.value((80, 530), "valid_thru", content.valid_thru, number.but(size=34), content.until)
    canvas.text(
        (80, 590), rng.choice(("LI NA", "WANG XIAOYAN", "CHEN WEI", "ZHANG YIFAN")), number.but(size=27, weight=0)
    )
    canvas.text((330, 530), "CVV 见卡背", small)
    faces.network(canvas, (812, 494), 150)
    return faces.worn(canvas.done("bank_card", corner=36), rng)


def noted(rng: random.Random) -> Rendered:
    """A savings card copied in black and white, its holder and branch written under it by hand as insurers ask for."""
    content = card(rng, (19, 19, 19, 18, 16))
    face = Canvas(ACROSS, rng)
    face.image = faces.face(ACROSS, rng.choice(faces.PALE), rng)
    faces.bank_sign(face, (110, 96), 40, faces.DARK)
    face.value((172, 84), "bank_name", content.bank, Style(rng.choice(("serif", "kai")), 48, faces.DARK, weight=0.5))
    face.text((174, 132), content.english, Style("sans", 18, faces.DARK))
    faces.chip(face.image, (96, 210), 120)
    shown = faces.grouped(content.number, rng.choice((content.groups, (6, 13))))
    face.value(
        (90, 386),
        "card_number",
        content.number,
        narrowed(Style("typewriter", 56, faces.DARK, weight=0.4), shown, 850),
        shown,
    )
    face.text((92, 470), rng.choice(("ATM  借记卡", "储蓄卡 DEBIT CARD", "社保联名卡")), Style("sans", 26, faces.DARK))
    faces.network(face, (806, 488), 150)
    placed = _placed(
        face.done("bank_card", corner=34),
        (180, rng.uniform(120, 200)),
        860,
        (1240, 1240),
        (252, 252, 251),
        rng.uniform(-10, 10),
    )
    grey = ImageEnhance.Contrast(placed.image.convert("L")).enhance(rng.uniform(1.1, 1.4)).convert("RGB")
    sheet = Canvas((1240, 1240), rng)
    sheet.image = grey
    pen = penmanship.anyone(rng, 44)
    branch = content.bank + rng.choice(rarities.BRANCHES)
    for i, line in enumerate((f"户名：{rarities.somebody(rng).name}", f"开户行：{branch}", "用于接收理赔款")):
        penmanship.write(sheet, (190, 840 + i * 96), line, pen, 860)
    return replace(placed, image=sheet.image, corner=0)


FRONT: Drawers = {
    "uploaded": lambda rng: _uploaded(_portrait_side(rng), rng, "人像面"),
    "under_marks": lambda rng: _marked(_portrait_side(rng), rng),
}
BACK: Drawers = {
    "uploaded_back": lambda rng: _uploaded(_emblem_side(rng), rng, "国徽面"),
    "under_marks_back": lambda rng: _marked(_emblem_side(rng), rng),
}
BANK: Drawers = {"english_first": english_first, "noted": noted}
