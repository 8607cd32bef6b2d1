"""理赔申请书 of any insurer: a table of labelled cells, values beside or under their label, digits perhaps in boxes of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claims_ai.documents import parse
from claims_ai.documents.geometry import centre, union
from claims_ai.documents.labels import Hit, Span
from claims_ai.documents.layout import Sheet, label_hits, under_spans, value_spans
from claims_ai.documents.reading.bilingual import wrapped_text
from claims_ai.documents.reading.claim_labels import FIELDS, PARTS, SHARED, SIDES, VISIT, VOCABULARY
from claims_ai.documents.reading.claim_letter import told_of_claim
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled
from claims_ai.documents.text import half_width, squash
from claims_ai.identifiers import bank_card
from claims_ai.values import Field

_SIDE = re.compile(
    "|".join(f"(?P<{part}>{'|'.join(sorted(words, key=len, reverse=True))})" for part, words in SIDES.items())
)
_TALL, _SHORT = 1.8, 4
_BRANCH = re.compile(r"[\u4e00-\u9fff]{0,8}(?:支行|分行|行|营业部|分理处|储蓄所)")
_MOBILE = tuple(field for field in FIELDS if field.name == "mobile")
_SIGNED = re.compile(
    r"(?:(?:索赔|理赔)?申请人|索赔人|申领人|索赔权利人)\s*(?:[(]?\s*(?:电子|亲笔)?(?:签章|签名|签字|盖章)(?:[/或](?:签章|盖章))?\s*[)]?)\s*:?"
)


def read(sheet: Sheet) -> Reading:
    """Read a claim form."""
    shared = _shared(sheet)
    labelled = read_labelled(sheet, FIELDS, VOCABULARY, under=True)
    told = told_of_claim(sheet)
    found = {**told, **_by_part(sheet, shared), **labelled, **_in_columns(sheet)}
    found |= {name: field for name, field in told.items() if _is_longer(field, found[name])}
    found |= _in_rows(sheet)
    if "payee_account" in found:
        found["payee_account"] = _whole_account(sheet, found["payee_account"])
    if "payee_bank" in found and found["payee_bank"] is not told.get("payee_bank"):
        found["payee_bank"] = _whole_bank(sheet, wrapped_text(sheet, VOCABULARY, found["payee_bank"]))
    asked = any(hit.name in SHARED["applicant"][0].labels for hit, part in shared if part == "applicant")
    if "applicant_name" not in found and not asked and (signed := _signed(sheet)):
        found["applicant_name"] = signed
    visit = None if "accident_date" in found else _visit(sheet)
    return Reading({**found, "accident_date": visit} if visit else found)


def _is_longer(told: Field, labelled: Field) -> bool:
    """Whether a number or a bank that a sentence tells goes on where the line of its label ends."""
    goes_on = len(told.value) > len(labelled.value) and told.value.startswith(labelled.value)
    return goes_on and (told.value.isascii() or told.value.endswith("行"))


def _visit(sheet: Sheet) -> Field | None:
    """The day of the visit beside its label, on a form that asks for no other day."""
    hits = (hit for hit in label_hits(sheet, VOCABULARY) if hit.line.text[hit.start : hit.end].strip(":： ") in VISIT)
    days = (parse.one_date(value_spans(sheet, VOCABULARY, hit)) for hit in hits)
    return next((day for day in days if day), None)


def _signed(sheet: Sheet) -> Field | None:
    """Who signs as the one who claims, on a form that asks for the name nowhere else."""
    for line in sheet.lines:
        match = _SIGNED.search(half_width(line.text))
        spans = [Span(line, match.end(), len(line.text))] if match else []
        beside = sheet.right_of(line.box) if match and not spans[0].text.strip(" :") else []
        name = parse.person([Span(beside[0], 0, len(beside[0].text))] if beside else spans)
        if name:
            return name
    return None


def _shared(sheet: Sheet) -> list[tuple[Hit, str]]:
    """The labels that stand in every part of the form, each with the part whose heading is beside it or was last above it.

    Before the first heading a form speaks of the insured.
    """
    part, found = "insured", list[tuple[Hit, str]]()
    for hit in label_hits(sheet, VOCABULARY):
        part = _headed(sheet, hit) or part
        found.append((hit, _beside(sheet, hit) or part))
    return found


def _by_part(sheet: Sheet, shared: Sequence[tuple[Hit, str]]) -> dict[str, Field]:
    """The fields of such labels, of each the first that has a value."""
    found = dict[str, Field]()
    for hit, part in shared:
        for wanted in SHARED[part]:
            value = _value(sheet, hit, wanted) if hit.name in wanted.labels else None
            if value:
                found.setdefault(wanted.name, value)
    return found


def _in_columns(sheet: Sheet) -> dict[str, Field]:
    """The fields of a form that has a column for each person: 被保险人 and 申请人 over it, 姓名 before the row of their names."""
    found = dict[str, Field]()
    for row in sheet.rows:
        heads = [(part, line) for line in row for part, words in SIDES.items() if squash(line.text) in words]
        if len({part for part, _ in heads}) < 2:
            continue
        for hit in label_hits(sheet, VOCABULARY):
            if hit.line.box[0][1] < row[0].box[3][1] or hit.line.box[1][0] > heads[0][1].box[0][0]:
                continue
            for line in sheet.right_of(hit.line.box):
                part, _ = min(heads, key=lambda head: abs(centre(head[1].box)[0] - centre(line.box)[0]))
                for wanted in SHARED[part]:
                    value = wanted.parse([Span(line, 0, len(line.text))]) if hit.name in wanted.labels else None
                    if value:
                        found.setdefault(wanted.name, value)
    return found


def _in_rows(sheet: Sheet) -> dict[str, Field]:
    """The fields of a form that has a row for each person: 姓名, 证件号码 and 联系电话 over the columns, 被保险人 and 申请人 before the rows."""
    found, heads = dict[str, Field](), list[Hit]()
    for row in sheet.rows:
        hits = [hit for line in row for hit in VOCABULARY.hits(line) if hit.end - hit.start == len(line.text)]
        heads = hits if {"姓名"} < {hit.name for hit in hits} and len(hits) + 1 >= len(row) else heads
        part = next((part for part, words in SIDES.items() if squash(row[0].text) in words), None)
        if part is None or not heads:
            continue
        for line in (line for line in row[1:] if not VOCABULARY.hits(line)):
            head = min(heads, key=lambda hit: abs(centre(hit.line.box)[0] - centre(line.box)[0]))
            for wanted in (*SHARED[part], *_MOBILE):
                value = wanted.parse([Span(line, 0, len(line.text))]) if head.name in wanted.labels else None
                if value and (part == "applicant" or wanted.name not in found):
                    found[wanted.name] = value
    return found


def _whole_account(sheet: Sheet, account: Field) -> Field:
    """An account number that is none with the digits it goes on with in the next line of its cell, if that makes one."""
    if account.box is None or bank_card.is_valid(account.value):
        return account
    for under in sheet.below(account.box, rows=1.7)[:1]:
        rest = squash(under.text)
        whole = account.value + rest
        if rest.isdecimal() and len(rest) < len(account.value) and bank_card.is_valid(whole):
            more = parse.field(rest, [Span(under, 0, len(under.text))])
            confidence = min(account.confidence, more.confidence)
            box = union([account.box, under.box])
            return replace(account, value=whole, text=f"{account.text} {rest}", confidence=confidence, box=box)
    return account


def _whole_bank(sheet: Sheet, bank: Field) -> Field:
    """A bank that lacks its branch's last word, which stands under it in the middle of its cell."""
    if bank.box is None or bank.value.endswith(("行", "部", "处", "社", "所")):
        return bank
    for under in sheet.below(bank.box, rows=1.9)[:1]:
        if _BRANCH.fullmatch(squash(under.text)):
            more = parse.field(squash(under.text), [Span(under, 0, len(under.text))])
            confidence, box = min(bank.confidence, more.confidence), union([bank.box, under.box])
            return replace(
                bank, value=bank.value + more.value, text=f"{bank.text} {more.text}", confidence=confidence, box=box
            )
    return bank


def _headed(sheet: Sheet, hit: Hit) -> str | None:
    """The part that a label is the heading of: one of its headings, or a word for its person that has its row to itself."""
    named = next((part for part, headings in PARTS.items() if hit.name in headings), None)
    word = next((part for part, words in SIDES.items() if squash(hit.line.text) in words), None)
    alone = word and not sheet.right_of(hit.line.box) and not sheet.left_of(hit.line.box)
    return named or (word if alone else None)


def _beside(sheet: Sheet, hit: Hit) -> str | None:
    """The part whose heading is written down the side of the rows a label is in, several perhaps read as one line."""
    x, y = centre(hit.span.box)
    for line in sheet.lines:
        (left, top), _, (_, bottom), _ = line.box
        if left < x and top < y < bottom and bottom - top > _TALL * sheet.line_height and line is not hit.line:
            text = squash(line.text)
            here = (y - top) / (bottom - top) * len(text)
            parts = [(abs((match.start() + match.end()) / 2 - here), match.lastgroup) for match in _SIDE.finditer(text)]
            return min(parts)[1] if parts else None
    return _beside_two_lines(sheet, x, y)


def _beside_two_lines(sheet: Sheet, x: float, y: float) -> str | None:
    """The part whose heading stands left of a place in two lines, the second right under the first: 监护 over 人."""
    for line in sheet.lines:
        if line.box[1][0] < x and len(squash(line.text)) < _SHORT and line.box[0][1] < y:
            for under in sheet.below(line.box, rows=1.0)[:1]:
                word = squash(line.text) + squash(under.text)
                part = next((part for part, words in SIDES.items() if word in words), None)
                if part and y < under.box[2][1]:
                    return part
    return None


def _value(sheet: Sheet, hit: Hit, wanted: Labelled) -> Field | None:
    beside = wanted.parse(value_spans(sheet, VOCABULARY, hit))
    return beside or wanted.parse(under_spans(sheet, VOCABULARY, hit))
