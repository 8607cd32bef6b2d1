"""Cards kept for the benchmark: an ID card's sides in a sleeve and stuck on a sheet, a payment card upright with its number in rows, a plain one across."""

import random
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw, ImageFilter

from training.render import card_faces as faces
from training.render import emblem, id_card, id_card_back, invent, later_sleeves, paper, rarities
from training.render.bank_card_faces import ACROSS, HOLDERS, UPRIGHT, card
from training.render.canvas import Canvas, Ink, Rendered, Style, width_of
from training.render.contents import SEXES
from training.render.form_parts import wrapped
from training.render.medical_form import narrowed

CARD = 1080, 682
PALE: Ink = (86, 142, 196)
BLACK: Ink = (28, 28, 32)
Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def _portrait_side(rng: random.Random) -> Rendered:
    """The portrait side in a warm print: words apart, values light, address in three short rows, the number heavier and narrow."""
    who, canvas = rarities.somebody(rng), Canvas(CARD, rng, shift=2)
    canvas.image = paper.guilloche(CARD, (242, 240, 240), (222, 216, 228), period=9, waves=3.6)
    label, filled = Style("serif", 28, PALE, weight=0.3), Style("sans", 33, BLACK)
    picture = id_card.portrait(who.sex, rng, (240, 238, 240)).resize((296, 366), Image.Resampling.LANCZOS)
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).rectangle((9, 9, 287, 366), fill=255)
    canvas.image.paste(picture, (716, 84), mask.filter(ImageFilter.GaussianBlur(5)))
    for y, words in ((96, "姓 名"), (174, "性 别"), (250, "出 生"), (326, "住 址")):
        canvas.text((70, y), words, label)
    canvas.value((178, 95), "name", who.name, narrowed(filled.but(size=40, spacing=2), who.name, 500))
    canvas.value((178, 174), "sex", who.sex, filled, SEXES[who.sex])
    canvas.text((272, 174), "民 族", label)
    canvas.value((368, 174), "ethnicity", who.ethnicity, filled)
    x, parts, born = 178.0, [], who.birth_date
    for text, word in ((f"{born.year}", "年"), (f"{born.month}", "月"), (f"{born.day}", "日")):
        parts.append(((x + (14 if len(text) == 1 else 0), 250.0), text))
        x = canvas.text((x + max(width_of(text, filled), 40) + 10, 250), word, label)[1][0] + 12
    canvas.spread("birth_date", born, parts, filled)
    rows = wrapped(who.address, filled, 430)
    canvas.spread("address", who.address, [((178, 326 + i * 48), line) for i, line in enumerate(rows)], filled)
    canvas.text((70, 590), "公民身份号码", label)
    canvas.value((324, 588), "id_number", who.id_number, filled.but(size=46, spacing=3, weight=0.7, squeeze=0.94))
    canvas.text((980, 656), "样本", Style("sans", 17, (196, 196, 208)))
    return canvas.done("id_card_front", corner=36)


def _emblem_side(rng: random.Random) -> Rendered:
    """The emblem side of the same print: the titles nearer to each other, authority and validity a little left of the middle."""
    canvas = Canvas(CARD, rng, shift=2)
    canvas.image = paper.guilloche(CARD, (242, 240, 236), (224, 216, 220), period=9, waves=3.2)
    badge = emblem.emblem(200)
    canvas.image.paste(badge, (74, 64), badge)
    canvas.text((674, 138), "中华人民共和国", Style("serif", 55, BLACK, spacing=12, weight=0.9), "m")
    canvas.text((674, 240), "居民身份证", Style("sans", 80, BLACK, weight=0.8, spacing=22), "m")
    label, filled = Style("serif", 30, BLACK, weight=0.6), Style("sans", 31, BLACK)
    canvas.text((240, 520), "签发机关", label)
    canvas.value((400, 520), "authority", rng.choice(id_card_back.AUTHORITIES), filled)
    canvas.text((240, 594), "有效期限", label)
    begun = invent.day(rng, 2007, 2025)
    until = id_card_back.until(begun, rng.choice((5, 10, 10, 20, 0)))
    end = canvas.value((400, 594), "valid_from", begun, filled, f"{begun:%Y.%m.%d}")
    end = canvas.text((end + 3, 594 + canvas.shift[1]), "-", filled)[1][0]
    shown = "长期" if isinstance(until, str) else f"{until:%Y.%m.%d}"
    canvas.value((end + 3 - canvas.shift[0], 594), "valid_until", until, filled, shown)
    canvas.text((50, 656), "样本", Style("sans", 17, (200, 200, 200)))
    return canvas.done("id_card_back", corner=36)


def in_rows(rng: random.Random) -> Rendered:
    """A card held upright: sign and bank at the top, the number below the middle in rows of two groups, date and holder at the foot."""
    canvas, content = Canvas(UPRIGHT, rng), card(rng, (16, 19, 19))
    canvas.image = faces.face(UPRIGHT, rng.choice(faces.PALETTES), rng)
    top = faces.DARK if sum(faces.colour_at(canvas.image, (200, 80))) > 480 else faces.WHITE
    ink = faces.DARK if sum(faces.colour_at(canvas.image, (200, 680))) > 480 else faces.WHITE
    faces.bank_sign(canvas, (84, 88), 34, top)
    canvas.value((136, 76), "bank_name", content.bank, narrowed(Style("sans", 42, top, weight=0.5), content.bank, 440))
    canvas.text((138, 120), content.english, narrowed(Style("sans", 18, top), content.english, 440))
    faces.chip(canvas.image, (80, 250), 112, rng.choice(((214, 186, 118), (206, 208, 212))))
    faces.antenna(canvas.image, (548, 296), ink, 48)
    groups = faces.grouped(content.number, content.groups).split(" ")
    rows = [" ".join(groups[i : i + 2]) for i in range(0, len(groups), 2)]
    number = Style(rng.choice(("sans", "typewriter", "mono")), 52, ink, weight=0.4, spacing=2)
    places = [((80.0, 560.0 + i * 72), line) for i, line in enumerate(rows)]
    canvas.spread("card_number", content.number, places, number)
    small = Style("sans", 18, ink)
    canvas.text((80, 812), "有效期 VALID THRU", small)
    canvas.value((80, 852), "valid_thru", content.valid_thru, number.but(size=34, spacing=0), content.until)
    canvas.text((80, 930), rng.choice(HOLDERS), number.but(size=28, spacing=0, weight=0.2))
    faces.network(canvas, (440, 880), 150)
    return faces.worn(canvas.done("bank_card", corner=36), rng)


def quiet(rng: random.Random) -> Rendered:
    """A debit card across of few words: bank at the lower left beside its sign, the number in one line above the middle, kind at the upper right."""
    canvas, content = Canvas(ACROSS, rng), card(rng, (19, 19, 16, 18))
    canvas.image = faces.face(ACROSS, rng.choice((*faces.PALETTES, *faces.PALE)), rng)
    ink = faces.DARK if sum(faces.colour_at(canvas.image, (300, 250))) > 480 else faces.WHITE
    low = faces.DARK if sum(faces.colour_at(canvas.image, (300, 560))) > 480 else faces.WHITE
    faces.chip(canvas.image, (820, 190), 112)
    canvas.text((944, 78), rng.choice(("借记卡", "储蓄卡 Debit", "Ⅰ类账户")), Style("sans", 28, ink), "r")
    shown = faces.grouped(content.number, content.groups)
    style = Style(rng.choice(("sans", "mono", "typewriter")), 46, ink, weight=0.3, spacing=1)
    canvas.value((70, 300), "card_number", content.number, narrowed(style, shown, 730), shown)
    if rng.random() < 0.5:
        canvas.pair(
            (70, 372),
            "VALID THRU ",
            Style("sans", 20, ink),
            "valid_thru",
            content.valid_thru,
            style.but(size=28),
            content.until,
        )
    faces.bank_sign(canvas, (106, 548), 36, low)
    canvas.value(
        (160, 534), "bank_name", content.bank, Style(rng.choice(("serif", "sans", "kai")), 42, low, weight=0.6)
    )
    canvas.text((162, 582), content.english, Style("sans", 18, low))
    faces.network(canvas, (806, 500), 150)
    return faces.worn(canvas.done("bank_card", corner=36), rng)


FRONT: Drawers = {
    "in_sleeve": lambda rng: later_sleeves.sleeved(_portrait_side(rng), rng),
    "stuck_front": lambda rng: later_sleeves.stuck(
        _portrait_side(rng), rng, "身份证明复印件", "居民身份证（人像面）粘贴处"
    ),
}
BACK: Drawers = {
    "in_sleeve_back": lambda rng: later_sleeves.sleeved(_emblem_side(rng), rng),
    "stuck_back": lambda rng: later_sleeves.stuck(
        _emblem_side(rng), rng, "身份证明复印件", "居民身份证（国徽面）粘贴处"
    ),
}
BANK: Drawers = {"in_rows": in_rows, "quiet": quiet}
