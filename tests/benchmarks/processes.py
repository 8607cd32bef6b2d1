"""What a process holds and has taken, as the kernel counts it."""

import re
from pathlib import Path


def held() -> float:
    """The memory this process holds, in MB."""
    return _status("VmRSS")


def most_held() -> float:
    """The most memory this process has held, in MB; what its parent held before is not counted, as ru_maxrss does."""
    return _status("VmHWM")


def _status(name: str) -> float:
    status = Path("/proc/self/status").read_text("utf-8")
    return int(re.search(rf"{name}:\s*(\d+)", status)[1]) / 1024  # type: ignore[index]
