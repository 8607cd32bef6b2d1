"""Papers of no kind kept for the benchmark: a demand for money of a ward, an estimate of damage, an ambulance's record, an appointment on a phone."""

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PIL import ImageDraw

from training.render import invent, licence_parts, people, vehicles
from training.render import medical_words as words
from training.render.accidents import INSURERS
from training.render.canvas import Rendered, Style
from training.render.other_parts import Page, full, plain, sex
from training.render.other_words import EXAMS, HISTORIES
from training.render.vat_words import OTHERS

LEVELS = "轻度", "中度", "重度"
WHERE = "超声科二楼候诊区", "影像中心一楼CT室", "门诊三楼内镜中心", "放射科二诊室", "心电图室"
AIDS = (
    "心电监护、吸氧、建立静脉通路，途中病情平稳。", "伤口加压包扎、夹板固定，担架搬运，途中生命体征平稳。", "心电图检查，舌下含服药物，持续吸氧。",
)  # fmt: skip
TESTS = "腹部彩超", "头颅CT平扫", "电子胃镜检查", "心脏彩超", "腰椎MRI平扫", "动态心电图"


def arrears(rng: random.Random) -> Rendered:
    """住院预交金催缴通知单: a ward asks for money, with sums spent, paid and owed, but no bill."""
    page = Page(rng, (1240, 874), plain(rng, 26, "serif", "sans"), margin=90)
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    spent = invent.price(rng, 3_000, 60_000)
    paid = (spent * rng.randint(3, 9) / 10).quantize(spent)
    page.title(hospital, 1.4)
    page.title("住院预交金催缴通知单", 1.5)
    page.line(
        (0, f"姓名：{patient.name}", "l"),
        (0.3, f"住院号：{people.digits(rng, 8)}", "l"),
        (0.66, f"科室：{rng.choice(words.DEPARTMENTS)}", "l"),
    )
    page.line(
        (0, f"床号：{rng.randint(1, 60)}床", "l"),
        (0.3, f"入院日期：{day - timedelta(rng.randint(3, 20))}", "l"),
        (0.66, f"截止日期：{day}", "l"),
    )
    page.rule()
    page.prose(
        f"尊敬的患者及家属：截至{full(day)}，您的住院费用累计{spent:.2f}元，已交预交金{paid:.2f}元，现欠费{spent - paid:.2f}元。"
    )
    page.prose(
        f"为不影响后续检查及治疗，请于接到本通知后24小时内到住院收费处续交预交金不少于{rng.choice((3000, 5000, 8000, 10000))}元。"
    )
    page.prose("如已缴费请忽略本通知，谢谢配合！")
    page.signed(f"经办护士：{rng.choice(words.DOCTORS)}", f"{day} {rng.randint(8, 17):02d}:{rng.randint(10, 59)}")
    page.line((0, "家属签收：", "l"), (1, "第一联 患者　第二联 存根", "r"), style=page.style.but(size=21))
    return page.done()


def estimate(rng: random.Random) -> Rendered:
    """机动车辆估损单: a motor insurer's estimate of parts and labour before any repair."""
    page = Page(rng, (1684, 1190), plain(rng, 23, "sans", "serif"), margin=80)
    insurer, car, day = f"{rng.choice(INSURERS)}股份有限公司", vehicles.vehicle(rng), invent.day(rng)
    page.title(f"{insurer}机动车辆估损单", 1.5)
    page.spread(f"报案号：9901{people.digits(rng, 12)}", f"被保险人：{car.owner}", f"估损日期：{day}")
    page.spread(f"车牌号：{car.plate}", f"厂牌型号：{car.model}", f"车架号：{car.vin}")
    page.spread(
        f"出险日期：{day - timedelta(rng.randint(0, 6))}",
        f"查勘员：{rng.choice(words.DOCTORS)}",
        f"损失程度：{rng.choice(LEVELS)}",
    )
    goods = OTHERS[3].goods
    rows, total = [("序号", "项目名称", "方式", "数量", "参考价", "残值", "估损金额")], 0
    for i, (_, name, _, low, high, _) in enumerate(rng.sample(goods, rng.randint(3, len(goods))), 1):
        each = rng.randint(round(low), round(high))
        total += each
        rows.append((f"{i}", name, rng.choice(("更换", "修复")), "1", f"{each}.00", "0.00", f"{each}.00"))
    page.table((0.07, 0.33, 0.12, 0.1, 0.13, 0.11, 0.14), rows)
    page.row((0.4, "工时费合计"), (0.6, f"{rng.randint(2, 9) * 100}.00"))
    page.row((0.4, "估损合计（未含工时）"), (0.6, f"￥{total}.00"))
    page.below()
    page.line((0, "本估损单仅作维修参考，最终以定损及核赔结果为准，不作为付款凭据。", "l"))
    page.line((0, "修理厂确认：", "l"), (0.4, "被保险人签字：", "l"), (0.75, "估损员：", "l"))
    page.press(insurer, "估损专用章", 0.85, 70, 200)
    return page.done()


def ambulance(rng: random.Random) -> Rendered:
    """院前急救病历: when the ambulance was called and came, what was found and done, to whom the patient was handed."""
    page = Page(rng, (1190, 1684), plain(rng, 25, "serif", "kai", "sans"), margin=80)
    patient, day = people.invent(rng), invent.day(rng)
    years = f"{invent.age(patient, day)}岁"
    page.title("江州市紧急医疗救援中心", 1.3)
    page.title("院 前 急 救 病 历", 1.6)
    page.line((0, f"任务编号：{day:%Y%m%d}{people.digits(rng, 5)}", "l"), (1, f"车组：{rng.randint(1, 40):02d}号", "r"))
    page.row((0.14, "姓名"), (0.2, patient.name), (0.12, "性别"), (0.12, sex(patient)), (0.14, "年龄"), (0.28, years))
    _called(page)
    for label, text, high in _found(rng):
        page.row((0.14, label), (0.86, text), high=high)
    page.row((0.14, "送往医院"), (0.5, invent.hospital(rng)), (0.16, "接诊医师"), (0.2, ""))
    page.row((0.14, "患方签字"), (0.86, "本人（家属）已知晓病情及转运风险，同意送往上述医院。"), high=2)
    page.below()
    doctor, nurse = rng.sample(words.DOCTORS, 2)
    page.line((0, f"出诊医师：{doctor}", "l"), (0.4, f"护士：{nurse}", "l"), (1, full(day), "r"))
    return page.done()


def _called(page: Page) -> None:
    """The four times of a journey, all within one hour."""
    rng = page.rng
    hour, minutes = rng.randint(5, 22), (rng.randint(a, b) for a, b in ((0, 9), (10, 24), (25, 40), (41, 59)))
    cells = list[tuple[float, str]]()
    for label, minute in zip(("呼救时间", "到达现场", "离开现场", "送达医院"), minutes, strict=True):
        cells += [(0.14, label), (0.11, f"{hour}:{minute:02d}")]
    page.row(*cells)
    place = f"{people.CITY}{rng.choice(people.DISTRICTS)[1]}{rng.choice(people.STREETS)}{rng.randint(1, 200)}号"
    page.row((0.14, "现场地点"), (0.86, place))


def _found(rng: random.Random) -> tuple[tuple[str, str, float], ...]:
    """Chapters with their texts and how many lines they have room for."""
    signs = {"p": rng.randint(64, 118), "r": rng.randint(16, 26), "s": rng.randint(96, 172), "d": rng.randint(58, 100)}
    return (
        ("主诉", rng.choice(words.COMPLAINTS), 1.5), ("现病史", rng.choice(HISTORIES), 4),
        ("体格检查", rng.choice(EXAMS).format(t=rng.uniform(36.2, 38.9), **signs), 4),
        ("初步印象", rng.choice(words.DIAGNOSES), 2), ("急救处置", rng.choice(AIDS), 4),
    )  # fmt: skip


def appointment(rng: random.Random) -> Rendered:
    """检查预约单 in a hospital's app: whose examination is when and where, what to mind before it."""
    tint = rng.choice(((24, 132, 196), (34, 150, 112), (120, 90, 190)))
    canvas, patient, day = licence_parts.screen("检查预约", rng, tint, 1900), people.invent(rng), invent.day(rng)
    licence_parts.shadowed(canvas, (36, 240, 1044, 620))
    black, grey = Style("sans", 36, (34, 38, 44)), Style("sans", 32, (136, 142, 150))
    when = rng.choice((f"上午　{rng.randint(8, 11)}", f"下午　{rng.randint(13, 17)}"))
    large = black.but(size=52, ink=tint, weight=0.5)
    canvas.text((540, 310), f"{day:%m月%d日}　{when}:{rng.choice(('00', '15', '30', '45'))}", large, "m")
    ImageDraw.Draw(canvas.image).rounded_rectangle((400, 380, 680, 560), 16, outline=tint, width=4)
    canvas.text((540, 430), "候诊序号", grey, "m")
    canvas.text((540, 506), f"{rng.choice('ABC')}{rng.randint(1, 90):03d}", black.but(size=64, weight=0.6), "m")
    licence_parts.shadowed(canvas, (36, 660, 1044, 1240))
    rows = (("就诊人", patient.name), ("就诊医院", invent.hospital(rng)), ("预约项目", rng.choice(TESTS)), ("检查地点", rng.choice(WHERE)),
            ("开单科室", rng.choice(words.DEPARTMENTS)), ("预约单号", people.digits(rng, 12)))  # fmt: skip
    for i, (label, text) in enumerate(rows):
        canvas.text((84, 724 + i * 90), label, grey)
        canvas.text((996, 724 + i * 90), text, black.but(squeeze=0.86 if len(text) > 14 else 1), "r")
    canvas.text((84, 1310), "温馨提示", black.but(weight=0.4))
    for i, note in enumerate(
        (
            "1. 请提前15分钟到达候诊区签到。",
            "2. 检查前8小时禁食、4小时禁水。",
            "3. 请携带身份证及既往检查资料。",
            _late(day),
        )
    ):
        canvas.text((84, 1380 + i * 64), note, grey)
    canvas.text((540, 1740), "取消预约　｜　导航到院", black.but(ink=tint), "m")
    return canvas.done("other")


def _late(day: date) -> str:
    return f"4. 如需取消，请于{day - timedelta(1):%m月%d日}17:00前操作。"


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "arrears": arrears,
    "estimate": estimate,
    "ambulance": ambulance,
    "appointment": appointment,
}
