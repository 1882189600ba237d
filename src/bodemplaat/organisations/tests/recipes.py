# SPDX-License-Identifier: EUPL-1.2
"""What each address of this package needs, from the ids that the demo keeps."""

from collections.abc import Callable
from typing import Any

Recipe = Callable[[Any], dict[str, Any] | list[dict[str, Any]]]


def _nothing(world: Any) -> dict[str, Any]:
    return {}


def _participants(world: Any) -> list[dict[str, Any]]:
    """Return a participant of each arrangement: one is foreign to whoever asks."""
    by_slug = world.get("organisations.participants")
    return [{"code": min(codes)} for codes in by_slug.values()]


def _facts(world: Any) -> list[dict[str, Any]]:
    return [{"pk": fact_id} for fact_id in world.get("organisations.facts").values()]


def _contests(world: Any) -> list[dict[str, Any]]:
    return [{"pk": fact_id} for fact_id in world.get("organisations.contests").values()]


def _names(world: Any) -> list[dict[str, Any]]:
    return [{"pk": number} for number in world.get("organisations.names").values()]


def _rights(world: Any) -> list[dict[str, Any]]:
    return [{"pk": right_id} for right_id in world.get("organisations.rights").values()]


def _proposals(world: Any) -> list[dict[str, Any]]:
    by_slug = world.get("organisations.proposals")
    return [{"pk": number} for numbers in by_slug.values() for number in numbers]


def _providers(world: Any) -> list[dict[str, Any]]:
    return [{"pk": number} for number in world.get("organisations.providers").values()]


def _identities(world: Any) -> list[dict[str, Any]]:
    """Return the office, which each arrangement has, and a participant of each."""
    return [{"code": "sso"}, *_participants(world)]


def _versions(world: Any) -> list[dict[str, Any]]:
    return [{**one, "number": 1} for one in _identities(world)]


def _logos(world: Any) -> list[dict[str, Any]]:
    return [{"digest": digest} for digest in world.get("organisations.logos").values()]


def _as_id(recipe: Recipe) -> Recipe:
    """Return what a recipe gives as programs name it: `id`."""
    return lambda world: [{"id": one["pk"]} for one in recipe(world)]


def _talks(world: Any) -> list[dict[str, Any]]:
    """Return the talks of every participant: hidden ones must look like absent ones."""
    by_slug = world.get("organisations.talks").values()
    return [{"pk": talk_id} for talks in by_slug for talk_id in talks.values()]


def _posts(world: Any) -> list[dict[str, Any]]:
    return [{"pk": post_id} for _, post_id, _, _ in world.get("organisations.seated").values()]


def _tenures(world: Any) -> list[dict[str, Any]]:
    return [{"pk": term_id} for _, _, term_id, _ in world.get("organisations.seated").values()]


def _persons(world: Any) -> list[dict[str, Any]]:
    seated = world.get("organisations.seated").values()
    return [{"pk": person_id} for _, _, _, person_id in seated]
def _milestones(world: Any) -> list[dict[str, Any]]:
    """Return a number that each has, and one that only one has."""
    return [{"number": 1}, {"number": 7}]


def _memberships(world: Any) -> list[dict[str, Any]]:
    return [{"pk": number} for number in world.get("organisations.memberships").values()]


def _guests(world: Any) -> list[dict[str, Any]]:
    return [{"pk": number} for number in world.get("organisations.guests").values()]


def _readers(world: Any) -> list[dict[str, Any]]:
    return [{"pk": number} for number in world.get("organisations.readers").values()]


def _shares(world: Any) -> list[dict[str, Any]]:
    return [{"pk": number} for number in world.get("organisations.shares")]


RECIPES: dict[str, Recipe] = {
    "organisations:shared-list": _nothing,
    "organisations:shared-detail": _shares,
    "organisations:guest-list": _nothing,
    "organisations:guest-create": _nothing,
    "organisations:guest-detail": _guests,
    "organisations:guest-propose": _guests,
    "organisations:guest-end": _guests,
    "organisations:reader-end": _readers,
    "organisations:share-list": _nothing,
    "organisations:share-create": _nothing,
    "organisations:share-detail": _shares,
    "organisations:share-withdraw": _shares,
    "organisations-api:share-list": _nothing,
    "organisations:membership-create": _participants,
    "organisations:membership-edit": _memberships,
    "organisations:membership-publish": _nothing,
    "organisations:membership-withdraw": _nothing,
    "organisations-api:membership-list": _nothing,
    "organisations:milestone-list": _nothing,
    "organisations:milestone-create": _nothing,
    "organisations:milestone-edit": _milestones,
    "organisations-api:milestone-list": _nothing,
    "organisations:participant-list": _nothing,
    "organisations:participant-detail": _participants,
    "organisations:participant-create": _nothing,
    "organisations:participation-create": _participants,
    "organisations:participation-end": _participants,
    "organisations:source-list": _nothing,
    "organisations:source-detail": _facts,
    "organisations:source-create": _facts,
    "organisations:source-choose": _contests,
    "organisations:range-list": _nothing,
    "organisations:range-create": _nothing,
    "organisations:name-create": _participants,
    "organisations:name-edit": _names,
    "organisations:name-withdraw": _names,
    "organisations-api:name-list": _participants,
    "organisations-api:name-amend": _as_id(_names),
    "organisations:succession-list": _nothing,
    "organisations:succession-detail": _participants,
    "organisations:succession-edit": _participants,
    "organisations:fact-list": _nothing,
    "organisations:fact-create": _participants,
    "organisations:fact-edit": _facts,
    "organisations:register-list": _nothing,
    "organisations:register-detail": _participants,
    "organisations:conflict-list": _nothing,
    "organisations:contact-list": _nothing,
    "organisations:contact-detail": _participants,
    "organisations:post-create": _participants,
    "organisations:tenure-create": _posts,
    "organisations:tenure-replace": _tenures,
    "organisations:tenure-end": _tenures,
    "organisations:post-close": _posts,
    "organisations:person-detail": _persons,
    "organisations:person-edit": _persons,
    "organisations:person-erase": _persons,
    "organisations:talk-create": _participants,
    "organisations:talk-record": _talks,
    "organisations:talk-cancel": _talks,
    "organisations:arrangement-detail": _nothing,
    "organisations:identity-list": _nothing,
    "organisations:identity-detail": _identities,
    "organisations:identity-edit": _identities,
    "organisations:identity-export": _identities,
    "organisations:identity-preview": _identities,
    "organisations:identity-resume": _versions,
    "organisations:logo-edit": _identities,
    "organisations:logo-export": _logos,
    "organisations:logo-withdraw": _identities,
    "organisations:right-list": _nothing,
    "organisations:standin-list": _nothing,
    "organisations:standin-start": _nothing,
    "organisations:standin-end": _nothing,
    "organisations:provider-list": _nothing,
    "organisations:provider-create": _nothing,
    "organisations:provider-detail": _providers,
    "organisations:provider-edit": _providers,
    "organisations:provider-test": _providers,
    "organisations:provider-start": _providers,
    "organisations:provider-close": _providers,
    "organisations:right-propose": _nothing,
    "organisations:right-end": _rights,
    "organisations:right-restore": _rights,
    "organisations:access-approve": _proposals,
    "organisations:access-reject": _proposals,
    "organisations:access-withdraw": _proposals,
    "organisations-api:arrangement-detail": _nothing,
    "organisations-api:participant-list": _nothing,
    "organisations-api:participant-detail": _participants,
    "organisations-api:succession-list": _nothing,
    "organisations-api:succession-detail": _participants,
    "organisations-api:contest-list": _nothing,
    "organisations-api:range-list": _nothing,
    "organisations-api:source-record": _nothing,
    "organisations-api:measure-list": _nothing,
    "organisations-api:fact-list": _nothing,
    "organisations-api:fact-detail": _as_id(_facts),
    "organisations-api:total-list": _nothing,
    "organisations-api:question-list": _nothing,
    "organisations-api:conflict-list": _nothing,
    "organisations-api:person-list": _nothing,
    "organisations-api:person-detail": _as_id(_persons),
    "organisations-api:post-list": _nothing,
    "organisations-api:term-list": _nothing,
    "organisations-api:term-detail": _as_id(_tenures),
    "organisations-api:term-end": _as_id(_tenures),
    "organisations-api:talk-list": _nothing,
    "organisations-api:talk-detail": _as_id(_talks),
}
