"""What is wrong in typed JSON, in plain words: the source, each place, what stands there and what to do."""

import json
import reprlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from claims_ai.errors import InputError

_MOST = 10
_SAID: Mapping[str, str] = {
    "missing": "is missing: add it",
    "string_type": "must be text: put it in quotes",
    "string_unicode": "has characters that are none: write it in UTF-8",
    "string_too_short": "must not be empty: fill it in",
    "string_too_long": "must have at most {max_length} characters: shorten it",
    "too_short": "must list at least one: add it",
    "literal_error": "must be {expected}: use one of these",
    "date_type": 'must be a day as text: write it as "2026-03-01"',
    "bool_type": "must be true or false: write it without quotes",
    "bool_parsing": "must be true or false: write it without quotes",
    "greater_than_equal": "must not be below {ge}: correct it",
    "decimal_max_places": "must have at most {decimal_places} digits after the point: round it",
    "decimal_max_digits": "must have at most {max_digits} digits: correct it",
    "decimal_whole_digits": "must have at most {whole_digits} digits before the point: correct it",
    "decimal_type": 'must be an amount: write it as "800.00"',
    "decimal_parsing": 'must be an amount: write it as "800.00", with a point and without a comma or a currency',
    "finite_number": 'must be an amount: write it as "800.00"',
    "tuple_type": "must be a list: put it in [ ], even where there is only one",
    "model_type": "must be an object with keys of its own: write it as {{…}}",
    "dict_type": "must be an object with keys of its own: write it as {{…}}",
}
_PATTERNS: Mapping[str, str] = {
    "files": "must be the name of a file beside claim.json, of at most 200 characters: leave out the folder",
    "text_digest": "must be a SHA-256: write its 64 digits 0-9 a-f",
}


def complaint(source: str, error: ValidationError) -> str:
    """All that is wrong, each with its place and what to do."""
    details = [*own(error.errors(include_url=False, include_context=True))]
    told = "; ".join(map(_told, details[:_MOST]))
    more = f"; and {len(details) - _MOST} more" if len(details) > _MOST else ""
    return f"{source}: {told}{more}; see the claim contract for the form"


def load_json(text: str | bytes, source: str) -> Any:
    """Parsed JSON; InputError names the line that is wrong, or the key that is given twice."""
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _each_once(pairs, source))
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a plain ValueError
        raise InputError(
            f"{source}: not valid JSON ({error}); send the form described in the claim contract"
        ) from error


def _each_once(pairs: Sequence[tuple[str, Any]], source: str) -> dict[str, Any]:
    """An object; of a key given twice JSON would take the last in silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        doubled = sorted(key for key, count in times.items() if count > 1)
        raise InputError(f"{source}: {reprlib.repr(', '.join(doubled))[1:-1]}: given twice: keep one")
    return found


def own(details: Sequence[Any]) -> Iterator[Any]:
    """Without lists that are only called empty because what they hold is wrong."""
    for detail in details:
        place = detail["loc"]
        inside = (each["loc"] for each in details if each is not detail)
        if detail["type"] != "too_short" or not any(each[: len(place)] == place for each in inside):
            yield detail


def _told(detail: Any) -> str:
    place = ".".join(str(part) for part in detail["loc"]) or "the whole"
    silent = detail["type"] == "missing" or isinstance(detail["input"], (dict, list))
    given = "" if silent else f" (given {reprlib.repr(detail['input'])})"
    return f"{place}: {_said(detail)}{given}"


def _said(detail: Any) -> str:
    kind, field = detail["type"], next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    if kind == "string_pattern_mismatch" and field in _PATTERNS:
        return _PATTERNS[field]
    if kind in _SAID:
        return _SAID[kind].format(**detail.get("ctx", {}))
    return str(detail["msg"]).removeprefix("Value error, ")
