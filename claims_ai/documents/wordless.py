"""Pictures of things, not of papers: of all kinds only the photo of a damaged vehicle (车损照片) has no words but the plate's."""

import re
from dataclasses import replace

import numpy as np

from claims_ai.documents.image import grey
from claims_ai.documents.intake import Picture
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import squash
from claims_ai.values import Quality

DAMAGE = "vehicle_damage_photo"
_PLATE = re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.・]?[A-Z0-9]{5,6}")
_HARDLY = 12
# Grey levels: paper in ordinary light has places brighter than the first; a scene is neither even nor in the dark.
_PAPER, _EVEN, _NIGHT = 178.0, 14.0, 30.0
_TOLD_BY_TEXT = {"no_text", "covered", "cropped", "skewed", "low_resolution", "glare"}


def shows_damage(sheet: Sheet, picture: Picture) -> bool:
    """Whether a picture with hardly a word is a vehicle's: it shows a number plate, or a scene without any paper."""
    words = _PLATE.sub("", squash(sheet.text))
    return len(words) < _HARDLY and (has_plate(sheet) or _is_scene(picture))


def has_plate(sheet: Sheet) -> bool:
    """Whether a number plate was read."""
    return bool(_PLATE.search(squash(sheet.text).upper()))


def _is_scene(picture: Picture) -> bool:
    level = grey(picture)
    small = level[:: max(1, level.shape[0] // 96), :: max(1, level.shape[1] // 96)]
    return bool(np.percentile(small, 90) < _PAPER and small.std() > _EVEN and small.mean() > _NIGHT)


def without_words(quality: Quality, *, plate: bool) -> Quality:
    """The verdict on a photo that needs no words; where the plate could be read, the light and the focus were good enough."""
    problems = () if plate else tuple(problem for problem in quality.problems if problem not in _TOLD_BY_TEXT)
    return replace(quality, usable=not problems, problems=problems, score=round(0.9 ** len(problems), 4))
