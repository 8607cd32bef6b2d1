"""Chinese personal names by their surname: what tells a name from the words it runs into.

The surnames are the common ones of 《百家姓》, but for those that are chiefly other words on a form (路, 应, 车 …).
"""

import re

_SINGLE = frozenset(
    "向王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅付沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏钟汪田任姜范方石姚谭廖邹"
    "熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦柳邢岳齐梅莫庄辛管祝"
    "左涂谷祁舒耿牟卜詹苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍覃霍翁隋植甘景薄柏宁柯阮桂闵解柴华冉房吉饶刁瞿戚丘古池滕晋苑邬臧畅宫苟褚廉简娄盖符奚"
    "穆党燕郎邸冀谈姬屠连郜晏栾郁蒙喻揭窦迟宇敖糜鄢冷卓仇艾蓝巩稽练仲乐虞卞封竺冼衣楚佟栗匡宗巫鞠僧桑荆谌扬沙伏岑习胥蔺云昌凤酆皮湛禹狄贝戈邰鄂索"
    "咸籍苍闻莘贡劳逄扶堵宰郦雍璩濮寿扈郏浦尚农庾暨居衡弘寇禄阙沃蔚越夔隆厍晁勾融訾阚毋巢蒯逯诸骆包尧滑岩缪卿隗雒帅佘佴麻敬粟仝惠朴洛单代万关成"
    "强边"
)  # fmt: skip
_DOUBLE = frozenset(
    re.findall(
        "..",
        "欧阳上官司马诸葛东方皇甫尉迟公孙慕容令狐司徒夏侯端木宇文长孙呼延南宫轩辕澹台淳于单于太史申屠公冶仲孙钟离拓跋独孤百里东郭",
    )
)
#: A regular expression for a Chinese name.
NAME = rf"(?:(?:{'|'.join(sorted(_DOUBLE))}|[{''.join(sorted(_SINGLE))}])[\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{1,8}}·[\u4e00-\u9fff]{{1,8}})"
_NO_NAME = re.compile(
    r"方式|方法|成因|车[型号牌辆]|程[度序]|关系|单位|责任|安全|路[口段]|现场|经过|情况|高速|温度|应[当负]|包括|强制|项目|金额|解[决除]|方向|石料|白天|黄色|马路|安排|强行|易发|常规|结果"
)
# how 当事人, 甲方, 认定, 由 … end
_ENDS = frozenset("当事人方员由与和对经负任定因故系是")


def is_personal(text: str) -> bool:
    """Whether a text has the form of a name: a surname with one or two characters, or parts of a transcribed name with dots between.

    >>> is_personal("欧阳远怡"), is_personal("热依拉·肉孜"), is_personal("现住址")
    (True, True, False)
    """
    if "·" in text:
        return all(len(part) > 1 or part.isalpha() for part in text.split("·"))
    if _NO_NAME.search(text):
        return False
    surname = 2 if text[:2] in _DOUBLE else 1 if text[:1] in _SINGLE else 0
    return surname > 0 and len(text) - surname in (1, 2)


def without_words_before(text: str) -> str:
    """A name without the end of a word it runs into.

    >>> without_words_before("事人萧海")
    '萧海'
    """
    starts = (i for i in range(len(text) - 1) if set(text[:i]) <= _ENDS and is_personal(text[i:]))
    return text[next(starts, 0) :]
