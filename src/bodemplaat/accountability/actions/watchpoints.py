# SPDX-License-Identifier: EUPL-1.2
import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.db import InterfaceError, OperationalError, transaction

from bodemplaat.accountability import permissions, rules
from bodemplaat.accountability.models import Evaluation, Note, Observation, Watchpoint
from bodemplaat.accountability.queries import watchpoints as queries
from bodemplaat.accountability.values import CONDITION_FAILED, Evaluated, Identity, NoteKind
from bodemplaat.foundation import audit, registries
from bodemplaat.foundation.registries import DeclaredWatchpoint, Finding
from bodemplaat.organisations.values import Actor

log = logging.getLogger("bodemplaat.watchpoints")
Found = Mapping[Identity, Finding]


@transaction.atomic
def evaluate_watchpoints(*, on: date, actor: Actor) -> Evaluated:
    """
    Open what a declared condition now holds for, keep what stays, and close what is gone.

    A condition that meets an error is kept as failed, and what was open of it stays open; the
    others go on. The same day again, with nothing changed, writes nothing.

    Raises NotForYou, EvaluatedLater.
    """
    permissions.require_may_evaluate(actor)
    rules.check_order(on, queries.find_last_evaluation(on=date.max))
    day, _ = Evaluation.objects.get_or_create(
        arrangement_id=actor.arrangement_id, evaluated_on=on,
        defaults={"evaluated_at": actor.at},
    )  # fmt: skip
    day = Evaluation.objects.select_for_update().get(pk=day.pk)  # one at a time
    held = queries.lock_open_watchpoints()
    declared = {point.code: point for point in registries.list_watchpoints()}
    codes = declared.keys() | {identity[0] for identity in held}
    counts, failed = Counter[str](), dict[str, str]()
    for code in [*sorted(codes - {CONDITION_FAILED}), CONDITION_FAILED]:
        if code == CONDITION_FAILED:  # it says which others failed, so it is looked at last
            day.set_failed(failed)
        own = {one: kept for one, kept in held.items() if one[0] == code}
        try:
            with transaction.atomic():
                counts += _evaluate(declared.get(code), own, on, actor)
        except (OperationalError, InterfaceError):
            raise  # the server is gone, and nothing can be looked at
        except Exception as error:
            failed[code] = type(error).__name__
            log.exception("watchpoint failed", extra={"code": code, "day": on.isoformat()})
    day.set_failed(failed)
    numbers = {name: counts[name] for name in ("opened", "changed", "kept", "closed")}
    return Evaluated(on=on, **numbers, failed=tuple(failed))


def _evaluate(
    point: DeclaredWatchpoint | None, held: Mapping[Identity, tuple[Watchpoint, str]], on: date,
    actor: Actor,
) -> Counter[str]:
    """Write what is new, other and gone of one condition; one that is gone holds for nothing."""
    found = queries.list_found(point, on=on, known_at=actor.at) if point else {}
    wanted = {
        identity: queries.write_content(queries.pack_finding(finding), finding.due_on)
        for identity, finding in found.items()
    }
    difference = rules.compare({one: text for one, (_, text) in held.items()}, wanted)
    opened = _open(point, difference.opened, on, actor) if point else []
    changed = [held[one][0] for one in difference.changed]
    closed = [held[one][0] for one in difference.closed]
    _observe([*opened, *changed], found, on, actor)
    for row in closed:
        row.set_closed(on=on, at=actor.at)
    rows = {"opened": opened, "changed": changed, "closed": closed}
    for code, some in rows.items():
        _record(f"accountability.watchpoint.{code}", some, on, actor)
    counts = {code: len(some) for code, some in rows.items()}
    return Counter(counts | {"kept": len(difference.kept)})


def _open(
    point: DeclaredWatchpoint, identities: Iterable[Identity], on: date, actor: Actor
) -> list[Watchpoint]:
    return Watchpoint.objects.bulk_create(
        Watchpoint(
            arrangement_id=actor.arrangement_id, participant_id=participant_id,
            is_for_all=is_for_all, code=code, key=key, severity=point.severity.value,
            role=point.role, feature=point.feature, opened_on=on, opened_at=actor.at,
        )
        for code, key, participant_id, is_for_all in identities
    )  # fmt: skip


def _observe(rows: Iterable[Watchpoint], found: Found, on: date, actor: Actor) -> None:
    """Keep what each stands on now."""
    Observation.objects.bulk_create(
        Observation(
            watchpoint=row, arrangement_id=row.arrangement_id, participant_id=row.participant_id,
            is_for_all=row.is_for_all, observed_on=on, observed_at=actor.at,
            due_on=found[row.identity].due_on,
            content=queries.pack_finding(found[row.identity]),
        )
        for row in rows
    )  # fmt: skip


def _record(code: str, rows: Iterable[Watchpoint], on: date, actor: Actor) -> None:
    for row in rows:
        after = {"code": row.code, "key": row.key, "on": on}
        audit.record(code, row, actor=actor, after=after, participant_id=row.participant_id)


def record_comment(*, watchpoint_id: int, text: str, noted_on: date, actor: Actor) -> None:
    """Record what somebody says about a watchpoint. Raises UnknownWatchpoint, NoText."""
    rules.check_text(text)
    _note(NoteKind.COMMENTED, watchpoint_id, noted_on, actor, text=text)


def assign_watchpoint(*, watchpoint_id: int, noted_on: date, actor: Actor) -> None:
    """
    Assign a watchpoint to the actor, who takes it up.

    Raises UnknownWatchpoint, NotForYou, PointClosed.
    """
    _note(NoteKind.TAKEN, watchpoint_id, noted_on, actor)


def withdraw_assignment(*, watchpoint_id: int, noted_on: date, actor: Actor) -> None:
    """
    Withdraw the assignment of a watchpoint: it is open to everybody of its role again.

    Raises UnknownWatchpoint, NotForYou, PointClosed.
    """
    _note(NoteKind.RETURNED, watchpoint_id, noted_on, actor)


def pause_watchpoint(
    *, watchpoint_id: int, until: date, reason: str, noted_on: date, actor: Actor
) -> None:
    """
    Put a watchpoint off until a day, for a reason.

    Raises UnknownWatchpoint, NotForYou, PointClosed, NoText, BadPause.
    """
    rules.check_text(reason)
    rules.check_pause(until, noted_on)
    _note(NoteKind.PAUSED, watchpoint_id, noted_on, actor, text=reason, until=until)


def resume_watchpoint(*, watchpoint_id: int, noted_on: date, actor: Actor) -> None:
    """
    Let a watchpoint that was put off ask for attention again.

    Raises UnknownWatchpoint, NotForYou, PointClosed.
    """
    _note(NoteKind.RESUMED, watchpoint_id, noted_on, actor)


@transaction.atomic
def _note(
    kind: NoteKind, watchpoint_id: int, noted_on: date, actor: Actor, *, text: str = "",
    until: date | None = None,
) -> None:
    row = queries.get_watchpoint(watchpoint_id)
    permissions.require_may_note(actor, kind, row.role)
    if kind is not NoteKind.COMMENTED:
        rules.check_open(row.closed_on)
    # What a participant says about a point for all is that participant's row, read by all.
    owner_id = row.participant_id or (actor.participant_id if row.is_for_all else None)
    note = Note.objects.create(
        watchpoint=row, arrangement_id=row.arrangement_id, participant_id=owner_id,
        is_for_all=row.is_for_all, kind=kind.value, text=text.strip(), paused_until_on=until,
        account_id=actor.account_id, name=actor.name, role=actor.role or "", noted_on=noted_on,
        recorded_at=actor.at,
    )  # fmt: skip
    after = {"watchpoint": row.pk, "text": note.text, "until": until}
    audit.record(
        f"accountability.watchpoint.{kind.value}", note, actor=actor, after=after,
        participant_id=row.participant_id,
    )  # fmt: skip
