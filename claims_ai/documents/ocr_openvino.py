"""The same networks on OpenVINO, in bf16 and 8 bits where the processor computes faster in them.

Bf16 loses no character; 8 bits lose no more than they win once the doubtful lines are read again exactly.

Scaling, normalising and the choice of the likeliest character run inside the networks, so that a batch of lines
gives back two small arrays instead of 18,710 probabilities a step.
"""

import re
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import numpy as np

from claims_ai.documents.image import scaled
from claims_ai.documents.intake import Picture
from claims_ai.documents.line_batches import line_batches
from claims_ai.documents.networks import detection, recognition
from claims_ai.documents.ocr import DETECTION_SIDE, UNREAD, Text
from claims_ai.documents.text_boxes import TextBoxes
from claims_ai.values import Box

# Pictures of pages are framed to multiples of this, as each new shape takes time.
_FRAME = 64
_NUMBER, _GAP = re.compile(r"\d[\d.,]{2,}"), 2.0


class OpenVinoOcr:
    """Detection and recognition compiled for this processor; loading takes a second.

    Threads that read at once share them: one picture is looked over at a time, by all cores, and batches of lines of all of
    them take turns, so that no core waits while another thread computes what no network does.
    """

    def __init__(self, weights: Path, threads: int) -> None:
        self._characters = ["", *_config(weights / "rec")["PostProcess"]["character_dict"], " "]
        self._boxes = TextBoxes.from_config(_config(weights / "det")["PostProcess"])
        self._detection = detection(weights / "det", threads)
        streams = min(threads, 2)
        fast, exact = recognition(weights / "rec", threads, streams)
        self._looking = threading.Lock()
        self._fast = _requests(fast, streams), streams
        self._exact = self._fast if exact is fast else (_requests(exact, 1), 1)

    def find(self, picture: Picture) -> list[Box]:
        """Boxes of the text lines, corners clockwise from the picture's top left."""
        height, width = picture.shape[:2]
        ratio = min(1.0, DETECTION_SIDE / max(height, width))
        small = scaled(picture, _multiple(width * ratio), _multiple(height * ratio))
        rows, columns = small.shape[:2]
        framed = _framed(small)[None]
        with self._looking:
            certainty = np.array(self._detection([framed])[0][0, 0, :rows, :columns])
        return self._boxes.find(certainty, (width, height))

    def recognise(self, crops: Sequence[Picture], again: bool = False) -> list[Text]:
        """The text of each cropped line; as many batches run at once as the network has streams."""
        texts, (idle, at_once) = [UNREAD] * len(crops), self._exact if again else self._fast
        running: deque[tuple[Any, list[int]]] = deque()
        try:
            for batch, lines in line_batches(crops, at_once):
                request = self._request(idle, running, texts)
                running.append((request, batch))
                request.start_async([lines])
        finally:
            self._collect_all(idle, running, texts)
        return texts

    def _request(self, idle: "SimpleQueue[Any]", running: deque[tuple[Any, list[int]]], texts: list[Text]) -> Any:
        """A request that is idle: one nobody uses, else the first of our own, else the next that another thread gives back."""
        if running and idle.empty():
            self._collect(idle, running, texts)
        return idle.get()

    def _collect_all(self, idle: "SimpleQueue[Any]", running: deque[tuple[Any, list[int]]], texts: list[Text]) -> None:
        """Collect what still runs, and give every request back even where one failed."""
        try:
            while running:
                self._collect(idle, running, texts)
        finally:
            if running:
                self._collect_all(idle, running, texts)

    def _collect(self, idle: "SimpleQueue[Any]", running: deque[tuple[Any, list[int]]], texts: list[Text]) -> None:
        """Wait for the batch started first, keep its texts, and give its request back."""
        request, batch = running.popleft()
        try:
            request.wait()
            scores, steps = (tensor.data for tensor in request.output_tensors)
            for i, score, step in zip(batch, scores, steps, strict=True):
                texts[i] = self._decoded(score.ravel(), step.ravel())
        finally:
            idle.put(request)

    def _decoded(self, scores: Any, steps: Any) -> Text:
        """Greedy CTC: repeated characters are one, blanks are none; the score is the mean of those kept."""
        kept = (steps != 0) & np.concatenate([[True], steps[1:] != steps[:-1]])
        text, each = "".join(self._characters[step] for step in steps[kept]), scores[kept]
        if not text:
            return UNREAD
        uneven = _has_a_gap(text, np.flatnonzero(kept))
        return Text(text, float(each.mean()), tuple(np.round(each, 4).tolist()), uneven)


def _requests(network: Any, count: int) -> "SimpleQueue[Any]":
    """As many requests of a network as it has streams, all idle."""
    idle: SimpleQueue[Any] = SimpleQueue()
    for _ in range(count):
        idle.put(network.create_infer_request())
    return idle


def _has_a_gap(text: str, places: Any) -> bool:
    """Whether in a number two characters stand twice as far apart as usual: of equal ones close together greedy CTC keeps one.

    Of 1,600 lines of receipts and forms 16 have such a gap.
    """
    steps = (np.diff(places[match.start() : match.end()]) for match in _NUMBER.finditer(text))
    return any(float(step.max()) >= _GAP * float(np.median(step)) for step in steps)


def _config(folder: Path) -> Any:
    import yaml

    return yaml.load((folder / "inference.yml").read_text("utf-8"), yaml.CSafeLoader)


def _framed(picture: Picture) -> Picture:
    """The picture with its last row and column repeated up to a multiple of `_FRAME`."""
    rows, columns = picture.shape[:2]
    return np.pad(picture, ((0, -rows % _FRAME), (0, -columns % _FRAME), (0, 0)), "edge")


def _multiple(side: float) -> int:
    return max(32, round(side / 32) * 32)
