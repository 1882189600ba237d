# SPDX-License-Identifier: EUPL-1.2
"""The bytes of a file as text: not too many of them, and nothing that cannot be kept."""

from bodemplaat.kernel.refusals import Refusal

MEGABYTE = 1_000_000


class FileTooLarge(Refusal):
    """A file is larger than what is read at once."""

    code = "kernel.file-too-large"


class NotUtf8(Refusal):
    """A file is not text in UTF-8."""

    code = "kernel.not-utf8"


def check_size(name: str, size: int, most: int) -> None:
    """
    Refuse a file before it is read.

    Parameters: `size` in bytes, `most` in megabytes of a million bytes.
    Raises: FileTooLarge.

    >>> check_size("regels.csv", 1_000_000, 1)
    """
    if size > most * MEGABYTE:
        raise FileTooLarge(file=name, most=most)


def decode(name: str, content: bytes) -> str:
    """
    Return the text of a file in UTF-8, with or without a byte order mark.

    Raises: NotUtf8 with the first row that holds something else, or a NUL, which is UTF-8 but
    no text: the database keeps none.

    >>> decode("regels.csv", b"\\xef\\xbb\\xbfdatum;bedrag")
    'datum;bedrag'
    """
    try:
        text = content.decode("utf-8-sig")
        wrong = content.find(b"\x00")
    except UnicodeDecodeError as error:
        wrong = error.start
    if wrong >= 0:
        raise NotUtf8(file=name, row=content.count(b"\n", 0, wrong) + 1)
    return text
