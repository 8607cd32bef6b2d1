"""What is shipped: a wheel that holds models and samples, and the one OpenCV all three names stand for."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this checkout, built from a copy so that nothing is left in it."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("claims_ai", "serving", "training", "models", "samples"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, source / name)
        else:
            (source / name).write_text("# Claims AI\n")
    build = [sys.executable, "-m", "pip", "wheel", str(source), "--no-deps", "--no-build-isolation", "--quiet"]
    subprocess.run([*build, "--wheel-dir", str(out)], check=True, capture_output=True, timeout=120)
    return zipfile.ZipFile(next(out.glob("*.whl")))


def test_the_wheel_holds_what_runs(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    expected = {"claims_ai/cli.py", "claims_ai/py.typed", "claims_ai/samples/policies.json", "claims_ai/samples/products/hospital_cash.yaml"}  # fmt: skip
    for package, kind in (
        ("serving", "templates/*"),
        ("training", "templates/*"),
        ("claims_ai/medical", "data/**/*"),
        ("models", "**/*"),
    ):
        place = f"claims_ai/{package}" if package == "models" else package
        files = [path for path in (ROOT / package).glob(kind) if path.is_file()]
        expected |= {f"{place}/{path.relative_to(ROOT / package).as_posix()}" for path in files}
    for source in ("claims_ai", "serving", "training"):
        expected |= {path.relative_to(ROOT).as_posix() for path in (ROOT / source).rglob("*.py")}
    assert expected - names == set()


def test_the_wheel_holds_the_champions(wheel: zipfile.ZipFile) -> None:
    if not (ROOT / "models" / "champions.json").exists():
        pytest.skip("no models are trained in this checkout: run `make models`")
    assert {"claims_ai/models/champions.json"} <= set(wheel.namelist())


def test_no_file_of_the_wheel_is_large(wheel: zipfile.ZipFile) -> None:
    assert {info.filename for info in wheel.infolist() if info.file_size > 2_500_000} == set()


def test_all_three_names_of_opencv_are_one_version() -> None:
    import cv2

    assert cv2.__version__ == "4.10.0"
