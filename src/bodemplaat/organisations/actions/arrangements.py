# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date
from fractions import Fraction

from django.db import transaction

from bodemplaat.foundation import audit, tenancy
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import permissions
from bodemplaat.organisations.models import (
    Arrangement,
    ArrangementAddress,
    Measure,
    OpenQuestion,
    StatedTotal,
)
from bodemplaat.organisations.queries import facts as fact_queries
from bodemplaat.organisations.rules import participations as participation_rules
from bodemplaat.organisations.values import Actor, LegalForm


class AlreadyRegistered(Refusal):
    """There is already a thing with this name."""

    code = "organisations.already-registered"


@transaction.atomic
def register_arrangement(
    *,
    slug: str,
    name: str,
    sso_name: str,
    legal_form: LegalForm,
    profile: str,
    seat: str,
    starts_on: date,
    source: str,
    actor: Actor,
    owner_note: str = "",
    is_demo: bool = False,
) -> int:
    """
    Register a partnership under an address of its own, and return its id.

    Raises AlreadyRegistered. The arrangement of the actor is not read: the new one is its own.
    """
    if ArrangementAddress.objects.filter(slug=slug).exists():
        raise AlreadyRegistered(name=slug)
    address = ArrangementAddress.objects.create(slug=slug)
    with tenancy.context(address.pk):
        arrangement = Arrangement.objects.create(
            id=address.pk,
            slug=slug,
            name=name,
            sso_name=sso_name,
            legal_form=legal_form,
            profile=profile,
            seat=seat,
            owner_note=owner_note,
            starts_on=starts_on,
            source=source,
            is_demo=is_demo,
        )
        audit.record(
            "organisations.arrangement.registered",
            arrangement,
            actor=replace(actor, arrangement_id=arrangement.pk),
            after={"slug": slug, "name": name, "legal_form": legal_form, "profile": profile},
        )
    return arrangement.pk


@transaction.atomic
def register_measure(*, code: str, name: str, unit: str, is_whole: bool, actor: Actor) -> int:
    """Register what is measured per participant, and return its id. Raises AlreadyRegistered."""
    permissions.require_may_record(actor)
    if Measure.objects.filter(code=code).exists():
        raise AlreadyRegistered(name=code)
    measure = Measure.objects.create(
        arrangement_id=actor.arrangement_id, code=code, name=name, unit=unit, is_whole=is_whole
    )
    after = {"code": code, "unit": unit, "is_whole": is_whole}
    audit.record("organisations.measure.registered", measure, actor=actor, after=after)
    return measure.pk


@transaction.atomic
def record_open_question(
    *, code: str, question: str, detail: str, source: str, asked_on: date, actor: Actor
) -> int:
    """Record what is not known, so that it is shown. Raises AlreadyRegistered."""
    permissions.require_may_record(actor)
    if OpenQuestion.objects.filter(code=code).exists():
        raise AlreadyRegistered(name=code)
    row = OpenQuestion.objects.create(
        arrangement_id=actor.arrangement_id,
        code=code,
        question=question,
        detail=detail,
        source=source,
        asked_on=asked_on,
    )
    after = {"code": code, "question": question}
    audit.record("organisations.question.recorded", row, actor=actor, after=after)
    return row.pk


@transaction.atomic
def record_stated_total(
    *, measure: str, reference_on: date, value: Fraction | int, source: str, actor: Actor
) -> int:
    """
    Record the total of the arrangement that a source states, to lay it beside our facts.

    Raises UnknownMeasure, AlreadyRegistered and the refusals of a measured value.
    """
    permissions.require_may_record(actor)
    kind = fact_queries.get_measure(measure)
    exact = Fraction(value)
    participation_rules.check_value(kind, exact)
    own = Measure.objects.get(code=measure)
    if StatedTotal.objects.filter(measure=own, reference_on=reference_on, source=source).exists():
        raise AlreadyRegistered(name=source)
    row = StatedTotal.objects.create(
        arrangement_id=actor.arrangement_id,
        measure=own,
        reference_on=reference_on,
        numerator=exact.numerator,
        denominator=exact.denominator,
        source=source,
        recorded_at=actor.at,
        recorded_by=actor.name,
    )
    after = {"measure": measure, "on": reference_on, "value": str(exact), "source": source}
    audit.record("organisations.total.recorded", row, actor=actor, after=after)
    return row.pk
