"""Recognition whose layers compute in 8 bits, for processors that are exact and faster in them.

What a layer takes is rounded to 256 steps, each channel in steps of its own: their size goes into the weights, where it costs no time,
and a channel of small values is not lost beside one of large ones. Weights have 255 steps, each output its own. With steps of one size
for all channels 279 of 8,120 characters of real and drawn lines change, with these 84, of which 1 in lines surely read.
The steps are found by `python -m training eight-bits` (`training/eight_bits.py`); a layer is known by its place among `layers`.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from claims_ai.documents.graph import above, below, constant, takes_constant
from claims_ai.errors import ModelError
from claims_ai.resources import folder

Floats = NDArray[np.float32]
VERSION, STEPS = "1", "steps.npz"
_LEVELS = 255
_MANY = 1000


@dataclass(frozen=True)
class Steps:
    """How one layer is rounded: a channel's value is `low + step * n`, n from 0 to 255; `shift` is what its outputs lose by it on average.

    `low` and `step` have a figure for each channel taken, `shift` for each output.
    """

    low: Floats
    step: Floats
    shift: Floats


def layers(network: Any) -> list[Any]:
    """The layers that take nearly all the time: convolutions of points, and the choice among many classes."""
    return [node for node in network.get_ordered_ops() if _is_heavy(node)]


def in_eight_bits(network: Any, steps: Sequence[Steps]) -> Any:
    """The same network, its layers rounded; ModelError where the steps are those of another one."""
    heavy = layers(network)
    if [kernel(layer).shape for layer in heavy] != [(len(each.shift), len(each.low)) for each in steps]:
        raise ModelError(
            "the steps of 8 bits are those of another network; find them with `python -m training eight-bits`"
        )
    for layer, each in zip(heavy, steps, strict=True):
        _round(layer, each)
    network.validate_nodes_and_infer_types()
    return network


def kernel(layer: Any) -> Floats:
    """A layer's weights: outputs, channels."""
    array: Floats = constant(layer)
    return array.T if array.ndim == 2 else array[:, :, 0, 0]


class StepsCard(BaseModel):
    """Where the steps come from, and which network they are for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    learned_from: tuple[str, ...]
    licence: str
    metrics: Mapping[str, float]
    network: str
    """SHA-256 of the network's file."""
    steps: str
    """SHA-256 of the file of its steps."""


def steps_for(network: Path, version: str = VERSION) -> tuple[Steps, ...]:
    """The shipped steps for a network's file; none where they are for another one, such as a user's own."""
    home = folder("models") / "ocr" / version
    try:
        card = StepsCard.model_validate_json((home / "card.json").read_text("utf-8"))
    except (OSError, ValidationError) as error:
        raise ModelError(f"{home / 'card.json'}: {error}; make it with `python -m training eight-bits`") from error
    if card.network != hashed(network):
        return ()
    if card.steps != hashed(home / STEPS):
        raise ModelError(
            f"{home / STEPS}: not the file its card.json describes; make both with `python -m training eight-bits`"
        )
    return load_steps(home / STEPS)


def hashed(file: Path) -> str:
    """SHA-256 of a file; ModelError where it cannot be read."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"{file}: {error.strerror}") from error


def save_steps(steps: Sequence[Steps], path: Path) -> None:
    """Write steps to a file of arrays."""
    arrays = {f"{i}.{name}": getattr(each, name) for i, each in enumerate(steps) for name in ("low", "step", "shift")}
    np.savez_compressed(path, **arrays)


def load_steps(path: Path) -> tuple[Steps, ...]:
    """The steps of a file; ModelError where it is missing or damaged."""
    try:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            return tuple(
                Steps(file[f"{i}.low"], file[f"{i}.step"], file[f"{i}.shift"]) for i in range(len(file.files) // 3)
            )
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
        raise ModelError(f"{path}: {error}; make it with `python -m training eight-bits`") from error


def _is_heavy(node: Any) -> bool:
    kind = node.get_type_name()
    if kind not in ("Convolution", "MatMul") or not takes_constant(node):
        return False
    first, *rest = constant(node).shape
    if kind == "MatMul":
        return bool(rest[-1] > _MANY)
    return rest[1:] == [1, 1] and first > 1 and not _is_of_means(node)


def _is_of_means(node: Any) -> bool:
    """Whether a convolution takes the means of a whole picture: one step, which costs nothing."""
    node = above(node)
    while node.get_type_name() in ("Relu", "Add", "Convolution"):
        node = above(node)
    return bool(node.get_type_name() == "ReduceMean")


def _round(layer: Any, steps: Steps) -> None:
    """Put a rounding layer in the place of a layer and of what is added behind it."""
    from openvino import opset13 as op

    scaled = kernel(layer) * steps.step
    top = np.maximum(np.abs(scaled).max(axis=1, keepdims=True), np.float32(1e-12))
    if layer.get_type_name() == "MatMul":
        # a multiplication of matrices takes steps of one size only, so that its input is counted in them before
        counted = op.add(op.multiply(layer.input_value(0), _of(1 / steps.step)), _of(-steps.low / steps.step))
        taken = op.fake_quantize(counted, _of(0), _of(_LEVELS), _of(0), _of(_LEVELS), _LEVELS + 1)
        given, shift = op.matmul(taken, _whole(scaled.T, top.T), False, False), steps.shift[None, None]
    else:
        low, high = (_of(each[None, :, None, None]) for each in (steps.low, steps.low + _LEVELS * steps.step))
        taken = op.fake_quantize(layer.input_value(0), low, high, _of(0), _of(_LEVELS), _LEVELS + 1)
        weights = _whole(scaled[:, :, None, None], top[:, :, None, None])
        given, shift = op.convolution(taken, weights, [1, 1], [0, 0], [0, 0], [1, 1]), steps.shift[None, :, None, None]
    old, shift = _with_what_is_added(layer, shift)
    new = op.add(given, _of(shift))
    for user in list(old.output(0).get_target_inputs()):
        user.replace_source_output(new.output(0))


def _whole(scaled: Floats, top: Floats) -> Any:
    """Weights of 255 steps from -`top` to `top`."""
    from openvino import opset13 as op

    return op.fake_quantize(_of(scaled), _of(-top), _of(top), _of(-top), _of(top), _LEVELS)


def _with_what_is_added(layer: Any, shift: Floats) -> tuple[Any, Floats]:
    """The last node of a layer, and what is added in it together with the shift."""
    users = [node for node in below(layer) if node.get_type_name() == "Add" and takes_constant(node)]
    if len(users) == len(below(layer)) == 1 and constant(users[0]).size == shift.size:
        return users[0], constant(users[0]).reshape(shift.shape) + shift
    return layer, shift


def _of(values: Any) -> Any:
    from openvino import opset13 as op

    return op.constant(np.asarray(values, np.float32))
