"""What a discharge summary tells at length: findings, tests, treatment with dates of its own, state and orders on leaving."""

import random
from datetime import date, timedelta
from typing import NamedTuple

from training.render import medical_words as words
from training.render.contents import SEXES, DischargeSummary

_GENERAL = (
    "神志清楚，精神尚可，步入病房，查体合作。全身皮肤黏膜无黄染，浅表淋巴结未触及肿大。双肺呼吸音粗，未闻及干湿性啰音。",
    "发育正常，营养中等，自动体位。双侧瞳孔等大等圆，对光反射灵敏。颈软，气管居中。心律齐，各瓣膜听诊区未闻及病理性杂音。",
    "急性病容，表情痛苦，平车推入。腹平软，右下腹压痛，无反跳痛及肌紧张，移动性浊音阴性，肠鸣音4次/分。双下肢无水肿。",
)
_TESTS = (
    "血常规：白细胞{a}×10^9/L，中性粒细胞百分比{b}%，血红蛋白{c}g/L，血小板{d}×10^9/L。",
    "生化：谷丙转氨酶{b}U/L，肌酐{c}μmol/L，尿素氮{a}mmol/L，葡萄糖{a}mmol/L，钾4.1mmol/L。",
    "凝血功能：PT {a}s，APTT 32.1s，D-二聚体0.{b}mg/L。尿常规未见明显异常。",
    "胸部CT平扫：双肺纹理增多，右肺下叶少许炎症，建议治疗后复查。",
    "彩超：肝胆胰脾双肾未见明显异常。心脏彩超：左室舒张功能减低，EF {b}%。",
    "心电图：窦性心律，大致正常心电图。",
)
_OPERATIONS = (
    "腹腔镜下胆囊切除术", "右桡骨远端骨折切开复位内固定术", "无痛胃镜下息肉切除术", "经尿道前列腺电切术", "白内障超声乳化吸除联合人工晶体植入术",
    "腰椎后路减压融合内固定术", "冠状动脉造影术", "阑尾切除术",
)  # fmt: skip
_LEAVING = (
    "患者一般情况可，未诉特殊不适，饮食睡眠可，大小便正常。切口敷料干燥，愈合良好，无红肿渗出。",
    "无发热，咳嗽咳痰明显减轻，双肺呼吸音清。生命体征平稳，患者要求出院，上级医师同意今日出院。",
    "疼痛缓解，患肢末梢血运、感觉、活动可。治疗结果：好转。",
)
_ORDERS = (
    "注意休息，避免劳累，加强营养，避免受凉。", "继续口服药物治疗：阿司匹林肠溶片 100mg 每日一次。", "出院后1周门诊复查血常规、肝肾功能。",
    "切口定期换药，术后14天拆线。", "低盐低脂饮食，监测血压、血糖。", "三个月内避免剧烈运动及重体力劳动。", "如有不适，随时就诊，随诊电话见封底。",
    "出院带药：头孢呋辛酯片 0.25g×12片，口服，每日两次。",
)  # fmt: skip


class Story(NamedTuple):
    """The sections in their usual order; `orders` one a row."""

    finding: str
    tests: str
    course: str
    leaving: str
    orders: tuple[str, ...]
    notes: tuple[str, ...]  # of single days


def story(content: DischargeSummary, rng: random.Random) -> Story:
    """The long texts of that stay."""
    first, last = content.admission_date, content.discharge_date
    middle = first + timedelta(rng.randint(0, max(1, (last - first).days)))
    signs = (
        f"T {rng.randint(362, 389) / 10}℃，P {rng.randint(62, 108)}次/分，R {rng.randint(16, 24)}次/分，"
        f"BP {rng.randint(108, 168)}/{rng.randint(64, 98)}mmHg。"
    )
    known = content.discharge_diagnosis.split("\n")[0].lstrip("1.、")
    return Story(
        finding=f"主因“{content.complaint}”入院。查体：{signs}{rng.choice(_GENERAL)}",
        tests="".join(_filled(one, rng) for one in rng.sample(_TESTS, rng.randint(2, 4))),
        course=f"{_operated(middle, known, rng)}{rng.choice(words.COURSES)}",
        leaving=f"{SEXES[content.patient.sex]}性患者，{rng.choice(_LEAVING)}",
        orders=tuple(f"{i}.{one}" for i, one in enumerate(rng.sample(_ORDERS, rng.randint(3, 6)), 1)),
        notes=tuple(_note(first + timedelta(i), rng) for i in range(1, rng.randint(5, 9))),
    )


def _note(day: date, rng: random.Random) -> str:
    return f"{day} 查房：{rng.choice(_GENERAL)}{_filled(rng.choice(_TESTS), rng)}"


def _operated(day: date, known: str, rng: random.Random) -> str:
    if rng.random() < 0.5:
        return f"结合病史、查体及辅助检查，考虑“{known}”。"
    return f"结合病史、查体及辅助检查，考虑“{known}”，于{day}在全麻下行{rng.choice(_OPERATIONS)}，术程顺利。"


def _filled(text: str, rng: random.Random) -> str:
    a, b, c, d = rng.randint(32, 148) / 10, rng.randint(21, 88), rng.randint(52, 158), rng.randint(110, 320)
    return text.format(a=a, b=b, c=c, d=d)
