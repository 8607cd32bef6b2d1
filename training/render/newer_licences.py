"""Driving and vehicle licences kept for the benchmark: what an office's app knows of them, one turned across on a phone, one on paper, one printed out."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PIL import ImageDraw

from training.render import id_card, id_card_back, licence_parts, paper, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.contents import SEXES
from training.render.licence_parts import Print, fit, rows
from training.render.medical_form import narrowed
from training.render.newer_parts import Entry, under
from training.render.vehicles import Licence, Vehicle

GREY: Ink = (136, 142, 152)
DARK: Ink = (34, 38, 44)
PINE: Ink = (40, 92, 78)
Drawers = Mapping[str, Callable[[random.Random], Rendered]]
Line = tuple[str, str | None, Value | None, str | None]


def _facts(canvas: Canvas, lines: Sequence[Line], y: float, step: float = 104) -> float:
    """Names at the left, values flush right, a hair line under each; gives the height below."""
    for label, field, value, shown in lines:
        canvas.text((70, y), label, Style("sans", 34, GREY))
        if value is not None:
            style = narrowed(Style("sans", 35, DARK), shown or str(value), 620)
            canvas.value((1010, y), field, value, style, shown, "r")
        canvas.rule((70, y + step / 2), (1010, y + step / 2), (232, 234, 238), 2)
        y += step
    return y


def _end(until: date | str) -> str | None:
    """How a day without end is shown."""
    return "长期" if isinstance(until, str) else None


def known_driver(rng: random.Random) -> Rendered:
    """An app's page of a driver without address or birthday: both ends of the validity in rows of their own, points and state."""
    content, tint = vehicles.licence(rng), rng.choice(((30, 104, 196), (16, 128, 160)))
    canvas = licence_parts.screen("驾驶证信息", rng, tint, 1900)
    licence_parts.shadowed(canvas, (32, 230, 1048, 1650), radius=18)
    until = id_card_back.until(content.valid_from, content.years)
    who = content.person
    _facts(canvas, (
        ("驾驶人姓名", "name", who.name, None), ("身份证明号码", "id_number", who.id_number, None),
        ("档案编号", None, content.file_number, None), ("性别", "sex", who.sex, SEXES[who.sex]), ("准驾车型", "vehicle_class", content.classes, None),
        ("初次领证日期", "first_issue_date", content.first_issued, None), ("有效期始", "valid_from", content.valid_from, None),
        ("有效期止", "valid_until", until, _end(until)), ("累积记分", None, f"{rng.choice((0, 0, 1, 3))}", None),
        ("驾驶证状态", None, "正常", None), ("发证机关", None, "江州省江州市公安局交警支队", None),
    ), 300, 118)  # fmt: skip
    canvas.text((540, 1740), "信息仅供参考，以车辆管理所登记为准", Style("sans", 30, GREY), "m")
    return canvas.done("driving_licence")


def across(rng: random.Random) -> Rendered:
    """An electronic licence on a phone held across: the portrait at the left, names above values in three columns, a code at the right."""
    content = vehicles.licence(rng)
    canvas = Canvas((2080, 1000), rng, (226, 236, 232))
    canvas.image = paper.guilloche((2080, 1000), (232, 242, 238), (206, 226, 218), period=10, waves=4)
    ImageDraw.Draw(canvas.image).rectangle((0, 0, 2080, 110), fill=PINE)
    canvas.text((60, 56), "×", Style("sans", 56, (255, 255, 255)))
    canvas.text((1040, 56), "电子驾驶证", Style("sans", 44, (255, 255, 255), weight=0.4), "m")
    canvas.text((1040, 170), "中华人民共和国机动车驾驶证", Style("sans", 40, PINE, weight=0.6), "m")
    licence_parts.photo(canvas, id_card.portrait(content.person.sex, rng, (240, 246, 243)), (80, 240, 340, 564))
    _across_fields(canvas, content)
    canvas.image.paste(paper.qr(f"jz:{content.file_number}", 300), (1690, 420))
    canvas.text((1840, 750), "出示二维码核验", Style("sans", 28, GREY), "m")
    hour = f"{rng.randint(7, 21):02d}:{rng.randint(10, 59)}"
    canvas.text(
        (80, 920),
        f"当前状态：正常　　数据更新：2026-{rng.randint(1, 10):02d}-{rng.randint(10, 28)} {hour}",
        Style("sans", 30, PINE),
    )
    return canvas.done("driving_licence")


def _across_fields(canvas: Canvas, content: Licence) -> None:
    who, small, large = content.person, Style("sans", 27, (110, 130, 124)), Style("sans", 36, DARK)
    until = id_card_back.until(content.valid_from, content.years)
    entries = (
        (400, 250, 380, Entry("姓名", "name", who.name)), (800, 250, 200, Entry("性别", "sex", who.sex, SEXES[who.sex])),
        (1040, 250, 560, Entry("证号", "id_number", who.id_number)),
        (400, 380, 380, Entry("出生日期", "birth_date", who.birth_date)), (800, 380, 220, Entry("国籍", None, "中国")),
        (1040, 380, 300, Entry("准驾车型", "vehicle_class", content.classes)),
        (1340, 380, 330, Entry("初次领证日期", "first_issue_date", content.first_issued)),
        (1040, 510, 290, Entry("有效起始日期", "valid_from", content.valid_from)),
        (1340, 510, 330, Entry("有效期至", "valid_until", until, _end(until))),
        (400, 510, 600, Entry("发证机关", None, "江州市公安局交通警察支队")),
    )  # fmt: skip
    for x, y, room, entry in entries:
        under(canvas, (x, y), entry, small, large, room, 48)
    canvas.text((400, 650), "住址", small)
    rows(canvas, (400, 720), "address", who.address, large, 1200, 46)


def issued(rng: random.Random) -> Rendered:
    """The paper itself in a print of its own: Chinese words alone, values by needles over the rules, the seal beside the dates."""
    look = Print((238, 244, 236), (214, 226, 212), Style("serif", 27, (66, 84, 74)), Style("serif", 16, (90, 104, 96)),
                 Style(rng.choice(("typewriter", "mono", "kai")), 33, (30, 32, 40), dotted=rng.random() < 0.5), shift=10)  # fmt: skip
    canvas, content = licence_parts.sheet((1080, 740), look, rng), vehicles.licence(rng)
    who, until = content.person, id_card_back.until(content.valid_from, content.years)
    canvas.text((540, 56), "中华人民共和国机动车驾驶证", look.label.but(size=42, weight=0.8, spacing=4), "m")
    cells: tuple[tuple[int, int, str, str | None, Value, str | None, int], ...] = (
        (300, 116, "证号", "id_number", who.id_number, None, 900), (50, 182, "姓名", "name", who.name, None, 480),
        (500, 182, "性别", "sex", who.sex, SEXES[who.sex], 660), (730, 182, "国籍", None, "中国", None, 1030),
        (330, 384, "出生日期", "birth_date", who.birth_date, None, 760), (330, 454, "初次领证日期", "first_issue_date", content.first_issued, None, 760),
        (330, 524, "准驾车型", "vehicle_class", content.classes, None, 760),
    )  # fmt: skip
    for x, y, words, field, value, shown, right in cells:
        end = canvas.text((x, y), words, look.label)[1][0] + 18
        if field:
            fit(canvas, (end, y), field, value, look.filled, right - end - 8, shown)
        else:
            canvas.value((end, y), None, value, look.filled)
        canvas.rule((x - 6, y + 32), (right, y + 32), look.lines, 2)
    end = canvas.text((50, 262), "住址", look.label)[1][0] + 18
    rows(canvas, (end, 262), "address", who.address, look.filled.but(size=30), 1000 - end, 38)
    canvas.rule((44, 312), (1030, 312), look.lines, 2)
    licence_parts.photo(canvas, id_card.portrait(who.sex, rng, (238, 240, 238)), (800, 336, 1020, 612))
    end = canvas.text((50, 668), "有效期限", look.label)[1][0] + 18
    end = canvas.value((end, 668), "valid_from", content.valid_from, look.filled)
    end = canvas.value((end + 12 - canvas.shift[0], 668), None, "至", look.filled)
    canvas.value((end + 12 - canvas.shift[0], 668), "valid_until", until, look.filled, _end(until))
    canvas.stamp(licence_parts.police_seal(rng, 200), (170, 470), licence_parts.RED, rng.uniform(-3, 3))
    return canvas.done("driving_licence", corner=22)


def known_car(rng: random.Random) -> Rendered:
    """An app's page of a vehicle under other names: frame number for the vehicle number, first registration, no address."""
    content, tint = vehicles.vehicle(rng), rng.choice(((30, 104, 196), (200, 120, 20)))
    canvas = licence_parts.screen("机动车信息", rng, tint, 2020)
    licence_parts.shadowed(canvas, (32, 230, 1048, 430), radius=18)
    canvas.value((76, 330), "plate_number", content.plate, Style("sans", 62, tint, weight=0.6))
    canvas.text((1004, 330), rng.choice(("已绑定", "本人车辆", "正常")), Style("sans", 32, GREY), "r")
    licence_parts.shadowed(canvas, (32, 470, 1048, 1780), radius=18)
    _facts(canvas, (
        ("所有人", "owner", content.owner, None), ("车辆类型", "vehicle_type", content.kind, None), ("品牌型号", "model", content.model, None),
        ("车架号", "vin", content.vin, None), ("发动机号", "engine_number", content.engine, None), ("使用性质", "use_character", content.use, None),
        ("初次登记日期", "register_date", content.registered, None), ("行驶证发证日期", "issue_date", content.issued, None),
        ("核定载客", None, f"{content.seats}人", None), ("机动车状态", None, "正常", None),
    ), 540, 122)  # fmt: skip
    canvas.text((540, 1880), "办理业务　｜　电子行驶证", Style("sans", 34, tint), "m")
    return canvas.done("vehicle_licence")


def printed(rng: random.Random) -> Rendered:
    """An electronic vehicle licence printed out on a sheet: two ruled tables in black on white with a code between them."""
    content = vehicles.vehicle(rng)
    canvas, style = Canvas((1240, 1600), rng), Style(rng.choice(("sans", "serif")), 26, (26, 26, 30))
    canvas.text((620, 110), "中华人民共和国机动车行驶证（电子版）", style.but(size=40, weight=0.6), "m")
    canvas.text((620, 160), "Vehicle License of the People's Republic of China", style.but(size=22), "m")
    y = _printed_main(canvas, content, style)
    canvas.image.paste(paper.qr(f"xsz:{content.vin}", 190), (90, round(y) + 40))
    canvas.text((310, y + 110), "本页由机动车电子证照平台生成，扫码可验证。", style.but(size=23))
    canvas.text(
        (310, y + 156),
        f"打印时间：2026-{rng.randint(1, 10):02d}-{rng.randint(10, 28)} {rng.randint(8, 20):02d}:{rng.randint(10, 59)}",
        style.but(size=23),
    )
    seal = licence_parts.police_seal(rng, 170)
    canvas.stamp(seal, (1050, y + 130), licence_parts.RED, rng.uniform(-3, 3))
    canvas.text((620, y + 310), "副　页", style.but(size=30, weight=0.5), "m")
    _printed_more(canvas, content, style, y + 350)
    return canvas.done("vehicle_licence")


def _cells(
    canvas: Canvas, y: float, cells: Sequence[tuple[int, int, str, str | None, Value]], style: Style, high: int = 68
) -> None:
    """Boxes with a label in the first part of each and its value in the rest."""
    for left, right, label, field, value in cells:
        wide = 170
        canvas.frame(left, y, left + wide, y + high, style.ink, 2)
        canvas.frame(left + wide, y, right, y + high, style.ink, 2)
        canvas.text((left + wide / 2, y + high / 2), label, style.but(size=23), "m")
        if field == "address":
            rows(canvas, (left + wide + 14, y + high / 2), field, str(value), style, right - left - wide - 28, 32)
        elif field:
            fit(canvas, (left + wide + 14, y + high / 2), field, value, style, right - left - wide - 28)
        else:
            canvas.value(
                (left + wide + 14, y + high / 2), None, value, narrowed(style, str(value), right - left - wide - 28)
            )


def _printed_main(canvas: Canvas, content: Vehicle, style: Style) -> float:
    lines: tuple[tuple[tuple[int, int, str, str | None, Value], ...], ...] = (
        ((70, 620, "号牌号码", "plate_number", content.plate), (620, 1170, "车辆类型", "vehicle_type", content.kind)),
        ((70, 1170, "所有人", "owner", content.owner),),
        ((70, 1170, "住址", "address", content.address),),
        ((70, 620, "使用性质", "use_character", content.use), (620, 1170, "品牌型号", "model", content.model)),
        ((70, 1170, "车辆识别代号", "vin", content.vin),),
        ((70, 1170, "发动机号码", "engine_number", content.engine),),
        ((70, 620, "注册日期", "register_date", content.registered), (620, 1170, "发证日期", "issue_date", content.issued)),
    )  # fmt: skip
    y = 206.0
    for cells in lines:
        high = 84 if cells[0][3] == "address" else 68
        _cells(canvas, y, cells, style, high)
        y += high
    return y


def _printed_more(canvas: Canvas, content: Vehicle, style: Style, y: float) -> None:
    """The second page's table, whose values are no fields."""
    mass, until = content.mass, id_card_back.until(content.issued, 2)
    lines: tuple[tuple[tuple[int, int, str, str | None, Value], ...], ...] = (
        ((70, 620, "核定载人数", None, f"{content.seats}人"), (620, 1170, "总质量", None, f"{mass + 450}kg")),
        ((70, 620, "整备质量", None, f"{mass}kg"), (620, 1170, "外廓尺寸", None, "4670×1806×1474mm")),
        ((70, 620, "检验记录", None, f"检验有效期至{until:%Y年%m月}" if isinstance(until, date) else ""), (620, 1170, "备注", None, "汽油")),
    )  # fmt: skip
    for i, cells in enumerate(lines):
        _cells(canvas, y + i * 68, cells, style)


DRIVING: Drawers = {"known_driver": known_driver, "across": across, "issued": issued}
VEHICLE: Drawers = {"known_car": known_car, "printed": printed}
