"""Accident certificates kept for the benchmark: a letter that tells the people first and then what was found, and the sheet an app shows of a case."""

import random
from collections.abc import Sequence
from itertools import pairwise

from PIL import ImageDraw

from claims_ai.values import Box
from training.render import accidents, form_parts, paper, penmanship
from training.render.accidents import Accident, Party, moving
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Form, Part, prose
from training.render.medical_form import narrowed
from training.render.unseen_traffic_filled import met, pressed

INK: Ink = (40, 42, 48)
BLUE: Ink = (36, 104, 206)
GENERAL = "江公交认字〔{y}〕第0{n}号", "云公交（三）认字[{y}]第{n}号", "第99030212{y}{n}号"
SCREEN = "990301{y}0{n}", "9903{y}7{n}"
PROOFS = (
    "现场勘查材料、当事人陈述、证人证言、鉴定意见",
    "现场图、现场照片、视听资料、当事人的陈述和申辩",
    "现场勘查笔录、监控视频、检验报告、当事人笔录",
)


def people_first(rng: random.Random) -> Rendered:
    """The general procedure as a letter: a paragraph for each party, then what was found with day and place, the office's opinion, a share a line."""
    content, canvas = accidents.accident(rng, GENERAL, most=3), Canvas((1240, 2600), rng, form_parts.paper_tone(rng))
    style, boxes = Style(rng.choice(("serif", "serif", "kai")), 28, INK), dict[str, list[Box]]()
    canvas.text((620, 110), content.office, narrowed(style.but(size=36, weight=0.5), content.office, 1000), "m")
    canvas.text((620, 180), "道路交通事故认定书", style.but(size=46, weight=0.7, spacing=4), "m")
    canvas.value((1110, 246), "certificate_number", content.number, style, anchor="r")
    y = 262.0
    for parts in (*map(_known, content.parties), *_found(content, rng)):
        y, found = prose(canvas, parts, (130, y + 50, 1110), style, 48)
        for key, places in found.items():
            boxes.setdefault(key, []).extend(places)
    form_parts.record(
        canvas,
        boxes,
        {"accident_date": content.happened.date(), "accident_place": content.place, "parties": content.listing},
    )
    words = "如不服本认定，可自本认定书送达之日起三日内，向上一级公安机关交通管理部门书面申请复核。"
    y, _ = prose(canvas, [(words, None)], (130, y + 50, 1110), style, 48)
    signed = content.signed
    named = "　".join(content.officers)
    for i, text in enumerate((f"交通警察：{named}", f"{signed.year}年{signed.month}月{signed.day}日")):
        canvas.text((1080, y + 100 + 56 * i), text, style, "r")
    pressed(canvas, (940, y + 130), content.office, "交通事故认定专用章")
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(1754, y + 280))))
    return canvas.done("accident_certificate")


def _known(party: Party) -> Sequence[Part]:
    """Who a party is and what it drove."""
    who = party.person
    birth = f"{who.birth_date.year}年{who.birth_date.month}月{who.birth_date.day}日"
    about = (
        f"，{SEXES[who.sex]}，{birth}出生，身份证号码：{who.id_number}，住址：{who.address}，联系电话：{who.mobile}。"
    )
    parts: list[Part] = [("当事人：", None), (who.name, "parties.name"), (about, None)]
    if not party.plate:
        return [*parts, (f"事故发生时{moving(party)}。", None)]
    insured = f"号{party.vehicle}，该车在{party.insurer}投保机动车交通事故责任强制保险。"
    return [*parts, ("驾驶", None), (party.plate, "parties.plate"), (insured, None)]


def _found(content: Accident, rng: random.Random) -> Sequence[Sequence[Part]]:
    """What was found, why the office thinks so, and each party's share."""
    when, first = content.happened, content.blamed.person.name
    told: Sequence[Part] = [
        ("经调查查明：", None), (f"{when.year}年{when.month}月{when.day}日", "accident_date"),
        (f"{when.hour}时{when.minute:02d}分许，{first}{moving(content.blamed)}途经", None),
        (content.place, "accident_place"), (f"处时，因{content.fault}，{met(content).partition('，')[2]}的道路交通事故。", None),
    ]  # fmt: skip
    cause = f"本大队认为：{first}{content.fault}，其行为违反了{content.clause}的规定，是发生此事故的"
    alone = content.blamed.responsibility == "全部责任"
    cause += f"{'全部' if alone else '主要' if content.blamed.responsibility == '主要责任' else ''}原因。"
    law = "根据《中华人民共和国道路交通安全法》第七十三条、《道路交通事故处理程序规定》第六十条的规定，认定如下："
    shares: list[Sequence[Part]] = []
    for party in content.parties:
        free = party.responsibility == "无责任"
        between = "在本次事故中" if free else "承担本次事故的"
        shares.append(
            [
                (party.person.name, "parties.name"),
                (between, None),
                (party.responsibility, "parties.share"),
                ("。", None),
            ]
        )
    return (told, [(f"上述事实有{rng.choice(PROOFS)}等证据予以证实。", None)], [(cause, None)], [(law, None)], *shares)


def app_sheet(rng: random.Random) -> Rendered:
    """What an app shows of a certificate: a bar with its title, a sheet in light rules, a row a party with plate and share, signatures by finger."""
    canvas, content = Canvas((1080, 2600), rng, (242, 244, 248)), accidents.accident(rng, SCREEN, most=3)
    pen, white = ImageDraw.Draw(canvas.image), Style("sans", 40, (255, 255, 255))
    pen.rectangle((0, 0, 1080, 176), fill=BLUE)
    canvas.text((48, 38), f"{rng.randint(7, 21)}:{rng.randint(10, 59)}", white.but(size=30))
    pen.rounded_rectangle((962, 26, 1024, 52), 6, outline=white.ink, width=3)
    pen.rectangle((968, 32, 968 + rng.randint(12, 48), 46), fill=white.ink)
    pen.line((66, 102, 48, 122, 66, 142), fill=white.ink, width=5)
    canvas.text((540, 122), "电子认定书", white, "m")
    pen.rectangle((30, 206, 1050, 2600), fill=(255, 255, 255))
    form = Form(canvas, Style("sans", 29, (96, 100, 108)), Style("sans", 30, INK))
    canvas.text((540, 270), "道路交通事故认定书", Style("sans", 46, INK, weight=0.5), "m")
    canvas.text((540, 326), "（简易程序）", form.words, "m")
    canvas.pair((60, 384), "编号：", form.words, "certificate_number", content.number, Style("sans", 29, INK))
    y = _lines(form, 416, (("事故时间", "accident_date"), ("事故地点", "accident_place"), ("天气", None)), content)
    edges, boxes = (60, 330, 660, 1020), list[Box]()
    _row(form, y, edges, ("当事人", "车牌号码", "事故责任"), 70)
    y += 70
    for party in content.parties:
        _row(form, y, edges, ("", "", ""), 76)
        for (left, right), text in zip(
            pairwise(edges), (party.person.name, party.plate, party.responsibility), strict=True
        ):
            found = form.fill((left, y, right, y + 76), None, text or "无")
            boxes += found if text else []
        y += 76
    canvas.record("parties", content.listing, boxes)
    y = _told(form, y, "事故事实", f"{met(content)}。")
    y = _told(form, y, "责任依据", f"依据{content.clause}及《道路交通事故处理程序规定》第六十条作出认定。")
    y += 50
    for party in content.parties:
        end = canvas.text((60, y), "当事人签名：", form.words)[1][0]
        hand = penmanship.anyone(rng, 54, ("hand", "cursive"))
        penmanship.write(canvas, (end + 20, y), party.person.name, hand, 400)
        y += 84
    canvas.text((1020, y + 20), content.office, narrowed(form.words.but(ink=INK), content.office, 560), "r")
    canvas.text((1020, y + 74), f"{content.signed:%Y年%m月%d日}", form.words.but(ink=INK), "r")
    canvas.text((60, y + 20), f"民警：{content.officers[0]}", form.words.but(ink=INK))
    pressed(canvas, (860, y + 50), content.office, "交通事故处理专用章")
    canvas.image.paste(paper.qr(content.number, 150), (60, round(y + 60)))
    canvas.image = canvas.image.crop((0, 0, 1080, round(y + 250)))
    return canvas.done("accident_certificate")


def _lines(form: Form, y: float, asked: Sequence[tuple[str, str | None]], content: Accident) -> float:
    """Rows of a label's cell and a value's; gives where they end."""
    when = content.happened
    for label, field in asked:
        _row(form, y, (60, 250, 1020), (label, ""), 76)
        area = (250.0, y, 1020.0, y + 76)
        if field == "accident_date":
            form.fill(area, field, when.date(), f"{when:%Y-%m-%d %H:%M}")
        else:
            form.fill(area, field, content.place if field else content.weather)
        y += 76
    return y


def _row(form: Form, y: float, edges: Sequence[float], labels: Sequence[str], high: float) -> None:
    """Cells in light rules, those with a label tinted."""
    pen = ImageDraw.Draw(form.canvas.image)
    for (left, right), label in zip(pairwise(edges), labels, strict=True):
        tint = (245, 247, 251) if label else (255, 255, 255)
        pen.rectangle((left, y, right, y + high), fill=tint, outline=(206, 210, 218), width=2)
        form.label((left, y, right, y + high), label)


def _told(form: Form, y: float, label: str, text: str) -> float:
    """A label's cell beside one with text of any length; gives where they end."""
    style = Style("sans", 30, INK)
    high = 44 * len(form_parts.wrapped(text, style, 734)) + 40
    _row(form, y, (60, 250, 1020), (label, ""), high)
    prose(form.canvas, [(text, None)], (266, y + 42, 1004), style, 44, indent=0)
    return y + high


BENCH: Layouts = {"people_first": people_first, "app_sheet": app_sheet}
