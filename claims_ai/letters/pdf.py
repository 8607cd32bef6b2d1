"""A letter as PDF, A4, its text selectable, the same bytes for the same letter."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, SimpleDocTemplate, Spacer

from claims_ai.explain import Section
from claims_ai.explain.words import words_of
from claims_ai.letters.letter import Letter
from claims_ai.letters.pdf_blocks import Blocks
from claims_ai.letters.typeface import Typeface, load_typeface

_MARGIN = 18 * mm
_FRAME = 6  # the padding a frame of the library has
_GREY = (0.36, 0.42, 0.45)


def letter_pdf(letter: Letter, font: Path | None = None) -> bytes:
    """The PDF; InputError where the typeface lacks a character of the letter."""
    typeface = load_typeface(font)
    explanation, out = letter.explanation, BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=16 * mm, bottomMargin=20 * mm,
        title=f"{explanation.title} {letter.claim_id}", author=letter.insurer, lang="zh-CN" if explanation.language == "zh" else "en",
        invariant=1,
    )  # fmt: skip
    blocks = Blocks(typeface, explanation.language, document.width - 2 * _FRAME)
    document.build(list(_story(letter, blocks)), canvasmaker=_numbered(letter, typeface))
    return out.getvalue()


def _story(letter: Letter, blocks: Blocks) -> Iterator[Flowable]:
    explanation = letter.explanation
    yield blocks.text(letter.insurer, "small")
    yield blocks.text(explanation.title, "title")
    yield blocks.references(letter.references)
    yield Spacer(0, 9)
    yield blocks.text(letter.greeting, "strong")
    yield blocks.text(explanation.summary, "lead")
    yield blocks.facts(explanation.facts, explanation.kind)
    for section in explanation.sections:
        yield from _section(section, blocks)
    yield Spacer(0, 16)
    signed = [blocks.text(text, "signed") for text in (letter.insurer, letter.day)]
    yield KeepTogether([blocks.text(letter.closing, "body"), *signed])


def _section(section: Section, blocks: Blocks) -> Iterator[Flowable]:
    """The heading stays with what follows it."""
    parts = list(_parts(section, blocks))
    yield KeepTogether([blocks.heading(section.title), *parts[:2]])
    yield from parts[2:]


def _parts(section: Section, blocks: Blocks) -> Iterator[Flowable]:
    yield from (blocks.text(text, "body") for text in section.paragraphs)
    if section.table:
        yield blocks.table(section.table)
    for card in section.cards:
        yield from (blocks.card(card, later=section.key == "later"), Spacer(0, 5))
    if section.samples:
        yield blocks.samples(section.samples)
    yield from (blocks.point(text) for text in section.points)
    yield from (blocks.text(text, "note") for text in section.notes)


def _numbered(letter: Letter, typeface: Typeface) -> type[Canvas]:
    """A canvas that writes the claim and "page x of y" at the foot of each page once it knows how many there are."""
    words = words_of(letter.explanation.language)

    class Numbered(Canvas):  # type: ignore[misc] # the library has no types
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - the library's name
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            pages = list(self._pages)
            for page in pages:
                self.__dict__.update(page)
                self._foot(len(pages))
                Canvas.showPage(self)
            Canvas.save(self)

        def _foot(self, pages: int) -> None:
            self.setFont(typeface.regular, 8)
            self.setFillColorRGB(*_GREY)
            about = f"{words('letters.reference.claim')} {letter.claim_id}"
            self.drawString(_MARGIN, 11 * mm, about)
            self.drawRightString(
                A4[0] - _MARGIN, 11 * mm, words("letters.reference.page", page=self._pageNumber, pages=pages)
            )

    return Numbered
