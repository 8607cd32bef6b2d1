"""Accident certificates kept for the benchmark: a pad with a block to spare, a letter that calls parties by their part in traffic, a print with bars."""

import random
from collections.abc import Sequence
from itertools import pairwise

from claims_ai.values import Box
from training.render import accidents, form_parts, paper, penmanship, seal
from training.render.accidents import Accident, Party, clock, moving
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Form, Part, prose
from training.render.medical_form import narrowed
from training.render.newer_parts import Entry, row

INK: Ink = (40, 42, 48)
SMALL = Style("serif", 19, INK)
GREY: Ink = (232, 235, 239)
GENERAL = "江公交认字[{y}]第9901{n}号", "江公（东）交认字[{y}]第0{n}号", "云公交认字〔{y}〕第00{n}号"
PAD = "第990106{y}0{n}号", "江公交（简）字[{y}]第0{n}号", "第99010{y}{n}号"
PRINT = "990104{y}01{n}", "第9901{y}1{n}号"
AGREED = "双方车损由保险公司按责任赔付。", "当事人自愿协商，各自向保险公司理赔。", "由责任方承担车辆修理费用。", ""
SUIT = "当事人对交通事故认定有异议、拒绝签名或不同意由交通警察调解，以及调解达成协议后不履行的，可以向人民法院提起民事诉讼。"
BLOCK = ("当事人", "驾驶证或\n身份证号码", "联系\n电话"), ("交通方式", "机动车型号\n及　牌　号", "保险\n凭证号")
PROOFS = "现场勘查笔录、现场图、现场照片、当事人询问笔录", "现场图、现场照片、当事人陈述材料、道路监控视频"


def spare_block(rng: random.Random) -> Rendered:
    """The simple procedure's pad: always three blocks of two rows of labelled cells, facts with shares in one cell, the settlement below."""
    content = accidents.accident(rng, PAD, most=3)
    canvas = Canvas((1240, 1754), rng, rng.choice(((255, 255, 255), (253, 251, 244), (255, 247, 248), (246, 250, 255))))
    form, y = Form(canvas, Style("serif", 22, INK), penmanship.anyone(rng, 28), stray=3), 186.0
    canvas.text((620, 62), content.office, form.words.but(size=26), "m")
    canvas.text((620, 112), "道路交通事故认定书（简易程序）", form.words.but(size=36, weight=0.5), "m")
    canvas.value((1170, 162), "certificate_number", content.number, Style("serif", 25, (186, 50, 54)), anchor="r")
    _cells(form, y, (70, 190, 850, 940, 1170), ("事故时间", "天气"), 60)
    x = form.day((196, y + 30), "accident_date", content.happened.date(), 0.9)
    for text, word in ((str(content.happened.hour), "时"), (f"{content.happened.minute:02d}", "分")):
        form.fill((x, y + 4, x + 60, y + 56), None, text, indent=12)
        x = canvas.text((x + 62, y + 30), word, form.words)[1][0] + 6
    form.fill((940, y, 1170, y + 60), None, content.weather)
    _cells(form, y + 60, (70, 190, 1170), ("事故地点",), 60)
    form.fill((190, y + 60, 1170, y + 120), "accident_place", content.place)
    y, boxes = y + 120, list[Box]()
    for party in (*content.parties, None)[:3]:
        boxes += _block(form, party, y)
        y += 132
    y = _facts(form, content, y, boxes)
    _cells(form, y, (70, 190, 1170), ("损害赔偿\n调解结果",), 190)
    form.fill((190, y + 8, 1170, y + 90), None, rng.choice(AGREED) or None)
    _signed(form, content, y + 146)
    pressed = seal.worn(seal.round_star(content.office, "交通事故处理专用章", 190), rng)
    canvas.stamp(pressed, (990, y + 136), seal.RED, rng.uniform(-12, 12))
    y, _ = prose(canvas, [(SUIT, None)], (80, y + 220, 1160), SMALL, 30)
    canvas.text((80, y + 36), "此认定书一式数份，当事人各执一份，公安机关交通管理部门存档一份。", SMALL)
    canvas.image = canvas.image.crop((0, 0, 1240, round(min(1754, y + 90))))
    return canvas.done("accident_certificate")


def _block(form: Form, party: Party | None, y: float) -> list[Box]:
    """Two rows of cells, empty and at times struck through where there is no further party; gives where name and plate stand."""
    edges, boxes, texts = (70, 190, 380, 530, 830, 930, 1170), list[Box](), [("",) * 3] * 2
    if party:
        who, car = party.person, f"{party.vehicle} {party.plate}" if party.plate else ""
        texts = [(who.name, who.id_number, who.mobile), (moving(party), car, party.policy.partition("/")[2])]
    for i, labels in enumerate(BLOCK):
        _cells(form, y + 66 * i, edges, labels, 66)
        for j, text in enumerate(texts[i]):
            area = edges[2 * j + 1], y + 66 * i, edges[2 * j + 2], y + 66 * i + 66
            found = form.fill(area, None, text or None, indent=8)
            boxes += found if (i, j) in ((0, 0), (1, 1)) else []
    if party is None and form.canvas.rng.random() < 0.5:
        form.canvas.rule((330, y + 118), (1090, y + 14), form.filling.ink, 3)
    return boxes


def _facts(form: Form, content: Accident, y: float, boxes: Sequence[Box]) -> float:
    """What happened and who answers for it, by the same hand in one cell with the signatures; gives where it ends."""
    _cells(form, y, (70, 190, 1170), ("交通事故\n事实及\n责　任",), 330)
    first, others = content.blamed, "、".join(party.person.name for party in content.parties[1:])
    facts = f"{first.person.name}{moving(first)}{content.fault}，与{others}发生碰撞，致{content.harm}。"
    form.fill((190, y + 6, 1170, y + 116), None, facts)
    shares = [(party.person.name, party.responsibility) for party in content.parties]
    said = "，".join(f"{name}{'' if share == '无责任' else '承担'}{share}" for name, share in shares)
    found = form.fill((190, y + 118, 1170, y + 222), None, f"根据{content.clause}，{said}。")
    form.canvas.record("parties", content.listing, [*boxes, *found])
    _signed(form, content, y + 286)
    return y + 330


def _signed(form: Form, content: Accident, y: float) -> None:
    """Signatures of the parties and the officer, and the day, in one row of a cell."""
    canvas, rng, names = form.canvas, form.canvas.rng, [party.person.name for party in content.parties]
    end = canvas.text((204, y), "当事人：", form.words)[1][0] + 4
    for name in names:
        hand = penmanship.anyone(rng, 34, ("hand", "cursive"))
        end = penmanship.write(canvas, (end, y - 4), name, hand, 390 / len(names) - 16)[1][0] + 16
    end = canvas.text((640, y), "交通警察：", form.words)[1][0]
    hand = penmanship.anyone(rng, 34, ("hand", "cursive"))
    penmanship.write(canvas, (end + 4, y - 4), content.officers[0], hand, 106)
    form.day((862, y), None, content.signed.date(), 0.9)


def by_role(rng: random.Random) -> Rendered:
    """The general procedure on one typed sheet: time and place on lines, each party called driver, rider or walker, a share a line at the end."""
    content = accidents.accident(rng, GENERAL, most=3)
    canvas, style = Canvas((1240, 2400), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "kai")), 25, INK)
    canvas.text((620, 92), content.office, style.but(size=32, weight=0.4, spacing=2), "m")
    canvas.text((620, 152), "道路交通事故认定书", style.but(size=42, weight=0.7, spacing=8), "m")
    canvas.value((1120, 208), "certificate_number", content.number, style, anchor="r")
    when, bold = content.happened, style.but(weight=0.4)
    happened = Entry("交通事故时间：", "accident_date", when.date(), clock(when))
    row(canvas, 258, (120, 790), (happened, Entry("天气：", None, content.weather)), bold, style, 1110)
    row(canvas, 306, (120,), (Entry("交通事故地点：", "accident_place", content.place),), bold, style, 1110)
    for left, right, under in ((284, 760, 278), (852, 1120, 278), (284, 1120, 326)):
        canvas.rule((left, under), (right, under), INK, 1)
    y, boxes = 308.0, list[Box]()
    for title, paragraphs in _sections(content, rng):
        y += 52
        canvas.text((120, y), title, bold)
        for parts in paragraphs:
            y, found = prose(canvas, parts, (120, y + 43, 1120), style, 43)
            boxes += [box for key, some in found.items() if key for box in some]
    canvas.record("parties", content.listing, boxes)
    for i, words in enumerate((*(f"交通警察：{name}" for name in content.officers), f"{content.signed:%Y年%m月%d日}")):
        canvas.text((700, y + 70 + 45 * i), words, style)
    pressed = seal.worn(seal.round_star(content.office, "道路交通事故认定专用章", 220), rng)
    canvas.stamp(pressed, (900, y + 120), seal.RED, rng.uniform(-10, 10))
    words = "当事人对道路交通事故认定有异议的，可自道路交通事故认定书送达之日起三日内提出书面复核申请。复核申请应当载明复核请求及其理由和主要证据。"
    y, _ = prose(canvas, [(words, None)], (120, y + 250, 1120), style.but(size=20), 32)
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(1754, y + 60))))
    return canvas.done("accident_certificate")


def _sections(content: Accident, rng: random.Random) -> Sequence[tuple[str, Sequence[Sequence[Part]]]]:
    """The headings with their paragraphs, names, plates and shares under keys."""
    known: list[list[Part]] = []
    for party in content.parties:
        who = party.person
        role = "机动车驾驶人" if party.plate else "行人" if not party.verb else "非机动车驾驶人"
        said: list[Part] = [
            (f"{role}：", None), (who.name, "name"), (f"，{SEXES[who.sex]}，{who.birth_date:%Y年%m月%d日}出生，居民身份证号码{who.id_number}，"
             f"户籍地址{who.address}，联系电话{who.mobile}", None),
        ]  # fmt: skip
        if party.plate:
            rest = f"的{party.vehicle}，交强险在{party.insurer}投保"
            said += [("，持机动车驾驶证驾驶号牌为", None), (party.plate, "plate"), (rest, None)]
        elif party.verb:
            said.append((f"，{moving(party)}", None))
        known.append([*said, ("。", None)])
    road = f"道路情况：{rng.choice(('城市道路，沥青路面，干燥平坦', '沥青路面，路面完好，有交通标线'))}，{rng.choice(('视线良好', '有路灯照明'))}。"
    first, others = content.blamed, "、".join(party.person.name for party in content.parties[1:])
    facts = f"{clock(content.happened)}许，{first.person.name}{moving(first)}行驶至事故地点，{content.fault}，与{others}发生碰撞，造成{content.harm}。"
    cause = f"经调查，{first.person.name}{content.fault}，违反了{content.clause}之规定，其过错行为是导致事故发生的直接原因。"
    shares: list[list[Part]] = [[("依照《中华人民共和国道路交通安全法实施条例》第九十一条之规定，认定如下：", None)]]
    for party in content.parties:
        before = "在此事故中" if party.responsibility == "无责任" else "承担此事故的"
        shares.append([(party.person.name, "name"), (before, None), (party.responsibility, "share"), ("。", None)])
    return (
        ("当事人、车辆、道路和交通环境等基本情况：", [*known, [(road, None)]]), ("道路交通事故发生经过：", [[(facts, None)]]),
        ("道路交通事故证据及事故形成原因分析：", [[(f"证据：{rng.choice(PROOFS)}。", None)], [(cause, None)]]),
        ("当事人导致交通事故的过错及责任或者意外原因：", shares),
    )  # fmt: skip


def barred(rng: random.Random) -> Rendered:
    """The simple procedure as the office's system prints it: a grey bar over the cells of each party, facts, then names over shares in columns."""
    content = accidents.accident(rng, PRINT, most=3)
    canvas, filled = Canvas((1240, 1754), rng), Style(rng.choice(("sans", "serif")), 22, INK)
    form = Form(canvas, Style("serif", 22, INK), filled)
    canvas.text((620, 74), "道路交通事故认定书", form.words.but(size=38, weight=0.5), "m")
    canvas.text((620, 118), "（简易程序）", form.words.but(size=24), "m")
    canvas.image.paste(paper.barcode(content.number.strip("第号")[-12:], 50, rng).resize((250, 50)), (70, 60))
    canvas.text((70, 160), f"办案单位：{content.office}", narrowed(form.words, content.office + "办案单位：", 640))
    canvas.pair((770, 160), "认定书编号：", form.words, "certificate_number", content.number, form.words)
    y, when = 184.0, content.happened
    _cells(form, y, (70, 220, 760, 880, 1170), ("事故发生时间", "天气状况"))
    form.fill((220, y, 760, y + 54), "accident_date", when.date(), f"{when:%Y年%m月%d日 %H时%M分}")
    form.fill((880, y, 1170, y + 54), None, content.weather)
    _cells(form, y + 54, (70, 220, 1170), ("事故发生地点",))
    form.fill((220, y + 54, 1170, y + 108), "accident_place", content.place)
    y, boxes = y + 108, list[Box]()
    for i, party in enumerate(content.parties, 1):
        boxes += _under_bar(form, f"当事人{i}信息", party, y)
        y += 44 + 3 * 54
    first, wide = content.blamed, 1100 / len(content.parties)
    facts = f"当事人{first.person.name}于{clock(when)}{moving(first)}，在{content.place}{content.fault}，发生道路交通事故，造成{content.harm}。"
    y = _bar(form, "事故基本事实及成因", y)
    law = f"{first.person.name}的行为违反{content.clause}的规定。"
    low, _ = prose(canvas, [(facts, None), (law, None)], (86, y + 34, 1154), form.words, 38)
    canvas.frame(70, y, 1170, low + 32, INK, 2)
    y = _bar(form, "责任认定", low + 32)
    for i, party in enumerate(content.parties):
        for j, text in enumerate((party.person.name, party.responsibility)):
            area = 70 + wide * i, y + 50 * j, 70 + wide * (i + 1), y + 50 * j + 50
            form.cell(area)
            boxes.append(canvas.text(((area[0] + area[2]) / 2, y + 50 * j + 25), text, filled, "m"))
    canvas.record("parties", content.listing, boxes)
    _closing(form, content, y + 100)
    return canvas.done("accident_certificate")


def _bar(form: Form, title: str, y: float) -> float:
    form.cell((70, y, 1170, y + 44), title, form.words.but(weight=0.4), GREY)
    return y + 44


def _cells(form: Form, y: float, edges: Sequence[float], labels: Sequence[str], high: float = 54) -> None:
    """A row of cells, every other one with a label."""
    for i, (left, right) in enumerate(pairwise(edges)):
        form.cell((left, y, right, y + high), "" if i % 2 else labels[i // 2])


def _under_bar(form: Form, title: str, party: Party, y: float) -> list[Box]:
    """A party's bar with three rows of cells below; gives where name and plate stand."""
    y, who, boxes = _bar(form, title, y), party.person, list[Box]()
    edges = 70, 200, 420, 550, 830, 940, 1170
    rows = (
        (("姓名", who.name), ("证件号码", who.id_number), ("性别", SEXES[who.sex])),
        (("联系电话", who.mobile), ("交通方式", moving(party)), ("号牌号码", party.plate or "-")),
        (("车辆类型", party.vehicle if party.plate else "-"), ("保险公司", party.insurer or "-"), ("保单号", party.policy.partition("/")[2] or "-")),
    )  # fmt: skip
    for i, cells in enumerate(rows):
        _cells(form, y + 54 * i, edges, [label for label, _ in cells])
        for (left, right), (label, text) in zip(list(pairwise(edges))[1::2], cells, strict=True):
            found = form.fill((left, y + 54 * i, right, y + 54 * i + 54), None, text, indent=8)
            boxes += found if label == "姓名" or (label == "号牌号码" and party.plate) else []
    return boxes


def _closing(form: Form, content: Accident, y: float) -> None:
    """Signatures of the parties by hand beside the officers' printed names, day and seal."""
    canvas, rng = form.canvas, form.canvas.rng
    _cells(form, y, (70, 620, 1170), ("",), 200)
    canvas.text((86, y + 32), "当事人签名：", form.words)
    for i, party in enumerate(content.parties):
        hand = penmanship.anyone(rng, 36, ("hand", "cursive"))
        penmanship.write(canvas, (110 + 250 * (i % 2), y + 88 + 64 * (i // 2)), party.person.name, hand, 220)
    canvas.text((636, y + 32), f"交通警察：{'　'.join(content.officers)}", form.words)
    canvas.text((1150, y + 164), f"{content.signed:%Y年%m月%d日}", form.words, "r")
    pressed = seal.worn(seal.round_star(content.office, "交通事故认定专用章", 190), rng)
    canvas.stamp(pressed, (1000, y + 100), seal.RED, rng.uniform(-10, 10))
    canvas.text((70, y + 228), "对本认定有异议的，可就民事赔偿争议向人民法院提起诉讼。", SMALL)


BENCH: Layouts = {"spare_block": spare_block, "by_role": by_role, "barred": barred}
