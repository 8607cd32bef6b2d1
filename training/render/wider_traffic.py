"""Accident certificates in wording and arrangement drawn anew for each page: parties in rows, in columns, in blocks or in sentences."""

import random
from collections.abc import Callable, Mapping, Sequence

from training.render import accidents, penmanship, people, seal
from training.render.accidents import Accident, Party, clock, moving
from training.render.canvas import Rendered
from training.render.contents import SEXES
from training.render.wider_parts import Fact, Sheet, fact, some

NUMBERS = (
    "江公交认字[{y}]第{n}号", "第9901{y}00{n}号", "江交云认〔{y}〕{n}号", "9901{y}{n}", "东公交（简）认字〔{y}〕第{n}号", "{y}第{n}号", "云公交认{y}-{n}",
)  # fmt: skip
TITLES = (
    "道路交通事故认定书", "道路交通事故认定书（简易程序）", "道路交通事故责任认定书", "交通事故认定书", "道路交通事故认定书（当场）",

    "道路交通事故现场认定书", "交通事故责任认定书",
)  # fmt: skip


def _head(rng: random.Random, hand: float = 0.35, width: int = 0, most: int = 4) -> tuple[Accident, Sheet]:
    """The sheet with its title, number, day and place."""
    content, sheet = accidents.accident(rng, NUMBERS, most), Sheet(rng, width, hand=hand)
    sheet.title(rng.choice(TITLES), value=content.office if rng.random() < 0.75 else "")
    number = fact("编号/认定书编号/事故编号/文书编号/认定书文号/No/案件编号/", "certificate_number", content.number)
    facts, when = [], content.happened
    if rng.random() < 0.6:
        end = sheet.right if rng.random() < 0.6 else sheet.left + sheet.long(content.number) + 8 * sheet.words.size
        style = sheet.print
        start = end - sheet.long(content.number) - 5
        sheet.canvas.text((start - 8, sheet.y), sheet.name(number), sheet.words, "r")
        sheet.canvas.value((start, sheet.y), "certificate_number", content.number, style)
        sheet.y += 40
    else:
        facts.append(number)
    shown = rng.choice(
        (
            clock(when),
            f"{sheet.dated(when.date())} {when:%H:%M}",
            f"{sheet.dated(when.date())} {when.hour}时{when.minute:02d}分",
        )
    )
    facts += [
        fact("事故时间/事故发生时间/发生时间/时间/事故日期/案发时间/交通事故时间", "accident_date", when.date(), shown),
        fact("事故地点/事故发生地点/地点/发生地点/案发地点/交通事故地点/肇事地点", "accident_place", content.place),
        fact("天气/天气情况/气象", None, content.weather, share=0.6),
        fact("事故形态/事故类型/碰撞形态", None, rng.choice(("追尾", "侧面碰撞", "刮擦", "正面碰撞")), share=0.3),
        fact("勘查时间/报警时间/接警时间", None, f"{sheet.dated(content.signed.date())} {rng.randint(6, 22)}:{rng.randint(10, 59)}", share=0.2),
    ]  # fmt: skip
    sheet.any_of(some(rng, facts, 0.2))
    sheet.y += 10
    return content, sheet


def _party(party: Party, rng: random.Random, responsible: bool) -> list[Fact]:
    """What is said of a party; its share of the blame only where the form has it there."""
    who = party.person
    facts = [
        fact("姓名/当事人姓名/驾驶人/驾驶员/当事人/驾驶人姓名", "parties.name", who.name),
        fact("性别", None, SEXES[who.sex], share=0.4),
        fact("年龄", None, f"{2024 - who.birth_date.year}", share=0.2),
        fact("身份证号/驾驶证号/证件号码/身份证明号码/驾驶证或身份证号码", None, who.id_number, share=0.6),
        fact("住址/地址/现住址", None, who.address, share=0.4),
        fact("电话/联系电话/联系方式", None, who.mobile, share=0.4),
        fact("交通方式/车型/车辆类型/车种", None, party.vehicle, share=0.7),
        fact("车牌号/号牌号码/车号/机动车号牌/车辆牌号/车牌号码/牌照号/车辆号牌", "parties.plate_number", party.plate),
        fact("保险公司/投保公司/承保公司/交强险投保公司", None, party.insurer or None, share=0.4),
        fact("保险单号/保险凭证号", None, party.policy.split("/")[-1] or None, share=0.2),
    ]
    chosen = some(rng, facts, 0.3)
    if responsible:
        chosen.append(
            fact(
                "责任/事故责任/责任划分/应负责任/责任认定/责任类型/承担责任",
                "parties.responsibility",
                party.responsibility,
            )
        )
    return chosen


def _matched(content: Accident, rng: random.Random, responsible: bool) -> list[list[Fact]]:
    """The same facts for every party, in the same order, under the same words."""
    seed = rng.random()
    columns = []
    for party in content.parties:
        facts = _party(party, random.Random(seed), responsible)
        columns.append(facts)
    named = [one._replace(labels=(rng.choice(one.labels),)) for one in columns[0]]
    return [[two._replace(labels=one.labels) for one, two in zip(named, facts, strict=True)] for facts in columns]


def _story(sheet: Sheet, content: Accident, told: bool, responsible: bool) -> None:
    """What happened and who answers for how much, the shares recorded where they are not yet."""
    rng, first = sheet.rng, content.blamed
    if told:
        if rng.random() < 0.6:
            sheet.heading(
                rng.choice(("交通事故事实及责任", "事故基本事实", "道路交通事故基本事实", "交通事故事实", "事故经过"))
            )
        plate = first.plate or ""
        sheet.running([
            f"{content.happened.month}月{content.happened.day}日，{first.person.name}{moving(first)}{plate}行驶至该处，{content.fault}，"
            f"与{content.parties[1].person.name}发生碰撞，造成{content.harm}。"
        ], 1.0)  # fmt: skip
    if not responsible:
        if rng.random() < 0.5:
            sheet.heading(rng.choice(("责任认定", "当事人责任", "事故责任认定", "认定结果")))
        parts: list[str | Fact] = [f"依据{content.clause}，认定："] if rng.random() < 0.6 else []
        verb, inside = rng.choice(("负此事故的", "承担", "负", "承担本次事故", "应负")), rng.random() < 0.5
        for i, party in enumerate(content.parties):
            said = f"{party.person.name}{verb}" if inside else f"{'甲乙丙丁'[i]}方{party.person.name}"
            parts += [said if inside else said + "：", fact("", "parties.responsibility", party.responsibility)]
            parts.append("；" if i + 1 < len(content.parties) else "。")
        sheet.running(parts, 1.0, lined=rng.random() < 0.4)


def _foot(sheet: Sheet, content: Accident) -> None:
    rng, day = sheet.rng, content.signed
    sheet.canvas.record("parties", content.listing, sheet.kept)
    sheet.y += 30
    if rng.random() < 0.5:
        sheet.canvas.text((sheet.left, sheet.y), "当事人签名：", sheet.words)
        for i, party in enumerate(content.parties[:3]):
            at = sheet.left + (7 + i * 7) * sheet.words.size, sheet.y - 2
            penmanship.write(
                sheet.canvas,
                at,
                party.person.name,
                penmanship.anyone(rng, 38, ("hand", "cursive")),
                6 * sheet.words.size,
            )
        sheet.y += sheet.step * 1.3
    sheet.canvas.text(
        (sheet.left, sheet.y),
        f"{rng.choice(('交通警察', '经办民警', '办案民警', '民警', '承办人'))}：{'、'.join(content.officers)}",
        sheet.words,
    )
    shown = f"{day.year}年{day.month}月{day.day}日" if rng.random() < 0.6 else sheet.dated(day.date())
    sheet.canvas.text((sheet.right - 20, sheet.y), shown, sheet.words, "r")
    if rng.random() < 0.85:
        pressed = seal.worn(
            seal.round_star(
                content.office,
                rng.choice(("事故处理专用章", "交通事故认定专用章", "")) or "专用章",
                rng.randint(170, 230),
            ),
            rng,
        )
        sheet.canvas.stamp(pressed, (sheet.right - 170, sheet.y), seal.RED, rng.uniform(-12, 12))
    sheet.y += 50
    if rng.random() < 0.5:
        sheet.note("对本认定有异议的，可自送达之日起三日内向上一级公安机关交通管理部门提出复核申请。")
    elif rng.random() < 0.5:
        sheet.note(f"联系电话：0990-{people.digits(rng, 7)}　　本认定书一式{rng.choice('二三四')}份，当事人各执一份。")
    sheet.y += 50


def blocks(rng: random.Random) -> Rendered:
    """One block for each party, its facts in rows, cells or stacks, under a heading or none."""
    content, sheet = _head(rng)
    responsible = rng.random() < 0.5
    heads = rng.choice(
        (
            ("当事人一", "当事人二", "当事人三", "当事人四"),
            ("甲方", "乙方", "丙方", "丁方"),
            ("A方当事人", "B方当事人", "C方当事人", "D方当事人"),
            (),
        )
    )
    way, columns = rng.choice((sheet.rows, sheet.cells, sheet.stacks)), sheet.columns()
    for i, facts in enumerate(_matched(content, rng, responsible)):
        if heads:
            sheet.heading(heads[i])
        way([one for one in facts if one.value is not None or rng.random() < 0.5], columns)
        sheet.y += 14
    _story(sheet, content, rng.random() < 0.8, responsible)
    _foot(sheet, content)
    return sheet.done("accident_certificate")


def columns(rng: random.Random) -> Rendered:
    """A table with a column for each party, or with a row for each, of as many facts as there is room for."""
    content, sheet = _head(rng, width=rng.choice((1240, 1480, 1654)))
    responsible = rng.random() < 0.6
    facts, ruled = _matched(content, rng, responsible), rng.random() < 0.8
    heads = rng.choice(
        (
            ("甲", "乙", "丙", "丁"),
            ("当事人1", "当事人2", "当事人3", "当事人4"),
            ("甲方", "乙方", "丙方", "丁方"),
            ("A", "B", "C", "D"),
        )
    )
    if rng.random() < 0.5:
        table: list[Sequence[str | Fact]] = [(rng.choice(("当事人", "项目", "")) or "　", *heads[: len(facts)])] * (
            rng.random() < 0.8
        )
        table += [(row[0].labels[0], *row) for row in zip(*facts, strict=True)]
        sheet.table((0.55, *(1.0,) * len(facts)), table, ruled)
    else:
        keep = [i for i, one in enumerate(facts[0]) if one.field or rng.random() < 0.6]
        shares = [
            1.9 if one.value == content.parties[0].person.address else 1.5 if len(sheet.shown(one)) > 10 else 0.9
            for one in facts[0]
        ]
        shares = [max(share, 1.0 if one.field else 0.7) for share, one in zip(shares, facts[0], strict=True)]
        table = [("　", *(facts[0][i].labels[0] for i in keep))]
        table += [(heads[k], *(row[i] for i in keep)) for k, row in enumerate(facts)]
        sheet.table((0.5, *(shares[i] for i in keep)), table, ruled)
    _story(sheet, content, rng.random() < 0.8, responsible)
    _foot(sheet, content)
    return sheet.done("accident_certificate")


def sentences(rng: random.Random) -> Rendered:
    """Each party in a sentence with what it is and drove; printed, or written into blanks at the roadside."""
    content, sheet = _head(rng, 0.5, rng.choice((1000, 1160, 1240)), 3)
    lined, responsible = rng.random() < 0.5, rng.random() < 0.3
    opening, marks = rng.choice(("当事人", "驾驶人", "")), rng.randrange(3)
    for i, party in enumerate(content.parties):
        mark = (f"{'甲乙丙丁'[i]}方：", "", f"{i + 1}、")[marks]
        parts: list[str | Fact] = [mark + opening or "", fact("", "parties.name", party.person.name)]
        parts += [f"，{SEXES[party.person.sex]}"] * (rng.random() < 0.5) + [
            "身份证号",
            fact("", None, party.person.id_number),
        ] * (rng.random() < 0.4)
        parts.append(f"，{moving(party)}")
        if party.plate:
            parts += [
                rng.choice(("，车牌号", "，车牌", "，号牌号码", "")),
                fact("", "parties.plate_number", party.plate),
            ]
        if responsible:
            parts += [
                rng.choice(("，负", "，承担", "，责任：")),
                fact("", "parties.responsibility", party.responsibility),
            ]
        sheet.running([*(part for part in parts if part), "。"], 1.0, lined=lined)
    _story(sheet, content, rng.random() < 0.8, responsible)
    _foot(sheet, content)
    return sheet.done("accident_certificate")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "mixed_blocks": blocks,
    "mixed_columns": columns,
    "mixed_sentences": sentences,
}
