"""The electronic invoice of a motorway's toll: plate, class and days instead of model, unit, quantity and price."""

import random
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from claims_ai.money import amount_text, fen
from training.render import invent, vat_classic, vat_content, vehicles
from training.render.canvas import Canvas, Rendered
from training.render.vat_classic import TOLL, Edition
from training.render.vat_content import VatInvoice, VatLine
from training.render.vat_parts import Pens, sums, total

MOTORWAYS = (
    "江州高速公路运营有限公司",
    "云溪交通投资集团有限公司",
    "江州东湖大桥经营管理有限公司",
    "临江省高速公路联网收费中心",
)


def draw(rng: random.Random) -> Rendered:
    """The invoice of one passage, which mostly bears no tax."""
    content = vat_content.invoice(rng, 1)
    taxed = rng.random() < 0.4
    gross = invent.price(rng, 3, 420)
    amount = fen(gross / Decimal("1.03")) if taxed else gross
    line = VatLine("*经营租赁*通行费", vehicles.plate(rng), "客车", "", "", amount, Decimal("0.03") if taxed else Decimal(0),
                   gross - amount if taxed else None, "不征税")  # fmt: skip
    invoice = replace(content, lines=(line,), seller_name=rng.choice(MOTORWAYS), remark=rng.choice(("", "汇总开具")))
    return vat_classic.on_form(TOLL, invoice, rng, _passage)


def _passage(canvas: Canvas, edition: Edition, content: VatInvoice, pens: Pens) -> None:
    """The passage in one row, then the sums as on other invoices."""
    edges, (_, table, low, words, seller, _), line = edition.edges, edition.tops, content.lines[0]
    canvas.text((edges[0] + 150, 80), "通行费", pens.filled.but(size=34))
    y, day = table + edition.text * 2.3, content.issue_date - timedelta(canvas.rng.randint(1, 40))
    texts = (line.model, line.unit, f"{day:%Y%m%d}", f"{day:%Y%m%d}")
    cells: list[tuple[tuple[float, float], str, str]] = [((edges[0] + 4, y), line.name, "l")]
    cells += [(((a + b) / 2, y), text, "m") for a, b, text in zip(edges[1:], edges[2:], texts, strict=False)]
    rate = "3%" if line.rate else line.untaxed
    cells += [((edges[6] - 6, y), amount_text(line.amount), "r"), (((edges[6] + edges[7]) / 2, y), rate, "m")]
    cells += [((edges[8] - 6, y), amount_text(line.tax) if line.tax is not None else "***", "r")]
    canvas.item(line.name, line.amount, cells, pens.filled)
    sums(canvas, content, edges, (low + words) / 2, pens)
    middle = (words + seller) / 2
    canvas.text(((edges[0] + edges[1]) / 2, middle), "价税合计（大写）", pens.form, "m")
    total(canvas, content, (edges[1] + 10, middle), edges[6] - 30, pens)
