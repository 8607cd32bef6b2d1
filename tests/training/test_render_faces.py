"""The renderer's own typefaces have what is printed in them; what one lacks is drawn in Noto Serif."""

import re
from itertools import chain

import pytest
from fontTools.ttLib import TTFont

from training.render import faces, medical_words, people

TEXTS = chain(
    people.SURNAMES,
    people.GIVEN,
    *medical_words.DOCTORS,
    *medical_words.DEPARTMENTS,
    *medical_words.CATEGORIES["inpatient"],
)
WRITTEN = set(re.findall(r"[\u4e00-\u9fff]", "".join(TEXTS)))


@pytest.mark.parametrize("name", sorted(faces.OWN))
def test_names_and_departments_can_be_set_in_every_face(name: str) -> None:
    with TTFont(faces.path_of(name)) as face:
        assert {char for char in WRITTEN if ord(char) not in face.getBestCmap()} == set()


def test_a_character_no_hand_has_is_set_in_serif() -> None:
    assert faces.font_of("⊗", "hand", 20) is faces.font("serif", 20)
    assert faces.font_of("王", "hand", 20) is faces.font("hand", 20)
