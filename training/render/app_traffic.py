"""Accident papers to train on that are no paper: long screenshots of the traffic police's app, with values at the right or under their labels."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PIL import ImageDraw

from claims_ai.values import Box
from training.render import accidents
from training.render.accidents import Accident, Party, moving
from training.render.agreed_traffic import SHORT
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style, Value
from training.render.licence_parts import screen
from training.render.medical_form import rows_of

DARK: Ink = (34, 36, 42)
GREY: Ink = (134, 138, 146)
LINE: Ink = (232, 234, 238)
TINTS: Sequence[Ink] = (36, 104, 220), (22, 134, 236), (30, 84, 168), (44, 120, 200)
NUMBERS = "9901{y}{n}{n}", "KC99{y}{n}", "{y}99000{n}"
STEPS = "已完成", "认定完成", "已结案", "双方已确认"
SETTLED = "当事人自行协商", "在线认定", "远程快处", "视频快处"
ENDS = (
    "双方当事人对上述认定无异议，已在线签名确认。", "可凭本页面信息向保险公司报案理赔。", "如对认定结果有异议，请拨打122报警。",
    "本信息仅供当事人办理保险理赔使用。",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A label and its value on a card; `field` is the contract's, or `parties` for what belongs to that list."""

    label: str
    text: str
    field: str | None = None
    value: Value | None = None


@dataclass
class Page:
    """A long page of cards, `y` where the next begins; `parties` are the boxes of what is told of them."""

    canvas: Canvas
    y: float
    parties: list[Box]

    def show(self, row: Row, at: tuple[float, float], style: Style, room: float, anchor: str = "l") -> float:
        """A value in rows that fit, recorded if it has a field; gives the height of its last row."""
        boxes, y = list[Box](), at[1]
        for i, text in enumerate(rows_of(row.text, style, room)):
            y = at[1] + i * style.size * 1.4
            boxes.append(self.canvas.text((at[0], y), text, style, anchor))
        if row.field == "parties":
            self.parties += boxes
        elif row.field and row.value:
            self.canvas.record(row.field, row.value, boxes)
        return y


def app_cards(rng: random.Random) -> Rendered:
    """事故详情: white cards with labels at the left and values at the right of a row, the opinion on a card of its own."""
    content, tint = _case(rng), rng.choice(TINTS)
    canvas = screen(rng.choice(("事故详情", "事故信息", "快处详情")), rng, tint, 5200)
    page, style = Page(canvas, 236, []), Style("sans", rng.choice((34, 36, 38)), DARK)
    right = rng.random() < 0.7
    _banner(page, tint, rng)
    cards = [(rng.choice(("事故信息", "基本信息", "事故基本信息")), _happened(content, rng))]
    inside, names, ask = (
        rng.random() < 0.6,
        rng.choice((("当事人{}", "1234"), ("{}方当事人", "甲乙丙丁"))),
        rng.random(),
    )
    for party, mark in zip(content.parties, names[1], strict=False):
        cards.append((names[0].format(mark), _told(party, random.Random(ask), inside)))
    cards.append((rng.choice(("认定意见", "责任认定", "事故认定")), _opinion(content, rng, inside)))
    for title, rows in cards:
        _card(page, title, rows, style, tint, right)
    return _closed(page, content, rng, tint)


def app_stacked(rng: random.Random) -> Rendered:
    """事故快处: one white page with bars of titles, each value under its grey label, short ones two in a row."""
    content, tint = _case(rng), rng.choice(TINTS)
    canvas = screen(rng.choice(("事故快处", "轻微事故快处", "事故处理")), rng, tint, 5600)
    ImageDraw.Draw(canvas.image).rectangle((0, 200, 1080, 5600), fill=(255, 255, 255))
    page, style = Page(canvas, 250, []), Style("sans", rng.choice((36, 38)), DARK)
    inside, names, ask = rng.random() < 0.6, rng.choice(("当事人{}", "当事人{}信息", "车辆{}")), rng.random()
    parts = [(rng.choice(("事故信息", "事故概况")), _happened(content, rng))]
    for i, party in enumerate(content.parties, 1):
        parts.append((names.format(i), _told(party, random.Random(ask), inside)))
    parts.append((rng.choice(("认定意见", "认定结果", "责任划分")), _opinion(content, rng, inside)))
    for title, rows in parts:
        _bar(page, title, style, tint)
        _stacked(page, rows, style)
    return _closed(page, content, rng, tint)


def _case(rng: random.Random) -> Accident:
    """An accident with at least two vehicles and nobody hurt, as an app settles them."""
    cases = iter(lambda: accidents.accident(rng, NUMBERS, 3), None)
    found = next(one for one in cases if sum(bool(party.plate) for party in one.parties) > 1)
    return replace(found, injured=None)


def _moment(when: datetime, rng: random.Random) -> str:
    return rng.choice(
        (f"{when:%Y-%m-%d %H:%M}:{rng.randint(0, 59):02d}", f"{when:%Y-%m-%d %H:%M}", f"{when:%Y年%m月%d日 %H:%M}")
    )


def _happened(content: Accident, rng: random.Random) -> list[Row]:
    """What the card on the accident says; number, weather and kind are missing at times."""
    when, label = content.happened, rng.choice
    rows = [
        Row(label(("事故时间", "发生时间", "事故发生时间")), _moment(when, rng), "accident_date", when.date()),
        Row(label(("事故地点", "发生地点", "事故位置")), content.place, "accident_place", content.place),
    ]
    if rng.random() < 0.75:
        named = Row(label(("事故编号", "案件编号", "认定书编号")), content.number, "certificate_number", content.number)
        rows.insert(rng.choice((0, 0, 2)), named)
    more = (
        Row("天气", content.weather),
        Row(label(("处理方式", "处理类型")), label(SETTLED)),
        Row("事故类型", "财产损失事故"),
    )
    return [*rows, *(row for row in more if rng.random() < 0.55)]


def _told(party: Party, rng: random.Random, inside: bool) -> list[Row]:
    """What the card of a party says, its number and mobile masked; `inside` with its share. The same `rng` asks the same of all."""
    who, label = party.person, rng.choice
    hidden = f"{who.id_number[:4]}**********{who.id_number[-4:]}", f"{who.mobile[:3]}****{who.mobile[-4:]}"
    rows = [Row(label(("姓名", "当事人姓名", "驾驶人")), who.name, "parties")]
    plate = Row(label(("车牌号", "号牌号码", "车牌号码")), party.plate or "无", "parties" if party.plate else None)
    rows.insert(rng.choice((0, 1, 1)), plate)
    more = (
        Row(label(("证件号码", "身份证号", "驾驶证号")), hidden[0]), Row(label(("联系电话", "手机号")), hidden[1]),
        Row(label(("交通方式", "车辆类型")), party.vehicle),
        Row(label(("保险公司", "承保公司")), party.insurer or "无"), Row("保单号", party.policy.partition("/")[2] or "无"),
    )  # fmt: skip
    rows += [row for row in more if rng.random() < 0.65]
    word, short, first = label(("责任", "事故责任", "责任类型")), rng.random() < 0.35, rng.random() < 0.2
    share = Row(word, SHORT[party.responsibility] if short else party.responsibility, "parties")
    return [*rows[:2], share, *rows[2:]] if inside and first else [*rows, share] if inside else rows


def _opinion(content: Accident, rng: random.Random, inside: bool) -> list[Row]:
    """What happened, the clause, and the shares in a sentence or a row a party where their cards do not tell them."""
    first, others = content.blamed, "、".join(party.person.name for party in content.parties[1:])
    facts = f"{first.person.name}{moving(first)}{content.fault}，与{others}发生碰撞，造成{content.harm}。"
    rows = [Row(rng.choice(("事故事实", "事故经过", "事故描述")), facts)]
    if rng.random() < 0.6:
        rows.append(Row(rng.choice(("违法条款", "认定依据")), content.clause))
    if inside:
        return rows
    if rng.random() < 0.5:
        return [*rows, *(Row(party.person.name, party.responsibility, "parties") for party in content.parties)]
    given = "，".join(
        f"{one.person.name}{'' if one.responsibility == '无责任' else '负'}{one.responsibility}"
        for one in content.parties
    )
    return [*rows, Row(rng.choice(("认定结论", "当事人责任", "责任认定")), f"{given}。", "parties")]


def _banner(page: Page, tint: Ink, rng: random.Random) -> None:
    """At times a strip that says how far the case is."""
    if rng.random() < 0.5:
        return
    pen, white = ImageDraw.Draw(page.canvas.image), Style("sans", 40, (255, 255, 255), weight=0.4)
    pen.rounded_rectangle((32, page.y, 1048, page.y + 130), 20, fill=tint)
    pen.ellipse((72, page.y + 40, 122, page.y + 90), outline=white.ink, width=4)
    pen.line((84, page.y + 66, 94, page.y + 78, 112, page.y + 54), fill=white.ink, width=5)
    page.canvas.text((148, page.y + 65), rng.choice(STEPS), white)
    page.y += 158


def _card(page: Page, title: str, rows: Sequence[Row], style: Style, tint: Ink, right: bool) -> None:
    """A rounded card with a title behind a short bar; values end at the right or begin in a column."""
    grey, room = style.but(ink=GREY), 620
    lines = [max(1, len(rows_of(row.text, style, room))) for row in rows]
    high = 110 + sum(84 + (count - 1) * style.size * 1.4 for count in lines) + 10
    pen = ImageDraw.Draw(page.canvas.image)
    pen.rounded_rectangle((32, page.y, 1048, page.y + high), 20, fill=(255, 255, 255))
    pen.rectangle((64, page.y + 36, 72, page.y + 76), fill=tint)
    page.canvas.text((90, page.y + 56), title, style.but(size=style.size + 4, weight=0.5))
    y = page.y + 110
    for row, count in zip(rows, lines, strict=True):
        page.canvas.rule((64, y), (1016, y), LINE)
        page.canvas.text((64, y + 42), row.label, grey)
        anchor = "r" if right and count == 1 else "l"
        y = page.show(row, (1016 if anchor == "r" else 1016 - room, y + 42), style, room, anchor) + 42
    page.y += high + 28


def _bar(page: Page, title: str, style: Style, tint: Ink) -> None:
    ImageDraw.Draw(page.canvas.image).rectangle((0, page.y - 40, 1080, page.y + 40), fill=(240, 244, 250))
    page.canvas.text((48, page.y), title, style.but(ink=tint, weight=0.5))
    page.y += 90


def _stacked(page: Page, rows: Sequence[Row], style: Style) -> None:
    """Labels with values under them; two short ones share a row."""
    grey, left, waits = style.but(size=style.size - 6, ink=GREY), 48.0, False
    for i, row in enumerate(rows):
        page.canvas.text((left, page.y), row.label, grey)
        low = page.show(row, (left, page.y + 56), style, 984)
        pair = rows[i + 1 : i + 2]
        waits = not waits and bool(pair) and max(len(row.text), len(pair[0].text)) < 13
        left, page.y = (560.0, page.y) if waits else (48.0, low + 82)
    page.y += 30


def _closed(page: Page, content: Accident, rng: random.Random, tint: Ink) -> Rendered:
    """A remark and at times a button at the foot of the page, which ends there."""
    canvas = page.canvas
    canvas.record("parties", content.listing, page.parties)
    if rng.random() < 0.7:
        canvas.text((540, page.y + 30), rng.choice(ENDS), Style("sans", 30, GREY), "m")
    page.y += 90
    if rng.random() < 0.6:
        ImageDraw.Draw(canvas.image).rounded_rectangle((48, page.y, 1032, page.y + 104), 52, fill=tint)
        word = rng.choice(("下载认定书", "返回首页", "保险报案", "查看事故照片"))
        canvas.text((540, page.y + 52), word, Style("sans", 38, (255, 255, 255)), "m")
        page.y += 140
    canvas.image = canvas.image.crop((0, 0, 1080, round(page.y + 40)))
    return canvas.done("accident_certificate")


TRAIN: Layouts = {"app_cards": app_cards, "app_stacked": app_stacked}
