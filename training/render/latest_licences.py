"""Licences kept for the benchmark: a driver's on a printed sheet and in a booklet held upright, a vehicle's with its photo and as a phone's card."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import Image, ImageDraw

from training.render import id_card, id_card_back, licence_parts, paper, people, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.contents import SEXES
from training.render.licence_parts import Print, fit, rows, sheet
from training.render.medical_form import narrowed
from training.render.newer_parts import Entry, under
from training.render.vehicle_damage_scene import PAINTS, Scene
from training.render.vehicles import Licence, Vehicle

DARK: Ink = (34, 38, 44)
GREY: Ink = (128, 136, 146)
TEAL: Ink = (28, 104, 108)
PAGE = 1000, 700
GREYISH = Print(
    (238, 240, 240), (212, 218, 220), Style("sans", 27, (58, 66, 84)), Style("serif", 17, (92, 98, 112)),
    Style("serif", 34, (28, 28, 32), weight=0.2), shift=3,
)  # fmt: skip
Drawers = Mapping[str, Callable[[random.Random], Rendered]]
Facts = Sequence[tuple[str, str | None, Value | None, str | None]]


def _shown(until: Value) -> str | None:
    return "长期" if until == "long-term" else None


def on_sheet(rng: random.Random) -> Rendered:
    """An electronic driving licence saved as a sheet: portrait and code at the top, names and values in rows between hair lines."""
    content, canvas = vehicles.licence(rng), Canvas((1240, 1500), rng)
    canvas.image.paste(paper.guilloche((1120, 1340), (244, 248, 250), (226, 236, 240), period=9, waves=3), (60, 90))
    canvas.frame(60, 90, 1180, 1430, (150, 172, 184), 3)
    canvas.text((620, 160), "机动车驾驶证电子版", Style("sans", 44, DARK, weight=0.6), "m")
    canvas.text((620, 212), "Driving License (Electronic)", Style("serif", 24, GREY), "m")
    who, until = content.person, id_card_back.until(content.valid_from, content.years)
    licence_parts.photo(canvas, id_card.portrait(who.sex, rng, (244, 248, 250)), (870, 260, 1090, 534))
    canvas.image.paste(paper.qr(f"jsz:{content.file_number}", 170), (895, 580))
    _lines(canvas, (110, 290), 720, 66, (
        ("姓名 Name", "name", who.name, None), ("性别 Sex", "sex", who.sex, SEXES[who.sex]), ("国籍 Nationality", None, "中国", None),
        ("出生日期 Date of Birth", "birth_date", who.birth_date, None), ("初次领证日期", "first_issue_date", content.first_issued, None),
        ("准驾车型 Class", "vehicle_class", content.classes, None), ("有效期自", "valid_from", content.valid_from, None),
        ("有效期至", "valid_until", until, _shown(until)),
    ))  # fmt: skip
    _lines(
        canvas,
        (110, 818),
        1020,
        74,
        (
            ("证号 License No.", "id_number", who.id_number, None),
            ("档案编号 File No.", None, content.file_number, None),
        ),
    )
    canvas.text((110, 976), "住址 Address", Style("sans", 25, GREY))
    rows(canvas, (400, 976), "address", who.address, Style("sans", 29, DARK), 720, 40)
    canvas.rule((110, 1020), (1130, 1020), (196, 208, 216), 1)
    canvas.text((110, 1070), "发证机关：江州省江州市公安局交通警察支队", Style("sans", 27, DARK))
    canvas.stamp(licence_parts.police_seal(rng, 190), (960, 1120), licence_parts.RED, rng.uniform(-3, 3))
    hour = f"{rng.randint(8, 20):02d}:{rng.randint(10, 59)}:{rng.randint(10, 59)}"
    canvas.text(
        (110, 1130), f"生成时间：2026-{rng.randint(1, 10):02d}-{rng.randint(10, 28)} {hour}", Style("sans", 25, GREY)
    )
    for i, words in enumerate(
        ("1. 本电子版与纸质驾驶证具有同等效力。", "2. 扫描二维码可核验证件当前状态。", "3. 涂改、伪造、变造的无效。")
    ):
        canvas.text((110, 1250 + i * 48), words, Style("sans", 24, GREY))
    return canvas.done("driving_licence")


def _lines(canvas: Canvas, at: tuple[float, float], wide: float, step: float, facts: Facts) -> None:
    """A name, its value from the same place in each row, and a hair line under both."""
    x, y = at
    for label, field, value, shown in facts:
        canvas.text((x, y), label, Style("sans", 25, GREY))
        if value is not None:
            style = narrowed(Style("sans", 31, DARK), shown or str(value), wide - 300)
            canvas.value((x + 290, y), field, value, style, shown)
        canvas.rule((x, y + step / 2), (x + wide, y + step / 2), (196, 208, 216), 1)
        y += step


def booklet(rng: random.Random) -> Rendered:
    """A driving licence in its dark case held upright: the main page above, the second below; values under their names' English words."""
    content, canvas = (
        vehicles.licence(rng),
        Canvas((1160, 1560), rng, rng.choice(((34, 34, 38), (52, 34, 30), (24, 34, 58)))),
    )
    for top in (60, 810):
        page = sheet(PAGE, GREYISH, rng)
        canvas.image.paste(page.image, (80, top))
    _main(canvas, content, 80, 60)
    _second(canvas, content, 80, 810)
    pen = ImageDraw.Draw(canvas.image)
    for top in (50, 800):
        pen.rounded_rectangle((68, top, 1092, top + 720), 14, outline=(150, 150, 152), width=3)
    return canvas.done("driving_licence")


def _main(canvas: Canvas, content: Licence, x: int, y: int) -> None:
    who, until, look = content.person, id_card_back.until(content.valid_from, content.years), GREYISH
    canvas.text((x + 500, y + 50), "中华人民共和国机动车驾驶证", look.label.but(size=40, weight=0.8, spacing=3), "m")
    canvas.text((x + 500, y + 92), "Driving License of the People's Republic of China", look.english.but(size=22), "m")
    end = canvas.text((x + 210, y + 142), "证号", look.label)[1][0] + 20
    canvas.value((end, y + 142), "id_number", who.id_number, look.filled.but(size=40))
    for left, chinese, english, field, value, shown, room in (
        (40, "姓名", "Name", "name", who.name, None, 300), (470, "性别", "Sex", "sex", who.sex, SEXES[who.sex], 80),
        (700, "国籍", "Nationality", None, "中国", None, 90),
    ):  # fmt: skip
        end = licence_parts.label(canvas, (x + left, y + 208), chinese, english, look) + 16
        if field:
            fit(canvas, (end, y + 208), field, value, look.filled, room, shown)
        else:
            canvas.value((end, y + 208), None, value, look.filled)
    end = licence_parts.label(canvas, (x + 40, y + 290), "住址", "Address", look) + 18
    rows(canvas, (end, y + 290), "address", who.address, look.filled.but(size=31), x + 950 - end, 40)
    licence_parts.photo(
        canvas, id_card.portrait(who.sex, canvas.rng, (240, 242, 242)), (x + 752, y + 336, x + 958, y + 596)
    )
    canvas.stamp(
        licence_parts.police_seal(canvas.rng, 176), (x + 140, y + 470), licence_parts.RED, canvas.rng.uniform(-4, 4)
    )
    dates: Sequence[tuple[str, str, str, Value]] = (
        ("出生日期", "Date of Birth", "birth_date", who.birth_date),
        ("初次领证日期", "Date of First Issue", "first_issue_date", content.first_issued),
        ("准驾车型", "Class", "vehicle_class", content.classes),
    )
    for i, (words, below, name, said) in enumerate(dates):
        licence_parts.label(canvas, (x + 262, y + 386 + i * 78), words, below, look)
        fit(canvas, (x + 472, y + 386 + i * 78), name, said, look.filled, 250)
    end = licence_parts.label(canvas, (x + 40, y + 654), "有效期限", "Valid Period", look) + 20
    end = canvas.value((end, y + 654), "valid_from", content.valid_from, look.filled) + 10
    end = canvas.value((end - canvas.shift[0], y + 654), None, "至", look.filled) + 10
    canvas.value((end - canvas.shift[0], y + 654), "valid_until", until, look.filled, _shown(until))


def _second(canvas: Canvas, content: Licence, x: int, y: int) -> None:
    look = GREYISH
    canvas.text((x + 500, y + 54), "中华人民共和国机动车驾驶证副页", look.label.but(size=36, weight=0.5), "m")
    for top, words, text in (
        (130, "证号", content.person.id_number),
        (196, "姓名", content.person.name),
        (262, "档案编号", content.file_number),
    ):
        canvas.pair((x + 50, y + top), f"{words}　", look.label, None, text, look.filled.but(size=31))
    canvas.text((x + 50, y + 340), "记录", look.label)
    until = id_card_back.until(content.valid_from, content.years or 10)
    canvas.text((x + 150, y + 340), f"请于{until}前九十日内申请换领新驾驶证。", look.filled.but(size=27))
    bars = paper.barcode(people.digits(canvas.rng, 13), 76, canvas.rng)
    canvas.image.paste(bars, (x + 560, y + 570))


def with_photo(rng: random.Random) -> Rendered:
    """A vehicle licence with the photo of the vehicle under its main page, as both sides of one plastic card are copied."""
    content, canvas = vehicles.vehicle(rng), Canvas((1100, 1500), rng, (250, 250, 250))
    canvas.image.paste(sheet(PAGE, GREYISH, rng).image, (50, 40))
    look, x, y = GREYISH, 50, 40
    canvas.text((x + 500, y + 52), "中华人民共和国机动车行驶证", look.label.but(size=40, weight=0.7, spacing=3), "m")
    canvas.text((x + 500, y + 94), "Vehicle License of the People's Republic of China", look.english.but(size=22), "m")
    places: Sequence[tuple[int, int, str, str, str, Value, int]] = (
        (30, 160, "号牌号码", "Plate No.", "plate_number", content.plate, 410),
        (430, 160, "车辆类型", "Vehicle Type", "vehicle_type", content.kind, 970),
        (30, 236, "所有人", "Owner", "owner", content.owner, 970), (30, 388, "使用性质", "Use Character", "use_character", content.use, 410),
        (430, 388, "品牌型号", "Model", "model", content.model, 970), (230, 466, "车辆识别代号", "VIN", "vin", content.vin, 970),
        (230, 542, "发动机号码", "Engine No.", "engine_number", content.engine, 970),
        (230, 622, "注册日期", "Register Date", "register_date", content.registered, 590),
        (610, 622, "发证日期", "Issue Date", "issue_date", content.issued, 980),
    )  # fmt: skip
    for left, top, chinese, english, field, value, right in places:
        end = licence_parts.label(canvas, (x + left, y + top), chinese, english, look) + 12
        fit(canvas, (end, y + top), field, value, look.filled.but(size=31), x + right - end)
    end = licence_parts.label(canvas, (x + 30, y + 312), "住址", "Address", look) + 18
    rows(canvas, (end, y + 312), "address", content.address, look.filled.but(size=29), x + 960 - end, 36)
    canvas.stamp(licence_parts.police_seal(rng, 170), (x + 116, y + 540), licence_parts.RED, rng.uniform(-4, 4))
    picture = _car(content, rng).resize(PAGE, Image.Resampling.LANCZOS)
    canvas.image.paste(picture, (50, 770))
    canvas.frame(50, 770, 1050, 1470, (180, 182, 184), 3)
    return canvas.done("vehicle_licence")


def _car(content: Vehicle, rng: random.Random) -> Image.Image:
    """The vehicle from its front left, as it stands at the office."""
    scene, paint = Scene((1200, 840), rng), rng.choice(PAINTS)
    scene.street(rng.randint(300, 360))
    scene.body(
        ((150, 420), (330, 400), (460, 270), (840, 262), (960, 400), (1060, 430), (1070, 640), (150, 650)), paint, 0.6
    )
    scene.glass(((370, 398), (480, 290), (640, 284), (640, 398)))
    scene.glass(((664, 398), (664, 284), (820, 284), (914, 398)))
    for x in (330, 880):
        scene.wheel((x, 640), 86)
    scene.gap(((652, 284), (654, 620)), 4)
    scene.lamp(((150, 450), (230, 446), (240, 500), (156, 510)), (214, 214, 206))
    scene.plate((220, 590), content.plate, 120)
    return scene.done().image


def phone_card(rng: random.Random) -> Rendered:
    """A phone's vehicle licence: a coloured card with plate, owner and kind, below it two columns of names above their values."""
    content, tint = vehicles.vehicle(rng), rng.choice((TEAL, (36, 78, 156), (58, 66, 90)))
    canvas = licence_parts.screen("行驶证", rng, tint, 1960)
    pen = ImageDraw.Draw(canvas.image)
    pen.rounded_rectangle((40, 240, 1040, 620), 30, fill=tint)
    white = Style("sans", 32, (236, 242, 244))
    canvas.text((84, 300), "中华人民共和国机动车行驶证", white.but(size=36, weight=0.4))
    canvas.value((84, 400), "plate_number", content.plate, white.but(size=70, weight=0.6, spacing=3))
    canvas.value((996, 400), "vehicle_type", content.kind, white, anchor="r")
    canvas.pair(
        (84, 490),
        "所有人 ",
        white.but(size=27),
        "owner",
        content.owner,
        narrowed(white.but(size=34), content.owner, 780),
    )
    canvas.pair((84, 560), "使用性质 ", white.but(size=27), "use_character", content.use, white.but(size=34))
    licence_parts.shadowed(canvas, (40, 660, 1040, 1560), radius=24)
    small, large = Style("sans", 28, GREY), Style("sans", 34, DARK)
    entries = (
        (84, 730, 900, Entry("车辆识别代号", "vin", content.vin)), (84, 880, 400, Entry("发动机号码", "engine_number", content.engine)),
        (560, 880, 440, Entry("品牌型号", "model", content.model)), (84, 1030, 400, Entry("注册日期", "register_date", content.registered)),
        (560, 1030, 400, Entry("发证日期", "issue_date", content.issued)), (84, 1180, 400, Entry("核定载人数", None, f"{content.seats}人")),
        (560, 1180, 400, Entry("检验有效期至", None, f"{content.issued.year + 2}-{content.issued.month:02d}")),
    )  # fmt: skip
    for x, y, room, entry in entries:
        under(canvas, (x, y), entry, small, large, room, 54)
    canvas.text((84, 1330), "住址", small)
    rows(canvas, (84, 1410), "address", content.address, large.but(size=32), 900, 44)
    canvas.image.paste(paper.qr(f"x:{content.vin}", 220), (430, 1610))
    canvas.text(
        (540, 1880), f"出示时间 {rng.randint(8, 20):02d}:{rng.randint(10, 59)}:{rng.randint(10, 59)}", small, "m"
    )
    return canvas.done("vehicle_licence")


DRIVING: Drawers = {"on_sheet": on_sheet, "booklet": booklet}
VEHICLE: Drawers = {"with_photo": with_photo, "phone_card": phone_card}
