"""Accident certificates as ruled forms: the simple procedure printed or filled in by hand, parties in columns, from the app."""

import random
from datetime import datetime

from claims_ai.values import Box
from training.render import accidents, form_parts, penmanship, seal
from training.render.accidents import Accident, Party, clock, moving
from training.render.canvas import Canvas, Ink, Rendered, Style, rectangle
from training.render.form_parts import Form, prose

DIGITS = "第990103{y}{n}号", "第9901{y}{n}号", "第990105{y}{n}号"
SHARES = "全部责任", "主要责任", "同等责任", "次要责任", "无责任"
PORTRAIT = 1190, 1684


def simple(rng: random.Random) -> Rendered:
    """The form of the simple procedure, filled in by a printer."""
    canvas = Canvas(PORTRAIT, rng, form_parts.paper_tone(rng))
    words, filling = Style("serif", 23), Style(rng.choice(("kai", "serif", "sans")), 25, (24, 24, 28))
    return _simple(Form(canvas, words, filling, stray=3), accidents.accident(rng, DIGITS), 96)


def carbon(rng: random.Random) -> Rendered:
    """The same form as the officer fills it in at the roadside, on tinted carbon paper."""
    tint, ink = rng.choice(
        (((246, 238, 242), (150, 62, 84)), ((240, 246, 240), (52, 104, 72)), ((252, 250, 244), (62, 62, 72)))
    )
    canvas = Canvas(PORTRAIT, rng, tint)
    pen = penmanship.anyone(rng, 36)
    return _simple(Form(canvas, Style("serif", 22, ink), pen, stray=10), accidents.accident(rng, DIGITS, most=3), 110)


def _simple(form: Form, content: Accident, high: int) -> Rendered:
    canvas = form.canvas
    canvas.text((595, 80), content.office, form.words.but(size=30), "m")
    canvas.text((595, 142), "道路交通事故认定书（简易程序）", form.words.but(size=42, weight=0.7, spacing=3), "m")
    form.fill((700, 176, 1110, 224), "certificate_number", content.number)
    y = _when_and_where(form, content, 230, 76)
    parts = []
    for party in content.parties:
        y, boxes = _party_rows(form, party, y, high * (0.66 if len(content.parties) > 2 else 0.86))
        parts.append(boxes)
    y = _facts(form, content, y, parts)
    _signatures(form, content, y)
    return canvas.done("accident_certificate")


def _when_and_where(form: Form, content: Accident, y: float, high: float) -> float:
    edges = (80, 240, 800, 900, 1110)
    cells = ("事故时间", "", "天气", "")
    for left, right, text in zip(edges, edges[1:], cells, strict=False):
        form.cell((left, y, right, y + high), text)
    form.fill((240, y, 800, y + high), "accident_date", content.happened.date(), clock(content.happened))
    form.fill((900, y, 1110, y + high), None, content.weather)
    form.cell((80, y + high, 240, y + 2 * high), "事故地点")
    form.cell((240, y + high, 1110, y + 2 * high))
    form.fill((240, y + high, 1110, y + 2 * high), "accident_place", content.place)
    return y + 2 * high


def _party_rows(form: Form, party: Party, y: float, high: float) -> tuple[float, list[Box]]:
    """Two rows a party; gives the height below and where its name and plate stand."""
    who = party.person
    policy = party.policy.split("/")[-1] or None
    upper = (
        ("当事人", 90),
        (who.name, 180),
        ("驾驶证或身份证号码", 150),
        (who.id_number, 300),
        ("联系电话", 100),
        (who.mobile, 210),
    )
    lower = (
        ("交通方式", 90),
        (moving(party), 180),
        ("机动车型号、牌号", 150),
        (party.plate, 300),
        ("保险凭证号", 100),
        (policy, 210),
    )
    boxes = []
    for row, cells in enumerate((upper, lower)):
        x = 80.0
        for i, (text, wide) in enumerate(cells):
            area = (x, y + row * high, x + wide, y + (row + 1) * high)
            form.cell(area, "" if i % 2 else text or "")
            found = form.fill(area, None, text, indent=8) if i % 2 else []
            boxes += found if (row, i) in ((0, 1), (1, 3)) else []
            x += wide
    return y + 2 * high, boxes


def _facts(form: Form, content: Accident, y: float, parts: list[list[Box]]) -> float:
    """What happened and who is responsible, in words, in one large cell; records the parties."""
    size = form.filling.size
    first, others = content.parties[0], content.parties[1:]
    met = "、".join(f"{o.person.name}{moving(o)}" for o in others)
    text = f"{first.person.name}{moving(first)}行至事故地点时，因{content.fault}，与{met}发生碰撞，造成{content.harm}。"
    shares = [
        f"{p.person.name}{'' if p.responsibility == '无责任' else '负'}{p.responsibility}" for p in content.parties
    ]
    rows = (
        text,
        f"依据{content.clause}，认定：",
        *[f"{s}{'。' if i == len(shares) - 1 else '；'}" for i, s in enumerate(shares)],
    )
    start, high = y, 44.0
    for i, row in enumerate(rows):
        tall = size * (3.4 if i == 0 else 1.5)
        boxes = form.fill((200, y + 16, 1110, y + 16 + tall), None, row)
        if i >= 2:
            parts[i - 2] += boxes
        y += tall
        high += tall
    form.cell((80, start, 200, start + high), "交通事故\n事实\n及责任")
    form.canvas.frame(200, start, 1110, start + high, form.words.ink)
    form.canvas.record("parties", content.listing, [box for found in parts for box in found])
    return start + high


def _signatures(form: Form, content: Accident, y: float) -> None:
    canvas, day = form.canvas, content.signed
    form.cell((80, y, 200, y + 110), "当事人\n签名")
    form.cell((200, y, 1110, y + 110))
    for i, party in enumerate(content.parties):
        pen = penmanship.anyone(canvas.rng, 40, ("cursive", "hand"))
        penmanship.write(canvas, (230 + i * 215, y + 55), party.person.name, pen, 200)
    canvas.text((610, y + 160), "交通警察：", form.words)
    penmanship.write(
        canvas, (730, y + 158), content.officers[0], penmanship.anyone(canvas.rng, 38, ("cursive", "hand"))
    )
    canvas.text((1080, y + 230), f"{day.year} 年 {day.month} 月 {day.day} 日", form.words, "r")
    red = seal.worn(seal.round_star(content.office, "事故处理专用章", 210), canvas.rng)
    canvas.stamp(red, (950, y + 205), seal.RED, canvas.rng.uniform(-10, 10))
    words = "有关说明：当事人对事故认定无异议并自愿就损害赔偿达成一致的，由当事人共同签名；未在规定期限内履行的，可以向人民法院提起民事诉讼。"
    prose(canvas, [(words, None)], (80, y + 300, 1110), form.words.but(size=19), 32)


def columns(rng: random.Random) -> Rendered:
    """A landscape form with a column a party and boxes to tick for the shares."""
    canvas = Canvas((1684, 1190), rng, form_parts.paper_tone(rng))
    by_hand = rng.random() < 0.5
    filling = penmanship.anyone(rng, 32) if by_hand else Style(rng.choice(("sans", "kai")), 25, (26, 26, 30))
    form = Form(canvas, Style("sans", 22, (40, 40, 46)), filling, stray=8 if by_hand else 2)
    content = accidents.accident(rng, ("990103{y}{n}", "JZ{y}{n}"), most=3)
    canvas.text((842, 70), "道路交通事故认定书", form.words.but(size=42, weight=0.7, spacing=6), "m")
    canvas.text((842, 124), "（适用简易程序）", form.words.but(size=26), "m")
    canvas.text((1180, 164), "编号：", form.words)
    form.fill((1240, 140, 1604, 188), "certificate_number", content.number)
    _head_row(form, content)
    boxes = [_column(form, party, i, len(content.parties)) for i, party in enumerate(content.parties)]
    canvas.record("parties", content.listing, [box for found in boxes for box in found])
    _facts_below(form, content)
    return canvas.done("accident_certificate")


def _head_row(form: Form, content: Accident) -> None:
    y, high = 190, 72
    for left, right, text in (
        (80, 230, "发生时间"),
        (230, 640, ""),
        (640, 780, "发生地点"),
        (780, 1350, ""),
        (1350, 1440, "天气"),
        (1440, 1604, ""),
    ):
        form.cell((left, y, right, y + high), text)
    form.fill((230, y, 640, y + high), "accident_date", content.happened.date(), _short(content.happened))
    form.fill((780, y, 1350, y + high), "accident_place", content.place)
    form.fill((1440, y, 1604, y + high), None, content.weather)


def _short(moment: datetime) -> str:
    return f"{moment.year}.{moment.month:02d}.{moment.day:02d} {moment.hour:02d}:{moment.minute:02d}"


def _column(form: Form, party: Party, place: int, count: int) -> list[Box]:
    """One party's column, its label row by row on the left of the first; gives where name, plate and share stand."""
    wide = (1604 - 230) / count
    left, who = 230 + wide * place, party.person
    rows = (
        ("", f"当事人{'甲乙丙丁'[place]}"), ("姓名", who.name), ("身份证号", who.id_number), ("电话", who.mobile),
        ("交通方式", moving(party)), ("车牌号码", party.plate or "/"), ("保险公司", party.insurer or "/"),
    )  # fmt: skip
    found = []
    for i, (name, value) in enumerate(rows):
        area = (left, 262 + i * 60, left + wide, 262 + (i + 1) * 60)
        if place == 0:
            form.cell((80, area[1], 230, area[3]), name, fill=(238, 240, 244))
        form.cell(area, value if i == 0 else "", fill=(238, 240, 244) if i == 0 else None)
        boxes = form.fill(area, None, value) if i else []
        found += boxes if i == 1 or (i == 5 and party.plate) else []
    return [*found, _ticks(form, party, (left, 682, left + wide, 772), place)]


def _ticks(form: Form, party: Party, area: form_parts.Area, place: int) -> Box:
    if place == 0:
        form.cell((80, area[1], 230, area[3]), "责任", fill=(238, 240, 244))
    form.cell(area)
    step = (area[2] - area[0] - 16) / 3
    box = rectangle(0, 0, 0, 0)
    for i, share in enumerate(SHARES):
        x, y = area[0] + 12 + (i % 3) * step, area[1] + 26 + (i // 3) * 40
        chosen = share == party.responsibility
        end = form.tick((x, y), share, chosen=chosen)
        box = rectangle(x, y - 12, end, y + 12) if chosen else box
    return box


def _facts_below(form: Form, content: Accident) -> None:
    canvas = form.canvas
    text = f"{content.blamed.person.name}{content.fault}，发生碰撞，造成{content.harm}。违反{content.clause}。"
    form.cell((80, 772, 230, 940), "事实及\n法律依据", fill=(238, 240, 244))
    form.cell((230, 772, 1604, 940))
    form.fill((230, 772, 1604, 940), None, text)
    for i, words in enumerate(("当事人签名：", "交通警察：", "日期：")):
        canvas.text((100 + i * 520, 1000), words, form.words)
    penmanship.write(
        canvas, (250, 998), content.parties[-1].person.name, penmanship.anyone(canvas.rng, 38, ("hand", "cursive")), 300
    )
    penmanship.write(canvas, (760, 998), content.officers[1], penmanship.anyone(canvas.rng, 38, ("hand", "cursive")))
    canvas.text((1220, 1000), content.signed.date().isoformat(), form.words)
    red = seal.worn(seal.round_star(content.office, "事故处理专用章", 220), canvas.rng)
    canvas.stamp(red, (1330, 1010), seal.RED, canvas.rng.uniform(-10, 10))


def online(rng: random.Random) -> Rendered:
    """The certificate that is issued through the app: no rules, grey labels, a block a party."""
    tint: Ink = rng.choice(((30, 94, 190), (20, 110, 120), (60, 60, 70)))
    canvas = Canvas((1190, 1684), rng)
    grey, dark = Style("sans", 24, (120, 126, 138)), Style("sans", 26, (34, 36, 42))
    content = accidents.accident(rng, ("990103{y}{n}", "9901{y}{n}"), most=4)
    canvas.text((595, 100), "道路交通事故认定书", Style("sans", 44, tint, weight=0.6), "m")
    canvas.text((595, 152), "（网上快速处理）", grey, "m")
    canvas.pair((90, 230), "认定书编号：", grey, "certificate_number", content.number, dark)
    canvas.pair(
        (90, 284),
        "事故时间：",
        grey,
        "accident_date",
        content.happened.date(),
        dark,
        content.happened.strftime("%Y-%m-%d %H:%M"),
    )
    canvas.pair((90, 338), "事故地点：", grey, "accident_place", content.place, dark)
    y, boxes = 400.0, list[Box]()
    for i, party in enumerate(content.parties):
        y = _block(canvas, party, i, y, tint, grey, dark, boxes)
    canvas.record("parties", content.listing, boxes)
    text = f"事故经过：{content.blamed.person.name}{content.fault}，造成{content.harm}。经当事人确认，责任划分如上。"
    y, _ = prose(canvas, [(text, None)], (90, y + 20, 1100), dark, 42, indent=0)
    canvas.text((1100, y + 110), content.office, dark, "r")
    canvas.text((1100, y + 160), content.signed.strftime("%Y年%m月%d日"), dark, "r")
    canvas.stamp(seal.round_star(content.office, "事故处理专用章", 200), (960, y + 120), seal.RED, 0)
    return canvas.done("accident_certificate")


def _block(
    canvas: Canvas, party: Party, place: int, y: float, tint: Ink, grey: Style, dark: Style, boxes: list[Box]
) -> float:
    """One party: a coloured heading, then two columns of label and value."""
    canvas.rule((90, y - 22), (90, y + 22), tint, 8)
    canvas.text((112, y), f"当事人{place + 1}", grey.but(ink=tint, weight=0.4))
    places = (
        ("姓名", party.person.name, True), ("证件号码", party.person.id_number, False),
        ("号牌号码", party.plate or "无", bool(party.plate)), ("车辆类型", party.vehicle, False),
        ("保险公司", party.insurer or "无", False), ("事故责任", party.responsibility, True),
    )  # fmt: skip
    for i, (name, value, kept) in enumerate(places):
        x, row = 112 + (i % 2) * 520, y + 52 + (i // 2) * 48
        canvas.text((x, row), name, grey)
        box = canvas.text((x + 130, row), value, dark)
        if kept:
            boxes.append(box)
    return y + 52 + 3 * 48 + 20
