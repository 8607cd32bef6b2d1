"""Text under a heading: what follows the heading in its row, and the rows under it up to the next heading."""

import re
from collections.abc import Sequence
from math import inf

from claims_ai.documents import parse
from claims_ai.documents.geometry import centre, width_height
from claims_ai.documents.labels import Hit, Span, Vocabulary
from claims_ai.documents.layout import Sheet, label_hits, value_spans
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field, Line

_MOST_ROWS = 8
# how many characters a label has at least that runs down the side of a cell
_DOWN = 3
# how far a paragraph is indented, in line heights
_INDENT = 2.6
# beside so many labels of a column its text stands so near to the right, and clearly nearer to its own than to others, in line heights
_FEWEST_LABELS, _CELL, _CLEARLY = 3, 6.0, 0.3
# how much further away what stands under the label has to be
_MUCH = 1.5
# a list begun anew is another one
_FIRST = re.compile(r"\s*1\s*[.、．](?!\d)")
_NUMBERED = re.compile(r"\s*[(]?\d{1,2}\s*(?:[、)]|[.．](?!\d(?!型)))")
_CHAPTER = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*[、.．]")
# how far into its column an entry reaches that goes on in the next row
_FULL = 0.75
_ADVICE = re.compile(
    r"^\s*(?:【|建议|处理|意见|备注|主诉|现病史|注\s*[:：]|医师|医生|特此|主因|因[“\"]|[男女]性|患者|病人|查体|入院查体|嘱\s*[:：]|医嘱|出院带药|经治)"
)


def text_under(sheet: Sheet, vocabulary: Vocabulary, headings: Sequence[str]) -> Field | None:
    """The Chinese text under the first heading of the page that is one of these, the most telling one first."""
    hits = label_hits(sheet, vocabulary)
    found = [hit for hit in hits if hit.name in headings]
    for hit in sorted(found, key=lambda hit: headings.index(hit.name)):
        text = _text(sheet, vocabulary, hit, hits)
        if text:
            return text
    return None


def _text(sheet: Sheet, vocabulary: Vocabulary, hit: Hit, hits: Sequence[Hit]) -> Field | None:
    spans = [span for span in value_spans(sheet, vocabulary, hit) if squash(span.text).strip(":;】")]
    spans = _from_the_top(sheet, hit, spans) or _beside_upright(sheet, hit) or _beside_middle(sheet, hit, hits)
    row = sheet.right_of(hit.line.box)
    left, bottom = hit.line.box[0][0], (spans[-1] if spans else hit).line.box[3][1]
    headed = {id(line) for h in hits if h.start <= 2 for line in _headed(sheet, h, left)}
    for line in sheet.lines:
        if line.box[0][1] < bottom - 0.5 * sheet.line_height or line is hit.line:
            continue
        if (id(line) in headed and line not in row) or _ADVICE.match(line.text) or (spans and _FIRST.match(line.text)):
            break
        if line.box[1][0] < left:
            continue
        if spans and ends_list(sheet, spans[-1].line, line):
            break
        if len(spans) >= _MOST_ROWS or line.box[0][1] - bottom > 2.5 * sheet.line_height:
            break
        room = _INDENT if spans and _fills_its_row(sheet, hit, spans[-1].line) else 1.0
        if line.box[0][0] >= left - room * sheet.line_height and all(span.line is not line for span in spans):
            spans.append(Span(line, 0, len(line.text)))
            bottom = line.box[3][1]
    spans = [*_begun_above(sheet, spans), *spans] or _in_tall_cell(sheet, vocabulary, hit, hits)
    value = first_sentence("".join(_of_heading(squash(span.text)).strip(":") for span in spans))
    return parse.field(value, spans) if re.search(r"[\u4e00-\u9fff]{2}", half_width(value)) else None


def _from_the_top(sheet: Sheet, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """What stands beside a label, with the row over it first where the label stands between both, at the middle of a cell of two rows."""
    if not spans or spans[0].line is hit.line:
        return [*spans]
    first, height = spans[0].line, sheet.line_height
    middle, under = centre(hit.line.box)[1], centre(first.box)[1]
    over = [
        line
        for line in sheet.lines
        if abs(line.box[0][0] - first.box[0][0]) < height
        and max(middle - 1.2 * height, under - 2.2 * height) < centre(line.box)[1] < middle - 0.25 * height
        and middle + 0.25 * height < under
        and all(abs(centre(other.box)[1] - middle) < 0.5 * height for other in sheet.left_of(line.box))
    ]
    return [*(Span(line, 0, len(line.text)) for line in over), *(span for span in spans if span.line not in over)]


def _fills_its_row(sheet: Sheet, hit: Hit, line: Line) -> bool:
    """Whether the line of a label is the indented beginning of running text: it reaches as far right as any line."""
    return line is hit.line and line.box[1][0] > max(other.box[1][0] for other in sheet.lines) - 2 * sheet.line_height


def _beside_upright(sheet: Sheet, hit: Hit) -> list[Span]:
    """The text of a cell whose label runs down its side: right of it, from its first character to its last."""
    width, height = width_height(hit.line.box)
    (_, top), (right, _) = hit.line.box[:2]
    if len(hit.line.text) < _DOWN or height < _DOWN / 2 * width:
        return []
    beside = (line for line in sheet.lines if line.box[0][0] > right - 0.5 * width)
    return [Span(line, 0, len(line.text)) for line in beside if top < centre(line.box)[1] < top + height]


def _beside_middle(sheet: Sheet, hit: Hit, hits: Sequence[Hit]) -> list[Span]:
    """The text of a tall cell whose label stands at its middle, not at the height of a line: right of a column of labels what is nearer to
    this one than to those over and under it, if it begins above it. Where text stands under its labels, none is clearly nearer to the next."""
    label, clear = hit.line.box, _CLEARLY * sheet.line_height
    left, right = label[0][0], label[1][0]
    column = list({id(h.line): h.line for h in hits if abs(h.line.box[0][0] - left) < sheet.line_height}.values())
    others = [line for line in column if line is not hit.line]
    if len(others) < _FEWEST_LABELS:
        return []
    aside = [line for line in sheet.lines if right < line.box[0][0] < right + _CELL * sheet.line_height]
    own = [line for line in aside if _apart(hit.line, line) + clear < min(_apart(other, line) for other in others)]
    above = [line for line in own if line.box[2][1] <= centre(label)[1] + 0.2 * sheet.line_height]
    below = [line for line in aside if line not in above and centre(line.box)[1] > centre(label)[1]]
    nearest = min((_apart(hit.line, line) for line in below), default=inf)
    told = above and _MUCH * min(_apart(hit.line, line) for line in above) < nearest
    return [Span(line, 0, len(line.text)) for line in own] if told else []


def _apart(one: Line, other: Line) -> float:
    return abs(centre(one.box)[1] - centre(other.box)[1])


def _headed(sheet: Sheet, hit: Hit, left: float) -> list[Line]:
    """What another heading takes up: its row, of which a column that begins further right keeps its own lines."""
    row = [hit.line, *sheet.right_of(hit.line.box)]
    if hit.line.box[1][0] >= left:
        return row
    return [line for line in row[1:] if abs(line.box[0][0] - left) > 1.5 * sheet.line_height]


def ends_list(sheet: Sheet, row: Line, under: Line) -> bool:
    """Whether the row under another one cannot belong to the same text: a heading with a Chinese numeral, or behind an entry of a
    numbered list that ends before the edge of its column, what has no number."""
    text = half_width(under.text)
    if _CHAPTER.match(text):
        return True
    if not _NUMBERED.match(half_width(row.text)) or _NUMBERED.match(text):
        return False
    left, height = row.box[0][0], sheet.line_height
    edge = max(line.box[1][0] for line in sheet.lines if abs(line.box[0][0] - left) < 2 * height)
    return row.box[1][0] - left < _FULL * (edge - left)


def _in_tall_cell(sheet: Sheet, vocabulary: Vocabulary, hit: Hit, hits: Sequence[Hit]) -> list[Span]:
    """What stands beside a label set in the middle of a tall cell: right of it, from the label above to half-way to the one under it."""
    left, top, right = hit.line.box[0][0], hit.line.box[0][1], hit.line.box[1][0]
    column = [h.line for h in hits if h.line.box[0][0] < right and h.line.box[1][0] > left and h.line is not hit.line]
    above = max(
        (line.box[3][1] for line in column if line.box[0][1] < top), default=top - _MOST_ROWS * sheet.line_height
    )
    under = min((line.box[0][1] for line in column if line.box[0][1] > top), default=top)
    block = [
        line
        for line in sheet.lines
        if line.box[0][0] > right and above <= line.box[0][1] < (top + under) / 2 and not vocabulary.hits(line)
    ]
    return [Span(line, 0, len(line.text)) for line in block]


def first_sentence(text: str) -> str:
    """A text up to its first stop, unless a numbered list goes on behind it.

    >>> first_sentence("1.胃炎。2.贫血。胸部CT未见异常")
    '1.胃炎。2.贫血'
    """
    return re.split(r"。(?![(]?\d{1,2}[.、．)])", text)[0]


def _begun_above(sheet: Sheet, spans: Sequence[Span]) -> list[Span]:
    """The first rows of a numbered list whose heading stands beside its middle."""
    found: list[Span] = []
    at = spans[0].line if spans else None
    while at and (number := re.match(r"\s*([2-9])\s*[.、]", half_width(at.text))):
        at = _row_above(sheet, at, int(number[1]) - 1)
        found = [Span(at, 0, len(at.text)), *found] if at else found
    return found


def _row_above(sheet: Sheet, line: Line, number: int) -> Line | None:
    """The row of that number right above another of its list."""
    x, y = line.box[0]
    above = [
        other
        for other in sheet.lines
        if re.match(rf"\s*{number}\s*[.、]", half_width(other.text))
        and abs(other.box[0][0] - x) < 2 * sheet.line_height
        and 0 < y - other.box[0][1] < 3 * sheet.line_height
    ]
    return above[-1] if above else None


def _of_heading(text: str) -> str:
    """What belongs to a heading in brackets, up to the next: 】1.高血压病【病史摘要】."""
    return re.split("【", text.lstrip("】]"))[0]
