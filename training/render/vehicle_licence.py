"""Draws vehicle licences (机动车行驶证): the main page of two issues, with its second page, and the licence on a phone."""

import random
from collections.abc import Callable, Mapping

from training.render import copies, licence_parts, paper, vehicles
from training.render.canvas import Canvas, Rendered, Style, Value
from training.render.licence_parts import CARD, RED, Print, fit, label, rows, sheet
from training.render.vehicles import Vehicle

NOW = Print(
    (240, 242, 248), (210, 216, 234), Style("serif", 27, (60, 66, 104)), Style("sans", 16, (86, 92, 128)),
    Style("sans", 32, (34, 34, 38)),
)  # fmt: skip
OLD = Print(
    (244, 240, 230), (222, 214, 196), Style("sans", 27, (84, 72, 58)), Style("serif", 18, (110, 98, 84)),
    Style("typewriter", 31, (40, 38, 44), dotted=True), under=False, shift=8,
)  # fmt: skip
GREEN = Print(
    (238, 246, 240), (206, 228, 212), Style("sans", 25, (34, 92, 62)), Style("sans", 16, (70, 120, 94)),
    Style("serif", 33, (26, 26, 30), weight=0.3),
)  # fmt: skip
ENGLISH = "Vehicle License of the People's Republic of China"


def _main(canvas: Canvas, content: Vehicle, look: Print, corner: tuple[int, int] = (0, 0)) -> None:
    """The main page with its upper left corner at `corner`."""
    x, y = corner
    canvas.text((x + 528, y + 58), "中华人民共和国机动车行驶证", look.label.but(size=44, weight=0.6, spacing=4), "m")
    canvas.text((x + 528, y + 104), ENGLISH, look.english.but(size=24), "m")
    _pair(canvas, (x + 44, y + 178), "号牌号码", "Plate No.", "plate_number", content.plate, look, x + 430)
    _pair(canvas, (x + 470, y + 178), "车辆类型", "Vehicle Type", "vehicle_type", content.kind, look, x + 1020)
    _pair(canvas, (x + 44, y + 262), "所有人", "Owner", "owner", content.owner, look, x + 1020)
    end = label(canvas, (x + 44, y + 346), "住址", "Address", look)
    rows(
        canvas,
        (max(end + 18, x + 190), y + 346),
        "address",
        content.address,
        look.filled,
        x + 1016 - max(end + 18, x + 190),
        36,
    )
    _pair(canvas, (x + 44, y + 430), "使用性质", "Use Character", "use_character", content.use, look, x + 430)
    _pair(canvas, (x + 470, y + 430), "品牌型号", "Model", "model", content.model, look, x + 1020)
    for line in (220, 304, 388, 472):
        canvas.rule((x + 40, y + line), (x + 1020, y + line), look.label.ink, 1)
    canvas.stamp(licence_parts.police_seal(canvas.rng, 172), (x + 138, y + 588), RED)
    _numbers(canvas, content, look, (x + 262, y + 520))


def _numbers(canvas: Canvas, content: Vehicle, look: Print, at: tuple[int, int]) -> None:
    x, y = at
    _pair(canvas, (x, y), "车辆识别代号", "VIN", "vin", content.vin, look, x + 758)
    _pair(canvas, (x, y + 76), "发动机号码", "Engine No.", "engine_number", content.engine, look, x + 758)
    _pair(canvas, (x, y + 152), "注册日期", "Register Date", "register_date", content.registered, look, x + 372)
    _pair(canvas, (x + 384, y + 152), "发证日期", "Issue Date", "issue_date", content.issued, look, x + 758)


def _pair(
    canvas: Canvas,
    at: tuple[float, float],
    chinese: str,
    english: str,
    field: str,
    value: Value,
    look: Print,
    right: float,
) -> None:
    """A label in both languages and its value, which ends before `right`."""
    end = label(canvas, at, chinese, english, look) + 16
    fit(canvas, (end, at[1]), field, value, look.filled, right - end - look.shift)


def _second(canvas: Canvas, content: Vehicle, look: Print, corner: tuple[int, int]) -> None:
    """The second page (副页): seats, masses, size and inspections; nothing that is not on the first but the file number."""
    x, y = corner
    canvas.text(
        (x + 528, y + 58), "中华人民共和国机动车行驶证副页", look.label.but(size=38, weight=0.4, spacing=2), "m"
    )
    rng, lean = canvas.rng, content.mass
    places = (
        ("号牌号码", content.plate, "档案编号", f"9901{rng.randrange(10**8):08d}"),
        ("核定载人数", f"{content.seats}人", "总质量", f"{lean + 375}kg"),
        ("整备质量", f"{lean}kg", "核定载质量", rng.choice(("--", f"{rng.randint(4, 40) * 50}kg"))),
        (
            "外廓尺寸",
            f"{rng.randint(3600, 5200)}×{rng.randint(1500, 1900)}×{rng.randint(1400, 1900)}mm",
            "准牵引总质量",
            "--",
        ),
        ("备注", rng.choice(("", "汽油", "纯电动", "强制报废期止:2035-03-02")), "", ""),
    )
    for i, (left, one, right, two) in enumerate(places):
        row = y + 140 + i * 78
        for at, name, value in ((x + 44, left, one), (x + 560, right, two)):
            canvas.text((at, row), name, look.label)
            canvas.value((at + 168, row), None, value or None, look.filled.but(size=28))
        canvas.rule((x + 40, row + 38), (x + 1020, row + 38), look.label.ink, 1)
    canvas.text((x + 44, y + 560), "检验记录", look.label)
    canvas.value(
        (x + 220, y + 560),
        None,
        f"检验有效期至{content.issued.year + 2}年{content.issued.month:02d}月{content.plate[0]}A(01)",
        look.filled.but(size=28),
    )
    canvas.image.paste(paper.barcode("99" + content.engine[-6:] + "0000", 70, rng), (x + 620, y + 630))


def _alone(look: Print, rng: random.Random) -> Rendered:
    canvas = sheet(CARD, look, rng)
    _main(canvas, vehicles.vehicle(rng), look)
    return canvas.done("vehicle_licence", corner=24)


def _both(look: Print, rng: random.Random, *, across: bool) -> Rendered:
    canvas, second = licence_parts.folded(look, rng, across=across)
    content = vehicles.vehicle(rng)
    _main(canvas, content, look)
    _second(canvas, content, look, second)
    return canvas.done("vehicle_licence", corner=20)


def _app(rng: random.Random) -> Rendered:
    """The licence on a phone's screen: the plate in large, label and value a row."""
    content, tint = vehicles.vehicle(rng), rng.choice(((30, 132, 120), (38, 100, 200), (72, 78, 160)))
    canvas = licence_parts.screen(rng.choice(("电子行驶证", "我的机动车", "行驶证详情")), rng, tint)
    licence_parts.shadowed(canvas, (40, 240, 1040, 470), tint)
    white = Style("sans", 68, (255, 255, 255), weight=0.6, spacing=6)
    canvas.value((90, 330), "plate_number", content.plate, white)
    canvas.text(
        (90, 416),
        rng.choice(("状态：正常", "检验有效期内", "已绑定本人机动车")),
        white.but(size=32, weight=0, spacing=0),
    )
    licence_parts.shadowed(canvas, (40, 510, 1040, 1560))
    grey, dark = Style("sans", 32, (138, 144, 156)), Style("sans", 36, (36, 40, 48))
    for i, (name, field, value) in enumerate(_places(content)):
        y = 580 + i * 98
        canvas.text((84, y), name, grey)
        fit(canvas, (350, y), field, value, dark, 640)
        canvas.rule((84, y + 49), (996, y + 49), (232, 234, 238), 2)
    canvas.text((84, 1480), "住址", grey)
    rows(canvas, (350, 1480), "address", content.address, dark, 640, 50)
    canvas.image.paste(paper.qr(f"jz12123:{content.engine}", 360), (360, 1640))
    canvas.text((540, 2050), "出示此码可查验电子行驶证信息", grey.but(size=28), "m")
    return canvas.done("vehicle_licence")


def _places(content: Vehicle) -> tuple[tuple[str, str, Value], ...]:
    return (
        ("车辆类型", "vehicle_type", content.kind),
        ("所有人", "owner", content.owner),
        ("使用性质", "use_character", content.use),
        ("品牌型号", "model", content.model),
        ("车辆识别代号", "vin", content.vin),
        ("发动机号码", "engine_number", content.engine),
        ("注册日期", "register_date", content.registered),
        ("发证日期", "issue_date", content.issued),
    )


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "main": lambda rng: _alone(NOW, rng),
    "old": lambda rng: _alone(OLD, rng),
    "pair": lambda rng: _both(NOW, rng, across=True),
}
BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "app": _app,
    "stacked": lambda rng: _both(GREEN, rng, across=False),
    "copy": lambda rng: copies.on_sheet(_alone(GREEN, rng), rng),
}
