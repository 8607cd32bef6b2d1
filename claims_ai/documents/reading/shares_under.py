"""Shares of responsibility that stand under or beside the names in a table of their own, as forms end with that tell everything else above."""

from collections.abc import Iterable

from claims_ai.documents.geometry import centre
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.parties import plain, without_side
from claims_ai.documents.reading.party_columns import SHORT, TOLD
from claims_ai.values import Line


def shares_under_names(sheet: Sheet, names: Iterable[str]) -> dict[str, str]:
    """The share that stands right under each name where the names stand in a row of their own: 马芳 曹雪嘉 over 主要责任 次要责任.

    Nothing where that is not so of two names at least.
    """
    known = set(names)
    for row in sheet.rows:
        named = [(line, name) for line in row if (name := plain(line.text)) in known]
        under = {name: _bare_share(sheet, line) for line, name in named}
        found = {name: share for name, share in under.items() if share}
        if len(found) > 1 and len(found) == len(row):
            return found
    return {}


def shares_beside_names(sheet: Sheet, names: Iterable[str]) -> dict[str, str]:
    """The share that is all that stands behind each name, row by row: 甲方 周敏宁 | 全部责任. Nothing where that is not so of two names at least."""
    known, found = set(names), dict[str, str]()
    for row in sheet.rows:
        *words, last = [plain(line.text) for line in row]
        share, name = TOLD.fullmatch(last), without_side("".join(words))
        if share and name in known:
            found[name] = f"{share[1] or SHORT[share[2]]}责任"
    return found if len(found) > 1 else {}


def _bare_share(sheet: Sheet, name: Line) -> str | None:
    """The share that is all of the next line under a name."""
    x, height = centre(name.box)[0], sheet.line_height
    below = [
        line
        for line in sheet.lines
        if 0.5 * height < sheet.level(line) - sheet.level(name) < 2.5 * height
        and abs(centre(line.box)[0] - x) < 3 * height
    ]
    told = (TOLD.fullmatch(plain(line.text)) for line in below)
    return next((f"{match[1] or SHORT[match[2]]}责任" for match in told if match), None)
