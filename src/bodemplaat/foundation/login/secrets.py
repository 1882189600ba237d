# SPDX-License-Identifier: EUPL-1.2
"""
Secrets that must be read again: seeds of second factors, and the secrets of identity providers.

They are encrypted with a key from the data folder, `keys/login`. Each line of it is a key: the
first one encrypts, all of them decrypt, so that a key can be replaced without losing a secret.
"""

import hashlib
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bodemplaat.foundation.database import home

NAME = "login"


class CannotRead(Exception):
    """No key of this folder opens a secret; the text says so, in Dutch."""


def encrypt(text: str) -> str:
    """Return a secret as it may be stored."""
    return _get_keys().encrypt(text.encode()).decode()


def decrypt(stored: str) -> str:
    """
    Return a secret as it was.

    >>> decrypt(encrypt("GEZDGNBVGY3TQOJQ"))
    'GEZDGNBVGY3TQOJQ'
    """
    try:
        return _get_keys().decrypt(stored.encode()).decode()
    except InvalidToken as error:
        raise CannotRead(
            "Geen sleutel in keys/login opent dit geheim. Zet de sleutel terug die erbij hoort, "
            "uit de reservekopie van dezelfde dag."
        ) from error


def encrypt_again(stored: str) -> str:
    """Return a stored secret under the first key."""
    return _get_keys().rotate(stored.encode()).decode()


def _get_keys() -> MultiFernet:
    digests = (hashlib.sha256(line.encode()).digest() for line in home.get_key(NAME).split())
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
