"""Papers of somebody's life to train on: household register, birth, work, a mandate, a train ride, a bank's slip."""

import random

from PIL import ImageDraw

from claims_ai.money import fen, to_words
from training.render import invent, paper, people
from training.render import medical_words as words
from training.render import other_words as texts
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.other_parts import Page, full, plain, sex

RED: Ink = (206, 52, 56)


def household(rng: random.Random) -> Rendered:
    """常住人口登记卡: one member's page of the household register."""
    page = Page(rng, (1300, 900), plain(rng, 24, "serif", "kai"), margin=70, leading=2.1, paper=(246, 240, 226))
    one, day = people.invent(rng), invent.day(rng)
    page.title("常住人口登记卡", 1.5)
    small = page.style.but(size=22)
    rows = (
        ((0.16, "姓名"), (0.34, one.name), (0.2, "户主或与户主关系"), (0.3, rng.choice(("户主", "妻", "子", "长女")))),
        ((0.16, "曾用名"), (0.34, ""), (0.2, "性别"), (0.3, sex(one))),
        ((0.16, "出生地"), (0.34, f"{people.PROVINCE}{people.CITY}"), (0.2, "民族"), (0.3, "汉族")),
        ((0.16, "籍贯"), (0.34, people.PROVINCE), (0.2, "出生日期"), (0.3, full(one.birth_date))),
        ((0.16, "本市其他住址"), (0.34, ""), (0.2, "宗教信仰"), (0.3, "")),
        ((0.16, "身份证件编号"), (0.34, one.id_number), (0.1, "身高"), (0.15, ""), (0.1, "血型"), (0.15, "")),
        (
            (0.16, "文化程度"),
            (0.14, rng.choice(("大学本科", "高中", "初中"))),
            (0.1, "婚姻"),
            (0.15, "已婚"),
            (0.12, "兵役状况"),
            (0.33, ""),
        ),
        ((0.16, "服务处所"), (0.44, rng.choice(texts.EMPLOYERS)), (0.1, "职业"), (0.3, rng.choice(texts.JOBS))),
        ((0.3, "何时由何地迁来本市（县）"), (0.7, f"{day} 由{rng.choice(words.TOWNS)}迁来")),
    )
    for row in rows:
        page.row(*row, style=small)
    page.below()
    page.line((0.05, "承办人签章：", "l"), (0.6, f"登记日期：{full(day)}", "l"))
    page.press(f"{people.CITY}公安局", "户口专用章", 0.8, 60, 160)
    return page.done()


def birth(rng: random.Random) -> Rendered:
    """出生医学证明: a newborn, the parents, the hospital."""
    page = Page(rng, (1190, 1640), plain(rng, 26, "serif", "kai"), margin=120, leading=2.2)
    page.canvas.image = paper.guilloche((1190, 1640), (250, 246, 238), (226, 214, 232), period=9)
    child, mother, father, day = (*(people.invent(rng) for _ in range(3)), invent.day(rng))
    page.title("出 生 医 学 证 明", 1.9)
    page.title("BIRTH CERTIFICATE", 1.1)
    page.spread(f"新生儿姓名：{child.name}", f"性别：{sex(child)}")
    page.line((0, f"出生时间：{full(day)} {rng.randint(0, 23)}时{rng.randint(0, 59)}分", "l"))
    page.spread(
        f"出生孕周：{rng.randint(37, 41)}周", f"体重：{rng.randint(2500, 4200)}克", f"身长：{rng.randint(47, 53)}厘米"
    )
    page.line((0, f"出生地点：{people.PROVINCE}{people.CITY}东湖区", "l"))
    page.line((0, f"医疗机构名称：{invent.hospital(rng)}", "l"))
    for label, one in (("母亲", mother), ("父亲", father)):
        page.spread(f"{label}姓名：{one.name}", f"年龄：{invent.age(one, day)}", "国籍：中国")
        page.line((0, f"有效身份证件号码：{one.id_number}", "l"))
        page.line((0, f"住址：{one.address}", "l"))
    page.line((0, f"出生证编号：{chr(rng.randint(65, 90))} 99{people.digits(rng, 7)}", "l"))
    page.signed("签发机构（专用章）", full(day))
    page.press(invent.hospital(rng), "出生医学证明专用章", 0.7, 80)
    return page.done()


def employment(rng: random.Random) -> Rendered:
    """在职证明 or 收入证明 on a firm's letter paper."""
    page = Page(rng, (1190, 1684), plain(rng, 30), margin=130, leading=2.1)
    firm, one, day = rng.choice(texts.EMPLOYERS), people.invent(rng), invent.day(rng)
    page.y = 200
    page.title(rng.choice(("在 职 证 明", "收 入 证 明", "误 工 证 明", "工 作 证 明")), 1.5)
    page.y += 60
    page.prose(f"兹证明{one.name}（身份证号：{one.id_number}）系我单位员工，自{day.year}年{day.month}月起在我单位{rng.choice(texts.JOBS)}岗位工作，"
               f"月平均收入人民币{rng.randint(3, 20) * 1000}元。")  # fmt: skip
    page.prose(
        rng.choice(
            (
                f"该员工因伤自{full(day)}起休养，期间停发工资。",
                "以上情况属实，特此证明。",
                "本证明仅用于办理保险事宜，不作他用。",
            )
        )
    )
    page.prose("特此证明！")
    page.signed(f"{firm}（公章）", full(day))
    page.press(firm, "", 0.82, 100)
    return page.done()


def mandate(rng: random.Random) -> Rendered:
    """授权委托书: somebody lets another act for him."""
    page = Page(rng, (1190, 1684), plain(rng, 27), margin=110, leading=2)
    one, other, day = people.invent(rng), people.invent(rng), invent.day(rng)
    page.title(rng.choice(("授 权 委 托 书", "委 托 书", "声 明 书", "转账授权书")), 1.6)
    page.line((0, f"委托人：{one.name}　　身份证号：{one.id_number}", "l"))
    page.line((0, f"受托人：{other.name}　　身份证号：{other.id_number}", "l"))
    page.prose(f"本人因{rng.choice(('身体原因', '在外地工作', '行动不便'))}无法亲自办理，特委托{other.name}作为本人的合法代理人，全权代表本人办理"
               f"{rng.choice(('保险理赔申请', '住院病历复印', '医疗费用报销', '领取保险金'))}等相关事宜。")  # fmt: skip
    page.prose("受托人在授权范围内签署的有关文件，本人均予以承认，由此产生的法律责任由本人承担。受托人无转委托权。")
    page.prose(
        f"委托期限：自签字之日起至上述事项办完为止。授权划款账户：{rng.choice(people.BANKS)} {people.bank_card(rng)}"
    )
    hand = Style(rng.choice(("hand", "cursive")), 48, (30, 40, 110))
    for label, name in (("委托人（签名）：", one.name), ("受托人（签名）：", other.name)):
        end = page.canvas.text((page.left + 380, page.y), label, page.style)[1][0]
        page.canvas.text((end + 10, page.y), name, hand)
        _finger(page, end + 150)
        page.y += page.step * 1.3
    page.line((1, full(day), "r"))
    return page.done()


def _finger(page: Page, x: float) -> None:
    """A red fingerprint."""
    pen, y = ImageDraw.Draw(page.canvas.image), page.y
    for r in range(4, 34, 5):
        pen.arc(
            (x - r * 0.8, y - r, x + r * 0.8, y + r),
            page.rng.randint(0, 90),
            page.rng.randint(200, 360),
            fill=(224, 90, 90),
            width=3,
        )


def train_ticket(rng: random.Random) -> Rendered:
    """A train ticket on blue paper, or the railway's own electronic slip."""
    canvas = Canvas((1010, 620), rng)
    canvas.image = paper.guilloche((1010, 620), (226, 238, 246), (176, 208, 230), period=8)
    (start, latin), (goal, latin2) = rng.sample(texts.STATIONS, 2)
    one, day = people.invent(rng), invent.day(rng)
    pen, big = Style("sans", 30, (34, 36, 44)), Style("serif", 46, (34, 36, 44), weight=0.5)
    canvas.text((60, 56), f"{chr(rng.randint(65, 90))}{people.digits(rng, 6)}", Style("mono", 34, (200, 60, 60)))
    canvas.text((940, 56), f"检票:{rng.randint(1, 20)}{rng.choice('AB')}", pen, "r")
    for x, name, small in ((90, f"{start}站", latin), (660, f"{goal}站", latin2)):
        canvas.text((x, 132), name, big)
        canvas.text((x + 10, 184), small, pen.but(size=24))
    number = f"{rng.choice('GDCKTZ')}{rng.randint(11, 9988)}"
    canvas.text((500, 126), number, big, "m")
    canvas.rule((410, 160), (600, 160), pen.ink, 3)
    canvas.text((60, 246), f"{full(day)} {rng.randint(6, 22):02d}:{rng.randint(0, 59):02d}开", pen)
    canvas.text((700, 246), f"{rng.randint(1, 16):02d}车{rng.randint(1, 20):02d}{rng.choice('ABCDF')}号", pen)
    canvas.text((60, 306), f"￥{invent.price(rng, 12, 900):.1f}元", pen)
    canvas.text((700, 306), rng.choice(("二等座", "一等座", "新空调硬座", "软卧")), pen)
    canvas.text((60, 366), "限乘当日当次车", pen)
    canvas.text((60, 430), f"{one.id_number[:10]}****{one.id_number[-4:]} {one.name}", pen)
    canvas.text((60, 500), "买票请到铁路营业网点 中途下车无效", pen.but(size=24))
    canvas.image.paste(paper.qr(people.digits(rng, 24), 150), (800, 420))
    canvas.text((60, 576), f"{people.digits(rng, 14)}{start}售", pen.but(size=26))
    return canvas.done("other")


def transfer(rng: random.Random) -> Rendered:
    """电子回单: a bank's proof of one payment, in a ruled form with its round seal."""
    page = Page(rng, (1400, 820), plain(rng, 23, "serif", "sans"), margin=60, leading=2)
    bank, payer, payee, day = rng.choice(people.BANKS), people.invent(rng), people.invent(rng), invent.day(rng)
    amount = invent.price(rng, 20, 60000)
    receiver = rng.choice((payee.name, invent.hospital(rng), rng.choice(texts.INSURERS)))
    page.title(f"{bank} {rng.choice(('电子回单', '网上银行电子回单', '客户回单', '转账凭证'))}", 1.5)
    page.line((0, f"回单编号：{people.digits(rng, 14)}", "l"), (1, f"打印日期：{day}", "r"))
    page.row((0.06, "付款方"), (0.1, "户名"), (0.34, payer.name), (0.06, "收款方"), (0.1, "户名"), (0.34, receiver))
    page.row(
        (0.06, ""),
        (0.1, "账号"),
        (0.34, people.bank_card(rng)),
        (0.06, ""),
        (0.1, "账号"),
        (0.34, people.bank_card(rng)),
    )
    page.row((0.06, ""), (0.1, "开户行"), (0.34, bank), (0.06, ""), (0.1, "开户行"), (0.34, rng.choice(people.BANKS)))
    page.row((0.16, "金额（大写）"), (0.44, to_words(fen(amount))), (0.12, "小写"), (0.28, f"￥{amount:,}"))
    page.row(
        (0.16, "交易时间"),
        (0.34, f"{day} {rng.randint(8, 20)}:{rng.randint(10, 59)}:{rng.randint(10, 59)}"),
        (0.16, "用途"),
        (0.34, rng.choice(("住院押金", "理赔款", "货款", "转账", "门诊缴费"))),
    )
    page.row((0.16, "交易流水号"), (0.34, people.digits(rng, 12)), (0.16, "状态"), (0.34, "交易成功"))
    page.below()
    page.line((0, "重要提示：本回单可重复打印，请勿重复记账。", "l"))
    page.press(bank, "电子回单专用章", 0.85, 110, 170)
    return page.done()
