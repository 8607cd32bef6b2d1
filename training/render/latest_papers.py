"""Papers of no kind kept for the benchmark: a mediation between drivers, an insurer's split of costs, a ward's nursing record, a guide through the house."""

import random
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

from claims_ai.money import to_words
from training.render import accidents, invent, paper, people
from training.render import medical_words as words
from training.render.accidents import clock, moving
from training.render.canvas import Rendered, Style
from training.render.claims import INSURERS as LIFE
from training.render.medical_words import MADE_OF
from training.render.other_parts import Page, full, plain, sex

CARE = (
    "患者神志清，生命体征平稳，遵医嘱给药，未诉不适。", "巡视病房，输液通畅，穿刺处无红肿。", "协助翻身拍背，皮肤完整，床头抬高30°。",
    "患者诉切口疼痛，评分4分，通知医生，遵医嘱予止痛药。", "患者诉发热，予物理降温，嘱多饮水。", "患者安静入睡，呼吸平稳。", "指导功能锻炼，患者配合良好。",
)  # fmt: skip
FLOORS = "门诊楼一层", "门诊楼二层", "医技楼一层", "医技楼三层", "住院楼负一层"


def mediation(rng: random.Random) -> Rendered:
    """道路交通事故损害赔偿调解书: who pays whom how much after an accident, signed by both; it certifies no share of its own."""
    page = Page(rng, (1190, 1684), plain(rng, 26, "serif", "kai", "sans"), margin=110)
    content = accidents.accident(rng, ("江公交调字〔{y}〕第{n}号",), most=2)
    first, second = content.parties
    sums = [invent.price(rng, 200, 9000) for _ in range(3)]
    total, day = sum(sums, Decimal(0)), content.signed.date() + timedelta(rng.randint(2, 40))
    page.title(content.office, 1.25)
    page.title("道路交通事故损害赔偿调解书", 1.55)
    page.line((1, content.number, "r"))
    page.prose(f"调解时间：{full(day)}　　调解地点：{content.office}事故处理中心", indent=False)
    for name, party in (("甲方", first), ("乙方", second)):
        page.prose(
            f"{name}：{party.person.name}，{sex(party.person)}，身份证号{party.person.id_number}，电话{party.person.mobile}。",
            indent=False,
        )
    page.prose(f"{clock(content.happened)}，甲方{moving(first)}与乙方{moving(second)}在{content.place}发生交通事故。"
               "经双方当事人申请，依照《道路交通事故处理程序规定》主持调解，双方自愿达成如下协议：")  # fmt: skip
    page.prose(
        f"一、甲方一次性赔偿乙方医疗费{sums[0]:.2f}元、误工费{sums[1]:.2f}元、车辆修理费{sums[2]:.2f}元，合计{total:.2f}元（大写：{to_words(total)}）。"
    )
    page.prose(f"二、上述款项于{full(day + timedelta(10))}前由甲方或其投保的保险公司支付给乙方。")
    page.prose("三、乙方收到赔款后，不再就本次事故向甲方主张其他任何权利。")
    page.prose("四、本调解书一式三份，双方当事人各执一份，公安机关交通管理部门存档一份，经各方签字后生效。")
    page.y += 40
    page.line((0, "甲方（签名）：", "l"), (0.5, "乙方（签名）：", "l"))
    page.y += 30
    page.signed(f"主持调解的交通警察：{'　'.join(content.officers)}", full(day))
    page.press(content.office, "事故处理专用章", 0.8, 90, 220)
    return page.done()


def split(rng: random.Random) -> Rendered:
    """医疗费用分割单: an insurer keeps the bills and says what it paid of them, so that another can pay the rest."""
    page = Page(rng, (1190, 1684), plain(rng, 24, "serif", "sans"), margin=80)
    patient, day, insurer = people.invent(rng), invent.day(rng), rng.choice(LIFE)
    page.title("医疗费用分割单", 1.7)
    page.line((0, f"编号：FG{day:%Y%m}{people.digits(rng, 6)}", "l"), (1, f"出具日期：{day}", "r"))
    page.row((0.16, "被保险人"), (0.24, patient.name), (0.16, "身份证号"), (0.44, patient.id_number))
    page.row((0.16, "就诊医院"), (0.5, invent.hospital(rng)), (0.14, "发票张数"), (0.2, f"{rng.randint(1, 12)}张"))
    page.row(
        (0.16, "就诊期间"), (0.84, f"{day - timedelta(rng.randint(40, 90))} 至 {day - timedelta(rng.randint(20, 39))}")
    )
    rows: list[tuple[str, ...]] = [("费用类别", "发票金额", "社保支付", "我司核定", "我司赔付", "剩余金额")]
    sums = [Decimal(0)] * 5
    for kind in rng.sample(tuple(MADE_OF), rng.randint(3, 6)):
        gross = invent.price(rng, 60, 9000)
        social = (gross * rng.randint(0, 6) / 10).quantize(gross)
        held = (gross - social) * rng.choice((1, Decimal("0.9"), Decimal("0.8")))
        paid = (held * Decimal(rng.choice(("0.6", "0.8", "0.9")))).quantize(gross)
        line = [gross, social, held.quantize(gross), paid, gross - social - paid]
        sums = [one + other for one, other in zip(sums, line, strict=True)]
        rows.append((kind, *(f"{one:.2f}" for one in line)))
    page.table((0.2, 0.16, 0.16, 0.16, 0.16, 0.16), [*rows, ("合　计", *(f"{one:.2f}" for one in sums))])
    page.below()
    page.prose("上述医疗费用发票原件已由我司留存，现出具本分割单，供被保险人向其他保险机构或单位申请剩余费用使用。")
    page.prose("本分割单仅出具一次，复印无效；如需核实，请致电我司客户服务热线990-95500。")
    page.signed(insurer, full(day))
    page.press(insurer, "理赔业务专用章", 0.8, 80, 210)
    return page.done()


def nursing(rng: random.Random) -> Rendered:
    """护理记录单: hour by hour temperature, pulse, breath and pressure, what went in and out, and what the nurse did."""
    page = Page(rng, (1190, 1684), plain(rng, 20, "serif", "sans"), margin=50)
    patient, day = people.invent(rng), invent.day(rng)
    page.title(invent.hospital(rng), 1.5)
    page.title("一 般 护 理 记 录 单", 1.6)
    page.spread(f"科室：{rng.choice(words.DEPARTMENTS)}", f"床号：{rng.randint(1, 60)}", f"姓名：{patient.name}",
                f"年龄：{invent.age(patient, day)}岁", f"住院号：{people.digits(rng, 8)}")  # fmt: skip
    page.line((0, f"诊断：{rng.choice(words.DIAGNOSES)}", "l"), (1, f"护理级别：{rng.choice(('一级', '二级'))}", "r"))
    shares = 0.11, 0.08, 0.07, 0.07, 0.07, 0.11, 0.07, 0.33, 0.09
    rows = [("日期", "时间", "体温", "脉搏", "呼吸", "血压", "血氧", "病情观察及护理措施", "签名")]
    hour, nurses = rng.randint(0, 3), rng.sample(words.DOCTORS, 3)
    for i in range(rng.randint(9, 15)):
        day, hour = (day + timedelta(1), hour - 22) if hour >= 22 else (day, hour + 2)
        rows.append((f"{day:%m-%d}" if i == 0 or hour < 2 else "", f"{hour:02d}:{rng.choice(('00', '15', '30'))}", f"{rng.uniform(36.2, 38.4):.1f}",
                     str(rng.randint(62, 104)), str(rng.randint(16, 22)), f"{rng.randint(104, 156)}/{rng.randint(60, 92)}",
                     f"{rng.randint(94, 99)}%", rng.choice(CARE), nurses[hour // 8]))  # fmt: skip
    page.table(shares, rows)
    page.below()
    page.line((0.5, "第 1 页　共 1 页", "m"))
    return page.done()


def _room(test: str) -> str:
    """Where such a test is done."""
    rooms = {"彩超": "超声科", "CT": "放射科", "MRI": "放射科", "DR": "放射科", "心电图": "心电图室"}
    for part, room in rooms.items():
        if part in test:
            return room
    return "功能检查科" if test in words.IMAGING else "检验科"


def guide(rng: random.Random) -> Rendered:
    """门诊导诊单: a narrow slip that sends a patient from floor to floor, with bars to scan and no sums at all."""
    page = Page(rng, (640, 1500), Style(rng.choice(("sans", "mono")), 25, (50, 50, 54)), margin=36, leading=1.6)
    patient, day = people.invent(rng), invent.day(rng)
    page.title(invent.hospital(rng), 1.3)
    page.title("门 诊 导 诊 单", 1.4)
    page.line((0, f"姓名：{patient.name}", "l"), (0.62, f"{sex(patient)}　{invent.age(patient, day)}岁", "l"))
    page.line((0, f"就诊卡号：{people.digits(rng, 10)}", "l"))
    page.line((0, f"科室：{rng.choice(words.DEPARTMENTS)}", "l"))
    page.line((0, f"医生：{rng.choice(words.DOCTORS)}", "l"), (1, f"{day}", "r"))
    page.canvas.image.paste(paper.barcode(people.digits(rng, 12), 70, rng), (150, round(page.y)))
    page.y += 110
    page.rule()
    for i, (name, _, _, _) in enumerate(rng.sample(words.TESTS, rng.randint(2, 4)), 1):
        page.prose(f"{i}. {name}", indent=False)
        page.line((0.06, f"请到：{rng.choice(FLOORS)}{_room(name)}", "l"))
        page.line((0.06, f"排队号：{rng.choice('ABC')}{rng.randint(1, 120):03d}　前方等候{rng.randint(0, 30)}人", "l"))
    page.rule()
    page.prose("温馨提示：空腹项目请于当日上午完成；检查完毕请返回诊室。本单不作为报销凭证。", indent=False)
    page.line((0.5, "扫码查看报告进度", "m"))
    page.canvas.image.paste(paper.qr(people.digits(rng, 16), 170), (235, round(page.y)))
    page.canvas.image = page.canvas.image.crop((0, 0, 640, round(page.y + 220)))
    return page.done()


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "mediation": mediation,
    "split": split,
    "nursing": nursing,
    "guide": guide,
}
