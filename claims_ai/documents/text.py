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
    "奧奥漢汉滿满維维謝谢嵐岚貨货屬属靜静龍龙陳陈張张劉刘楊杨黃黄趙赵吳吴孫孙馬马羅罗鄭郑蕭萧許许馮冯鄧邓葉叶呂吕蘇苏盧卢蔣蒋賈贾韋韦鄒邹陸陆顧顾錢钱湯汤"
    "賴赖龔龚萬万嚴严華华國国強强偉伟軍军傑杰濤涛曉晓麗丽輝辉飛飞蘭兰鳳凤東东興兴慶庆義义學学醫医療疗門门診诊術术藥药區区縣县鄉乡號号樓楼臺台銀银業业"
    "車车機机動动險险發发會会員员歲岁時时間间長长廣广爾尔勝胜賢贤貴贵賓宾鵬鹏鶴鹤寧宁寶宝實实對对將将應应總总戶户開开關关圖图園园團团場场處处務务衛卫"
    "製制複复內内兩两劑剂費费額额賬账詳详項项題题類类頁页領领顏颜顯显風风餘余館馆驗验體体點点齊齐齡龄賠赔書书報报單单證证憑凭據据稅税種种質质過过經经"
    "從从與与轉转聯联絡络電电話话職职約约結结紅红級级綜综給给統统計计訂订認认記记設设訴诉該该說说請请課课調调論论議议護护讓让識识讀读變变負负責责買买"
    "賣卖資资輛辆輕轻載载轎轿較较達达運运還还進进連连週周遠远選选釋释鎮镇鋪铺鐵铁錯错陽阳陰阴隊队際际雜杂雙双離离難难雲云頭头順顺預预願愿養养騎骑駕驾"
    "魚鱼鮮鲜麥麦黨党數数斷断暫暂條条極极樣样標标橋桥權权歐欧歸归殘残決决況况沒没淺浅溫温測测準准滅灭滬沪濟济灣湾災灾為为無无煙烟熱热爭争牆墙獨独獲获"
    "環环現现畫画當当癥症盤盘監监碼码礎础確确禮礼積积節节範范築筑簡简簽签糧粮紙纸純纯納纳細细終终組组絕绝綠绿網网線线編编緩缓緊紧縫缝績绩織织繳缴續续"
    "罰罚習习聖圣聲声聽听腦脑腫肿膚肤膽胆臉脸臨临舊旧莊庄補补裝装見见規规視视親亲覺觉觀观觸触訊讯評评詞词試试誤误譯译財财貼贴趕赶跡迹軟软輪轮輸输辦办"
    "農农遞递遷迁郵邮鄰邻釐厘針针鈔钞鈣钙鉀钾鋼钢錄录錶表鏡镜鑒鉴閉闭閱阅陣阵階阶隨随雖虽響响頻频顆颗飲饮飯饭鹽盐齒齿執执協协參参壓压別别"
)
_SIMPLIFIED = str.maketrans(_TRADITIONAL[::2], _TRADITIONAL[1::2])


def simplified(text: str) -> str:
    """Traditional characters as mainland papers print them: the engine sometimes takes a simplified one for its older form.

    >>> simplified("謝嵐")
    '谢岚'
    """
    return text.translate(_SIMPLIFIED)


def with_millilitres(text: str) -> str:
    """A text with the unit of a volume whose l was taken for a one: 100m1.

    >>> with_millilitres("0.9%氯化钠注射液(100m1)")
    '0.9%氯化钠注射液(100ml)'
    """
    return re.sub(r"(?<=\d)m[1I|](?![\dA-Za-z])", "ml", text)


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
