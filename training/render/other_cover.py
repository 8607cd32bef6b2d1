"""Insurers' own papers, which are no claim form: policy, terms, premium, decision to train on; proposal and motor for the benchmark."""

import random
from datetime import timedelta
from decimal import Decimal

from claims_ai.money import fen, to_words
from training.render import invent, people, vehicles
from training.render import other_words as texts
from training.render.canvas import Rendered
from training.render.other_parts import Page, full, plain, sex


def policy(rng: random.Random) -> Rendered:
    """保险单: who is insured, for what and how long."""
    page = Page(
        rng, (1190, 1684), plain(rng, 25), paper=rng.choice(((255, 255, 255), (246, 250, 246), (250, 248, 240)))
    )
    insurer, holder, insured, day = rng.choice(texts.INSURERS), people.invent(rng), people.invent(rng), invent.day(rng)
    page.title(insurer)
    page.title(rng.choice(("保 险 单", "个人保险单", "电子保险单", "团体保险凭证")), 1.6)
    page.line((0, f"保险单号：GP99{people.digits(rng, 14)}", "l"), (1, "币种：人民币", "r"))
    page.rule()
    page.spread(f"投保人：{holder.name}", f"证件号码：{holder.id_number}")
    page.spread(f"被保险人：{insured.name}", f"证件号码：{insured.id_number}")
    page.spread(f"性别：{sex(insured)}", f"出生日期：{full(insured.birth_date)}", f"联系电话：{insured.mobile}")
    page.line((0, f"身故保险金受益人：{rng.choice(('法定', people.invent(rng).name))}　　受益比例：100%", "l"))
    page.line((0, f"险种名称：{rng.choice(texts.PRODUCTS)}", "l"))
    until = day + timedelta(364)
    page.line((0, f"保险期间：自{full(day)}零时起至{full(until)}二十四时止", "l"))
    rows = [("保险责任", "保险金额（元）", "免赔额", "给付比例")]
    for name, sum_ in rng.sample(texts.BENEFITS, rng.randint(2, 6)):
        rows.append((name, sum_, rng.choice(("0", "100元", "10,000元", "3天")), rng.choice(("100%", "90%", "80%"))))
    page.table((0.35, 0.25, 0.2, 0.2), rows)
    page.below()
    premium = invent.price(rng, 60, 8000)
    page.line((0, f"保险费合计（大写）：{to_words(premium)}　（小写）￥{premium}", "l"))
    page.line((0, "特别约定：", "l"))
    page.prose(rng.choice(texts.CLAUSES))
    page.signed(f"{insurer}（盖章）", f"签单日期：{full(day - timedelta(1))}")
    page.press(insurer, "保险合同专用章", 0.72)
    return page.done()


def terms(rng: random.Random) -> Rendered:
    """A page of an insurance contract's terms."""
    page = Page(rng, (1190, 1684), plain(rng, rng.choice((21, 24))), leading=1.6)
    page.title(rng.choice(texts.INSURERS), 1.1)
    page.title(f"{rng.choice(texts.PRODUCTS)}条款", 1.4)
    for i, clause in enumerate(rng.sample(texts.CLAUSES, rng.randint(5, 8)), 1):
        page.line(
            (
                0,
                f"{rng.choice(('第{}条', '{}.1'))}".format(i)
                + rng.choice(("　保险责任", "　责任免除", "　合同构成", "　保险金申请")),
                "l",
            ),
            style=page.style.but(weight=0.5),
        )
        page.prose(clause)
    page.canvas.text((595, 1630), f"- {rng.randint(1, 24)} -", page.style, "m")
    return page.done()


def premium_receipt(rng: random.Random) -> Rendered:
    """保险费收据: the insurer received the premium; no expense of a claim."""
    page = Page(rng, (1200, 640), plain(rng, 26), paper=(250, 250, 246), leading=1.9)
    insurer, holder, day = rng.choice(texts.INSURERS), people.invent(rng), invent.day(rng)
    premium = invent.price(rng, 60, 8000)
    page.title(insurer, 1.3)
    page.title(rng.choice(("保险费收据", "首期保险费暂收收据", "续期保费缴费凭证")), 1.4)
    page.spread(f"投保人：{holder.name}", f"保单号：GP99{people.digits(rng, 12)}")
    page.spread(f"险种：{rng.choice(texts.PRODUCTS)}", f"缴费方式：{rng.choice(('年缴', '趸缴', '月缴'))}")
    page.spread(f"应缴日：{day}", f"缴费日期：{day + timedelta(rng.randint(0, 30))}")
    page.line((0, f"金额（大写）：{to_words(premium)}", "l"), (0.95, f"￥{premium}", "r"))
    page.line((0, f"收款人：{people.invent(rng).name}", "l"), (0.5, "本收据不作为报销凭证", "l"))
    page.press(insurer, "财务专用章", 0.8, 80)
    return page.done()


def decision_letter(rng: random.Random) -> Rendered:
    """理赔决定通知书: what the insurer decided, addressed to the claimant."""
    page = Page(rng, (1190, 1684), plain(rng, 27), leading=1.9)
    insurer, person, day = rng.choice(texts.INSURERS), people.invent(rng), invent.day(rng)
    asked = invent.price(rng, 300, 30000)
    paid = fen(asked * Decimal(rng.choice(("0", "0.6", "0.9", "1"))))
    page.title(insurer, 1.2)
    page.title(rng.choice(("理赔决定通知书", "理赔结案通知书", "补充理赔资料通知书")), 1.5)
    page.line((1, f"赔案号：C99{people.digits(rng, 12)}", "r"))
    page.prose(f"尊敬的{person.name}{rng.choice(('先生', '女士'))}：", indent=False)
    page.prose(
        f"您于{full(day)}就保险单GP99{people.digits(rng, 10)}项下被保险人{person.name}的医疗保险金申请，我公司已收悉。"
    )
    page.prose(
        f"经审核，您提交的医疗费用合计人民币{asked}元。依据《{rng.choice(texts.PRODUCTS)}》条款约定，核定给付金额为人民币{paid}元（{to_words(paid)}）。"
    )
    page.prose(rng.choice(texts.CLAUSES))
    page.prose("上述款项将于三个工作日内划入您指定的银行账户。如对本决定有异议，请于收到本通知之日起与我公司联系。")
    page.signed(insurer, full(day + timedelta(rng.randint(1, 20))))
    page.press(insurer, "理赔专用章", 0.82, 90)
    return page.done()


def proposal(rng: random.Random) -> Rendered:
    """投保书: the form by which cover is asked for; it has boxes as a claim form has, and asks for no money."""
    page = Page(rng, (1190, 1684), plain(rng, 23, "sans", "serif"), margin=60, leading=1.9)
    holder, insured, day = people.invent(rng), people.invent(rng), invent.day(rng)
    page.title(rng.choice(texts.INSURERS), 1.3)
    page.title(rng.choice(("个人保险投保书", "投保申请书", "保险合同变更申请书")), 1.5)
    page.line((0, f"投保书号：T99{people.digits(rng, 11)}", "l"))
    for who, one in (("投保人", holder), ("被保险人", insured)):
        _asked(page, who, one)
    page.row((0.5, "险种名称"), (0.25, "保险金额"), (0.25, "保险费"), anchor="m")
    for _ in range(rng.randint(1, 3)):
        page.row(
            (0.5, rng.choice(texts.PRODUCTS)),
            (0.25, f"{rng.randint(1, 60)}0000元"),
            (0.25, f"{invent.price(rng, 90, 6000)}元"),
            anchor="m",
        )
    for i, ask in enumerate(texts.QUESTIONS, 1):
        page.row((0.8, f"{i}. {ask}"), (0.2, rng.choice(("□是 ☑否", "☑是 □否"))))
    page.below()
    page.spread(f"投保人签名：{holder.name}", f"被保险人签名：{insured.name}", full(day))
    return page.done()


def _asked(page: Page, who: str, one: people.Person) -> None:
    """The rows about one of the parties."""
    page.row((1, f"{who}资料"), anchor="m", style=page.style.but(weight=0.5))
    page.row(
        (0.12, "姓名"),
        (0.2, one.name),
        (0.1, "性别"),
        (0.1, sex(one)),
        (0.14, "出生日期"),
        (0.34, full(one.birth_date)),
    )
    page.row((0.12, "证件号"), (0.4, one.id_number), (0.14, "手机"), (0.34, one.mobile))
    page.row((0.12, "住址"), (0.88, one.address))
    page.row(
        (0.12, "职业"), (0.4, page.rng.choice(texts.JOBS)), (0.14, "年收入"), (0.34, f"{page.rng.randint(4, 60)}万元")
    )


def _car(page: Page) -> None:
    """The car and what is owed for it at most."""
    page.row(
        (0.1, "号牌号码"),
        (0.2, f"江A{people.digits(page.rng, 5)}"),
        (0.1, "机动车种类"),
        (0.2, "6座以下客车"),
        (0.12, "使用性质"),
        (0.28, "家庭自用"),
    )
    page.row(
        (0.1, "发动机号"),
        (0.2, people.digits(page.rng, 7)),
        (0.1, "识别代码"),
        (0.32, vehicles.vin(page.rng)),
        (0.1, "核定载客"),
        (0.18, "5人"),
    )
    for name, limit in (
        ("死亡伤残赔偿限额", "180,000元"),
        ("医疗费用赔偿限额", "18,000元"),
        ("财产损失赔偿限额", "2,000元"),
    ):
        page.row((0.5, f"{name}　{limit}"), (0.5, f"无责任{name}　{limit[:2]},000元"))


def motor_policy(rng: random.Random) -> Rendered:
    """机动车交通事故责任强制保险单: the compulsory cover of a car."""
    page = Page(rng, (1500, 1050), plain(rng, 22, "serif", "sans"), margin=60, paper=(238, 246, 250), leading=1.85)
    insurer, holder, day = rng.choice(texts.INSURERS), people.invent(rng), invent.day(rng)
    page.title("机动车交通事故责任强制保险单", 1.7)
    page.line((0, insurer, "l"), (1, f"保险单号：PDZA99{people.digits(rng, 14)}", "r"))
    page.row((0.15, "被保险人"), (0.85, holder.name))
    page.row((0.15, "身份证号码"), (0.35, holder.id_number), (0.15, "联系电话"), (0.35, holder.mobile))
    page.row((0.15, "地址"), (0.85, holder.address))
    _car(page)
    premium = fen(Decimal(rng.choice((950, 855, 760, 665))))
    page.row((1, f"保险费合计（人民币大写）：{to_words(premium)}　（￥：{premium} 元）"))
    page.row((1, f"保险期间自{full(day)}零时起至{full(day + timedelta(364))}二十四时止"))
    page.below()
    page.spread(
        f"签单日期：{full(day - timedelta(2))}", f"经办：{people.invent(rng).name}", f"保险人（签章）：{insurer}"
    )
    page.press(insurer, "承保业务专用章", 0.8, 90)
    return page.done()
