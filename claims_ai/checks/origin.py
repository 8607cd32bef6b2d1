"""Was a paper written by what writes such papers, and when it says? What does not fit is a signal for a person, never an accusation."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from claims_ai.dossier import INVOICES, Dossier
from claims_ai.history import History
from claims_ai.values import Finding, Origin, Page
from claims_ai.wording import DOCUMENTS

_TELLING = (
    *INVOICES, "expense_list", "discharge_summary", "diagnosis_certificate", "accident_certificate", "vat_invoice", "receipt",
)  # fmt: skip
# what changes pictures and pages; what scans, prints, joins or issues papers is not among it
_OF_PICTURES = re.compile(
    r"photoshop|imageready|illustrator|\bgimp\b|inkscape|coreldraw|paint\.net|pixelmator|affinity|paintshop|picsart|snapseed"
    r"|pixlr|photopea|fotor|canva\b|meitu|美图|醒图|天天p图|稿定|创客贴|isee图片|光影魔术手|neo ?imaging",
    re.IGNORECASE,
)
_OF_PAGES = re.compile(
    r"acrobat (?:pro\b|standard|dc|\d+(?:\.\d+)* (?:pro|standard))|phantom ?pdf|foxit (?:advanced )?(?:pdf )?editor|福昕.{0,8}编辑|pdf ?element"
    r"|nitro (?:pro|pdf)|pdf-xchange editor|master ?pdf ?editor|pdf ?filler|sejda|迅捷pdf|万兴pdf|pdf编辑器|pdf editor",
    re.IGNORECASE,
)
# an editor of pages scans, prints, joins and converts as well, which changes nothing on them
_MAKING = re.compile(r"paper capture|distiller|\bscan|printer|打印|sambox|pdfsam|image conversion", re.IGNORECASE)
_LATER = re.compile(r"; *modified using ", re.IGNORECASE)
_CLOCKS_DIFFER, _LONG_AFTER = timedelta(days=1), timedelta(days=3)
_CLOCK_NOT_SET = date(2005, 1, 1)
_SURE = 0.8
_DAYS = ("issue_date", "discharge_date", "visit_date", "admission_date")


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """Papers an editing program wrote, and e-invoices that were written before they can have been."""
    for page in dossier.of_type(*_TELLING):
        if page.quality.usable and page.origin:
            yield from _signals(page, page.origin)


def _signals(page: Page, origin: Origin) -> Iterator[Finding]:
    if editor := editor_of(origin):
        yield _signal(page, "medium", f"文件信息显示曾由编辑类软件（{editor}）保存")
    if page.document_type not in INVOICES or not _is_electronic(page) or not (billed := _billed(page)):
        return
    name, day = billed
    written = max(filter(None, (origin.created, origin.modified)), default=None)
    if written and _CLOCK_NOT_SET <= written < day - _CLOCKS_DIFFER:
        yield _signal(page, "medium", f"电子文件生成于 {written}，早于所载日期 {day}", name)
    elif origin.created and origin.modified and origin.modified > max(origin.created, day) + _LONG_AFTER:
        yield _signal(page, "low", f"电子文件生成后于 {origin.modified} 又有改动", name)


def editor_of(origin: Origin) -> str | None:
    """The editing program that wrote a file last; a form that was drawn in one and filled in by an issuer's is none of its work."""
    if any(_LATER.search(program) for program in origin.programs):
        origin = Origin(tuple(_LATER.split(program)[-1] for program in origin.programs if _LATER.search(program)))
    editors = (_OF_PICTURES,) if any(map(_MAKING.search, origin.programs)) else (_OF_PICTURES, _OF_PAGES)
    return next((each for each in origin.programs if any(kind.search(each) for kind in editors)), None)


def _is_electronic(page: Page) -> bool:
    """Whether a page is no scan, whose day is that of the scanner's clock: its text is the file's own."""
    return any(field.source == "pdf_text" for field in page.fields.values())


def _billed(page: Page) -> tuple[str, date] | None:
    """The last day that an invoice speaks of, and which field does; what was not read surely says nothing."""
    days = [
        (date.fromisoformat(field.value), name)
        for name in _DAYS
        if (field := page.fields.get(name)) and field.confidence >= _SURE
    ]
    day, name = max(days, default=(None, ""))
    return (name, day) if day else None


def _signal(page: Page, severity: str, what: str, *names: str) -> Finding:
    message = f"{DOCUMENTS[page.document_type]} {page.file} 的{what}，请人工核对原件；这只是复核信号，不是认定"
    return Finding("suspected_tampering", severity, message, names, (page.file,))
