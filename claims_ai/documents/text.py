"""Characters as printed and as misread: half-width forms, and the confusions of OCR on Chinese print."""

import re
import unicodedata

_SAME_LOOK = (
    "门内问", "诊珍", "金全会", "额领額", "据指", "票栗粟", "号亏", "自白", "别剩到系", "己已", "贰式武", "叁泰", "间同", "缴激微预", "未末", "日目曰",
    "人入", "0OoQ", "1lI|", "壹一", "账帐", "费費贵", "项顶", "码玛", "姓娃", "性牲", "士土", "治冶", "院皖", "流琉",
)  # fmt: skip
_CLASS = {char: f"[{group}]" for group in _SAME_LOOK for char in group}
_FIRST = str.maketrans({char: group[0] for group in _SAME_LOOK for char in group})


def half_width(text: str) -> str:
    """Full-width ASCII made half-width, character for character, so that positions stay."""
    return text if text.isascii() else text.translate(_HALF)


class _Halves(dict[int, str]):
    """The half-width form of each character by its number, found when it first comes."""

    def __missing__(self, number: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(number))
        self[number] = folded if len(folded) == 1 else chr(number)
        return self[number]


_HALF = _Halves({ord("￥"): "¥"})


_TRADITIONAL = (
    "漢汉滿满維维謝谢嵐岚貨货屬属靜静龍龙陳陈張张劉刘楊杨黃黄趙赵吳吴孫孙馬马羅罗鄭郑蕭萧許许馮冯鄧邓葉叶呂吕蘇苏盧卢蔣蒋賈贾韋韦鄒邹陸陆顧顾錢钱湯汤賴赖龔龚萬万嚴严華华國国強强偉伟軍军傑杰"
    "濤涛曉晓麗丽輝辉飛飞蘭兰鳳凤東东興兴慶庆義义學学醫医療疗門门診诊術术藥药區区縣县鄉乡號号樓楼臺台銀银業业車车機机動动險险發发會会員员歲岁時时間间長长廣广爾尔勝胜賢贤貴贵賓宾"
    "鵬鹏鶴鹤寧宁寶宝實实對对將将應应總总戶户開开關关圖图園园團团場场處处務务衛卫製制複复內内兩两劑剂費费額额賬账詳详項项題题類类頁页領领顏颜顯显風风餘余館馆驗验體体點点齊齐齡龄"
)
_SIMPLIFIED = str.maketrans(_TRADITIONAL[::2], _TRADITIONAL[1::2])


def simplified(text: str) -> str:
    """Traditional characters as mainland papers print them: the engine sometimes takes a simplified one for its older form.

    >>> simplified("謝嵐")
    '谢岚'
    """
    return text.translate(_SIMPLIFIED)


def squash(text: str) -> str:
    """Half-width, without any white space: the form in which names and places are given."""
    return re.sub(r"\s+", "", half_width(text))


def printed(text: str) -> str:
    """Half-width, without the spaces inside Chinese text; words in Latin letters keep one between them."""
    return re.sub(r"(?<![!-~])\s|\s(?![!-~])", "", re.sub(r"\s+", " ", half_width(text)))


def lookalike_pattern(words: str) -> str:
    """A regular expression for a label as OCR may give it: confusable characters, spaces between, either bracket."""
    return r"\s*".join(_CLASS.get(char, re.escape(char)) for char in words)


def by_look(text: str) -> str:
    """The text with each character that is easily taken for another replaced by one of its kind, to compare texts by.

    >>> by_look("内珍") == by_look("门诊")
    True
    """
    return text.translate(_FIRST)


def is_chinese(char: str) -> bool:
    """Whether a character is a Han character."""
    return "\u4e00" <= char <= "\u9fff"
