"""What an invoice's QR code repeats beside what was read in print: agreement, a misread character mended, a gap filled, or a contradiction."""

from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from claims_ai.documents.reading.common import Reading
from claims_ai.documents.text import by_look
from claims_ai.values import Box, Field, Finding

_CERTAIN = 0.99
_MENDED = 0.97
_DOUBTED = 0.5
# above this, print that was read differently was hardly misread
_SURE = 0.97


def with_code(
    reading: Reading, repeated: Mapping[str, str], box: Box, *, misreadable: bool = True
) -> tuple[Reading, tuple[Finding, ...]]:
    """The reading with the fields its QR code repeats. Text that was not read from a picture is never mended."""
    fields, contradicted = dict(reading.fields), []
    for name, value in repeated.items():
        shown = fields.get(name)
        if shown is None and _is_only_the_total(name, value, fields):
            continue
        if shown is None:
            fields[name] = Field(value, _CERTAIN, value, box, "qr", ("qr",))
        elif shown.value == value:
            fields[name] = _agreed(shown, shown.value, max(shown.confidence, _CERTAIN))
        elif misreadable and _misread(shown, value):
            fields[name] = _agreed(shown, value, _MENDED)
        else:
            fields[name] = replace(shown, confidence=min(shown.confidence, _DOUBTED))
            contradicted.append(name)
    findings = (_finding(fields, repeated, tuple(contradicted)),) if contradicted else ()
    return Reading(fields, reading.items), findings


def _is_only_the_total(name: str, value: str, fields: Mapping[str, Field]) -> bool:
    """Whether a code tells as the sum before tax what the print, which names no tax, has as the total alone."""
    total = fields.get("total_amount")
    return name == "amount_without_tax" and "tax_amount" not in fields and total is not None and total.value == value


def _agreed(field: Field, value: str, confidence: float) -> Field:
    return replace(field, value=value, confidence=confidence, checks=(*field.checks, "qr"))


def _misread(shown: Field, value: str) -> bool:
    """Whether one character was misread or lost: it looks like the right one, or was not read surely.

    A clear print of another number is a contradiction, for somebody may have altered it.
    """
    if by_look(shown.value) == by_look(value):
        return True
    return Levenshtein.distance(shown.value, value) == 1 and shown.confidence < _SURE


def _finding(fields: Mapping[str, Field], repeated: Mapping[str, str], names: tuple[str, ...]) -> Finding:
    differences = "；".join(f"票面 {fields[name].value}，二维码 {repeated[name]}" for name in names)
    return Finding("qr_mismatch", "high", f"票面与二维码内容不一致：{differences}", names, box=fields[names[0]].box)
