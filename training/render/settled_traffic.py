"""Accident papers to train on that settle or leave open who answers: the parties' settlement in clauses, the police's proof that no cause was found."""

import random
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from claims_ai.money import to_words
from claims_ai.values import Box
from training.render import accidents, form_parts, invent, penmanship, seal
from training.render.accidents import Accident, clock, moving
from training.render.agreed_traffic import HEADS, SHORT, case, facts, filling, signatures
from training.render.canvas import Canvas, Ink, Layouts, Listing, Rendered, Style, Value
from training.render.contents import SEXES
from training.render.form_parts import Form, Part, prose

INK: Ink = (40, 42, 48)
PROOFS = "江公交证字[{y}]第{n}号", "东公交证字〔{y}〕第00{n}号", "第9901{y}{n}号"
DOUBTS = (
    "现场无监控录像，双方当事人陈述不一致，经调查，该起道路交通事故的成因无法查清。",
    "因事故现场已变动，无其他证人及视频资料，无法查证双方在信号灯何种状态下通过路口，事故成因无法判定。",
    "经调查取证及检验鉴定，现有证据不足以证明该事故的基本事实，成因无法查清。",
)
RIGHTS = (
    "当事人可就损害赔偿问题申请调解，或者向人民法院提起民事诉讼。",
    "此证明送达各方当事人。当事人对交通事故损害赔偿有争议的，可以向人民法院提起民事诉讼。",
)
CENTRES = "江州市道路交通事故快处快赔服务中心", "东湖区交通事故快速理赔服务点", "云溪区道路交通事故快处中心"


def written_settlement(rng: random.Random) -> Rendered:
    """交通事故损害赔偿协议书: the sides in sentences or a row a party, then numbered clauses, all that is filled in underlined."""
    content, rows, boxes = case(rng, 2), rng.random() < 0.4, dict[str, list[Box]]()
    canvas, style = Canvas((1240, 1754), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "kai")), 26, INK)
    pen = Style(rng.choice(("hand", "hand", "cursive", "kai")), 30, rng.choice(penmanship.INKS))
    title = rng.choice(("交通事故损害赔偿协议书", "道路交通事故快处快赔协议书", "交通事故赔偿协议"))
    canvas.text((620, 110), title, style.but(size=40, weight=0.6, spacing=4), "m")
    y = _rows(Form(canvas, style.but(size=22), filling(rng, 27), stray=3), content, 170, boxes) if rows else 140
    for parts in _clauses(content, rng, rows):
        y, found = prose(canvas, parts, (110, y + 54, 1130), style, 54, filled=pen)
        for key, places in found.items():
            boxes.setdefault(key, []).extend(places)
            for (left, _), _, (right, low), _ in places if key else ():
                canvas.rule((left - 4, low + 5), (right + 4, low + 5), INK, 1)
    when: dict[str, Value | Listing] = {"accident_date": content.happened.date(), "accident_place": content.place}
    form_parts.record(canvas, boxes, {**when, "parties": content.listing})
    words = rng.choice((("甲方（签字）：", "乙方（签字）："), ("甲方签名：", "乙方签名：")))
    signatures(Form(canvas, style, penmanship.anyone(rng, 30)), words, content, (110, y + 110, 1130))
    if rng.random() < 0.35:
        pressed = seal.worn(seal.round_star(rng.choice(CENTRES), "快处快赔专用章", 210), rng)
        canvas.stamp(pressed, (620, y + 190), seal.ink(rng), rng.uniform(-12, 12))
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(1400, y + 320))))
    return canvas.done("accident_certificate")


def _rows(form: Form, content: Accident, y: float, boxes: dict[str, list[Box]]) -> float:
    """A row for each party under headings, its share at the end; gives where they end."""
    edges, heads = (110, 180, 310, 570, 720, 880, 1020, 1130), [form.canvas.rng.choice(labels) for labels in HEADS[:5]]
    short = form.canvas.rng.random() < 0.5
    texts: list[list[str | None]] = [["", *heads, "责任"]]
    for word, party in zip("甲乙", content.parties, strict=True):
        share = SHORT[party.responsibility] if short else party.responsibility
        texts.append([f"{word}方", *facts(party, form.canvas.rng)[:5], share])
    for i, row in enumerate(texts):
        for j, ((left, right), text) in enumerate(zip(pairwise(edges), row, strict=True)):
            form.cell((left, y, right, y + 62), (text or "") if i == 0 else "")
            found = form.fill((left, y, right, y + 62), None, text, indent=6) if i else []
            boxes.setdefault("parties", []).extend(found if j in (1, 3, 6) else [])
        y += 62
    return y


def _clauses(content: Accident, rng: random.Random, rows: bool) -> list[list[Part]]:
    """The sides, what happened and what is agreed; sides and shares only where no rows tell them."""
    first, day, told = content.blamed, clock(content.happened), list[list[Part]]()
    for word, party in zip("甲乙", content.parties, strict=True):
        who, known = party.person, rng.choice(("身份证号", "驾驶证号"))
        told.append([
            (f"{word}方：", None), (who.name, "parties.name"), (f"，{known}：", None), (who.id_number, "id"), ("，车牌号：", None),
            (str(party.plate), "parties.plate"), ("，联系电话：", None), (who.mobile, "mobile"), ("。", None),
        ])  # fmt: skip
    happened: list[Part] = [
        (day, "accident_date"), ("，甲方驾驶车辆在", None), (content.place, "accident_place"), (f"，因{content.fault}，与乙方车辆发生碰撞，"
        f"造成{content.harm}，无人员伤亡。经双方友好协商，自愿达成如下协议：", None),
    ]  # fmt: skip
    shares: list[Part] = []
    for word, party in zip("甲乙", content.parties, strict=True):
        verb = "" if party.responsibility == "无责任" else rng.choice(("承担本次事故", "负"))
        shares += [(f"{'，' if shares else ''}{word}方{verb}", None), (party.responsibility, "parties.share")]
    paid, clauses = invent.price(rng, 300, 9000).quantize(Decimal(1)), [[*shares, ("。", None)]] if not rows else []
    if first.responsibility == "同等责任":
        clauses.append([(rng.choice(("双方车辆损失各自承担，互不赔偿。", "双方损失由各自投保的保险公司赔付。")), None)])
    else:
        clauses.append([("甲方一次性赔偿乙方车辆维修费等共计人民币", None), (f"{paid}", "paid"), ("元（大写：", None),
                        (to_words(paid), "words"), ("）。", None)])  # fmt: skip
    clauses.append([("本协议履行后，双方就此次事故再无其他争议，任何一方不得反悔。", None)])
    clauses.append([("本协议一式两份，双方各执一份，自签字之日起生效。", None)])
    numbered: list[list[Part]] = [[(f"{i}、", None), *clause] for i, clause in zip("一二三四", clauses, strict=False)]
    return [*([] if rows else told), happened, *numbered]


def cause_unknown(rng: random.Random) -> Rendered:
    """道路交通事故证明: time, place, the parties with their vehicles and what was found, in cells or under headings, with no share told."""
    cases = iter(lambda: accidents.accident(rng, PROOFS, 3), None)
    content = next(one for one in cases if sum(bool(party.plate) for party in one.parties) > 1)
    canvas, style = Canvas((1240, 2200), rng, form_parts.paper_tone(rng)), Style(rng.choice(("serif", "kai")), 25, INK)
    canvas.text((620, 96), content.office, style.but(size=31, weight=0.3, spacing=2), "m")
    canvas.text((620, 160), "道路交通事故证明", style.but(size=42, weight=0.7, spacing=8), "m")
    canvas.value((1130, 222), "certificate_number", content.number, style, anchor="r")
    y, framed, boxes = 256.0, rng.random() < 0.5, dict[str, list[Box]]()
    form, left = Form(canvas, style, style), 336 if framed else 110
    for title, paragraphs in _found(content, rng):
        top, y = y, y - 4 if framed else y + 44
        if not framed:
            canvas.text((110, y), title, style.but(weight=0.5))
        for parts in paragraphs:
            indent = 2 if not framed or len(paragraphs) > 1 or len(parts) > 1 else 0
            y, found = prose(canvas, parts, (left, y + 42, 1114 if framed else 1130), style, 42, indent)
            for key, places in found.items():
                boxes.setdefault(key, []).extend(places)
        y += 38 if framed else 6
        if framed:
            form.cell((110, top, 320, y), title)
            canvas.frame(320, top, 1130, y, INK, 2)
    when: dict[str, Value | Listing] = {"accident_date": content.happened.date(), "accident_place": content.place}
    known = tuple({key: text for key, text in one.items() if key != "responsibility"} for one in content.listing)
    form_parts.record(canvas, boxes, {**when, "parties": known})
    end, _ = prose(canvas, [(rng.choice(RIGHTS), None)], (110, y + 52, 1130), style.but(size=22), 36)
    for i, words in enumerate((*(f"交通警察：{name}" for name in content.officers), f"{content.signed:%Y年%m月%d日}")):
        canvas.text((700, end + 80 + 46 * i), words, style)
    pressed = seal.worn(seal.round_star(content.office, "交通事故处理专用章", 220), rng)
    canvas.stamp(pressed, (900, end + 150), seal.ink(rng), rng.uniform(-10, 10))
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(1560, end + 320))))
    return canvas.done("accident_certificate")


def _found(content: Accident, rng: random.Random) -> Sequence[tuple[str, Sequence[Sequence[Part]]]]:
    """The headings with what stands under each, values under keys."""
    people: list[list[Part]] = []
    for party in content.parties:
        who, said = party.person, rng.choice(("身份证号码", "驾驶证号"))
        known: list[Part] = [
            (who.name, "parties.name"),
            (f"，{SEXES[who.sex]}，{said}：{who.id_number}，电话：{who.mobile}", None),
        ]
        if party.plate:
            known += [("，驾驶", None), (party.plate, "parties.plate"), (f"号{party.vehicle}", None)]
        elif party.verb:
            known.append((f"，{moving(party)}", None))
        people.append([*known, ("。", None)])
    first, others = content.parties[0].person.name, "、".join(party.person.name for party in content.parties[1:])
    facts_known = f"{clock(content.happened)}许，{first}{moving(content.parties[0])}行驶至上述地点，与{others}发生碰撞，造成{content.harm}。"
    return (
        (rng.choice(("事故时间", "交通事故时间")), [[(clock(content.happened), "accident_date")]]),
        (rng.choice(("事故地点", "交通事故地点")), [[(content.place, "accident_place")]]),
        (rng.choice(("当事人基本情况", "当事人情况")), people),
        (rng.choice(("调查得到的事实", "交通事故事实")), [[(facts_known, None)], [(rng.choice(DOUBTS), None)],
         [("根据《道路交通事故处理程序规定》第六十七条之规定，特此证明。", None)]]),
    )  # fmt: skip


TRAIN: Layouts = {"written_settlement": written_settlement, "cause_unknown": cause_unknown}
