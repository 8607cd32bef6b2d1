"""Accident certificates kept for the benchmark: a pad's form of blanks, an electronic one with a card for each side, a decision in chapters."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from claims_ai.values import Box
from training.render import accidents, form_parts, paper, penmanship, seal
from training.render.accidents import Accident, Party, clock, moving
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Form, prose
from training.render.medical_form import narrowed

INK: Ink = (40, 40, 46)
BLUE: Ink = (38, 70, 150)
NUMBERS = "江公交（东）认简字[{y}]第{n}号", "江公交认字〔{y}〕第00{n}号", "第9902{y}{n}号"
ORDINAL = "一二三四"


def blanks(rng: random.Random) -> Rendered:
    """A pad's form on which an officer writes into blanks: for each party three lines, the shares further down after its name again."""
    content = accidents.accident(rng, NUMBERS, most=3)
    canvas = Canvas((1190, 1684), rng, rng.choice(((255, 255, 255), (248, 250, 255), (252, 249, 240))))
    ink = rng.choice((INK, BLUE))
    form = Form(canvas, Style("serif", 25, ink), penmanship.anyone(rng, 33, ("hand", "cursive")), stray=3)
    canvas.text((595, 76), content.office, form.words.but(size=28), "m")
    canvas.text((595, 132), "道路交通事故认定书（简易程序）", form.words.but(size=38, weight=0.6), "m")
    red = Style("serif", 26, (190, 50, 56))
    canvas.value((1110, 186), "certificate_number", content.number, narrowed(red, content.number, 520), anchor="r")
    _blank(form, (80, 240), "事故时间", 560, "accident_date", content)
    _blank(form, (820, 240), "天气", 200, None, content, content.weather)
    _blank(form, (80, 306), "事故地点", 900, "accident_place", content)
    boxes, y = list[Box](), 376.0
    for i, party in enumerate(content.parties):
        boxes += _written_party(form, content, party, y, ORDINAL[i])
        y += 204
    story = f"{content.blamed.person.name}{moving(content.blamed)}至该处时，{content.fault}，造成{content.harm}。"
    canvas.text((80, y + 10), "事故事实", form.words)
    for i in range(3):
        canvas.rule((200, y + 30 + i * 60), (1110, y + 30 + i * 60), (150, 154, 164), 1)
    form.fill((200, y - 26, 1110, y + 94), None, story, indent=6)
    y += 230
    canvas.text((80, y), "责任认定及调解结果", form.words)
    for i, party in enumerate(content.parties):
        boxes += _blank(form, (110, y + 66 + i * 64), "当事人", 220, None, content, party.person.name)
        boxes += _blank(form, (470, y + 66 + i * 64), "负", 220, None, content, party.responsibility)
    canvas.record("parties", content.listing, boxes)
    _blanks_foot(form, content, y + 66 + 64 * len(content.parties))
    return canvas.done("accident_certificate")


def _blank(
    form: Form, at: tuple[float, float], label: str, wide: float, field: str | None, content: Accident, text: str = ""
) -> list[Box]:
    """A label before an underlined blank; time and place of the accident are fields."""
    x = form.canvas.text(at, label, form.words)[1][0] + 8
    form.canvas.rule((x, at[1] + 22), (x + wide, at[1] + 22), form.words.ink, 1)
    area = x, at[1] - 32, x + wide, at[1] + 22
    if field == "accident_date":
        return form.fill(area, field, content.happened.date(), clock(content.happened), indent=6)
    return form.fill(area, field, content.place if field else text, indent=6)


def _written_party(form: Form, content: Accident, party: Party, y: float, ordinal: str) -> list[Box]:
    who = party.person
    boxes = _blank(form, (80, y), f"当事人{ordinal}姓名", 210, None, content, who.name)
    _blank(form, (500, y), "性别", 70, None, content, SEXES[who.sex])
    _blank(form, (670, y), "身份证号", 320, None, content, who.id_number)
    _blank(form, (110, y + 62), "交通方式", 260, None, content, party.vehicle)
    plate = _blank(form, (520, y + 62), "车辆牌号", 210, None, content, party.plate or "无")
    _blank(form, (110, y + 124), "保险公司", 330, None, content, party.insurer or "无")
    _blank(form, (620, y + 124), "电话", 230, None, content, who.mobile)
    return [*boxes, *(plate if party.plate else [])]


def _blanks_foot(form: Form, content: Accident, y: float) -> None:
    canvas, rng = form.canvas, form.canvas.rng
    canvas.text((80, y + 30), "当事人签名：", form.words)
    for i, party in enumerate(content.parties):
        penmanship.write(
            canvas, (240 + i * 250, y + 26), party.person.name, penmanship.anyone(rng, 40, ("hand", "cursive")), 220
        )
    canvas.text((80, y + 110), f"交通警察：{content.officers[0]}", form.words)
    form.day((690, y + 110), None, content.signed.date(), gap=0.85)
    pressed = seal.worn(seal.round_star(content.office, "事故处理专用章", 210), rng)
    canvas.stamp(pressed, (930, y + 70), seal.RED, rng.uniform(-12, 12))
    canvas.image = canvas.image.crop((0, 0, 1190, round(min(1684, y + 190))))


def sides(rng: random.Random) -> Rendered:
    """An electronic certificate: number and code at the top, each party a framed card whose head names its share, facts below."""
    content = accidents.accident(rng, NUMBERS)
    canvas, style = Canvas((1240, 2300), rng), Style("sans", 24, INK)
    canvas.text((80, 80), "道路交通事故认定书", style.but(size=40, weight=0.6))
    canvas.text((80, 134), f"{content.office}（电子）", style.but(size=22))
    canvas.image.paste(paper.qr(f"SG{content.number[-8:]}", 130), (1030, 40))
    for row, label, field, value, shown in (
        (206, "文书编号", "certificate_number", content.number, None),
        (254, "发生时间", "accident_date", content.happened.date(), f"{content.happened:%Y-%m-%d %H:%M}"),
        (302, "发生地点", "accident_place", content.place, None), (350, "天　　气", None, content.weather, None),
    ):  # fmt: skip
        canvas.pair((80, row), f"{label}　", style.but(ink=(110, 116, 126)), field, value, style, shown)
    boxes, y = list[Box](), 400.0
    for i in range(0, len(content.parties), 2):
        for j, party in enumerate(content.parties[i : i + 2]):
            boxes += _card(canvas, party, (80 + j * 550, y), style, "甲乙丙丁"[i + j])
        y += 370
    canvas.record("parties", content.listing, boxes)
    first = content.blamed.person.name
    for title, words in (
        ("事故事实", f"{clock(content.happened)}，{first}{moving(content.blamed)}行驶至{content.place}时{content.fault}，致{content.harm}。"),
        ("认定依据", f"{first}的行为违反了{content.clause}，依据《道路交通事故处理程序规定》第六十条认定如上。"),
    ):  # fmt: skip
        canvas.text((80, y + 20), title, style.but(weight=0.5))
        y, _ = prose(canvas, [(words, None)], (80, y + 66, 1160), style, 42, 0)
        y += 40
    day = content.signed
    canvas.text((80, y + 50), f"办案民警：{content.officers[0]}（电子签名）", style)
    canvas.text((800, y + 50), f"{day.year}年{day.month}月{day.day}日", style)
    pressed = seal.round_star(content.office, "事故处理专用章", 220)
    canvas.stamp(pressed, (930, y + 40), seal.RED, rng.uniform(-3, 3))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 180)))
    return canvas.done("accident_certificate")


def _card(canvas: Canvas, party: Party, at: tuple[float, float], style: Style, letter: str) -> list[Box]:
    """One party's card; gives the boxes of what the contract asks of it."""
    (x, y), who = at, party.person
    ImageDraw.Draw(canvas.image).rectangle((x, y, x + 530, y + 56), fill=(232, 238, 246))
    canvas.frame(x, y, x + 530, y + 340, (160, 170, 184), 2)
    canvas.text((x + 18, y + 28), f"{letter}方", style.but(weight=0.5))
    boxes = [canvas.text((x + 512, y + 28), party.responsibility, style.but(weight=0.5, ink=(176, 40, 44)), "r")]
    rows: Sequence[tuple[str, str]] = (
        ("姓名", who.name), ("证件号码", who.id_number), ("联系电话", who.mobile), ("交通方式", moving(party)), ("车牌号码", party.plate or "—"),
        ("保险公司", party.insurer or "—"),
    )  # fmt: skip
    for i, (label, text) in enumerate(rows):
        canvas.text((x + 18, y + 86 + i * 45), label, style.but(size=22, ink=(110, 116, 126)))
        box = canvas.text((x + 150, y + 86 + i * 45), text, narrowed(style.but(size=23), text, 366))
        boxes += [box] if label == "姓名" or (label == "车牌号码" and party.plate) else []
    return boxes


def chapters(rng: random.Random) -> Rendered:
    """The general procedure as a letter in chapters: each party a paragraph, the facts, how it came about, the shares in one sentence each."""
    content = accidents.accident(rng, NUMBERS)
    canvas, style = Canvas((1240, 2400), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "kai")), 27, INK)
    canvas.text((620, 110), content.office, style.but(size=34, spacing=2), "m")
    canvas.text((620, 176), "道 路 交 通 事 故 认 定 书", style.but(size=42, weight=0.7), "m")
    canvas.value((1130, 240), "certificate_number", content.number, style.but(size=25), anchor="r")
    day, y = content.happened, 310.0
    canvas.pair((120, y), "交通事故时间：", style, "accident_date", day.date(), style, clock(day))
    canvas.pair(
        (120, y + 48), "交通事故地点：", style, "accident_place", content.place, narrowed(style, content.place, 800)
    )
    canvas.text(
        (120, y + 96),
        f"天气：{content.weather}　　交通事故类型：{'伤人事故' if content.injured else '财产损失事故'}",
        style,
    )
    boxes, y = list[Box](), y + 160
    for title, parts in _told(content):
        canvas.text((120, y), title, style.but(weight=0.5))
        for paragraph in parts:
            y, found = prose(canvas, paragraph, (120, y + 48, 1130), style, 46)
            boxes += [box for key, some in found.items() if key for box in some]
        y += 58
    canvas.record("parties", content.listing, boxes)
    signed = content.signed
    for i, words in enumerate(
        (
            f"交通警察：{content.officers[0]}",
            f"　　　　　{content.officers[1]}",
            f"{signed.year}年{signed.month}月{signed.day}日",
        )
    ):
        canvas.text((760, y + 30 + i * 48), words, style)
    pressed = seal.worn(seal.round_star(content.office, "交通事故处理专用章", 230), rng)
    canvas.stamp(pressed, (900, y + 100), seal.RED, rng.uniform(-10, 10))
    note = "当事人对本认定有异议的，可自送达之日起三日内向上一级公安机关交通管理部门提出书面复核申请。"
    y, _ = prose(canvas, [(note, None)], (120, y + 230, 1130), style.but(size=22), 36)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 70)))
    return canvas.done("accident_certificate")


def _told(content: Accident) -> list[tuple[str, list[list[form_parts.Part]]]]:
    """The chapters with their paragraphs."""
    people: list[list[form_parts.Part]] = []
    for party in content.parties:
        who = party.person
        said: list[form_parts.Part] = [
            (who.name, "name"),
            (f"，{SEXES[who.sex]}，身份证号{who.id_number}，住{who.address}，{moving(party)}", None),
        ]
        people.append(
            [*said, ("，号牌号码", None), (party.plate, "plate"), ("。", None)]
            if party.plate
            else [*said, ("。", None)]
        )
    first = content.blamed.person.name
    shares: list[list[form_parts.Part]] = [
        [(f"当事人{party.person.name}承担本起事故的" if party.responsibility != "无责任" else f"当事人{party.person.name}在本起事故中", None),
         (party.responsibility, "share"), ("。", None)] for party in content.parties
    ]  # fmt: skip
    return [
        ("一、当事人及车辆基本情况", people),
        (
            "二、交通事故基本事实",
            [
                [
                    (
                        f"上述时间，{first}{moving(content.blamed)}行至上述地点，因{content.fault}，造成{content.harm}的交通事故。",
                        None,
                    )
                ]
            ],
        ),
        (
            "三、事故形成原因分析",
            [[(f"{first}的行为违反{content.clause}之规定，有现场图、询问笔录、视听资料等证据证实。", None)]],
        ),
        ("四、当事人的责任", shares),
    ]


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"blanks": blanks, "sides": sides, "in_chapters": chapters}
