"""Accident certificates kept for the benchmark: a ruled form headed once for all parties, one on the two pages of a folded sheet, one with photos."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageOps

from claims_ai.values import Box
from training.render import accidents, form_parts, paper, penmanship, people, seal, vat_parts, vehicle_damage_photo
from training.render.accidents import Accident, Party, clock, moving
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Form, Part, prose
from training.render.medical_form import narrowed
from training.render.newer_parts import Entry, row

INK: Ink = (40, 42, 48)
BLUE: Ink = (28, 84, 160)
GENERAL = "江公交认字[{y}]第0{n}号", "云公（交）认字[{y}]第{n}号", "青公交认定[{y}]第990{n}号"
SIMPLE = "99{y}0{n}", "江公交简字[{y}]第{n}号", "第990101{y}{n}号"
COSTS = "各自车辆损失由保险公司定损理赔。", "当事人自行协商处理车辆损失。", "全责方赔偿对方车辆维修费用，凭票据支付。"
PHOTOS = vehicle_damage_photo.TRAIN["panel"], vehicle_damage_photo.BENCH["lamp"]
"""From so near that no plate is in them."""


def headed_once(rng: random.Random) -> Rendered:
    """The simple procedure's ruled form: six headings above all parties, two rows of values for each, then shares among the facts, then a settlement."""
    content = accidents.accident(rng, SIMPLE, most=3)
    canvas = Canvas((1240, 1754), rng, rng.choice(((255, 255, 255), (252, 251, 246), (255, 248, 248))))
    pen = penmanship.anyone(rng, 27) if rng.random() < 0.6 else Style(rng.choice(("sans", "kai")), 21, (30, 32, 38))
    form = Form(canvas, Style("serif", 21, INK), pen, stray=3)
    canvas.text((620, 66), content.office, form.words.but(size=27), "m")
    canvas.text((620, 120), "道路交通事故认定书（简易程序）", form.words.but(size=35, weight=0.5), "m")
    canvas.value((1170, 172), "certificate_number", content.number, form.words.but(size=24), anchor="r")
    y, when = 196.0, content.happened
    for left, right, words in ((70, 200, "事故时间"), (200, 780, ""), (780, 900, "天　气"), (900, 1170, "")):
        form.cell((left, y, right, y + 60), words)
    form.fill((200, y, 780, y + 60), "accident_date", when.date(), clock(when))
    form.fill((900, y, 1170, y + 60), None, content.weather)
    form.cell((70, y + 60, 200, y + 120), "事故地点")
    form.cell((200, y + 60, 1170, y + 120))
    form.fill((200, y + 60, 1170, y + 120), "accident_place", content.place)
    y, boxes = _headed(form, content, y + 120)
    said = "，".join(_answers(party) for party in content.parties)
    first = content.blamed
    y, _ = _opened(
        form, y, "交通事故\n事实", f"{first.person.name}{moving(first)}{content.fault}，致{content.harm}。", 150
    )
    y, found = _opened(form, y, "责任认定", f"依据{content.clause}，{said}。", 130)
    canvas.record("parties", content.listing, [*boxes, *found])
    y = _signatures(form, content, y)
    y, _ = _opened(form, y, "损害赔偿\n调解结果", rng.choice(COSTS), 120)
    form.cell((70, y, 1170, y + 150))
    end = canvas.text((90, y + 40), "交通警察（签名）：", form.words)[1][0]
    penmanship.write(canvas, (end + 10, y + 36), content.officers[0], penmanship.anyone(rng, 40, ("hand", "cursive")))
    form.day((760, y + 112), None, content.signed.date(), 0.8)
    pressed = seal.worn(seal.round_star(content.office, "交通事故处理专用章", 200), rng)
    canvas.stamp(pressed, (940, y + 76), seal.RED, rng.uniform(-12, 12))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 230)))
    return canvas.done("accident_certificate")


def _answers(party: Party) -> str:
    free = party.responsibility == "无责任"
    return f"{party.person.name}{'' if free else '负事故'}{party.responsibility}"


def _headed(form: Form, content: Accident, y: float) -> tuple[float, list[Box]]:
    """Headings in two rows, then two rows of values a party; gives where they end, and where names and plates stand."""
    edges, boxes, top = (124, 360, 780, 1170), list[Box](), y
    for heads in (
        ("当事人姓名", "驾驶证或身份证号码", "联系电话"),
        ("交通方式", "机动车型号、牌号", "保险公司及凭证号"),
    ):
        for left, right, head in zip(edges, edges[1:], heads, strict=False):
            form.cell((left, y, right, y + 46), head, fill=(243, 243, 243))
        y += 46
    for party in content.parties:
        who, plate = party.person, party.plate or ""
        car = f"{party.vehicle}　{plate}" if plate else ""
        for texts in ((who.name, who.id_number, who.mobile), (moving(party), car, party.policy.replace("/", " "))):
            for i, (left, right, text) in enumerate(zip(edges, edges[1:], texts, strict=False)):
                form.cell((left, y, right, y + 58))
                found = form.fill((left, y, right, y + 58), None, text or None, indent=8)
                boxes += found if text in (who.name, car) and i < 2 else []
            y += 58
    form.cell((70, top, 124, y))
    vat_parts.vertical(form.canvas, "当事人基本情况", 97, top + 10, y - 10, form.words)
    return y, boxes


def _opened(form: Form, y: float, label: str, text: str, high: float) -> tuple[float, list[Box]]:
    form.cell((70, y, 200, y + high), label)
    form.cell((200, y, 1170, y + high))
    return y + high, form.fill((200, y + 6, 1170, y + high - 6), None, text)


def _signatures(form: Form, content: Accident, y: float) -> float:
    form.cell((70, y, 1170, y + 76))
    end = form.canvas.text((90, y + 38), "当事人（签名）：", form.words)[1][0] + 10
    for party in content.parties:
        hand = penmanship.anyone(form.canvas.rng, 38, ("hand", "cursive"))
        end = penmanship.write(form.canvas, (end, y + 36), party.person.name, hand, 240)[1][0] + 60
    return y + 76


def two_pages(rng: random.Random) -> Rendered:
    """The general procedure on both pages of a folded sheet: when, where and who in labelled lines at the left, then facts, reasons, shares."""
    content = accidents.accident(rng, GENERAL, most=3)
    canvas, style = Canvas((2200, 1520), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "kai")), 25, INK)
    canvas.rule((1100, 0), (1100, 1520), (226, 226, 222), 3)
    canvas.text((550, 110), content.office, style.but(size=30), "m")
    canvas.text((550, 170), "道路交通事故认定书", style.but(size=42, weight=0.6, spacing=4), "m")
    canvas.value((1010, 234), "certificate_number", content.number, style, anchor="r")
    when, y = content.happened, 310.0
    row(canvas, y, (90,), (Entry("交通事故时间：", "accident_date", when.date(), clock(when)),), style, style, 1020)
    row(canvas, y + 50, (90,), (Entry("天气：", None, content.weather),), style, style, 1020)
    row(canvas, y + 100, (90,), (Entry("交通事故地点：", "accident_place", content.place),), style, style, 1020)
    canvas.text((90, y + 160), "当事人、车辆、道路和交通环境等基本情况：", style.but(weight=0.4))
    y, boxes = y + 212, list[Box]()
    for party in content.parties:
        boxes += _known(canvas, party, y, style)
        y += 218 if party.plate else 168
    canvas.text((90, y), "道路条件：沥青路面，路面干燥、平坦，视线良好。", style)
    first = content.blamed
    facts = f"{clock(when)}，{first.person.name}{moving(first)}行至上述地点，{content.fault}，造成{content.harm}。"
    reasons = f"{first.person.name}的行为违反{content.clause}的规定，是造成事故的原因。以上有当事人陈述、现场图、监控录像等证据证实。"
    shares: list[Part] = [("根据《道路交通事故处理程序规定》第六十条的规定，", None)]
    for i, party in enumerate(content.parties):
        free = party.responsibility == "无责任"
        shares += [("确定" if i == 0 else "", None), (party.person.name, "name"), ("" if free else "负此事故", None),
                   (party.responsibility, "share"), ("，", None)]  # fmt: skip
    y = 110.0
    for title, parts in (
        ("道路交通事故发生经过：", [(facts, None)]), ("道路交通事故证据及事故形成原因分析：", [(reasons, None)]),
        ("当事人导致交通事故的过错及责任或者意外原因：", [*shares[:-1], ("。", None)]),
    ):  # fmt: skip
        canvas.text((1190, y), title, style.but(weight=0.4))
        y, found = prose(canvas, parts, (1190, y + 50, 2110), style, 46)
        boxes += found.get("name", []) + found.get("share", [])
        y += 76
    canvas.record("parties", content.listing, boxes)
    _sealed(canvas, content, y, style)
    return canvas.done("accident_certificate")


def _known(canvas: Canvas, party: Party, y: float, style: Style) -> list[Box]:
    """A party in lines of labels and values; gives where its name and plate stand."""
    who, boxes = party.person, list[Box]()
    lines: Sequence[Sequence[tuple[float, str, str]]] = (
        ((130, "当事人：", who.name), (480, "性别：", SEXES[who.sex]), (660, "联系方式：", who.mobile)),
        ((130, "身份证明号码：", who.id_number), (660, "交通方式：", moving(party))),
        ((130, "住址：", who.address),),
        ((130, "号牌号码：", party.plate or ""), (480, "车辆类型：", party.vehicle), (800, "保险：", party.insurer)),
    )
    for i, cells in enumerate(lines if party.plate else lines[:3]):
        for x, label, text in cells:
            end = canvas.text((x, y + i * 48), label, style)[1][0] + 6
            box = canvas.text((end, y + i * 48), text, narrowed(style, text, 1030 - end))
            boxes += [box] if label in ("当事人：", "号牌号码：") else []
    return boxes


def _sealed(canvas: Canvas, content: Accident, y: float, style: Style) -> None:
    words = "如对本认定不服，可以自收到本认定书之日起三日内，向上一级公安机关交通管理部门书面申请复核。"
    y, _ = prose(canvas, [(words, None)], (1190, y, 2110), style.but(size=22), 40)
    for i, officer in enumerate(content.officers):
        canvas.text((1640, y + 80 + i * 48), f"交通警察：{officer}", style)
    signed = content.signed
    canvas.text((1640, y + 190), f"{signed.year}年{signed.month}月{signed.day}日", style)
    pressed = seal.worn(seal.round_star(content.office, "交通事故认定专用章", 230), canvas.rng)
    canvas.stamp(pressed, (1800, y + 150), seal.RED, canvas.rng.uniform(-10, 10))
    canvas.text((550, 1460), "第 1 页　共 2 页", style.but(size=20), "m")
    canvas.text((1650, 1460), "第 2 页　共 2 页", style.but(size=20), "m")


def with_photos(rng: random.Random) -> Rendered:
    """A certificate made from afar for a damage to vehicles: typed labels, parties called by letters in rows, their shares in one sentence, photos below."""
    cases = iter(lambda: accidents.accident(rng, SIMPLE, most=2), None)
    content = next(one for one in cases if not one.injured and all(party.plate for party in one.parties))
    canvas = Canvas((1240, 1754), rng)
    label, filled = Style("sans", 22, (90, 96, 106)), Style(rng.choice(("sans", "serif")), 23, INK)
    canvas.text((620, 70), "道路交通事故认定书（简易程序）", filled.but(size=36, weight=0.5), "m")
    canvas.text((620, 116), "（远程视频快速处理）", label, "m")
    canvas.rule((70, 146), (1170, 146), BLUE, 3)
    when, boxes = content.happened, list[Box]()
    row(canvas, 184, (80, 700), (Entry("文书编号：", "certificate_number", content.number), Entry("天气情况：", None, content.weather)),
        label, filled, 1160)  # fmt: skip
    row(canvas, 232, (80, 700), (Entry("事故时间：", "accident_date", when.date(), f"{when:%Y-%m-%d %H:%M}"),
                                 Entry("处理方式：", None, "交警远程认定")), label, filled, 1160)  # fmt: skip
    row(canvas, 280, (80,), (Entry("事故地点：", "accident_place", content.place),), label, filled, 1160)
    y = 318.0
    for word, party in zip("甲乙", content.parties, strict=True):
        boxes += _row(canvas, word, party, y, label, filled)
        y += 160
    facts = f"甲方{moving(content.parties[0])}{content.fault}，与乙方发生碰撞，致{content.harm}。"
    y, _ = prose(canvas, [("事故事实：", None), (facts, None)], (80, y + 40, 1160), filled, 42, 0)
    shares: list[Part] = [("责任认定：", None), (f"依据{content.clause}，", None)]
    for word, party in zip("甲乙", content.parties, strict=True):
        free = party.responsibility == "无责任"
        shares += [(f"{word}方" if free else f"{word}方承担", None), (party.responsibility, "share"), ("，", None)]
    y, found = prose(canvas, [*shares[:-1], ("。", None)], (80, y + 56, 1160), filled, 42, 0)
    canvas.record("parties", content.listing, [*boxes, *found["share"]])
    canvas.text((80, y + 62), "现场照片：", filled)
    for i in range(3):
        canvas.image.paste(ImageOps.fit(rng.choice(PHOTOS)(rng).image, (340, 250)), (80 + 366 * i, round(y + 92)))
    y += 392
    canvas.image.paste(paper.qr(f"JT{content.number}{people.digits(rng, 6)}", 130), (90, round(y)))
    canvas.text((640, y + 24), f"办案民警：{content.officers[1]}", filled)
    canvas.text((640, y + 72), content.office, narrowed(filled, content.office, 520))
    canvas.text((640, y + 120), f"{content.signed:%Y年%m月%d日}", filled)
    canvas.stamp(seal.round_star(content.office, "电子业务专用章", 200), (900, y + 70), seal.RED)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 210)))
    return canvas.done("accident_certificate")


def _row(canvas: Canvas, word: str, party: Party, y: float, label: Style, filled: Style) -> list[Box]:
    """A party's letter in a cell, its facts in three lines beside it; gives where name and plate stand."""
    who, boxes = party.person, list[Box]()
    canvas.frame(70, y, 1170, y + 160, (170, 176, 186), 1)
    canvas.rule((160, y), (160, y + 160), (170, 176, 186), 1)
    canvas.text((115, y + 80), f"{word}方", filled.but(weight=0.4), "m")
    for i, cells in enumerate((
        ((180, "姓名：", who.name), (480, "证件号：", who.id_number), (860, "电话：", who.mobile)),
        ((180, "车牌号：", party.plate or ""), (480, "车型：", party.vehicle), (860, "准驾车型：", "")),
        ((180, "承保公司：", party.insurer), (480, "保单号：", party.policy.partition("/")[2])),
    )):  # fmt: skip
        for x, words, text in cells:
            end = canvas.text((x, y + 34 + i * 46), words, label)[1][0] + 4
            box = canvas.text((end, y + 34 + i * 46), text, filled) if text else None
            boxes += [box] if box and words in ("姓名：", "车牌号：") else []
    return boxes


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "headed_once": headed_once,
    "two_pages": two_pages,
    "with_photos": with_photos,
}
