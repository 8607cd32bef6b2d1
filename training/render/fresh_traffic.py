"""Accident certificates and photos of damage kept for the benchmark: blocks for each party, lettered parties, a corner of a car."""

import random
from collections.abc import Callable, Mapping

from PIL import ImageDraw

from claims_ai.values import Box
from training.render import accidents, form_parts, people, seal, vehicles
from training.render.accidents import Accident, Party, clock, moving
from training.render.canvas import Canvas, Ink, Listing, Rendered, Style, Value, width_of
from training.render.form_parts import Form, Part, prose, wrapped
from training.render.medical_form import narrowed
from training.render.vehicle_damage_scene import PAINTS, Scene

INK: Ink = (36, 36, 42)
SIZE = 1240, 1754
LETTERS = "甲乙丙丁"
Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def blocks(rng: random.Random) -> Rendered:
    """The simple procedure's form: two ruled rows for each party, then what happened, who answers for it, and signatures."""
    content = accidents.accident(rng, ("江公交简认〔{y}〕第{n}号", "第9901{y}{n}号"), most=3)
    canvas = Canvas(SIZE, rng, form_parts.paper_tone(rng), shift=0)
    printed = Style("serif", 24, INK)
    typed = Style(rng.choice(("sans", "kai", "typewriter")), 25, (24, 26, 40))
    form = Form(canvas, printed, typed)
    canvas.text((620, 90), content.office, printed.but(size=32), "m")
    canvas.text((620, 150), "道路交通事故认定书（简易程序）", printed.but(size=42, weight=0.8), "m")
    canvas.pair(
        (830, 206), "编号：", printed, "certificate_number", content.number, narrowed(printed, content.number, 260)
    )
    form.cell((80, 240, 220, 300), "事故时间")
    canvas.frame(220, 240, 760, 300, INK, 2)
    form.fill((220, 240, 760, 300), "accident_date", content.happened.date(), clock(content.happened))
    form.cell((760, 240, 860, 300), "天气")
    canvas.frame(860, 240, 1160, 300, INK, 2)
    form.fill((860, 240, 1160, 300), None, content.weather)
    form.cell((80, 300, 220, 360), "事故地点")
    canvas.frame(220, 300, 1160, 360, INK, 2)
    form.fill((220, 300, 1160, 360), "accident_place", content.place)
    boxes, y = list[Box](), 360.0
    for party in content.parties:
        boxes += _party(form, party, y)
        y += 168
    boxes += _decided(form, content, y, typed)
    canvas.record("parties", content.listing, boxes)
    return canvas.done("accident_certificate")


def _party(form: Form, party: Party, y: float) -> list[Box]:
    """Three rows of boxes with what is known of one party; gives the boxes of its name and plate."""
    who, canvas = party.person, form.canvas
    cells = (
        ((80, 180, "当事人"), (180, 420, who.name), (420, 560, "身份证件号"), (560, 900, who.id_number), (900, 970, "电话"),
         (970, 1160, who.mobile)),
        ((80, 180, "交通方式"), (180, 420, moving(party)), (420, 560, "机动车号牌"), (560, 760, party.plate or ""),
         (760, 900, "驾驶证档案号"), (900, 1160, "990" + people.digits(canvas.rng, 9) if party.plate else "")),
        ((80, 180, "保险公司"), (180, 560, party.insurer), (560, 700, "保险凭证号"), (700, 1160, party.policy.split("/")[-1])),
    )  # fmt: skip
    found: list[Box] = []
    for i, row in enumerate(cells):
        for j, (left, right, text) in enumerate(row):
            area = (left, y + i * 56, right, y + i * 56 + 56)
            if j % 2 == 0:
                form.cell(area, text, form.words.but(size=20))
                continue
            canvas.frame(*area, INK, 2)
            filled = form.fill(area, None, text or None, indent=8)
            found += filled if text in (who.name, party.plate) else []
    return found


def _decided(form: Form, content: Accident, y: float, style: Style) -> list[Box]:
    """What happened and the shares; gives the boxes of the shares."""
    canvas = form.canvas
    form.cell((80, y, 180, y + 400), "道路交通\n事故事实\n及责任", form.words.but(size=21))
    canvas.frame(180, y, 1160, y + 400, INK, 2)
    first = content.blamed.person.name
    told = (
        f"{clock(content.happened)}，{first}{moving(content.blamed)}，在上述地点因{content.fault}，与"
        f"{'、'.join(o.person.name for o in content.parties[1:])}发生交通事故，{content.harm}。{first}的行为违反{content.clause}。"
    )
    parts: list[Part] = [(told, None)]
    for i, party in enumerate(content.parties):
        joint = "负" if party.responsibility != "无责任" else ""
        parts += [
            (f"{party.person.name}{joint}", None),
            (party.responsibility, f"parties.{i}"),
            ("；" if i + 1 < len(content.parties) else "。", None),
        ]
    _, found = prose(canvas, parts, (198, y + 40, 1142), style, 40)
    form.cell((80, y + 400, 180, y + 520), "损害赔偿\n调解结果", form.words.but(size=21))
    canvas.frame(180, y + 400, 1160, y + 520, INK, 2)
    form.fill(
        (180, y + 400, 1160, y + 520),
        None,
        canvas.rng.choice(("由当事人双方自行向保险公司理赔。", "当事人不同意调解。", "各方车损由责任方承担。")),
    )
    _officers(form, content, y + 520)
    return [box for boxes in found.values() for box in boxes if boxes is not found.get("")]


def _officers(form: Form, content: Accident, y: float) -> None:
    canvas, words = form.canvas, form.words
    canvas.frame(80, y, 1160, y + 200, INK, 2)
    canvas.text((100, y + 40), "当事人签名：", words)
    canvas.text((100, y + 120), f"交通警察：{content.officers[0]}", words)
    day = content.signed
    canvas.text((760, y + 160), f"{day.year}年{day.month}月{day.day}日", words)
    canvas.text((80, y + 232), "此认定书一式多份，交当事人各一份，存档一份。", words.but(size=20))
    pressed = seal.worn(seal.round_star(content.office, "事故处理专用章", 230), canvas.rng)
    canvas.stamp(pressed, (840, y + 110), seal.RED, canvas.rng.uniform(-10, 10))


def lettered(rng: random.Random) -> Rendered:
    """A text whose parties are called by letters: time and place on underlined lines, reasons, then one share a line."""
    content = accidents.accident(rng, ("江公交认字〔{y}〕第{n}号", "江高交认字〔{y}〕第{n}号"), most=3)
    canvas = Canvas(SIZE, rng, form_parts.paper_tone(rng), shift=2)
    style = Style(rng.choice(("serif", "sans")), 26, INK)
    canvas.text((620, 100), content.office, style.but(size=36, spacing=4, weight=0.5), "m")
    canvas.text((620, 168), "道 路 交 通 事 故 认 定 书", style.but(size=44, weight=0.8), "m")
    canvas.value((620, 226), "certificate_number", content.number, style, anchor="m")
    for height, label, field, value, shown in (
        (300, "交通事故发生时间", "accident_date", content.happened.date(), clock(content.happened)),
        (350, "交通事故发生地点", "accident_place", content.place, None),
    ):
        end = canvas.text((110, height), label, style.but(weight=0.5))[1][0] + 16
        canvas.value((end, height), field, value, narrowed(style, shown or str(value), 1120 - end), shown)
        canvas.rule((end - 6, height + 22), (1130, height + 22), INK, 1)
    boxes: dict[str, list[Box]] = {}
    y = _people(canvas, content, style, boxes)
    y = _reasons(canvas, content, style, y)
    y = _shares(canvas, content, style, y, boxes)
    found: dict[str, Value | Listing] = {"parties": content.listing}
    form_parts.record(canvas, boxes, found)
    _lettered_foot(canvas, content, style, y)
    return canvas.done("accident_certificate")


def _text(canvas: Canvas, parts: list[Part], y: float, style: Style, boxes: dict[str, list[Box]]) -> float:
    last, more = prose(canvas, parts, (110, y, 1130), style, 43)
    for key, found in more.items():
        boxes.setdefault(key, []).extend(found)
    return last + 43


def _people(canvas: Canvas, content: Accident, style: Style, boxes: dict[str, list[Box]]) -> float:
    canvas.text((110, 410), "当事人及车辆基本情况：", style.but(weight=0.5))
    y = 456.0
    for i, party in enumerate(content.parties):
        who = party.person
        born = f"{who.birth_date:%Y年%m月%d日}"
        parts: list[Part] = [(f"{LETTERS[i]}方：", None), (who.name, f"parties.{i}")]
        parts.append(
            (
                f"，{'男' if who.sex == 'male' else '女'}，{born}生，住址：{who.address}，公民身份号码{who.id_number}。",
                None,
            )
        )
        if party.plate:
            parts += [("驾驶车辆：", None), (party.plate, f"parties.{i}"), (f"{party.vehicle}。", None)]
        else:
            parts.append((f"交通方式：{moving(party)}。", None))
        y = _text(canvas, parts, y, style, boxes)
    return y


def _reasons(canvas: Canvas, content: Accident, style: Style, y: float) -> float:
    others = "、".join(LETTERS[1 : len(content.parties)])
    told = (
        f"经现场勘查、调查取证，{clock(content.happened)}许，甲方{moving(content.blamed)}行经上述路段时{content.fault}，"
        f"与{others}方发生碰撞，造成{content.harm}的后果。甲方之行为违反了{content.clause}的规定。"
    )
    for title, words in (
        ("基本案情及成因：", told),
        ("认定依据：", "《道路交通事故处理程序规定》第五十九条、第六十条。"),
    ):
        canvas.text((110, y + 10), title, style.but(weight=0.5))
        y = _text(canvas, [(words, None)], y + 56, style, {})
    return y


def _shares(canvas: Canvas, content: Accident, style: Style, y: float, boxes: dict[str, list[Box]]) -> float:
    canvas.text((110, y + 10), "责任认定：", style.but(weight=0.5))
    y += 56
    for i, party in enumerate(content.parties):
        before = "在本次事故中" if party.responsibility == "无责任" else "承担本次事故的"
        parts: list[Part] = [
            (f"{LETTERS[i]}方{party.person.name}{before}", None),
            (party.responsibility, f"parties.{i}"),
            ("。", None),
        ]
        y = _text(canvas, parts, y, style, boxes)
    return y


def _lettered_foot(canvas: Canvas, content: Accident, style: Style, y: float) -> None:
    canvas.text((640, y + 40), f"办案民警：{'　'.join(content.officers)}", style)
    day = content.signed
    shown = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year)) + f"年{day.month}月{day.day}日"
    canvas.text((1120 - width_of(shown, style), y + 110), shown, style)
    pressed = seal.worn(seal.round_star(content.office, "交通事故认定专用章", 240), canvas.rng)
    canvas.stamp(pressed, (960, y + 90), seal.RED, canvas.rng.uniform(-8, 8))
    note = "当事人对本认定有异议的，可自送达之日起三日内向上一级公安机关交通管理部门书面申请复核。"
    for i, row in enumerate(wrapped(note, style.but(size=20), 1000)):
        canvas.text((110, y + 230 + i * 32), row, style.but(size=20))


def corner(rng: random.Random) -> Rendered:
    """The front corner of a car from near: wheel, arch and bumper, torn along the seam, a lamp above it."""
    scene, paint = Scene((1440, 1440), rng), rng.choice(PAINTS)
    scene.street(rng.randint(200, 330))
    ImageDraw.Draw(scene.image).ellipse((60, 1180, 1500, 1340), fill=(40, 40, 44))
    scene.body(
        ((-120, 250), (700, 300), (1180, 480), (1330, 700), (1340, 1100), (1180, 1230), (-120, 1200)), paint, 0.7
    )
    pen = ImageDraw.Draw(scene.image)
    pen.ellipse((120, 740, 640, 1260), fill=(20, 20, 22))
    scene.wheel((380, 1010), 206)
    scene.lamp(((820, 560), (1150, 600), (1260, 730), (1010, 740), (850, 680)), (204, 210, 214))
    scene.gap(((690, 300), (740, 560), (700, 780), (650, 860)), 8)
    scene.gap(((650, 860), (900, 800), (1330, 800)), 7)
    scene.body(((900, 960), (1300, 950), (1290, 1040), (910, 1060)), (28, 28, 30), 0.4, rounds=1)
    middle = rng.uniform(840, 1150), rng.uniform(830, 960)
    scene.dent(middle, (rng.uniform(140, 260), rng.uniform(90, 170)), rng.uniform(0.4, 0.9))
    scene.scratches(middle, (260, 150), rng.randint(20, 70))
    for _ in range(rng.randint(2, 5)):
        scene.crack((middle[0] + rng.uniform(-120, 120), middle[1] + rng.uniform(-60, 60)), rng.randint(3, 7), 70)
    for _ in range(rng.randint(4, 18)):
        x, y, r = rng.uniform(500, 1380), rng.uniform(1290, 1420), rng.uniform(6, 24)
        shade = rng.randint(60, 220)
        pen = ImageDraw.Draw(scene.image)
        pen.polygon(
            [(x + rng.uniform(-r, r), y + rng.uniform(-r, r) / 2) for _ in range(4)], fill=(shade, shade, shade)
        )
    return scene.done()


def bonnet(rng: random.Random) -> Rendered:
    """A crumpled bonnet from above the windscreen's edge, the plate bent below it."""
    scene, paint = Scene((1280, 960), rng), rng.choice(PAINTS)
    scene.street(160)
    scene.body(((170, -60), (1110, -60), (1215, 330), (65, 330)), paint, 0.4, rounds=0)
    scene.glass(((200, 10), (1080, 10), (1170, 262), (110, 262)))
    scene.body(((30, 262), (1250, 262), (1200, 660), (900, 720), (380, 720), (80, 660)), paint, 0.8, rounds=2)
    scene.gap(((110, 270), (1170, 270)), 8)
    for x, lean in ((330, -60), (950, 60)):
        scene.gap(((x, 280), (x + lean, 660)), 4)
    scene.body(((80, 650), (1200, 650), (1250, 900), (1210, 1040), (70, 1040), (30, 900)), paint, 0.5, rounds=2)
    scene.gap(((110, 672), (400, 712), (880, 712), (1170, 672)), 6)
    for x, way in ((120, 1), (1160, -1)):
        scene.lamp(((x, 690), (x + way * 220, 720), (x + way * 200, 780), (x, 770)), (206, 212, 216))
    scene.plate((640, 850), vehicles.plate(rng), 250)
    for _ in range(rng.randint(1, 3)):
        middle = rng.uniform(350, 930), rng.uniform(400, 600)
        scene.dent(middle, (rng.uniform(150, 300), rng.uniform(60, 120)), rng.uniform(0.5, 0.95))
        scene.scratches(middle, (200, 80), rng.randint(5, 40))
    return scene.done()


ACCIDENT: Drawers = {"blocks": blocks, "lettered": lettered}
DAMAGE: Drawers = {"corner": corner, "bonnet": bonnet}
