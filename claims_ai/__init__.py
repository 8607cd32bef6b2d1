"""Claims AI: reads, checks, calculates and decides health and accident claims. The machine may pay; only a person may refuse."""

from claims_ai.version import __version__

__all__ = ["__version__"]
