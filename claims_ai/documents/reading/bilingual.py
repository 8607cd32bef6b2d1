"""Licences print each label in Chinese and English: the English words are taken out, so that only the value is left beside the label."""

import re
from dataclasses import replace

from claims_ai.documents import parse
from claims_ai.documents.geometry import centre, union, width_height
from claims_ai.documents.labels import Span, Vocabulary
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field, Line

_WORDS = re.compile(
    r"(?i)(?<![a-z])(?:driving|vehicle|licen[sc]e|of|the|people'?s|republic|china|name|sex|nationality|address|date|birth|first|issue|class|valid|period|"
    r"from|for|plate|no|type|owner|use|character|model|vin|engine|register|file|record)(?![a-z])\.?"
)
# a label of its own line, the English words that begin one, and how far these stand under it, in its heights
_LABEL, _ENGLISH = re.compile(r"[\u4e00-\u9fff]{2,8}:?"), re.compile(r"[\s:]*[A-Za-z][A-Za-z.'\s]*[A-Za-z.:]")
_UNDER = 2.6


def chinese_only(sheet: Sheet) -> Sheet:
    """The sheet with the words of English labels blanked out, positions kept; those under a Chinese label repeat it, for the value beside them."""
    lines = [_relabelled(sheet, line, _blanked(line)) for line in sheet.lines]
    return Sheet(lines, [_blanked(line) for line in sheet.red_free], sheet.size)


def _relabelled(sheet: Sheet, line: Line, blanked: Line) -> Line:
    end = _english_label(line)
    over = [
        other
        for other in sheet.lines
        if end and _is_label_over(sheet, other, line) and not _has_value_beside(sheet, other)
    ]
    return replace(blanked, text=squash(over[-1].text).ljust(end) + blanked.text[end:]) if over else blanked


def _english_label(line: Line) -> int:
    """Where the words of an English label end that a line begins with; 0 where it begins with none."""
    words = _ENGLISH.match(half_width(line.text))
    return words.end() if words and not squash(_WORDS.sub("", words[0])) else 0


def _has_value_beside(sheet: Sheet, label: Line) -> bool:
    """Whether what stands next in the row of a label is no label over English words too."""
    beside = sheet.right_of(label.box)[:1]
    return any(
        not any(_is_label_over(sheet, other, line) for line in sheet.lines if _english_label(line)) for other in beside
    )


def _is_label_over(sheet: Sheet, other: Line, line: Line) -> bool:
    """Whether a line is nothing but a Chinese word right over another that begins where it does, with nothing between them."""
    height, top, middle = width_height(other.box)[1], centre(other.box)[1], centre(line.box)[1]
    left = line.box[0][0]
    if not _LABEL.fullmatch(squash(other.text)) or abs(other.box[0][0] - left) >= height:
        return False
    column = (one for one in sheet.lines if one is not other and abs(one.box[0][0] - left) < height)
    between = any(top <= centre(one.box)[1] < middle for one in column)
    return 0.5 * height < middle - top < _UNDER * height and not between


def _blanked(line: Line) -> Line:
    return replace(line, text=_WORDS.sub(lambda word: " " * len(word[0]), half_width(line.text)))


def wrapped_text(sheet: Sheet, vocabulary: Vocabulary, field: Field) -> Field:
    """A text with the rows it goes on in: under it, beginning where it begins or ending where it ends, and no label."""
    if field.box is None:
        return field
    spans, box = [], field.box
    while under := [line for line in sheet.below(box, rows=1.7) if _goes_on(sheet, vocabulary, line, field)]:
        spans.append(Span(under[0], 0, len(under[0].text)))
        box = under[0].box
    more = parse.field("".join(squash(span.text) for span in spans), spans) if spans else None
    if more is None or more.box is None:
        return field
    return replace(
        field,
        value=field.value + more.value,
        text=f"{field.text} {more.text}",
        confidence=min(field.confidence, more.confidence),
        box=union([field.box, more.box]),
    )


def _goes_on(sheet: Sheet, vocabulary: Vocabulary, line: Line, field: Field) -> bool:
    left, right = (field.box[0][0], field.box[1][0]) if field.box else (0.0, 0.0)
    return (
        (abs(line.box[0][0] - left) < 2 * sheet.line_height or abs(line.box[1][0] - right) < 0.5 * sheet.line_height)
        and squash(line.text) != ""
        and not vocabulary.hits(line)
        and not re.search(r"\d{8}", line.text)
        and not _labelled(sheet, vocabulary, line, field)
    )


def _labelled(sheet: Sheet, vocabulary: Vocabulary, line: Line, field: Field) -> bool:
    """Whether a label stands left of a row in its own height: the row is that label's value, as in the next cell of a table.

    A label beside the middle of two rows is the one of both.
    """
    row, above = centre(line.box)[1], centre(field.box)[1] if field.box else 0.0
    hits = (hit for other in sheet.left_of(line.box) for hit in vocabulary.hits(other))
    return any(centre(hit.span.box)[1] - row > 0.25 * (above - row) for hit in hits)
