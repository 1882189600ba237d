# SPDX-License-Identifier: EUPL-1.2
"""What of the rules everyone may read, and the parts of what an arrangement grows towards."""

from datetime import date

from django.db import transaction

from bodemplaat.foundation import audit
from bodemplaat.governance import permissions, queries, rules
from bodemplaat.governance.models import PublishedPoint, RuleSetPublication, TargetPart
from bodemplaat.governance.values import Point
from bodemplaat.kernel.refusals import Refusal
from bodemplaat.organisations import queries as organisations_queries
from bodemplaat.organisations import values as organisations_values


class TargetPartTaken(Refusal):
    """This part of the target was named before."""

    code = "governance.target-part-taken"


class UnknownTargetPart(Refusal):
    """No part of a target has this id."""

    code = "governance.unknown-target-part"


@transaction.atomic
def publish_rule_sets(*, published_on: date, actor: organisations_values.Actor) -> int:
    """
    This function will open a copy of every version of the rules to everyone; return how many.

    The copies of before are shut. Raises MayNotArrange, NoRuleSet.
    """
    before = _lock_publications(actor.arrangement_id)
    permissions.require_can_arrange(actor)
    versions = queries.list_own_versions()
    if not versions:
        raise queries.NoRuleSet(on=published_on)
    for row in before:
        row.set_published_at(None)
        audit.record("foundation.fact.superseded", row, actor=actor)
    arrangement = organisations_queries.get_current_arrangement()
    for line, points in versions:
        row = RuleSetPublication.objects.create(
            arrangement_id=actor.arrangement_id, published_at=actor.at, slug=arrangement.slug,
            arrangement_name=arrangement.name, sso_name=arrangement.sso_name,
            title=line.title, article_source=line.article_source, starts_on=line.starts_on,
            ends_before=line.ends_before, published_on=published_on,
        )  # fmt: skip
        _store_points(row, points, actor)
        after = {"title": line.title, "points": len(points)}
        audit.record("governance.rule-set.published", row, actor=actor, after=after)
    return len(versions)


def _lock_publications(arrangement_id: int) -> list[RuleSetPublication]:
    rows = RuleSetPublication.objects.select_for_update().order_by("pk")
    return list(rows.filter(arrangement_id=arrangement_id, published_at__isnull=False))


def _store_points(
    publication: RuleSetPublication, points: tuple[Point, ...], actor: organisations_values.Actor
) -> None:
    PublishedPoint.objects.bulk_create(
        PublishedPoint(
            arrangement_id=actor.arrangement_id, published_at=actor.at, publication=publication,
            group=point.group, rule=point.rule, aspect=point.aspect, value=point.value,
            text=point.text, article=point.article, is_open=point.is_open,
            target_on=point.target_on,
        )
        for point in points
    )  # fmt: skip


@transaction.atomic
def withdraw_rule_sets(*, reason: str, actor: organisations_values.Actor) -> None:
    """
    This function will shut the published rules for who is not of the arrangement, for a reason.

    Raises MayNotArrange, RulesNotPublished.
    """
    rows = _lock_publications(actor.arrangement_id)
    permissions.require_can_arrange(actor)
    rules.check_published(len(rows))
    for row in rows:
        row.set_published_at(None)
        after = {"reason": reason}
        audit.record("governance.rule-set.withdrawn", row, actor=actor, after=after)


@transaction.atomic
def set_target_part(
    *,
    setting: str,
    name: str,
    target_on: date,
    source: str = "",
    is_assumption: bool = False,
    actor: organisations_values.Actor,
) -> int:
    """
    This function will name a part of what the arrangement grows towards, and return its id.

    Raises MayNotArrange, TargetPartTaken.
    """
    permissions.require_can_arrange(actor)
    if TargetPart.objects.filter(setting_code=setting, name=name).exists():
        raise TargetPartTaken(setting=setting, name=name)
    part = TargetPart.objects.create(
        arrangement_id=actor.arrangement_id, setting_code=setting, name=name, target_on=target_on,
        source=source, is_assumption=is_assumption, recorded_at=actor.at,
    )  # fmt: skip
    after = {"setting": setting, "name": name, "target_on": target_on}
    audit.record("governance.target-part.set", part, actor=actor, after=after)
    return part.pk


@transaction.atomic
def record_target_reached(
    *, part_id: int, reached_on: date, actor: organisations_values.Actor
) -> None:
    """
    This function will record since when a part of a target is there.

    Raises UnknownTargetPart, MayNotArrange, AheadOfToday.
    """
    part = TargetPart.objects.select_for_update().filter(pk=part_id).first()
    permissions.require_can_arrange(actor)
    if part is None:
        raise UnknownTargetPart(id=part_id)
    rules.check_happened(title=part.name, on=reached_on, today=actor.on)
    before = {"reached_on": part.reached_on}
    part.set_reached(reached_on)
    after = {"reached_on": reached_on}
    audit.record("governance.target-part.reached", part, actor=actor, before=before, after=after)
