"""The blocks of a PDF letter: text, tables, cards and pictures. Texts are escaped here; the library's markup is never theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph, Spacer
from reportlab.platypus import Table as Grid

from claims_ai.explain import Card, Row, Table
from claims_ai.explain.words import Language
from claims_ai.letters.breaking import lines_of
from claims_ai.letters.pdf_pictures import drawing
from claims_ai.letters.typeface import Typeface

INK, GREY, TEAL, DARK, LINE = (HexColor(code) for code in ("#1f2a2e", "#5b6b73", "#0f6b6b", "#0f3d42", "#d4dddf"))
_FACTS = {
    "request": (HexColor("#fdf5ea"), HexColor("#c77d1e")),
    "review": (HexColor("#f1f4f5"), GREY),
    "refusal": (HexColor("#f1f4f5"), GREY),
}
_SLACK = 0.5  # of a point, for sums of widths that differ in the last digit
_STATES = {False: HexColor("#8a4b08"), True: TEAL}
_SIZES = {
    "title": (19, 27, DARK, True), "heading": (12.5, 18, TEAL, True), "strong": (10.5, 17, INK, False), "lead": (11.5, 18, INK, False),
    "body": (10, 16, INK, False), "note": (9, 14, GREY, False), "small": (9.5, 14, GREY, False), "cell": (9.5, 14, INK, False),
    "total": (10.5, 16, INK, True), "tiny": (8.2, 12, GREY, False), "label": (8.8, 13, GREY, False), "fact": (10.5, 16, INK, False),
    "clause": (11.5, 17, DARK, True),
    "sum": (15, 21, DARK, True), "head": (9, 14, GREY, True), "signed": (10, 16, INK, False), "retake": (9.2, 14, _STATES[False], False),
    "card": (9.2, 14, INK, False), "cardtitle": (10.5, 16, INK, True),
}  # fmt: skip


@dataclass(frozen=True)
class Blocks:
    """Makes the blocks of one letter: its typeface, its language, and the width of its text in points."""

    typeface: Typeface
    language: Language
    width: float

    def text(self, text: str, name: str, align: int = TA_LEFT, then: str = "") -> Paragraph:
        """A paragraph in one of the sizes; `then` follows in the library's own markup."""
        self.typeface.require(text)
        style = self._style(name, text, align)
        return Chinese(text, style) if self.language == "zh" and not then else Paragraph(escape(text) + then, style)

    def heading(self, text: str) -> Flowable:
        """The heading of a section, with a line under it."""
        grid = Grid([[self.text(text, "heading")]], [self.width])
        grid.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.6, LINE), *_padding(0, 0, 2, 3)])
        grid.spaceBefore, grid.spaceAfter = 12, 5
        return grid

    def point(self, text: str) -> Flowable:
        """An item of a list."""
        dot = self.text("•", "body", TA_CENTER)
        grid = Grid([[dot, self.text(text, "body")]], [12, self.width - 12])
        grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(0, 0, 1, 1)])
        return grid

    def references(self, pairs: Sequence[tuple[str, str]]) -> Flowable:
        """What the letter is about, in two columns between lines."""
        cells: list[object] = [
            cell for label, value in pairs for cell in (self.text(label, "label"), self.text(value, "cell"))
        ]
        cells += [""] * (-len(cells) % 4)
        rows = [cells[place : place + 4] for place in range(0, len(cells), 4)]
        label = 30 * (2 if self.language == "zh" else 3.2)
        grid = Grid(rows, [label, self.width / 2 - label, label, self.width / 2 - label])
        lines = [("LINEABOVE", (0, 0), (-1, 0), 0.6, LINE), ("LINEBELOW", (0, -1), (-1, -1), 0.6, LINE)]
        grid.setStyle([*lines, ("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(0, 6, 2, 2)])
        grid.spaceBefore = 8
        return grid

    def facts(self, pairs: Sequence[tuple[str, str]], kind: str) -> Flowable:
        """What matters most, in a box; the first of it largest."""
        ground, edge = _FACTS.get(kind, (HexColor("#eef6f6"), TEAL))
        first = "clause" if kind == "refusal" else "sum"
        cells = [
            [self.text(label, "label"), self.text(value, "fact" if place else first)]
            for place, (label, value) in enumerate(pairs)
        ]
        rows = [cells[place : place + 2] for place in range(0, len(cells), 2)]
        rows[-1].extend([[]] * (2 - len(rows[-1])))
        grid = Grid(rows, [self.width / 2] * 2)
        edges = [("BACKGROUND", (0, 0), (-1, -1), ground), ("LINEBEFORE", (0, 0), (0, -1), 3, edge)]
        grid.setStyle([*edges, ("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(14, 10, 6, 6)])
        grid.spaceBefore = grid.spaceAfter = 6
        return grid

    def table(self, table: Table) -> Flowable:
        """A table whose head is repeated on each page."""
        head = [self.text(name, "head", _align(place, table)) for place, name in enumerate(table.columns)]
        rows = [self._row(row, table) for row in table.rows]
        grid = Grid([head, *rows], self._columns(table), repeatRows=1)
        style = [("LINEBELOW", (0, 0), (-1, 0), 1.2, TEAL), ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE)]
        total = [place for place, row in enumerate(table.rows, 1) if row.total]
        style += [("LINEABOVE", (0, place), (-1, place), 1.2, TEAL) for place in total]
        grid.setStyle([*style, ("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(4, 4, 3.5, 3.5)])
        grid.spaceAfter = 5
        return grid

    def card(self, card: Card, later: bool) -> Flowable:
        """A paper to send, beside its picture."""
        state = f' &nbsp;<font name="{self.typeface.regular}" size="8.5" color="{_STATES[later].hexval().replace("0x", "#")}">[{escape(card.state)}]</font>'
        said = [self.text(card.title, "cardtitle", then=state)]
        said += [self._labelled(label, text) for label, text in card.lines]
        grid = Grid([[drawing(card.picture, 112, self.typeface.regular), said]], [126, self.width - 126])
        box = [("BOX", (0, 0), (-1, -1), 0.6, LINE), ("ROUNDEDCORNERS", [4, 4, 4, 4])]
        grid.setStyle([*box, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_padding(7, 7, 6, 7)])
        return grid

    def samples(self, samples: Sequence[tuple[str, str]]) -> Flowable:
        """Pictures side by side, each with its caption."""
        wide = self.width / len(samples)
        cells = [
            [drawing(name, wide - 14, self.typeface.regular), Spacer(0, 3), self.text(caption, "label", TA_CENTER)]
            for name, caption in samples
        ]
        grid = Grid([cells], [wide] * len(samples))
        grid.setStyle([("ALIGN", (0, 0), (-1, -1), "CENTER"), *_padding(7, 7, 4, 4)])
        return grid

    def _row(self, row: Row, table: Table) -> list[object]:
        name = "total" if row.total else "cell"
        cells: list[object] = [self.text(cell, name, _align(place, table)) for place, cell in enumerate(row.cells)]
        if row.note:
            cells[0] = [self.text(row.cells[0], name), self.text(row.note, "tiny")]
        return cells

    def _labelled(self, label: str, text: str) -> Paragraph:
        if not label:
            return self.text(text, "retake")
        self.typeface.require(label + text)
        style = self._style("card", text, TA_LEFT)
        if self.language == "zh":
            return Chinese(f"{label}：{text}", style, grey=len(label) + 1)
        return Paragraph(_greyed(f"{label}: {text}", len(label) + 1), style)

    def _columns(self, table: Table) -> list[float]:
        """Figures are as wide as they need be; a column of text after the first takes a quarter, the first the rest."""
        figure = 66.0 if len(table.figures) < 3 else 78.0
        widths = [figure if place in table.figures else 0.29 * self.width for place in range(len(table.columns))]
        return [self.width - sum(widths[1:]), *widths[1:]]

    def _style(self, name: str, text: str, align: int) -> ParagraphStyle:
        size, leading, colour, bold = _SIZES[name]
        font = self.typeface.bold_for(text) if bold else self.typeface.regular
        right = TA_RIGHT if name == "signed" and self.language == "zh" else align
        return ParagraphStyle(
            name, fontName=font, fontSize=size, leading=leading, textColor=colour, alignment=right,
            spaceAfter=3 if name in ("body", "note", "lead", "strong") else 0,
        )  # fmt: skip


class Chinese(Paragraph):  # type: ignore[misc] # the library has no types
    """A paragraph of Chinese, its lines broken as people write; its first characters may be grey."""

    def __init__(self, text: str, style: ParagraphStyle, grey: int = 0) -> None:
        self.plain, self.grey = text, grey
        super().__init__(_greyed(text, grey), style)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height in the given width; the library asks before it draws."""
        lines = self._lines(available_width)
        markup = [_greyed(line, self.grey if place == 0 else 0) for place, line in enumerate(lines)]
        Paragraph.__init__(self, "<br/>".join(markup), self.style)
        width, height = super().wrap(available_width + _SLACK, available_height)
        return min(width, available_width), height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """What fits and the rest, for the next page; nothing where not even two lines fit."""
        lines, fit = self._lines(available_width), int(available_height / self.style.leading)
        if fit < min(2, len(lines)):
            return []
        parts = ("".join(lines[:fit]), "".join(lines[fit:]))
        return [Chinese(text, self.style, 0 if place else self.grey) for place, text in enumerate(parts) if text]

    def _lines(self, width: float) -> list[str]:
        font, size = self.style.fontName, self.style.fontSize
        return list(lines_of(self.plain, width, lambda text: stringWidth(text, font, size)))


def _greyed(text: str, count: int) -> str:
    grey = f'<font color="#5b6b73">{escape(text[:count])}</font>' if count else ""
    return grey + escape(text[count:])


def _align(place: int, table: Table) -> int:
    return int(TA_RIGHT if place in table.figures else TA_LEFT)


def _padding(left: float, right: float, top: float, bottom: float) -> list[tuple[object, ...]]:
    sides = {"LEFTPADDING": left, "RIGHTPADDING": right, "TOPPADDING": top, "BOTTOMPADDING": bottom}
    return [(name, (0, 0), (-1, -1), size) for name, size in sides.items()]
