"""PaddleOCR's own predictors on ONNX Runtime: for machines on which OpenVINO does not run, and to compare with."""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from claims_ai.documents.intake import Picture
from claims_ai.documents.ocr import DETECTION_SIDE, UNREAD, Text, by_width
from claims_ai.documents.weights import DETECTION, RECOGNITION
from claims_ai.values import Box

_BATCH = 4


class PaddleOcr:
    """PaddleOCR with the given weights and threads; loading takes seconds, so one is kept a process."""

    def __init__(self, weights: Path, threads: int) -> None:
        os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
        from paddleocr import TextDetection, TextRecognition

        self._in_use = threading.Lock()  # its predictors keep what they work on
        engine = {"engine": "onnxruntime", "engine_config": {"intra_op_num_threads": threads}}
        self._detection = TextDetection(model_name=DETECTION, model_dir=str(weights / "det"), **engine)
        self._recognition = TextRecognition(model_name=RECOGNITION, model_dir=str(weights / "rec"), **engine)

    def find(self, picture: Picture) -> list[Box]:
        """Boxes of the text lines, corners clockwise from the picture's top left."""
        with self._in_use:
            result = next(iter(self._detection.predict(picture, limit_side_len=DETECTION_SIDE, limit_type="max")))
        return [_as_box(polygon) for polygon in result["dt_polys"]]

    def recognise(self, crops: Sequence[Picture], again: bool = False) -> list[Text]:
        """The text of each cropped line."""
        texts = [UNREAD] * len(crops)
        order = by_width(crops)
        if crops:
            with self._in_use:
                results = list(self._recognition.predict([crops[i] for i in order], batch_size=_BATCH))
            for i, result in zip(order, results, strict=True):
                texts[i] = Text(result["rec_text"], float(result["rec_score"]))
        return texts


def _as_box(polygon: Any) -> Box:
    a, b, c, d = ((float(x), float(y)) for x, y in np.asarray(polygon, dtype=float))
    return a, b, c, d
