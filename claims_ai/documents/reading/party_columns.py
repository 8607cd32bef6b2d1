"""Parties of an accident form that has a column or a block for each, with the responsibility ticked in boxes or told by itself."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from claims_ai.documents import parse
from claims_ai.documents.geometry import centre
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import squash
from claims_ai.identifiers import plate
from claims_ai.values import Line

_NAME = re.compile(r"(?:当事人)?姓名|驾驶人(?:姓名)?")
_COLUMN = re.compile(r"当事人(?:姓名)?|姓名|驾驶人(?:姓名)?|当事方")
_HEADING = re.compile(r"当事人(?:[甲乙丙丁一二三四1-4]|信息[1-4])[方:]?")
_LABEL = re.compile(r"号码|类型|公司|责任|事故|车辆|地点|天气")
_PLATE = re.compile(plate.FORM)
_SHARE = r"(全部|主要|同等|次要|无)责任"
_TICKED = re.compile(rf"[☑√✓■☒]{_SHARE}")
_UNBOXED = re.compile(rf"(?<![□口])(?<!\w){_SHARE}")


def parties_in_columns(sheet: Sheet) -> list[Mapping[str, str]]:
    """Each column's party; none where no row of names stands beside one label."""
    for label in sheet.lines:
        if _NAME.fullmatch(squash(label.text)):
            names = _names(sheet, label)
            if len(names) > 1:
                return _entries(sheet, names)
    return []


def parties_in_rows(sheet: Sheet) -> list[Mapping[str, str]]:
    """Each row's party where people stand one under the other beneath a heading of their column; none where no row tells a share."""
    for label in sheet.lines:
        if _COLUMN.fullmatch(squash(label.text)):
            parties = [_of_row(sheet, line, name) for line, name in _names_under(sheet, label)]
            if any("responsibility" in party for party in parties):
                return parties
    return []


def _names_under(sheet: Sheet, label: Line) -> list[tuple[Line, str]]:
    """The people in the column of a heading, from the top."""
    x, y = centre(label.box)
    reach = 3 * sheet.line_height
    column = [line for line in sheet.lines if line.box[0][1] > y and abs(centre(line.box)[0] - x) < reach]
    people = ((line, parse.person([Span(line, 0, len(line.text))])) for line in column)
    return [(line, found.value) for line, found in people if found and not _LABEL.search(found.value)]


def _of_row(sheet: Sheet, name: Line, value: str) -> Mapping[str, str]:
    y = centre(name.box)[1]
    row = [line for line in sheet.lines if abs(centre(line.box)[1] - y) < 0.9 * sheet.line_height]
    texts = [squash(line.text).upper() for line in row]
    return {"name": value, **_plate(texts), **_share(texts)}


def parties_in_blocks(sheet: Sheet) -> list[Mapping[str, str]]:
    """Each block's party where 当事人1, 当事人2 stand as headings of their own, everything of one under its heading."""
    heads = [i for i, line in enumerate(sheet.lines) if _HEADING.fullmatch(squash(line.text))]
    if len(heads) < 2:
        return []
    blocks = (sheet.lines[start:end] for start, end in pairwise([*heads, len(sheet.lines)]))
    return [party for block in blocks if (party := _of_block(block))]


def _of_block(lines: Sequence[Line]) -> Mapping[str, str]:
    people = (parse.person([Span(line, 0, len(line.text))]) for line in lines[1:])
    texts = [squash(line.text).upper() for line in lines]
    name = next((found.value for found in people if found and not _LABEL.search(found.value)), None)
    return {"name": name, **_plate(texts), **_share(texts)} if name else {}


def _names(sheet: Sheet, label: Line) -> list[tuple[Line, str]]:
    """The people in the row of a label, from the left."""
    x, y = centre(label.box)
    row = [line for line in sheet.lines if centre(line.box)[0] > x and abs(centre(line.box)[1] - y) < sheet.line_height]
    people = [(line, found.value) for line in row if (found := parse.person([Span(line, 0, len(line.text))]))]
    return sorted(people, key=lambda one: one[0].box[0][0])


def _entries(sheet: Sheet, names: Sequence[tuple[Line, str]]) -> list[Mapping[str, str]]:
    columns: list[list[str]] = [[] for _ in names]
    for line in sheet.lines:
        if line.box[0][1] > names[0][0].box[0][1]:
            columns[_nearest(line, names)].append(squash(line.text).upper())
    entries = (
        {"name": name, **_plate(texts), **_share(texts)} for (_, name), texts in zip(names, columns, strict=True)
    )
    return [*entries]


def _nearest(line: Line, names: Sequence[tuple[Line, str]]) -> int:
    """The column a line stands in: that of the name whose place is nearest across the page."""
    x = centre(line.box)[0]
    return min(range(len(names)), key=lambda i: abs(centre(names[i][0].box)[0] - x))


def _plate(texts: Sequence[str]) -> dict[str, str]:
    whole = (_PLATE.fullmatch(text) for text in texts)
    return next(({"plate_number": re.sub("[·.]", "", match[0])} for match in whole if match), {})


def _share(texts: Sequence[str]) -> dict[str, str]:
    """The ticked share; a tick that was not read leaves its share as the only one without a box before it."""
    told = [text for text in texts if re.search(_SHARE, text)]
    ticked = [match[1] for text in told if (match := _TICKED.search(text))]
    unboxed = [match[1] for text in told for match in _UNBOXED.finditer(text)]
    found = ticked or (unboxed if len(unboxed) == 1 else [])
    return {"responsibility": f"{found[0]}责任"} if found else {}
