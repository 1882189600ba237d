# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit, events
from bodemplaat.kernel import periods
from bodemplaat.organisations import permissions
from bodemplaat.organisations.actions.arrangements import AlreadyRegistered
from bodemplaat.organisations.events import TenureEnded, TenureStarted
from bodemplaat.organisations.models import Person, Post, Tenure
from bodemplaat.organisations.queries import participants as participant_queries
from bodemplaat.organisations.queries import people as queries
from bodemplaat.organisations.rules import participations as period_rules
from bodemplaat.organisations.rules import people as rules
from bodemplaat.organisations.values import Actor, PostKind

DETAILS = ("name", "email", "phone")


@transaction.atomic
def register_person(
    *,
    name: str,
    actor: Actor,
    email: str = "",
    phone: str = "",
    account_id: int | None = None,
    source: str = "",
    is_synthetic: bool = False,
) -> int:
    """
    Register somebody who may hold posts, and return the id; an account is not needed.

    Raises NotYourRole, NobodyNamed.
    """
    permissions.require_may_seat_somebody(actor)
    rules.check_named(None, name)
    person = Person.objects.create(
        arrangement_id=actor.arrangement_id, name=name.strip(), email=email, phone=phone,
        account_id=account_id, source=source, is_synthetic=is_synthetic,
    )  # fmt: skip
    after = {**_hold(person), "account": account_id, "source": source}
    audit.record("organisations.person.registered", person, actor=actor, after=after)
    return person.pk


@transaction.atomic
def amend_person(*, person_id: int, name: str, email: str, phone: str, actor: Actor) -> None:
    """
    Amend the name or the addresses of a person.

    Raises UnknownPerson, NotYourRole, PersonErased, NobodyNamed.
    """
    person = queries.lock_person(person_id)
    permissions.require_may_amend_person(actor, person_id)
    rules.check_not_erased(person_id, person.erased_at)
    rules.check_named(None, name)
    before = _hold(person)
    person.set_details(name=name.strip(), email=email, phone=phone)
    audit.record(
        "organisations.person.amended", person, actor=actor, before=before, after=_hold(person)
    )


@transaction.atomic
def erase_person(*, person_id: int, reason: str, actor: Actor) -> None:
    """
    Erase who a person is, here and in the audit trail; number and terms stay, without a name.

    Raises UnknownPerson, NotYourRole, PersonErased, CorrectionWithoutReason, StillHeld.
    """
    person = queries.lock_person(person_id)
    permissions.require_may_erase_person(actor, person_id)
    rules.check_not_erased(person_id, person.erased_at)
    period_rules.check_reason(str(person_id), reason)
    rules.check_not_held(queries.list_tenures(person_id=person_id), actor.on)
    person.set_erased(at=actor.at)
    audit.record("organisations.person.erased", person, actor=actor)
    audit.erase_thing(person, reason=reason, actor=actor)


def _hold(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in DETAILS}


@transaction.atomic
def register_post(
    *, participant_code: str, kind: PostKind, actor: Actor, subject: str = ""
) -> int:
    """
    Register a post that should be held for a participant, and return its id.

    Raises UnknownParticipant, NotYourRole, OneOfThese, AlreadyRegistered.
    """
    participant = participant_queries.get_participant(participant_code)
    permissions.require_may_arrange(actor, participant.id, kind)
    subject = subject.strip()
    rules.check_subject(kind, subject)
    fields = {"participant_id": participant.id, "kind": kind.value, "subject": subject}
    if Post.objects.filter(**fields, closed_on__isnull=True).exists():
        raise AlreadyRegistered(name=f"{kind.value} {subject} {participant.name}")
    post = Post.objects.create(arrangement_id=actor.arrangement_id, **fields)
    after = {"participant": participant.code, "kind": kind.value, "subject": subject}
    audit.record("organisations.post.registered", post, actor=actor, after=after)
    return post.pk


@transaction.atomic
def close_post(*, post_id: int, closed_on: date, reason: str, actor: Actor) -> None:
    """
    Close a post that nobody needs to hold from a day on.

    Raises UnknownPost, NotYourRole, PostClosed, CorrectionWithoutReason, StillHeld.
    """
    post = queries.lock_post(post_id)
    permissions.require_may_arrange(actor, post.participant_id, PostKind(post.kind))
    name = post.participant.name
    rules.check_open(PostKind(post.kind), name, post.closed_on, None)
    period_rules.check_reason(name, reason)
    rules.check_not_held(queries.list_tenures(post_id=post_id), closed_on)
    post.set_closed(on=closed_on)
    after = {"closed_on": closed_on, "reason": reason}
    audit.record("organisations.post.closed", post, actor=actor, after=after)


@transaction.atomic
def seat_person(
    *,
    post_id: int,
    starts_on: date,
    actor: Actor,
    person_id: int | None = None,
    name: str = "",
    email: str = "",
    phone: str = "",
    ends_before: date | None = None,
    is_deputy: bool = False,
    note: str = "",
    source: str = "",
    is_synthetic: bool = False,
) -> int:
    """
    Seat a known person, or a new one by name, on a post or as deputy, and return the term's id.

    Raises UnknownPost, NotYourRole, NobodyNamed, UnknownPerson, PersonErased, EmptyPeriod,
    PostHeld, PostClosed. Publishes TenureStarted.
    """
    post = queries.lock_post(post_id)
    permissions.require_may_arrange(actor, post.participant_id, PostKind(post.kind))
    rules.check_named(person_id, name)
    periods.check_period(starts_on, ends_before)
    rules.check_open(PostKind(post.kind), post.participant.name, post.closed_on, ends_before)
    terms = [term for term in queries.list_tenures(post_id=post_id) if term.is_deputy == is_deputy]
    rules.check_free(PostKind(post.kind), terms, starts_on, ends_before)
    if person_id is None:
        person_id = register_person(
            name=name, email=email, phone=phone, source=source, is_synthetic=is_synthetic,
            actor=actor,
        )  # fmt: skip
    person = queries.lock_person(person_id)
    rules.check_not_erased(person_id, person.erased_at)
    row = Tenure.objects.create(
        arrangement_id=actor.arrangement_id, post=post, person=person, is_deputy=is_deputy,
        starts_on=starts_on, ends_before=ends_before, note=note, source=source,
        recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    audit.record("organisations.tenure.started", row, actor=actor, after=_plain(row))
    events.publish(
        TenureStarted(arrangement_id=actor.arrangement_id, tenure_id=row.pk, starts_on=starts_on)
    )
    return row.pk


@transaction.atomic
def end_tenure(*, tenure_id: int, ends_before: date, reason: str, actor: Actor) -> int:
    """
    End the term of somebody, and return the id of the row that says so.

    Raises UnknownTenure, NotYourRole, CorrectionWithoutReason, EmptyPeriod, EndsLater,
    RecordedEarlier. Publishes TenureEnded.
    """
    found = queries.lock_tenure(tenure_id)
    post = found.post
    permissions.require_may_arrange(actor, post.participant_id, PostKind(post.kind))
    name = post.participant.name
    period_rules.check_reason(name, reason)
    periods.check_period(found.starts_on, ends_before)
    rules.check_ends_sooner(PostKind(post.kind), name, found.ends_before, ends_before)
    period_rules.check_recorded_later(name, found.recorded_at, actor.at)
    before = _plain(found)
    found.set_superseded(at=actor.at)
    row = Tenure.objects.create(
        arrangement_id=actor.arrangement_id, post=post, person=found.person,
        is_deputy=found.is_deputy, starts_on=found.starts_on, ends_before=ends_before,
        note=found.note, source=found.source, recorded_at=actor.at, recorded_by=actor.name,
        reason=reason, replaces=found,
    )  # fmt: skip
    audit.record("organisations.tenure.ended", row, actor=actor, before=before, after=_plain(row))
    events.publish(
        TenureEnded(
            arrangement_id=actor.arrangement_id, tenure_id=row.pk, ends_before=ends_before
        )
    )
    return row.pk


@transaction.atomic
def replace_holder(
    *,
    tenure_id: int,
    starts_on: date,
    reason: str,
    actor: Actor,
    person_id: int | None = None,
    name: str = "",
    email: str = "",
    phone: str = "",
    note: str = "",
    source: str = "",
    is_synthetic: bool = False,
) -> int:
    """
    Replace who holds a post by somebody else on one day, and return the new term's id.

    Raises what end_tenure and seat_person raise; nothing is stored then. Publishes TenureEnded
    and TenureStarted.
    """
    found = queries.lock_tenure(tenure_id)
    end_tenure(tenure_id=tenure_id, ends_before=starts_on, reason=reason, actor=actor)
    return seat_person(
        post_id=found.post_id, starts_on=starts_on, person_id=person_id, name=name, email=email,
        phone=phone, is_deputy=found.is_deputy, note=note, source=source,
        is_synthetic=is_synthetic, actor=actor,
    )  # fmt: skip


def _plain(row: Tenure) -> dict[str, object]:
    """Return a term without any personal data: ids and days."""
    return {
        "post": row.post_id,
        "person": row.person_id,
        "is_deputy": row.is_deputy,
        "starts_on": row.starts_on,
        "ends_before": row.ends_before,
    }
