"""Which illnesses a diagnosis names: printed codes, then exact names, then names by their parts, then what is merely alike.

Confidence says how: a printed code 0.99, a name as in the table 0.98, less its side, grade or stage 0.95, by parts 0.92.
Below 0.9 the text only resembles or contains a name, and nothing may be decided on it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from claims_ai.identifiers import icd10
from claims_ai.medical.compose import compose
from claims_ai.medical.table import Table, pairs, table
from claims_ai.medical.text import State, normalise, pieces, segments, state_of, variants

SURE = 0.9
_PRINTED, _EXACT, _VARIANT, _COMPOSED, _SHARED, _ENDING, _INSIDE, _ALIKE = (
    0.99,
    0.98,
    0.95,
    0.92,
    0.91,
    0.85,
    0.75,
    0.85,
)
_SHORTEST_ENDING, _SHORTEST_INSIDE, _SHORTEST_ALIKE, _LONGEST_ALIKE = 3, 4, 5, 40
_ALIKE_ENOUGH = 0.8
_TELLING = frozenset(
    "急慢高低左右上下前后内外大小甲乙丙丁戊良恶亢减先继原非无不男女孕胎胃肝胆脾肺肾心脑胰肠食咽喉鼻耳眼口牙舌乳卵宫阴膀尿颈胸腰骶髋膝踝足手腕肘肩臂腿指趾"
    "股胫腓桡尺肱锁肋颅面头皮骨肌腱血动静淋糖痛结球管腺膜瓣室房主输附睾精窦扁腮涎气支毛汗甲垂角结晶虹网视听外中内钾钠钙镁酸碱真假轻重单多新旧早晚"
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZαβ"
)
"""Characters whose exchange makes another illness; a misread one is never taken for them."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One illness of a diagnosis. `text` is what it was told by, `state` whether it is there, suspected, ruled out or over."""

    code: str
    name: str
    text: str
    confidence: float
    state: State = "stated"

    @property
    def sure(self) -> bool:
        """Whether something may be decided on it: stated as present, and by more than a resemblance."""
        return self.confidence >= SURE and self.state == "stated"


@dataclass(frozen=True, slots=True)
class Coding:
    """All illnesses of a diagnosis, each once, in its order, and the entries that name none we know."""

    codes: tuple[Coded, ...]
    unknown: tuple[str, ...]


def codes_of(text: str) -> tuple[Coded, ...]:
    """The illnesses a diagnosis names, each once, in its order.

    >>> [(each.code, each.confidence, each.state) for each in codes_of("1.急性上呼吸道感染 2.高血压病2级 极高危 3.肺结核待排")]
    [('J06.9', 0.98, 'stated'), ('I10', 0.95, 'stated'), ('A16.2', 0.98, 'suspected')]
    """
    return code(text).codes


def code(text: str) -> Coding:
    """The illnesses a diagnosis names and what of it names none."""
    return _code(text, table())


@lru_cache(maxsize=8192)
def _code(text: str, known: Table) -> Coding:
    found: dict[str, Coded] = {}
    unknown: list[str] = []
    for segment in segments(text):
        for each in _entry(segment, known):
            if isinstance(each, str):
                unknown.append(each)
            elif each.code not in found or found[each.code].confidence < each.confidence:
                found[each.code] = each
    return Coding(tuple(found.values()), tuple(dict.fromkeys(unknown)))


def _entry(segment: str, known: Table) -> Iterator[Coded | str]:
    """The illnesses of one entry; a text where it names none."""
    bare, state = state_of(segment)
    if printed := [each for each in icd10.codes_in(segment) if known.name_of(each)]:
        yield from (replace(_printed(each, segment, known), state=state) for each in printed)
    elif whole := _exactly(normalise(segment), segment, known):
        yield whole
    elif whole := _surely(bare, known):
        yield replace(whole, state=state)
    else:
        yield from _told(pieces(segment), known)


def _printed(printed: str, segment: str, known: Table) -> Coded:
    """A code that contradicts the words beside it was misread or mistyped: nothing is decided on either."""
    words = segment.replace(printed, "").replace(printed.upper(), "").strip(" ()[]")
    named = _surely(words, known) if words else None
    agrees = named is None or named.code[0] == printed[0]
    return Coded(printed, known.name_of(printed) or "", segment, _PRINTED if agrees else _INSIDE)


def _told(parts: Sequence[str], known: Table) -> Iterator[Coded | str]:
    """The illnesses of an entry that names several in one breath; what is ruled out stays so for those that follow."""
    ruled_out = False
    for part, following in pairwise((*parts, "")):
        bare, state = state_of(part)
        ruled_out = ruled_out or state == "excluded"
        each = (
            _exactly(normalise(part), part, known)
            or _surely(bare, known)
            or _shared(bare, following, known)
            or _perhaps(bare, known)
        )
        yield replace(each, state="excluded" if ruled_out else state) if each else part


def _surely(text: str, known: Table) -> Coded | None:
    """An illness by its name, as it stands, less what does not change it, or by its parts."""
    term = normalise(text)
    return (
        _exactly(term, text, known)
        or _first(variants(term), lambda form: _found(known.codes.get(form), text, _VARIANT, known))
        or _first((term, *variants(term)), lambda form: _found(compose(form, known.codes), text, _COMPOSED, known))
        or _first(_endings(term), lambda form: _found(known.codes.get(form), text, _COMPOSED, known))
    )


def _exactly(term: str, text: str, known: Table) -> Coded | None:
    return _found(known.codes.get(term), text, _EXACT, known)


def _endings(term: str) -> Iterator[str]:
    """The same with and without 症 or 病 at its end, which people leave out."""
    if len(term) >= _SHORTEST_INSIDE:
        yield from (term.removesuffix("症"), term.removesuffix("病"), f"{term}症", f"{term}病")


def _shared(part: str, following: str, known: Table) -> Coded | None:
    """In 肾、输尿管结石 the first place shares the end of the second."""
    tails = (following[-length:] for length in range(2, min(len(following), 6)))
    return _first(tails, lambda tail: (each := _surely(part + tail, known)) and replace(each, confidence=_SHARED))


def _perhaps(text: str, known: Table) -> Coded | None:
    """An illness whose name ends the text, stands in it, or is nearly it; never sure."""
    term = normalise(text)[:_LONGEST_ALIKE]
    endings = (term[start:] for start in range(1, len(term) - _SHORTEST_ENDING + 1))
    lengths = range(len(term) - 1, _SHORTEST_INSIDE - 1, -1)
    inside = (term[start : start + length] for length in lengths for start in range(len(term) - length + 1))
    return (
        _first(endings, lambda form: _found(known.codes.get(form), text, _ENDING, known))
        or _alike(term, text, known)
        or _first(inside, lambda form: _found(known.codes.get(form), text, _INSIDE, known))
    )


def _alike(term: str, text: str, known: Table) -> Coded | None:
    """The one name that differs by characters that tell nothing, as a misread one does."""
    if len(term) < _SHORTEST_ALIKE:
        return None
    near = {name for pair in pairs(term) for name in known.by_pair.get(pair, ()) if abs(len(name) - len(term)) <= 1}
    scored = sorted(((Levenshtein.normalized_similarity(term, name), name) for name in near), reverse=True)[:3]
    likely = [(score, name) for score, name in scored if score >= _ALIKE_ENOUGH and not _tells(term, name)]
    if not likely or len({known.codes[name] for score, name in likely if score == likely[0][0]}) > 1:
        return None
    return _found(known.codes[likely[0][1]], text, round(_ALIKE * likely[0][0], 2), known)


def _tells(term: str, name: str) -> bool:
    """Whether what differs between two terms makes another illness of it."""
    edits = Levenshtein.editops(term, name)
    changed = {term[edit.src_pos] for edit in edits if edit.tag != "insert"}
    changed |= {name[edit.dest_pos] for edit in edits if edit.tag != "delete"}
    return bool(changed & _TELLING)


def _found(code: str | None, text: str, confidence: float, known: Table) -> Coded | None:
    return Coded(code, known.name_of(code) or "", text, confidence) if code else None


def _first(options: Iterable[str], find: Callable[[str], Coded | None]) -> Coded | None:
    return next((found for option in options if (found := find(option))), None)
