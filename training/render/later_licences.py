"""Licences kept for the benchmark: a driver's and a vehicle's main page in a clear sleeve, and what an office prints of either on a ruled sheet."""

import random
from collections.abc import Callable, Mapping, Sequence

from training.render import id_card, id_card_back, later_sleeves, licence_parts, people, seal, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.contents import SEXES
from training.render.form_parts import Form
from training.render.later_parts import Box, ruled
from training.render.licence_parts import Print, fit, label, rows, sheet

PAGE = 1040, 720
DARK: Ink = (38, 40, 46)
CREAM = Print(
    (246, 244, 236), (222, 224, 214), Style("serif", 26, (52, 70, 66)), Style("sans", 16, (90, 104, 100)),
    Style("sans", 32, (30, 30, 36), weight=0.1), shift=5,
)  # fmt: skip
ICE = Print(
    (238, 244, 248), (206, 220, 230), Style("sans", 25, (44, 70, 110)), Style("sans", 16, (84, 104, 136)),
    Style("typewriter", 31, (34, 34, 44)), shift=6,
)  # fmt: skip
OFFICE = "江州市公安局交通警察支队车辆管理所"
Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def _put(canvas: Canvas, look: Print, at: tuple[float, float], words: tuple[str, str], field: str, value: Value, right: float,
         shown: str | None = None) -> None:  # fmt: skip
    """A label in both languages and its value, which ends before `right`."""
    end = label(canvas, at, *words, look) + 14
    fit(canvas, (end, at[1]), field, value, look.filled, right - end, shown)


def driver_page(rng: random.Random) -> Rendered:
    """A driving licence's main page between hair lines: number under the title, portrait at the lower right, the validity along the foot."""
    content, look = vehicles.licence(rng), rng.choice((CREAM, ICE))
    canvas, who = sheet(PAGE, look, rng), content.person
    canvas.text((520, 54), "中华人民共和国机动车驾驶证", look.label.but(size=42, weight=0.7, spacing=2), "m")
    canvas.text((520, 98), "Driving License of the People's Republic of China", look.english.but(size=22), "m")
    end = label(canvas, (250, 152), "证号", "License No.", look) + 20
    fit(canvas, (end, 152), "id_number", who.id_number, look.filled.but(size=38), 560)
    _put(canvas, look, (40, 224), ("姓名", "Name"), "name", who.name, 450)
    _put(canvas, look, (470, 224), ("性别", "Sex"), "sex", who.sex, 640, SEXES[who.sex])
    end = label(canvas, (680, 224), "国籍", "Nationality", look) + 14
    canvas.value((end, 224), None, "中国", look.filled)
    end = label(canvas, (40, 302), "住址", "Address", look) + 16
    rows(canvas, (end, 302), "address", who.address, look.filled.but(size=29), 1000 - end, 36)
    for y in (262, 342):
        canvas.rule((36, y), (1004, y), look.label.ink, 1)
    licence_parts.photo(canvas, id_card.portrait(who.sex, rng, look.paper), (772, 372, 984, 640))
    canvas.stamp(licence_parts.police_seal(rng, 164), (140, 490), licence_parts.RED, rng.uniform(-4, 4))
    _put(canvas, look, (262, 404), ("出生日期", "Date of Birth"), "birth_date", who.birth_date, 750)
    _put(
        canvas, look, (262, 484), ("初次领证日期", "Date of First Issue"), "first_issue_date", content.first_issued, 750
    )
    _put(canvas, look, (262, 564), ("准驾车型", "Class"), "vehicle_class", content.classes, 750)
    until = id_card_back.until(content.valid_from, content.years)
    end = label(canvas, (40, 656), "有效期限", "Valid Period", look) + 18
    end = canvas.value((end, 656), "valid_from", content.valid_from, look.filled) + 12
    end = canvas.value((end - canvas.shift[0], 656), None, "至", look.filled) + 12
    canvas.value(
        (end - canvas.shift[0], 656), "valid_until", until, look.filled, "长期" if until == "long-term" else None
    )
    return later_sleeves.sleeved(canvas.done("driving_licence", corner=20), rng)


def vehicle_page(rng: random.Random) -> Rendered:
    """A vehicle licence's main page between hair lines: the seal at the left of the numbers, both days in the last row."""
    content, look = vehicles.vehicle(rng), rng.choice((CREAM, ICE))
    canvas = sheet(PAGE, look, rng)
    canvas.text((520, 54), "中华人民共和国机动车行驶证", look.label.but(size=42, weight=0.7, spacing=2), "m")
    canvas.text((520, 98), "Vehicle License of the People's Republic of China", look.english.but(size=22), "m")
    places: Sequence[tuple[int, int, tuple[str, str], str, Value, int]] = (
        (40, 168, ("号牌号码", "Plate No."), "plate_number", content.plate, 470), (490, 168, ("车辆类型", "Vehicle Type"), "vehicle_type", content.kind, 1000),
        (40, 246, ("所有人", "Owner"), "owner", content.owner, 1000), (40, 402, ("使用性质", "Use Character"), "use_character", content.use, 470),
        (490, 402, ("品牌型号", "Model"), "model", content.model, 1000), (262, 484, ("车辆识别代号", "VIN"), "vin", content.vin, 1000),
        (262, 562, ("发动机号码", "Engine No."), "engine_number", content.engine, 1000),
        (262, 644, ("注册日期", "Register Date"), "register_date", content.registered, 630),
        (646, 644, ("发证日期", "Issue Date"), "issue_date", content.issued, 1010),
    )  # fmt: skip
    for x, y, words, field, value, right in places:
        _put(canvas, look, (x, y), words, field, value, right)
    end = label(canvas, (40, 324), "住址", "Address", look) + 16
    rows(canvas, (end, 324), "address", content.address, look.filled.but(size=29), 1000 - end, 34)
    for y in (206, 284, 364, 440):
        canvas.rule((36, y), (1004, y), look.label.ink, 1)
    canvas.stamp(licence_parts.police_seal(rng, 164), (140, 566), licence_parts.RED, rng.uniform(-4, 4))
    return later_sleeves.sleeved(canvas.done("vehicle_licence", corner=20), rng)


def driver_sheet(rng: random.Random) -> Rendered:
    """What an office prints of a driving licence: a ruled table of two facts a row, both ends of the validity in cells of their own, seal and day below."""
    content = vehicles.licence(rng)
    who, until = content.person, id_card_back.until(content.valid_from, content.years)
    canvas, form = _sheet(rng, "机动车驾驶证信息查询单")
    y = ruled(form, (70, 200), 1100, (
        (Box(0.5, "姓名", "name", who.name), Box(0.5, "性别", "sex", who.sex, SEXES[who.sex])),
        (Box(0.5, "出生日期", "birth_date", who.birth_date), Box(0.5, "国籍", None, "中国")),
        (Box(0.5, "驾驶证号", "id_number", who.id_number), Box(0.5, "档案编号", None, content.file_number)),
        (Box(0.5, "准驾车型", "vehicle_class", content.classes), Box(0.5, "初次领证日期", "first_issue_date", content.first_issued)),
        (Box(0.5, "有效期始", "valid_from", content.valid_from), Box(0.5, "有效期止", "valid_until", until, "长期" if until == "long-term" else None)),
        (Box(1, "登记住所", "address", who.address),),
        (Box(0.5, "驾驶证状态", None, "正常"), Box(0.5, "累积记分", None, f"{rng.choice((0, 0, 3, 6))}分")),
        (Box(1, "发证机关", None, OFFICE[:-5]),),
    ), 170, 62)  # fmt: skip
    _sealed(canvas, form, y)
    return canvas.done("driving_licence")


def vehicle_sheet(rng: random.Random) -> Rendered:
    """What an office prints of a vehicle licence: a ruled table, plate and kind first, the numbers in rows of their own, seal and day below."""
    content = vehicles.vehicle(rng)
    canvas, form = _sheet(rng, "机动车行驶证信息查询单")
    y = ruled(form, (70, 200), 1100, (
        (Box(0.5, "号牌号码", "plate_number", content.plate), Box(0.5, "车辆类型", "vehicle_type", content.kind)),
        (Box(1, "机动车所有人", "owner", content.owner),),
        (Box(1, "住址", "address", content.address),),
        (Box(0.5, "品牌型号", "model", content.model), Box(0.5, "使用性质", "use_character", content.use)),
        (Box(1, "车辆识别代号", "vin", content.vin),),
        (Box(0.5, "发动机号码", "engine_number", content.engine), Box(0.5, "核定载客", None, f"{content.seats}人")),
        (Box(0.5, "注册登记日期", "register_date", content.registered), Box(0.5, "行驶证发证日期", "issue_date", content.issued)),
        (Box(0.5, "机动车状态", None, "正常"), Box(0.5, "检验有效期止", None, f"{content.issued.year + 2}-{content.issued.month:02d}-28")),
    ), 180, 62)  # fmt: skip
    _sealed(canvas, form, y)
    return canvas.done("vehicle_licence")


def _sheet(rng: random.Random, title: str) -> tuple[Canvas, Form]:
    canvas, style = Canvas((1240, 1000), rng), Style(rng.choice(("serif", "sans")), 24, DARK)
    canvas.text((620, 90), title, style.but(size=38, weight=0.5), "m")
    canvas.text((70, 164), f"查询流水号：{people.digits(rng, 14)}", style.but(size=21))
    canvas.text((1170, 164), "单位：江州市车辆管理所", style.but(size=21), "r")
    return canvas, Form(canvas, style, style.but(font=rng.choice(("sans", "serif", "kai")), size=25))


def _sealed(canvas: Canvas, form: Form, y: float) -> None:
    rng = canvas.rng
    canvas.text((80, y + 44), "注：以上信息来源于公安交通管理综合应用平台，仅供参考。", form.words.but(size=21))
    canvas.text((1130, y + 100), f"打印日期：2026年{rng.randint(1, 10)}月{rng.randint(1, 28)}日", form.words, "r")
    pressed = seal.worn(seal.round_star(OFFICE, "业务专用章", 200), rng)
    canvas.stamp(pressed, (960, y + 80), seal.RED, rng.uniform(-10, 10))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 210)))


DRIVING: Drawers = {"sleeved_driver": driver_page, "office_driver": driver_sheet}
VEHICLE: Drawers = {"sleeved_vehicle": vehicle_page, "office_vehicle": vehicle_sheet}
