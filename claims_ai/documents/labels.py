"""Labels and the stretches of text they name: found in a line as printed, as misread, and with their first character set apart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from claims_ai.documents.geometry import centre, part_of, union, width_height
from claims_ai.documents.personal import NAME
from claims_ai.documents.text import by_look, half_width, lookalike_pattern
from claims_ai.values import Box, Line

_LABEL = re.compile(r"([\u4e00-\u9fff()/]{2,14})\s*:")
# English words behind a Chinese label that say the same
_GLOSS = re.compile(
    r"(?i)[\s/]*(?:(?:name|sex|gender|age|dates?|birth|of|no|number|mrn|id|card|policy|insured|applicant|claimant|beneficiary|payee|bank|account|phone|"
    r"mobile|tel|address|department|dept|ward|bed|doctor|physician|attending|diagnosis|on|at|in|upon|admission|admitted|discharged?|days?|stay|length|"
    r"hospital|clinical|final|initial|total|amount|paid|payment|invoice|receipt|code|issued?|the|type|patient'?s?|outpatient|inpatient|record|medical|"
    r"hospitali[sz]ation|insurance|accident|time|place|location|claim|signature|loss|branch|holder|email|details?)[\s.'/]*)+(?=[\s:]*$|\s*:)"
)
_GLOSS_WORDS = re.compile(
    r"(?i)(?:\s|[./&-]|\b(?:name|sex|gender|age|dates?|birth|of|no|number|id|card|policy|insured|applicant|claimant|beneficiary|payee|bank|account|phone|"
    r"mobile|tel|telephone|address|e|mail|email|passport|branch|and|or|onset|accident|diagnosis|symptoms?|holder|payment|hospital|provider|type|currency|"
    r"amount|claimed|total|relationship|occupation|nationality|employer|group|signature|patient|member|contact|details?|reason|place|time|location)\b)+"
)
# what a label says of itself in brackets: 合计(共13项), 其他支付(补充保险、救助等)
_ASIDE = re.compile(r"\s*\((?!\s*[大小]\s*写|\s*[章签盖公])[\u4e00-\u9fff、,，/\d]{2,20}\)(?=\s*(?:[:;]|$|[¥\d]))")
# labels whose value often follows without a colon, and is Chinese
_CLOSE = ("姓名", "就诊人", "交款人", "缴款人", "科室", "科别", "病区", "病室", "医师", "医生")
# what follows a label without a colon where it can be nothing else
_FOLLOWED = {
    "诊断": r"(?!依据|标准|明确|医师|医生|日期|时间|意见|结果)[\u4e00-\u9fff]{2}",
    "地点": r"[\u4e00-\u9fff]{2,}[省市区县旗路街道]",
    "时间": r"20\d\d\s*年",
    "开户行": r"[\u4e00-\u9fff]{2,12}(?:银行|信用)",
    "费别": r"(?:全?自费|公费|医保|职工|居民|城乡|城镇|新农合|省直|市直|普通|离休)",
    "户名": r"[\u4e00-\u9fff·]{2,12}\s*$",
}
# 诊断证明书 is what a paper calls itself
_NO_TITLE = r"(?!\s*(?:证明|专用|书|报告))"
# 非营利性医疗机构 is a sort of hospital
_NO_SORT = r"(?<![营盈]利性)"
_BRACKET = re.compile(r"\s*】\s*:?")
# labels of people, behind which a name may follow without one
_PEOPLE = (
    "申请人", "户名", "收款人", "领款人", "受益人", "被保人", "出险人", "投保人", "持卡人", "开户人", "所有人",
    "车主", "驾驶人", "患者", "病人", "报案人")  # fmt: skip
_SPACED = (
    "金额", "税额", "合计", "数量", "单价", "单位", "名称", "姓名", "性别", "年龄", "病区", "科室", "科别", "病室", "床号", "床位", "民族", "职业", "籍贯",
    "住址", "地址", "日期", "时间", "地点", "电话", "户名", "账号", "卡号", "诊断", "医师", "医生", "签名", "备注", "费别", "类别",)  # fmt: skip


def is_gloss(text: str) -> bool:
    """Whether a text is nothing but the English words of a label.

    >>> is_gloss("ID / Passport No. "), is_gloss("WANG LI "), is_gloss(" ")
    (True, False, False)
    """
    return bool(text.strip()) and _GLOSS_WORDS.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Wrapped(Line):
    """Running text over several lines, as one line; `parts` are the lines and where in the text each begins."""

    parts: tuple[tuple[int, Line], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line's text, with the line it stands in."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The half-width text of the stretch."""
        return half_width(self.line.text)[self.start : self.end]

    @property
    def box(self) -> Box:
        """Where the stretch stands, by the width of its characters: a Chinese one is as wide as two Latin ones."""
        if isinstance(self.line, Wrapped):
            return union([part.box for part in self._parts(self.line.parts)])
        widths = [2 if ord(char) > 0x2E7F else 1 for char in self.line.text]
        total = sum(widths) or 1
        return part_of(self.line.box, sum(widths[: self.start]) / total, sum(widths[: self.end]) / total)

    @property
    def confidence(self) -> float:
        """The engine's score of the line, or of the worst of the lines it runs over."""
        if isinstance(self.line, Wrapped):
            return min(part.confidence for part in self._parts(self.line.parts))
        return self.line.confidence

    @property
    def legibility(self) -> float:
        """The engine's score of the stretch's least legible character; the line's, where it tells no more."""
        if isinstance(self.line, Wrapped):
            return min(part.legibility for part in self._parts(self.line.parts))
        return min(_scores_of(self.line)[self.start : self.end], default=self.line.confidence)

    def _parts(self, lines: Sequence[tuple[int, Line]]) -> list["Span"]:
        """The stretch as parts of the lines it runs over."""
        cut = [Span(line, max(self.start - at, 0), min(self.end - at, len(line.text))) for at, line in lines]
        return [part for part in cut if part.start < part.end] or cut[:1]


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found: the name it stands for, its line, and the characters it takes up."""

    name: str
    line: Line
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The label itself."""
        return Span(self.line, self.start, self.end)


class Vocabulary:
    """The labels of one document kind: label text to name. A name that is no field only ends the value before it."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = dict(labels)
        longest_first = sorted(self._labels, key=len, reverse=True)
        self._longest_first = longest_first
        self._looks = {label: by_look(label) for label in longest_first}
        self._known = frozenset(self._looks.values())
        self._order = {label: place for place, label in enumerate(longest_first)}
        self._remembered = lru_cache(maxsize=1024)(self._find)

    def hits(self, line: Line) -> tuple[Hit, ...]:
        """Labels in a line, left to right: exact but for confusable characters, then what else ends in a colon.

        A word with a colon is a label even where it is none of ours: it has no name and ends the value before it.
        """
        return tuple(Hit(hit.name, line, hit.start, hit.end) for hit in self._remembered(half_width(line.text)))

    def is_label(self, text: str) -> bool:
        """Whether a text without spaces is one of the labels, but for confusable characters."""
        return by_look(text) in self._known

    def _find(self, text: str) -> tuple[Hit, ...]:
        """The same for a text, which every label of a page asks about anew."""
        line = Line(text, 0.0, ((0, 0),) * 4)
        exact = [Hit(self._labels[label], line, start, end) for label, start, end in self._exact(text)]
        found = list(exact)
        for match in _LABEL.finditer(text):
            if all(match.end() <= hit.start or match.start() >= hit.end for hit in exact):
                found.append(self._other(line, match, found))
        return _without_values([_glossed(hit, text) for hit in sorted(found, key=lambda hit: hit.start)], text)

    def _exact(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Labels with where they begin and end, the first in the text first, of those that begin together the longest.

        Only those whose characters are there at all are looked for by their pattern.
        """
        bare = by_look("".join(text.split()))
        there = [label for label in self._longest_first if self._looks[label] in bare]
        at = 0
        while found := [
            (m.start(), self._order[label], m) for label in there if (m := _pattern(label).search(text, at))
        ]:
            _, order, match = min(found, key=lambda one: one[:2])
            yield self._longest_first[order], match.start(), match.end()
            at = match.end()

    def _other(self, line: Line, match: re.Match[str], before: Sequence[Hit]) -> Hit:
        """The label nearest to a word with a colon, else the one it ends in behind another's value, else a nameless one."""
        word = match[1].removeprefix("其中")
        best = min(self._longest_first, key=lambda label: Levenshtein.distance(self._looks[label], by_look(word)))
        if self._looks[best] == by_look(word):
            return Hit(self._labels[best], line, match.end(1) - len(word), match.end())
        if len(best) >= 3 and Levenshtein.distance(self._looks[best], by_look(word)) <= (1 if len(best) < 6 else 2):
            return Hit(self._labels[best], line, match.start(), match.end())
        if any(0 <= match.start() - hit.end <= 1 for hit in before):
            for label in self._longest_first:
                if by_look(word).endswith(self._looks[label]):
                    return Hit(self._labels[label], line, match.end(1) - len(label), match.end())
        return Hit("", line, match.start(), match.end())


def _glossed(hit: Hit, text: str) -> Hit:
    """A label with the bracket it ends in, and the English words behind it that say the same: 【入院诊断】, 入院诊断 Diagnosis on Admission."""
    if text[hit.start - 1 : hit.start] == "【" and (end := _BRACKET.match(text, hit.end)):
        return replace(hit, end=end.end())
    gloss = None if text[: hit.end].endswith(":") else _GLOSS.match(text, hit.end) or _ASIDE.match(text, hit.end)
    if not gloss:
        return hit
    colon = re.compile(r"\s*:").match(text, gloss.end())
    return replace(hit, end=(colon or gloss).end())


def _without_values(hits: Sequence[Hit], text: str) -> tuple[Hit, ...]:
    """A word that ends the line right behind a label's colon is its value, whatever label it might be: 费别:自费."""
    bare = text.rstrip()
    if len(hits) < 2 or bare.endswith(":") or hits[-1].end != len(bare):
        return tuple(hits)
    label = text[: hits[-2].end].rstrip()
    is_value = not text[hits[-2].end : hits[-1].start].strip() and label.endswith(":") and not label.endswith("其中:")
    return tuple(hits[:-1]) if is_value else tuple(hits)


@cache
def _pattern(label: str) -> re.Pattern[str]:
    return re.compile(_label_pattern(label))


def _label_pattern(label: str) -> str:
    """A short label has to stand alone: not inside a longer word, and with its colon, a number or nothing behind it."""
    pattern = _NO_SORT * label.startswith("医疗机构") + lookalike_pattern(label) + _NO_TITLE * label.endswith("诊断")
    if len(label) <= 3:
        alone = rf"(?<![\u4e00-\u9fff](?<![元男女岁])){pattern}(?=\s*(?:[:;_(¥\dA-Za-z]|/\s*[A-Za-z]|元|$)|[男女])"
        behind = (
            r"\s+\S|[\u4e00-\u9fff]{2,12}$"
            if label in _CLOSE
            else rf"\s+\S|{NAME}\s*$"
            if label in _PEOPLE
            else r"\s+\S"
        )
        number = rf"|{pattern}(?=\s*[:]?\s*[A-Z]{{0,3}}\d{{4}})" if label.endswith("号") and len(label) > 2 else ""
        behind = rf"{behind}|{_FOLLOWED[label]}" if label in _FOLLOWED else behind
        behind = rf"{behind}|{NAME}(?=\s*(?:性\s*别|[男女]\s|年\s*龄))" if label == "姓名" else behind
        told = rf"|(?:(?<=[男女岁])|(?<=[男女岁] )){pattern}(?=[\u4e00-\u9fff]{{2}})" if label in _CLOSE else ""
        ending = rf"|(?<=科){pattern}(?=\s*$)" if label.endswith("号") else ""
        return rf"(?:{alone}|^\s*{pattern}(?={behind}){told}{number}{ending})\s*[:;]?"
    return rf"{pattern}\s*[:;]?"


# the last character of a label with what follows it
_ENDS_LABEL = re.compile(r"\s*[\u4e00-\u9fff]\s*[:：(（]")


def whole_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines with a label whose first character stands apart from the rest (姓　名:, 金　额) put together."""
    rest = {id(line): line for line in lines}
    apart = [line for line in lines if re.fullmatch(r"\s*[\u4e00-\u9fff]\s*", line.text)]
    for second in lines:
        firsts = [first for first in apart if id(first) in rest and first is not second and _goes_on(first, second)]
        if firsts and id(second) in rest:
            first = max(firsts, key=lambda line: line.box[1][0])
            del rest[id(first)]
            rest[id(second)] = _put_together(first, second)
    for last in apart:
        over = next((line for line in rest.values() if last.text.strip() == "名" and _is_begun_over(line, last)), None)
        if over and id(last) in rest:
            del rest[id(last)]
            rest[id(over)] = _put_together(over, last)
    return list(rest.values())


def _put_together(first: Line, second: Line) -> Line:
    text = first.text.strip()
    scores = _scores_of(first)[: len(text)] + _scores_of(second)
    return Line(text + second.text, min(first.confidence, second.confidence), union([first.box, second.box]), scores)


def _is_begun_over(line: Line, last: Line) -> bool:
    """Whether a label for a name, cut before its last character, stands right over that."""
    height = width_height(last.box)[1]
    left, down = line.box[0][0] - last.box[0][0], centre(last.box)[1] - centre(line.box)[1]
    return (
        bool(re.search(r"[\u4e00-\u9fff]姓\s*$", line.text)) and -6 * height < left < height and 0 < down < 2 * height
    )


def _scores_of(line: Line) -> tuple[float, ...]:
    return line.scores or (line.confidence,) * len(line.text)


def _goes_on(first: Line, line: Line) -> bool:
    """Whether a line is the rest of a label whose first character stands before it."""
    if not (_ENDS_LABEL.match(line.text) or (first.text + line.text).strip() in _SPACED):
        return False
    height = width_height(first.box)[1]
    gap, drop = line.box[0][0] - first.box[1][0], centre(line.box)[1] - centre(first.box)[1]
    return -height < gap < 5 * height and abs(drop) < 0.5 * height
