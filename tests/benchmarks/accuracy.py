"""How much of what is printed is read right: on our rendered samples with exact truth, and on the real pages."""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from rich.table import Table

from claims_ai.bootstrap import local_scanner
from claims_ai.documents.pipeline import read_path, read_upload
from claims_ai.documents.reading.learned.ranker import shipped_reader
from claims_ai.documents.text import half_width
from claims_ai.settings import get_settings
from claims_ai.values import Item, Page, as_json
from tests.benchmarks.places import ABSENT, INVOICES, MEDICAL, SAMPLES, SCORER, real_pages
from training.corpus import capture
from training.judge import Verdict, expect, judge, micro_f1
from training.render import book, effects
from training.samples import pages
from training.scenarios import SCENARIOS

_DRAWN = 4


def on_real_pages() -> Table | str:
    """The eight real documents against their truth, by the acceptance scorer."""
    if not real_pages():
        return ABSENT
    read = [{**as_json(page), "file": path.name} for path in real_pages() for page in _read(path)]
    return _score("real medical documents", read, MEDICAL / "truth.jsonl")


def on_drawn_pages() -> Table:
    """Pages of layouts nothing was trained or written for, drawn new each run the same way, by kind."""
    table = Table(title=f"drawn pages of the benchmark's layouts, {_DRAWN} each, taken as claimants take them")
    for column in ("kind", "pages", "kind right", "way up right", "fields right", "F1", "confidence ≥ 0.95", "of these right", "charges F1"):  # fmt: skip
        table.add_column(column, justify="left" if column == "kind" else "right")
    every: list[Read] = []
    for kind in book.kinds():
        read = [_drawn(kind, layout, seed) for layout in book.layouts(kind, "bench") for seed in range(_DRAWN)]
        if read:
            table.add_row(kind, *_figures(read))
        every += read
    table.add_row("all", *_figures(every), style="bold")
    table.caption = f"expected calibration error of the confidences {_calibration_error(every):.3f}"
    return table


@dataclass(frozen=True, slots=True)
class Read:
    """How a drawn page came out: its kind, the way up, its fields, and its charges: right, and both those given and those printed."""

    kind: bool
    upright: bool
    verdicts: tuple[Verdict, ...]
    charges: tuple[int, int] = (0, 0)


def _drawn(kind: str, layout: str, seed: int) -> Read:
    rng = Random(f"bench/{kind}/{layout}/{seed}")
    taken = effects.rotate(capture(book.draw(kind, layout, rng), rng), rng.choice((0, 0, 90, 180, 270)))
    (found,) = read_upload("page.jpg", effects.jpeg(taken, 90), _SCANNER)
    if not isinstance(found, Page):
        return Read(False, False, ())
    verdicts = tuple(judge(found, expect(taken, "page.jpg")))
    return Read(
        found.document_type == kind, found.orientation == taken.orientation, verdicts, charges(found.items, taken.items)
    )


def charges(given: Iterable[Item], printed: Iterable[Item]) -> tuple[int, int]:
    """How many are right, name and amount, and how many there are of both."""
    one, other = (Counter((half_width(item.name), item.amount) for item in items) for items in (given, printed))
    return (one & other).total(), one.total() + other.total()


def _calibration_error(read: list[Read]) -> float:
    """Over ten bins of equal count: how far the mean confidence is from the share that is right."""
    given = [verdict for page in read for verdict in page.verdicts if verdict.outcome != "missing"]
    given.sort(key=lambda verdict: verdict.confidence)
    bins = [given[i * len(given) // 10 : (i + 1) * len(given) // 10] for i in range(10)]
    return sum(abs(sum(v.confidence - (v.outcome == "right") for v in part)) for part in bins) / len(given)


def _figures(read: list[Read]) -> list[str]:
    verdicts = [verdict for page in read for verdict in page.verdicts]
    given = [verdict for verdict in verdicts if verdict.outcome != "missing"]
    every = sum(page.charges[1] for page in read)
    sure = [verdict for verdict in given if verdict.confidence >= 0.95]
    right, on_page = (sum(v.outcome == "right" for v in verdicts), sum(v.outcome != "invented" for v in verdicts))
    return [
        str(len(read)),
        f"{sum(page.kind for page in read)} ({sum(page.kind for page in read) / len(read):.1%})",
        f"{sum(page.upright for page in read)} ({sum(page.upright for page in read) / len(read):.1%})",
        f"{right} of {on_page}",
        f"{micro_f1(verdicts):.3f}",
        f"{len(sure) / len(given):.1%}" if given else "",
        f"{sum(v.outcome == 'right' for v in sure) / len(sure):.2%}" if sure else "",
        f"{2 * sum(page.charges[0] for page in read) / every:.3f}" if every else "",
    ]


def on_invoices() -> Table | str:
    """The real invoices in PDF, OFD and as pictures."""
    return _on("real invoices: PDF, OFD, pictures", INVOICES)


def on_receipts() -> Table | str:
    """What the card of the shipped reader says of shops it had not seen: its own shops would flatter it."""
    metrics = shipped_reader().card.metrics
    table = Table(title="real receipts, cross-validated by merchant, from the picture")
    for name in metrics:
        table.add_column(name.removeprefix("merchant_"), justify="right")
    table.add_row(*(f"{value:.3f}" for value in metrics.values()))
    return table


def _on(title: str, folder: Path) -> Table | str:
    truth = folder / "truth.jsonl"
    if not truth.is_file():
        return ABSENT
    names = [json.loads(line)["file"] for line in truth.read_text("utf-8").splitlines()]
    read = [{**as_json(page), "file": name} for name in names for page in _read(folder / name)]
    return _score(title, read, truth)


def on_samples() -> Table | str:
    """The pages of the sample claims, but for the one that is unreadable on purpose."""
    if not SCORER.is_file():
        return "../shared/tools is not here: the samples are not scored"
    truth, read = [], []
    for scenario in SCENARIOS:
        for name, page in pages(scenario).items():
            file = f"{scenario.folder}-{name}.jpg"
            if file == "outpatient-unreadable-invoice-invoice.jpg":
                continue
            truth.append(_truth(file, page))
            read += [{**as_json(p), "file": file} for p in _read(SAMPLES / scenario.folder / f"{name}.jpg")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "truth.jsonl"
        path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in truth), "utf-8")
        return _score("pages of the sample claims (rendered by us)", read, path)


def _truth(file: str, page: Any) -> dict[str, Any]:
    return {
        "file": file,
        "page": 0,
        "document_type": page.document_type,
        "orientation": page.orientation,
        "fields": {name: truth.value for name, truth in page.fields.items()},
        "items": [{"name": item.name, "amount": item.amount} for item in page.items],
    }


_SCANNER = local_scanner(get_settings())


def _read(path: Path) -> Iterator[Any]:
    return read_path(path, _SCANNER)


def _score(title: str, read: list[dict[str, Any]], truth: Path) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        predicted, result, errors = (Path(folder) / name for name in ("read.jsonl", "result.json", "errors.jsonl"))
        predicted.write_text("\n".join(json.dumps(page, ensure_ascii=False) for page in read), "utf-8")
        command = [
            sys.executable,
            str(SCORER),
            str(predicted),
            str(truth),
            "--json",
            str(result),
            "--errors",
            str(errors),
        ]
        subprocess.run(command, check=True, capture_output=True)
        figures = json.loads(result.read_text("utf-8"))
        wrong = [json.loads(line) for line in errors.read_text("utf-8").splitlines()]
    return _table(title, figures, wrong)


def _table(title: str, figures: dict[str, Any], wrong: list[dict[str, Any]]) -> Table:
    fields, items = figures["all"], figures["items"]
    on_page = fields["correct"] + fields["wrong"] + fields["missing"]
    invented = [
        e
        for e in wrong
        if e["status"] == "invented" and (e["field"].endswith(("paid", "amount", "words")) or e["field"] == "item")
    ]
    table = Table(title=title)
    for column in (
        "pages",
        "types right",
        "way up right",
        "fields right",
        "wrong",
        "missing",
        "invented",
        "items F1",
        "invented amounts",
    ):
        table.add_column(column, justify="right")
    table.add_row(
        str(figures["pages"]),
        f"{figures['type_ok']}",
        f"{figures['orientation_ok']}",
        f"{fields['correct']} of {on_page} ({fields['correct'] / on_page:.1%})",
        str(fields["wrong"]),
        str(fields["missing"]),
        str(fields["invented"]),
        f"{items['f1']:.3f}",
        str(len(invented)),
    )
    return table
