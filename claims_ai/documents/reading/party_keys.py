"""Parties of a form with a table of people and another of their vehicles, whose rows begin with the same sign: 甲, 乙 or A, B."""

import re

from claims_ai.documents.layout import Sheet
from claims_ai.documents.personal import is_personal
from claims_ai.documents.reading.parties import Party
from claims_ai.documents.reading.party_columns import of_texts, person
from claims_ai.documents.text import squash
from claims_ai.values import Line

_KEY = re.compile(r"[甲乙丙丁]方?|[A-D]方?|当事人[甲乙丙丁A-D]|车辆[甲乙丙丁A-D]")


def parties_by_key(sheet: Sheet) -> list[Party]:
    """Each sign's party from all rows that begin with it; none unless every one of two at least begins two rows and one of these names somebody."""
    rows: dict[str, list[list[Line]]] = {}
    for row in sheet.rows:
        if len(row) > 1 and _KEY.fullmatch(squash(row[0].text)):
            key = squash(row[0].text).removesuffix("方")[-1]
            rows.setdefault(key, []).append(list(row[1:]))
    if len(rows) < 2 or any(len(own) < 2 for own in rows.values()):
        return []
    names = {key: [name for row in own for line in row[:1] if (name := person(line))] for key, own in rows.items()}
    people = {key: next(filter(is_personal, found), found[0] if found else "") for key, found in names.items()}
    if not all(people.values()):
        return []
    return [of_texts(people[key], [line for row in own for line in row]) for key, own in rows.items()]
