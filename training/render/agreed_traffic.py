"""Accident papers to train on that the parties write themselves: agreements in blocks with shares ticked, or in columns."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from claims_ai.values import Box
from training.render import accidents, form_parts, penmanship, vat_parts
from training.render.accidents import Accident, Party, clock
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style, rectangle
from training.render.form_parts import Form
from training.render.penmanship import Pen

INK: Ink = (40, 42, 48)
NUMBERS = "{y}{n}", "99{y}00{n}", "KC{y}{n}"
SHORT: Mapping[str, str] = {
    "全部责任": "全责", "主要责任": "主责", "同等责任": "同责", "次要责任": "次责", "无责任": "无责",
}  # fmt: skip
MARKS = ("", ""), ("√{}", "□{}"), ("■{}", "□{}"), ("{}（√）", "{}（　）")
"""How a printed choice looks taken and not taken; if by nothing, or by pen, a box is ticked (no typeface has ☑)."""
CASES: Mapping[str, Sequence[str]] = {
    "未按规定让行": ("未按规定让行",), "变更车道时影响相关车道内行驶的机动车正常行驶": ("变更车道", "违规变道"),
    "未与前车保持足以采取紧急制动措施的安全距离": ("追尾",), "违反交通信号灯通行": ("违反交通信号", "闯红灯"),
    "倒车时未察明车后情况": ("倒车",), "开车门妨碍其他车辆和行人通行": ("开关车门",), "逆向行驶": ("逆行", "逆向行驶"),
}  # fmt: skip
"""The forms' words for a fault, the one or the other."""
MORE_CASES = "溜车", "其他依法应负全责的"
HEADS = (
    ("姓名", "驾驶人", "当事人姓名"), ("驾驶证号", "驾驶证号码", "身份证号"), ("车牌号", "号牌号码", "车辆牌号"),
    ("联系电话", "电话", "手机号码"), ("保险公司", "承保公司", "投保公司"), ("保险单号", "保险凭证号", "交强险保单号"),
)  # fmt: skip
TRUE = (
    "以上填写内容均为事实，如有不实，愿负法律责任。",
    "双方对上述内容无异议，所填信息真实有效。",
    "以上内容属实，当事人签字确认。",
)
PAID = (
    "由{}方承担对方车辆维修费用，凭票据结算。",
    "车辆损失由{}方投保的保险公司在交强险及商业险内赔付。",
    "{}方赔偿对方修车费，一次了结。",
    "",
)


def case(rng: random.Random, most: int) -> Accident:
    """An accident of motor vehicles in which nobody was hurt, as the parties may settle themselves."""
    cases = iter(lambda: accidents.accident(rng, NUMBERS, most), None)
    found = next(one for one in cases if all(party.plate for party in one.parties))
    return replace(found, injured=None)


def filling(rng: random.Random, size: int) -> Pen | Style:
    """Mostly somebody's hand, else a printer."""
    if rng.random() < 0.65:
        return penmanship.anyone(rng, size)
    return Style(rng.choice(("sans", "kai", "serif")), size - 5, rng.choice((INK, (30, 34, 70))))


def facts(party: Party, rng: random.Random) -> list[str | None]:
    """What HEADS ask of a party; what people leave out is left out at times."""
    who = party.person
    policy = party.policy.partition("/")[2] if rng.random() < 0.6 else None
    return [who.name, who.id_number, party.plate, who.mobile, party.insurer if rng.random() < 0.9 else None, policy]


def _choices(
    form: Form, at: tuple[float, float], texts: Sequence[str], taken: int, mark: Sequence[str], gap: float
) -> list[Box]:
    """Choices in a row, the one taken marked; gives where that one stands."""
    x, y = at
    style, found = form.words, list[Box]()
    for i, text in enumerate(texts):
        if isinstance(form.filling, Pen) or not mark[0]:
            end = form.tick((x, y), text, chosen=i == taken)
            box = rectangle(x, y - 16, end, y + 16)
        else:
            box = form.canvas.text((x, y), mark[i != taken].format(text), style)
            end = box[1][0]
        found += [box] if i == taken else []
        x = end + gap
    return found


def _when_and_where(form: Form, content: Accident, y: float, edges: tuple[float, float, float]) -> float:
    """The row of time and weather and that of the place; gives where they end."""
    rng, (left, label, right) = form.canvas.rng, edges
    when, split = content.happened, right - 330
    shown = rng.choice((clock(when), clock(when), f"{when:%Y-%m-%d %H:%M}", f"{when.year}.{when.month}.{when.day}"))
    form.cell((left, y, label, y + 60), rng.choice(("事故时间", "发生时间", "时间")))
    form.cell((label, y, split, y + 60))
    form.fill((label, y, split, y + 60), "accident_date", when.date(), shown)
    form.cell((split, y, split + 110, y + 60), "天气")
    form.cell((split + 110, y, right, y + 60))
    form.fill((split + 110, y, right, y + 60), None, content.weather if rng.random() < 0.8 else None)
    form.cell((left, y + 60, label, y + 120), rng.choice(("事故地点", "发生地点", "地点")))
    form.cell((label, y + 60, right, y + 120))
    form.fill((label, y + 60, right, y + 120), "accident_place", content.place)
    return y + 120


def signatures(form: Form, words: Sequence[str], content: Accident, area: tuple[float, float, float]) -> None:
    """Signatures of the parties by their own hands beside each other between (left, y, right), the day below each."""
    left, y, right = area
    wide = (right - left) / len(words)
    for i, (word, party) in enumerate(zip(words, content.parties, strict=True)):
        hand, x = penmanship.anyone(form.canvas.rng, 38, ("hand", "cursive")), left + i * wide
        end = form.canvas.text((x, y), word, form.words)[1][0] + 6
        penmanship.write(form.canvas, (end, y - 4), party.person.name, hand, x + wide - 20 - end)
        form.day((x, y + 60), None, content.happened.date(), 0.75 if len(words) > 2 else 0.9)


def side_blocks(rng: random.Random) -> Rendered:
    """道路交通事故自行协商协议书: a block for each side with its shares to tick, then what happened, who pays, and signatures."""
    content, mark = case(rng, 3), rng.choice(MARKS)
    canvas = Canvas((1240, 1900), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 22, INK), filling(rng, 29), stray=3)
    title = rng.choice(("道路交通事故自行协商协议书", "道路交通事故当事人自行协商处理协议书", "交通事故自行协商协议书"))
    canvas.text((620, 90), title, form.words.but(size=38, weight=0.5, spacing=2), "m")
    y, boxes = _when_and_where(form, content, 150, (70, 200, 1170)), list[Box]()
    heads = [rng.choice(labels) for labels in HEADS]
    share = rng.choice(("责任", "事故责任", "承担责任"))
    shares = list(SHORT.values()) if rng.random() < 0.75 else list(SHORT)
    for word, party in zip("甲乙丙", content.parties, strict=False):
        form.cell((70, y, 130, y + 232))
        vat_parts.vertical(canvas, f"{word}方", 100, y + 60, y + 172, form.words)
        for i, (label, text) in enumerate(zip(heads, facts(party, rng), strict=True)):
            left, top = 130 + 520 * (i % 2), y + 58 * (i // 2)
            form.cell((left, top, left + 160, top + 58), label)
            form.cell((left + 160, top, left + 520, top + 58))
            found = form.fill((left + 160, top, left + 520, top + 58), None, text, indent=8)
            boxes += found if i in (0, 2) else []
        form.cell((130, y + 174, 290, y + 232), share)
        form.cell((290, y + 174, 1170, y + 232))
        taken = list(SHORT).index(party.responsibility)
        boxes += _choices(form, (312, y + 203), shares, taken, mark, 30 if len(shares[0]) > 2 else 60)
        y += 232
    canvas.record("parties", content.listing, boxes)
    pays = "双方车辆损失各自承担。" if content.blamed.responsibility == "同等责任" else rng.choice(PAID)
    said = f"甲方{content.fault}，与{'乙方' if len(content.parties) < 3 else '乙方、丙方'}发生碰撞，{content.harm}，无人员伤亡。"
    for label, text in (
        ("事故经过", said),
        (rng.choice(("赔偿约定", "损害赔偿", "协商结果")), pays.format("甲") or None),
    ):
        form.cell((70, y, 200, y + 116), label)
        form.cell((200, y, 1170, y + 116))
        form.fill((200, y + 4, 1170, y + 112), None, text)
        y += 116
    canvas.text((80, y + 40), rng.choice(TRUE), form.words)
    signatures(form, [f"{word}方签名：" for word, _ in zip("甲乙丙", content.parties, strict=False)], content, (80, y + 100, 1170))  # fmt: skip
    canvas.text(
        (80, y + 216), "注：本协议书一式数份，当事人各执一份，一份交保险公司理赔使用。", form.words.but(size=19)
    )
    canvas.image = canvas.image.crop((0, 0, 1240, round(max(1500, y + 280))))
    return canvas.done("accident_certificate")


def quick_columns(rng: random.Random) -> Rendered:
    """机动车交通事故快速处理协议书: a column for each party, rows of what is asked, the case and the shares as boxes to tick."""
    content, mark = case(rng, 3), rng.choice(MARKS)
    count, tone = len(content.parties), rng.choice(((255, 255, 255), (255, 248, 249), (247, 251, 255)))
    canvas = Canvas((1240, 1754), rng, tone)
    form = Form(canvas, Style("serif", 22, rng.choice((INK, (36, 60, 110)))), filling(rng, 29), stray=3)
    title = rng.choice(("机动车交通事故快速处理协议书", "机动车物损交通事故快速处理协议书", "交通事故快速处理协议书"))
    canvas.text((620, 84), title, form.words.but(size=38, weight=0.5), "m")
    if rng.random() < 0.5:
        canvas.value((1170, 138), "certificate_number", content.number, Style("typewriter", 25, (186, 52, 54)), f"No.{content.number}", "r")  # fmt: skip
    y = _when_and_where(form, content, 168, (70, 240, 1170))
    names = rng.choice(
        (("当事人A", "当事人B", "当事人C"), ("A方", "B方", "C方"), ("甲方（A）", "乙方（B）", "丙方（C）"))
    )
    wide = 930 / count
    form.cell((70, y, 240, y + 50), rng.choice(("当事人", "项目", "代　码")))
    columns = [facts(party, rng) for party in content.parties]
    edges = [240 + wide * i for i in range(count + 1)]
    for (left, right), name in zip(pairwise(edges), names, strict=False):
        form.cell((left, y, right, y + 50), name)
    y, boxes = y + 50, list[Box]()
    for i, labels in enumerate(HEADS):
        form.cell((70, y, 240, y + 60), rng.choice(labels))
        for (left, right), column in zip(pairwise(edges), columns, strict=True):
            form.cell((left, y, right, y + 60))
            found = form.fill((left, y, right, y + 60), None, column[i], indent=8)
            boxes += found if i in (0, 2) else []
        y += 60
    y = _cases(form, content, y, mark)
    y = _shares(form, content, y, mark, names, edges, boxes)
    canvas.record("parties", content.listing, boxes)
    form.cell((70, y, 1170, y + 190))
    canvas.text((86, y + 34), rng.choice(TRUE), form.words)
    words = [f"{name.replace('当事人', '')[:2].replace('方（', '')}签名：" for name in names[:count]]
    signatures(form, words, content, (86, y + 92, 1160))
    canvas.text(
        (70, y + 222), "本协议书适用于仅造成车辆损失、未造成人员伤亡的机动车交通事故。", form.words.but(size=19)
    )
    canvas.image = canvas.image.crop((0, 0, 1240, min(1754, round(y + 290))))
    return canvas.done("accident_certificate")


def _cases(form: Form, content: Accident, y: float, mark: Sequence[str]) -> float:
    """The kinds of accident, three a row, that of this one taken; gives where they end."""
    which = form.canvas.rng.randrange(2)
    texts = [f"{i}.{words[which % len(words)]}" for i, words in enumerate(CASES.values(), 1)]
    texts += [f"{i}.{text}" for i, text in enumerate(MORE_CASES, len(CASES) + 1)]
    taken = list(CASES).index(content.fault)
    form.cell((70, y, 240, y + 150), form.canvas.rng.choice(("事故情形", "事故形态", "事故情形\n（请打勾）")))
    form.cell((240, y, 1170, y + 150))
    for i, text in enumerate(texts):
        at = 256 + 280 * (i % 3), y + 30 + 45 * (i // 3)
        _choices(form, at, [text], 0 if i == taken else 1, mark, 0)
    return y + 150


def _shares(
    form: Form, content: Accident, y: float, mark: Sequence[str], names: Sequence[str], edges: Sequence[float], boxes: list[Box]
) -> float:  # fmt: skip
    """The shares to tick, under each other in the columns or a row a party; gives where they end."""
    label, count = form.canvas.rng.choice(("责任", "当事人责任", "责任认定")), len(content.parties)
    inside = form.canvas.rng.random() < 0.5
    high = 210 if inside else 54 * count + 16
    form.cell((70, y, 240, y + high), label)
    if not inside:
        form.cell((240, y, 1170, y + high))
    for i, party in enumerate(content.parties):
        taken = list(SHORT).index(party.responsibility)
        if inside:
            form.cell((edges[i], y, edges[i + 1], y + high))
            for j, share in enumerate(SHORT):
                boxes += _choices(form, (edges[i] + 40, y + 29 + 38 * j), [share], 0 if j == taken else 1, mark, 0)
        else:
            x = form.canvas.text((256, y + 35 + 54 * i), f"{names[i]}：", form.words)[1][0]
            boxes += _choices(form, (max(x + 8, 380), y + 35 + 54 * i), list(SHORT), taken, mark, 18)
    return y + high


TRAIN: Layouts = {"side_blocks": side_blocks, "quick_columns": quick_columns}
