"""The table of illnesses: large enough, without contradictions, and a user's own on top with clear errors."""

from collections import Counter
from csv import DictReader
from pathlib import Path

import pytest

from claims_ai.errors import InputError
from claims_ai.identifiers import icd10
from claims_ai.medical.table import SHIPPED, load_icd10, table
from claims_ai.medical.text import normalise

with SHIPPED.open(encoding="utf-8") as file:
    ROWS = list(DictReader(file))


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "icd10.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_common_illnesses_of_every_chapter_have_names() -> None:
    assert len({row["code"] for row in ROWS if "." not in row["code"]}) >= 900
    assert sum(len(row["also"].split("|")) for row in ROWS if row["also"]) >= 400
    assert {row["code"][0] for row in ROWS} >= set("ABCDEFGHIJKLMNOPQRSTZ")


def test_every_code_is_one_and_given_once() -> None:
    assert [row["code"] for row in ROWS if icd10.validate(row["code"]) != row["code"]] == []
    assert [code for code, times in Counter(row["code"] for row in ROWS).items() if times > 1] == []


def test_no_term_names_two_illnesses_of_different_categories() -> None:
    found: dict[str, set[str]] = {}
    for row in ROWS:
        for term in (row["name"], *filter(None, row["also"].split("|"))):
            found.setdefault(normalise(term), set()).add(row["code"][:3])
    assert {term: codes for term, codes in found.items() if len(codes) > 1} == {}


def test_a_printed_code_without_a_name_of_its_own_has_that_of_its_category() -> None:
    assert table().name_of("J18.900x002") == "肺炎"
    assert table().name_of("B12.1") is None


def test_a_users_table_comes_on_top(tmp_path: Path) -> None:
    own = load_icd10(write(tmp_path, "code,name\nJ18.900x001,江州型肺炎\nJ06.900,急性上呼吸道感染\n", "gb18030"))
    assert own.codes["江州型肺炎"] == "J18.900x001"
    assert own.codes["急性上呼吸道感染"] == "J06.900"
    assert own.codes["上感"] == "J06.9"
    assert own.version != table().version


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("code,title\nJ18.9,肺炎\n", "line 1: column name is missing"),
        ("code,name\nJ18.9,肺炎\n肺炎,J18.9\n", "line 3: '肺炎' is no ICD-10 code"),
        ("code,name\nJ18.9,\n", "line 2: code J18.9 has no name"),
        ("code,name\nJ18.9,肺炎\nj18.9,肺炎\n", "line 3: code J18.9 is given twice"),
        ("code,name\n", "no codes below the header"),
    ],
)
def test_what_is_wrong_with_a_users_table_is_said_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as caught:
        load_icd10(write(tmp_path, text))
    assert "icd10.csv" in str(caught.value)


def test_a_table_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        load_icd10(tmp_path / "none.csv")
