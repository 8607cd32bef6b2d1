"""What a model knows of a candidate for a field: what its labels say, where it stands, its form, and whether the rules chose it too."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from claims_ai.documents.geometry import bounds, shared, width_height
from claims_ai.documents.layout import Sheet
from claims_ai.documents.personal import is_personal
from claims_ai.documents.reading.ranked import types
from claims_ai.documents.reading.ranked.candidates import Candidate
from claims_ai.documents.reading.ranked.keys import NO_KEY, Key, Surroundings, tail
from claims_ai.documents.reading.ranked.labelling import LabelModel
from claims_ai.documents.text import half_width
from claims_ai.identifiers import bank_card, credit_code, resident_id
from claims_ai.values import Field

Floats = NDArray[np.float64]

_PLACES = ("inline", "left", "above")
_ENDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(form)
    for name, form in {
        "hospital": r"医院|卫生院|保健院|卫生服务|诊所|门诊部|疗养院|卫生室|医疗中心|院区$",
        "company": r"公司|集团|厂$|商行|药房|药店|中心|事务所|合作社|经营部",
        "bank": r"银行|信用社|信用联社|支行|分行|邮储",
        "department": r"科$|科室|病区|门诊|ICU|科\(",
        "authority": r"公安|分局|派出所",
        "insurance": r"医保|职工|居民|城乡|城镇|新农合|自费|公费|离休|医疗保险",
        "type": r"综合|专科|三级|二级|一级|公立|民营|社区|营利",
        "address": r"省|市|区|县|镇|乡|村|路|街|号|栋|室|组",
        "illness": r"炎|病|症|癌|瘤|伤|折|感染|综合征|结石|梗|出血|高血压|糖尿|状态|术后|疝|痛",
        "heading": r"票据|发票|证明|记录|小结|清单|申请书|专用章|监制|统一|联$|保险公司",
    }.items()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """The candidates of a type with what is the same for all fields: one row each, and the texts that may name them."""

    options: tuple[Candidate, ...]
    names: tuple[str, ...]
    table: Floats
    keys: tuple[tuple[Key, Key, Key], ...]


def judged(sheet: Sheet, kind: str, options: Sequence[Candidate]) -> Judged:
    """The candidates with their surroundings and form."""
    around = Surroundings(sheet, [*sheet.lines])
    rows = [{**_place(sheet, option), **_form(option)} for option in options]
    relations = _RELATIONS.get(kind, _repeated)(options)
    full = [{**row, **relation} for row, relation in zip(rows, relations, strict=True)]
    names = tuple(full[0]) if full else ()
    table = np.array([list(row.values()) for row in full], float).reshape(len(full), len(names))
    return Judged(tuple(options), names, table, tuple(_keys(around, option) for option in options))


def features(one: Judged, field: str, labels: LabelModel, rule: Field | None) -> tuple[tuple[str, ...], Floats]:
    """Names and table of all features of the candidates for one field."""
    said = _said(one, field, labels)
    ruled = np.array([_ruled(option, rule) for option in one.options], float).reshape(len(one.options), 4)
    names = (*one.names, *_SAID, "rule_same", "rule_value", "rule_given", "rule_confidence")
    return names, np.hstack([one.table, said, ruled])


_SAID = (
    *(f"{place}_{what}" for place in _PLACES for what in ("own", "other", "gap", "colon")),
    "best",
    "best_rank",
    "beaten",
)


def _said(one: Judged, field: str, labels: LabelModel) -> Floats:
    """What the label model makes of the texts round each candidate, for this field against all others."""
    at = labels.fields.index(field)
    keys = [key for each in one.keys for key in each]
    chances = np.array([labels.chances(key.text) for key in keys]).reshape(len(keys), len(labels.fields))
    others = np.delete(chances, at, axis=1).max(axis=1, initial=0.0)
    places = np.array([(min(key.gap, 30.0), float(key.colon)) for key in keys], float).reshape(len(keys), 2)
    table = np.column_stack([chances[:, at], others, places]).reshape(len(one.keys), 4 * len(_PLACES))
    best = table[:, ::4].max(axis=1) if len(table) else np.zeros(0)
    order = np.argsort(np.argsort(-best, kind="stable"), kind="stable")
    beaten = (best.max(initial=0.0) - best) if len(best) else best
    return np.column_stack([table, best, np.minimum(order, 20), beaten])


def _ruled(option: Candidate, rule: Field | None) -> tuple[float, float, float, float]:
    if rule is None:
        return 0.0, 0.0, 0.0, 0.0
    same = rule.value == option.field.value
    here = bool(rule.box and option.field.box and shared(rule.box, option.field.box) > 0.5)
    return float(same and here), float(same), 1.0, rule.confidence


def _keys(around: Surroundings, option: Candidate) -> tuple[Key, Key, Key]:
    text = half_width(option.line.text)
    before, colon = tail(text[: option.start])
    inline = Key(before, 0.0, colon) if before else NO_KEY
    whole = max(len(text), 1)
    above = around.above(option.line, option.start / whole, option.end / whole)
    return inline, around.left_of(option.line) if not text[: option.start].strip() else NO_KEY, above


def _place(sheet: Sheet, option: Candidate) -> dict[str, float]:
    wide, high = sheet.size if all(sheet.size) else (1, 1)
    x0, y0, x1, _ = bounds(option.field.box or option.line.box)
    return {
        "x": x0 / wide,
        "y": y0 / high,
        "width": (x1 - x0) / wide,
        "height": width_height(option.line.box)[1] / (sheet.line_height or 1),
        "start": option.start / max(len(option.line.text), 1),
        "rest": (len(option.line.text) - option.end) / max(len(option.line.text), 1),
        "red_free": float(option.red_free),
        "rows": option.rows,
        "whole": float(option.whole),
        "confidence": option.field.confidence,
        "legibility": option.field.legibility,
    }


def _form(option: Candidate) -> dict[str, float]:
    value = option.field.value
    size = max(len(value), 1)
    around = half_width(option.line.text)[max(0, option.start - 2) : option.end + 2]
    return {
        "characters": len(value),
        "digits": sum(map(str.isdigit, value)) / size,
        "latin": sum("A" <= char <= "Z" for char in value) / size,
        "han": sum("\u4e00" <= char <= "\u9fff" for char in value) / size,
        "stars": float("*" in value),
        **{f"has_{name}": float(bool(form.search(value))) for name, form in _ENDS.items()},
        "begins_a_list": float(bool(re.match(r"[(]?[1一][.、)]", value))),
        "begins_within_a_list": float(bool(re.match(r"[(]?[2-9][.、)]", value))),
        "tells": float(bool(re.search(r"患者|病人|[男女]性", value))),
        "resident": float(resident_id.is_valid(value)),
        "credit": float(credit_code.is_valid(value)),
        "luhn": float(len(value) > 14 and bank_card.is_valid(value)),
        "surname": float(is_personal(value)),
        "point": float("." in option.field.text),
        "money": float("¥" in around or "元" in around),
    }


def _repeated(options: Sequence[Candidate]) -> list[dict[str, float]]:
    counts = Counter(option.field.value for option in options)
    return [
        {"count": counts[option.field.value], "order": i / max(len(options), 1), "several": len(options)}
        for i, option in enumerate(options)
    ]


def _amounts(options: Sequence[Candidate]) -> list[dict[str, float]]:
    values = [Decimal(option.field.value) for option in options]
    ordered = sorted(set(values), reverse=True)
    ranks = {value: rank for rank, value in enumerate(ordered)}
    running = _running(values)
    return [
        {
            **row,
            "value": float(min(value, Decimal(10**7))),
            "zero": float(value == 0),
            "rank": ranks[value],
            "is_sum": float(value in running[i]),
        }
        for i, (row, value) in enumerate(zip(_repeated(options), values, strict=True))
    ]


def _running(values: Sequence[Decimal]) -> list[set[Decimal]]:
    """For each amount, the sums of the two to twelve amounts printed before it."""
    return [{sum(values[start:i], Decimal(0)) for start in range(max(0, i - 12), i - 1)} for i in range(len(values))]


def _dates(options: Sequence[Candidate]) -> list[dict[str, float]]:
    days = sorted({option.field.value for option in options})
    return [
        {**row, "year": float(option.field.value[:4]) if option.field.value[:4].isdigit() else 9999.0, "age": days.index(option.field.value), "days": len(days)}
        for row, option in zip(_repeated(options), options, strict=True)
    ]  # fmt: skip


_RELATIONS: Mapping[str, Callable[[Sequence[Candidate]], list[dict[str, float]]]] = {
    types.AMOUNT: _amounts,
    types.WORDS: _amounts,
    types.DATE: _dates,
}
