"""README.md names only commands and targets that exist."""

import re
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from typer.main import get_command

from claims_ai.cli import app

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


@pytest.fixture(scope="module")
def blocks() -> str:
    """All code blocks and code spans of the README."""
    if not README.exists():
        pytest.skip("there is no README.md yet")
    text = README.read_text(encoding="utf-8")
    return "\n".join([*re.findall(r"```[^\n]*\n(.*?)```", text, re.DOTALL), *re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)])  # fmt: skip


def test_every_make_target_exists(blocks: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|\s)make ([a-z-]+)", blocks)) - targets == set()


def test_every_command_and_option_exists(blocks: str) -> None:
    commands = dict(getattr(get_command(app), "commands", {}))
    from typer import Typer

    for entry in entry_points(group="claims_ai.commands"):
        plugin = Typer()
        plugin.command(name=entry.name)(entry.load())
        commands[entry.name] = get_command(plugin)
    for line in re.findall(r"claims-ai ((?:[^\n\\]|\\\n)+)", blocks):
        name = re.match(r"[a-z]+", line)
        if not name:
            continue
        assert name[0] in commands
        command = commands[name[0]]
        if group := getattr(command, "commands", None):
            command = group[line.split()[1]]
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert set(re.findall(r"(?<=\s)--[a-z-]+", line)) - known == set(), line


def test_every_path_it_links_to_exists() -> None:
    if not README.exists():
        pytest.skip("there is no README.md yet")
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", README.read_text("utf-8"))
    assert {link for link in links if not (ROOT / link).exists()} == set()
