"""Knowledge as data: every shipped entry has its source, a user adds to it, and a wrong file is refused with place and hint."""

import subprocess
import sys
from pathlib import Path

import pytest

from claims_ai.errors import InputError
from claims_ai.medical.load import SHIPPED, explain, knowledge, load_file, load_knowledge

ENTRY = "{what: {diagnoses: [N40]}, expects: {sex: male}, because: 男性器官, source: GB/T 14396}"


def write(folder: Path, *entries: str) -> Path:
    path = folder / "own.yaml"
    path.write_text("entries:\n" + "".join(f"  - {entry}\n" for entry in entries), encoding="utf-8")
    return path


def test_every_entry_says_why_and_where_that_is_written() -> None:
    assert all(len(entry.because) >= 3 and len(entry.source) >= 4 for entry in knowledge().entries)


def test_drugs_stays_and_patients_are_covered_widely() -> None:
    entries = knowledge().entries
    assert len({drug for entry in entries for drug in entry.what.drugs or ()}) >= 120
    assert sum(bool(entry.expects and entry.expects.days) for entry in entries) >= 50
    assert sum(bool(entry.expects and (entry.expects.sex or entry.expects.age)) for entry in entries) >= 40


def test_a_drug_is_no_test_of_it() -> None:
    assert knowledge().of_name("叶酸片") != ()
    assert knowledge().of_name("血清叶酸测定") == ()


def test_a_users_folder_adds_to_what_is_shipped(tmp_path: Path) -> None:
    write(tmp_path, ENTRY)
    both = load_knowledge(SHIPPED, tmp_path)
    assert len(both.entries) == len(knowledge().entries) + 1
    assert both.version != knowledge().version


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (ENTRY.replace("sex: male", "sexe: male"), "expects.sexe: .*remove it, or correct its spelling"),
        (ENTRY.replace(", source: GB/T 14396", ""), "source: .*add it"),
        (ENTRY.replace("N40", "40N"), "what.diagnoses.*no ICD-10 code"),
        (ENTRY.replace("N40", "N49-N40"), "ends before it begins: swap its ends"),
        (ENTRY.replace("diagnoses: [N40]", "drugs: [甲]").replace("sex: male", "cause: illness"), "expects.cause cannot be said of this"),
        (ENTRY.replace("expects: {sex: male}, ", ""), "expects or conflicts: say what goes with it"),
        (ENTRY.replace("{sex: male}", "{age: {from: 18, until: 8}}"), "from \\(18\\) is above until \\(8\\): swap them"),
        (ENTRY.replace("what: {", "what: {drugs: [甲], "), "one of the three"),
        (ENTRY.replace("because: 男性器官", "because: 男性器官, because: 其他"), "given twice: keep one"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_refused_with_file_line_and_hint(tmp_path: Path, entry: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as caught:
        load_file(write(tmp_path, ENTRY, entry))
    assert "own.yaml" in str(caught.value)
    assert "line 3" in str(caught.value)
    assert "entry 2" in str(caught.value) or "given twice" in str(caught.value)


@pytest.mark.parametrize("text", ["", "entries: 3", "- 1", "entries:\n  - [", "\x00"])
def test_what_is_no_knowledge_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.yaml"):
        load_file(path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no knowledge files"):
        load_knowledge(tmp_path)


def test_a_file_is_said_in_words(tmp_path: Path) -> None:
    (line,) = explain(write(tmp_path, ENTRY))
    assert "N40" in line
    assert "GB/T 14396" in line


def test_the_command_checks_a_file(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).parent / "claims-ai"), "knowledge", "check"]
    good = subprocess.run([*command, write(tmp_path, ENTRY)], capture_output=True, text=True, check=False)
    assert (good.returncode, "N40" in good.stdout) == (0, True)
    bad = subprocess.run([*command, write(tmp_path, "{}")], capture_output=True, text=True, check=False)
    assert (bad.returncode, "line 2" in bad.stderr, "Traceback" in bad.stderr) == (1, True, False)
