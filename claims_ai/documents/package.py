"""A ZIP package from a stranger: read in memory only, with bounds on entries, sizes and compression, and no path that climbs out."""

import io
import posixpath
import zipfile
import zlib

from claims_ai.documents.limits import Limits
from claims_ai.errors import DocumentError

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Package:
    """The entries of a package by path; DocumentError names the file and the limit."""

    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise DocumentError(
                f"{name}: the package is truncated or damaged ({error}); send the original again"
            ) from error
        entries = self._zip.infolist()
        if len(entries) > limits.max_entries:
            raise DocumentError(
                f"{name}: {len(entries)} entries are over the limit of {limits.max_entries}; send the original invoice"
            )
        for entry in entries:
            self._check(entry)
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries if not entry.is_dir()}

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def read(self, path: str) -> bytes:
        """The bytes of an entry, of which no more are unpacked than the limit allows."""
        entry = self._entries.get(path)
        if entry is None:
            raise DocumentError(f"{self.name}: the package lacks its part {path}; send the original again")
        room = self._limits.max_unpacked - self._unpacked
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(room + 1)
        except _BROKEN as error:
            raise DocumentError(
                f"{self.name}: its part {path} is damaged ({error}); send the original again"
            ) from error
        if len(data) > room:
            raise self._too_large()
        self._unpacked += len(data)
        return data

    def _check(self, entry: zipfile.ZipInfo) -> None:
        if climbs(entry.filename.removeprefix("/")) or entry.filename.startswith("//"):
            raise DocumentError(
                f"{self.name}: its part {entry.filename[:80]!r} has a path that leaves the package; send the original invoice"
            )
        if entry.flag_bits & 1:
            raise DocumentError(f"{self.name}: the package is encrypted with a password; send it without one")
        packed_tight = entry.file_size > self._limits.max_ratio * max(entry.compress_size, 1)
        if entry.file_size > self._limits.max_unpacked or (packed_tight and entry.file_size > 1_000_000):
            raise self._too_large()

    def _too_large(self) -> DocumentError:
        return DocumentError(
            f"{self.name}: unpacks to more than the limit of {self._limits.max_unpacked / 1e6:.0f} MB; send the original invoice"
        )


def climbs(path: str) -> bool:
    """Whether a path is absolute, names a drive, or leads out of its folder."""
    return path.startswith(("/", "\\")) or "\\" in path or ":" in path or ".." in path.split("/")


def resolved(base: str, path: str) -> str | None:
    """The path of a part named in the file `base`; from the root of the package where it begins with a slash; None if it climbs out."""
    whole = path[1:] if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    whole = posixpath.normpath(whole)
    return None if climbs(whole) else whole
