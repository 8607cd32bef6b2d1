"""Text lines of a picture, by PaddleOCR's detection and recognition networks on ONNX Runtime.

One `Ocr` belongs to one thread: concurrent calls on the networks can mix up texts.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from claims_ai.documents.geometry import width_height
from claims_ai.documents.intake import Picture
from claims_ai.documents.weights import DETECTION, RECOGNITION
from claims_ai.values import Box

_DETECTION_SIDE = 1280
_BATCH = 4


class Ocr:
    """PaddleOCR with the given weights and threads; loading takes seconds, so one is kept a process."""

    def __init__(self, weights: Path, threads: int) -> None:
        os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
        from paddleocr import TextDetection, TextRecognition

        engine = {"engine": "onnxruntime", "engine_config": {"intra_op_num_threads": threads}}
        self._detection = TextDetection(model_name=DETECTION, model_dir=str(weights / "det"), **engine)
        self._recognition = TextRecognition(model_name=RECOGNITION, model_dir=str(weights / "rec"), **engine)

    def find(self, picture: Picture) -> list[Box]:
        """Boxes of the text lines, corners clockwise from the picture's top left."""
        result = next(iter(self._detection.predict(picture, limit_side_len=_DETECTION_SIDE, limit_type="max")))
        return [_as_box(polygon) for polygon in result["dt_polys"]]

    def recognise(self, crops: Sequence[Picture]) -> list[tuple[str, float]]:
        """Text and score of each cropped line; lines of like width share a batch, which spares padding."""
        order = sorted(range(len(crops)), key=lambda i: crops[i].shape[1] / crops[i].shape[0])
        texts: list[tuple[str, float]] = [("", 0.0)] * len(crops)
        if crops:
            results = self._recognition.predict([crops[i] for i in order], batch_size=_BATCH)
            for i, result in zip(order, results, strict=True):
                texts[i] = (result["rec_text"], float(result["rec_score"]))
        return texts


def _as_box(polygon: Any) -> Box:
    points = np.asarray(polygon, dtype=float)
    a, b, c, d = ((float(x), float(y)) for x, y in points)
    return a, b, c, d


def is_tall(box: Box) -> bool:
    """Whether a box stands on end: text lying on its side, or a vertical label."""
    width, height = width_height(box)
    return height > 1.5 * width
