"""What an uploaded file may be at most; a file over a limit is refused with the limit named."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one upload from taking the machine: bytes, pixels, pixels on a side, pages, and what a package unpacks to."""

    max_bytes: int = 30_000_000
    max_side: int = 12_000
    max_pixels: int = 64_000_000
    max_pages: int = 60
    max_frames: int = 60
    max_entries: int = 2_000
    max_unpacked: int = 100_000_000
    max_ratio: int = 200


DEFAULT_LIMITS = Limits()
