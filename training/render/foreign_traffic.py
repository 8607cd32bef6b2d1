"""Accident certificates kept for the benchmark: a ruled pad with a side head and three rows a party, and a system's print with a column a party."""

import random
from collections.abc import Sequence
from itertools import pairwise

from claims_ai.values import Box
from training.render import accidents, form_parts, penmanship
from training.render.accidents import Accident, Party, clock
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Form
from training.render.medical_form import narrowed
from training.render.unseen_traffic_filled import RED, met, pressed

INK: Ink = (42, 42, 48)
PAD = "{y}0{n}", "第{y}0{n}号", "990302{y}{n}"
SYSTEM = "第990301{y}00{n}号", "江公交认字[{y}]第0{n}号", "云公交简认字〔{y}〕第{n}号"
COUNTED = "一", "二", "三"
STUB = 70, 230
"""The edges of the column of labels."""


def side_heads(rng: random.Random) -> Rendered:
    """The simple procedure on a ruled half sheet, by pen or typed: three rows a party beside its head, its share in the last of them."""
    content, canvas = accidents.accident(rng, PAD, most=2), Canvas((1500, 1120), rng, form_parts.paper_tone(rng))
    filling = penmanship.anyone(rng, 29) if rng.random() < 0.65 else Style("kai", 24, (34, 36, 46))
    form, when = Form(canvas, Style("serif", 22, INK), filling, stray=3), content.happened
    canvas.text((750, 50), content.office, form.words.but(size=27, spacing=2), "m")
    canvas.text((750, 98), "道路交通事故认定书（简易程序）", form.words.but(size=35, weight=0.5), "m")
    number = Style("serif", 25, RED)
    if content.number.isdigit():
        canvas.pair((1120, 146), "No.", number, "certificate_number", content.number, number)
    else:
        canvas.value((1430, 146), "certificate_number", content.number, number, anchor="r")
    y = 172.0
    _cells(form, y, (60, 210, 960, 1060, 1440), ("事故发生时间", "", "天 气", ""), 56)
    end = form.day((230, y + 28), "accident_date", when.date())
    for text, word in ((f"{when.hour}", "时"), (f"{when.minute:02d}", "分")):
        form.fill((end, y, end + 70, y + 56), None, text, indent=6)
        end = canvas.text((end + 72, y + 28), word, form.words)[1][0] + 4
    form.fill((1060, y, 1440, y + 56), None, content.weather)
    _cells(form, y + 56, (60, 210, 1440), ("事故发生地点", ""), 56)
    form.fill((210, y + 56, 1440, y + 112), "accident_place", content.place)
    y, boxes = y + 112, list[Box]()
    for count, party in zip(COUNTED, content.parties, strict=False):
        boxes += _block(form, y, count, party)
        y += 168
    canvas.record("parties", content.listing, boxes)
    _cells(form, y, (60, 210, 1440), ("事故事实及\n认 定 依 据", ""), 170)
    told = f"{met(content)}，违反了{content.clause}的规定。"
    form.fill((210, y + 12, 1440, y + 170), None, told)
    _cells(form, y + 170, (60, 210, 825, 975, 1440), ("当事人签名", "", "交通警察", ""), 84)
    names = [(220 + 300 * i, party.person.name) for i, party in enumerate(content.parties)]
    for x, name in (*names, (1000, content.officers[0])):
        penmanship.write(canvas, (x, y + 212), name, penmanship.anyone(rng, 38, ("hand", "cursive")), 260)
    form.day((1080, y + 292), None, content.signed.date(), 0.9)
    pressed(canvas, (1220, y + 246), content.office, "事故处理专用章")
    note = "此认定书由当事人签名后生效；一式三份，双方当事人各一份，公安机关交通管理部门存档一份。"
    canvas.text((60, y + 292), note, narrowed(form.words.but(size=19), note, 960))
    canvas.image = canvas.image.crop((0, 0, 1500, round(y + 390)))
    return canvas.done("accident_certificate")


def _block(form: Form, y: float, count: str, party: Party) -> list[Box]:
    """What is known of one party beside its head; gives where name, plate and share stand."""
    who, policy = party.person, party.policy.partition("/")[2]
    form.cell((60, y, 110, y + 168), f"当\n事\n人\n{count}")
    rows: Sequence[tuple[Sequence[float], Sequence[tuple[str, str | None]]]] = (
        ((110, 210, 470, 560, 640, 780, 1120, 1200, 1440),
         (("姓 名", who.name), ("性别", SEXES[who.sex]), ("身份证号码", who.id_number), ("电话", who.mobile))),
        ((110, 210, 560, 700, 1010, 1150, 1440),
         (("车 型", party.vehicle if party.verb else "步行"), ("车 牌 号", party.plate), ("车辆损失", None))),
        ((110, 210, 560, 700, 1010, 1150, 1440),
         (("保险公司", party.insurer or None), ("保险凭证号", policy or None), ("承担责任", party.responsibility))),
    )  # fmt: skip
    boxes: list[Box] = []
    for i, (edges, pairs) in enumerate(rows):
        top = y + 56 * i
        _cells(form, top, edges, [word for label, _ in pairs for word in (label, "")], 56)
        for (left, right), (label, text) in zip(list(pairwise(edges))[1::2], pairs, strict=True):
            found = form.fill((left, top, right, top + 56), None, text, indent=8)
            boxes += found if label in ("姓 名", "车 牌 号", "承担责任") else []
    return boxes


def _cells(form: Form, y: float, edges: Sequence[float], labels: Sequence[str], high: float) -> None:
    for (left, right), label in zip(pairwise(edges), labels, strict=True):
        form.cell((left, y, right, y + high), label)


def person_columns(rng: random.Random) -> Rendered:
    """The simple procedure as a system prints it upright: labels at the left, a column a party whose last row is its share, facts above the table."""
    content, canvas = accidents.accident(rng, SYSTEM, most=3), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style("serif", 23, INK), Style(rng.choice(("serif", "sans", "kai")), 22, (34, 36, 44)))
    canvas.text((620, 84), content.office, narrowed(form.words.but(size=30), content.office, 1000), "m")
    canvas.text((620, 140), "道路交通事故认定书", form.words.but(size=42, weight=0.7, spacing=8), "m")
    canvas.text((620, 190), "（适用简易程序）", form.words, "m")
    canvas.value((1170, 232), "certificate_number", content.number, form.words, anchor="r")
    y, when = 256.0, content.happened
    _cells(form, y, (*STUB, 720, 840, 1170), ("时　间", "", "天　气", ""), 60)
    form.fill((230, y, 720, y + 60), "accident_date", when.date(), clock(when))
    form.fill((840, y, 1170, y + 60), None, content.weather)
    _cells(form, y + 60, (*STUB, 1170), ("地　点", ""), 60)
    form.fill((230, y + 60, 1170, y + 120), "accident_place", content.place)
    _cells(form, y + 120, (*STUB, 1170), ("事故经过", ""), 170)
    form.fill((230, y + 120, 1170, y + 290), None, f"{met(content)}。")
    y = _columns(form, y + 290, content)
    _cells(form, y, (*STUB, 1170), ("认定依据", ""), 92)
    law = f"{content.clause}、《道路交通事故处理程序规定》第六十条。"
    form.fill((230, y, 1170, y + 92), None, law)
    y += 92
    canvas.text((70, y + 70), f"办案交通警察：{content.officers[0]}", form.words)
    canvas.text((1130, y + 70), f"{content.signed:%Y年%m月%d日}", form.words, "r")
    pressed(canvas, (1000, y + 90), content.office, "交通事故处理专用章")
    words = "当事人无异议的，应当在本认定书上签名；有异议或者拒绝签名的，由交通警察在认定书上注明。"
    canvas.text((70, y + 210), words, narrowed(form.words.but(size=19), words, 1100))
    canvas.image = canvas.image.crop((0, 0, 1240, round(min(1754, y + 270))))
    return canvas.done("accident_certificate")


def _columns(form: Form, y: float, content: Accident) -> float:
    """Labels at the left and a column for each party; records the parties and gives where they end."""
    canvas, wide = form.canvas, 940 / len(content.parties)
    edges = (*STUB, *(230 + wide * (i + 1) for i in range(len(content.parties))))
    heads = [f"当事人{count}" for count, _ in zip(COUNTED, content.parties, strict=False)]
    _cells(form, y, edges, ("项　目", *heads), 50)
    asked = (
        ("姓　名", [p.person.name for p in content.parties], True), ("证件号码", [p.person.id_number for p in content.parties], False),
        ("联系电话", [p.person.mobile for p in content.parties], False), ("交通方式", [p.verb + p.vehicle for p in content.parties], False),
        ("车辆号牌", [p.plate or "" for p in content.parties], True), ("保险公司", [p.insurer for p in content.parties], False),
        ("保单号码", [p.policy.partition("/")[2] for p in content.parties], False),
        ("责　任", [p.responsibility for p in content.parties], True),
    )  # fmt: skip
    y, boxes = y + 50, list[Box]()
    for label, texts, told in asked:
        _cells(form, y, edges, (label, *("" for _ in texts)), 54)
        for (left, right), text in zip(pairwise(edges[1:]), texts, strict=True):
            found = form.fill((left, y, right, y + 54), None, text or "/")
            boxes += found if told and text else []
        y += 54
    canvas.record("parties", content.listing, boxes)
    _cells(form, y, edges, ("签　名", *("" for _ in content.parties)), 84)
    for left, party in zip(edges[1:], content.parties, strict=False):
        hand = penmanship.anyone(canvas.rng, 38, ("hand", "cursive"))
        penmanship.write(canvas, (left + 40, y + 42), party.person.name, hand, wide - 60)
    return y + 84


BENCH: Layouts = {"side_heads": side_heads, "person_columns": person_columns}
