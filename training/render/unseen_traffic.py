"""Accident certificates kept for the benchmark: an electronic sheet, a text whose time and place are in its first sentence."""

import random
from collections.abc import Sequence

from claims_ai.values import Box
from training.render import accidents, form_parts, paper, seal
from training.render.accidents import Accident, Party, moving
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Part, prose
from training.render.medical_form import narrowed
from training.render.newer_parts import Entry, row

INK: Ink = (40, 42, 48)
BLUE: Ink = (28, 84, 160)
GREY: Ink = (120, 124, 132)
SHEET = "990102{y}00{n}", "9901{y}8{n}"
RED_HEAD = "江公交认字[{y}]第0{n}号", "江公交（二）认字〔{y}〕第{n}号", "第9900{y}1{n}号"
PROOFS = "现场勘查笔录、现场图及照片、当事人陈述、车载视频", "现场图、现场照片、询问笔录、路面监控录像、车辆检验报告"


def press(canvas: Canvas, content: Accident, at: tuple[float, float], purpose: str) -> None:
    """The office's seal, worn and not quite upright."""
    pressed = seal.worn(seal.round_star(content.office, purpose, 200), canvas.rng)
    canvas.stamp(pressed, at, seal.RED, canvas.rng.uniform(-12, 12))


def facts(content: Accident) -> str:
    """What happened, in a sentence without time and place."""
    first, others = content.blamed, "、".join(party.person.name for party in content.parties[1:])
    return f"{first.person.name}{moving(first)}{content.fault}，与{others}发生碰撞，造成{content.harm}"


def _shares(content: Accident, word: str) -> list[Part]:
    """Who answers for how much in one sentence, names and shares under keys."""
    parts: list[Part] = []
    for i, party in enumerate(content.parties):
        before = "" if party.responsibility == "无责任" else word
        parts += [
            ("，" if i else "", None),
            (party.person.name, "name"),
            (before, None),
            (party.responsibility, "share"),
        ]
    return [*parts, ("。", None)]


def _kept(boxes: dict[str, list[Box]]) -> list[Box]:
    return [box for key, found in boxes.items() if key for box in found]


def e_sheet(rng: random.Random) -> Rendered:
    """What the police's system sends as a file: blue heads over hairlines, pairs in two columns, a code at the top, shares in a list at the end."""
    content, canvas = accidents.accident(rng, SHEET, most=3), Canvas((1240, 1754), rng)
    style = Style("sans", 22, INK)
    label, boxes, when = style.but(ink=GREY), list[Box](), content.happened
    canvas.text((80, 84), "道路交通事故认定书", style.but(size=38, weight=0.5))
    canvas.text((80, 130), "（简易程序　电子文书）", label)
    canvas.pair((80, 172), "文书编号", label, "certificate_number", content.number, style)
    canvas.image.paste(paper.qr(content.number, 130), (1030, 56))
    y = _head(canvas, 220, "事故信息")
    happened = Entry("发生时间", "accident_date", when.date(), f"{when:%Y-%m-%d %H:%M}")
    row(canvas, y, (80, 640), (happened, Entry("天气情况", None, content.weather)), label, style, 1160)
    row(canvas, y + 44, (80,), (Entry("发生地点", "accident_place", content.place),), label, style, 1160)
    y += 88
    for side, party in zip("甲乙丙", content.parties, strict=False):
        y = _head(canvas, y, f"{side}方")
        who = party.person
        boxes.append(canvas.text((canvas.text((80, y), "当 事 人", label)[1][0] + 7, y), who.name, style))
        if party.plate:
            boxes.append(canvas.text((canvas.text((640, y), "车辆号牌", label)[1][0] + 7, y), party.plate, style))
        else:
            row(canvas, y, (640,), (Entry("出行方式", None, moving(party)),), label, style, 1160)
        row(
            canvas,
            y + 44,
            (80, 640),
            (Entry("证件号码", None, who.id_number), Entry("手机号码", None, who.mobile)),
            label,
            style,
            1160,
        )
        y += 88
        if party.plate:
            insured = Entry("承保公司", None, party.insurer)
            row(canvas, y, (80, 640), (Entry("车辆类型", None, party.vehicle), insured), label, style, 1160)
            y += 44
    y = _head(canvas, y, "事故事实")
    y, _ = prose(canvas, [(f"{facts(content)}。上述事实违反{content.clause}的规定。", None)], (80, y, 1160), style, 38)
    y = _head(canvas, y + 44, "责任认定")
    for side, party in zip("甲乙丙", content.parties, strict=False):
        end = canvas.text((80, y), f"{side}方", style)[1][0]
        named = canvas.text((end + 16, y), party.person.name, style)
        boxes += [named, canvas.text((max(360, named[1][0] + 30), y), party.responsibility, style.but(weight=0.4))]
        y += 44
    canvas.record("parties", content.listing, boxes)
    canvas.text((80, y + 40), f"办案民警：{content.officers[0]}", style)
    canvas.text((1160, y + 40), content.office, style, "r")
    canvas.text((1160, y + 84), f"{content.signed:%Y年%m月%d日}", style, "r")
    press(canvas, content, (1020, y + 66), "电子文书专用章")
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 220)))
    return canvas.done("accident_certificate")


def _head(canvas: Canvas, y: float, title: str) -> float:
    """A blue heading over a hairline; gives the height of the first row below."""
    canvas.text((80, y), title, Style("sans", 24, BLUE, weight=0.4))
    canvas.rule((80, y + 24), (1160, y + 24), (200, 206, 214), 1)
    return y + 54


def told_first(rng: random.Random) -> Rendered:
    """The general procedure under a red head: chapters in brackets, people and cars in numbered lines, time and place only in the first sentence."""
    content, canvas = accidents.accident(rng, RED_HEAD), Canvas((1240, 2600), rng, form_parts.paper_tone(rng))
    style, boxes, when = Style("serif", 26, INK), list[Box](), content.happened
    bold = style.but(font="sans", size=25)
    canvas.text(
        (620, 96),
        content.office,
        narrowed(style.but(size=34, weight=0.5, ink=(196, 40, 44)), content.office, 1000),
        "m",
    )
    canvas.rule((110, 128), (1130, 128), (196, 40, 44), 3)
    canvas.text((620, 184), "道路交通事故认定书", style.but(size=42, weight=0.7, spacing=6), "m")
    canvas.value((620, 240), "certificate_number", content.number, style, anchor="m")
    day = f"{when.year}年{when.month}月{when.day}日"
    told: list[Part] = [
        (day, "day"), (f"{when.hour}时{when.minute:02d}分许，在", None), (content.place, "place"),
        (f"，{facts(content)}的道路交通事故。当日天气{content.weather}。", None),
    ]  # fmt: skip
    y, found = prose(canvas, told, (120, 300, 1120), style, 44)
    canvas.record("accident_date", when.date(), found["day"])
    canvas.record("accident_place", content.place, found["place"])
    canvas.text((120, y + 56), "（一）当事人及车辆基本情况", bold)
    y += 56
    for i, party in enumerate(content.parties, 1):
        y, found = prose(canvas, _known(i, party), (120, y + 44, 1120), style, 44)
        boxes += _kept(found)
    proofs = f"认定上述事实的证据有：{rng.choice(PROOFS)}等。"
    cause = f"{content.blamed.person.name}{content.fault}，违反{content.clause}之规定，是造成此事故的原因。"
    for title, words in (("（二）证据", proofs), ("（三）事故成因分析", cause)):
        canvas.text((120, y + 54), title, bold)
        y, _ = prose(canvas, [(words, None)], (120, y + 98, 1120), style, 44)
    canvas.text((120, y + 54), "（四）责任认定", bold)
    law: Part = ("根据《道路交通事故处理程序规定》第六十条之规定，认定：", None)
    y, found = prose(canvas, [law, *_shares(content, "负此次事故的")], (120, y + 98, 1120), style, 44)
    canvas.record("parties", content.listing, [*boxes, *_kept(found)])
    for i, words in enumerate((*(f"交通警察：{name}" for name in content.officers), f"{content.signed:%Y年%m月%d日}")):
        canvas.text((1080, y + 80 + 46 * i), words, style, "r")
    press(canvas, content, (920, y + 130), "交通事故认定专用章")
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(1754, y + 320))))
    return canvas.done("accident_certificate")


def _known(number: int, party: Party) -> Sequence[Part]:
    """One numbered line on a party."""
    who = party.person
    parts: list[Part] = [
        (f"{number}．", None), (who.name, "name"), (f"（{SEXES[who.sex]}，{who.birth_date.year}年出生，公民身份号码{who.id_number}，住{who.address}）", None),
    ]  # fmt: skip
    if party.plate:
        return [
            *parts,
            ("，系", None),
            (party.plate, "plate"),
            (f"{party.vehicle}驾驶人，该车投保于{party.insurer}。", None),
        ]
    return [*parts, (f"，事发时{moving(party)}。", None)]


BENCH: Layouts = {"e_sheet": e_sheet, "told_first": told_first}
