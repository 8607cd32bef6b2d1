"""The two networks rewritten so that they take 8-bit pictures and give back only what is needed of them, and compiled for this processor.

What is rewritten gives the same figures: transposed convolutions that only part pixels become convolutions of points, which run in bf16, and
the classes of a step are padded to blocks in the weights, not at each reading.
"""

import time
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np

from claims_ai.documents.eight_bits import in_eight_bits, steps_for
from claims_ai.documents.graph import above, constant

Part = Literal["det", "rec"]
"""Detection of lines or recognition of their text."""
FILE = "inference.onnx"
_BLOCKS = 145
# What a layer prepared for a shape is kept: a network that meets a shape for the first time needs 20 to 40 ms of a core for it, 4 for one
# it knows. Lines have some forty shapes in all; those of pages have no end, and take 3 MB each.
_SHAPES_OF_PAGES, _SHAPES_OF_LINES = 300, 8000
_UNLIKELY = np.float32(-1e4)
_MEAN, _DEVIATION = (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)
_MIDDLE = (127.5, 127.5, 127.5)
_TRIED, _LARGEST, _LARGEST_WEIGHT = (192, 24, 160), 255, 127
_TURNS, _MOST = 15, 0.7
# A second network for the doubtful lines takes memory: 8 bits have to spare some time for it.
_WORTH = 0.9
_TAKES: dict[Part, tuple[tuple[float, ...], tuple[float, ...], int]] = {
    "det": (_MEAN, _DEVIATION, _SHAPES_OF_PAGES),
    "rec": (_MIDDLE, _MIDDLE, _SHAPES_OF_LINES),
}
"""Mean and deviation of the colours, and for how many layers and shapes together a network keeps what it prepared."""


def detection(folder: Path, threads: int) -> Any:
    """The network of a folder that says of each pixel how sure it is text, both axes multiples of 32; one picture at a time."""
    return compiled(rewritten(folder, "det"), "det", faster_precision().in_bf16, threads)


def recognition(folder: Path, threads: int, streams: int) -> tuple[Any, Any]:
    """Two networks of a folder that give the score and the number of the likeliest class at each step of a batch of lines.

    The first computes in what is fastest; the second is the same, or, where the first computes in 8 bits, one of one stream that does
    not, for the few lines that are doubtful.
    """
    in_bf16, in_8_bits = faster_precision()
    steps = steps_for(folder / FILE) if in_8_bits else ()
    if not steps:
        same = compiled(rewritten(folder, "rec"), "rec", in_bf16, threads, streams)
        return same, same
    exact = compiled(rewritten(folder, "rec"), "rec", in_bf16, threads, 1)
    return compiled(in_eight_bits(rewritten(folder, "rec"), steps), "rec", in_bf16, threads, streams), exact


def rewritten(folder: Path, part: Part) -> Any:
    """The network of a folder with its end rewritten, not yet compiled."""
    network = _read(folder)
    return _parted(network) if part == "det" else _likeliest(network)


def _read(folder: Path) -> Any:
    import openvino

    return openvino.Core().read_model(folder / FILE)


def compiled(network: Any, part: Part, in_bf16: bool, threads: int, streams: int = 1) -> Any:
    """A network of that part for this processor, taking 8-bit pictures (pictures, rows, columns, colours)."""
    import openvino

    mean, deviation, remembered = _TAKES[part]
    core = openvino.Core()
    steps = openvino.preprocess.PrePostProcessor(network)
    steps.input().tensor().set_element_type(openvino.Type.u8).set_layout(openvino.Layout("NHWC"))
    steps.input().model().set_layout(openvino.Layout("NCHW"))
    steps.input().preprocess().convert_element_type(openvino.Type.f32).mean(list(mean)).scale(list(deviation))
    return core.compile_model(
        steps.build(),
        "CPU",
        {
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": streams,
            "INFERENCE_PRECISION_HINT": "bf16" if in_bf16 else "f32",
            "CPU_RUNTIME_CACHE_CAPACITY": remembered,
        },
    )


class Precision(NamedTuple):
    """In what a processor computes fastest: layers in bf16 or f32, and whether those that take most of the time in 8 bits first."""

    in_bf16: bool
    in_8_bits: bool


@cache
def faster_precision() -> Precision:
    """In what this processor computes fastest: some that have bf16 need half as long again in it as in f32, others half.

    8 bits are for those where they spare much of what is left; there they must also be exact, which they are not where sums of
    two products are cut at 16 bits (AVX2 without VNNI).
    """
    plain, rounded = _probe("f32", in_eight_bits=False), _probe("f32", in_eight_bits=True)
    halved = _probe("bf16", in_eight_bits=False) if _capable_of_bf16() else None
    in_bf16 = halved is not None and _is_faster(halved, plain)
    return Precision(in_bf16, _is_exact(rounded) and _is_faster(rounded, halved if in_bf16 else plain, _WORTH))


def _capable_of_bf16() -> bool:
    import openvino

    return "BF16" in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")


def _is_faster(one: Any, other: Any, share: float = 1.0) -> bool:
    """Whether a probe takes less than that share of another's time in most of their turns: what else this process does slows now the one, now the other."""
    return sum(_seconds(one) < share * _seconds(other) for _ in range(_TURNS)) > _MOST * _TURNS


def _seconds(probe: Any) -> float:
    """How long the processor works for a probe, not how long it takes beside what else runs here."""
    started = time.process_time()
    probe.infer()
    return time.process_time() - started


def _is_exact(probe: Any) -> bool:
    probe.infer()
    return bool((probe.output_tensors[0].data == _TRIED[0] * _LARGEST * _LARGEST_WEIGHT).all())


def _probe(precision: str, in_eight_bits: bool) -> Any:
    """A convolution of points, of which the networks mostly consist, of the largest values that 8 bits hold, ready to run."""
    from openvino import Core, Model, Tensor
    from openvino import opset13 as op

    channels, rows, columns = _TRIED
    picture = op.parameter([1, channels, rows, columns], np.float32)
    kernel: Any = op.constant(np.full((2 * channels, channels, 1, 1), _LARGEST_WEIGHT, np.float32))
    taken: Any = picture
    if in_eight_bits:
        least, most, top = (op.constant(np.float32(each)) for each in (0, _LARGEST, _LARGEST_WEIGHT))
        taken = op.fake_quantize(picture, least, most, least, most, 256)
        bottom = op.constant(np.float32(-_LARGEST_WEIGHT))
        kernel = op.fake_quantize(kernel, bottom, top, bottom, top, 255)
    layer = op.convolution(taken, kernel, [1, 1], [0, 0], [0, 0], [1, 1])
    network = Core().compile_model(
        Model([layer.output(0)], [picture], "probe"),
        "CPU",
        {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": precision},
    )
    request = network.create_infer_request()
    request.set_input_tensor(Tensor(np.full((1, channels, rows, columns), _LARGEST, np.float32)))
    request.infer()
    return request


def _parted(model: Any) -> Any:
    """The detection network with its last two layers, each of which parts a pixel in four, as convolutions of points: an eighth less time."""
    from openvino import Model
    from openvino import opset13 as op

    certainty = above(model.output(0).get_node(), 0)
    last = above(certainty)
    first = above(above(above(last)))
    layers = [above(first), above(last)]
    if [node.get_type_name() for node in (certainty, *layers)] != ["Sigmoid", *["ConvolutionBackpropData"] * 2]:
        return model
    points = layers[0].input_value(0)
    points_of, each = _points(constant(layers[0])), _points(constant(layers[1]))
    apart = np.zeros((16, 4 * each.shape[1], 1, 1), np.float32)
    for i in range(4):
        apart[4 * i : 4 * i + 4, i * each.shape[1] : (i + 1) * each.shape[1]] = each
    shift = np.tile(constant(first).ravel(), 4).reshape(1, -1, 1, 1)
    inner = op.relu(op.add(_of_points(points, points_of), op.constant(shift)))
    outer = op.add(_of_points(inner, apart), op.constant(constant(last)))
    wide = op.depth_to_space(op.depth_to_space(op.sigmoid(outer), "blocks_first", 2), "blocks_first", 2)
    return Model([wide.output(0)], model.get_parameters(), "detection")


def _points(weights: Any) -> Any:
    """Weights (in, out, 2, 2) of a layer that parts pixels, as (4 × out, in, 1, 1): the upper left part first, row by row."""
    channels, _out = weights.shape[:2]
    return np.ascontiguousarray(weights.transpose(2, 3, 1, 0).reshape(-1, channels, 1, 1))


def _of_points(values: Any, weights: Any) -> Any:
    from openvino import opset13 as op

    return op.convolution(values, op.constant(weights), [1, 1], [0, 0], [0, 0], [1, 1])


def _likeliest(model: Any) -> Any:
    """The recognition network giving each step's best class and its score; the best of the best of blocks is found in half the time."""
    from openvino import Model
    from openvino import opset13 as op

    def best(values: Any) -> Any:
        return op.topk(values, op.constant(np.int64(1)), -1, "max", "none", index_element_type="i32")

    logits, last = _padded(above(model.output(0).get_node().input_value(0).get_node())), op.constant(np.int64(-1))
    size = logits.get_output_partial_shape(0)[2].get_length() // _BLOCKS
    blocks = op.reshape(logits, op.constant([0, 0, _BLOCKS, size]), special_zero=True)
    block = best(op.reduce_max(blocks, last))
    inside = best(op.gather(blocks, block.output(1), op.constant(2), 2))
    number = op.add(op.multiply(block.output(1), op.constant(np.int32(size))), op.squeeze(inside.output(1), last))
    total = op.reduce_sum(op.exp(op.subtract(logits, block.output(0))), last, keep_dims=True)
    score = op.divide(op.constant(np.float32(1)), total)
    return Model([score.output(0), number.output(0)], model.get_parameters(), "recognition")


def _padded(logits: Any) -> Any:
    """The last layer with classes that are never likely, up to a multiple of `_BLOCKS`."""
    from openvino import opset13 as op

    layer = above(logits)
    weights, shift = constant(layer), constant(logits).ravel()
    room = -len(shift) % _BLOCKS
    wider = op.constant(np.pad(weights, ((0, 0), (0, room))))
    return op.add(
        op.matmul(layer.input_value(0), wider, False, False),
        op.constant(np.pad(shift, (0, room), constant_values=_UNLIKELY)),
    )
