"""Accident certificates kept for the benchmark: a pad with one printed sentence to fill in, and a print with people and cars in two tables."""

import random
from collections.abc import Sequence
from itertools import pairwise

from claims_ai.values import Box
from training.render import accidents, form_parts, penmanship, seal
from training.render.accidents import Accident, moving
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Form, Part, prose
from training.render.medical_form import narrowed

INK: Ink = (40, 42, 48)
RED: Ink = (200, 44, 48)
PAD = "第{y}{n}号", "江公交（简）认字[{y}]第{n}号", "990102{y}{n}"
SYSTEM = "第9901031{y}0{n}号", "江公交简认字〔{y}〕第00{n}号"
SHAPES = "机动车与机动车", "机动车与非机动车", "机动车与行人"
Word = str | tuple[float, str, str]
"""Printed words, or the width of a blank, the key of what is written in it, and that."""


def pressed(canvas: Canvas, at: tuple[float, float], name: str, purpose: str) -> None:
    mask = seal.worn(seal.round_star(name, purpose, 205), canvas.rng)
    canvas.stamp(mask, at, seal.RED, canvas.rng.uniform(-12, 12))


def met(content: Accident) -> str:
    """What the first did, whom it met and what came of it."""
    first, others = content.blamed, "、".join(f"{moving(party)}的{party.person.name}" for party in content.parties[1:])
    return f"{first.person.name}{moving(first)}{content.fault}，与{others}发生碰撞，造成{content.harm}"


def sentence_pad(rng: random.Random) -> Rendered:
    """The simple procedure's half sheet: one long printed sentence with blanks for all that differs, papers and phones beside the signatures."""
    cases = iter(lambda: accidents.accident(rng, PAD, most=2), None)
    content = next(one for one in cases if all(party.plate for party in one.parties))
    canvas = Canvas((1400, 1080), rng, rng.choice(((255, 255, 255), (255, 247, 247), (247, 250, 255), (254, 252, 242))))
    form = Form(canvas, Style("serif", 25, INK), penmanship.anyone(rng, 30), stray=3)
    canvas.text((700, 62), content.office, form.words.but(size=27), "m")
    canvas.text((700, 112), "道路交通事故认定书（简易程序）", form.words.but(size=36, weight=0.5), "m")
    canvas.value((1320, 162), "certificate_number", content.number, Style("serif", 26, RED), anchor="r")
    when, (first, other) = content.happened, content.parties
    driven = [
        (("驾驶", (340, "", p.vehicle), "（号牌号码：", (270, "parties.plate", p.plate or ""))) for p in content.parties
    ]
    blamed = [
        ((190, "parties.who", p.person.name), "负", (130, "parties.share", p.responsibility[:-2]), "责任")
        for p in content.parties
    ]
    lines: Sequence[Sequence[Word]] = (
        ("　　", (90, "accident_date", f"{when.year}"), "年", (60, "accident_date", f"{when.month}"), "月", (60, "accident_date", f"{when.day}"), "日",
         (60, "", f"{when.hour}"), "时", (60, "", f"{when.minute:02d}"), "分，天气", (110, "", content.weather), "，当事人",
         (210, "parties.name", first.person.name)),
        (*driven[0], "），行驶至"),
        ((790, "accident_place", content.place), "，与当事人", (210, "parties.name", other.person.name)),
        (*driven[1], "）发生交通事故，"),
        ("造成", (520, "", content.harm), "。经调查，当事人", (210, "", first.person.name)),
        ("有", (760, "", content.fault), "的违法行为，违反了"),
        ((820, "", content.clause), "的规定，据此认定："),
        ("当事人", *blamed[0], "，当事人", *blamed[1], "。"),
    )  # fmt: skip
    boxes: dict[str, list[Box]] = {}
    for i, words in enumerate(lines):
        _line(form, 218 + 62 * i, words, boxes)
    form_parts.record(
        canvas, boxes, {"accident_date": when.date(), "accident_place": content.place, "parties": content.listing}
    )
    y = 736.0
    for party in content.parties:
        _line(
            form,
            y,
            (
                "当事人签名：",
                (240, "", ""),
                "证件号码：",
                (390, "", party.person.id_number),
                "电话：",
                (210, "", party.person.mobile),
            ),
            {},
        )
        penmanship.write(canvas, (240, y - 6), party.person.name, penmanship.anyone(rng, 38, ("hand", "cursive")), 210)
        y += 66
    _line(form, y, ("交通警察：", (240, "", "")), {})
    penmanship.write(canvas, (216, y - 6), content.officers[0], penmanship.anyone(rng, 38, ("hand", "cursive")), 210)
    form.day((900, y + 6), None, content.signed.date(), 0.9)
    pressed(canvas, (1090, y - 10), content.office, "交通事故处理专用章")
    words = "当事人对本认定有异议的，可以向人民法院提起民事诉讼。本认定书当事人各执一份，交警部门存档一份。"
    canvas.text((80, y + 66), words, form.words.but(size=20))
    canvas.image = canvas.image.crop((0, 0, 1400, round(y + 130)))
    return canvas.done("accident_certificate")


def _line(form: Form, y: float, words: Sequence[Word], boxes: dict[str, list[Box]]) -> None:
    """Printed words and underlined blanks in a row; keeps where those with a key are written."""
    x = 80.0
    for word in words:
        if isinstance(word, str):
            x = form.canvas.text((x, y), word, form.words)[1][0] + 5 if word.strip() else x + 50
            continue
        wide, key, text = word
        form.canvas.rule((x, y + 21), (x + wide, y + 21), form.words.ink, 1)
        found = form.fill((x, y - 30, x + wide, y + 22), None, text or None, indent=7)
        if key:
            boxes.setdefault(key, []).extend(found)
        x += wide + 5


def two_tables(rng: random.Random) -> Rendered:
    """The simple procedure printed by a system: a table of the people, another of what they drove under the same letters, facts and shares in cells."""
    content = accidents.accident(rng, SYSTEM, most=3)
    canvas = Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style("serif", 22, INK), Style(rng.choice(("sans", "serif", "kai")), 22, (34, 36, 44)))
    canvas.text((620, 76), "道路交通事故认定书", form.words.but(size=40, weight=0.6, spacing=6), "m")
    canvas.text((620, 124), "（简易程序）", form.words.but(size=24), "m")
    canvas.text((70, 172), content.office, narrowed(form.words, content.office, 560))
    canvas.value((1170, 172), "certificate_number", content.number, form.words, anchor="r")
    shape = (
        SHAPES[0]
        if all(p.plate for p in content.parties)
        else SHAPES[1]
        if all(p.verb for p in content.parties)
        else SHAPES[2]
    )
    when, y = content.happened, 196.0
    _cells(form, y, (70, 200, 640, 770, 1170), ("事故时间", "", "事故形态", ""), 58)
    form.fill((200, y, 640, y + 58), "accident_date", when.date(), f"{when:%Y年%m月%d日%H时%M分}")
    form.fill((770, y, 1170, y + 58), None, shape)
    _cells(form, y + 58, (70, 200, 880, 980, 1170), ("事故地点", "", "天气", ""), 58)
    form.fill((200, y + 58, 880, y + 116), "accident_place", content.place)
    form.fill((980, y + 58, 1170, y + 116), None, content.weather)
    people = [(p.person.name, SEXES[p.person.sex], p.person.id_number, p.person.mobile) for p in content.parties]
    cars = [
        (p.vehicle, p.plate or "无", p.insurer or "无", p.policy.partition("/")[2] or "无")
        if p.verb
        else ("步行", "", "", "")
        for p in content.parties
    ]
    y, named = _table(
        form,
        y + 116,
        "当事人信息",
        (70, 150, 390, 480, 860, 1170),
        ("编号", "姓名", "性别", "身份证明号码", "联系电话"),
        people,
    )
    y, driven = _table(
        form,
        y,
        "车辆信息",
        (70, 150, 390, 580, 810, 1170),
        ("编号", "车辆类型", "号牌号码", "保险公司", "保险单号"),
        cars,
    )
    boxes = [row[0][0] for row in named] + [
        row[1][0] for row, p in zip(driven, content.parties, strict=True) if p.plate
    ]
    y, _ = _prose_cell(form, y, "事故事实", [(f"{met(content)}。上述行为违反{content.clause}的规定。", None)])
    shares: list[Part] = [("根据《道路交通事故处理程序规定》第六十条的规定，", None)]
    for letter, party in zip("甲乙丙", content.parties, strict=False):
        free = party.responsibility == "无责任"
        shares += [
            (f"{letter}方", None),
            (party.person.name, "name"),
            ("" if free else "负", None),
            (party.responsibility, "share"),
            ("，", None),
        ]
    y, found = _prose_cell(form, y, "责任认定", [*shares[:-1], ("。", None)])
    canvas.record("parties", content.listing, [*boxes, *found])
    _cells(form, y, (70, 200, 1170), ("当 事 人\n签　　名", ""), 110)
    for i, party in enumerate(content.parties):
        hand = penmanship.anyone(rng, 38, ("hand", "cursive"))
        penmanship.write(canvas, (230 + 310 * i, y + 54), party.person.name, hand, 260)
    _cells(form, y + 110, (70, 1170), ("",), 170)
    canvas.text((90, y + 150), f"办案民警：{content.officers[0]}", form.words)
    canvas.text((1130, y + 240), f"{content.signed:%Y年%m月%d日}", form.words, "r")
    pressed(canvas, (960, y + 200), content.office, "交通事故认定专用章")
    canvas.text((70, y + 312), "本认定书自各方当事人签名之日起送达。", form.words.but(size=19))
    canvas.image = canvas.image.crop((0, 0, 1240, round(min(1754, y + 380))))
    return canvas.done("accident_certificate")


def _cells(form: Form, y: float, edges: Sequence[float], labels: Sequence[str], high: float) -> None:
    for (left, right), label in zip(pairwise(edges), labels, strict=True):
        form.cell((left, y, right, y + high), label)


def _prose_cell(form: Form, y: float, label: str, parts: Sequence[Part]) -> tuple[float, list[Box]]:
    """A label's cell beside one with running text; gives where they end, and where what has a key stands."""
    style = form.filling if isinstance(form.filling, Style) else form.words
    low, found = prose(form.canvas, parts, (216, y + 36, 1154), style, 40)
    _cells(form, y, (70, 200, 1170), (label, ""), max(150, low + 36 - y))
    return max(y + 150, low + 36), [box for key, some in found.items() if key for box in some]


def _table(
    form: Form, y: float, title: str, edges: Sequence[float], heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[float, list[list[list[Box]]]]:
    """A title over heads over a row for each party; gives where it ends, and where each text of each row stands."""
    form.cell((70, y, 1170, y + 46), title, form.words.but(weight=0.4))
    _cells(form, y + 46, edges, heads, 46)
    y, places = y + 92, list[list[list[Box]]]()
    for letter, texts in zip("甲乙丙", rows, strict=False):
        _cells(form, y, edges, (letter, *([""] * len(texts))), 56)
        areas = [(left, y, right, y + 56) for left, right in pairwise(edges[1:])]
        places.append([form.fill(area, None, text or None, indent=8) for area, text in zip(areas, texts, strict=True)])
        y += 56
    return y, places


BENCH: Layouts = {"sentence_pad": sentence_pad, "two_tables": two_tables}
