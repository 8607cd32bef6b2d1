"""Which document a page is: a linear model over the words that tell kinds and the page's shape. `other` when nothing speaks clearly for a kind.

The model is a table of weights, learned by scikit-learn (training/kinds.py) from drawn pages; adding them up needs no library.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from claims_ai.documents.geometry import width_height
from claims_ai.documents.labelled import kinds as labelled_kinds
from claims_ai.documents.labelled import labelled
from claims_ai.documents.layout import Sheet, chinese_share
from claims_ai.documents.model_folder import read_card, read_model
from claims_ai.documents.reckoned import reckoned_rows
from claims_ai.documents.signs import SIGNS, WORDS, headings, signs_in, weighed
from claims_ai.documents.text import half_width, squash
from claims_ai.documents.titles import TITLES, titled
from claims_ai.resources import folder
from claims_ai.values import Line

Floats = NDArray[np.float64]
VERSION = "1"
OTHER = "other"
_CARD_NUMBER = re.compile(r"(?<!\d)(?:\d{4} ?){3,4}\d{1,4}(?!\d)")
_RESIDENT = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_AMOUNT = re.compile(r"\d\.\d\d(?!\d)")
_IN_ROWS = re.compile(r"(?:\d{4,6}){1,2}")
_COUNTED: Mapping[str, tuple[re.Pattern[str], int]] = {
    name: (re.compile(form), most)
    for name, (form, most) in {
        "hospitals": (r"医院|卫生院|卫生服务|诊所|门诊部|保健院|疗养院", 2),
        "companies": (r"公司|超市|商店|药房|药店|商行|商场|便利|酒店|餐", 3),
        "fees": (r"[药查验疗位理术射血氧料诊食]费", 8),
        "stays": (r"住院|入院|出院|床号|病区|预[缴交]|天数", 6),
        "visits": (r"门诊|急诊|挂号|就诊", 4),
        "units": (r"[(/\d](?:盒|支|片|瓶|袋|次|粒|ml|mg|g|项|日|小时|套|个|张)(?![\u4e00-\u9fff])", 12),
        "illnesses": (r"炎|骨折|高血压|糖尿病|综合征|结石|肿瘤|感染|损伤|梗死", 6),
        "sentences": (r"[,,][^,,。]{4,}[。;]", 6),
        "banks": (r"银行|bank|unionpay|银联", 3),
        "payments": (r"统筹|医保|自付|自费|个人账户|现金支付|支付", 8),
        "taxes": (r"税", 8),
        "traffic": (r"驾驶|机动车|号牌|车辆|交通", 6),
        "insurances": (r"保险|理赔|被保险人|保单|受益人", 8),
        "money_in_words": (r"[壹贰叁肆伍陆柒捌玖][拾佰仟万元圆]", 4),
    }.items()
}
_UNKNOWN = "unknown"
_CARD_LINES = 25
_CARD_DIGITS = range(16, 20)
_LEAST, _NUMBER_SAYS, _FEW = 2.0, 2.5, 3
_BILLS = "medical_invoice_inpatient", "medical_invoice_outpatient"
_LIST, _UNTITLED = "expense_list", 0.6
_TREATMENT = re.compile(
    r"注射|静脉|输[液血氧]|采血|护理|床位|诊查|检[测查验]|测定|常规|分析|摄影|成像|超声|彩超|平扫|心电|吸入|治疗|疗法|换药|缝合|穿刺|培养|造影|切除|监[测护]"
    r"|[片胶囊粒散丸膏剂贴]$|口服液|颗粒|胶囊|\d+\s*(?:mg|ml|g)\b|导[尿管]|敷料|纱布|绷带|输液器|注射器|留置针|钢板|缝合线|[五六七八]项|功能"
)
_OF_A_SUMMARY = re.compile(
    r"[【\[(]?(?:[一二三四五六七八九十\d]+[、.])?[【\[]?(?:患者)?(出院时?情况|出院诊断|出院医嘱|出院带药|出院后|住院经过|[诊治]疗经过|入院情况|入院诊断|手术经过|病理诊断)"
)
_TWO = 2
_OF_ANOTHER = re.compile(r"(?:记录|病历|首页|报告|同意书|证明书?|医嘱单)$")
_BILL_TITLE = re.compile(r"^(?!.*(?:预[交缴付]|押金)).{0,24}(?:票据|收据|发票)(?:[(].{0,6}[)])?$")
_FOR_TREATMENT = re.compile(r"医疗.{0,8}[收票]据")
_RECEIPT = "receipt"
_OF_A_STAY = re.compile(r"(?<!观)床位费|住院(?!号)|入院|出院|[预补]缴|退费")
_OF_A_VISIT = re.compile(r"门诊(?!/)|急诊|挂号")
# A title tells more than any word on the page.
_TITLE = 3.0


class KindCard(BaseModel):
    """What the model of kinds is made of: its data with their licence, its figures, and its features in the order of its weights."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    learned_from: tuple[str, ...]
    licence: str
    metrics: Mapping[str, float]
    kinds: tuple[str, ...]
    features: tuple[str, ...]
    sha256: str
    enough: float


class KindModel:
    """One row of weights a kind over the signs and the shape of a page."""

    def __init__(self, card: KindCard, weights: Floats) -> None:
        """`weights`: one row a kind, one column a feature and a last one that is always added."""
        self.card, self._weights = card, weights
        self._place = {feature: i for i, feature in enumerate(card.features)}

    def chances(self, sheet: Sheet) -> dict[str, float]:
        """The chance of each kind."""
        row = np.zeros(len(self.card.features) + 1)
        row[-1] = 1.0
        for feature, value in features(sheet).items():
            if feature in self._place:
                row[self._place[feature]] = value
        scores = self._weights @ row
        chances = np.exp(scores - scores.max())
        return dict(zip(self.card.kinds, map(float, chances / chances.sum()), strict=True))


def classify(sheet: Sheet) -> tuple[str, float]:
    """The document type of a page and the chance that it is right."""
    if _evidence(sheet) < _LEAST:
        return _as_further_page(sheet) or (OTHER, 1.0)
    model = shipped_kinds()
    chances = model.chances(sheet)
    kind, chance = max(chances.items(), key=lambda entry: entry[1])
    if kind in _BILLS and chance < model.card.enough and (told := _as_a_bill(sheet)):
        kind, chance = told, sum(chances[each] for each in _BILLS)
    if kind != OTHER and chance < model.card.enough:
        kind, chance = OTHER, 1 - chance
    if kind in (_RECEIPT, *_BILLS) and (said := _bill_of_title(sheet, chances)):
        kind, chance = said, sum(chances[each] for each in (_RECEIPT, *_BILLS))
    further = _as_further_page(sheet) if kind == OTHER else None
    return further or (kind, round(chance, 4))


def _as_further_page(sheet: Sheet) -> tuple[str, float] | None:
    """The document that a page without a title goes on with, where its charges or headings tell."""
    if titled(_upper(sheet)):
        return None
    return next(((kind, _UNTITLED) for kind, goes_on in _GOES_ON.items() if goes_on(sheet)), None)


def _goes_on_a_list(sheet: Sheet) -> bool:
    """Whether a page that does not say what it is goes on with the charges of a hospital: rows that reckon, most of them for treatment."""
    rows = [" ".join(line.text for line in row.lines) for row in reckoned_rows(sheet)]
    return len(rows) >= _FEW and 2 * sum(_TREATMENT.search(row) is not None for row in rows) >= len(rows)


def _goes_on_a_summary(sheet: Sheet) -> bool:
    """Whether a page that does not say what it is goes on with how a stay in hospital went and ended: several of its headings."""
    said = {match[1] for line in sheet.lines if (match := _OF_A_SUMMARY.match(squash(half_width(line.text))))}
    of_another = any(_OF_ANOTHER.search(squash(line)) for line in _upper(sheet))
    return len(said) >= _TWO and not of_another and _UNKNOWN not in _named(sheet)


_GOES_ON = {_LIST: _goes_on_a_list, "discharge_summary": _goes_on_a_summary}
"""The kinds whose further pages have no title, and how they are known."""


def _bill_of_title(sheet: Sheet, chances: Mapping[str, float]) -> str | None:
    """What a bill is of by its title, where that names a stay or a visit, or else that it is for treatment and no receipt of a shop."""
    titles = " ".join(line for line in _upper(sheet) if _BILL_TITLE.search(squash(half_width(line))))
    stay, visit = "住院" in titles, "门诊" in titles or "急诊" in titles
    if stay != visit:
        return _BILLS[0] if stay else _BILLS[1]
    return max(_BILLS, key=lambda kind: chances[kind]) if _FOR_TREATMENT.search(squash(titles)) else None


def _as_a_bill(sheet: Sheet) -> str | None:
    """What a bill is of whose title was not read, if its words tell: a stay, where beds are charged or sums were paid ahead."""
    stay, visit = (words.search(sheet.text) is not None for words in (_OF_A_STAY, _OF_A_VISIT))
    if stay == visit:
        return None
    return _BILLS[0] if stay else _BILLS[1]


def _evidence(sheet: Sheet) -> float:
    """How much the signs of a page say at most; a word or two do not make a document."""
    words = max(weighed(signs_in(sheet.text)).values())
    return words + _NUMBER_SAYS * _has_card_number(sheet) + _LEAST * (_reckoned(sheet) >= _FEW)


def _reckoned(sheet: Sheet) -> int:
    """How many rows of a page are charges that reckon."""
    return sum(1 for _ in reckoned_rows(sheet))


def features(sheet: Sheet) -> dict[str, float]:
    """What the signs, the labels and the shape of a page speak for; what it does not have is left out."""
    found = signs_in(sheet.text)
    title = signs_in("\n".join(line.text for line in sheet.lines if _is_title(line, sheet)))
    return {
        **{f"sign:{sign}": 1.0 for sign in found},
        **{f"kind:{kind}": min(weight, 12.0) / 2 for kind, weight in weighed(found).items() if weight},
        **{f"title:{kind}": min(weight, 6.0) for kind, weight in weighed(title).items() if weight},
        **{f"head:{kind}": min(weight, 5.0) for kind, weight in _named(sheet).items()},
        **{f"titled:{kind}": _TITLE for kind in titled(_upper(sheet))},
        **{f"labels:{kind}": min(count, 10) / 5 for kind, count in labelled(sheet.text).items()},
        **{f"shape:{name}": value for name, value in _shape(sheet, found).items() if value},
    }


def every_feature() -> tuple[str, ...]:
    """The features in order."""
    weights = (f"{what}:{kind}" for what in ("kind", "title", "head") for kind in SIGNS)
    shape = _shape(Sheet(()), frozenset())
    return (
        *weights,
        *(f"sign:{sign}" for sign in WORDS),
        f"head:{_UNKNOWN}",
        *(f"titled:{kind}" for kind in TITLES),
        *(f"labels:{kind}" for kind in labelled_kinds()),
        *(f"shape:{name}" for name in shape),
    )


def _is_title(line: Line, sheet: Sheet) -> bool:
    """Whether a line is large print in the upper part of a page."""
    return line.box[0][1] < _down(sheet, 0.4) and width_height(line.box)[1] > 1.25 * sheet.line_height


def _down(sheet: Sheet, share: float) -> float:
    """So far down a page, or down its text where this lies low in a larger picture."""
    tops = [line.box[0][1] for line in sheet.lines]
    first, last = min(tops, default=0.0), max(tops, default=0.0)
    return max(share * (sheet.size[1] or 1e9), first + share * (last - first))


def _upper(sheet: Sheet) -> list[str]:
    """The lines of the upper part of a page, where it says what it is."""
    upper = _down(sheet, 0.35)
    return [line.text for line in sheet.lines if line.box[0][1] < upper]


def _named(sheet: Sheet) -> dict[str, float]:
    """How much the headings of a page speak for each kind; `unknown` where they name a document of no kind we know."""
    names = headings(_upper(sheet))
    if not names:
        return {}
    known = {kind: weight for kind, weight in weighed(signs_in("\n".join(names))).items() if weight}
    return known or {_UNKNOWN: 3.0}


def _shape(sheet: Sheet, found: frozenset[str]) -> dict[str, float]:
    text = squash(sheet.text)
    low = text.lower()
    wide, high = sheet.size if all(sheet.size) else (1, 1)
    second, best = sorted(weighed(found).values())[-2:]
    return {
        "lines": min(len(sheet.lines), 100) / 50,
        "letters": min(len(text), 2000) / 1000,
        "upright": float(high > 1.15 * wide),
        "digits": sum(map(str.isdigit, text)) / max(len(text), 1),
        "chinese": chinese_share(text),
        "amounts": min(len(_AMOUNT.findall(text)), 20) / 10,
        "reckoned": min(_reckoned(sheet), 10) / 5,
        "card_number": float(_has_card_number(sheet)),
        "resident_number": float(bool(_RESIDENT.search(text))),
        **{name: min(len(form.findall(low)), most) / most for name, (form, most) in _COUNTED.items()},
        "hardly_any_text": float(len(text) < 12),
        "best_sign": min(best, 12.0) / 6,
        "second_sign": min(second, 12.0) / 6,
    }


def _has_card_number(sheet: Sheet) -> bool:
    if len(sheet.lines) >= _CARD_LINES:
        return False
    grouped = [squash(line.text) for line in sheet.lines if _IN_ROWS.fullmatch(squash(line.text))]
    return len("".join(grouped)) in _CARD_DIGITS or any(_CARD_NUMBER.search(line.text) for line in sheet.lines)


@cache
def shipped_kinds(version: str = VERSION) -> KindModel:
    """The model of models/kinds; it is loaded once."""
    return load_kinds(folder("models") / "kinds" / version)


def load_kinds(path: Path) -> KindModel:
    """The model of a folder; ModelError names the file that is missing, damaged or not the one of the card."""
    card = read_card(path, KindCard, "kinds")
    return KindModel(card, np.array(json.loads(read_model(path / "weights.json", card.sha256, "kinds")), float))
