"""Find the steps in which recognition's layers are rounded to 8 bits, from what the layers take on drawn pages.

For each layer several roundings are tried on some thousand examples; the one that changes its outputs least is taken. They differ in how
much of the spread of its channels goes into the weights, and in how many of the furthest values are cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from claims_ai.documents import networks
from claims_ai.documents.eight_bits import STEPS, VERSION, Floats, Steps, StepsCard, hashed, kernel, layers, save_steps
from claims_ai.documents.intake import Picture
from claims_ai.documents.line_batches import line_batches
from claims_ai.documents.ocr import Ocr, Text
from claims_ai.documents.scan import scan
from claims_ai.errors import InputError
from claims_ai.values import Box
from training.corpus import as_upload, capture
from training.render import book

_SHARES = (0.5, 0.75, 0.9, 1.0)
_KEPT = (1.0, 0.9999, 0.999)
_EXAMPLES, _EXAMPLES_OF_MANY, _MANY = 6000, 1500, 1000
_LEVELS, _LEAST = 255, 1e-4


@dataclass
class Listening(Ocr):
    """An OCR that keeps the lines its recognition is given, batch by batch."""

    ocr: Ocr
    lines: list[Any] = field(default_factory=list)

    def find(self, picture: Picture) -> list[Box]:
        """What the OCR finds."""
        return self.ocr.find(picture)

    def recognise(self, crops: Sequence[Picture], again: bool = False) -> list[Text]:
        """What the OCR recognises."""
        self.lines += [lines for _, lines in line_batches(crops)]
        return self.ocr.recognise(crops, again)


def drawn_pictures(layouts: int) -> Iterator[Picture]:
    """Pages of so many layouts for training of every kind, as claimants take them."""
    for kind in book.kinds():
        known = book.layouts(kind, "train")
        for i, layout in enumerate(Random(kind).sample(known, k=min(layouts, len(known)))):
            rng = Random(f"eight bits/{kind}/{i}")
            yield as_upload(capture(book.draw(kind, layout, rng), rng)).picture


def ship(weights: Path, pictures: Sequence[Picture], ocr: Ocr, out: Path, learned_from: str, licence: str) -> StepsCard:
    """Find the steps of recognition on pictures, and write them with their card to a folder."""
    heard = Listening(ocr)
    for picture in pictures:
        scan(heard, picture)
    if not heard.lines:
        raise InputError("no line was found on the pictures; give pictures of papers")
    found = list(fitted(networks.rewritten(weights / "rec", "rec"), heard.lines))
    out.mkdir(parents=True, exist_ok=True)
    save_steps([steps for steps, _ in found], out / STEPS)
    card = StepsCard(
        version=VERSION,
        learned_from=(learned_from,),
        licence=licence,
        metrics={"layers": float(len(found)), "worst_layer": round(max(error for _, error in found), 5)},
        network=hashed(weights / "rec" / networks.FILE),
        steps=hashed(out / STEPS),
    )
    (out / "card.json").write_text(card.model_dump_json(indent=1) + "\n", "utf-8")
    return card


def fitted(network: Any, lines: Sequence[Any]) -> Iterator[tuple[Steps, float]]:
    """The steps of each layer, and what share of its outputs' variance they change on batches of lines."""
    heavy = layers(network)
    for layer, taken in zip(heavy, _taken(network, heavy, lines), strict=True):
        yield fit(kernel(layer), taken)


def fit(weights: Floats, taken: Floats) -> tuple[Steps, float]:
    """The best steps for a layer's weights (outputs, channels) and examples of what it takes (examples, channels)."""
    taken = taken[: _EXAMPLES_OF_MANY if len(weights) > _MANY else _EXAMPLES]
    tried = (_steps(weights, taken, share, kept) for share, kept in product(_SHARES, _KEPT))
    return min(tried, key=lambda found: found[1])


def _steps(weights: Floats, taken: Floats, share: float, kept: float) -> tuple[Steps, float]:
    """Steps that put that share of the channels' spread into the weights and keep that share of the values, with what they change."""
    low, high = np.quantile(taken, 1 - kept, axis=0), np.quantile(taken, kept, axis=0)
    spread = np.maximum(high - low, max((high - low).max(), 1e-6) * _LEAST)
    step = spread**share * (spread ** (1 - share)).max() / _LEVELS
    steps = Steps(low.astype(np.float32), step.astype(np.float32), np.zeros(len(weights), np.float32))
    exact, rounded = taken @ weights.T, _rounded(weights, taken, steps)
    shift = (exact - rounded).mean(axis=0)
    error = float(np.square(exact - rounded - shift).mean() / np.square(exact - exact.mean(axis=0)).mean())
    return replace(steps, shift=shift.astype(np.float32)), error


def _rounded(weights: Floats, taken: Floats, steps: Steps) -> Floats:
    """What a rounded layer gives."""
    counted = np.clip(np.rint((taken - steps.low) / steps.step), 0, _LEVELS)
    scaled = weights * steps.step
    top = np.maximum(np.abs(scaled).max(axis=1, keepdims=True), np.float32(1e-12)) / (_LEVELS // 2)
    given: Floats = counted @ (np.rint(scaled / top) * top).T
    return given


def _taken(network: Any, heavy: Sequence[Any], lines: Sequence[Any]) -> list[Floats]:
    """For each layer some thousand examples (examples, channels) of what it takes on batches of lines."""
    from openvino import Model

    taps = Model([layer.input_value(0) for layer in heavy], network.get_parameters(), "taps")
    request = networks.compiled(taps, "rec", False, 1).create_infer_request()
    rng = np.random.default_rng(0)
    examples: list[list[Floats]] = [[] for _ in heavy]
    for batch in lines:
        request.infer([batch])
        for kept, tensor in zip(examples, request.output_tensors, strict=True):
            taken = tensor.data if tensor.data.ndim == 3 else tensor.data.transpose(0, 2, 3, 1)
            flat = taken.reshape(-1, taken.shape[-1])
            kept.append(flat[rng.integers(0, len(flat), -(-_EXAMPLES // len(lines)))])
    order = rng.permutation(len(np.concatenate(examples[0])))
    return [np.concatenate(kept)[order] for kept in examples]
