# SPDX-License-Identifier: EUPL-1.2
"""How far two sets of rules lie apart: rule by rule, in total, and through time."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from bodemplaat.governance.values import (
    Aspect,
    BodyLine,
    CompositionDraft,
    CompositionKind,
    Difference,
    Distance,
    Group,
    Point,
    RuleLine,
    RuleSetLine,
    RuleSide,
    SettingDraft,
)
from bodemplaat.kernel.refusals import Refusal


class SecondPrincipal(Refusal):
    """The rules ask for one principal per project on behalf of all."""

    code = "governance.second-principal"


class PrincipalsAreOpen(Refusal):
    """Whether a project may have several principals is not settled."""

    code = "governance.principals-are-open"


class RulesNotPublished(Refusal):
    """No version of the rules is open to everyone."""

    code = "governance.rules-not-published"


def list_points(rule_set: RuleSetLine, bodies: Sequence[BodyLine]) -> tuple[Point, ...]:
    """
    Return a version of the rules in words that can be compared with another arrangement's.

    A body is compared by whom it speaks for (all participants, the owner, the SSO) and by its
    place in the consultation structure, since no two arrangements name their bodies alike.
    """
    by_code = {body.code: body for body in bodies}
    chairs = {
        draft.body_code: draft
        for draft in rule_set.compositions
        if draft.kind is CompositionKind.CHAIR_SIDE
    }
    return (
        *(point for rule in rule_set.rules for point in _list_rule_points(rule, by_code)),
        *(_make_choice_point(setting) for setting in rule_set.settings),
        *(
            _make_chair_point(body, chairs.get(body.code))
            for body in bodies
            if body.forum is not None
        ),
    )


def _list_rule_points(rule: RuleLine, bodies: dict[str, BodyLine]) -> list[Point]:
    advice = "required" if rule.needs_advice else "possible" if rule.advised_by else "none"
    majority = f"{rule.majority.value} {rule.share}" if rule.share else rule.majority.value
    quorum = f"{'>' if rule.is_quorum_strict else '>='} {rule.quorum}"
    body = bodies.get(rule.body_code)
    found = (
        (Aspect.DECIDER, body.represents.value if body else "", rule.body_name),
        (Aspect.MAJORITY, majority, ""),
        (Aspect.BASIS, rule.basis.value, ""),
        (Aspect.QUORUM, quorum, quorum),
        (Aspect.TIE, "chair" if rule.chair_breaks_ties else "none", ""),
        (Aspect.ADVICE, advice, bodies[rule.advised_by].name if rule.advised_by else ""),
        (Aspect.BACKWARD, "yes" if rule.may_work_back else "no", ""),
    )
    return [
        Point(
            Group.DECIDES, rule.kind, aspect, "" if rule.is_open else value, text, rule.article,
            rule.is_open,
        )
        for aspect, value, text in found
    ]  # fmt: skip


def _make_choice_point(setting: SettingDraft) -> Point:
    return Point(
        Group.CHOICE, setting.name, Aspect.CHOICE, setting.value, "", setting.article,
        setting.is_open, setting.target_on,
    )  # fmt: skip


def _make_chair_point(body: BodyLine, draft: CompositionDraft | None) -> Point:
    forum = body.forum.value if body.forum else ""
    if draft is None:
        return Point(Group.CHAIR, forum, Aspect.CHAIR, "", body.name, "", is_open=True)
    return Point(
        Group.CHAIR, forum, Aspect.CHAIR, draft.value, body.name, draft.article, draft.is_open
    )


def compare_points(left: Iterable[Point], right: Iterable[Point]) -> tuple[Difference, ...]:
    """
    Return two sets of rules rule by rule, in order of group and rule.

    The distance of a rule is the part of its aspects that differ, an exact fraction of 0 to 1.
    It is None where a side has the rule open or does not have it: nobody can say what it will be.

    >>> simple = [Point("choice", "architecture", "choice", "one")]
    >>> [found.distance for found in compare_points(simple, simple)]
    [Fraction(0, 1)]
    >>> compare_points(simple, [])[0].is_open
    True
    """
    ours, theirs = _by_rule(left), _by_rule(right)
    return tuple(
        _compare_rule(key, ours.get(key, ()), theirs.get(key, ()))
        for key in sorted({*ours, *theirs})
    )


def _by_rule(points: Iterable[Point]) -> dict[tuple[str, str], tuple[Point, ...]]:
    found: dict[tuple[str, str], tuple[Point, ...]] = {}
    for point in points:
        found[point.key] = (*found.get(point.key, ()), point)
    return found


def _compare_rule(
    key: tuple[str, str], left: tuple[Point, ...], right: tuple[Point, ...]
) -> Difference:
    ours = {point.aspect: point.value for point in left}
    theirs = {point.aspect: point.value for point in right}
    aspects = sorted({*ours, *theirs})
    differing = tuple(one for one in aspects if ours.get(one) != theirs.get(one))
    is_open = not left or not right or any(point.is_open for point in (*left, *right))
    distance = None if is_open else Fraction(len(differing), len(aspects))
    return Difference(*key, left, right, () if is_open else differing, len(aspects), distance)


def sum_distance(differences: Iterable[Difference], *, on: date) -> Distance:
    """
    Return the distance in total: the sum over the rules that both sides have settled.

    Open rules are not guessed: they are counted, and widen the total to from `least` to `most`.
    """
    found = list(differences)
    least = sum((one.distance for one in found if one.distance is not None), Fraction(0))
    return Distance(on, len(found), sum(one.is_open for one in found), least)


def compare_sides(left: RuleSide, right: RuleSide, *, on: date) -> tuple[Difference, ...] | None:
    """Return two sides rule by rule on a day; None where a side had no rules yet."""
    ours, theirs = left.find_version(on), right.find_version(on)
    return compare_points(ours.points, theirs.points) if ours and theirs else None


def list_distances(left: RuleSide, right: RuleSide, *, until: date) -> tuple[Distance, ...]:
    """Return the distance on each day until a day on which a version of either side began."""
    sides = (left, right)
    moving = [side for side in sides if not side.is_fixed]
    days = {version.starts_on for side in moving for version in side.versions}
    found = []
    for day in sorted(day for day in days if day <= until) or [until]:
        differences = compare_sides(left, right, on=day)
        if differences is not None:
            found.append(sum_distance(differences, on=day))
    return tuple(found)


def count_days_left(target_on: date, *, on: date) -> int:
    """
    Return how many days are left until a target; below zero it is overdue.

    >>> count_days_left(date(2014, 3, 20), on=date(2014, 3, 15))
    5
    """
    return (target_on - on).days


def check_principals(value: str, principals: Sequence[str], *, project: str) -> None:
    """Raise SecondPrincipal or PrincipalsAreOpen where the rules do not let several be."""
    if len(principals) < 2 or value == "several":
        return
    if value != "one-per-project":
        raise PrincipalsAreOpen(project=project, principal=principals[1])
    raise SecondPrincipal(project=project, principal=principals[1], first=principals[0])




def check_published(count: int) -> None:
    """Raise RulesNotPublished where there is nothing to withdraw."""
    if not count:
        raise RulesNotPublished()
