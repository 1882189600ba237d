# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from django.db.models import Q

from bodemplaat.foundation.users import Assignment
from bodemplaat.organisations.models import (
    Arrangement,
    ArrangementAddress,
    OpenQuestion,
)
from bodemplaat.organisations.values import (
    ArrangementLine,
    AssignmentLine,
    LegalForm,
    OpenQuestionLine,
    Role,
)


def list_addresses() -> tuple[tuple[str, int], ...]:
    """Return the slug and id of every arrangement; needs no context."""
    found = ArrangementAddress.objects.order_by("slug").values_list("slug", "id")
    return tuple(found)


def find_slug(arrangement_id: int) -> str | None:
    """Return the address of an arrangement by its id; needs no context."""
    found = ArrangementAddress.objects.filter(pk=arrangement_id).values_list("slug", flat=True)
    return found.first()


def list_assignments_for(*, account_id: int, on: date) -> tuple[AssignmentLine, ...]:
    """Return where an account may act on a day; needs no context."""
    rows = (
        Assignment.objects.filter(
            Q(ends_before__isnull=True) | Q(ends_before__gt=on),
            account_id=account_id,
            account__is_active=True,
            starts_on__lte=on,
        )
        .select_related("account")
        .order_by("id")
    )
    slugs = {owner: slug for slug, owner in list_addresses()} if rows else {}
    return tuple(
        AssignmentLine(
            account_id=row.account_id,
            account_name=row.account.get_full_name() or row.account.username,
            arrangement_id=row.arrangement_id,
            slug=slugs[row.arrangement_id],
            participant_id=row.participant_id,
            role=Role(row.role),
        )
        for row in rows
        if row.arrangement_id in slugs
    )


def find_arrangement_for(*, account_id: int, slug: str, on: date) -> AssignmentLine | None:
    """Return the first right of an account in the arrangement of an address; no context needed."""
    found = list_assignments_for(account_id=account_id, on=on)
    return next((line for line in found if line.slug == slug), None)


def get_arrangement(slug: str) -> ArrangementLine:
    """Return the arrangement in context by its address; another one does not exist here."""
    return _line(Arrangement.objects.get(slug=slug))


def get_arrangement_by_id(arrangement_id: int) -> ArrangementLine:
    """Return the arrangement in context by its id."""
    return _line(Arrangement.objects.get(pk=arrangement_id))


def get_current_arrangement() -> ArrangementLine:
    """Return the arrangement in context; there is one at most."""
    return _line(Arrangement.objects.get())


def _line(row: Arrangement) -> ArrangementLine:
    return ArrangementLine(
        id=row.id,
        slug=row.slug,
        name=row.name,
        sso_name=row.sso_name,
        legal_form=LegalForm(row.legal_form),
        profile=row.profile,
        seat=row.seat,
        owner_note=row.owner_note,
        starts_on=row.starts_on,
        source=row.source,
        is_demo=row.is_demo,
    )


def list_open_questions() -> tuple[OpenQuestionLine, ...]:
    """Return what is not known of the arrangement in context."""
    return tuple(
        OpenQuestionLine(
            id=row.pk,
            code=row.code,
            question=row.question,
            detail=row.detail,
            source=row.source,
            asked_on=row.asked_on,
        )
        for row in OpenQuestion.objects.order_by("asked_on", "code")
    )
