"""Accident certificates kept for the benchmark: a table with its shares below, a ruled form with boxes to tick, and a letter with names first."""

import random
from collections.abc import Callable, Mapping, Sequence

from claims_ai.values import Box
from training.render import accidents, form_parts, penmanship, seal
from training.render.accidents import Accident, clock, moving
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Form, prose
from training.render.medical_form import narrowed

INK: Ink = (40, 40, 46)
NUMBERS = "江公交认字[{y}]第{n}号", "第99{y}00{n}号", "东公交（事）认字〔{y}〕第{n}号", "江公交认简字〔{y}〕第{n}号"
ORDINAL = "一二三四"
SHARES = "全部责任", "主要责任", "同等责任", "次要责任", "无责任"


def shares_below(rng: random.Random) -> Rendered:
    """A typed sheet in one ruled frame: one row of cells a party without its share, then the facts, then the shares after names."""
    content = accidents.accident(rng, NUMBERS[:3], most=3)
    canvas, style = Canvas((1240, 1754), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "sans")), 23, INK)
    form = Form(canvas, style, style)
    canvas.text((620, 78), content.office, style.but(size=29), "m")
    canvas.text((620, 134), "道路交通事故认定书", style.but(size=40, weight=0.6, spacing=3), "m")
    canvas.pair((640, 188), "编号：", style, "certificate_number", content.number, narrowed(style, content.number, 440))
    y = 214.0
    for label, field, value, shown in (
        ("事故时间", "accident_date", content.happened.date(), clock(content.happened)), ("事故地点", "accident_place", content.place, None),
        ("天气情况", None, content.weather, None),
    ):  # fmt: skip
        form.cell((70, y, 210, y + 58), label)
        canvas.frame(210, y, 1170, y + 58, INK, 2)
        form.fill((210, y, 1170, y + 58), field, value, shown)
        y += 58
    edges = (70, 210, 330, 560, 760, 920, 1170)
    for left, right, head in zip(
        edges, edges[1:], ("当事人", "性别/年龄", "身份证号码", "交通方式", "车牌号", "保险公司"), strict=False
    ):
        form.cell((left, y, right, y + 52), head)
    y, boxes = y + 52, list[Box]()
    for party in content.parties:
        who = party.person
        years = content.happened.year - who.birth_date.year
        texts = (
            who.name,
            f"{SEXES[who.sex]}/{years}",
            who.id_number,
            moving(party),
            party.plate or "无",
            party.insurer or "无",
        )
        for i, (left, right, text) in enumerate(zip(edges, edges[1:], texts, strict=False)):
            canvas.frame(left, y, right, y + 62, INK, 2)
            found = form.fill((left, y, right, y + 62), None, text, indent=6)
            boxes += found if i == 0 or (i == 4 and party.plate) else []
        y += 62
    first = content.blamed.person.name
    facts = f"{clock(content.happened)}，{first}{moving(content.blamed)}至{content.place}时，因{content.fault}，致{content.harm}。"
    y = _told(form, y, "事故事实", facts)
    y = _told(form, y, "成因分析", f"{first}的行为违反了{content.clause}的规定，是造成此事故的原因。")
    high = 30 + 46 * len(content.parties)
    form.cell((70, y, 210, y + high), "责任认定")
    canvas.frame(210, y, 1170, y + high, INK, 2)
    for i, party in enumerate(content.parties):
        end = canvas.text((230, y + 38 + i * 46), f"{party.person.name}：", style)[1][0] + 6
        boxes.append(canvas.text((end, y + 38 + i * 46), party.responsibility, style))
    canvas.record("parties", content.listing, boxes)
    _foot(form, content, y + high)
    return canvas.done("accident_certificate")


def _told(form: Form, y: float, label: str, text: str) -> float:
    """A heading's cell beside a text; gives where they end."""
    rows = form_parts.wrapped(text, form.words, 910)
    high = max(90, 40 + 38 * len(rows))
    form.cell((70, y, 210, y + high), label)
    form.canvas.frame(210, y, 1170, y + high, form.words.ink, 2)
    for i, line in enumerate(rows):
        form.canvas.text((230, y + 38 + i * 38), line, form.words)
    return y + high


def _foot(form: Form, content: Accident, y: float) -> None:
    canvas, signed = form.canvas, content.signed
    canvas.text((90, y + 50), f"交通警察：{'　'.join(content.officers)}", form.words)
    canvas.text((760, y + 50), f"{signed.year}年{signed.month}月{signed.day}日", form.words)
    canvas.text((90, y + 110), "当事人签名：", form.words)
    for i, party in enumerate(content.parties):
        hand = penmanship.anyone(canvas.rng, 40, ("hand", "cursive"))
        penmanship.write(canvas, (260 + i * 220, y + 106), party.person.name, hand, 200)
    pressed = seal.worn(seal.round_star(content.office, "事故处理专用章", 210), canvas.rng)
    canvas.stamp(pressed, (960, y + 60), seal.RED, canvas.rng.uniform(-12, 12))
    canvas.image = canvas.image.crop((0, 0, canvas.image.width, round(min(canvas.image.height, y + 190))))


def ticked(rng: random.Random) -> Rendered:
    """The simple procedure on a ruled form an officer writes on: a block of two rows a party, its share ticked in a third."""
    content = accidents.accident(rng, NUMBERS[-1:], most=2)
    canvas = Canvas((1240, 1500), rng, rng.choice(((255, 255, 255), (255, 252, 240), (247, 251, 255))))
    form = Form(canvas, Style("serif", 23, INK), penmanship.anyone(rng, 31, ("hand", "cursive")), stray=3)
    canvas.text((620, 70), "道路交通事故认定书", form.words.but(size=38, weight=0.6), "m")
    canvas.text((620, 116), "（适用简易程序）", form.words.but(size=25), "m")
    canvas.value(
        (1160, 160),
        "certificate_number",
        content.number,
        narrowed(Style("serif", 25, (180, 50, 56)), content.number, 500),
        anchor="r",
    )
    y = _cells(form, 186, ((0.46, "时　间", "accident_date", clock(content.happened)), (0.24, "天　气", None, content.weather),
                           (0.3, "道路类型", None, rng.choice(("城市道路", "公路", "城市道路")))), content)[0]  # fmt: skip
    y = _cells(form, y, ((1, "地　点", "accident_place", content.place),), content)[0]
    boxes = list[Box]()
    for i, party in enumerate(content.parties):
        who = party.person
        form.cell((70, y, 120, y + 198), "\n".join(("甲", "方") if i == 0 else ("乙", "方")))
        _, found = _cells(
            form, y, ((0.34, "姓　名", None, who.name), (0.66, "证件号码", None, who.id_number)), content, 120
        )
        boxes += found[:1][0]
        _, found = _cells(form, y + 66, ((0.34, "电　话", None, who.mobile), (0.33, "车　型", None, party.vehicle),
                                         (0.33, "车　号", None, party.plate or "无")), content, 120)  # fmt: skip
        boxes += found[2] if party.plate else []
        form.cell((120, y + 132, 240, y + 198), "责　任")
        canvas.frame(240, y + 132, 1170, y + 198, INK, 2)
        x = 262.0
        for share in SHARES:
            end = form.tick((x, y + 165), share, chosen=share == party.responsibility, side=24)
            boxes += (
                [((x, y + 150), (end, y + 150), (end, y + 180), (x, y + 180))] if share == party.responsibility else []
            )
            x = end + 44
        y += 198
    canvas.record("parties", content.listing, boxes)
    form.cell((70, y, 190, y + 190), "事实及\n成因")
    canvas.frame(190, y, 1170, y + 190, INK, 2)
    form.fill(
        (190, y, 1170, y + 190),
        None,
        f"{content.blamed.person.name}{moving(content.blamed)}{content.fault}，造成{content.harm}。",
    )
    form.cell((70, y + 190, 190, y + 260), "调解结果")
    canvas.frame(190, y + 190, 1170, y + 260, INK, 2)
    form.fill(
        (190, y + 190, 1170, y + 260),
        None,
        rng.choice(("双方同意由保险公司理赔。", "各自修车，由保险理赔。", "当事人自行协商处理。")),
    )
    _foot(form, content, y + 260)
    return canvas.done("accident_certificate")


def _cells(
    form: Form, y: float, cells: Sequence[tuple[float, str, str | None, str]], content: Accident, left: float = 70
) -> tuple[float, list[list[Box]]]:
    """A row of label cells and value cells; gives where it ends and the boxes of each value."""
    x, found = left, list[list[Box]]()
    for share, label, field, text in cells:
        end = x + share * (1170 - left)
        form.cell((x, y, x + 120, y + 66), label)
        form.canvas.frame(x + 120, y, end, y + 66, INK, 2)
        value = content.happened.date() if field == "accident_date" else text
        found.append(form.fill((x + 120, y, end, y + 66), field, value, text, indent=8))
        x = end
    return y + 66, found


def names_first(rng: random.Random) -> Rendered:
    """A letter of the general procedure: bold headings before their texts, each party under its name, shares all in the last paragraph."""
    content = accidents.accident(rng, NUMBERS[:3])
    canvas = Canvas((1240, 2300), rng, form_parts.paper_tone(rng))
    style = Style(rng.choice(("serif", "kai", "sans")), 26, INK)
    canvas.text((620, 100), content.office, style.but(size=32, ink=(180, 40, 44), weight=0.5), "m")
    canvas.rule((110, 136), (1130, 136), (180, 40, 44), 3)
    canvas.text((620, 196), "道路交通事故认定书", style.but(size=40, weight=0.6), "m")
    canvas.value((620, 250), "certificate_number", content.number, style.but(size=24), anchor="m")
    y, boxes, values = 320.0, list[Box](), dict[str, list[Box]]()
    y, found = prose(
        canvas, [("发生时间：", None), (clock(content.happened), "accident_date")], (110, y, 1130), style, 44, 0
    )
    values |= found
    y, found = prose(
        canvas, [("发生地点：", None), (content.place, "accident_place")], (110, y + 46, 1130), style, 44, 0
    )
    values |= found
    form_parts.record(canvas, values, {"accident_date": content.happened.date(), "accident_place": content.place})
    canvas.text((110, y + 64), "当事人情况：", style.but(weight=0.5))
    y += 64
    for i, party in enumerate(content.parties):
        who = party.person
        said: list[form_parts.Part] = [
            (f"{i + 1}．", None), (who.name, "name"), (f"，{SEXES[who.sex]}，{who.birth_date:%Y年%m月%d日}出生，{who.ethnicity}族，"
             f"公民身份号码{who.id_number}，"
             f"现住{who.address}，联系电话{who.mobile}。", None), (f"交通方式：{moving(party)}", None),
        ]  # fmt: skip
        said += (
            [("，车辆号牌：", None), (party.plate, "plate"), (f"，交强险承保单位：{party.insurer}。", None)]
            if party.plate
            else [("。", None)]
        )
        y, found = prose(canvas, said, (110, y + 46, 1130), style, 44)
        boxes += [box for key, some in found.items() if key for box in some]
    first = content.blamed.person.name
    for title, text in (
        ("道路交通事故发生经过：", f"{clock(content.happened)}，{first}{moving(content.blamed)}行驶至{content.place}，"
         f"{content.fault}，导致{content.harm}的道路交通事故。"),
        ("道路交通事故证据：", "现场勘查笔录、现场图及照片、当事人陈述、视频监控资料。"),
        ("事故形成原因：", f"{first}违反{content.clause}之规定，其过错行为是造成事故的原因。"),
    ):  # fmt: skip
        canvas.text((110, y + 62), title, style.but(weight=0.5))
        y, _ = prose(canvas, [(text, None)], (110, y + 108, 1130), style, 44)
    canvas.text((110, y + 62), "认定结论：", style.but(weight=0.5))
    last: list[form_parts.Part] = [("根据《道路交通事故处理程序规定》第六十条之规定，", None)]
    for party in content.parties:
        last += [
            (f"{party.person.name}{'' if party.responsibility == '无责任' else '负'}", None),
            (party.responsibility, "share"),
            ("，", None),
        ]
    y, found = prose(canvas, [*last[:-1], ("。", None)], (110, y + 108, 1130), style, 44)
    canvas.record("parties", content.listing, [*boxes, *found["share"]])
    signed = content.signed
    for i, words in enumerate(
        (f"办案民警：{'、'.join(content.officers)}", f"{signed.year}年{signed.month}月{signed.day}日")
    ):
        canvas.text((1110, y + 90 + i * 50), words, style, "r")
    pressed = seal.worn(seal.round_star(content.office, "事故处理专用章", 220), rng)
    canvas.stamp(pressed, (930, y + 120), seal.RED, rng.uniform(-10, 10))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 260)))
    return canvas.done("accident_certificate")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "shares_below": shares_below,
    "ticked_shares": ticked,
    "names_first": names_first,
}
