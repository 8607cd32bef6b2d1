"""What the numbers share: the form they are compared in, why one is refused, and repair of misread characters."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from math import prod
from operator import contains

CONFUSED = {
    "O": "0", "D": "0", "Q": "09", "U": "0", "I": "1", "L": "1", "|": "1", "!": "1", "J": "1", "Z": "2", "A": "4",
    "S": "5", "§": "5", "B": "86", "G": "69", "T": "7", "&": "8", "×": "X", "Χ": "X", "Х": "X",
    "0": "DQU", "1": "LJ", "4": "A", "6": "GB", "7": "T", "8": "B", "9": "GQ",
}  # fmt: skip
"""What may have been printed where a character was read. X is read as a times sign, a Greek or a Cyrillic letter."""

_MOST_READINGS = 1000
_HYPHENS = str.maketrans("", "", "-‐–—")


class IdentifierError(ValueError):
    """The text is not such a number; the message says why."""


class FormError(IdentifierError):
    """Wrong length, a character that cannot stand there, or an impossible date."""


class ChecksumError(IdentifierError):
    """The form is right and the check digit is not: something was misread or mistyped."""


def compact(text: str) -> str:
    """Half-width, upper case, without spaces and hyphens.

    >>> compact("６２２２ 9846-2025 1607")
    '6222984620251607'
    """
    half_width = (text if text.isascii() else unicodedata.normalize("NFKC", text)).upper()
    return "".join(half_width.split()).translate(_HYPHENS)


def require_form(number: str, alphabets: Sequence[str]) -> None:
    """FormError unless the number has one character of each alphabet in turn."""
    if len(number) != len(alphabets):
        raise FormError(f"{len(number)} characters where {len(alphabets)} are needed")
    if all(map(contains, alphabets, number)):
        return
    for place, (char, alphabet) in enumerate(zip(number, alphabets, strict=True), start=1):
        if char not in alphabet:
            raise FormError(f"{char!r} cannot stand at place {place}")


def holds(validate: Callable[[str], str], text: str) -> bool:
    """Whether `validate` accepts the text."""
    try:
        validate(text)
    except IdentifierError:
        return False
    return True


def misread(number: str, alphabets: Sequence[str]) -> bool:
    """Whether some character cannot stand where it stands."""
    return any(char not in alphabet for char, alphabet in zip(number, alphabets, strict=False))


def readings(number: str, alphabets: Sequence[str]) -> Iterable[str]:
    """Every number that the impossible characters may have been; one that resembles nothing may have been any.

    None where they are a thousand or more, as for a number masked on purpose.

    >>> list(readings("1B3", ["0123456789"] * 3))
    ['183', '163']
    """
    if len(number) != len(alphabets):
        return
    options = [_meanings(char, alphabet) for char, alphabet in zip(number, alphabets, strict=True)]
    if prod(map(len, options)) <= _MOST_READINGS:
        yield from map("".join, product(*options))


def substitutions(number: str, options: Callable[[str], str]) -> Iterable[str]:
    """Every number that differs in one place, with the characters `options` gives for the one that stands there.

    >>> list(substitutions("8O", lambda char: CONFUSED.get(char, "")))
    ['BO', '80']
    """
    for place, char in enumerate(number):
        for other in options(char):
            yield number[:place] + other + number[place + 1 :]


def the_only(candidates: Iterable[str], validate: Callable[[str], str]) -> str | None:
    """The one candidate that is valid; None where there is none, or more than one."""
    valid = {candidate for candidate in candidates if holds(validate, candidate)}
    return valid.pop() if len(valid) == 1 else None


def _meanings(char: str, alphabet: str) -> str:
    if char in alphabet:
        return char
    return "".join(meant for meant in CONFUSED.get(char, "") if meant in alphabet) or alphabet
