# SPDX-License-Identifier: EUPL-1.2
"""
What people find by typing: things by reference or title, and what they may do.

A package declares in its room `search.py` which of its models are things, and how a row of each is
called. The class of the model decides who finds it. The texts are kept by the audit trail: whoever
records a change of a thing writes its signpost anew, in the same transaction.
"""

from bodemplaat.foundation.search.declaring import (
    Act,
    Kind,
    Text,
    describes,
    find_kind,
    list_acts,
    list_kinds,
    offer,
)
from bodemplaat.foundation.search.finding import LONGEST, Found, find, find_at, find_reference
from bodemplaat.foundation.search.keeping import refresh, refresh_all

__all__ = [
    "LONGEST",
    "Act",
    "Found",
    "Kind",
    "Text",
    "describes",
    "find",
    "find_at",
    "find_kind",
    "find_reference",
    "list_acts",
    "list_kinds",
    "offer",
    "refresh",
    "refresh_all",
]
