# SPDX-License-Identifier: EUPL-1.2
"""Signposts: the words of a thing and its address. Its class is that of the thing."""

from django.db import models

from bodemplaat.foundation.tenancy.models import ArrangementModel, ParticipantModel


def _list_constraints(name: str) -> list[models.BaseConstraint]:
    return [
        models.UniqueConstraint(fields=["arrangement_id", "kind", "thing_id"], name=f"{name}_once"),
        models.UniqueConstraint(fields=["arrangement_id", "reference"], name=f"{name}_reference"),
    ]


class SignpostFields(models.Model):
    """What a signpost says; `needle` is all its words, without capitals and accents."""

    kind = models.SlugField(max_length=120)
    thing_id = models.BigIntegerField()
    reference = models.SlugField(max_length=60)
    title = models.TextField()
    line = models.TextField(blank=True, default="")
    needle = models.TextField()
    url_name = models.SlugField(max_length=120)
    url_kwargs = models.JSONField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.reference


class Signpost(SignpostFields, ArrangementModel):
    """The signpost of a thing that all participants read."""

    class Meta:
        app_label = "foundation"
        constraints = _list_constraints("signpost")


class OwnSignpost(SignpostFields, ParticipantModel):
    """The signpost of a thing that one participant and the office read."""

    class Meta:
        app_label = "foundation"
        constraints = _list_constraints("ownsignpost")


class ReferenceCount(ArrangementModel):
    """The last number that was given to a kind of thing in a year."""

    letter = models.SlugField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        app_label = "foundation"
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "letter", "year"], name="referencecount_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter}-{self.year}-{self.last}"
