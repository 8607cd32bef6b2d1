"""Personal data at rest: payloads sealed with AES-GCM, and marks, keyed hashes, by which they are found without being read."""

import base64
import hmac
import os
import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from claims_ai.errors import StoreError

_KEY_BYTES = 32
_NONCE_BYTES = 12
_MARK_BYTES = 16


class Seal:
    """What a data key can do; it holds nothing that changes."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(_derived(key, b"payload"))
        self._marking = _derived(key, b"mark")
        self._chaining = _derived(key, b"chain")

    def close(self, plain: bytes, place: str) -> bytes:
        """Sealed bytes that open at the same place only, so that no record's payload passes for another's."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, zlib.compress(plain, 1), place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """The bytes that were sealed; StoreError where they were altered, moved, or sealed with another key."""
        try:
            return zlib.decompress(self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place.encode()))
        except (InvalidTag, ValueError) as error:
            raise StoreError(
                f"{place}: does not open: it was altered, or sealed with another CLAIMS_AI_DATA_KEY"
            ) from error

    def mark(self, kind: str, value: str) -> bytes:
        """What a value of a kind is found by, as `person` and an ID number: 16 bytes that tell nothing without the key."""
        return hmac.digest(self._marking, f"{kind}\0{value}".encode(), "sha256")[:_MARK_BYTES]

    def link(self, *parts: bytes) -> bytes:
        """A hash over parts that only who has the key can make (32 bytes)."""
        return hmac.digest(self._chaining, b"".join(sha256(part).digest() for part in parts), "sha256")


def load_key(given: str | None, data: Path) -> bytes:
    """The data key of the setting (32 bytes in base64), or of the key file in the data folder, made at first use."""
    if given is not None:
        return _decoded(given, "CLAIMS_AI_DATA_KEY")
    path = data / "data.key"
    try:
        data.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _write_new(path)
        return _decoded(path.read_text("ascii"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"{path}: the data key cannot be read or made ({error}); set CLAIMS_AI_DATA_KEY or CLAIMS_AI_DATA"
        ) from error


def _write_new(path: Path) -> None:
    """A new key, whole from the first moment it has its name, readable by its owner alone."""
    half = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.b64encode(os.urandom(_KEY_BYTES)))
    with suppress(FileExistsError):  # another process was first: its key holds
        path.hardlink_to(half)
    half.unlink()


def _decoded(text: str, source: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise StoreError(
            f"{source}: is no data key; give 32 random bytes in base64, and keep a copy: without it no record opens"
        )
    return key


def _derived(key: bytes, use: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"claims-ai " + use).derive(key)
