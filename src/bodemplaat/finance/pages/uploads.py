# SPDX-License-Identifier: EUPL-1.2
"""
A file between its preview and its posting.

It stands in the data folder, readable by its owner alone, under a drawn name; the page holds that
name signed together with who sent it, so that nobody else can post it. It is gone after an hour.
"""

import secrets
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import signing

from bodemplaat.finance.rules import journal_files
from bodemplaat.kernel import files
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations.values import Actor

SALT, HOUR = "finance.journal-upload", 3600
CHUNK, DRAINED = 1 << 20, 512 << 20


class UploadGone(Refusal):
    """The file of a preview is not there any more, or was sent by somebody else."""

    code = "finance.upload-gone"


def _get_folder() -> Path:
    folder = Path(settings.HOME) / "uploads"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def keep(file: Any, *, name: str, year: int, actor: Actor) -> str:
    """Keep a file for an hour and return its signed name. Raises FileTooLarge."""
    files.check_size(name, file.size, journal_files.MOST_MEGABYTES)
    folder = _get_folder()
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - HOUR:
            old.unlink(missing_ok=True)
    path = folder / secrets.token_hex(16)
    path.touch(mode=0o600)
    with path.open("wb") as stream:
        for chunk in file.chunks():
            stream.write(chunk)
    content = {
        "path": path.name, "name": name[:120], "year": year, "account": actor.account_id,
        "arrangement": actor.arrangement_id,
    }
    return signing.dumps(content, salt=SALT)


def find(token: str, *, actor: Actor) -> tuple[dict[str, Any], bytes]:
    """Return what was signed and the file. Raises UploadGone."""
    try:
        content: dict[str, Any] = signing.loads(token, salt=SALT, max_age=HOUR)
        found = (_get_folder() / content["path"]).read_bytes()
    except (signing.BadSignature, OSError):
        raise UploadGone() from None
    owner = (content["account"], content["arrangement"])
    if owner != (actor.account_id, actor.arrangement_id):
        raise UploadGone()
    return content, found


def drop(content: dict[str, Any]) -> None:
    """Remove a file that was posted."""
    (_get_folder() / content["path"]).unlink(missing_ok=True)


def drain(stream: Any, length: int) -> None:
    """Read what a browser still sends, so that it gets to see the answer."""
    left = min(length, DRAINED)
    while left > 0:
        found = stream.read(min(CHUNK, left))
        if not found:
            return
        left -= len(found)
