"""Invented people, banks and offices of the rarer forms: long, short and minority names, villages, branches, other lengths."""

import random
from dataclasses import replace

from training.render import people
from training.render.people import Person

COMPOUND = "欧阳", "司徒", "上官", "诸葛", "令狐", "尉迟", "皇甫", "慕容"
MINORITIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "维吾尔": (
        ("阿依努尔", "艾力", "古丽娜尔", "麦麦提", "帕提古丽", "热依拉"),
        ("吐尔逊", "买买提", "阿卜杜热西提", "依明", "肉孜"),
    ),
    "哈萨克": (("叶尔江", "阿依古丽", "木拉提", "加娜尔"), ("哈布力", "努尔兰", "赛力克")),
    "藏": (("扎西多吉", "卓玛拉姆", "格桑", "次仁旺堆", "白玛央金"), ()),
    "蒙古": (("巴特尔", "其其格", "乌云塔娜", "苏日娜"), ()),
    "彝": (("阿果", "吉克", "沙马"), ("木呷", "伍各", "阿依莫")),
}
"""Given names and, where they follow it behind a dot, those of the father."""
ETHNICITIES = "满", "回", "壮", "苗", "土家", "侗", "瑶", "朝鲜", "白", "布依", "畲", "仡佬"
VILLAGES = "和平村", "柳溪村", "双桥村", "石榴园村", "向阳坪村", "老鹰岩村"
COUNTIES = "云溪县", "临江县", "青石土家族苗族自治县", "松岗彝族自治县"
BANKS: dict[str, str] = {
    "江州银行": "BANK OF JIANGZHOU",
    "东湖商业银行": "DONGHU COMMERCIAL BANK",
    "云溪农村信用银行": "YUNXI RURAL CREDIT BANK",
    "江汇银行": "JIANGHUI BANK",
    "青石村镇银行": "QINGSHI COUNTY BANK",
    "江州农村商业银行": "JIANGZHOU RURAL COMMERCIAL BANK",
    "临江发展银行": "LINJIANG DEVELOPMENT BANK",
}
"""English name by Chinese one."""
BRANCHES = "东湖支行", "营业部", "学府路支行", "云溪分行望江街支行", "青石分理处", "江州市临江区支行", "松岗大道支行"


def somebody(rng: random.Random) -> Person:
    """Anybody; one in three has a rarer name, ethnicity or address than `people.invent` gives."""
    usual = people.invent(rng)
    way = rng.random()
    if way < 0.08:
        return replace(usual, name=rng.choice(COMPOUND) + "".join(rng.sample(people.GIVEN, rng.choice((1, 2)))))
    if way < 0.18:
        return _of_minority(usual, rng)
    if way < 0.28:
        return replace(usual, ethnicity=rng.choice(ETHNICITIES))
    return replace(usual, address=_village(rng)) if way < 0.38 else usual


def minority(rng: random.Random) -> Person:
    """Somebody of one of the MINORITIES, mostly with a long address."""
    usual = people.invent(rng)
    return _of_minority(replace(usual, address=_village(rng)) if rng.random() < 0.7 else usual, rng)


def bank(rng: random.Random, *, branch: float = 0.5) -> str:
    """A bank as people write it on a form; `branch` is the share that names one."""
    name = rng.choice(tuple(BANKS)) + rng.choice(("", "", "股份有限公司"))
    return name + rng.choice(BRANCHES) if rng.random() < branch else name


def card_number(rng: random.Random, length: int) -> str:
    """A card number of 16 to 19 digits under the unassigned prefix 99 that passes Luhn."""
    body = "99" + "".join(rng.choices("0123456789", k=length - 3))
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(reversed(body)))
    return body + str(-sum(d - 9 if d > 9 else d for d in doubled) % 10)


def mobile(rng: random.Random) -> str:
    """A mobile number as `people` invents them."""
    return f"1990000{rng.randrange(10_000):04d}"


def _of_minority(usual: Person, rng: random.Random) -> Person:
    ethnicity = rng.choice(tuple(MINORITIES))
    given, fathers = MINORITIES[ethnicity]
    name = "·".join((rng.choice(given), rng.choice(fathers)) if fathers else (rng.choice(given),))
    return replace(usual, name=name, ethnicity=ethnicity)


def _village(rng: random.Random) -> str:
    town = rng.choice(("望江镇", "白鹭湾乡", "石桥街道办事处", "凤鸣镇"))
    group = f"{rng.choice('一二三四五六七')}组" if rng.random() < 0.5 else f"第{rng.randint(1, 16)}村民小组"
    place = rng.choice(VILLAGES) + (f"委会{rng.choice('上下前后')}湾" if rng.random() < 0.3 else "")
    return f"{people.PROVINCE}{rng.choice(COUNTIES)}{town}{place}{group}{rng.randint(1, 199)}号"
