"""Under whose account the embedded server runs: our own, or, as root, one made for it, since PostgreSQL refuses to be root."""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from claims_ai.errors import StoreError

_NAME = "claims-ai-db"


class Identity(TypedDict, total=False):
    """How a subprocess takes on an account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the operating system; `is_other` where it is not that of this process."""

    uid: int
    gid: int
    is_other: bool

    @property
    def identity(self) -> Identity:
        """What a subprocess needs to run under it."""
        return Identity(user=self.uid, group=self.gid, extra_groups=[]) if self.is_other else Identity()


def account_for(data: Path) -> Account:
    """The account for a data folder; StoreError where its own could not pass to it: no folder is opened for that."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), is_other=False)
    if not passable(data.parent):
        raise StoreError(
            f"{data}: started by root, the database runs as user {_NAME}, who cannot pass to this folder; "
            "set CLAIMS_AI_DATA to another, as /var/lib/claims-ai"
        )
    entry = _entry()
    return Account(entry.pw_uid, entry.pw_gid, is_other=True)


def passable(folder: Path) -> bool:
    """Whether any account may pass through a folder and all above it."""
    return all(above.stat().st_mode & stat.S_IXOTH for above in (folder.resolve(), *folder.resolve().parents))


def _entry() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(_NAME)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", _NAME]
        try:
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - fixed words
        except (OSError, subprocess.CalledProcessError) as error:
            raise StoreError(
                f"the user {_NAME}, under whom the database runs when root starts it, cannot be made ({type(error).__name__}); "
                "start as another user than root, or set CLAIMS_AI_DATABASE_URL"
            ) from error
        return pwd.getpwnam(_NAME)
