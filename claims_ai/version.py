"""The version of the code, pinned into every decision."""

__version__ = "0.1.0"
