"""The files of a shipped model's folder: its card, and what the card gives the hash of."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from claims_ai.errors import ModelError

if TYPE_CHECKING:
    import lightgbm

Card = TypeVar("Card", bound=BaseModel)


def read_card(folder: Path, kind: type[Card], trained_by: str) -> Card:
    """The folder's `card.json`; ModelError where it is missing or of another form, which names the command that trains it."""
    file = folder / "card.json"
    try:
        return kind.model_validate_json(file.read_text("utf-8"))
    except (OSError, ValidationError) as error:
        raise _not_readable(file, error, trained_by) from error


def read_model(file: Path, sha256: str, trained_by: str) -> str:
    """The text of a model; ModelError where it is missing, or not what the card gives the hash of."""
    try:
        text = file.read_text("utf-8")
    except OSError as error:
        raise _not_readable(file, error, trained_by) from error
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        raise ModelError(f"{file}: is not the model its card describes; install the package again or train it anew")
    return text


def read_trees(file: Path, sha256: str, trained_by: str) -> "lightgbm.Booster":
    """A model of trees, read as `read_model` reads it."""
    import lightgbm

    return lightgbm.Booster(model_str=read_model(file, sha256, trained_by))


def _not_readable(file: Path, error: Exception, trained_by: str) -> ModelError:
    return ModelError(f"{file}: not readable ({error}); train it with `python -m training {trained_by}`")
