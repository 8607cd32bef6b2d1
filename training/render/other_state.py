"""Papers of the state for the benchmark: marriage, passport, social-security card, business licence, death, a bank's list."""

import random
from datetime import timedelta
from decimal import Decimal

from PIL import ImageDraw

from training.render import emblem, id_card, invent, paper, people
from training.render import medical_words as words
from training.render import other_words as texts
from training.render.canvas import Canvas, Rendered, Style
from training.render.other_parts import Page, full, plain, sex

# As the first of medical_words.DOCTORS are written in Latin letters.
PINYIN = ("ZHOU LAN", "SHEN JIANING", "DONG SIYUAN", "BAI QINGSONG", "WEN RUOHUA", "JIAN MINGCHE", "TAO WANQING")


def marriage(rng: random.Random) -> Rendered:
    """结婚证: the opened booklet with the couple's photograph."""
    page = Page(rng, (1400, 960), plain(rng, 28, "kai", "serif"), margin=90, leading=2.1)
    page.canvas.image = paper.guilloche((1400, 960), (250, 236, 232), (236, 196, 190), period=9)
    man, woman, day = people.invent(rng), people.invent(rng), invent.day(rng)
    page.line((0, f"持证人　　{man.name}", "l"))
    page.line((0, f"登记日期　{full(day)}", "l"))
    page.line((0, f"结婚证字号　J99{rng.randint(1000, 9999)}-{day.year}-{people.digits(rng, 6)}", "l"))
    for x, one in ((880, man), (1060, woman)):
        page.canvas.image.paste(id_card.portrait(one.sex, rng, (190, 50, 50)).resize((180, 230)), (x, 60))
    page.y = 420
    page.rule()
    for one, gender in ((man, "男"), (woman, "女")):
        page.spread(f"姓名　{one.name}", f"性别　{gender}")
        page.spread("国籍　中国", f"出生日期　{full(one.birth_date)}")
        page.line((0, f"身份证件号　{one.id_number}", "l"))
    page.line((0, "备注", "l"))
    page.press(f"{people.CITY}民政局", "婚姻登记专用章", 0.35, 560)
    return page.done()


def passport(rng: random.Random) -> Rendered:
    """A passport's data page with its two machine-readable lines."""
    canvas = Canvas((1250, 880), rng)
    canvas.image = paper.guilloche((1250, 880), (242, 238, 226), (206, 214, 226), period=8)
    one, day, nth = people.invent(rng), invent.day(rng), rng.randrange(len(PINYIN))
    number, pen = f"E99{people.digits(rng, 6)}", Style("sans", 26, (40, 42, 52))
    canvas.text((330, 70), "中华人民共和国　PEOPLE'S REPUBLIC OF CHINA", pen.but(size=28, weight=0.3))
    canvas.image.paste(id_card.portrait(one.sex, rng), (60, 190))
    rows = (
        ("类型/Type　国家码/Country Code　护照号/Passport No.", f"P　　　CHN　　　{number}"), ("姓名/Name", f"{words.DOCTORS[nth]}　{PINYIN[nth]}"),
        ("性别/Sex　国籍/Nationality　出生日期/Date of birth", f"{sex(one)}/{one.sex[0].upper()}　中国/CHINESE　{one.birth_date:%d %b %Y}".upper()),
        ("出生地点/Place of birth　签发日期/Date of issue", f"江州/JIANGZHOU　{day:%d %b %Y}".upper()),
        ("签发机关/Authority　有效期至/Date of expiry", f"公安部出入境管理局　{day + timedelta(3651):%d %b %Y}".upper()),
    )  # fmt: skip
    for i, (label, value) in enumerate(rows):
        canvas.text((400, 150 + i * 106), label, pen.but(size=19, ink=(90, 92, 110)))
        canvas.text((400, 192 + i * 106), value, pen.but(size=28))
    surname, given = PINYIN[nth].split()
    lines = (
        f"POCHN{surname}<<{given}".ljust(44, "<"),
        f"{number}<CHN{one.birth_date:%y%m%d}{one.sex[0].upper()}{people.digits(rng, 7)}".ljust(42, "<") + "04",
    )
    for i, line in enumerate(lines):
        canvas.text((60, 770 + i * 60), line, Style("typewriter", 42, (30, 30, 36), squeeze=1.2))
    return canvas.done("other")


def social_card(rng: random.Random) -> Rendered:
    """社会保障卡: it has a chip, a portrait and a bank's number, and is no bank card."""
    canvas = Canvas((1012, 638), rng)
    ground, line = rng.choice((((206, 226, 244), (160, 196, 230)), ((240, 226, 206), (222, 196, 160))))
    canvas.image = paper.guilloche((1012, 638), ground, line, period=7)
    one, day, pen = people.invent(rng), invent.day(rng), Style("sans", 30, (30, 36, 60))
    mark = emblem.emblem(90)
    canvas.image.paste(mark.convert("RGB"), (50, 30), mark.getchannel("A"))
    canvas.text((560, 62), "中华人民共和国社会保障卡", pen.but(size=42, weight=0.4), "m")
    ImageDraw.Draw(canvas.image).rounded_rectangle((60, 200, 180, 300), 14, fill=(214, 182, 104))
    rows = (
        f"姓　名　{one.name}",
        f"社会保障号码　{one.id_number}",
        f"卡　号　{chr(rng.randint(65, 90))}99{people.digits(rng, 6)}",
        f"发卡日期　{day:%Y年%m月}",
    )
    for i, row in enumerate(rows):
        canvas.text((220, 200 + i * 70), row, pen)
    canvas.image.paste(id_card.portrait(one.sex, rng, ground).resize((190, 236)), (770, 150))
    canvas.text((60, 560), people.bank_card(rng), pen.but(size=36, font="mono"))
    canvas.text((960, 600), f"{people.PROVINCE}人力资源和社会保障厅　{rng.choice(people.BANKS)}", pen.but(size=22), "r")
    return canvas.done("other")


def business(rng: random.Random) -> Rendered:
    """营业执照: a shop's or a hospital's licence in its ornate frame."""
    page = Page(rng, (1684, 1190), plain(rng, 29, "serif", "kai"), margin=170, leading=2, paper=(253, 250, 240))
    firm, one, day = rng.choice(texts.EMPLOYERS), people.invent(rng), invent.day(rng)
    for inset, width in ((40, 10), (58, 3), (72, 5)):
        page.canvas.frame(inset, inset, 1684 - inset, 1190 - inset, (190, 150, 80), width)
    mark = emblem.emblem(150)
    page.canvas.image.paste(mark.convert("RGB"), (767, 90), mark.getchannel("A"))
    page.y = 300
    page.title("营　业　执　照", 2.4)
    page.line((0.5, f"统一社会信用代码　{invent.credit_code(rng)}", "m"))
    page.spread(f"名　　称　{firm}", f"注册资本　{rng.randint(1, 90)}00万元整")
    page.spread("类　　型　有限责任公司", f"成立日期　{full(day)}")
    page.spread(f"法定代表人　{one.name}", "营业期限　长期")
    page.line((0, f"住　　所　{people.PROVINCE}{people.CITY}{rng.choice(people.STREETS)}{rng.randint(1, 300)}号", "l"))
    page.prose(
        "经营范围　药品零售；第二类医疗器械销售；食品销售；日用百货批发零售；信息咨询服务（依法须经批准的项目，经相关部门批准后方可开展经营活动）。",
        indent=False,
    )
    page.signed("登记机关", full(day))
    page.press(f"{people.CITY}市场监督管理局", "", 0.85, 110)
    page.canvas.image.paste(paper.qr(people.digits(rng, 18), 150), (190, 900))
    return page.done()


def death(rng: random.Random) -> Rendered:
    """居民死亡医学证明（推断）书: the form's part for the family."""
    page = Page(rng, (1300, 940), plain(rng, 23, "serif", "sans"), margin=60, leading=2)
    one, day, hospital = people.invent(rng), invent.day(rng), invent.hospital(rng)
    page.title("居民死亡医学证明（推断）书", 1.6)
    page.line((0, f"{people.PROVINCE}{people.CITY}东湖区", "l"), (1, f"编号：99{people.digits(rng, 10)}", "r"))
    page.row(
        (0.1, "死者姓名"),
        (0.15, one.name),
        (0.08, "性别"),
        (0.08, sex(one)),
        (0.1, "民族"),
        (0.12, "汉族"),
        (0.12, "年龄"),
        (0.25, f"{invent.age(one, day)}岁"),
    )
    page.row((0.14, "身份证件号码"), (0.36, one.id_number), (0.12, "婚姻状况"), (0.38, "已婚"))
    page.row(
        (0.14, "出生日期"),
        (0.36, full(one.birth_date)),
        (0.12, "死亡日期"),
        (0.38, f"{full(day)}{rng.randint(0, 23)}时{rng.randint(0, 59)}分"),
    )
    page.row((0.14, "死亡地点"), (0.36, "医疗卫生机构"), (0.12, "户籍地址"), (0.38, one.address))
    page.row((0.6, "致死的主要疾病诊断"), (0.4, "发病至死亡大概间隔时间"), anchor="m")
    for i, (name, span) in enumerate(zip(rng.sample(words.DIAGNOSES, 3), ("3天", "2月", "5年"), strict=True)):
        page.row((0.6, f"Ⅰ.（{'abc'[i]}）{name}"), (0.4, span))
    page.row((0.14, "家属姓名"), (0.2, people.invent(rng).name), (0.14, "联系电话"), (0.52, one.mobile))
    page.below()
    page.spread(f"医师签名：{rng.choice(words.DOCTORS)}", f"医疗机构（盖章）：{hospital}", f"填表日期：{full(day)}")
    page.press(hospital, "死亡证明专用章", 0.6, 70, 170)
    return page.done()


def bank_list(rng: random.Random) -> Rendered:
    """交易明细: a bank's list of payments; rows and amounts, as in a list of charges."""
    page = Page(rng, (1190, 1684), plain(rng, 20, "sans", "serif"), margin=50, leading=1.9)
    bank, one, day = rng.choice(people.BANKS), people.invent(rng), invent.day(rng)
    page.title(f"{bank}{rng.choice(('个人活期账户交易明细', '账户对账单', '借记卡流水清单'))}", 1.6)
    page.spread(f"户名：{one.name}", f"账号：{people.bank_card(rng)}")
    page.line((0, f"查询期间：{day} 至 {day + timedelta(60)}", "l"), (1, "币种：人民币", "r"))
    balance, rows = invent.price(rng, 500, 30000), [("交易日期", "摘要", "交易金额", "余额", "对方户名")]
    for i in range(rng.randint(12, 24)):
        change = invent.price(rng, 5, 3000) * rng.choice((1, -1, -1))
        balance = balance + change if balance + change > 0 else balance + abs(change) + Decimal(1)
        other = rng.choice((people.invent(rng).name, invent.hospital(rng), *texts.INSURERS, *texts.SHOPS_ONLINE))
        rows.append(
            (
                f"{day + timedelta(i * 2)}",
                rng.choice(("消费", "转账", "工资", "理赔款", "快捷支付", "结息")),
                f"{change:,.2f}",
                f"{balance:,.2f}",
                other,
            )
        )
    page.table((0.16, 0.14, 0.18, 0.18, 0.34), rows)
    page.below()
    page.line((0, "本明细仅供参考，以银行记录为准。", "l"))
    page.press(bank, "业务专用章", 0.8, 60, 170)
    return page.done()
