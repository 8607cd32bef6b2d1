"""Cards kept for the benchmark: both sides of an ID card, two payment cards, a driving and a vehicle licence."""

import random
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw, ImageFilter

from training.render import card_faces as faces
from training.render import emblem, id_card, id_card_back, invent, licence_parts, paper, rarities, vehicles
from training.render.bank_card_faces import ACROSS, HOLDERS, UPRIGHT, card
from training.render.canvas import Canvas, Ink, Rendered, Style, Value, width_of
from training.render.contents import SEXES
from training.render.form_parts import wrapped
from training.render.licence_parts import Print, fit, rows
from training.render.vehicles import Licence, Vehicle

CARD = 1280, 808
BLUE: Ink = (40, 110, 168)
BLACK: Ink = (24, 24, 28)
Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def portrait_side(rng: random.Random) -> Rendered:
    """The portrait side as scanned at a bank: warm paper, small pale labels, a light even print."""
    who, canvas = rarities.somebody(rng), Canvas(CARD, rng, shift=4)
    canvas.image = paper.guilloche(CARD, (244, 240, 234), (222, 216, 222), period=10, waves=1.8)
    label, filled = Style("sans", 30, BLUE), Style(rng.choice(("sans", "mono")), 39, BLACK, weight=0.2, spacing=1)
    face = id_card.portrait(who.sex, rng, (240, 238, 234)).resize((344, 426), Image.Resampling.LANCZOS)
    mask = Image.new("L", face.size)
    ImageDraw.Draw(mask).rounded_rectangle((10, 10, 334, 426), 40, fill=255)
    canvas.image.paste(face, (844, 116), mask.filter(ImageFilter.GaussianBlur(7)))
    for y, words in ((138, "姓名"), (232, "性别"), (322, "出生"), (414, "住址")):
        canvas.text((92, y), words, label)
    name = filled.but(size=44, spacing=4)
    canvas.value((206, 136), "name", who.name, name.but(squeeze=min(1, 600 / width_of(who.name, name))))
    canvas.value((206, 232), "sex", who.sex, filled, SEXES[who.sex])
    canvas.text((350, 232), "民族", label)
    canvas.value((456, 232), "ethnicity", who.ethnicity, filled)
    x, parts = 206.0, []
    for text, word in (
        (f"{who.birth_date.year}", "年"),
        (f"{who.birth_date.month}", "月"),
        (f"{who.birth_date.day}", "日"),
    ):
        parts.append(((x, 322.0), text))
        x = canvas.text((x + width_of(text, filled) + 22, 322), word, label)[1][0] + 20
    canvas.spread("birth_date", who.birth_date, parts, filled)
    lines = wrapped(who.address, filled, 580)
    canvas.spread("address", who.address, [((206, 414 + i * 58), line) for i, line in enumerate(lines)], filled)
    canvas.text((92, 700), "公民身份号码", label)
    canvas.value((404, 700), "id_number", who.id_number, filled.but(size=50, spacing=8))
    canvas.text((1150, 778), "样本", Style("sans", 20, (196, 190, 198)))
    return canvas.done("id_card_front", corner=44)


def emblem_side(rng: random.Random) -> Rendered:
    """The emblem side of the same scan: two lines of names in different faces, the authority far down."""
    canvas = Canvas(CARD, rng, shift=4)
    canvas.image = paper.guilloche(CARD, (243, 240, 235), (214, 220, 214), period=9, waves=2.7)
    glow = Image.new("L", CARD)
    ImageDraw.Draw(glow).ellipse((560, 220, 1240, 760), fill=120)
    canvas.image.paste((246, 218, 206), (0, 0), glow.filter(ImageFilter.GaussianBlur(90)))
    badge = emblem.emblem(250)
    canvas.image.paste(badge, (96, 74), badge)
    canvas.text((800, 150), "中华人民共和国", Style("serif", 66, BLACK, weight=0.4, spacing=14), "m")
    canvas.text((800, 284), "居民身份证", Style("kai", 108, BLACK, weight=1.2, spacing=22), "m")
    label, filled = Style("sans", 37, BLACK, weight=0.8), Style("sans", 38, BLACK)
    canvas.text((372, 612), "签发机关", label)
    canvas.value((556, 612), "authority", rng.choice(id_card_back.AUTHORITIES), filled)
    canvas.text((372, 712), "有效期限", label)
    begun, years = invent.day(rng, 2006, 2025), rng.choice((5, 10, 20, 20, 0))
    until = id_card_back.until(begun, years)
    end = canvas.value((556, 712), "valid_from", begun, filled, f"{begun:%Y.%m.%d}")
    end = canvas.text((end + 3, 712 + canvas.shift[1]), "-", filled)[1][0]
    shown = "长期" if isinstance(until, str) else f"{until:%Y.%m.%d}"
    canvas.value((end + 3 - canvas.shift[0], 712), "valid_until", until, filled, shown)
    canvas.text((60, 776), "样本", Style("sans", 20, (190, 196, 196)))
    return canvas.done("id_card_back", corner=44)


def plain_debit(rng: random.Random) -> Rendered:
    """A new debit card across: the name of the bank large at the left, the flat number along the foot, no groups in the middle."""
    canvas, content = Canvas(ACROSS, rng), card(rng, (19, 19, 16))
    canvas.image = faces.face(ACROSS, rng.choice((*faces.PALETTES, *faces.PALE)), rng)
    behind = faces.colour_at(canvas.image, (120, 560))
    ink = faces.DARK if sum(behind) > 480 else faces.WHITE
    canvas.value((70, 96), "bank_name", content.bank, Style("sans", 52, ink, weight=0.8, spacing=3))
    canvas.text((72, 150), content.english, Style("serif", 19, ink, spacing=1))
    faces.chip(canvas.image, (96, 236), 118, rng.choice(((214, 186, 118), (206, 208, 212))))
    faces.antenna(canvas.image, (236, 282), ink, 44)
    canvas.text((940, 96), rng.choice(("借记卡", "DEBIT CARD", "社会保障 借记")), Style("sans", 26, ink), "r")
    number = Style(rng.choice(("mono", "sans")), 40, ink, spacing=2)
    shown = faces.grouped(content.number, rng.choice((content.groups, (6, 13))))
    canvas.value((70, 470), "card_number", content.number, number, shown)
    canvas.text((70, 548), "月/年 MONTH/YEAR", Style("sans", 15, ink))
    canvas.value((250, 546), "valid_thru", content.valid_thru, number.but(size=27), content.until)
    canvas.text((400, 548), "LIMITED TO CHINA", Style("sans", 15, ink))
    faces.network(canvas, (792, 486), 158)
    return faces.worn(canvas.done("bank_card", corner=40), rng)


def narrow_credit(rng: random.Random) -> Rendered:
    """An upright credit card: bare face, chip at the top, the number in one short row above holder and date at the foot."""
    canvas, content = Canvas(UPRIGHT, rng), card(rng, (16,))
    canvas.image = faces.face(UPRIGHT, rng.choice(faces.PALETTES), rng)
    faces.chip(canvas.image, (260, 70), 118, (206, 208, 212))
    faces.antenna(canvas.image, (430, 116), faces.WHITE, 40)
    canvas.value((319, 430), "bank_name", content.bank, Style("serif", 58, faces.WHITE, weight=0.5), anchor="m")
    canvas.text((319, 486), content.english, Style("sans", 18, faces.WHITE, spacing=1), "m")
    canvas.text(
        (319, 560), rng.choice(("青年信用卡", "车主信用卡", "CREDIT", "PLATINUM")), Style("sans", 26, faces.WHITE), "m"
    )
    number = Style("typewriter", 40, faces.WHITE, weight=0.3)
    canvas.value((50, 724), "card_number", content.number, number, faces.grouped(content.number, (4, 4, 4, 4)))
    canvas.text((50, 786), rng.choice(HOLDERS), number.but(size=28))
    canvas.text((50, 850), "VALID THRU", Style("sans", 14, faces.WHITE))
    canvas.value((50, 884), "valid_thru", content.valid_thru, number.but(size=30), content.until)
    faces.network(canvas, (440, 856), 146)
    return canvas.done("bank_card", corner=44)


def pocket(rng: random.Random) -> Rendered:
    """A driving licence in a phone's wallet: a tinted card with the portrait at its left, names small over their values."""
    content, tint = vehicles.licence(rng), rng.choice(((44, 120, 96), (30, 90, 160), (20, 60, 120)))
    canvas = licence_parts.screen("机动车驾驶证", rng, tint, 1900)
    licence_parts.shadowed(canvas, (36, 236, 1044, 1420), (250, 252, 250), 30)
    ImageDraw.Draw(canvas.image).rounded_rectangle((36, 236, 1044, 330), 30, fill=tint)
    canvas.text((540, 284), "中华人民共和国机动车驾驶证", Style("sans", 38, (255, 255, 255), weight=0.3), "m")
    licence_parts.photo(canvas, id_card.portrait(content.person.sex, rng), (84, 376, 316, 664))
    _pocket_fields(canvas, content)
    bars = paper.barcode(content.file_number, 110, rng)
    canvas.image.paste(bars, (540 - bars.width // 2, 1500))
    canvas.text((540, 1650), f"档案编号 {content.file_number}", Style("sans", 30, (96, 102, 112)), "m")
    canvas.text((540, 1720), "仅限本人出示，截图无效", Style("sans", 28, (150, 154, 160)), "m")
    return canvas.done("driving_licence")


def _pocket_fields(canvas: Canvas, content: Licence) -> None:
    who = content.person
    cells: tuple[tuple[int, int, str, str | None, Value, str | None], ...] = (
        (360, 380, "姓名 Name", "name", who.name, None), (760, 380, "性别 Sex", "sex", who.sex, SEXES[who.sex]),
        (360, 486, "证号 License No.", "id_number", who.id_number, None),
        (360, 592, "国籍 Nationality", None, "中国", None), (760, 592, "准驾车型 Class", "vehicle_class", content.classes, None),
        (84, 720, "出生日期 Date of Birth", "birth_date", who.birth_date, None),
        (560, 720, "初次领证日期 Date of First Issue", "first_issue_date", content.first_issued, None),
    )  # fmt: skip
    small, large = Style("sans", 26, (136, 142, 150)), Style("sans", 36, (34, 38, 44))
    for x, y, name, field, value, shown in cells:
        canvas.text((x, y), name, small)
        if field:
            fit(canvas, (x, y + 48), field, value, large, 1010 - x, shown)
        else:
            canvas.value((x, y + 48), None, value, large)
    canvas.text((84, 840), "住址 Address", small)
    rows(canvas, (84, 914), "address", who.address, large, 900, 50)
    canvas.text((84, 1020), "有效期限 Valid Period", small)
    until = id_card_back.until(content.valid_from, content.years)
    end = canvas.value((84, 1072), "valid_from", content.valid_from, large)
    end = canvas.text((end + 12, 1072), "至", large)[1][0]
    canvas.value((end + 12, 1072), "valid_until", until, large, "长期" if until == "long-term" else None)
    canvas.text((84, 1160), "发证机关 Issuing Authority", small)
    canvas.text((84, 1208), "江州省江州市公安局交通警察支队", large)
    canvas.text((84, 1310), "状态 正常", large.but(ink=(30, 140, 80)))


def registered(rng: random.Random) -> Rendered:
    """A vehicle licence of a recent issue: compact rows in pale print, English behind each name, the seal at the lower left."""
    look = Print(
        (236, 244, 246), (208, 224, 230), Style("sans", 24, (70, 84, 108)), Style("serif", 17, (96, 108, 130)),
        Style(rng.choice(("serif", "typewriter")), 31, (22, 22, 28)), under=False, shift=9,
    )  # fmt: skip
    canvas, content = licence_parts.sheet((1100, 760), look, rng), vehicles.vehicle(rng)
    canvas.text((550, 66), "中华人民共和国机动车行驶证", look.label.but(size=46, font="kai", weight=0.8), "m")
    canvas.text((550, 112), "Vehicle License of the People's Republic of China", look.english.but(size=22), "m")
    _registered_rows(canvas, content, look)
    seal = licence_parts.police_seal(rng, 190)
    canvas.stamp(seal, (160, 600), licence_parts.RED, rng.uniform(-3, 3))
    return canvas.done("vehicle_licence", corner=22)


def _registered_rows(canvas: Canvas, content: Vehicle, look: Print) -> None:
    cells: tuple[tuple[int, int, str, str, str, Value, int], ...] = (
        (60, 172, "号牌号码", "Plate No.", "plate_number", content.plate, 500),
        (520, 172, "车辆类型", "Vehicle Type", "vehicle_type", content.kind, 1050),
        (60, 240, "所有人", "Owner", "owner", content.owner, 1050),
        (60, 390, "使用性质", "Use Character", "use_character", content.use, 520),
        (540, 390, "品牌型号", "Model", "model", content.model, 1050),
        (300, 470, "车辆识别代号", "VIN", "vin", content.vin, 1050),
        (300, 548, "发动机号码", "Engine No.", "engine_number", content.engine, 1050),
        (300, 626, "注册日期", "Register Date", "register_date", content.registered, 1050),
        (300, 702, "发证日期", "Issue Date", "issue_date", content.issued, 1050),
    )  # fmt: skip
    for x, y, chinese, english, field, value, right in cells:
        end = licence_parts.label(canvas, (x, y), chinese, english, look) + 18
        fit(canvas, (end, y), field, value, look.filled, right - end)
        canvas.rule((x - 10, y + 34), (right, y + 34), look.lines, 2)
    end = licence_parts.label(canvas, (60, 312), "住址", "Address", look) + 18
    rows(canvas, (end, 312), "address", content.address, look.filled.but(size=29), 1030 - end, 35)
    canvas.rule((50, 352), (1050, 352), look.lines, 2)


FRONT: Drawers = {"portrait_side": portrait_side}
BACK: Drawers = {"emblem_side": emblem_side}
BANK: Drawers = {"plain_debit": plain_debit, "narrow_credit": narrow_credit}
DRIVING: Drawers = {"pocket": pocket}
VEHICLE: Drawers = {"registered": registered}
