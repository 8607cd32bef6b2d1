"""Draws accident certificates (道路交通事故认定书) as running texts, and gathers all their layouts."""

import random
from collections.abc import Callable, Mapping, Sequence

from claims_ai.values import Box
from training.render import accident_certificate_tables as tables
from training.render import accidents, form_parts, seal
from training.render.accidents import Accident, clock, moving
from training.render.canvas import Canvas, Listing, Rendered, Style, Value
from training.render.form_parts import Part, prose

SIZE = 1190, 1684
LEFT, RIGHT = 118, 1078
LETTERED = "江公交认字[{y}]第{n}号", "云公交认字〔{y}〕第{n}号", "江公(交)认字[{y}]第{n}号"
COUNTED = "第990103{y}{n}号", "第9901{y}{n}号"
CHINESE = "一二三四五六七八九"


def _story(content: Accident) -> list[Part]:
    """Who did what and met whom; names and plates carry no key, as the basic facts already told them."""
    first, others = content.blamed, content.parties[1:]
    parts: list[Part] = [(f"{clock(content.happened)}，{first.person.name}", None)]
    parts.append(
        (
            f"{moving(first)}{f'（号牌号码：{first.plate}）' if first.plate else ''}行驶至{content.place}时，因{content.fault}，",
            None,
        )
    )
    met = "、".join(f"{o.person.name}{moving(o)}{f'（{o.plate}）' if o.plate else ''}" for o in others)
    parts.append((f"与{met}发生碰撞，造成{content.harm}的道路交通事故。", None))
    return parts


def _basics(content: Accident) -> list[Sequence[Part]]:
    """Each party as a paragraph, its name and plate under keys."""
    paragraphs: list[Sequence[Part]] = []
    for i, party in enumerate(content.parties):
        who = party.person
        sex = "男" if who.sex == "male" else "女"
        born = f"{who.birth_date.year}年{who.birth_date.month}月{who.birth_date.day}日出生"
        parts: list[Part] = [
            (who.name, f"parties.{i}"),
            (f"，{sex}，{born}，{who.ethnicity}族，居民身份证号码：{who.id_number}，住{who.address}，", None),
        ]
        if party.plate:
            parts += [
                (f"{party.verb}", None),
                (party.plate, f"parties.{i}"),
                (f"号{party.vehicle}，该车在{party.insurer}投保。", None),
            ]
        else:
            parts.append((f"{moving(party)}。", None))
        paragraphs.append(parts)
    return paragraphs


def _blame(content: Accident, shape: str) -> list[Part]:
    parts: list[Part] = []
    for i, party in enumerate(content.parties):
        name, share = party.person.name, party.responsibility
        before, after = _blamed(share, shape)
        parts += [(f"{'，' if i else ''}{name}{before}", None), (share, f"parties.{i}"), (after, None)]
    return [*parts, ("。", None)]


def _blamed(share: str, shape: str) -> tuple[str, str]:
    """The words round a share: 承担此次事故的主要责任, 负主要责任, 无责任."""
    if share == "无责任":
        return "", ""
    return {"bear": ("承担此次事故的", ""), "must": ("应承担本次事故", ""), "short": ("负", "")}[shape]


def _head(canvas: Canvas, content: Accident, style: Style, title: str = "道路交通事故认定书") -> None:
    canvas.text((595, 120), content.office, style.but(size=34, spacing=2), "m")
    canvas.text((595, 190), title, style.but(size=50, weight=0.8, spacing=8), "m")
    canvas.value((RIGHT, 260), "certificate_number", content.number, style, anchor="r")


def _foot(canvas: Canvas, content: Accident, style: Style, y: float) -> None:
    canvas.text((620, y + 10), f"交通警察：{content.officers[0]}　{content.officers[1]}", style)
    day = content.signed
    canvas.text((RIGHT, y + 120), f"{day.year}年{day.month}月{day.day}日", style, "r")
    red = seal.worn(seal.round_star(content.office, "交通事故处理专用章", 250), canvas.rng)
    canvas.stamp(red, (RIGHT - 150, y + 80), seal.RED, canvas.rng.uniform(-8, 8))
    words = (
        "当事人对交通事故认定有异议的，可以自本认定书送达之日起三日内，向上一级公安机关交通管理部门提出书面复核申请。"
    )
    prose(canvas, [(words, None)], (LEFT, y + 230, RIGHT), style.but(size=20), 32)


def _paragraph(canvas: Canvas, parts: Sequence[Part], y: float, style: Style, found: dict[str, list[Box]]) -> float:
    last, boxes = prose(canvas, parts, (LEFT, y, RIGHT), style, style.size * 1.6)
    for key, more in boxes.items():
        found.setdefault(key, []).extend(more)
    return last + style.size * 1.6


def _sections(content: Accident, shape: str) -> tuple[tuple[str, list[Sequence[Part]]], ...]:
    """The headings of the general form with their paragraphs."""
    law = [
        (f"{content.blamed.person.name}{content.fault}，其行为违反了{content.clause}之规定，是造成此事故的原因。", None)
    ]
    return (
        (
            "当事人、车辆、道路和交通环境等基本情况",
            [*_basics(content), [("事故路段为沥青路面，双向通行，路面干燥，视线良好。", None)]],
        ),
        ("道路交通事故发生经过", [_story(content)]),
        ("道路交通事故证据及事故形成原因分析", [law]),
        (
            "当事人导致交通事故的过错及责任或者意外原因",
            [[("根据《道路交通事故处理程序规定》第六十条之规定，", None), *_blame(content, shape)]],
        ),
    )


def _general(rng: random.Random) -> Rendered:
    """The general form: time, weather and place in a line each, then four headings."""
    canvas = Canvas(SIZE, rng, form_parts.paper_tone(rng), shift=2)
    content = accidents.accident(rng, (*LETTERED, *COUNTED), most=3)
    style = Style(rng.choice(("serif", "kai")), 25)
    _head(canvas, content, style)
    y, found = 320.0, dict[str, list[Box]]()
    opening: list[Sequence[Part]] = [
        [("交通事故时间：", None), (clock(content.happened), "accident_date"), (f"　　天气：{content.weather}", None)],
        [("交通事故地点：", None), (content.place, "accident_place")],
    ]
    for parts in opening:
        y = _paragraph(canvas, parts, y, style, found)
    for title, paragraphs in _sections(content, "bear"):
        canvas.text((LEFT, y), f"{title}：", style.but(weight=0.6))
        y += style.size * 1.6
        for parts in paragraphs:
            y = _paragraph(canvas, parts, y, style, found)
    return _done(canvas, content, style, y, found)


def _done(canvas: Canvas, content: Accident, style: Style, y: float, found: dict[str, list[Box]]) -> Rendered:
    values: dict[str, Value | Listing] = {
        "accident_date": content.happened.date(),
        "accident_place": content.place,
        "parties": content.listing,
    }
    form_parts.record(canvas, found, values)
    _foot(canvas, content, style, y + 40)
    return canvas.done("accident_certificate")


def _telling(rng: random.Random) -> Rendered:
    """A decision told in one go: when, where and who in the facts, numbered chapters, shares at the end."""
    canvas = Canvas(SIZE, rng, form_parts.paper_tone(rng), shift=2)
    content = accidents.accident(rng, LETTERED, most=3)
    style = Style(rng.choice(("serif", "sans")), 26, spacing=1)
    _head(canvas, content, style, rng.choice(("道路交通事故认定书", "交通事故责任认定书")))
    found: dict[str, list[Box]] = {}
    facts: list[Part] = [("经本大队调查，现查明：", None), (clock(content.happened), "accident_date")]
    facts += [("许，在", None), (content.place, "accident_place"), ("，", None)]
    for i, party in enumerate(content.parties):
        facts += [(party.person.name, f"parties.{i}"), (moving(party), None)]
        facts += [("（车牌号", None), (party.plate, f"parties.{i}"), ("）", None)] if party.plate else []
        facts.append(("与" if i == 0 else "、" if i < len(content.parties) - 1 else "", None))
    facts.append((f"相撞，致{content.harm}。当时天气{content.weather}。", None))
    cause: list[Part] = [
        (f"{content.blamed.person.name}{content.fault}，违反{content.clause}，系事故发生的直接原因。", None)
    ]
    y = 340.0
    for number, (title, parts) in enumerate(
        (("事故事实", facts), ("成因分析", cause), ("责任认定", [("经研究认定：", None), *_blame(content, "must")]))
    ):
        canvas.text((LEFT, y), f"{CHINESE[number]}、{title}", style.but(weight=0.7, size=28))
        y = _paragraph(canvas, parts, y + 52, style, found) + 14
    return _done(canvas, content, style, y, found)


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "general": _general,
    "simple": tables.simple,
    "carbon": tables.carbon,
}
BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "telling": _telling,
    "columns": tables.columns,
    "online": tables.online,
}
