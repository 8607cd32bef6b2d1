"""The only place that picks implementations: from settings to a scanner and a desk that decides."""

import ctypes
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claims_ai import medical
from claims_ai.adjudicate import Desk
from claims_ai.champions import load_challengers, load_champions
from claims_ai.claim import load_policies
from claims_ai.documents.ocr import Ocr
from claims_ai.documents.scan import LocalScanner, Scanner
from claims_ai.documents.weights import DETECTION, RECOGNITION, fingerprint, weights_folder
from claims_ai.products.load import load_products
from claims_ai.settings import Settings
from claims_ai.side_by_side import side_by_side
from claims_ai.version import __version__

if TYPE_CHECKING:
    from claims_ai.store.store import Store

_FILES = 2
# glibc's numbers of its limit on arenas and of the size from which a block is given back at once: without the first, threads that read side
# by side hold 250 MB more that nobody uses; without the second, the gaps that pictures leave behind hold another 100 MB
_M_ARENA_MAX, _ARENAS = -8, 2
_M_MMAP_THRESHOLD, _LARGE_BLOCK = -3, 4 << 20


def load_ocr(settings: Settings, threads: int | None = None) -> Ocr:
    """The engine and weights the settings name; takes seconds."""
    return _engine(settings)(weights_folder(settings.ocr_weights, settings.cache), threads or settings.ocr_threads)


def _engine(settings: Settings) -> Callable[[Path, int], Ocr]:
    if settings.ocr_engine == "paddleocr":
        from claims_ai.documents.ocr_paddle import PaddleOcr

        return PaddleOcr
    from claims_ai.documents.ocr_openvino import OpenVinoOcr

    return OpenVinoOcr


def local_scanner(settings: Settings) -> LocalScanner:
    """A scanner in this process, loaded with the first picture; wrong weights are said at once."""
    weights = weights_folder(settings.ocr_weights, settings.cache)
    _share_memory()
    return LocalScanner(lambda: _engine(settings)(weights, settings.ocr_threads))


def _share_memory() -> None:
    """Let the threads of this process share two pools of memory and give large blocks back, where its C library is glibc."""
    allow = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if allow is not None:
        allow(_M_ARENA_MAX, _ARENAS)
        allow(_M_MMAP_THRESHOLD, _LARGE_BLOCK)


def make_desk(settings: Settings, scanner: Scanner, policies: Path | None = None, products: Path | None = None) -> Desk:
    """A desk with the shipped or the given policies and products, the champion models, and the challengers in shadow.

    It reads several uploads of a claim at once.
    """
    models = load_champions(settings.models)
    model_versions = {
        f"{task}_model": f"{model.card.version} {model.card.model_sha256[:12]}" for task, model in models.items()
    }
    return Desk(
        policies=load_policies(policies or settings.policies),
        products=load_products(products or settings.products),
        models=models,
        scanner=scanner,
        versions={"code": __version__, **model_versions, **medical.versions(), "ocr": ocr_version(settings)},
        limits=settings.limits,
        spread=partial(side_by_side, files_at_once(settings)),
        challengers=load_challengers(settings.models),
    )


def files_at_once(settings: Settings) -> int:
    """How many files are read side by side in one process: as many as keep its cores busy."""
    return min(settings.ocr_threads, _FILES)


def ocr_version(settings: Settings) -> str:
    """The networks and a hash of their weights."""
    return f"{DETECTION}+{RECOGNITION} {settings.ocr_engine} {fingerprint(weights_folder(settings.ocr_weights, settings.cache))}"


def open_store(settings: Settings, server_options: Sequence[str] = ()) -> "Store":
    """The store of the settings, ready for use: the database given, or the embedded one, started where it does not run.

    `server_options` are further settings of the embedded server. Whoever opens a store closes it.
    """
    from claims_ai.store.opening import open_at, open_embedded
    from claims_ai.store.seal import Seal, load_key

    key = settings.data_key.get_secret_value() if settings.data_key else None
    seal = Seal(load_key(key, settings.data))
    if settings.database_url:
        return open_at(settings.database_url.get_secret_value(), seal, sample=settings.quality_sample)
    return open_embedded(settings.data, seal, server_options, settings.quality_sample)
