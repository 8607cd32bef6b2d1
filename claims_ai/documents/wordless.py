"""Pictures of things, not of papers: of all kinds only the photo of a damaged vehicle (车损照片) has no words but the plate's."""

import re
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from claims_ai.documents.image import grey
from claims_ai.documents.intake import Picture
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import squash
from claims_ai.values import Quality

Floats = np.ndarray[Any, np.dtype[np.floating]]
DAMAGE = "vehicle_damage_photo"
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.・]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳]"
)
_HARDLY = 12
# What a camera or its app prints into a photo says nothing of what is pictured: day, clock, weather, position and place.
_STAMPED = re.compile(
    r"(?:19|20)?\d\d[-/.年]\d{1,2}[-/.月](?:[0-3]\d|\d)日?|\d{1,2}:\d\d(?::\d\d)?|上午|下午|[AP]M|(?:星期|周)[一二三四五六日天]|"
    r"[晴阴雨雪雾云多转]{0,4}-?\d{1,2}(?:~-?\d{1,2})?[℃°]C?|[NSEW]?\d{1,3}\.\d{3,}°?[NSEW,]?|[经纬]度|海拔|方位角|(?:今日|马克|元道)?(?:水印)?相机|"
    r"(?:拍摄)?(?:时间|地点|日期|位置|天气|地址|坐标)|(?:现场|施工|工程|查勘)?拍照|[:,]",
    re.I,
)
_PLACE = re.compile(r"[\u4e00-\u9fff\d·-]{2,}(?:[省市区县镇乡村街路巷道桥]|\d号|路口|路段|附近|出口|入口|方向|\d米)")
# Grey levels: paper in ordinary light has places brighter than the first; a scene is neither even nor in the dark.
_PAPER, _EVEN, _NIGHT = 178.0, 14.0, 30.0
# Edges of a picture 400 pixels long, as a part of it: blank sheets on any table had at most 0.018, the smoothest door 0.022, cars in a street 0.03 to
# 0.06. A car may be as bright as paper, but then its tyres, windows and shadow are dark, which blurred print is not.
_LONG, _STEPS, _EMPTY, _CROWDED = 400.0, (50, 120), 0.02, 0.035
_SHADOW, _SHADOWS = 60, 0.15
# Where the edges of things are sharpest, up and across, in pixels of a picture so long: usable photos reach 5.6, those out of focus by 3 pixels
# have 6.4 to 11, shaken ones of 17 pixels 8 to 16. A dent is still seen in a slightly soft photo.
_SHARP_LONG, _SOFT, _TILES, _TOLD_APART, _SHARPEST = 1200, 8.0, 8, 40.0, 15
_TOLD_BY_TEXT = {"blurred", "no_text", "covered", "cropped", "skewed", "low_resolution", "glare"}


def shows_damage(sheet: Sheet, picture: Picture) -> bool:
    """Whether a picture with hardly a word is a vehicle's: it shows a number plate, or a scene without any paper."""
    words = "".join(_unstamped(line.text) for line in sheet.lines)
    return len(words) < _HARDLY and (has_plate(sheet) or is_scene(picture))


def _unstamped(text: str) -> str:
    """A line without the plate, and without what a camera prints into its photos."""
    rest = _STAMPED.sub("", _PLATE.sub("", squash(text)))
    return "" if _PLACE.fullmatch(rest) else rest


def has_plate(sheet: Sheet) -> bool:
    """Whether a number plate was read."""
    return bool(_PLATE.search(squash(sheet.text).upper()))


def is_scene(picture: Picture) -> bool:
    """Whether there are things in a picture: neither even nor in the dark, full of edges, and brighter than paper only where much is dark."""
    level = grey(picture)
    share = _LONG / max(level.shape)
    small = cv2.resize(level, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    if small.std() <= _EVEN or small.mean() <= _NIGHT:
        return False
    edges = float(np.mean(cv2.Canny(small, *_STEPS) > 0))
    if np.percentile(small, 90) < _PAPER:
        return edges > _EMPTY
    return edges > _CROWDED and float(np.mean(small < _SHADOW)) > _SHADOWS


def _softness(picture: Picture) -> float:
    """How wide the sharpest edges of a scene are, in pixels, in the direction where they are wider; of parts that show something."""
    level = grey(picture)
    share = min(1.0, _SHARP_LONG / max(level.shape))
    small = np.asarray(cv2.resize(level, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.float32)
    parts = [part for band in np.array_split(small, _TILES, axis=0) for part in np.array_split(band, _TILES, axis=1)]
    shown = [(part, contrast) for part in parts if (contrast := _contrast(part)) > _TOLD_APART]
    widths = [[contrast / max(_steepest(part, axis), 0.5) for part, contrast in shown] for axis in (0, 1)]
    return max(float(np.percentile(each, _SHARPEST)) for each in widths) if shown else np.inf


def _contrast(part: Floats) -> float:
    low, high = np.percentile(part, (2, 98))
    return float(high - low)


def _steepest(part: Floats, axis: int) -> float:
    return float(np.percentile(np.abs(np.diff(part, axis=axis)), 99.5))


def without_words(quality: Quality, picture: Picture, *, plate: bool) -> Quality:
    """The verdict on a photo that needs no words; where the plate could be read, the light and the focus were good enough."""
    own = [problem for problem in quality.problems if problem not in _TOLD_BY_TEXT]
    blurred = not plate and _softness(picture) > _SOFT
    problems = () if plate else (*own, *(["blurred"] if blurred else []))
    return replace(quality, usable=not problems, problems=problems, score=round(0.9 ** len(problems), 4))
