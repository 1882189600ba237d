# SPDX-License-Identifier: EUPL-1.2
"""An exception, a ranking or a matter is proposed; the body that the rules name decides."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit
from bodemplaat.governance import permissions, queries, rules
from bodemplaat.governance.actions.proposals import propose
from bodemplaat.governance.models import LocalException, Matter, Ranking, RankingItem
from bodemplaat.governance.values import DecisionKind, ExceptionDraft, SubjectReference
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations import values as organisations_values


class TakesNoPart(Refusal):
    """Who takes no part on the first day departs from nothing."""

    code = "governance.takes-no-part"


@transaction.atomic
def propose_exception(
    *, draft: ExceptionDraft, proposed_on: date, actor: organisations_values.Actor
) -> int:
    """
    This function will ask for one participant to depart from a rule, and return the proposal.

    Nothing holds by it: the body that the rules name for exceptions decides.

    Raises MayNotPropose, UnknownParticipant, NotYourException, ExceptionEndsTooSoon, TakesNoPart,
    NotYetInForce, NoRuleSet, NothingToDepartFrom, AheadOfToday.
    """
    permissions.require_can_propose(actor)
    participant = organisations_queries.get_participant(draft.participant_code)
    if not actor.is_sso and actor.participant_id != participant.id:
        raise rules.NotYourException(name=actor.name, participant=participant.name)
    rules.check_exception_ends(draft.title, draft.starts_on, draft.ends_before)
    present = organisations_queries.list_participants_on(on=draft.starts_on)
    if participant.id not in {line.id for line in present}:
        raise TakesNoPart(participant=participant.name, on=draft.starts_on)
    rule_set = queries.get_rule_set(on=proposed_on)
    settled = {line.name for line in rule_set.settings if not line.is_open}
    if draft.departs_from not in settled:
        raise rules.NothingToDepartFrom(
            setting=draft.departs_from, rule_set=rule_set.title, on=proposed_on
        )
    row = LocalException.objects.create(
        arrangement_id=actor.arrangement_id, participant_id=participant.id,
        departs_from=draft.departs_from, procedure=draft.procedure, title=draft.title,
        text=draft.text, starts_on=draft.starts_on, ends_before=draft.ends_before,
        source=draft.source, is_synthetic=draft.is_synthetic,
        recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    after = {"participant": participant.code, "departs_from": draft.departs_from,
             "starts_on": draft.starts_on, "ends_before": draft.ends_before}  # fmt: skip
    audit.record("governance.exception.proposed", row, actor=actor, after=after)
    return propose(
        kind=DecisionKind.EXCEPTION, subject=SubjectReference("governance.exception", row.pk),
        title=draft.title, text=draft.text, effective_on=draft.starts_on, actor=actor,
        proposed_on=proposed_on, source=draft.source, is_synthetic=draft.is_synthetic,
    )  # fmt: skip


@transaction.atomic
def propose_ranking(
    *,
    title: str,
    text: str,
    items: Sequence[str],
    starts_on: date,
    proposed_on: date,
    source: str = "",
    is_synthetic: bool = False,
    actor: organisations_values.Actor,
) -> int:
    """
    This function will propose which subjects come first from a day on, and return the proposal.

    Raises MayNotPropose, TooFewRanked, RankedTwice, AheadOfToday.
    """
    permissions.require_can_propose(actor)
    names = rules.check_ranking(title, items)
    row = Ranking.objects.create(
        arrangement_id=actor.arrangement_id, title=title, text=text, starts_on=starts_on,
        source=source, is_synthetic=is_synthetic, recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    for place, name in enumerate(names, 1):
        RankingItem.objects.create(
            arrangement_id=actor.arrangement_id, ranking=row, place=place, name=name
        )
    after = {"title": title, "items": list(names), "starts_on": starts_on}
    audit.record("governance.ranking.proposed", row, actor=actor, after=after)
    return propose(
        kind=DecisionKind.RANKING, subject=SubjectReference("governance.ranking", row.pk),
        title=title, text=text, effective_on=starts_on, proposed_on=proposed_on, actor=actor,
        source=source, is_synthetic=is_synthetic,
    )  # fmt: skip


@transaction.atomic
def propose_matter(
    *,
    kind: DecisionKind | str,
    title: str,
    text: str,
    effective_on: date,
    proposed_on: date,
    amount_cents: int | None = None,
    actor: organisations_values.Actor,
) -> int:
    """
    This function will propose what no other page brings, such as policy; return the proposal.

    Raises MayNotPropose, HasItsOwnPlace, AheadOfToday.
    """
    permissions.require_can_propose(actor)
    kind = DecisionKind(kind)
    rules.check_is_matter(kind)
    row = Matter.objects.create(
        arrangement_id=actor.arrangement_id, kind=kind.value, title=title,
        recorded_at=actor.at, recorded_by=actor.name,
    )  # fmt: skip
    audit.record("governance.matter.proposed", row, actor=actor, after={"title": title})
    return propose(
        kind=kind, subject=SubjectReference("governance.matter", row.pk), title=title, text=text,
        effective_on=effective_on, proposed_on=proposed_on, amount_cents=amount_cents,
        actor=actor,
    )  # fmt: skip
