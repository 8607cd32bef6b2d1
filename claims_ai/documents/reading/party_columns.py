"""Parties of an accident form that has a column, a row or a block for each, with the responsibility ticked in boxes or told by itself."""

import re
from collections.abc import Sequence
from itertools import pairwise

from claims_ai.documents import parse
from claims_ai.documents.geometry import centre, union
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.personal import is_personal
from claims_ai.documents.reading.parties import Party, party, plain, plates_in, without_side
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Line

_WHOSE = r"(?:当事[人入]|当事方|驾驶[人入]|驾驶员)"
_SIDE = r"(?:[(]?[甲乙丙丁一二三四1-4A-D][)]?)"
_NAME = re.compile(rf"{_WHOSE}?姓名|{_WHOSE}")
_COLUMN = re.compile(rf"{_WHOSE}?(?:姓名|名称)(?:[/(]?(?:或|及)?名称[)]?)?|当事人|驾驶人|当事方|驾驶员")
_HEADING = re.compile(
    rf"(?:\W|[1Il])*(?:(?:{_WHOSE}|车辆)(?:信息|情况)?{_SIDE}方?|第?{_SIDE}号?(?:方当事人|车当事人|当事人|方|车))(?:基本)?(?:信息|情况)?\W*"
)
# what a name is labelled by where everything of a party is: 姓名, 当事人, 甲方驾驶人
_NAMED = re.compile(
    rf"\W*(?:{_SIDE}(?:方|车))?(?:{_WHOSE}?{_SIDE}?(?:姓名|名称)|{_WHOSE}{_SIDE}?)(?=[:\s]|$|[\u4e00-\u9fff·]{{2,9}}\s*$)[:\s]*(.*)"
)
_BEHIND = re.compile(r"[,，;；、(（\s]|性别|[男女](?=$|\W)|身份|证件|联系|电话|驾驶|车牌|号牌")
_LABEL = re.compile(
    r"基本|号码|号牌|联系|名称|情况|牌号|证号|证件|类型|车型|公司|保险|责任|事故|车辆|地点|天气|方式|住址|地址|电话|性别|年龄|序号|备注|当事|驾驶|签名|单位|身份|道路|交通|事实|证据|损害|赔偿|调解|车$|步行|结果|^[甲乙丙丁]方?$|^[全主同次无]责$"
)
TOLD = re.compile(r"(?:(全部|主要|同等|次要|无)(?:事故)?责任|(?<!应负)([全主同次无])责(?!任))")
_TICKED = re.compile(
    r"[☑√✓■☒](?:(全部|主要|同等|次要|无)(?:事故)?(?:责任)?|([全主同次无])责(?!任))|(全部|主要|同等|次要|无)责任?[(][√✓][)]?"
)
_UNBOXED = re.compile(rf"(?<![□口])(?:(?<!\w)|(?<=负)|(?<=承担)){TOLD.pattern}")
_ALONE = re.compile(r"(?:责任:?)?(全部|主要|同等|次要)")
# 责任类型全部责任, 应负责任:主要责任
_LABELLED = re.compile(
    r"^(?:应当?|所|事故|交通事故|承担|负)*责任(?:类型|认定|划分|情况|程度|类别)?:?(?=(?:全部|主要|同等|次要|无)责?)"
)
SHORT = {"全": "全部", "主": "主要", "同": "同等", "次": "次要", "无": "无"}
# longer lines are running text, which speaks of every party
_LONGEST = 30
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,7}·[\u4e00-\u9fff]{1,7}")
# how far, in line heights, the middle of a name may be from that of its heading: any, and one with a known surname
_NEAR, _FAR = 3, 5
_OVER = 4
# how much further down than its rows are apart what stands under a table begins
_PITCH = 1.6
# words down the side of a table are higher, in line heights
_TALL = 2.0
# a name of two characters set apart
_SET_APART = re.compile(r"^([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?=$|[\s,，])")


def parties_in_columns(sheet: Sheet) -> list[Party]:
    """Each column's party; none where no row of names stands beside one label."""
    for label in sheet.lines:
        if _NAME.fullmatch(squash(label.text)):
            names = _names(sheet, label)
            if len(names) > 1:
                return _entries(sheet, names)
    return []


def parties_in_rows(sheet: Sheet) -> list[Party]:
    """Each row's party where people stand one under the other beneath a heading of their column; none where no row tells a share."""
    for label in sheet.lines:
        if _COLUMN.fullmatch(squash(label.text)):
            parties = [_of_row(sheet, line, name) for line, name in _names_under(sheet, label)]
            known = [one for one in parties if len(one) > 1]
            if len(known) > 1 and any("responsibility" in one for one in known):
                return known
    return []


def _names_under(sheet: Sheet, label: Line) -> list[tuple[Line, str]]:
    """The people in the column of a heading, from the top, each where he comes first: below the table they sign."""
    (x, y), height = centre(label.box), sheet.line_height
    below = _put_together([line for line in sheet.lines if line.box[0][1] > y], height)
    column = [(line, abs(centre(line.box)[0] - x) / height) for line in below]
    people = [(line, name, away) for line, away in column if away < _FAR and (name := person(line))]
    near = [(line, name) for line, name, away in people if away < _NEAR or is_personal(name)]
    return list({name: (line, name) for line, name in reversed(near)}.values())[::-1]


def _put_together(lines: Sequence[Line], height: float) -> list[Line]:
    """Lines, those put together in which a name with a dot goes on right under its beginning."""
    cells: list[Line] = []
    for line in lines:
        above = next((i for i in reversed(range(len(cells))) if _goes_on(cells[i], line, height)), None)
        if above is None:
            cells.append(line)
        else:
            first = cells[above]
            cells[above] = Line(
                first.text + line.text, min(first.confidence, line.confidence), union([first.box, line.box])
            )
    return cells


def _goes_on(above: Line, line: Line, height: float) -> bool:
    """Whether a line is the second of a name that has a dot."""
    name = squash(above.text) + squash(line.text)
    beneath = abs(above.box[3][0] - line.box[0][0]) < height and abs(line.box[0][1] - above.box[3][1]) < 0.4 * height
    return beneath and _DOTTED.fullmatch(name) is not None and "·" in above.text


def _of_row(sheet: Sheet, name: Line, value: str) -> Party:
    own = sheet.level(name)
    row = [line for line in sheet.lines if abs(sheet.level(line) - own) < 0.9 * sheet.line_height]
    return of_texts(value, row)


def records(sheet: Sheet) -> list[Party]:
    """Each party whose name has a label of its own or stands in a column of names, with what is told beside or below it.

    None where there is only one.
    """
    return _labelled(sheet) or _listed(sheet)


def _listed(sheet: Sheet) -> list[Party]:
    """The rows of a table that has one column of names and one of plates; labels that come again are no headings."""
    flat = [line for line in sheet.lines if line.box[3][1] - line.box[0][1] < _TALL * sheet.line_height]
    heads = [line for line in flat if _COLUMN.fullmatch(squash(line.text))]
    named = [line for line in heads if "姓名" in line.text]
    heads = named if len(named) == 1 else heads
    if len(heads) != 1:
        return []
    names = _down_to_the_foot(sheet, heads[0], _names_under(sheet, heads[0]))
    readings = [_of_row(sheet, line, name) for line, name in names], _of_bands(sheet, names)
    whole = (parties for parties in readings if len(parties) > 1 and any("plate_number" in one for one in parties))
    return next(whole, [])


def _down_to_the_foot(sheet: Sheet, head: Line, names: Sequence[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """The names of a table without what stands under its last row with a plate or share, further down than rows are apart."""
    known = [at for at, (line, name) in enumerate(names) if len(_of_row(sheet, line, name)) > 1]
    if not known:
        return [*names]
    levels = [sheet.level(head), *(sheet.level(line) for line, _ in names[: known[-1] + 1])]
    apart = max(under - over for over, under in pairwise(levels))
    kept = [*names[: known[-1] + 1]]
    for line, name in names[known[-1] + 1 :]:
        if sheet.level(line) - sheet.level(kept[-1][0]) > _PITCH * apart:
            break
        kept.append((line, name))
    return kept


def _of_bands(sheet: Sheet, names: Sequence[tuple[Line, str]]) -> list[Party]:
    """Each party with what stands from its name down to the next: a table may give each two rows."""
    starts = [sheet.level(line) - 0.5 * sheet.line_height for line, _ in names]
    bands = pairwise([*starts, float("inf")])
    return [
        of_texts(name, [line for line in sheet.lines if top <= sheet.level(line) < foot])
        for (_, name), (top, foot) in zip(names, bands, strict=True)
    ]


def _labelled(sheet: Sheet) -> list[Party]:
    found = [(line, name) for row in sheet.rows for line in row if (name := _named(sheet, line))]
    named = list({name: (line, name) for line, name in reversed(found)}.values())[::-1]
    starts = [_heading_over(sheet, first) or first for first, _ in named]
    owned: list[list[Line]] = [[] for _ in named]
    for line in sheet.lines:
        if (owner := _owner(sheet, line, starts)) is not None:
            owned[owner].append(line)
    parties = [of_texts(name, lines) for (_, name), lines in zip(named, owned, strict=True)]
    return parties if len(parties) > 1 else []


def lone_party(sheet: Sheet) -> list[Party]:
    """The only party of an accident of one vehicle, whose name has a label."""
    names = {name for row in sheet.rows for line in row if (name := _named(sheet, line))}
    return [of_texts(name, sheet.lines) for name in names] if len(names) == 1 else []


def _heading_over(sheet: Sheet, name: Line) -> Line | None:
    """The heading of a party's part right over its name, with nothing between: 甲方, 当事人二."""
    height, x, y = sheet.line_height, name.box[0][0], sheet.level(name)
    column = [
        line for line in sheet.lines if abs(line.box[0][0] - x) < 4 * height and y - sheet.level(line) > 0.6 * height
    ]
    above = max((sheet.level(line) for line in column), default=y)
    row = (line for line in column if above - sheet.level(line) < 0.6 * height and y - above < _OVER * height)
    return next((line for line in row if _HEADING.fullmatch(squash(line.text))), None)


def _named(sheet: Sheet, line: Line) -> str | None:
    """The name behind a label of names, in its line or else the next of its row."""
    match = _NAMED.fullmatch(half_width(line.text).strip())
    if match is None:
        return None
    right = sheet.right_of(line.box)
    beside = match[1] or next((half_width(other.text) for other in right), "")
    if not beside and "姓名" in line.text:
        under = next((name for other in sheet.below(line.box) if (name := person(other))), "")
        beside = under if is_personal(under) else ""
    first = _BEHIND.split(_SET_APART.sub(r"\1\2", beside.strip(": ")))[0]
    return person(Line(first, line.confidence, line.box))


def _owner(sheet: Sheet, line: Line, named: Sequence[Line]) -> int | None:
    """The party whose part of the form a line stands in: below its name, and not left of it where two stand side by side."""
    height, x = sheet.line_height, line.box[0][0]
    above = [i for i, first in enumerate(named) if sheet.level(first) < sheet.level(line) + 0.6 * height]
    if not above:
        return None
    last = max(sheet.level(named[i]) for i in above)
    row = sorted((i for i in above if last - sheet.level(named[i]) < height), key=lambda i: named[i].box[0][0])
    return next((i for i in reversed(row) if named[i].box[0][0] <= x + height), row[0])


def parties_in_blocks(sheet: Sheet) -> list[Party]:
    """Each block's party where 当事人1, 当事人2 stand as headings of their own, everything of one under its heading."""
    heads = [i for i, line in enumerate(sheet.lines) if _HEADING.fullmatch(squash(line.text))]
    if len(heads) < 2:
        return []
    blocks = (sheet.lines[start:end] for start, end in pairwise([*heads, len(sheet.lines)]))
    beside = all(
        line.box[3][1] - line.box[0][1] > _TALL * sheet.line_height for line in (sheet.lines[i] for i in heads)
    )
    return [one for block in (_beside(sheet, heads) if beside else blocks) if (one := _of_block(sheet, block))]


def _beside(sheet: Sheet, heads: Sequence[int]) -> list[list[Line]]:
    """The lines right of each heading that stands on end at the left of its part, at whose height they are."""
    levels = [sheet.level(sheet.lines[i]) for i in heads]
    parts = [[sheet.lines[i]] for i in heads]
    for line in sheet.lines:
        own = sheet.level(line)
        near = min(range(len(levels)), key=lambda i: abs(levels[i] - own))
        if line.box[0][0] > sheet.lines[heads[near]].box[1][0] and abs(levels[near] - own) < _FAR * sheet.line_height:
            parts[near].append(line)
    return parts


def _of_block(sheet: Sheet, lines: Sequence[Line]) -> Party:
    name = next(
        (name for line in lines[1:] if (name := _named(sheet, line) or person(line)) and is_personal(name)), None
    )
    return of_texts(name, lines) if name else {}


def person(line: Line) -> str | None:
    """The person a line is, and no word of the form."""
    found = parse.person([Span(line, len(line.text) - len(without_side(line.text)), len(line.text))])
    return found.value if found and not _LABEL.search(found.value) else None


def _names(sheet: Sheet, label: Line) -> list[tuple[Line, str]]:
    """The people in the row of a label, from the left."""
    x, own = centre(label.box)[0], sheet.level(label)
    row = [line for line in sheet.lines if centre(line.box)[0] > x and abs(sheet.level(line) - own) < sheet.line_height]
    people = [(line, name) for line in row if (name := person(line))]
    return sorted(people, key=lambda one: one[0].box[0][0])


def _entries(sheet: Sheet, names: Sequence[tuple[Line, str]]) -> list[Party]:
    below = [line for line in sheet.lines if line.box[0][1] > names[0][0].box[0][1]]
    edges = [_edge(below, first, second) for (first, _), (second, _) in pairwise(names)]
    columns: list[list[Line]] = [[first] for first, _ in names]
    for line in below:
        columns[sum(centre(line.box)[0] > edge for edge in edges)].append(line)
    return [of_texts(name, lines) for (_, name), lines in zip(names, columns, strict=True)]


def _edge(below: Sequence[Line], first: Line, second: Line) -> float:
    """Where the column of the second name begins: with the line that begins furthest left of those under the name."""
    (before, _), (x, _) = centre(first.box), centre(second.box)
    under = (line.box[0][0] for line in below if before < line.box[0][0] < x < line.box[1][0])
    return min(under, default=second.box[0][0])


def of_texts(name: str, lines: Sequence[Line]) -> Party:
    texts = [_LABELLED.sub("", plain(line.text)) for line in lines]
    plates = (number for text in texts if len(text) <= _LONGEST for number in plates_in(text))
    return party(name, next(plates, None), _share(texts))


def _is_a_bare_list(text: str) -> bool:
    """Whether a line names several shares, those one could have with every box lost that could tell which is ticked, or those of several."""
    return len(TOLD.findall(text)) > 1 and not re.search(r"[□口☑√✓■☒]", text)


def _share(texts: Sequence[str]) -> str | None:
    """The ticked share; a tick that was not read leaves its share as the only one without a box before it."""
    told = [text for text in texts if TOLD.search(text) and not _is_a_bare_list(text)]
    ticked = [match for text in texts if (match := _TICKED.search(text))]
    unboxed = [match for text in told if len(text) <= _LONGEST for match in _UNBOXED.finditer(text)]
    found = ticked[:1] or (unboxed if len(unboxed) == 1 else [])
    if found:
        share, short, *behind = found[0].groups()
        return f"{share or next(iter(filter(None, behind)), None) or SHORT[short]}责任"
    alone = [match[1] for text in texts if (match := _ALONE.fullmatch(text))]
    return f"{alone[0]}责任" if len(alone) == 1 else None
