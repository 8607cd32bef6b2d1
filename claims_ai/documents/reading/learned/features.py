"""What a model knows of a candidate: where it stands, how it is printed, its words and those of the rows round it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from claims_ai.documents.reading.learned.candidates import Candidate
from claims_ai.documents.reading.learned.rows import Row

Features = Mapping[str, float]

_WORDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "company": r"\bSDN|\bBHD|ENTERPRISE|TRADING|RESTAURAN|\bMART\b|MARKET|SHOP|STORE|PHARMACY|HARDWARE|STATIONER|CAFE|BAKER|HOLDING|CENTRE|\bPLT\b|"
        r"CORPORATION|\bLTD|\bINC\b|\bCO\b|HOTEL|GROUP|药店|药房|超市|商店|公司|商行|便利店|百货|门市|酒店|餐厅",
        "address": r"JALAN|\bJLN|\bJIN\b|\bNO[.: ]|\bLOT\b|TAMAN|\bTMN|ROAD|STREET|PERSIARAN|KAWASAN|BANDAR|LORONG|\bBLOCK|\bBLK|FLOOR|SEKSYEN|BATU|"
        r"KAMPUNG|\bKG\b|PLAZA|MALL|LEVEL|路|街|巷|[^编]号|栋|楼",
        "place": r"JOHOR|SELANGOR|KUALA LUMPUR|KUALALUMPUR|PENANG|PERAK|MELAKA|KEDAH|SHAH ALAM|PETALING|KLANG|\bD\.?E\b|MALAYSIA|SINGAPORE|省|市|区|县|镇",
        "registration": r"\bREG\b|REGISTR|\bROC\b|\bCO\.? ?NO|\d{4,}-[A-Z]|GST ?(?:ID|NO|REG)|税号|统一社会信用|营业执照",
        "phone": r"\bTEL|PHONE|\bFAX|\bH/?P\b|\+?60\d|\d{2,3}-\d{6,}|电话|手机|热线",
        "paper": r"RECEIPT|INVOICE|\bBILL\b|CASH ?SALE|小票|收据|发票|凭证|单据|流水|单号",
        "date": r"DATE|日期|时间|\bTIME\b|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{2}:\d{2}",
        "money": r"\d+\.\d\d\b",
        "postcode": r"(?<!\d)\d{5}(?!\d)",
        "mail": r"@|WWW|HTTP|\.COM|EMAIL",
        "thanks": r"THANK|WELCOME|GOODS SOLD|谢谢|欢迎|光临",
        "table": r"\bQTY|DESCRIPTION|\bITEM|\bPRICE|品名|数量|单价|商品",
        "names": r"商户名称|商户名|店名|门店|商家|MERCHANT NAME",
        "places": r"店址|地址|\bADD(?:RESS)?\b",
        "bank": r"POS|签购|卡号|CARD NO|持卡人|银联|UNIONPAY",
        "member": r"MEMBER|CASHIER|TABLE|STAFF|SERVER|收银|会员|店员",
    }.items()
}  # fmt: skip
_TOTALS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "total": r"\bT[O0]TA[L1I]|T0TAL|合计|总计|总额|总金额",
        "sub": r"\bSUB ?-?T[O0]TAL|小计",
        "round": r"ROUND|\bADJ|抹零|舍入",
        "due": r"\bDUE|AMOUNT|PAYABLE|\bNETT?\b|应付|应收|实付",
        "cash": r"\bCASH\b|TENDER|\bPAID|PAYMENT|VISA|MASTER|CARD|实收|收款|现金|微信|支付宝",
        "change": r"CHANGE|BALANCE|找零|找回",
        "tax": r"\bGST|\bTAX|\bSST|\bVAT|税",
        "discount": r"DISC|SAVING|VOUCHER|优惠|折扣|让利",
        "quantity": r"\bQTY|QUANTIT|ITEMS?\b|PCS|件数|数量",
        "inclusive": r"INC|含税",
        "exclusive": r"EXC|BEFORE|不含",
        "grand": r"GRAND",
        "summary": r"SUMMARY|汇总",
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


def _words(prefix: str, row: Row | None, words: Mapping[str, re.Pattern[str]] = _WORDS) -> dict[str, float]:
    """Which of the word lists a row has; -1 where there is no row."""
    text = row.text.upper() if row else ""
    return {f"{prefix}_{name}": float(bool(pattern.search(text))) if row else -1.0 for name, pattern in words.items()}


def _at(rows: Sequence[Row], index: int) -> Row | None:
    return rows[index] if 0 <= index < len(rows) else None


def _of_runs(candidates: Sequence[Candidate], rows: Sequence[Row]) -> list[Features]:
    return [_of_run(candidate, rows) for candidate in candidates]


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
        "ends_comma": float(text.rstrip().endswith(",")),
        "before_ends_comma": float(bool(before) and str(before.text if before else "").rstrip().endswith(",")),
        "any_digits_row": max(sum(map(str.isdigit, row.text)) / max(len(row.text), 1) for row in run),
        **_words("first", first),
        **_words("last", run[-1]),
        **_words("before", before),
        **_words("behind", behind),
        **{
            f"count_{name}": float(sum(bool(pattern.search(row.text.upper())) for row in run))
            for name, pattern in _WORDS.items()
        },
    }


def _of_dates(candidates: Sequence[Candidate], rows: Sequence[Row]) -> list[Features]:
    values = Counter(candidate.value for candidate in candidates)
    forms = ("ymd", "dmy", "dMy", "Mdy", "packed")
    return [
        {
            **_place(candidate, rows),
            "order": index,
            "count": values[candidate.value],
            "others": len(values),
            "form": forms.index(candidate.form),
            "year": int(candidate.value[:4]),
            **_words("own", rows[candidate.first]),
            **_words("before", _at(rows, candidate.first - 1)),
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
    totals = [index for index, row in enumerate(rows) if _TOTALS["total"].search(row.text.upper())]
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
            **_words("own", rows[candidate.first], _TOTALS),
            **_words("before", _at(rows, candidate.first - 1), _TOTALS),
            **_words("behind", _at(rows, candidate.first + 1), _TOTALS),
        }
        for candidate, amount in zip(candidates, amounts, strict=True)
    ]
