"""From an upload to pages with fields: decode, scan, tell the kind, read its fields, let them agree."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claims_ai.documents import quality
from claims_ai.documents.agreement import with_stated
from claims_ai.documents.code_agreement import with_code
from claims_ai.documents.codes import invoice_code
from claims_ai.documents.confidence import Setting, shipped_confidence
from claims_ai.documents.image import is_red
from claims_ai.documents.intake import RawPage, each_page, read_bytes
from claims_ai.documents.kinds import classify
from claims_ai.documents.layout import Sheet, chinese_share
from claims_ai.documents.limits import DEFAULT_LIMITS, Limits
from claims_ai.documents.placing import Placing, lying
from claims_ai.documents.reading import read_fields
from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reading.ranked.read import read_chosen
from claims_ai.documents.reading.ranked.seeds import LABELS, vocabulary
from claims_ai.documents.reading.stacked import with_whole_labels
from claims_ai.documents.reconcile import reconcile
from claims_ai.documents.scan import Scan, Scanner
from claims_ai.documents.text import squash
from claims_ai.documents.void import void_marks
from claims_ai.documents.watermark import without_watermark
from claims_ai.documents.wordless import DAMAGE, has_plate, shows_damage, without_words
from claims_ai.errors import DocumentError
from claims_ai.values import Box, Finding, Page, UnreadFile

_SEVERAL = re.compile(
    r"共(?:[2-9]|\d\d)页|第(?:[2-9]|\d\d)页|[/／](?:[2-9]|\d\d)页|\d+[/／](?:[2-9]|\d\d)$|本页小计|接下页|承上页"
)
_UNSURE = 0.6
_WITH_CODES = ("vat_invoice", "medical_invoice_outpatient", "medical_invoice_inpatient")


def read_path(path: Path, scanner: Scanner, limits: Limits = DEFAULT_LIMITS) -> Iterator[Page | UnreadFile]:
    """Read a file on disk; what cannot be read comes as an UnreadFile in its place."""
    try:
        data = read_bytes(path, limits)
    except DocumentError as error:
        yield UnreadFile(path.name, str(error))
        return
    yield from read_upload(path.name, data, scanner, limits)


def read_upload(
    name: str, data: bytes, scanner: Scanner, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Page | UnreadFile]:
    """Read the pages of an upload one by one; pages before a damaged one are kept."""
    for page in each_page(name, data, limits):
        yield page if isinstance(page, UnreadFile) else read_page(page[0], scanner, page[1])


def failed(name: str) -> UnreadFile:
    """A file whose reading broke off by a fault of ours; sending it again would not help."""
    return UnreadFile(
        name, f"{name}: reading it failed inside the system; have a person look, or try again", failed=True
    )


def read_page(raw: RawPage, scanner: Scanner, decode_ms: float = 0.0) -> Page:
    """Read one page: from its own text or data where it has some, else from its picture, with all documents on it."""
    seen = Scan(0, raw.native, (), quality.judge_native(), 0.0) if raw.native or raw.stated else scanner(raw.picture)
    page = _read_document(raw, seen, decode_ms)
    return replace(page, more=tuple(_read_document(raw, further) for further in seen.more))


def _read_document(raw: RawPage, seen: Scan, decode_ms: float = 0.0) -> Page:
    started = time.perf_counter()
    height, width = raw.picture.shape[:2]
    placing = placing_of(raw, seen)
    sheet = upright_sheet(raw, seen)
    document_type, confidence = (raw.stated.document_type, 1.0) if raw.stated else _kind(sheet, raw)
    sheet = labelled_sheet(document_type, sheet)
    verdict = (
        without_words(seen.quality, raw.picture, plate=has_plate(sheet)) if document_type == DAMAGE else seen.quality
    )
    pictured = not (raw.native or raw.stated)
    # A text of its own is read by the rules alone: the readers learned from what was recognised in pictures.
    shown, doubts = read_chosen(document_type, sheet) if pictured else (read_fields(document_type, sheet), {})
    agreed, differing = with_stated(shown, raw.stated) if raw.stated else (shown, ())
    repeated, contradicting = _with_code(document_type, raw, placing, agreed)
    agreeing, findings = reconcile(repeated, whole=not _one_of_several(document_type, sheet))
    void = void_marks(
        document_type, (*seen.lines, *seen.red_free), lambda box: is_red(raw.picture, placing.to_upload(box))
    )
    setting = Setting(document_type, verdict, findings, doubts)
    reading = shipped_confidence().give(agreeing, setting) if pictured else agreeing
    extract_ms = (time.perf_counter() - started) * 1000
    page = Page(
        file=raw.file, page=raw.page, document_type=document_type, document_type_confidence=confidence,
        language="en" if seen.lines and chinese_share(sheet.text) <= 0.2 else "zh", orientation=seen.orientation, width=width, height=height,
        quality=verdict, digest=raw.digest, origin=raw.origin,
        timing_ms={"decode": round(decode_ms, 1), "ocr": round(seen.ocr_ms, 1), "extract": round(extract_ms, 1)},
    )  # fmt: skip
    return _placed(
        page, placing, reading, (*differing, *contradicting, *void, *findings), raw.source if raw.native else "ocr"
    )


def _kind(sheet: Sheet, raw: RawPage) -> tuple[str, float]:
    """The document type and how sure that is."""
    return (DAMAGE, _UNSURE) if not raw.native and shows_damage(sheet, raw.picture) else classify(sheet)


def _one_of_several(document_type: str, sheet: Sheet) -> bool:
    """Whether a page of a list says that there are more of it."""
    return document_type == "expense_list" and bool(_SEVERAL.search(squash(sheet.text)))


def _with_code(
    document_type: str, raw: RawPage, placing: Placing, reading: Reading
) -> tuple[Reading, tuple[Finding, ...]]:
    """The reading of an invoice with what its QR code repeats."""
    if document_type not in _WITH_CODES or raw.source == "xml":
        return reading, ()
    height, width = raw.picture.shape[:2]
    left, top, right, bottom = placing.area((width, height))
    code = invoice_code(document_type, raw.picture[top:bottom, left:right])
    if code is None:
        return reading, ()
    values, ((ax, ay), (bx, by), (cx, cy), (dx, dy)) = code
    box = (ax + left, ay + top), (bx + left, by + top), (cx + left, cy + top), (dx + left, dy + top)
    return with_code(reading, values, placing.as_read(box), misreadable=not raw.native)


def placing_of(raw: RawPage, seen: Scan) -> Placing:
    """Where the document of a scan lies on the page as uploaded."""
    height, width = raw.picture.shape[:2]
    return seen.placing or lying(seen.orientation, (width, height))


def upright_sheet(raw: RawPage, seen: Scan) -> Sheet:
    """The lines of a page as it is set upright, without those of a watermark."""
    return Sheet(without_watermark(seen.lines), without_watermark(seen.red_free), placing_of(raw, seen).size)


def labelled_sheet(document_type: str, sheet: Sheet) -> Sheet:
    """The lines of a page of a known kind, with the labels of that kind that wrap put together."""
    return with_whole_labels(sheet, vocabulary(document_type)) if document_type in LABELS else sheet


def _placed(page: Page, placing: Placing, reading: Reading, findings: tuple[Finding, ...], source: str) -> Page:
    """The page with all boxes put back to where they stand on the page as uploaded."""

    def back(box: Box | None) -> Box | None:
        return placing.to_upload(box) if box else None

    return replace(
        page,
        fields={
            name: replace(field, box=back(field.box), source=source if field.source == "ocr" else field.source)
            for name, field in reading.fields.items()
        },
        items=tuple(replace(item, box=back(item.box)) for item in reading.items),
        findings=tuple(replace(finding, box=back(finding.box), documents=(page.file,)) for finding in findings),
    )
