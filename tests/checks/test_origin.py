"""What the files of papers say of their making: what keeps a claim from being paid at once, and what is usual."""

from dataclasses import replace
from datetime import date

import pytest

from claims_ai.checks import origin
from claims_ai.values import Finding, Origin, Page
from tests.fakes import NOTHING_KNOWN, dossier, field, id_card, invoice, papers, stay, stay_claim, summary

VISIT = date(2026, 3, 3)


def electronic(bill: Page) -> Page:
    """A bill that is a PDF with a text of its own."""
    return replace(bill, fields={name: replace(each, source="pdf_text") for name, each in bill.fields.items()})


def found(told: Origin, bill: Page | None = None) -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in signals(replace(bill or electronic(invoice()), origin=told))]


def signals(bill: Page) -> list[Finding]:
    return list(origin.check(dossier(*papers(bill)), NOTHING_KNOWN))


@pytest.mark.parametrize(
    "program",
    [
        "Adobe Photoshop CC 2019", "Adobe Photoshop for Windows -- Image Conversion Plug-in", "GIMP 2.10.34", "PicsArt", "美图秀秀", "Meitu",
        "Adobe ImageReady", "Snapseed 2.0", "Adobe Acrobat Pro DC 2020", "Adobe Acrobat Pro 11.0.23", "Foxit PhantomPDF - Foxit Corporation",
        "福昕高级PDF编辑器", "Wondershare PDFelement", "PDF-XChange Editor 9.5", "iText 5.5.10; modified using Adobe Photoshop 24.0",
    ],
)  # fmt: skip
def test_a_bill_that_an_editing_program_wrote_goes_to_a_person(program: str) -> None:
    assert found(Origin((program,))) == [("suspected_tampering", "medium")]


@pytest.mark.parametrize(
    "program",
    [
        "iText 2.1.7 by 1T3XT", "Apache PDFBox 2.0.24", "Microsoft® Word 2019", "Microsoft: Print To PDF", "WPS 文字", "Skia/PDF m120", "Chromium",
        "CamScanner", "扫描全能王", "Adobe Scan for iOS", "Adobe Acrobat 9.0 Paper Capture Plug-in", "Acrobat Distiller 11.0 (Windows)",
        "iOS Version 17.1 (Build 21B74) Quartz PDFContext", "17.1.2", "MediaTek Camera Application", "HUAWEI P40", "gnome-screenshot", "FPDF 1.8",
        "Foxit PhantomPDF - Foxit Corporation; modified using iText® 5.5.5 ©2000-2014 iText Group NV (AGPL-version)", "福昕PDF打印机", "Canon iR-ADV",
    ],
)  # fmt: skip
def test_what_scans_prints_or_issues_papers_is_usual(program: str) -> None:
    assert found(Origin((program,), VISIT, VISIT)) == []


@pytest.mark.parametrize(
    "programs",
    [
        ("PDFsam Basic v4.2.10", "SAMBox 2.3.12 (www.sejda.org)"), ("Foxit PhantomPDF Printer Version 9.7.0",), ("Foxit PDF Editor Printer",),
        ("Adobe Acrobat Pro DC (32-bit) 22.3", "Adobe Acrobat Pro DC (32-bit) 22.3 Image Conversion Plug-in"),
        ("Adobe Acrobat Pro DC 2020", "Adobe Acrobat 9.0 Paper Capture Plug-in"), ("福昕高级PDF编辑器", "福昕PDF打印机"),
    ],
)  # fmt: skip
def test_what_joins_prints_or_converts_papers_changes_nothing_on_them(programs: tuple[str, ...]) -> None:
    assert found(Origin(programs)) == []


def test_a_picture_that_was_edited_stays_so_when_it_is_printed() -> None:
    assert found(Origin(("Adobe Photoshop CC 2019", "Acrobat Distiller 11.0 (Windows)"))) == [
        ("suspected_tampering", "medium")
    ]


def test_the_clock_of_a_scanner_says_nothing() -> None:
    assert found(Origin(("KMBT_C364",), date(2015, 1, 1), date(2015, 1, 1)), invoice()) == []


@pytest.mark.parametrize(
    ("created", "modified", "severity"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), None),
        (date(2026, 3, 2), date(2026, 3, 2), None),  # clocks and their zones differ
        (date(2026, 3, 1), date(2026, 3, 1), "medium"),
        (date(2026, 2, 1), None, "medium"),
        (date(2016, 4, 20), date(2026, 3, 3), None),  # a form drawn long ago, filled in when the bill was issued
        (date(2026, 3, 3), date(2026, 3, 9), "low"),
        (date(2026, 3, 9), date(2026, 3, 9), None),  # fetched later
        (date(2000, 1, 1), date(2000, 1, 1), None),  # a clock that nobody set
        (None, None, None),
    ],
)
def test_a_bill_is_not_written_before_its_day(created: date | None, modified: date | None, severity: str | None) -> None:  # fmt: skip
    told = found(Origin(("iText 2.1.7",), created, modified))
    assert told == ([("suspected_tampering", severity)] if severity else [])


def test_a_bill_of_a_stay_is_written_after_its_discharge() -> None:
    bill = replace(electronic(stay(issue_date=None)), origin=Origin(created=date(2026, 4, 10)))
    case = dossier(*papers(bill), summary(), of=stay_claim())
    assert [(each.severity, each.fields) for each in origin.check(case, NOTHING_KNOWN)] == [("medium", ("discharge_date",))]  # fmt: skip


def test_a_day_that_was_not_read_surely_says_nothing() -> None:
    bill = electronic(invoice(issue_date=field("2026-03-08", 0.5), visit_date=None))  # type: ignore[arg-type]
    assert found(Origin(created=date(2026, 3, 3)), bill) == []


def test_a_card_that_was_cut_out_of_its_photo_is_none_of_it() -> None:
    card = replace(id_card(), origin=Origin(("Adobe Photoshop CC 2019",)))
    assert list(origin.check(dossier(invoice(), card), NOTHING_KNOWN)) == []


def test_the_signal_is_worded_as_one() -> None:
    (told,) = signals(replace(invoice(), origin=Origin(("Adobe Photoshop CC 2019",))))
    assert "只是复核信号，不是认定" in told.message
    assert "Adobe Photoshop CC 2019" in told.message
