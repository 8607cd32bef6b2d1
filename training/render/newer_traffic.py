"""Accident certificates and photos of damage kept for the benchmark: a table of parties, a slip printed at the roadside, plain sentences."""

import random
from collections.abc import Callable, Mapping

from PIL import ImageDraw, ImageFilter

from claims_ai.values import Box
from training.render import accidents, form_parts, people, seal, vehicles
from training.render.accidents import Accident, clock, moving
from training.render.canvas import Canvas, Ink, Listing, Rendered, Style, Value, width_of
from training.render.contents import SEXES
from training.render.form_parts import Form, Part, prose
from training.render.medical_form import narrowed
from training.render.receipt_paper import thermal
from training.render.receipt_roll import Roll, wrapped
from training.render.vehicle_damage_scene import PAINTS, Scene

INK: Ink = (38, 38, 44)
NUMBERS = "江公交认字[{y}]第{n}号", "第9901{y}00{n}号", "江交云认〔{y}〕{n}号"
Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def matrix(rng: random.Random) -> Rendered:
    """The general procedure in a typed table: one row for each party with everything of it, its share of the blame in the last column."""
    content = accidents.accident(rng, NUMBERS)
    canvas, style = Canvas((1754, 1240), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "sans")), 24, INK)
    form = Form(canvas, style, style.but(size=23))
    canvas.text((877, 76), f"{content.office}　道路交通事故认定书", style.but(size=36, weight=0.6), "m")
    canvas.pair((1220, 128), "编号：", style, "certificate_number", content.number, style)
    for left, right, label, field, value, shown in (
        (70, 700, "事故发生时间", "accident_date", content.happened.date(), clock(content.happened)),
        (700, 1480, "事故发生地点", "accident_place", content.place, None), (1480, 1684, "天气", None, content.weather, None),
    ):  # fmt: skip
        wide = 90 if field is None else 180
        form.cell((left, 160, left + wide, 230), label)
        canvas.frame(left + wide, 160, right, 230, INK, 2)
        form.fill((left + wide, 160, right, 230), field, value, shown, indent=8)
    y = _rows(form, content)
    _matrix_foot(canvas, content, style, y + 50)
    return canvas.done("accident_certificate")


def _rows(form: Form, content: Accident) -> float:
    """The heads and one row for each party; gives where the table ends."""
    canvas, edges = form.canvas, (70, 130, 270, 330, 590, 860, 1020, 1230, 1500, 1684)
    heads = "序号", "姓名", "性别", "身份证号码", "住址", "交通方式", "车牌号", "保险公司", "事故责任"
    for left, right, head in zip(edges, edges[1:], heads, strict=False):
        form.cell((left, 250, right, 304), head, form.words.but(size=22, weight=0.4))
    boxes, y = list[Box](), 304.0
    for i, party in enumerate(content.parties):
        who, plate = party.person, party.plate or "—"
        texts = (f"{i + 1}", who.name, SEXES[who.sex], who.id_number, who.address, party.vehicle, plate, party.insurer or "—",
                 party.responsibility)  # fmt: skip
        for j, (left, right, text) in enumerate(zip(edges, edges[1:], texts, strict=False)):
            canvas.frame(left, y, right, y + 86, INK, 1)
            found = form.fill((left, y, right, y + 86), None, text, indent=6)
            boxes += found if j in (1, 8) or (j == 6 and party.plate) else []
        y += 86
    canvas.record("parties", content.listing, boxes)
    return y


def _matrix_foot(canvas: Canvas, content: Accident, style: Style, y: float) -> None:
    first = content.blamed.person.name
    for title, words in (
        ("事故经过及证据：", f"{first}{moving(content.blamed)}行驶至上述地点时，{content.fault}，致{content.harm}。有现场勘查笔录、监控录像证实。"),
        ("责任认定依据：", f"{first}违反{content.clause}之规定，依据《道路交通事故处理程序规定》第六十条，作出如上认定。"),
    ):  # fmt: skip
        canvas.text((80, y), title, style.but(weight=0.5))
        y, _ = prose(canvas, [(words, None)], (80, y + 42, 1670), style, 40)
        y += 56
    day = content.signed
    canvas.text((80, y + 30), f"交通警察：{'、'.join(content.officers)}", style)
    canvas.text((1180, y + 30), f"制作日期：{day.year}年{day.month}月{day.day}日", style)
    pressed = seal.worn(seal.round_star(content.office, "事故处理专用章", 220), canvas.rng)
    canvas.stamp(pressed, (1420, y + 20), seal.RED, canvas.rng.uniform(-10, 10))


def roadside(rng: random.Random) -> Rendered:
    """The simple procedure on the strip of an officer's pocket printer: each party in short lines, its share among them."""
    content = accidents.accident(rng, ("9901{y}{n}", "简{y}{n}"), most=3)
    style = Style(rng.choice(("sans", "mono")), 27, (46, 46, 50))
    roll = Roll(rng, 640, style, leading=1.5, margin=0.06)
    roll.text(content.office, "m", style.but(size=25))
    roll.text("道路交通事故认定书", "m", style.but(size=38, weight=0.6))
    roll.text("（适用简易程序）", "m", style.but(size=26))
    roll.dashes("=")
    roll.pair("编号：", "certificate_number", content.number)
    roll.down()
    roll.pair("时间：", "accident_date", content.happened.date(), f"{content.happened:%Y-%m-%d %H:%M}")
    roll.down()
    roll.text("地点：")
    roll.wrapped("accident_place", content.place, "l")
    roll.text(f"天气：{content.weather}")
    boxes = list[Box]()
    for i, party in enumerate(content.parties):
        who = party.person
        roll.dashes("-")
        roll.text(f"【当事人{'一二三'[i]}】", "l", style.but(weight=0.4))
        boxes += [_said(roll, "姓名：", who.name)]
        roll.text(f"证件：{who.id_number}")
        roll.text(f"方式：{moving(party)}")
        boxes += [_said(roll, "号牌：", party.plate)] if party.plate else []
        boxes += [_said(roll, "责任：", party.responsibility)]
    roll.canvas.record("parties", content.listing, boxes)
    roll.dashes("=")
    first = content.blamed.person.name
    roll.text(f"事实：{first}{moving(content.blamed)}时{content.fault}，发生碰撞。依据{content.clause}，认定如上。")
    roll.down(0.4)
    roll.text("当事人签名：")
    roll.down(1.6)
    roll.text(f"民警：{content.officers[0]}    {content.signed:%Y-%m-%d}")
    roll.text("对认定有异议的可申请复核或提起民事诉讼", "l", style.but(size=21))
    return thermal(roll.done("accident_certificate"), rng)


def _said(roll: Roll, label: str, text: str) -> Box:
    """A label with a text behind it in one line; gives the text's box."""
    end = roll.canvas.text((roll.left, roll.y), label, roll.style)[1][0] + 8
    box = roll.canvas.text((end, roll.y), wrapped(text, roll.style, roll.room)[0], roll.style)
    roll.down()
    return box


def sentences(rng: random.Random) -> Rendered:
    """Two paragraphs without any label: number in the head, day and place within the first sentence, shares in the second."""
    content = accidents.accident(rng, NUMBERS, most=3)
    canvas, style = Canvas((1240, 1754), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "kai")), 29, INK)
    canvas.text((620, 130), content.office, style.but(size=38, weight=0.5, spacing=3), "m")
    canvas.text((620, 210), "道路交通事故责任认定书", style.but(size=48, weight=0.8), "m")
    canvas.value((1130, 290), "certificate_number", content.number, narrowed(style, content.number, 500), anchor="r")
    boxes, y = dict[str, list[Box]](), 390.0
    for parts in (_happened(content), _why(content)):
        y, found = prose(canvas, parts, (120, y, 1130), style, 56)
        for key, some in found.items():
            boxes.setdefault(key, []).extend(some)
        y += 84
    day, place = content.happened.date(), content.place
    values: dict[str, Value | Listing] = {"accident_date": day, "accident_place": place, "parties": content.listing}
    form_parts.record(canvas, boxes, values)
    _sentences_foot(canvas, content, style, y)
    return canvas.done("accident_certificate")


def _happened(content: Accident) -> list[Part]:
    """Who met whom, when and where."""
    day = content.happened
    told: list[Part] = [(f"{day.year}年{day.month}月{day.day}日", "accident_date"), (f"{day:%H}时{day:%M}分许，", None)]
    for i, party in enumerate(content.parties):
        told += [("" if i == 0 else "与", None), (party.person.name, f"parties.{i}"), (moving(party), None)]
        told += [("（车号", None), (party.plate, f"parties.{i}"), ("）", None)] if party.plate else []
    return [*told, ("在", None), (content.place, "accident_place"), (f"发生交通事故，造成{content.harm}。", None)]


def _why(content: Accident) -> list[Part]:
    """What was wrong, and who answers for how much of it."""
    why: list[Part] = [(f"经调查，{content.blamed.person.name}{content.fault}，其行为违反了{content.clause}的规定，是造成此次事故的原因。"
                        "根据《道路交通事故处理程序规定》第六十条，现认定：", None)]  # fmt: skip
    for i, party in enumerate(content.parties):
        words = "在此事故中" if party.responsibility == "无责任" else "负此事故"
        end = "，" if i + 1 < len(content.parties) else "。"
        why += [(f"{party.person.name}{words}", None), (party.responsibility, f"parties.{i}"), (end, None)]
    return why


def _sentences_foot(canvas: Canvas, content: Accident, style: Style, y: float) -> None:
    canvas.text((1130, y + 40), f"经办人：{'　'.join(content.officers)}", style, "r")
    shown = f"{content.signed.year}年{content.signed.month}月{content.signed.day}日"
    canvas.text((1130 - width_of(shown, style), y + 110), shown, style)
    pressed = seal.worn(seal.round_star(content.office, "事故处理专用章", 240), canvas.rng)
    canvas.stamp(pressed, (980, y + 90), seal.RED, canvas.rng.uniform(-8, 8))
    canvas.text(
        (120, y + 240),
        f"送达：当事人各一份　存档一份　　联系电话 0990-{people.digits(canvas.rng, 7)}",
        style.but(size=22),
    )


def flat_tyre(rng: random.Random) -> Rendered:
    """A burst tyre from near: the rim on the ground, the wing above it torn and scraped."""
    scene, paint = Scene((1280, 1280), rng), rng.choice(PAINTS)
    scene.street(rng.randint(120, 220))
    ImageDraw.Draw(scene.image).rectangle((0, 1000, 1280, 1150), fill=(58, 58, 62))
    scene.body(((-200, 120), (1480, 120), (1480, 1010), (-200, 1010)), paint, 0.6, rounds=0)
    pen = ImageDraw.Draw(scene.image)
    pen.pieslice((220, 420, 1060, 1260), 180, 360, fill=(14, 14, 16))
    pen.rectangle((220, 838, 1060, 1004), fill=(14, 14, 16))
    scene.wheel((640, 820), rng.randint(290, 330))
    pen = ImageDraw.Draw(scene.image)
    pen.polygon(((390, 1100), (890, 1100), (990, 1192), (290, 1192)), fill=(30, 30, 33))
    for _ in range(rng.randint(5, 12)):
        x, y = rng.uniform(340, 940), rng.uniform(1040, 1170)
        pen.line((x, y, x + rng.uniform(-60, 60), y + rng.uniform(10, 50)), fill=(70, 70, 72), width=rng.randint(3, 9))
    middle = rng.uniform(860, 1080), rng.uniform(330, 520)
    scene.dent(middle, (rng.uniform(120, 220), rng.uniform(80, 150)), rng.uniform(0.5, 0.9))
    scene.scratches(middle, (300, 130), rng.randint(25, 60))
    scene.gap(((980, 120), (1010, 360), (1060, 560)), 7)
    return scene.done()


def by_night(rng: random.Random) -> Rendered:
    """A rear quarter at night in the headlights of another car: one red lamp burning, the other broken, the day printed on the photo."""
    scene, paint = Scene((1440, 1080), rng), rng.choice(PAINTS)
    scene.street(rng.randint(260, 340))
    scene.body(((180, 240), (760, 150), (1250, 250), (1330, 620), (1290, 880), (200, 880), (120, 600)), paint, 0.6)
    scene.glass(((350, 250), (760, 200), (1110, 260), (1160, 420), (320, 420)))
    scene.lamp(((150, 500), (340, 490), (350, 590), (160, 610)), (150, 26, 30))
    scene.lamp(((1100, 490), (1290, 500), (1290, 610), (1100, 590)), (84, 18, 22))
    scene.gap(((200, 690), (700, 710), (1260, 690)), 7)
    scene.plate((700, 620), vehicles.plate(rng), 240)
    middle = rng.uniform(1050, 1200), rng.uniform(560, 700)
    scene.dent(middle, (rng.uniform(130, 220), rng.uniform(100, 160)), 0.9)
    for _ in range(rng.randint(4, 7)):
        scene.crack((middle[0] + rng.uniform(-80, 80), middle[1] + rng.uniform(-80, 40)), rng.randint(4, 8), 56)
    scene.scratches(middle, (200, 120), rng.randint(30, 60))
    scene.image = scene.image.point(lambda level: round(level * 0.5))
    glow = scene.image.copy().convert("L").point(lambda _: 0)
    ImageDraw.Draw(glow).ellipse((420, 420, 1400, 1000), fill=120)
    scene.image.paste(
        (232, 226, 204), (0, 0), glow.filter(ImageFilter.GaussianBlur(150)).point(lambda level: round(level * 0.45))
    )
    scene.words(
        (
            f"20{rng.randint(20, 26)}/{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d} {rng.randint(19, 23)}:{rng.randint(10, 59)}",
        ),
        (60, 1000),
        40,
    )
    return scene.done()


ACCIDENT: Drawers = {"matrix": matrix, "roadside": roadside, "plain_sentences": sentences}
DAMAGE: Drawers = {"flat_tyre": flat_tyre, "by_night": by_night}
