# SPDX-License-Identifier: EUPL-1.2
"""Mandates are recorded and ended; who holds one approves within it."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit
from bodemplaat.governance import permissions, queries, rules
from bodemplaat.governance.actions.bodies import EndsBeforeStart
from bodemplaat.governance.models import Body, Mandate, MandateAct
from bodemplaat.governance.values import MandateDraft, Represents
from bodemplaat.kernel.periods import Period
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations import values as organisations_values


class MandateCodeTaken(Refusal):
    """A mandate with this code holds in (part of) this period."""

    code = "governance.mandate-code-taken"


class OneGiverOneHolder(Refusal):
    """A mandate has one giver and one holder."""

    code = "governance.one-giver-one-holder"


@transaction.atomic
def register_mandate(
    *, draft: MandateDraft, reason: str = "", actor: organisations_values.Actor
) -> int:
    """
    This function will record a mandate or a delegation and return its row.

    Raises MayNotArrange, UnknownAct, NoArticle, OneGiverOneHolder, UnknownBody, UnknownParticipant,
    NotForTheSso, EndsBeforeStart, MandateCodeTaken, UnknownMandate, NoSubmandate, WiderThanParent.
    """
    permissions.require_can_arrange(actor)
    rules.check_act(draft.code, draft.act)
    rules.check_article(draft.act, draft.article)
    if bool(draft.giver_code) == bool(draft.participant_code) or (
        bool(draft.holder_role) == bool(draft.holder_code)
    ):
        raise OneGiverOneHolder(mandate=draft.code)
    rules.check_primacy(draft.act, draft.holder_name, _find_side(draft))
    if draft.ends_before is not None and draft.ends_before <= draft.starts_on:
        raise EndsBeforeStart(
            person=draft.code, starts_on=draft.starts_on, ends_before=draft.ends_before
        )
    if draft.parent_code:
        _check_parent(draft)
    rows = Mandate.objects.known().filter(code=draft.code)
    if rows.overlapping(Period(draft.starts_on, draft.ends_before)).exists():
        raise MandateCodeTaken(mandate=draft.code, on=draft.starts_on)
    mandate = _store(draft, reason, actor)
    after = asdict(draft)
    audit.record("governance.mandate.registered", mandate, actor=actor, after=after)
    return mandate.pk


def _find_side(draft: MandateDraft) -> Represents:
    """Return for whom the holder speaks."""
    if draft.holder_role:
        is_sso = organisations_values.Role(draft.holder_role).is_sso
        return Represents.SSO if is_sso else Represents.JOINT
    holder = _find_body(draft.holder_code)
    return Represents(holder.represents) if holder else Represents.JOINT


def _check_parent(draft: MandateDraft) -> None:
    lines = queries.list_mandates_called(draft.parent_code)
    held = [line for line in lines if line.starts_on <= draft.starts_on]
    rules.check_submandate(
        (held or list(lines))[-1], act=draft.act, limit_cents=draft.limit_cents, form=draft.form
    )


def _store(draft: MandateDraft, reason: str, actor: organisations_values.Actor) -> Mandate:
    participant = (
        organisations_queries.get_participant(draft.participant_code)
        if draft.participant_code
        else None
    )
    return Mandate.objects.create(
        arrangement_id=actor.arrangement_id, code=draft.code, form=draft.form.value,
        act_kind=draft.act, giver=_find_body(draft.giver_code),
        participant_id=participant.id if participant else None, holder_role=draft.holder_role,
        holder=_find_body(draft.holder_code), holder_name=draft.holder_name,
        limit_cents=draft.limit_cents, may_submandate=draft.may_submandate,
        parent_code=draft.parent_code, article=draft.article, starts_on=draft.starts_on,
        ends_before=draft.ends_before, source=draft.source, is_synthetic=draft.is_synthetic,
        recorded_at=actor.at, recorded_by=actor.name, reason=reason,
    )  # fmt: skip


def _find_body(code: str) -> Body | None:
    if not code:
        return None
    body = Body.objects.filter(code=code).first()
    if body is None:
        raise queries.UnknownBody(body=code)
    return body


@transaction.atomic
def end_mandate(
    *, mandate_id: int, ends_before: date, reason: str, actor: organisations_values.Actor
) -> int:
    """
    This function will end a mandate on a day and return the row that says so.

    Raises MayNotArrange, UnknownMandate, EndsBeforeStart, RecordedTooEarly.
    """
    rows = Mandate.objects.known().select_for_update(of=("self",))
    mandate = rows.filter(pk=mandate_id).first()
    permissions.require_can_arrange(actor)
    if mandate is None:
        raise queries.UnknownMandate(mandate=mandate_id)
    if ends_before <= mandate.starts_on:
        raise EndsBeforeStart(
            person=mandate.code, starts_on=mandate.starts_on, ends_before=ends_before
        )
    rules.check_record_order(
        thing=mandate.code, replaced_at=mandate.recorded_at, at=actor.at
    )
    before = {"ends_before": mandate.ends_before}
    mandate.set_superseded(at=actor.at)
    mandate.pk, mandate._state.adding = None, True
    mandate.replaces_id, mandate.recorded_before = mandate_id, None
    mandate.ends_before, mandate.reason = ends_before, reason
    mandate.recorded_at, mandate.recorded_by = actor.at, actor.name
    mandate.save()
    after = {"ends_before": ends_before, "reason": reason}
    audit.record("governance.mandate.ended", mandate, actor=actor, before=before, after=after)
    ended_id: int = mandate.pk
    return ended_id


@transaction.atomic
def approve_under_mandate(
    *,
    act: str,
    title: str,
    amount_cents: int,
    acted_on: date,
    is_synthetic: bool = False,
    actor: organisations_values.Actor,
) -> int:
    """
    This function will record an approval within the mandate of the actor's role; return its id.

    Outside it nothing is stored: the refusal names the body that may.

    Raises AheadOfToday, NoMandate, NoAmount, AboveMandate.
    """
    rules.check_happened(title=title, on=acted_on, today=actor.on)
    mandate = queries.get_mandate(
        act=act, title=title, amount_cents=amount_cents, name=actor.name, on=acted_on,
        role=actor.role.value if actor.role else "",
        participant_code=actor.participant_code or "",
    )  # fmt: skip
    row = MandateAct.objects.create(
        arrangement_id=actor.arrangement_id, mandate_code=mandate.code, act_kind=act,
        title=title, amount_cents=amount_cents, acted_on=acted_on,
        giver_name=mandate.giver_name, acted_by_id=actor.account_id, acted_by=actor.name,
        is_synthetic=is_synthetic, recorded_at=actor.at,
    )  # fmt: skip
    after = {"mandate": mandate.code, "title": title, "amount_cents": amount_cents}
    audit.record("governance.mandate-act.approved", row, actor=actor, after=after)
    return row.pk
