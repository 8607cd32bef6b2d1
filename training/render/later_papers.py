"""Papers of no kind kept for the benchmark: a warning of a critical state, a check-up's conclusions, a school's or firm's word on an accident, a referral."""

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from training.render import invent, penmanship, people
from training.render import medical_words as words
from training.render.canvas import Rendered, Style
from training.render.other_parts import Page, full, plain, sex

GRAVE = (
    "重症肺炎、呼吸衰竭",
    "急性大面积脑梗死",
    "急性心肌梗死、心源性休克",
    "重型颅脑损伤",
    "感染性休克",
    "急性重症胰腺炎",
)
MEASURED = (
    ("身高", "{:.0f}", "cm", 150, 184, "-"), ("体重", "{:.1f}", "kg", 46, 92, "-"), ("收缩压", "{:.0f}", "mmHg", 104, 158, "90-139"),
    ("舒张压", "{:.0f}", "mmHg", 62, 98, "60-89"), ("空腹血糖", "{:.2f}", "mmol/L", 4.2, 8.1, "3.90-6.10"),
    ("总胆固醇", "{:.2f}", "mmol/L", 3.4, 6.9, "2.80-5.70"),
    ("甘油三酯", "{:.2f}", "mmol/L", 0.6, 3.4, "0.45-1.70"), ("尿酸", "{:.0f}", "μmol/L", 210, 520, "155-428"), ("谷丙转氨酶", "{:.0f}", "U/L", 9, 78, "7-50"),
    ("肌酐", "{:.0f}", "μmol/L", 44, 112, "41-111"), ("血红蛋白", "{:.0f}", "g/L", 108, 168, "115-175"),
)  # fmt: skip
FOUND = (
    "脂肪肝（轻度），建议控制体重、低脂饮食，半年后复查超声。", "甲状腺结节（TI-RADS 3类），建议每年复查。", "血压偏高，建议监测血压，心内科就诊。",
    "双侧颈动脉内中膜增厚，建议定期复查血脂。", "血尿酸升高，建议低嘌呤饮食，多饮水。", "右肺微小结节，建议一年后复查胸部CT。",
    "窦性心动过缓，无症状者定期复查。",
)  # fmt: skip
HARMED = (
    "在操作车间搬运物料时被倒下的货架砸伤右足", "课间在教学楼走廊奔跑时与同学相撞摔倒，致左前臂受伤", "体育课跳远落地时扭伤左踝关节",
    "上班途中在单位门口台阶处滑倒，致腰部受伤", "在工地作业时从约1.5米高的脚手架上跌落，致右肩受伤",
)  # fmt: skip
BODIES = (
    ("江州精工机械制造有限公司", False),
    ("云溪县第三中学", True),
    ("东湖区实验小学", True),
    ("青石建设集团有限公司第二工程处", False),
)


def grave(rng: random.Random) -> Rendered:
    """病危（重）通知书: a ward tells the family what may happen; signed by doctor and relative with the hour."""
    page = Page(rng, (1190, 1500), plain(rng, 26, "serif", "kai", "sans"), margin=100)
    patient, day = people.invent(rng), invent.day(rng)
    page.title(invent.hospital(rng), 1.35)
    page.title("病 危（重）通 知 书", 1.6)
    page.person(patient, day, f"床号：{rng.randint(1, 60)}")
    ward = rng.choice(("重症医学科", "神经外科", "呼吸与危重症医学科", "急诊科", "心血管内科"))
    page.spread(f"科室：{ward}", f"住院号：{people.digits(rng, 8)}")
    page.rule()
    page.prose("尊敬的患者家属或患者的法定监护人、授权委托人：", indent=False)
    page.prose(f"您好！患者{patient.name}现在我院{ward}住院治疗，目前诊断为"
               f"{rng.choice(GRAVE)}。虽经医护人员积极救治，但目前患者病情危重，"
               "并且病情有可能进一步恶化，随时可能出现以下一种或多种危及生命的并发症：")  # fmt: skip
    for i, text in enumerate(("肺性脑病、严重心律失常、心功能衰竭、心肌梗死；", "感染中毒性休克、过敏性休克、心源性休克；",
                              "消化道出血、弥散性血管内凝血；", "多器官功能障碍综合征；其他难以预料的情况。"), 1):  # fmt: skip
        page.prose(f"{i}．{text}")
    page.prose(
        "上述情况一旦发生会严重威胁患者生命，医护人员将会全力抢救。请予以理解并积极配合医院的抢救治疗。如您还有其他问题和要求，请在接到本通知后主动找医生了解咨询。"
    )
    page.y += 30
    page.line(
        (0, f"医师签名：{rng.choice(words.DOCTORS)}", "l"),
        (0.55, f"签名日期：{full(day)} {rng.randint(0, 23)}时{rng.randint(0, 59)}分", "l"),
    )
    y = page.y
    page.line((0, "患者家属签名：", "l"), (0.55, f"与患者关系：{rng.choice(('父子', '母女', '夫妻', '兄弟'))}", "l"))
    penmanship.write(
        page.canvas, (300, y - 4), people.invent(rng).name, penmanship.anyone(rng, 44, ("hand", "cursive"))
    )
    page.canvas.image = page.canvas.image.crop((0, 0, 1190, round(page.y + 80)))
    return page.done()


def check_up(rng: random.Random) -> Rendered:
    """健康体检报告: what was measured with its limits in a table, then conclusions and advice of the chief doctor."""
    page = Page(rng, (1190, 1684), plain(rng, 23, "sans", "serif"), margin=80)
    patient, day = people.invent(rng), invent.day(rng)
    page.title(f"{rng.choice(('江州省快健康体检中心', '江州市第一人民医院健康管理中心', '东湖安康体检中心'))}", 1.4)
    page.title("健 康 体 检 报 告", 1.5)
    page.spread(
        f"体检编号：{day:%y%m%d}{people.digits(rng, 4)}",
        f"体检日期：{day}",
        f"单位：{rng.choice(('个人', '江州蓝鲸网络科技有限公司'))}",
    )
    page.spread(f"姓名：{patient.name}", f"性别：{sex(patient)}", f"年龄：{invent.age(patient, day)}岁")
    rows: list[tuple[str, ...]] = [("检查项目", "结果", "单位", "参考范围", "提示")]
    for name, form, unit, low, high, limits in sorted(
        rng.sample(MEASURED, rng.randint(7, 11)), key=lambda one: MEASURED.index(one)
    ):
        value = rng.uniform(low, high)
        ends = [float(end) for end in limits.split("-") if end]
        rows.append(
            (
                name,
                form.format(value),
                unit,
                limits,
                ("↑" if value > ends[1] else "↓" if value < ends[0] else "") if ends else "",
            )
        )
    page.table((0.3, 0.2, 0.17, 0.2, 0.13), rows)
    page.below()
    page.line((0, "主检结论与建议：", "l"), style=page.style.but(weight=0.5))
    for i, text in enumerate(rng.sample(FOUND, rng.randint(2, 4)), 1):
        page.prose(f"{i}、{text}", indent=False)
    page.prose("注：本报告仅对本次体检结果负责，不作为疾病诊断依据。", indent=False, style=page.style.but(size=20))
    page.signed(f"主检医师：{rng.choice(words.DOCTORS)}", f"报告日期：{full(day + timedelta(3))}")
    page.press("江州市健康体检中心", "体检专用章", 0.8, 70, 180)
    page.canvas.image = page.canvas.image.crop((0, 0, 1190, round(page.y + 60)))
    return page.done()


def word_on(rng: random.Random) -> Rendered:
    """意外事故证明: a school or firm says when and how one of its own was hurt; no police, no shares."""
    page = Page(rng, (1190, 1300), plain(rng, 29, "serif", "kai"), margin=130, leading=1.9)
    body, school = rng.choice(BODIES)
    one, day = people.invent(rng), invent.day(rng)
    if school:
        one = people.person(
            one.name, one.sex, date(day.year - rng.randint(8, 15), rng.randint(1, 12), rng.randint(1, 28)), rng
        )
    harmed = rng.choice([text for text in HARMED if ("课" in text) == school])
    page.y += 40
    page.title("意外事故证明", 1.6)
    page.y += 30
    page.prose(f"兹证明{one.name}（{sex(one)}，身份证号：{one.id_number}）系我{'校学生' if school else '单位职工'}，于{full(day)}"
               f"{rng.choice(('上午', '下午'))}{rng.randint(2, 4)}时许，{harmed}。"
               f"事发后即由{'老师' if school else '同事'}送至{invent.hospital(rng)}就诊。")  # fmt: skip
    page.prose("情况属实，特此证明。")
    page.y += 20
    page.prose(f"证明人：{people.invent(rng).name}、{people.invent(rng).name}　　联系电话：{one.mobile}")
    page.signed(f"{body}（盖章）", full(day + timedelta(rng.randint(1, 9))))
    page.press(body, "教务处" if school else "综合办公室", 0.75, 80, 210)
    page.canvas.image = page.canvas.image.crop((0, 0, 1190, round(page.y + 110)))
    return page.done()


def referral(rng: random.Random) -> Rendered:
    """医疗保险转诊转院备案表: a hospital asks the insurance to let a patient go elsewhere; a ruled form with opinions and seals, no sums."""
    page = Page(rng, (1190, 1500), Style(rng.choice(("serif", "sans")), 24, (44, 44, 50)), margin=80)
    patient, day, hospital = people.invent(rng), invent.day(rng), invent.hospital(rng)
    page.title("基本医疗保险转诊转院备案表", 1.6)
    page.line((0, f"申请日期：{full(day)}", "l"), (1, f"备案号：{people.digits(rng, 10)}", "r"))
    page.row(
        (0.14, "姓名"),
        (0.2, patient.name),
        (0.1, "性别"),
        (0.1, sex(patient)),
        (0.14, "身份证号"),
        (0.32, patient.id_number),
    )
    page.row(
        (0.14, "人员类别"),
        (0.4, rng.choice(("在职职工", "退休人员", "城乡居民"))),
        (0.14, "联系电话"),
        (0.32, patient.mobile),
    )
    page.row((0.14, "转出医院"), (0.4, hospital), (0.14, "科室"), (0.32, rng.choice(words.DEPARTMENTS)))
    page.row((0.14, "转往医院"), (0.86, f"{rng.choice(('江州医科大学第一附属医院', '江州省立医院'))}　□市内　☑市外"))
    page.row((0.14, "疾病名称"), (0.86, invent.diagnoses(rng, 1, patient.sex)[0]))
    page.row(
        (0.14, "病情摘要及转诊理由"),
        (0.86, f"患者因“{rng.choice(words.COMPLAINTS)}”入我院，因我院条件所限，需转上级医院进一步诊治。"),
        high=4,
    )
    page.row(
        (0.14, "主治医师意见"),
        (0.86, f"建议转上级医院。　　　　医师签名：{rng.choice(words.DOCTORS)}　　　{day:%Y.%m.%d}"),
        high=2.6,
    )
    page.row(
        (0.14, "医院医保办意见"), (0.86, f"同意转诊。　　　　　　　（盖章）　　　　　　　　{day:%Y.%m.%d}"), high=3
    )
    top = page.y
    page.row(
        (0.14, "医保经办机构意见"),
        (0.86, f"同意备案。　　　　　　　（盖章）　　　　　　　　{day + timedelta(1):%Y.%m.%d}"),
        high=3,
    )
    page.press(hospital, "医疗保险办公室", 0.55, page.y - top + 40, 160)
    page.press("江州市医疗保险服务中心", "业务专用章", 0.58, 60, 160)
    page.below()
    page.prose(
        "说明：本表一式两份，备案有效期六个月；未办理备案的按规定降低支付比例。",
        indent=False,
        style=page.style.but(size=20),
    )
    page.canvas.image = page.canvas.image.crop((0, 0, 1190, round(page.y + 60)))
    return page.done()


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "grave": grave,
    "check_up": check_up,
    "word_on": word_on,
    "referral": referral,
}
