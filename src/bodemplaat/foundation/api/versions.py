# SPDX-License-Identifier: EUPL-1.2
"""The version of the interface; the major one stands in the address."""

VERSION = "1.0.0"
BASE = "/api/v1"
# How the addresses of a package begin, below `arrangements/`.
ARRANGEMENT = "<slug:arrangement>"
# Everything below it is the interface's: answers there are JSON, also those that refuse.
START = "/api/v"


def is_api(path: str) -> bool:
    """Tell whether an address belongs to the interface."""
    return path.startswith(START)
