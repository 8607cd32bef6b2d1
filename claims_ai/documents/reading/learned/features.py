"""What a model knows of a candidate: where it stands, how it is printed, its words and those of the rows round it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from claims_ai.documents.geometry import width_height
from claims_ai.documents.layout import chinese_share
from claims_ai.documents.reading.learned.candidates import COMPANY, LABELLED, Candidate, in_words
from claims_ai.documents.reading.learned.rows import Row
from claims_ai.documents.reading.learned.telling import TOTALS, WORDS
from claims_ai.documents.signs import headings
from claims_ai.documents.text import half_width

Features = Mapping[str, float]
_DAYS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "day": r"DATE|日期|时间|开票|结算|交易|下单|消费|销售|打印|ISSUED",
        "paid": r"结算|结账|收款|支付|付款|交易|离店|退房|出场|PAID",
        "start": r"入住|入场|进场|开台|开单|预订|下单|送修|上车",
        "expiry": r"效期|有效|生产|批号|保质|到期|截止|EXP|VALID|DUE",
    }.items()
}


def features(field: str, candidates: Sequence[Candidate], rows: Sequence[Row]) -> list[Features]:
    """The features of all candidates of a field, in order."""
    makers: Mapping[str, Callable[[Sequence[Candidate], Sequence[Row]], list[Features]]] = {
        "issue_date": _of_dates,
        "total_amount": _of_amounts,
    }
    return makers.get(field, _of_runs)(candidates, rows)


def _place(candidate: Candidate, rows: Sequence[Row]) -> dict[str, float]:
    first, last = rows[candidate.first], rows[candidate.last - 1]
    return {
        "row": candidate.first,
        "from_end": len(rows) - candidate.last,
        "top": first.top,
        "bottom": last.top,
        "left": min(row.left for row in rows[candidate.first : candidate.last]),
        "right": max(row.right for row in rows[candidate.first : candidate.last]),
        "height": first.height,
        "confidence": min(row.confidence for row in rows[candidate.first : candidate.last]),
    }


def _words(prefix: str, row: Row | None, words: Mapping[str, re.Pattern[str]] = WORDS) -> dict[str, float]:
    """Which of the word lists a row has; -1 where there is no row."""
    text = row.text.upper() if row else ""
    return {f"{prefix}_{name}": float(bool(pattern.search(text))) if row else -1.0 for name, pattern in words.items()}


def _at(rows: Sequence[Row], index: int) -> Row | None:
    return rows[index] if 0 <= index < len(rows) else None


def _of_runs(candidates: Sequence[Candidate], rows: Sequence[Row]) -> list[Features]:
    labelled = float(sum(candidate.form == LABELLED for candidate in candidates))
    titles = [bool(headings([line.text for line in row.lines])) for row in rows]
    return [{**_of_run(candidate, rows), **_said(candidate, titles), "labels": labelled} for candidate in candidates]


def _said(candidate: Candidate, titles: Sequence[bool]) -> dict[str, float]:
    """Whether a label says what it is, and what its own words say: a title, a company's name."""
    within = titles[candidate.first : candidate.last]
    return {
        "labelled": float(candidate.form == LABELLED),
        "titles": float(sum(within)),
        "title_before": float(candidate.first > 0 and titles[candidate.first - 1]),
        "title_on_page": float(any(titles)),
        "chinese": chinese_share(candidate.value),
        "company": float(bool(COMPANY.fullmatch(candidate.value))),
        "colons": float(len(re.findall("[::]", candidate.value))),
    }


def _of_run(candidate: Candidate, rows: Sequence[Row]) -> Features:
    run, text = rows[candidate.first : candidate.last], candidate.value
    first, before, behind = run[0], _at(rows, candidate.first - 1), _at(rows, candidate.last)
    return {
        **_place(candidate, rows),
        "rows": len(run),
        "part": float(candidate.part),
        "characters": len(text),
        "digits": sum(map(str.isdigit, text)) / max(len(text), 1),
        "commas": text.count(",") / len(run),
        "centred": abs((first.left + first.right) / 2 - 0.5),
        "width_spread": max(row.right - row.left for row in run) - min(row.right - row.left for row in run),
        "height_spread": max(row.height for row in run) - min(row.height for row in run),
        "height_before": before.height if before else -1.0,
        "height_behind": behind.height if behind else -1.0,
        "gap_before": first.top - before.top if before else -1.0,
        "gap_behind": behind.top - run[-1].top if behind else -1.0,
        **_beside("before", before, first),
        **_beside("behind", behind, run[-1]),
        "ends_comma": float(text.rstrip().endswith(",")),
        "before_ends_comma": float(bool(before) and str(before.text if before else "").rstrip().endswith(",")),
        "any_digits_row": max(sum(map(str.isdigit, row.text)) / max(len(row.text), 1) for row in run),
        **_words("first", first),
        **_words("last", run[-1]),
        **_words("before", before),
        **_words("behind", behind),
        **{
            f"count_{name}": float(sum(bool(pattern.search(row.text.upper())) for row in run))
            for name, pattern in WORDS.items()
        },
    }


def _beside(prefix: str, other: Row | None, own: Row) -> dict[str, float]:
    """How alike a row and the one before or behind a run are set: a name or an address that goes on keeps size, margin and pace."""
    if other is None:
        return {
            f"{prefix}_larger": 0.0,
            f"{prefix}_shifted": -1.0,
            f"{prefix}_off_centre": -1.0,
            f"{prefix}_pace": -1.0,
        }
    upper, lower = sorted((other, own), key=lambda row: row.top)
    high = width_height(upper.lines[0].box)[1] or 1.0
    return {
        f"{prefix}_larger": other.height / (own.height or 1.0),
        f"{prefix}_shifted": abs(other.left - own.left),
        f"{prefix}_off_centre": abs(other.left + other.right - own.left - own.right) / 2,
        f"{prefix}_pace": (lower.lines[0].box[0][1] - upper.lines[0].box[0][1]) / high,
    }


def _of_dates(candidates: Sequence[Candidate], rows: Sequence[Row]) -> list[Features]:
    values = Counter(candidate.value for candidate in candidates)
    forms = ("ymd", "dmy", "dMy", "Mdy", "packed", "yymd")
    chinese = chinese_share("".join(row.text for row in rows))
    return [
        {
            **_place(candidate, rows),
            "order": index,
            "count": values[candidate.value],
            "others": len(values),
            "form": forms.index(candidate.form),
            "chinese": chinese,
            "year": int(candidate.value[:4]),
            **_words("own", rows[candidate.first]),
            **_words("before", _at(rows, candidate.first - 1)),
            **{f"label_{name}": float(bool(form.search(_label_of(candidate, rows)))) for name, form in _DAYS.items()},
            "clock": float(bool(re.search(r"\d{1,2}:\d{2}", rows[candidate.first].text))),
        }
        for index, candidate in enumerate(candidates)
    ]


def _of_amounts(candidates: Sequence[Candidate], rows: Sequence[Row]) -> list[Features]:
    amounts = [Decimal(candidate.value) for candidate in candidates]
    counts = Counter(amounts)
    ordered = sorted(counts, reverse=True)
    differences = {a - b for a in counts for b in counts if a > b}
    sums = {a + b for a in counts for b in counts if a and b}
    written = {Decimal(candidate.value) for candidate in in_words(rows)}
    totals = [index for index, row in enumerate(rows) if TOTALS["total"].search(row.text.upper())]
    return [
        {
            **_place(candidate, rows),
            "value": float(amount),
            "rank": ordered.index(amount),
            "count": counts[amount],
            "share_of_largest": float(amount / ordered[0]) if ordered[0] else 0.0,
            "is_difference": float(amount in differences),
            "is_sum": float(amount in sums),
            "rows_behind_total": min((candidate.first - t for t in totals if t <= candidate.first), default=-1),
            "totals_behind": sum(t > candidate.first for t in totals),
            "last_in_row": float(candidate.spans[0].line is rows[candidate.first].lines[-1]),
            "in_row": len(re.findall(r"\d+\.\d\d", rows[candidate.first].text)),
            "in_words": float(amount in written) if written else -1.0,
            **_own_words(_label_of(candidate, rows)),
            **_words("own", rows[candidate.first], TOTALS),
            **_words("before", _at(rows, candidate.first - 1), TOTALS),
            **_words("behind", _at(rows, candidate.first + 1), TOTALS),
        }
        for candidate, amount in zip(candidates, amounts, strict=True)
    ]


def _own_words(label: str) -> dict[str, float]:
    return {f"label_{name}": float(bool(pattern.search(label))) for name, pattern in TOTALS.items()}


def _label_of(candidate: Candidate, rows: Sequence[Row]) -> str:
    """The words nearest before a value in its row: a row may say several sums, each behind its own label."""
    row, span = rows[candidate.first], candidate.spans[0]
    place = row.lines.index(span.line)
    for text in (half_width(span.line.text)[: span.start], *(line.text for line in reversed(row.lines[:place]))):
        words = re.split(r"\d[\d.,:]*\s*元?", half_width(text).upper())[-1]
        if re.search(r"[A-Z\u4e00-\u9fff]{2}", words):
            return words
    return ""
