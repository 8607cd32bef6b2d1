"""Whether what was read of a page is what is on it: field by field, as the acceptance scorer compares."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from claims_ai.errors import InputError
from claims_ai.values import Box, Item, Page
from training.render.canvas import Rendered

_AMOUNTS = re.compile(r"amount|_paid$|^self_")
_MERCHANT = ("merchant_name", "merchant_address")
_NUMBERS = ("age", "inpatient_days")
_LISTS = ("parties",)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is on a page: accepted values by field (the first is the printed one), and where they stand if that is known."""

    file: str
    page: int
    document_type: str
    orientation: int
    fields: Mapping[str, tuple[Any, ...]]
    items: tuple[Item, ...] = ()
    boxes: Mapping[str, Box] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one field came out: `right`, `wrong`, `missing` (on the page, not read) or `invented` (read, not on the page)."""

    field: str
    outcome: str
    expected: Any
    read: Any
    confidence: float


def expect(page: Rendered, file: str) -> Expected:
    """The truth of a drawn page."""
    return Expected(
        file,
        0,
        page.document_type,
        page.orientation,
        {name: (truth.value,) for name, truth in page.fields.items()},
        page.items,
        {name: truth.box for name, truth in page.fields.items()},
    )


def load_truth(path: Path) -> tuple[Expected, ...]:
    """The lines of a truth file in the contract's form; InputError names the line that is none."""
    return tuple(
        _from_line(path, number, line)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.strip()
    )


def _from_line(path: Path, number: int, line: str) -> Expected:
    try:
        truth = json.loads(line)
        further = truth.get("alts") or {}
        return Expected(
            truth["file"],
            int(truth.get("page") or 0),
            truth["document_type"],
            int(truth.get("orientation") or 0),
            {name: (value, *further.get(name, ())) for name, value in truth["fields"].items()},
            tuple(Item(item["name"], str(item["amount"]), 1.0, None) for item in truth.get("items") or ()),
            unsure=frozenset(truth.get("unsure") or ()),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}, line {number}: not a page in the contract's form ({error!r})") from error


def judge(page: Page, expected: Expected) -> Iterator[Verdict]:
    """A verdict for each field that is on the page or was read from it, but for those the truth is unsure of."""
    for name in sorted({*page.fields, *expected.fields} - expected.unsure):
        read = page.fields.get(name)
        accepted = expected.fields.get(name, ())
        value = read.value if read else None
        yield Verdict(
            name,
            _outcome(name, value, accepted),
            accepted[0] if accepted else None,
            value,
            read.confidence if read else 0.0,
        )


def _outcome(name: str, value: Any, accepted: tuple[Any, ...]) -> str:
    if not accepted:
        return "invented"
    if value is None:
        return "missing"
    return "right" if comparable(name, value) in {comparable(name, other) for other in accepted} else "wrong"


def comparable(name: str, value: Any) -> str:
    """The form in which two values of a field are compared: without the spaces, widths and stops that carry no meaning."""
    text = unicodedata.normalize("NFKC", _listing(value) if name in _LISTS else str(value))
    if _AMOUNTS.search(name):
        return _as_amount(text)
    if name in _MERCHANT:
        return re.sub(r"\s+", " ", text).strip().upper()
    bare = re.sub(r"\s", "", text).rstrip("。.;,").upper()
    return re.sub(r"(岁|天|日|周岁)$", "", bare) if name in _NUMBERS else bare


def _listing(value: Any) -> str:
    """A list in one form, whether it comes as such or as JSON text, the order of keys and empty places aside."""
    entries = json.loads(value) if isinstance(value, str) else value
    known = [{key: part for key, part in sorted(entry.items()) if part} for entry in entries]
    return json.dumps(known, ensure_ascii=False)


def _as_amount(text: str) -> str:
    try:
        return f"{Decimal(re.sub(r'[,¥$元圆]|RM', '', text)):.2f}"
    except InvalidOperation:
        return text


def micro_f1(verdicts: Iterable[Verdict]) -> float:
    """F1 over all fields: wrong ones count against both precision and recall."""
    outcomes = [verdict.outcome for verdict in verdicts]
    right, wrong = outcomes.count("right"), outcomes.count("wrong")
    asked = 2 * (right + wrong) + outcomes.count("missing") + outcomes.count("invented")
    return 2 * right / asked if asked else 0.0
