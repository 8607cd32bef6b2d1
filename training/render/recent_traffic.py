"""Accident certificates kept for the benchmark: two parties in the halves of a sheet, a letter that ends in a table, texts in the cells of a frame."""

import random
from collections.abc import Callable, Mapping, Sequence

from claims_ai.values import Box
from training.render import accidents, form_parts, penmanship, people, seal
from training.render.accidents import Accident, Party, clock, moving
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Form, Part, prose
from training.render.later_parts import blank
from training.render.medical_form import narrowed

INK: Ink = (40, 42, 48)
GENERAL = "江公交认字[{y}]第990{n}号", "东公（交）认字[{y}]第{n}号", "云公交认定〔{y}〕第{n}号"
SIMPLE = "第9901{y}{n}号", "江公交简认字[{y}]第{n}号"


def two_halves(rng: random.Random) -> Rendered:
    """The simple procedure across a small sheet: each of two parties has its labels and blanks in a half, shares after the facts by pen."""
    content = accidents.accident(rng, SIMPLE, most=2)
    canvas = Canvas((1500, 1120), rng, rng.choice(((255, 255, 255), (255, 246, 246), (255, 252, 238))))
    pen = penmanship.anyone(rng, 29, ("hand", "cursive"))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 22, INK), pen, stray=3)
    canvas.text((750, 60), content.office, form.words.but(size=25), "m")
    canvas.text((750, 106), "道路交通事故认定书（简易程序）", form.words.but(size=34, weight=0.6), "m")
    number = Style("serif", 25, (186, 48, 52))
    canvas.value((1420, 152), "certificate_number", content.number, narrowed(number, content.number, 460), anchor="r")
    x = blank(form, (80, 196), "事故时间：", 420, "accident_date", content.happened.date(), clock(content.happened))
    blank(form, (x + 30, 196), "天气：", 120, None, content.weather)
    blank(form, (80, 250), "事故地点：", 900, "accident_place", content.place)
    boxes = [box for i, party in enumerate(content.parties) for box in _half(form, party, i)]
    facts = f"{content.blamed.person.name}{moving(content.blamed)}{content.fault}，发生碰撞，造成{content.harm}。"
    canvas.frame(80, 640, 1420, 900, INK, 2)
    canvas.text((94, 668), "交通事故事实及责任认定：", form.words)
    form.fill((94, 688, 1406, 770), None, facts)
    end = canvas.text((94, 800), f"根据{content.clause}之规定，认定：", form.words)[1][0] + 10
    if end > 900:
        end = 94
    at = 800 if end > 94 else 856
    for word, party in zip("甲乙", content.parties, strict=True):
        end = canvas.text((end, at), f"{word}方：", form.words)[1][0]
        canvas.rule((end + 4, at + 20), (end + 180, at + 20), INK, 1)
        boxes += form.fill((end + 4, at - 28, end + 180, at + 20), None, party.responsibility, indent=8)
        end += 200
    canvas.record("parties", content.listing, boxes)
    for i, (word, party) in enumerate(zip("甲乙", content.parties, strict=True)):
        end = canvas.text((80 + i * 460, 946), f"{word}方签名：", form.words)[1][0]
        hand = penmanship.anyone(rng, 42, ("hand", "cursive"))
        penmanship.write(canvas, (end + 10, 942), party.person.name, hand, 250)
    end = canvas.text((80, 1020), "交通警察：", form.words)[1][0]
    penmanship.write(canvas, (end + 10, 1016), content.officers[0], penmanship.anyone(rng, 40, ("hand", "cursive")))
    form.day((1000, 1020), None, content.signed.date(), 0.8)
    pressed = seal.worn(seal.round_star(content.office, "事故处理专用章", 210), rng)
    canvas.stamp(pressed, (1170, 980), seal.RED, rng.uniform(-12, 12))
    return canvas.done("accident_certificate")


def _half(form: Form, party: Party, place: int) -> list[Box]:
    """A party's half of the sheet; gives where name and plate stand."""
    left, who = 80 + 670 * place, party.person
    form.canvas.frame(left, 284, left + 670, 640, INK, 2)
    form.canvas.text((left + 335, 310), f"{'甲乙'[place]}　　方", form.words.but(weight=0.5))
    rows: Sequence[Sequence[tuple[str, float, str]]] = (
        (("姓名：", 220, who.name), ("电话：", 230, who.mobile)),
        (("驾驶证或身份证号：", 420, who.id_number),),
        (("交通方式：", 230, moving(party)), ("车辆牌号：", 190, party.plate or "")),
        (("保险公司：", 490, party.insurer),),
        (("保险凭证号：", 460, party.policy.partition("/")[2]),),
    )
    found = list[Box]()
    for i, cells in enumerate(rows):
        x, y = left + 16.0, 362 + i * 60
        for label, wide, text in cells:
            end = form.canvas.text((x, y), label, form.words)[1][0] + 6
            form.canvas.rule((end, y + 20), (end + wide, y + 20), INK, 1)
            boxes = form.fill((end, y - 28, end + wide, y + 20), None, text or None, indent=6)
            found += boxes if label in ("姓名：", "车辆牌号：") else []
            x = end + wide + 16
    return found


def _introduced(party: Party, word: str, *, plate: str | None) -> list[Part]:
    """A party in a sentence; `plate` is the key of its plate's place."""
    who = party.person
    said: list[Part] = [
        (word, None), (who.name, "name"), (f"，{SEXES[who.sex]}，{who.birth_date.year}年{who.birth_date.month}月{who.birth_date.day}日生，"
         f"身份证号：{who.id_number}，住址：{who.address}，电话：{who.mobile}，", None),
    ]  # fmt: skip
    if party.plate is None:
        return [*said, (f"{moving(party)}。", None)]
    return [*said, ("驾驶", None), (party.plate, plate), (f"号{party.vehicle}，该车在{party.insurer}投保。", None)]


def closing_table(rng: random.Random) -> Rendered:
    """A letter of the general procedure in numbered chapters; parties and shares stand in a small table at its end, a row a party."""
    content = accidents.accident(rng, GENERAL)
    canvas, style = Canvas((1240, 2400), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "kai")), 25, INK)
    form = Form(canvas, style.but(size=23), style.but(size=24))
    canvas.text((620, 100), content.office, style.but(size=34, weight=0.5, spacing=2), "m")
    canvas.text((620, 164), "道路交通事故认定书", style.but(size=42, weight=0.6, spacing=4), "m")
    canvas.value((1120, 226), "certificate_number", content.number, style, anchor="r")
    first = content.blamed.person.name
    happened: list[Part] = [
        (clock(content.happened), "accident_date"), (f"，{first}{moving(content.blamed)}行驶至", None), (content.place, "accident_place"),
        (f"时，因{content.fault}，与他方发生碰撞，造成{content.harm}的道路交通事故。当时天气{content.weather}。", None),
    ]  # fmt: skip
    y, values = _chapter(canvas, "一、交通事故基本事实", [happened], 286, style)
    form_parts.record(canvas, values, {"accident_date": content.happened.date(), "accident_place": content.place})
    known = [_introduced(party, f"{i}. ", plate=None) for i, party in enumerate(content.parties, 1)]
    y, _ = _chapter(canvas, "二、当事人及车辆基本情况", known, y + 62, style)
    reasons: list[Part] = [(f"{first}的上述行为违反了{content.clause}之规定，是造成此次事故的原因。", None)]
    y, _ = _chapter(canvas, "三、交通事故成因分析", [reasons], y + 62, style)
    law: list[Part] = [("根据《道路交通事故处理程序规定》第六十条，当事人责任确定如下：", None)]
    y, _ = _chapter(canvas, "四、交通事故责任认定", [law], y + 62, style)
    y, boxes = y + 36, list[Box]()
    edges = 120, 200, 460, 740, 1120
    for left, right, head in zip(edges, edges[1:], ("序号", "当事人", "车辆号牌", "事故责任"), strict=False):
        form.cell((left, y, right, y + 54), head)
    for i, party in enumerate(content.parties, 1):
        y += 54
        form.cell((edges[0], y, edges[1], y + 54), str(i))
        texts = party.person.name, party.plate or "—", party.responsibility
        for left, right, text in zip(edges[1:], edges[2:], texts, strict=False):
            form.cell((left, y, right, y + 54))
            found = form.fill((left, y, right, y + 54), None, text)
            boxes += [] if text == "—" else found
    canvas.record("parties", content.listing, boxes)
    words = "当事人对本认定有异议的，可自本认定书送达之日起三日内，向上一级公安机关交通管理部门提出书面复核申请。"
    y, _ = prose(canvas, [(words, None)], (120, y + 104, 1120), style.but(size=23), 40)
    _closed(canvas, content, y + 80, style)
    return canvas.done("accident_certificate")


def _chapter(
    canvas: Canvas, title: str, paragraphs: Sequence[list[Part]], y: float, style: Style
) -> tuple[float, dict[str, list[Box]]]:
    canvas.text((120, y), title, style.but(weight=0.5))
    values = dict[str, list[Box]]()
    for parts in paragraphs:
        y, found = prose(canvas, parts, (120, y + 46, 1120), style, 42)
        values |= found
    return y, values


def _closed(canvas: Canvas, content: Accident, y: float, style: Style) -> None:
    """Officers, day and seal at the foot, where the sheet ends."""
    for i, officer in enumerate(content.officers):
        canvas.text((640, y + i * 48), f"交通警察：{officer}（{people.digits(canvas.rng, 6)}）", style)
    signed = content.signed
    canvas.text((640, y + 104), f"{signed.year}年{signed.month:02d}月{signed.day:02d}日", style)
    pressed = seal.worn(seal.round_star(content.office, "交通事故认定专用章", 220), canvas.rng)
    canvas.stamp(pressed, (880, y + 70), seal.RED, canvas.rng.uniform(-10, 10))
    canvas.image = canvas.image.crop((0, 0, canvas.image.width, round(min(canvas.image.height, y + 220))))


def framed_texts(rng: random.Random) -> Rendered:
    """One frame typed full: day, weather and place in cells, then cells of running text, the parties in one and their shares in the last."""
    content = accidents.accident(rng, GENERAL, most=3)
    canvas, style = Canvas((1240, 2200), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "sans")), 23, INK)
    form = Form(canvas, style, style)
    canvas.text((620, 80), "道路交通事故认定书", style.but(size=40, weight=0.6, spacing=4), "m")
    canvas.text((80, 140), f"制作单位：{content.office}", style.but(size=21))
    canvas.pair((800, 140), "文号：", style.but(size=21), "certificate_number", content.number,
                narrowed(style.but(size=21), content.number, 310))  # fmt: skip
    y, when = 170.0, content.happened
    for left, right, words in ((80, 230, "事故发生时间"), (230, 760, ""), (760, 870, "天气"), (870, 1160, "")):
        form.cell((left, y, right, y + 60), words)
    form.fill((230, y, 760, y + 60), "accident_date", when.date(), clock(when))
    form.fill((870, y, 1160, y + 60), None, content.weather)
    form.cell((80, y + 60, 230, y + 120), "事故发生地点")
    form.cell((230, y + 60, 1160, y + 120))
    form.fill((230, y + 60, 1160, y + 120), "accident_place", content.place)
    first = content.blamed.person.name
    known = [_introduced(party, "", plate="plate") for party in content.parties]
    facts = f"{clock(when)}许，{first}{moving(content.blamed)}途经{content.place}，{content.fault}，致{content.harm}。"
    reasons = (
        f"{first}{content.fault}，其行为违反{content.clause}。以上事实有现场勘查笔录、当事人陈述、监控录像等证据证实。"
    )
    shares: list[Part] = []
    for party in content.parties:
        free = party.responsibility == "无责任"
        shares += [("当事人", None), (party.person.name, "name"), ("在此次事故中" if free else "承担此次事故的", None),
                   (party.responsibility, "share"), ("；", None)]  # fmt: skip
    y, boxes = y + 120, list[Box]()
    texts: Sequence[tuple[str, Sequence[list[Part]]]] = (
        ("当事人、\n车辆基本\n情况", known), ("事故基本\n事实", [[(facts, None)]]), ("证据及成\n因分析", [[(reasons, None)]]),
        ("责任认定", [[*shares[:-1], ("。", None)]]),
    )  # fmt: skip
    for title, paragraphs in texts:
        low = y + 34
        for parts in paragraphs:
            last, found = prose(canvas, parts, (246, low, 1144), style, 38)
            boxes += found.get("name", []) + found.get("plate", []) + found.get("share", [])
            low = last + 40
        foot = max(low + 6, y + 130)
        form.cell((80, y, 230, foot), title)
        canvas.frame(230, y, 1160, foot, INK, 2)
        y = foot
    canvas.record("parties", content.listing, boxes)
    _closed(canvas, content, y + 60, style)
    return canvas.done("accident_certificate")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "two_halves": two_halves,
    "closing_table": closing_table,
    "framed_texts": framed_texts,
}
