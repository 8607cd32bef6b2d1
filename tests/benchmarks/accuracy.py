"""How much of what is printed is read right: on our rendered samples with exact truth, and on the real pages."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.table import Table

from claims_ai.bootstrap import local_scanner
from claims_ai.documents.pipeline import read_path
from claims_ai.settings import get_settings
from claims_ai.values import as_json
from tests.benchmarks.places import ABSENT, MEDICAL, SAMPLES, SCORER, real_pages
from training.samples import pages
from training.scenarios import SCENARIOS


def on_real_pages() -> Table | str:
    """The eight real documents against their truth, by the acceptance scorer."""
    if not real_pages():
        return ABSENT
    read = [{**as_json(page), "file": path.name} for path in real_pages() for page in _read(path)]
    return _score("real medical documents", read, MEDICAL / "truth.jsonl")


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
