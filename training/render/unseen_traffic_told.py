"""Accident certificates kept for the benchmark: a letter with each one's fault and share by number, and a squad's proof for an insurer."""

import random
from collections.abc import Sequence

from claims_ai.values import Box
from training.render import accidents, form_parts, penmanship, seal
from training.render.accidents import Accident, Party, clock, moving
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style
from training.render.contents import SEXES
from training.render.form_parts import Part, prose
from training.render.medical_form import narrowed
from training.render.unseen_traffic_filled import RED, met, pressed

INK: Ink = (40, 42, 48)
GENERAL = "江公交认字[{y}]第00{n}号", "云公交认字〔{y}〕第0{n}号", "第99010412{y}{n}号"
PROOFS = "道路交通事故现场勘查笔录", "道路交通事故现场图", "道路交通事故现场照片", "当事人询问笔录", "道路监控视频资料"
OTHER_LAW = "《中华人民共和国道路交通安全法》第二十二条第一款", "《中华人民共和国道路交通安全法》第六十一条"
INSURERS = "江州财产保险股份有限公司", "东湖人寿保险股份有限公司", "云溪财产保险股份有限公司江州分公司"


def numbered_faults(rng: random.Random) -> Rendered:
    """The general procedure in four chapters: when, where and who by number in the first, each party's fault and share by number in the last."""
    content, canvas = accidents.accident(rng, GENERAL, most=3), Canvas((1240, 2800), rng, form_parts.paper_tone(rng))
    style, boxes = Style(rng.choice(("serif", "kai")), 26, INK), dict[str, list[Box]]()
    canvas.text(
        (620, 100), content.office, narrowed(style.but(size=34, weight=0.4, spacing=2), content.office, 1000), "m"
    )
    canvas.text((620, 166), "道路交通事故认定书", style.but(size=44, weight=0.7, spacing=8), "m")
    canvas.value((620, 226), "certificate_number", content.number, style, anchor="m")
    y = 240.0
    for title, paragraphs in _chapters(content, rng):
        canvas.text((120, y + 48), title, style.but(font="sans"))
        y += 48
        for parts in paragraphs:
            y, found = prose(canvas, parts, (120, y + 43, 1120), style, 43)
            for key, places in found.items():
                boxes.setdefault(key, []).extend(places)
    form_parts.record(
        canvas,
        boxes,
        {"accident_date": content.happened.date(), "accident_place": content.place, "parties": content.listing},
    )
    words = "当事人对本认定不服的，可在本认定书送达之日起三个工作日内，向上一级公安机关交通管理部门提出书面复核申请。"
    y, _ = prose(canvas, [(words, None)], (120, y + 54, 1120), style, 43)
    signed = content.signed
    for i, text in enumerate(
        (f"交通警察：{'、'.join(content.officers)}", f"{signed.year}年{signed.month}月{signed.day}日")
    ):
        canvas.text((1100, y + 90 + 54 * i), text, style, "r")
    pressed(canvas, (930, y + 120), content.office, "交通事故处理专用章")
    if rng.random() < 0.5:
        copied = seal.worn(seal.boxed("与原件核对无误", 270), rng)
        canvas.stamp(copied, (290, y + 130), seal.OTHERS[0], rng.uniform(-6, 6))
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(1754, y + 260))))
    return canvas.done("accident_certificate")


def _chapters(content: Accident, rng: random.Random) -> Sequence[tuple[str, Sequence[Sequence[Part]]]]:
    when, known, faults = content.happened, list[Sequence[Part]](), list[Sequence[Part]]()
    for i, party in enumerate(content.parties, 1):
        who = party.person
        car: list[Part] = [(f"，{moving(party)}", None)]
        if party.plate:
            car = [
                ("，", None),
                (party.plate, "parties.plate"),
                (f"{party.vehicle}驾驶人，该车在{party.insurer}公司投保交强险", None),
            ]
        about = f"，{SEXES[who.sex]}，公民身份号码{who.id_number}，现住{who.address}"
        known.append([(f"（{i}）", None), (who.name, "parties.name"), (about, None), *car, ("。", None)])
        how, law = (content.fault, content.clause) if i == 1 else ("未确保安全通行", OTHER_LAW[0 if party.plate else 1])
        cause = f"的行为违反了{law}的规定，" if party.responsibility != "无责任" else "无导致此次事故的过错，"
        why = how + cause if party.responsibility != "无责任" else cause
        share = "在此次事故中" if party.responsibility == "无责任" else "承担此次事故的"
        faults.append([(f"{i}．{who.name}{why}{share}", None), (party.responsibility, "parties.share"), ("。", None)])
    light = "白天自然光线" if 6 < when.hour < 18 else "夜间有路灯照明"
    basics: list[Sequence[Part]] = [
        [("1．事故时间：", None), (clock(when), "accident_date"), ("。", None)], [("2．事故地点：", None), (content.place, "accident_place"), ("。", None)],
        [(f"3．天气及道路：{content.weather}，沥青路面，标志标线清晰，{light}。", None)], [("4．当事人及车辆：", None)],
    ]  # fmt: skip
    proofs = "、".join(rng.sample(PROOFS, 3))
    law = "根据《中华人民共和国道路交通安全法》第七十三条、《道路交通事故处理程序规定》第六十条的规定，作如下认定："
    return (
        ("一、事故基本情况", [*basics, *known]), ("二、事故发生经过", [[(f"{clock(when)}许，{met(content)}。", None)]]),
        ("三、事故证据", [[(f"以上事实有{proofs}等证据证实。", None)]]), ("四、事故成因及责任", [[(law, None)], *faults]),
    )  # fmt: skip


def proof(rng: random.Random) -> Rendered:
    """What a squad writes for an insurer without any number: a red head, whom it is for, one paragraph in print or by hand, and a seal."""
    content = accidents.accident(rng, GENERAL, most=3)
    canvas, by_hand = Canvas((1240, 1754), rng, form_parts.paper_tone(rng)), rng.random() < 0.4
    plain = Style(rng.choice(("serif", "kai")), 29, INK)
    style = Style("hand", 34, rng.choice(penmanship.INKS)) if by_hand else plain
    canvas.text(
        (620, 110), content.office, narrowed(Style("serif", 42, RED, weight=0.7, spacing=6), content.office, 1000), "m"
    )
    canvas.rule((110, 152), (1130, 152), RED, 4)
    canvas.text((620, 236), "交通事故证明", plain.but(size=44, weight=0.6, spacing=10), "m")
    canvas.text((120, 326), f"{rng.choice(INSURERS)}：", style)
    told: list[Part] = [("兹证明", None), (clock(content.happened), "accident_date"), ("许，", None)]
    for i, party in enumerate(content.parties):
        told += [
            ("、" if i > 1 else "与" if i else "", None),
            (party.person.name, "parties.name"),
            (f"（身份证号：{party.person.id_number}）", None),
        ]
        told += [(f"{party.verb or moving(party)}", None)]
        told += (
            [(party.plate, "parties.plate"), (f"号{party.vehicle}", None)]
            if party.plate
            else [(party.vehicle if party.verb else "", None)]
        )
    told += [
        ("在", None),
        (content.place, "accident_place"),
        (
            f"发生交通事故，造成{content.harm}。经我大队现场勘查，系{content.blamed.person.name}{content.fault}所致，",
            None,
        ),
    ]
    for i, party in enumerate(content.parties):
        told += [("，" if i else "", None), *_said(party, "应负此次事故的")]
    y, boxes = prose(canvas, [*told, ("。", None)], (120, 392, 1120), style, 66)
    form_parts.record(
        canvas,
        boxes,
        {"accident_date": content.happened.date(), "accident_place": content.place, "parties": content.listing},
    )
    canvas.text((120 + 2 * style.size, y + 66), "特此证明。", style)
    canvas.text((120, y + 200), f"经办民警：{content.officers[0]}", style)
    signed = content.signed
    canvas.text((1120, y + 200), content.office, narrowed(style, content.office, 600), "r")
    canvas.text((1080, y + 266), f"{signed.year}年{signed.month}月{signed.day}日", style, "r")
    pressed(canvas, (900, y + 226), content.office, "交通事故处理专用章")
    canvas.text((120, 1690), "（此证明仅供办理保险理赔使用）", plain.but(size=22))
    return canvas.done("accident_certificate")


def _said(party: Party, before: str) -> list[Part]:
    """A name with its share; `before` stands between them where it has any."""
    free = party.responsibility == "无责任"
    return [
        (party.person.name, "parties.name"),
        ("" if free else before, None),
        (party.responsibility, "parties.share"),
    ]


BENCH: Layouts = {"numbered_faults": numbered_faults, "proof": proof}
