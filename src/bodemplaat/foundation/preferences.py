# SPDX-License-Identifier: EUPL-1.2
"""What a person switched on or off: keys, and whether the guided tour still invites."""

from typing import Any

from django.utils import timezone

from bodemplaat.foundation import shortcuts
from bodemplaat.foundation.personal import Preference

TOUR = "tour"
CODES = (shortcuts.LETTERS, shortcuts.PALETTE, TOUR)


def list_off(actor: Any) -> frozenset[str]:
    """Return what the reader switched off; all else is on."""
    rows = Preference.objects.filter(person_id=actor.account_id, is_on=False)
    return frozenset(rows.values_list("code", flat=True))


def keep(actor: Any, code: str, *, is_on: bool) -> None:
    """Keep a choice of the reader."""
    if code not in CODES:
        raise ValueError(f"{code!r} is not one of {', '.join(CODES)}.")
    Preference.objects.update_or_create(
        arrangement_id=actor.arrangement_id, person_id=actor.account_id, code=code,
        defaults={"is_on": is_on, "kept_at": timezone.now()},
    )  # fmt: skip
