"""Payment cards for the benchmark: the number in four rows, on the back, on a dark premium card, beside a picture."""

import random
from collections.abc import Callable, Mapping

from PIL import ImageDraw, ImageFilter

from training.render import card_faces as faces
from training.render.bank_card_faces import ACROSS, HOLDERS, UPRIGHT, Card, card
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.card_faces import DARK, WHITE


def _column(rng: random.Random) -> Rendered:
    """An upright card with the number in rows of four beside the chip."""
    canvas, content = Canvas(UPRIGHT, rng), card(rng, (16, 16, 19))
    canvas.image = faces.face(UPRIGHT, rng.choice(faces.PALETTES), rng)
    faces.network(canvas, (60, 880), 150)
    faces.chip(canvas.image, (72, 420), 118, (206, 208, 212))
    style = Style(rng.choice(("mono", "sans")), 46, WHITE, spacing=3)
    parts = [content.number[i : i + 4] for i in range(0, len(content.number), 4)]
    canvas.spread("card_number", content.number, [((360, 380 + i * 66), part) for i, part in enumerate(parts)], style)
    canvas.text((360, 740), "有效期至", style.but(size=24))
    canvas.value((470, 740), "valid_thru", content.valid_thru, style.but(size=30), content.until)
    canvas.value((580, 90), "bank_name", content.bank, Style("sans", 46, WHITE, weight=0.6), anchor="r")
    canvas.text((580, 146), content.english, Style("sans", 20, WHITE), "r")
    return canvas.done("bank_card", corner=40)


def _back(rng: random.Random) -> Rendered:
    """The back: stripe, signature panel, small print, and the number printed flat."""
    canvas, content = Canvas(ACROSS, rng), card(rng, (16, 19, 19))
    canvas.image = faces.face(ACROSS, rng.choice((*faces.PALE, ((224, 226, 230), (206, 208, 214)))), rng)
    pen = ImageDraw.Draw(canvas.image)
    pen.rectangle((0, 64, 1012, 174), fill=(38, 34, 34))
    pen.rectangle((60, 214, 640, 290), fill=(248, 248, 244))
    for x in range(70, 640, 46):
        canvas.text((x, 252), rng.choice(("JZ", "PAY")), Style("sans", 18, (226, 222, 214), slant=0.3))
    canvas.text((560, 252), "".join(rng.choices("0123456789", k=3)), Style("sans", 30, DARK, slant=0.25))
    canvas.text((60, 200), "授权签名 AUTHORIZED SIGNATURE（未经签名无效）", Style("sans", 15, DARK))
    number = Style("sans", rng.choice((38, 44)), DARK, spacing=2)
    canvas.value((60, 366), "card_number", content.number, number, faces.grouped(content.number, content.groups))
    canvas.text((60, 430), "有效期 VALID THRU", Style("sans", 20, DARK))
    canvas.value((250, 430), "valid_thru", content.valid_thru, number.but(size=30), content.until)
    canvas.value((60, 520), "bank_name", content.bank, Style("sans", 32, DARK, weight=0.4))
    for i, line in enumerate(
        (
            "1.本卡限持卡人本人使用，不得转借。",
            f"2.客户服务热线：990-{rng.randint(10000, 99999)}",
            "3.拾到此卡请交就近网点。",
        )
    ):
        canvas.text((300, 500 + i * 34), line, Style("sans", 19, DARK))
    faces.network(canvas, (840, 520), 130)
    return faces.worn(canvas.done("bank_card", corner=34), rng)


def _dark(rng: random.Random) -> Rendered:
    """A dark premium card: thin gold type, member since, the name of the bank in the middle."""
    canvas, content = Canvas(ACROSS, rng), card(rng, (16,))
    canvas.image = faces.face(ACROSS, rng.choice((((14, 14, 18), (50, 52, 60)), ((24, 18, 34), (64, 54, 84)))), rng)
    gold: Ink = rng.choice(((214, 184, 122), (196, 198, 204)))
    canvas.value((506, 96), "bank_name", content.bank, Style("serif", 50, gold, spacing=12), anchor="m")
    canvas.text((506, 154), content.english, Style("serif", 22, gold, spacing=3), "m")
    faces.chip(canvas.image, (110, 216), 112, (196, 198, 204))
    faces.antenna(canvas.image, (250, 262), gold, 44)
    shown = faces.grouped(content.number, content.groups).replace(" ", "  ")
    canvas.value((110, 392), "card_number", content.number, Style("sans", 50, gold, spacing=4), shown)
    canvas.text((110, 470), "MEMBER SINCE", Style("sans", 15, gold))
    canvas.text((240, 470), str(rng.randint(2008, 2023)), Style("sans", 24, gold))
    canvas.text((420, 470), "有效期限 EXPIRES END", Style("sans", 15, gold))
    canvas.value((606, 470), "valid_thru", content.valid_thru, Style("sans", 30, gold), content.until)
    canvas.text((110, 552), rng.choice(HOLDERS), Style("sans", 30, gold, spacing=2))
    canvas.text((912, 560), "黑金卡 INFINITE", Style("serif", 28, gold, slant=0.2), "r")
    return canvas.done("bank_card", corner=34)


def _scenic(rng: random.Random) -> Rendered:
    """A debit card of a county bank: a picture on the right, the raised number across it, all in six and the rest."""
    canvas, content = Canvas(ACROSS, rng), card(rng, (17, 18, 19))
    canvas.image = faces.face(ACROSS, rng.choice(faces.PALETTES[:6]), rng)
    _picture(canvas, rng)
    _name(canvas, content)
    faces.chip(canvas.image, (80, 180), 124)
    shown = faces.grouped(content.number, (6, 13))
    faces.raised(
        canvas,
        (80, 362),
        "card_number",
        content.number,
        Style("mono", 60, weight=0.7),
        shown,
        silver=rng.random() < 0.6,
    )
    canvas.text((80, 470), "VALID FROM", Style("sans", 15, WHITE))
    canvas.text((190, 470), f"{rng.randint(1, 12):02d}/{rng.randint(14, 24)}", Style("typewriter", 28, WHITE))
    canvas.text((340, 470), "VALID THRU", Style("sans", 15, WHITE))
    canvas.value(
        (450, 470), "valid_thru", content.valid_thru, Style("typewriter", 32, WHITE, weight=0.4), content.until
    )
    canvas.text((80, 570), "银行卡 ATM", Style("sans", 26, WHITE))
    faces.network(canvas, (806, 500), 150)
    return faces.worn(canvas.done("bank_card", corner=34), rng)


def _name(canvas: Canvas, content: Card) -> None:
    faces.bank_sign(canvas, (104, 92), 34, WHITE)
    canvas.value((156, 92), "bank_name", content.bank, Style("kai", 50, WHITE, weight=0.7))
    canvas.text((932, 60), content.english, Style("sans", 19, WHITE), "r")


def _picture(canvas: Canvas, rng: random.Random) -> None:
    """A lake with hills and a tower, paler than the card."""
    layer = canvas.image.copy()
    pen = ImageDraw.Draw(layer)
    red, green, blue = faces.colour_at(layer, (900, 300))
    tint = min(255, red + 32), min(255, green + 32), min(255, blue + 32)
    for i in range(3):
        x, y = 560 + 150 * i, 420 - rng.randint(0, 60)
        pen.polygon(((x - 200, 470), (x, y - 160), (x + 220, 470)), fill=tint)
    pen.rectangle((840, 180, 876, 470), fill=tint)
    for i in range(5):
        pen.polygon(((820, 200 + i * 52), (858, 170 + i * 52), (896, 200 + i * 52)), fill=tint)
    pen.ellipse((520, 440, 1100, 540), fill=tint)
    canvas.image = layer.filter(ImageFilter.GaussianBlur(1.2))


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "column": _column,
    "back": _back,
    "dark": _dark,
    "scenic": _scenic,
}
