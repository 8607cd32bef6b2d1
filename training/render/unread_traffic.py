"""Accident certificates kept for the benchmark: people and vehicles told apart, a pad's form with shares ticked at its foot, a needle print across."""

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from claims_ai.values import Box
from training.render import accidents, form_parts, invent, penmanship, seal, vat_parts
from training.render.accidents import Accident, Party, clock, moving
from training.render.canvas import Canvas, Ink, Listing, Rendered, Style, Value, rectangle
from training.render.contents import SEXES
from training.render.form_parts import Form, Part, prose
from training.render.later_parts import blank
from training.render.medical_form import narrowed
from training.render.paper import tractor_holes

INK: Ink = (40, 42, 48)
GENERAL = "江公交认字[{y}]第000{n}号", "东公交认字〔{y}〕第{n}号", "第9901022{y}000{n}号"
SIMPLE = "No.99{y}{n}", "简易第{y}{n}号", "第9901041{y}00{n}号"
SHARES = "全部责任", "主要责任", "同等责任", "次要责任", "无责任"
NAMED = "甲乙丙丁"
SURFACES = (
    "沥青路面，双向四车道，中央有双黄实线",
    "水泥路面，双向两车道，无中央隔离设施",
    "沥青路面，设机非隔离带，路面标线清晰",
)
HEADS = ("当事人", "性别", "驾驶证/身份证号", "交通方式", "号牌号码", "保险公司及保单号", "联系方式")


def told_apart(rng: random.Random) -> Rendered:
    """The general procedure as a letter: one chapter for the people, one for the vehicles with their drivers, then road, facts, proof and shares."""
    content = accidents.accident(rng, GENERAL, most=3)
    canvas, style = Canvas((1240, 2400), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "kai")), 24, INK)
    canvas.text((620, 96), content.office, style.but(size=30, weight=0.3), "m")
    canvas.text((620, 154), "道路交通事故认定书", style.but(size=42, weight=0.6, spacing=6), "m")
    canvas.value((1130, 216), "certificate_number", content.number, style, anchor="r")
    boxes: dict[str, list[Box]] = {}
    y = 270.0
    for title, paragraphs in _chapters(content, rng):
        y, _ = prose(canvas, [(title, None)], (110, y, 1130), style.but(weight=0.5), 42, 0)
        for parts in paragraphs:
            y, found = prose(canvas, parts, (110, y + 42, 1130), style, 42)
            for key, places in found.items():
                boxes.setdefault(key, []).extend(places)
        y += 52
    happened: dict[str, Value | Listing] = {"accident_date": content.happened.date(), "accident_place": content.place}
    form_parts.record(canvas, boxes, {**happened, "parties": content.listing})
    words = "当事人对本认定书有异议的，可自送达之日起三日内提出书面复核申请，复核以一次为限。"
    y, _ = prose(canvas, [(words, None)], (110, y, 1130), style.but(size=22), 38)
    for i, officer in enumerate(content.officers):
        canvas.text((640, y + 70 + i * 46), "交通警察：" if i == 0 else "", style)
        canvas.text((780, y + 70 + i * 46), officer, style)
    day = content.signed
    canvas.text((1130, y + 180), f"{day.year}年{day.month}月{day.day}日", style, "r")
    pressed = seal.worn(seal.round_star(content.office, "交通事故处理专用章", 220), rng)
    canvas.stamp(pressed, (980, y + 130), seal.RED, rng.uniform(-10, 10))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 280)))
    return canvas.done("accident_certificate")


def _chapters(content: Accident, rng: random.Random) -> Sequence[tuple[str, Sequence[Sequence[Part]]]]:
    people: list[list[Part]] = []
    for party in content.parties:
        who, born = party.person, party.person.birth_date
        known = f"，{SEXES[who.sex]}，{born.year}年{born.month}月{born.day}日出生，身份证号码：{who.id_number}，住{who.address}，联系电话：{who.mobile}。"
        people.append([(who.name, "parties.name"), (known, None)])
    cars: list[list[Part]] = []
    for party in content.parties:
        if party.plate:
            rest = f"号{party.vehicle}，驾驶人：{party.person.name}，检验有效期内，投保于{party.insurer}股份有限公司。"
            cars.append([(party.plate, "parties.plate"), (rest, None)])
    when, first = content.happened, content.blamed
    facts: list[Part] = [
        (clock(when), "accident_date"), (f"许，{content.weather}，{first.person.name}{moving(first)}行驶至", None),
        (content.place, "accident_place"), (f"处时，因{content.fault}，发生碰撞，造成{content.harm}的道路交通事故。", None),
    ]  # fmt: skip
    shares: list[list[Part]] = [[(f"{first.person.name}{content.fault}的行为违反了{content.clause}之规定。", None)]]
    shares.append(
        [("根据《中华人民共和国道路交通安全法》第七十三条及《道路交通事故处理程序规定》第六十条之规定，认定：", None)]
    )
    for i, party in enumerate(content.parties):
        free = party.responsibility == "无责任"
        shares[-1] += [("；" if i else "", None), (party.person.name, "parties.who"), ("" if free else "承担事故的", None),
                       (party.responsibility, "parties.share")]  # fmt: skip
    shares[-1].append(("。", None))
    proof = "以上事实有现场勘查笔录、现场图、现场照片、当事人陈述及视频资料等证据证实。"
    return (
        ("一、当事人基本情况", people), ("二、车辆基本情况", cars), ("三、道路基本情况", [[(f"事故地点为{rng.choice(SURFACES)}。", None)]]),
        ("四、道路交通事故发生经过", [facts]), ("五、证据", [[(proof, None)]]), ("六、事故成因及责任认定", shares),
    )  # fmt: skip


def ticked_below(rng: random.Random) -> Rendered:
    """The simple procedure on a small pad by pen: blanks for place and each lettered party, shares ticked in a row each at the foot."""
    cases = iter(lambda: accidents.accident(rng, SIMPLE, most=2), None)
    content = next(one for one in cases if any(party.plate for party in one.parties))
    tone: Ink = rng.choice(((255, 255, 255), (255, 246, 246), (246, 250, 255), (254, 252, 238)))
    canvas = Canvas((1180, 1560), rng, tone)
    form = Form(canvas, Style("serif", 22, INK), penmanship.anyone(rng, 30), stray=3)
    canvas.text((590, 74), content.office, form.words.but(size=25), "m")
    canvas.text((590, 124), "道路交通事故认定书", form.words.but(size=36, weight=0.5, spacing=4), "m")
    canvas.text((590, 166), "（适用简易程序）", form.words.but(size=21), "m")
    canvas.value((1110, 206), "certificate_number", content.number, Style("typewriter", 26, (186, 52, 54)), anchor="r")
    when, y = content.happened, 262.0
    blank(form, (70, y), "事故时间：", 560, "accident_date", when.date(), clock(when))
    blank(form, (770, y), "天气：", 240, None, content.weather)
    blank(form, (70, y + 62), "事故地点：", 920, "accident_place", content.place)
    y, boxes = y + 124, list[Box]()
    for word, party in zip(NAMED, content.parties, strict=False):
        boxes += _pad_party(form, word, party, y)
        y += 186
    first, other = content.parties
    facts = f"{NAMED[0]}方{moving(first)}{content.fault}，与{NAMED[1]}方{moving(other)}相撞，致{content.harm}。"
    canvas.text((70, y), "事故经过：", form.words)
    form.fill((70, y + 16, 1110, y + 112), None, facts)
    for under in (y + 66, y + 112):
        canvas.rule((70, under), (1110, under), INK, 1)
    y += 156
    canvas.text((70, y), f"根据{content.clause}的规定，认定当事人责任如下：", narrowed(form.words, "认" * 46, 1040))
    for word, party in zip(NAMED, content.parties, strict=False):
        y += 54
        boxes.append(_share(form, word, party, y))
    canvas.record("parties", content.listing, boxes)
    _pad_foot(form, content, y + 70)
    canvas.image = canvas.image.crop((0, 0, 1180, min(1560, round(y + 330))))
    return canvas.done("accident_certificate")


def _pad_party(form: Form, word: str, party: Party, y: float) -> list[Box]:
    """Three rows of blanks; gives where the name and the plate are written."""
    who, canvas, boxes = party.person, form.canvas, list[Box]()
    rows = (
        ((70, f"{word}方姓名：", 190, who.name), (430, "证件号码：", 560, who.id_number)),
        ((70, "联系电话：", 230, who.mobile), (440, "车辆类型：", 220, party.vehicle), (800, "牌号：", 232, party.plate)),
        ((70, "保险公司：", 330, party.insurer or None), (560, "保险凭证号：", 400, party.policy.partition("/")[2] or None)),
    )  # fmt: skip
    for i, cells in enumerate(rows):
        for x, label, wide, text in cells:
            at, line = canvas.text((x, y + i * 58), label, form.words)[1][0] + 8, y + i * 58
            canvas.rule((at, line + 22), (at + wide, line + 22), INK, 1)
            found = form.fill((at, line - 32, at + wide, line + 22), None, text, indent=8)
            boxes += found if "姓名" in label or label == "牌号：" else []
    return boxes


def _share(form: Form, word: str, party: Party, y: float) -> Box:
    """The row of shares of a party, one of them ticked; gives where that stands."""
    x, box = form.canvas.text((106, y), f"{word}方：", form.words)[1][0] + 20, None
    for share in SHARES:
        end = form.tick((x, y), share, chosen=share == party.responsibility)
        if share == party.responsibility:
            box = rectangle(x, y - 16, end, y + 16)
        x = end + 36
    return box or rectangle(106, y - 16, x, y + 16)


def _pad_foot(form: Form, content: Accident, y: float) -> None:
    """Signatures of both parties and the officer, the day and a seal."""
    canvas, rng, x = form.canvas, form.canvas.rng, 70.0
    for word, party in zip(NAMED, content.parties, strict=False):
        end = canvas.text((x, y), f"{word}方签名：", form.words)[1][0]
        penmanship.write(
            canvas, (end + 8, y - 4), party.person.name, penmanship.anyone(rng, 38, ("hand", "cursive")), 220
        )
        x += 530
    end = canvas.text((70, y + 80), "交通警察：", form.words)[1][0]
    penmanship.write(
        canvas, (end + 8, y + 76), content.officers[0], penmanship.anyone(rng, 40, ("hand", "cursive")), 220
    )
    form.day((660, y + 80), None, content.signed.date(), 0.85)
    pressed = seal.worn(seal.round_star(content.office, "事故处理专用章", 190), rng)
    canvas.stamp(pressed, (900, y + 90), seal.RED, rng.uniform(-12, 12))
    canvas.text((70, y + 160), "注：本认定书一式三份，当事人各执一份，交警部门存档一份。", form.words.but(size=19))


def needles(rng: random.Random) -> Rendered:
    """The simple procedure across, printed by needles into a ruled form: headings over a row for each party, facts and shares in cells below."""
    content = accidents.accident(rng, SIMPLE, most=3)
    canvas = Canvas((1640, 1240), rng, rng.choice(((255, 255, 255), (253, 244, 246), (246, 250, 252))), shift=4)
    tractor_holes(canvas.image)
    ink: Ink = rng.choice((INK, (40, 70, 120)))
    words = Style("serif", 22, ink)
    form = Form(canvas, words, Style(rng.choice(("mono", "sans")), 22, (52, 54, 84), squeeze=0.9, dotted=True), stray=4)
    canvas.text((820, 70), f"{content.office}道路交通事故认定书", words.but(size=32, weight=0.4), "m")
    canvas.text((820, 114), "（简易程序）", words, "m")
    end = canvas.text((1180, 150), "编号：", words)[1][0]
    number = narrowed(form.filling, content.number, 1560 - end) if isinstance(form.filling, Style) else words
    canvas.value((end + 6, 150), "certificate_number", content.number, number)
    y, when = 176.0, content.happened
    for (left, right), label in zip(
        pairwise((80, 200, 620, 720, 860, 980, 1560)), ("时　间", "", "天气", "", "地　点", ""), strict=True
    ):
        form.cell((left, y, right, y + 64), label)
    form.fill((200, y, 620, y + 64), "accident_date", when.date(), f"{when:%Y年%m月%d日 %H时%M分}")
    form.fill((720, y, 860, y + 64), None, content.weather)
    form.fill((980, y, 1560, y + 64), "accident_place", content.place, indent=8)
    y, boxes = _parties(form, content, y + 64)
    facts = f"{content.blamed.person.name}{moving(content.blamed)}在上述地点{content.fault}，发生交通事故，造成{content.harm}。"
    given = "，".join(
        f"{p.person.name}{'' if p.responsibility == '无责任' else '负'}{p.responsibility}" for p in content.parties
    )
    for label, text in (("交通事故\n事　　实", facts), ("责　　任\n认　　定", f"根据{content.clause}，{given}。")):
        form.cell((80, y, 240, y + 112), label)
        form.cell((240, y, 1560, y + 112))
        found = form.fill((240, y + 4, 1560, y + 108), None, text)
        y += 112
    canvas.record("parties", content.listing, [*boxes, *found])
    form.cell((80, y, 820, y + 150), "")
    canvas.text((96, y + 30), "当事人（签字）：", words)
    x = 110.0
    for party in content.parties:
        hand = penmanship.anyone(rng, 38, ("hand", "cursive"))
        x = penmanship.write(canvas, (x, y + 92), party.person.name, hand, 220)[1][0] + 30
    form.cell((820, y, 1560, y + 150))
    canvas.text((836, y + 30), f"经办交警：{content.officers[0]}　　{invent.number(rng, ('',), 6, 6)}", words)
    canvas.text((836, y + 112), f"{content.signed:%Y年%m月%d日}", words)
    pressed = seal.worn(seal.round_star(content.office, "交通事故认定专用章", 180), rng)
    canvas.stamp(pressed, (1330, y + 90), seal.RED, rng.uniform(-12, 12))
    canvas.text((80, y + 184), "第一联　存档　　第二联　当事人　　第三联　保险公司", words.but(size=19))
    canvas.image = canvas.image.crop((0, 0, 1640, min(1240, round(y + 230))))
    return canvas.done("accident_certificate")


def _parties(form: Form, content: Accident, y: float) -> tuple[float, list[Box]]:
    """The headings and a row for each party; gives where they end, and where names and plates stand."""
    edges, boxes, top = (140, 270, 330, 590, 780, 930, 1370, 1560), list[Box](), y
    for (left, right), head in zip(pairwise(edges), HEADS, strict=True):
        form.cell((left, y, right, y + 48), head, form.words.but(size=20))
    y += 48
    for party in content.parties:
        who = party.person
        texts = (
            who.name, SEXES[who.sex], who.id_number, moving(party), party.plate or "", party.policy.replace("/", " "), who.mobile,
        )  # fmt: skip
        for i, ((left, right), text) in enumerate(zip(pairwise(edges), texts, strict=True)):
            form.cell((left, y, right, y + 68))
            found = form.fill((left, y, right, y + 68), None, text or None, indent=6)
            boxes += found if i in (0, 4) else []
        y += 68
    form.cell((80, top, 140, y))
    vat_parts.vertical(form.canvas, "当事人", 110, top + 20, y - 20, form.words)
    return y, boxes


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "told_apart": told_apart,
    "ticked_below": ticked_below,
    "needle_rows": needles,
}
