# SPDX-License-Identifier: EUPL-1.2
"""The accounts of the demo: invented people, one per role and organisation."""

from collections.abc import Iterator
from itertools import cycle

from bodemplaat.organisations.values import Role

PASSWORD = "bodemplaat-demo"  # printed on purpose; it opens nothing outside demo mode
SSO_ROLES = tuple(role for role in Role if role.is_sso)
PARTICIPANT_ROLES = tuple(role for role in Role if not role.is_sso)
# A chain partner has no board here. Its people have names of their own, so that the others keep
# theirs: in which order members vote depends on them.
PARTNERS = {
    Role.CONTRACT_MANAGER: ("Aukje", "Zwaagstra"), Role.SECRETARY: ("Marten", "Ypma"),
}  # fmt: skip
FIRST_NAMES = (
    "Anke", "Bauke", "Carla", "Douwe", "Elske", "Frits", "Geertje", "Henk", "Ineke", "Joris",
    "Karin", "Lolke", "Marijke", "Niels", "Olga", "Pieter", "Rixt", "Sjoerd", "Tineke", "Wim",
    "Ytsje",
)  # fmt: skip
LAST_NAMES = (
    "Adema", "Bakker", "Couwenberg", "Dijkstra", "Engels", "Franken", "Gerritsma", "Hoekstra",
    "IJpma", "Jansen", "Kuipers", "Leijten", "Machielsen", "Nauta", "Oomen", "Postma", "Reitsma",
    "Smulders", "Terpstra", "Uitdewilligen", "Veenstra", "Wagenaar", "Zijlstra",
)  # fmt: skip


def invent_names() -> Iterator[tuple[str, str]]:
    """Return names that nobody real is meant by; they start to repeat after 483."""
    return zip(cycle(FIRST_NAMES), cycle(LAST_NAMES), strict=False)


def get_username(slug: str, role: Role, code: str | None) -> str:
    """Return the log-in name of a role, for example iszf-contract-manager-0064."""
    parts = [slug, role.value.replace("_", "-"), *([code] if code else [])]
    return "-".join(parts)
