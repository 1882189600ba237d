# SPDX-License-Identifier: EUPL-1.2
"""
The file of a copy: a tar archive, followed by the digest of every byte before it.

Any program for tar files opens it and leaves the last line out.
"""

import hashlib
import json
import os
import tarfile
from pathlib import Path
from typing import Any

from bodemplaat.kernel.refusals import Refusal

MANIFEST, DATABASE, FILES = "manifest.json", "database.dump", "files"
_MARK = b"\nbodemplaat-sha256:"
_LENGTH = len(_MARK) + 64 + 1
_PIECE = 1 << 20


class CopyExists(Refusal):
    """There is a file already where the copy should come."""

    code = "foundation.copy-exists"


class NotACopy(Refusal):
    """The file is not there, or it is no copy of ours, or it was cut off."""

    code = "foundation.not-a-copy"


class CopyChanged(Refusal):
    """A byte of the copy is another one than was written."""

    code = "foundation.copy-changed"


def write(draft: Path, target: Path, *, manifest: dict[str, Any], dump: Path, files: Path) -> int:
    """Write a copy beside its place and then put it there whole; return its size in bytes."""
    text = draft.with_name(MANIFEST)
    text.write_text(json.dumps(manifest, ensure_ascii=False, indent=2), encoding="utf-8")
    with draft.open("xb") as stream:
        os.fchmod(stream.fileno(), 0o600)
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
            archive.add(text, MANIFEST)
            archive.add(dump, DATABASE)
            if files.is_dir():
                archive.add(files, FILES)
    with draft.open("r+b") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0, os.SEEK_END)
        stream.write(_MARK + found.encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, target)  # unlike a rename it never replaces a file
    except FileExistsError as error:
        raise CopyExists(name=str(target)) from error
    return target.stat().st_size


def check(source: Path) -> None:
    """Raise NotACopy or CopyChanged unless every byte is as it was written."""
    try:
        size = source.stat().st_size - _LENGTH
        with source.open("rb") as stream:
            found, left = hashlib.sha256(), size
            while left > 0:
                piece = stream.read(min(_PIECE, left))
                if not piece:
                    break
                found.update(piece)
                left -= len(piece)
            last = stream.read() if size > 0 else b""
    except OSError as error:
        raise NotACopy(name=str(source)) from error
    if not last.startswith(_MARK):
        raise NotACopy(name=str(source))
    if last != _MARK + found.hexdigest().encode() + b"\n":
        raise CopyChanged(name=str(source))


def extract(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack a checked copy and return its manifest. Raises NotACopy."""
    try:
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, tarfile.TarError, ValueError) as error:
        raise NotACopy(name=str(source)) from error
    return manifest
