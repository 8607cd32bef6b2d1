"""Our reading of a page against PaddleOCR as it comes, on the same pages and weights, page by page in turn."""

import multiprocessing
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.table import Table

from tests.benchmarks.places import real_pages, sample_pages
from tests.benchmarks.processes import most_held

_ROUNDS = 3


Seconds = tuple[float, float]
"""By the clock, and of all cores."""
Read = Callable[[list[str]], object]


def compared() -> Table:
    """Seconds a page of each, page by page and all pages given at once, taken in turn in one process each, so that a drift of the
    machine hits all."""
    pages = [str(path) for path in (real_pages() or sample_pages()[:8])]
    context = multiprocessing.get_context("spawn")
    channels = {name: context.Pipe() for name in READERS}
    workers = [context.Process(target=_work, args=(name, channels[name][1])) for name in READERS]
    for worker in workers:
        worker.start()
    seconds: dict[str, list[Seconds]] = {name: [] for name in READERS}
    together: dict[str, list[float]] = {name: [] for name in READERS}
    for _ in range(_ROUNDS):
        for page in pages:
            for name, (ours, _theirs) in channels.items():
                seconds[name].append(_taken(ours, [page]))
        for name, (ours, _theirs) in channels.items():
            together[name].append(_taken(ours, pages)[0] / len(pages))
    peaks = {name: _peak(ours) for name, (ours, _theirs) in channels.items()}
    for worker in workers:
        worker.join()
    return _table(seconds, together, peaks, len(pages))


def _taken(channel: Any, pages: list[str]) -> Seconds:
    channel.send(pages)
    seconds: Seconds = channel.recv()
    return seconds


def _work(name: str, channel: Any) -> None:
    read = READERS[name]()
    read([str(sample_pages()[0])])
    while (pages := channel.recv()) is not None:
        started, busy = time.perf_counter(), time.process_time()
        read(pages)
        channel.send((time.perf_counter() - started, time.process_time() - busy))
    channel.send(most_held())


def _peak(channel: Any) -> float:
    channel.send(None)
    return float(channel.recv())


def _claims_ai() -> Read:
    from claims_ai.bootstrap import files_at_once, local_scanner
    from claims_ai.documents.pipeline import read_path
    from claims_ai.settings import get_settings
    from claims_ai.side_by_side import side_by_side

    settings = get_settings()
    scanner, at_once = local_scanner(settings), files_at_once(settings)
    return lambda paths: list(side_by_side(at_once, lambda path: list(read_path(Path(path), scanner)), paths))


def _paddleocr() -> Read:
    """The pipeline with its own defaults: engine and weights are ours, as there is no hub and no paddlepaddle here."""
    import os

    os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
    import cv2
    import numpy as np
    from paddleocr import PaddleOCR

    from claims_ai.documents.weights import DETECTION, RECOGNITION, weights_folder
    from claims_ai.settings import get_settings

    settings = get_settings()
    weights = _as_published(weights_folder(settings.ocr_weights, settings.cache))
    pipeline = PaddleOCR(
        engine="onnxruntime",
        engine_config={"intra_op_num_threads": settings.ocr_threads},
        text_detection_model_name=DETECTION,
        text_detection_model_dir=str(weights / "det"),
        text_recognition_model_name=RECOGNITION,
        text_recognition_model_dir=str(weights / "rec"),
        use_doc_orientation_classify=False,
        use_doc_unwarping=False,
        use_textline_orientation=False,
    )
    return lambda paths: list(
        pipeline.predict([cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR) for path in paths])
    )


def _rapidocr() -> Read:
    """RapidOCR with its OpenVINO engine, on the same networks; it takes one picture at a time."""
    import cv2
    import numpy as np
    from rapidocr import EngineType, RapidOCR

    engines = {f"{part}.engine_type": EngineType.OPENVINO for part in ("Det", "Rec", "Cls")}
    read = RapidOCR(params={**engines, "Global.use_cls": False, "Global.log_level": "error"})
    return lambda paths: [read(cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)) for path in paths]


def _as_published(weights: Path) -> Path:
    """The same networks with PaddleOCR's own width of a padded line."""
    import yaml

    folder = Path(tempfile.mkdtemp()) / "weights"
    shutil.copytree(weights, folder)
    config = folder / "rec" / "inference.yml"
    steps = yaml.safe_load(config.read_text("utf-8"))
    for step in steps["PreProcess"]["transform_ops"]:
        if "RecResizeImg" in step:
            step["RecResizeImg"]["image_shape"] = [3, 48, 320]
    config.write_text(yaml.safe_dump(steps, allow_unicode=True), "utf-8")
    return folder


READERS: dict[str, Callable[[], Read]] = {
    "claims-ai: way up, second reading under seals, fields": _claims_ai,
    "PaddleOCR as it comes: lines of upright text only": _paddleocr,
    "RapidOCR with its OpenVINO engine: the same": _rapidocr,
}


def _table(
    seconds: dict[str, list[Seconds]], together: dict[str, list[float]], peaks: dict[str, float], pages: int
) -> Table:
    table = Table(title=f"{pages} pages, {_ROUNDS} rounds, in turn")
    for column in ("reader", "median s", "mean s", "slowest s", "all cores s", "all at once s", "peak MB"):
        table.add_column(column, justify="left" if column == "reader" else "right")
    for name, measured in seconds.items():
        taken, busy = zip(*measured, strict=True)
        alone = statistics.median(taken), statistics.mean(taken), max(taken), statistics.mean(busy)
        figures = *alone, statistics.mean(together[name])
        table.add_row(name, *(f"{figure:.2f}" for figure in figures), f"{peaks[name]:.0f}")
    return table
