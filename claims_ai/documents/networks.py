"""The two networks rewritten so that they take 8-bit pictures and give back only what is needed of them, and compiled for this processor.

What is rewritten gives the same figures: transposed convolutions that only part pixels become convolutions of points, which run in bf16, and
the classes of a step are padded to blocks in the weights, not at each reading.
"""

import time
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

_BLOCKS = 145
# Pages and lines come in all shapes, and what is prepared for one takes 3 to 8 MB: only the last few are kept, which costs no time.
_SHAPES_OF_PAGES, _SHAPES_OF_LINES = 256, 600
_UNLIKELY = np.float32(-1e4)
_MEAN, _DEVIATION = (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)
_MIDDLE = (127.5, 127.5, 127.5)


def detection(folder: Path, threads: int) -> Any:
    """The network of a folder that says of each pixel how sure it is text, both axes multiples of 32; one picture at a time."""
    return _compiled(_parted(_read(folder)), threads, 1, _MEAN, _DEVIATION, _SHAPES_OF_PAGES)


def recognition(folder: Path, threads: int, streams: int) -> Any:
    """The network of a folder that gives the score and the number of the likeliest class at each step of a batch of lines."""
    return _compiled(_likeliest(_read(folder)), threads, streams, _MIDDLE, _MIDDLE, _SHAPES_OF_LINES)


def _read(folder: Path) -> Any:
    import openvino

    return openvino.Core().read_model(folder / "inference.onnx")


def _compiled(
    model: Any, threads: int, streams: int, mean: tuple[float, ...], deviation: tuple[float, ...], remembered: int
) -> Any:
    """A network taking 8-bit pictures; `remembered` is for how many layers and shapes together it keeps what it prepared."""
    import openvino

    core = openvino.Core()
    steps = openvino.preprocess.PrePostProcessor(model)
    steps.input().tensor().set_element_type(openvino.Type.u8).set_layout(openvino.Layout("NHWC"))
    steps.input().model().set_layout(openvino.Layout("NCHW"))
    steps.input().preprocess().convert_element_type(openvino.Type.f32).mean(list(mean)).scale(list(deviation))
    return core.compile_model(
        steps.build(),
        "CPU",
        {
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": streams,
            "INFERENCE_PRECISION_HINT": faster_precision(),
            "CPU_RUNTIME_CACHE_CAPACITY": remembered,
        },
    )


@cache
def faster_precision() -> Literal["bf16", "f32"]:
    """In what this processor computes faster: some that have bf16 need half as long again in it as in f32, others half."""
    import openvino

    if "BF16" not in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
        return "f32"
    return "bf16" if _seconds("bf16") < _seconds("f32") else "f32"


def _seconds(precision: str) -> float:
    """How long a convolution of points takes, of which the networks mostly consist: the shortest of several runs."""
    from openvino import Core, Model
    from openvino import opset13 as op

    picture = op.parameter([1, 192, 24, 160], np.float32)
    layer = _of_points(picture, np.full((384, 192, 1, 1), 0.01, np.float32))
    network = Core().compile_model(
        Model([layer.output(0)], [picture], "probe"),
        "CPU",
        {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": precision},
    )
    request, values = network.create_infer_request(), np.ones((1, 192, 24, 160), np.float32)
    taken = []
    for _ in range(6):
        started = time.perf_counter()
        request.infer([values])
        taken.append(time.perf_counter() - started)
    return min(taken)


def _parted(model: Any) -> Any:
    """The detection network with its last two layers, each of which parts a pixel in four, as convolutions of points: an eighth less time."""
    from openvino import Model
    from openvino import opset13 as op

    certainty = _above(model.output(0).get_node(), 0)
    last = _above(certainty)
    first = _above(_above(last))
    layers = [_above(first), _above(last)]
    if [node.get_type_name() for node in (certainty, *layers)] != ["Sigmoid", *["ConvolutionBackpropData"] * 2]:
        return model
    points = layers[0].input_value(0)
    weights, each = _points(_weights(layers[0])), _points(_weights(layers[1]))
    apart = np.zeros((16, 4 * each.shape[1], 1, 1), np.float32)
    for i in range(4):
        apart[4 * i : 4 * i + 4, i * each.shape[1] : (i + 1) * each.shape[1]] = each
    shift = np.tile(_weights(first).ravel(), 4).reshape(1, -1, 1, 1)
    inner = op.relu(op.add(_of_points(points, weights), op.constant(shift)))
    outer = op.add(_of_points(inner, apart), op.constant(_weights(last)))
    wide = op.depth_to_space(op.depth_to_space(op.sigmoid(outer), "blocks_first", 2), "blocks_first", 2)
    return Model([wide.output(0)], model.get_parameters(), "detection")


def _above(node: Any, place: int = 0) -> Any:
    """The node an input comes from, copies left out."""
    above = node.input_value(place).get_node()
    while above.get_type_name() == "Identity":
        above = above.input_value(0).get_node()
    return above


def _weights(node: Any) -> Any:
    return node.input_value(1).get_node().data


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

    logits, last = _padded(_above(model.output(0).get_node().input_value(0).get_node())), op.constant(np.int64(-1))
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

    layer = _above(logits)
    weights, shift = _weights(layer), _weights(logits).ravel()
    room = -len(shift) % _BLOCKS
    wider = op.constant(np.pad(weights, ((0, 0), (0, room))))
    return op.add(
        op.matmul(layer.input_value(0), wider, False, False),
        op.constant(np.pad(shift, (0, room), constant_values=_UNLIKELY)),
    )
