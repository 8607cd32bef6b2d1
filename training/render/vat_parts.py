"""What the layouts of VAT invoices share: the table of lines, the totals, and the two parties."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims_ai.money import amount_text, to_words
from training.render.canvas import Canvas, Style
from training.render.medical_form import narrowed, rows_of
from training.render.vat_content import VatInvoice, VatLine

Entry = tuple[str | None, str | None]  # field and value, both None where a form has only the label
HEADINGS = ("规格型号", "单位", "数　量", "单　价", "金　额", "税率", "税　额")


@dataclass(frozen=True)
class Pens:
    """The printed form's style and that of what is filled in."""

    form: Style
    filled: Style


def lines(canvas: Canvas, content: VatInvoice, edges: Sequence[int], y: float, pens: Pens) -> float:
    """Print every line between the column `edges` (nine of them), names wrapped; gives the height below."""
    leading = pens.filled.size * 1.22
    for line in content.lines:
        rows = rows_of(line.name, pens.filled, edges[1] - edges[0] - 8)
        name = [((edges[0] + 4, y + i * leading), row, "l") for i, row in enumerate(rows)]
        _line(canvas, line, [*name, *_cells(line, edges, y, pens.filled)], pens.filled)
        y += leading * max(len(rows), len(rows_of(line.model, pens.filled, edges[2] - edges[1] - 6))) + 3
    return y


def _line(canvas: Canvas, line: VatLine, cells: list[tuple[tuple[float, float], str, str]], style: Style) -> None:
    canvas.item(line.name, line.amount, cells, style, line.quantity or None, line.unit or None, line.unit_price or None)


def _cells(line: VatLine, edges: Sequence[int], y: float, style: Style) -> list[tuple[tuple[float, float], str, str]]:
    rate = f"{line.rate * 100:.0f}%" if line.rate else line.untaxed
    tax = amount_text(line.tax) if line.tax is not None else "***"
    texts = (line.unit, line.quantity, line.unit_price, amount_text(line.amount), rate, tax)
    cells: list[tuple[tuple[float, float], str, str]] = [
        ((edges[1] + 4, y + i * style.size * 1.22), row, "l")
        for i, row in enumerate(rows_of(line.model, style, edges[2] - edges[1] - 6))
    ]
    for i, (text, anchor) in enumerate(zip(texts, ("m", "r", "r", "r", "m", "r"), strict=True), 2):
        left, right = edges[i] + 4, edges[i + 1] - 6
        cells.append(((right if anchor == "r" else (left + right) / 2, y), text, anchor))
    return [cell for cell in cells if cell[1]]


def sums(canvas: Canvas, content: VatInvoice, edges: Sequence[int], y: float, pens: Pens) -> None:
    """The row 合计 under the lines: amount without tax and tax."""
    canvas.text(((edges[0] + edges[1]) / 2, y), "合　　　计", pens.form, "m")
    amount = content.amount
    canvas.value((edges[6] - 6, y), "amount_without_tax", amount, pens.filled, f"¥{amount:.2f}", "r")
    if content.tax is None:
        canvas.value((edges[8] - 6, y), None, "***", pens.filled, anchor="r")
    else:
        canvas.value((edges[8] - 6, y), "tax_amount", content.tax, pens.filled, f"¥{content.tax:.2f}", "r")


def total(canvas: Canvas, content: VatInvoice, at: tuple[float, float], small_at: float, pens: Pens) -> None:
    """The total in words behind a crossed circle, and in figures from `small_at`."""
    x, y = at
    end = canvas.value((x, y), None, "⊗", pens.filled.but(font="sans", weight=0.3))
    words = to_words(content.total).replace("元", "圆")
    canvas.value((end + 4 - canvas.shift[0], y), "total_amount_in_words", content.total, pens.filled, words)
    canvas.pair(
        (small_at, y), "（小写）", pens.form, "total_amount", content.total, pens.filled, f"¥{content.total:.2f}"
    )


def party(
    canvas: Canvas, labels: Sequence[str], values: Sequence[Entry],
    at: tuple[float, float], size: tuple[float, float], pens: Pens,
) -> None:  # fmt: skip
    """Label and value rows of one party; `size` is the width and the height of a row."""
    for i, (label, (field, value)) in enumerate(zip(labels, values, strict=True)):
        y = at[1] + i * size[1]
        end = canvas.text((at[0], y), label, pens.form)[1][0] + 6
        if value:
            canvas.value((end, y), field, value, narrowed(pens.filled, value, at[0] + size[0] - end))


def vertical(canvas: Canvas, text: str, x: float, top: float, bottom: float, style: Style) -> None:
    """Characters under each other, evenly spread."""
    step = (bottom - top) / len(text)
    for i, char in enumerate(text):
        canvas.text((x, top + (i + 0.5) * step), char, style, "m")


def qr_text(kind: str, content: VatInvoice, mark: str) -> str:
    """What the QR code says: 10 for an electronic ordinary invoice, 31 and 32 for fully digital ones."""
    day = f"{content.issue_date:%Y%m%d}"
    if kind in ("31", "32"):
        return f"01,{kind},,{content.long_number},{amount_text(content.total)},{day},,{mark},"
    amount: Decimal = content.amount
    return f"01,{kind},{content.code},{content.number},{amount_text(amount)},{day},{content.check_code},{mark},"
