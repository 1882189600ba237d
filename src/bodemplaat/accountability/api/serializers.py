# SPDX-License-Identifier: EUPL-1.2
from rest_framework import serializers as fields

from bodemplaat.accountability import values
from bodemplaat.foundation.api.serializers import Paged, of_line

Watchpoint = of_line(
    "Watchpoint", values.WatchpointLine,
    without=("now", "owner_id", "participant_id", "feature"),
    participant_code=fields.CharField(
        allow_null=True, help_text="Whom it is about; null: the arrangement as a whole."
    ),
    sentence=fields.CharField(help_text="What is the matter, and the way out."),
    due_on=fields.DateField(allow_null=True, help_text="Before which day it must be done."),
)  # fmt: skip


class WatchpointQuery(Paged):
    """All that was seen until the day, or only what still holds."""

    is_open = fields.BooleanField(
        required=False, help_text="Only what still holds on the day, or only what is over."
    )
