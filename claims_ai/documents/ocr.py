"""What an OCR engine has to do: find the text lines of a picture, and read cropped ones. Two engines run the same networks.

Several threads may use one engine at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from claims_ai.documents.geometry import width_height
from claims_ai.documents.intake import Picture
from claims_ai.values import Box

DETECTION_SIDE = 1280


@dataclass(frozen=True, slots=True)
class Text:
    """What one line says: the mean score in [0, 1] of its characters, and each one's where the engine tells.

    `uneven` says that equal digits may have run into one: a number has a gap in it.
    """

    text: str
    score: float
    scores: tuple[float, ...] = ()
    uneven: bool = False


UNREAD = Text("", 0.0)


class Ocr(Protocol):
    """The detection and recognition networks of PP-OCR, loaded."""

    def find(self, picture: Picture) -> list[Box]:
        """Boxes of the text lines, corners clockwise from the picture's top left."""
        ...

    def recognise(self, crops: Sequence[Picture], again: bool = False) -> list[Text]:
        """The text of each cropped line; `again` says that they were doubtful, so that an engine takes the time to be exact."""
        ...


def by_width(crops: Sequence[Picture]) -> list[int]:
    """The order in which lines of like width are neighbours, which spares padding in a batch."""
    return sorted(range(len(crops)), key=lambda i: crops[i].shape[1] / crops[i].shape[0])


def is_tall(box: Box) -> bool:
    """Whether a box stands on end: text lying on its side, or a vertical label."""
    width, height = width_height(box)
    return height > 1.5 * width


def is_wide(box: Box) -> bool:
    """Whether a box is a line that lies: more than a single character."""
    width, height = width_height(box)
    return width > 1.5 * height
