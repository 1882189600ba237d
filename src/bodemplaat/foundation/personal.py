# SPDX-License-Identifier: EUPL-1.2
"""State of persons: choices, saved views and what can be undone. No audit trail, no events."""

from django.db import models
from django.db.models import Q

from bodemplaat.foundation.tenancy.models import ParticipantModel, PersonalModel

HERE = Q(removed_at__isnull=True)


class Draft(PersonalModel):
    """What one person was filling in on one page; thrown away when sent, and after thirty days."""

    app_rights = "SELECT, INSERT, UPDATE, DELETE"

    page_key = models.TextField()
    values = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "person_id", "page_key"], name="draft_one_per_page"
            )
        ]


class Preference(PersonalModel):
    """What one person switched on or off, by a code of ours; gone a while after the last role."""

    app_rights = "SELECT, INSERT, UPDATE, DELETE"

    code = models.TextField()
    is_on = models.BooleanField()
    kept_at = models.DateTimeField()

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "person_id", "code"], name="preference_one_per_code"
            )
        ]


class SavedView(PersonalModel):
    """One person's way to look at one list: filters, order and columns, as its address has them."""

    table = models.TextField()
    title = models.TextField()
    query = models.TextField()
    saved_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "person_id", "table", "title"], condition=HERE,
                name="savedview_title",
            )
        ]  # fmt: skip


class TeamView(ParticipantModel):
    """A way to look at one list that everybody shares who has one role in one organisation."""

    role = models.TextField()
    person_id = models.BigIntegerField()
    person_name = models.TextField()
    table = models.TextField()
    title = models.TextField()
    query = models.TextField()
    saved_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "participant_id", "role", "table", "title"],
                condition=HERE, nulls_distinct=False, name="teamview_title",
            )
        ]  # fmt: skip


class DefaultView(PersonalModel):
    """The view with which a list opens for one person; of `kind` own or team, or none."""

    table = models.TextField()
    kind = models.TextField(blank=True, default="")
    view_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "person_id", "table"], name="defaultview_one"
            )
        ]


class Undo(PersonalModel):
    """What one person did a moment ago to a list, and what takes it back until `expires_at`."""

    app_rights = "SELECT, INSERT, UPDATE, DELETE"

    action = models.TextField()
    values = models.JSONField()
    offered_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "foundation"
