"""Draws driving licences (机动车驾驶证): the main page of two issues, with its second page, and the licence on a phone."""

import random
from collections.abc import Callable, Mapping

from training.render import copies, id_card, id_card_back, licence_parts, paper, people, vehicles
from training.render.canvas import Canvas, Rendered, Style, Value
from training.render.contents import SEXES
from training.render.licence_parts import CARD, RED, Print, fit, label, rows, sheet
from training.render.vehicles import Licence

NOW = Print(
    (238, 244, 238), (206, 224, 212), Style("serif", 27, (52, 92, 76)), Style("sans", 18, (72, 110, 96)),
    Style("sans", 32, (34, 34, 38)), under=False,
)  # fmt: skip
OLD = Print(
    (246, 242, 232), (224, 218, 200), Style("serif", 28, (70, 70, 66)), Style("serif", 17, (96, 96, 90)),
    Style("serif", 34, (30, 30, 34), dotted=True), shift=7,
)  # fmt: skip
BLUE = Print(
    (236, 242, 248), (204, 218, 232), Style("sans", 25, (40, 74, 120)), Style("sans", 16, (80, 104, 140)),
    Style("kai", 36, (26, 26, 30)),
)  # fmt: skip
ENGLISH = "Driving License of the People's Republic of China"


def _main(canvas: Canvas, content: Licence, look: Print, corner: tuple[int, int] = (0, 0)) -> None:
    """The main page with its upper left corner at `corner`."""
    x, y = corner
    who = content.person
    canvas.text((x + 528, y + 54), "中华人民共和国机动车驾驶证", look.label.but(size=44, weight=0.6, spacing=4), "m")
    canvas.text((x + 528, y + 98), ENGLISH, look.english.but(size=24), "m")
    start = label(canvas, (x + 250, y + 150), "证号", "", look)
    canvas.value(
        (start + 26, y + 150), "id_number", who.id_number, look.filled.but(size=look.filled.size + 6, spacing=2)
    )
    _who(canvas, content, look, (x, y + 214))
    canvas.stamp(licence_parts.police_seal(canvas.rng), (x + 152, y + 520), RED)
    _dates(canvas, content, look, (x + 268, y + 436))
    picture = id_card.portrait(who.sex, canvas.rng, (246, 247, 249))
    licence_parts.photo(canvas, picture, (x + 800, y + 372, x + 1012, y + 636))
    _validity(canvas, content, look, (x + 60, y + 676))


def _who(canvas: Canvas, content: Licence, look: Print, at: tuple[int, int]) -> None:
    (x, y), who = at, content.person
    places: tuple[tuple[int, str, str, str | None, str, str | None, int], ...] = (
        (x + 44, "姓名", "Name", "name", who.name, None, 330),
        (x + 520, "性别", "Sex", "sex", who.sex, SEXES[who.sex], 90),
        (x + 726, "国籍", "Nationality", None, "中国", None, 90),
    )
    for left, chinese, english, field, value, shown, room in places:
        end = label(canvas, (left, y), chinese, english, look) + 14
        if field:
            fit(canvas, (end, y), field, value, look.filled, room, shown)
        else:
            canvas.value((end, y), None, value, look.filled)
    end = label(canvas, (x + 44, y + 84), "住址", "Address", look) + 20
    rows(canvas, (end, y + 84), "address", who.address, look.filled, x + 1000 - end, 44)
    for line in (y + 40, y + 140):
        canvas.rule((x + 40, line), (x + 1014, line), look.label.ink, 1)


def _dates(canvas: Canvas, content: Licence, look: Print, at: tuple[int, int]) -> None:
    x, y = at
    places: tuple[tuple[str, str, str, Value], ...] = (
        ("出生日期", "Date of Birth", "birth_date", content.person.birth_date),
        ("初次领证日期", "Date of First Issue", "first_issue_date", content.first_issued),
        ("准驾车型", "Class", "vehicle_class", content.classes),
    )
    for i, (chinese, english, field, value) in enumerate(places):
        end = label(canvas, (x, y + i * 78), chinese, english, look)
        start = max(end + 16, x + 214)
        fit(canvas, (start, y + i * 78), field, value, look.filled, x + 524 - start)
        canvas.rule((x - 10, y + i * 78 + 38), (x + 520, y + i * 78 + 38), look.label.ink, 1)


def _validity(canvas: Canvas, content: Licence, look: Print, at: tuple[int, int]) -> None:
    """From a day to another, or to 长期; the old issue prints a day and so many years."""
    x, y = at
    begun, years = content.valid_from, content.years
    if look is OLD and years:
        start = label(canvas, (x, y - 6), "有效起始日期", "Valid From", look) + 16
        canvas.value((start, y), "valid_from", begun, look.filled)
        start = label(canvas, (x + 500, y - 6), "有效期限", "Valid For", look) + 16
        canvas.value((start, y), None, f"{years}年", look.filled)
        return
    start = label(canvas, (x, y - 6), "有效期限", "Valid Period", look) + 20
    until = id_card_back.until(begun, years)
    end = canvas.value((start, y), "valid_from", begun, look.filled) + 12
    end = canvas.value((end - canvas.shift[0], y), None, "至", look.filled) + 12
    shown = "长期" if until == "long-term" else str(until)
    canvas.value((end - canvas.shift[0], y), "valid_until", until, look.filled, shown)


def _second(canvas: Canvas, content: Licence, look: Print, corner: tuple[int, int]) -> None:
    """The second page (副页): the same person, the file number and the police's notes; nothing that is not on the first."""
    x, y = corner
    canvas.text(
        (x + 528, y + 60), "中华人民共和国机动车驾驶证副页", look.label.but(size=40, weight=0.4, spacing=2), "m"
    )
    start = label(canvas, (x + 250, y + 124), "证号", "", look)
    canvas.value((start + 26, y + 124), None, content.person.id_number, look.filled)
    end = label(canvas, (x + 44, y + 198), "姓名", "Name", look)
    canvas.value((end + 14, y + 198), None, content.person.name, look.filled)
    end = label(canvas, (x + 520, y + 198), "档案编号", "File No.", look)
    canvas.value((end + 14, y + 198), None, content.file_number, look.filled)
    start = label(canvas, (x + 44, y + 284), "记录", "Record", look) + 20
    until = id_card_back.until(content.valid_from, content.years or 10)
    notes = (
        f"请于{until}前九十日内申请换领新驾驶证。",
        "每个记分周期结束后三十日内提交身体条件证明。",
        f"自{content.valid_from}至{until}有效",
    )
    for i, note in enumerate(notes[: 3 if content.years else 1]):
        canvas.value((start, y + 284 + i * 50), None, note, look.filled.but(size=28))
    bars = paper.barcode(people.digits(canvas.rng, 13), 88, canvas.rng)
    canvas.image.paste(bars, (x + 560, y + 590))
    canvas.text((x + 700, y + 696), "*" + content.file_number + "*", look.english, "m")


def _alone(look: Print, rng: random.Random) -> Rendered:
    canvas = sheet(CARD, look, rng)
    _main(canvas, vehicles.licence(rng), look)
    return canvas.done("driving_licence", corner=24)


def _both(look: Print, rng: random.Random, *, across: bool) -> Rendered:
    canvas, second = licence_parts.folded(look, rng, across=across)
    content = vehicles.licence(rng)
    _main(canvas, content, look)
    _second(canvas, content, look, second)
    return canvas.done("driving_licence", corner=20)


def _app(rng: random.Random) -> Rendered:
    """The licence on a phone's screen."""
    content, tint = vehicles.licence(rng), rng.choice(((36, 98, 206), (26, 122, 196), (58, 84, 176)))
    canvas = licence_parts.screen(rng.choice(("电子驾驶证", "我的驾驶证", "驾驶证")), rng, tint)
    licence_parts.shadowed(canvas, (40, 240, 1040, 1180))
    canvas.text((540, 300), "中华人民共和国机动车驾驶证", Style("sans", 40, tint, weight=0.4), "m")
    canvas.text((540, 350), ENGLISH, Style("sans", 24, (140, 148, 160)), "m")
    picture = id_card.portrait(content.person.sex, rng, (246, 247, 249))
    licence_parts.photo(canvas, picture, (780, 400, 988, 658))
    grey, dark = Style("sans", 32, (138, 144, 156)), Style("sans", 36, (36, 40, 48))
    _on_screen(canvas, content, grey, dark)
    _below(canvas, content, grey, dark)
    return canvas.done("driving_licence")


def _on_screen(canvas: Canvas, content: Licence, grey: Style, dark: Style) -> None:
    """Label and value a row."""
    who = content.person
    places: tuple[tuple[str, str | None, Value, str | None], ...] = (
        ("姓名", "name", who.name, None),
        ("性别", "sex", who.sex, SEXES[who.sex]),
        ("国籍", None, "中国", None),
        ("证号", "id_number", who.id_number, None),
        ("出生日期", "birth_date", who.birth_date, None),
        ("初次领证日期", "first_issue_date", content.first_issued, None),
        ("准驾车型", "vehicle_class", content.classes, None),
    )
    for i, (name, field, value, shown) in enumerate(places):
        canvas.text((80, 424 + i * 76), name, grey)
        canvas.value((310, 424 + i * 76), field, value, dark, shown)
    canvas.text((80, 962), "有效期限", grey)
    until = id_card_back.until(content.valid_from, content.years)
    end = canvas.value((310, 962), "valid_from", content.valid_from, dark)
    end = canvas.text((end + 12, 962), "至", dark)[1][0]
    canvas.value((end + 12, 962), "valid_until", until, dark, "长期" if until == "long-term" else None)
    canvas.text((80, 1066), "住址", grey)
    rows(canvas, (310, 1066), "address", who.address, dark, 680, 52)


def _below(canvas: Canvas, content: Licence, grey: Style, dark: Style) -> None:
    """State, points, the code to show and the hour it was made."""
    licence_parts.shadowed(canvas, (40, 1220, 1040, 1400))
    for i, (name, value) in enumerate(
        (("累积记分", f"{canvas.rng.choice((0, 0, 3, 6))}分"), ("证件状态", "正常"), ("档案编号", content.file_number))
    ):
        canvas.text((210 + i * 330, 1280), value, dark, "m")
        canvas.text((210 + i * 330, 1346), name, grey.but(size=28), "m")
    licence_parts.shadowed(canvas, (40, 1440, 1040, 2060))
    canvas.image.paste(paper.qr(f"jz12123:{content.file_number}", 420), (330, 1490))
    hour = f"{canvas.rng.randint(7, 21):02d}:{canvas.rng.randint(0, 59):02d}:{canvas.rng.randint(0, 59):02d}"
    canvas.text(
        (540, 1970),
        f"生成时间：2026-{canvas.rng.randint(1, 11):02d}-{canvas.rng.randint(10, 28)} {hour}",
        grey.but(size=30),
        "m",
    )
    canvas.text((540, 2018), "电子证件与纸质证件具有同等法律效力", grey.but(size=26), "m")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "main": lambda rng: _alone(NOW, rng),
    "old": lambda rng: _alone(OLD, rng),
    "pair": lambda rng: _both(NOW, rng, across=True),
}
BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "app": _app,
    "stacked": lambda rng: _both(BLUE, rng, across=False),
    "copy": lambda rng: copies.on_sheet(_alone(BLUE, rng), rng),
}
