"""How names and addresses are written: spaces an engine lost are put back by the words learned, and what is no part of a name is cut off."""

import re
import unicodedata
from collections.abc import Mapping
from math import inf, log

from rapidfuzz.distance import Levenshtein

from claims_ai.documents.reading.learned.labelled import PLACES, SELLERS

_REGISTRATION = re.compile(
    r"\s*[({\[]?\s*(?:CO\.?|COMPANY|REG(?:ISTRATION)?\.?|ROC|GST)?\s*(?:REG\.?|ID)?\s*(?:NO\.?)?\s*[:.]?\s*[({\[]?"
    r"[A-Z]{0,2}\d{5,}\s*-?\s*[A-Z0-9]?\s*[)}\]]*\s*$",
    re.I,
)
_LABELS = "|".join(sorted((*SELLERS, *PLACES), key=lambda label: (-len(label), label)))
_PREFIX = re.compile(
    rf"^\s*(?:HQ\s*)?(?:ADD(?:RESS)?|名称|{_LABELS})\s*(?:\((?:[A-Z .]+|[\u4e00-\u9fff]{{1,4}})\))?\s*[:.]\s*", re.I
)
_TOKEN = re.compile(r"[A-Z]+|\d+|[^A-Z\d]+")
_LONGEST, _UNKNOWN = 20, 10.0
_LONG, _WELL_KNOWN = 5, 3
# a cut has a price, and a short word has to be seen with many shops before anything is cut there
_CUT, _RARE, _FREQUENT, _VERY_FREQUENT = 4.0, 1, 4, 10

# what is misread between words: a space round a postcode, O in a number, points for commas
_USAGE = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<!\d)(\d{5})(?=[A-Z]{4})", r"\1 "),
        (r"(?<=[A-Z]{4})(?=\d{5}(?!\d))", " "),
        (r"(?<=\d)O(?![A-Z])", "0"),
        (r"(?:(?<=[A-Z]{4})|(?<=\d))\. (?=[A-Z]{3})", ", "),
        (r"SDN[,.] ?BHD[.,]?$", "SDN. BHD."),
        (r"(?<=[A-Z])'(?= )|^[^A-Z\d(]+", ""),
    )
)

Words = Mapping[str, int]


def worded(field: str, text: str, words: Words) -> str:
    """The value of a name or an address as it is usually written."""
    value = re.sub(r"\s+", " ", _PREFIX.sub("", text)).strip()
    if field == "merchant_name":
        value = _REGISTRATION.sub("", value).strip(" -:") or value
    if re.search(r"[\u4e00-\u9fff]", value):
        return re.sub(r"(?<![!-~])\s|\s(?![!-~])", "", value)
    return _spaced(value, words)


def _spaced(text: str, words: Words) -> str:
    """Runs of letters that are no known word are cut into known ones, where they are made of such."""
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    parts = [_mended(_cut(token, words), words) if token.isalpha() else token for token in _TOKEN.findall(text.upper())]
    joined = "".join(parts)
    for pattern, replacement in _USAGE:
        joined = pattern.sub(replacement, joined)
    return joined


def _mended(text: str, words: Words) -> str:
    """A long unknown word that is one character off a single well-known one is that one."""
    if " " in text or len(text) < _LONG or text in words:
        return text
    near = [
        known
        for known, count in words.items()
        if count >= _WELL_KNOWN and len(known) == len(text) and Levenshtein.distance(text, known, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else text


def _cut(word: str, words: Words) -> str:
    if word in words or len(word) < 6:
        return word
    total = sum(words.values()) or 1
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(word) + 1):
        best.append(
            min(
                (best[start][0] + _cost(word[start:end], words, total), start)
                for start in range(max(0, end - _LONGEST), end)
            )
        )
    if best[-1][0] >= _cost(word, words, total):
        return word
    cuts, end = [], len(word)
    while end:
        cuts.append(word[best[end][1] : end])
        end = best[end][1]
    return " ".join(reversed(cuts))


def _cost(word: str, words: Words, total: int) -> float:
    """How unlikely a word is; an unknown one the more so the longer it is, and short ones have to be frequent."""
    count = words.get(word, 0)
    if count >= (_RARE if len(word) > 4 else _FREQUENT if len(word) == 4 else _VERY_FREQUENT):
        return _CUT - log(count / total)
    return _UNKNOWN + 2.5 * len(word) if len(word) > 3 else inf
