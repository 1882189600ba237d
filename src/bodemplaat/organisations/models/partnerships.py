# SPDX-License-Identifier: EUPL-1.2
"""Municipalities, arrangements, participants through time, and what is measured of them."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from bodemplaat.foundation.sort_keys import SortKeyField
from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel, SharedModel, SystemModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.organisations import values
from bodemplaat.organisations.rules import names as rules


def list_choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the values of an enumeration as Django wants them."""
    return [(item.value, item.value) for item in kind]


class RegisterImport(SharedModel):
    """One file of the municipal register as it was read; imports are never changed."""

    source = models.TextField(choices=list_choices(values.RegisterSource))
    description = models.TextField()
    digest = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()


class RegisterEntry(SharedModel):
    """One municipality as one source holds it; a changed file closes the row and adds another."""

    source = models.TextField(choices=list_choices(values.RegisterSource))
    code = models.CharField(max_length=4)
    name = models.TextField()
    sort_name = SortKeyField()
    province = models.TextField(blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    successor_code = models.CharField(max_length=4, blank=True, default="")
    read_from = models.ForeignKey(RegisterImport, models.PROTECT, related_name="entries")
    recorded_before = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "code", "starts_on"],
                condition=Q(recorded_before__isnull=True),
                nulls_distinct=False,
                name="registerentry_one_per_start",
            ),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_before__gt=F("starts_on")),
                name="registerentry_period",
            ),
        ]
        indexes = [models.Index(fields=["code"], name="registerentry_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name} ({self.source})"

    def set_superseded(self, *, at: object) -> None:
        """Close the record period: a newer file says otherwise."""
        self.recorded_before = at
        self.save(update_fields=["recorded_before"])


class DocumentedSuccession(SharedModel):
    """A successor by law that table 33 leaves out, because it names only one per municipality."""

    code = models.CharField(max_length=4)
    successor_code = models.CharField(max_length=4)
    takes_effect_on = models.DateField()
    source = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "successor_code"], name="documentedsuccession_one"
            )
        ]


class ArrangementAddress(SystemModel):
    """The part of a URL that names an arrangement; its id is the id of the arrangement."""

    system_reason = "The address is read before it is known which partnership a request is for."

    slug = models.SlugField(unique=True)

    def __str__(self) -> str:
        return self.slug


class Arrangement(models.Model):
    """One partnership with its shared service organisation: the tenant, through its own id."""

    tenancy = "arrangement"

    id = models.BigIntegerField(primary_key=True)
    slug = models.SlugField()
    name = models.TextField()
    sso_name = models.TextField()
    legal_form = models.TextField(choices=list_choices(values.LegalForm))
    profile = models.TextField()
    seat = models.TextField(blank=True, default="")
    owner_note = models.TextField(blank=True, default="")
    starts_on = models.DateField()
    source = models.TextField()
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.sso_name


class Participant(ArrangementModel):
    """An organisation that takes, took or will take part; the periods are its participations."""

    code = models.CharField(max_length=12)
    kind = models.TextField(
        choices=list_choices(values.OrganisationKind), default=values.OrganisationKind.MUNICIPALITY
    )
    name = models.TextField()
    sort_name = SortKeyField()
    source = models.TextField()
    names = models.JSONField(default=list, blank=True)  # a copy of the renames: joined rows read it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="participant_code")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def list_names(self) -> tuple[values.DatedName, ...]:
        """Return every name it had or will have; the first is the one at registration."""
        return tuple(_read_name(one) for one in self.names) or (values.DatedName(name=self.name),)

    def name_on(self, on: date, known_at: datetime | None = None) -> str:
        """Return the name on a day, as known at a moment."""
        if not self.names:
            return self.name
        return rules.find_name(self.list_names(), on, known_at)

    def set_names(self, names: Iterable[values.DatedName], *, on: date) -> None:
        """Keep every name, and show the one of a day where nobody asks for a day."""
        self.names = [_write_name(one) for one in names]
        self.name = self.name_on(on)
        self.save(update_fields=["names", "name"])


def _write_name(line: values.DatedName) -> dict[str, str | None]:
    return {
        name: value if value is None or isinstance(value, str) else value.isoformat()
        for name, value in vars(line).items()
    }


def _read_name(kept: dict[str, str | None]) -> values.DatedName:
    starts_on, *moments = (kept[name] for name in ("starts_on", "recorded_at", "recorded_before"))
    recorded_at, recorded_before = (
        datetime.fromisoformat(one) if one is not None else None for one in moments
    )
    return values.DatedName(
        name=kept["name"] or "", recorded_at=recorded_at, recorded_before=recorded_before,
        starts_on=date.fromisoformat(starts_on) if starts_on is not None else None,
    )  # fmt: skip


class Participation(ValidFact, ArrangementModel):
    """One participant takes part in a period, as owner or as customer."""

    valid_subject = ("participant_id",)

    participant = TenantForeignKey(Participant, related_name="participations")
    relation = models.TextField(choices=list_choices(values.Relation))
    source = models.TextField()
    is_assumption = models.BooleanField(default=False)
    end_source = models.TextField(blank=True, default="")
    is_end_assumption = models.BooleanField(default=False)
    successor_code = models.CharField(max_length=4, blank=True, default="")


class Measure(ArrangementModel):
    """Something that is measured per participant, for example inhabitants on 1 January."""

    code = models.SlugField()
    name = models.TextField()
    unit = models.TextField()
    is_whole = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="measure_code")
        ]

    def __str__(self) -> str:
        return self.name


class ExactValue(models.Model):
    """A value that is not rounded: a fraction of whole numbers, in lowest terms."""

    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(default=1)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(numerator__gte=0, denominator__gte=1),
                name="%(app_label)s_%(class)s_value",
            )
        ]

    @property
    def value(self) -> Fraction:
        """Return the exact value."""
        return Fraction(self.numerator, self.denominator)


class MeasuredFact(ValidFact, ExactValue, ArrangementModel):
    """The value of a measure for a participant; it holds on its reference date alone."""

    valid_subject = ("participant_id", "measure_id")

    participant = TenantForeignKey(Participant, related_name="facts")
    measure = TenantForeignKey(Measure, related_name="facts")
    source = models.TextField()
    is_assumption = models.BooleanField(default=False)
    is_chosen = models.BooleanField(default=False)  # somebody chose it among several sources

    class Meta:
        constraints = [*ValidFact.Meta.constraints, *ExactValue.Meta.constraints]


class StatedTotal(ExactValue, ArrangementModel):
    """The total of an arrangement as one source states it; it is compared, never used."""

    measure = TenantForeignKey(Measure, related_name="stated_totals")
    reference_on = models.DateField()
    source = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()

    class Meta:
        constraints = [
            *ExactValue.Meta.constraints,
            models.UniqueConstraint(
                fields=["arrangement_id", "measure", "reference_on", "source"],
                name="statedtotal_one_per_source",
            ),
        ]


class OpenQuestion(ArrangementModel):
    """What is not known of an arrangement; it is shown until somebody answers it."""

    code = models.SlugField()
    question = models.TextField()
    detail = models.TextField()
    source = models.TextField()
    asked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="openquestion_code")
        ]

    def __str__(self) -> str:
        return self.question
