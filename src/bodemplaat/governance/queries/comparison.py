# SPDX-License-Identifier: EUPL-1.2
"""One's own rules, and those that other arrangements published, in words that both share."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from bodemplaat.governance import rules
from bodemplaat.governance.models import PublishedPoint, RuleSetPublication, TargetPart
from bodemplaat.governance.queries.bodies import list_bodies
from bodemplaat.governance.queries.rule_sets import find_rule_set, list_rule_sets
from bodemplaat.governance.values import (
    Point,
    RuleComparison,
    RulePublicationLine,
    RuleSetLine,
    RuleSide,
    TargetPartLine,
    VersionPoints,
)

OWN = "eigen"


def list_own_versions(
    *, known_at: datetime | None = None
) -> tuple[tuple[RuleSetLine, tuple[Point, ...]], ...]:
    """Return the versions of the own rules with their points, the oldest first."""
    lines = list_rule_sets(known_at=known_at)
    bodies = list_bodies(lines[0].starts_on, known_at=known_at) if lines else ()
    return tuple((line, rules.list_points(line, bodies)) for line in reversed(lines))


def list_rule_sides(
    *, own_slug: str, own_label: str, known_at: datetime | None = None
) -> tuple[RuleSide, ...]:
    """Return what can be compared: the own rules, what others published, and each own version."""
    own = [
        VersionPoints(line.title, line.starts_on, line.ends_before, points)
        for line, points in list_own_versions(known_at=known_at)
    ]
    others: dict[str, list[RulePublicationLine]] = {}
    for line in list_published_rules():
        if line.slug != own_slug:
            others.setdefault(line.slug, []).append(line)
    sides = [RuleSide(OWN, own_label, tuple(own))] if own else []
    sides += [
        RuleSide(
            slug, lines[0].arrangement_name,
            tuple(
                VersionPoints(one.title, one.starts_on, one.ends_before, one.points)
                for one in lines
            ),
        )
        for slug, lines in sorted(others.items())
    ]  # fmt: skip
    fixed = [
        RuleSide(f"{version.starts_on:%Y-%m-%d}", version.title, (version,), is_fixed=True)
        for version in own
    ]
    return (*sides, *fixed)


def compute_comparison(left: RuleSide, right: RuleSide, *, on: date) -> RuleComparison | None:
    """Return two sides rule by rule on a day; None where one of them had no rules yet."""
    found = rules.compare_sides(left, right, on=on)
    if found is None:
        return None
    total = rules.sum_distance(found, on=on)
    through_time = rules.list_distances(left, right, until=on)
    return RuleComparison(left.label, right.label, total, found, through_time)


def list_published_rules() -> tuple[RulePublicationLine, ...]:
    """Return the rules that arrangements opened to everyone, in order of slug and start."""
    points = PublishedPoint.objects.order_by("group", "rule", "aspect")
    rows = RuleSetPublication.objects.filter(published_at__isnull=False)
    ordered = rows.prefetch_related(Prefetch("points", points)).order_by("slug", "starts_on")
    return tuple(_publication_line(row) for row in ordered)


def has_published_rules(*, slug: str) -> bool:
    """Return whether an arrangement opened its rules to everyone."""
    rows = RuleSetPublication.objects.filter(slug=slug, published_at__isnull=False)
    return bool(rows.exists())


def _publication_line(row: Any) -> RulePublicationLine:
    return RulePublicationLine(
        id=row.pk, slug=row.slug, arrangement_name=row.arrangement_name, sso_name=row.sso_name,
        title=row.title, article_source=row.article_source, starts_on=row.starts_on,
        ends_before=row.ends_before, published_on=row.published_on,
        points=_points(row.points.all()),
    )  # fmt: skip


def _points(rows: Iterable[PublishedPoint]) -> tuple[Point, ...]:
    return tuple(
        Point(
            row.group, row.rule, row.aspect, row.value, row.text, row.article, row.is_open,
            row.target_on,
        )
        for row in rows
    )  # fmt: skip


def list_target_parts(*, on: date | None = None) -> tuple[TargetPartLine, ...]:
    """Return the parts of what the arrangement grows towards, the first due first."""
    return tuple(
        TargetPartLine(
            row.pk, row.setting_code, row.name, row.target_on,
            row.reached_on if on is None or (row.reached_on and row.reached_on <= on) else None,
            row.source, row.is_assumption,
        )
        for row in TargetPart.objects.order_by("target_on", "id")
    )  # fmt: skip


def get_first_principal(*, project: str, principals: Sequence[str], on: date) -> str:
    """
    Return who speaks for a project, where the rules of the day let all these be principals.

    Raises SecondPrincipal, or PrincipalsAreOpen where the arrangement has not settled it.
    """
    rule_set = find_rule_set(on=on)
    settings = rule_set.settings if rule_set else ()
    found = [one.value for one in settings if one.name == "principals" and not one.is_open]
    rules.check_principals(found[0] if found else "", principals, project=project)
    return principals[0]
