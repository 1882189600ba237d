# SPDX-License-Identifier: EUPL-1.2
"""
Canaries: words in the rows of a database that tell whose row they came from.

A canary stands behind the text that was there, in every free text of every tenant row. It is put
there by the administrator, past triggers and policies.
"""

import re
from dataclasses import dataclass

from django.db import models
from psycopg import sql

from bodemplaat.foundation.database import protection, roles

FOUND = re.compile(r"KANARIE-(\w+)-(\d+)-(\d+)")
# Texts that a program reads: a canary in one of these would stop the page instead of showing.
READ_BY_PROGRAMS = re.compile(
    r"(\w+_)?(code|key|hash|digest|kind|state|role|type|slug|unit|side|value|method|rule)|"
    r"handler|measure|profile|legal_form|relation|vote|voter|choice|result|opinion|majority|"
    r"quorum|level|initials|step|basis|document|charter|table|query|action|\w+_salt"
)
NAMES_FOR_PROGRAMS = (("governance_setting", "name"), ("foundation_job", "name"))
# Rows of a participant, of which the application shows only those of one's own role.
OF_A_TEAM = ("foundation_teamview",)
TEAM = "team_"


@dataclass(frozen=True)
class Reader:
    """Who looks, and what that account may see."""

    arrangement_id: int
    participant_id: int | None
    account_id: int
    role: str = ""
    guest_id: int | None = None

    def may_see(self, kind: str, arrangement_id: int, owner_id: int) -> bool:
        """Tell whether a row of this kind and owner may reach the reader."""
        if kind == "published":
            return True
        if arrangement_id != self.arrangement_id:
            return False
        if kind.startswith("guest"):
            return self._may_see_shared(kind, owner_id)
        if self.guest_id is not None:
            return False
        if kind == "participant":
            return self.participant_id is None or owner_id == self.participant_id
        if kind.startswith(TEAM):
            return kind == TEAM + self.role and owner_id == (self.participant_id or 0)
        return kind == "arrangement" or owner_id == self.account_id

    def _may_see_shared(self, kind: str, guest_id: int) -> bool:
        """Tell about what was shared: of whom it is stands in the kind, with whom is its owner."""
        if self.guest_id is not None:
            return kind.startswith("guestheld") and guest_id == self.guest_id
        whose = kind.partition("of")[2]
        return self.participant_id is None or whose in ("all", str(self.participant_id))


def list_texts(model: type[models.Model]) -> list[str]:
    """Return the columns of a model that hold free text."""
    return [
        field.column
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.SlugField)
        and not field.choices
        and (field.max_length or 200) >= 40
        and not READ_BY_PROGRAMS.fullmatch(field.name)
        and (model._meta.db_table, field.name) not in NAMES_FOR_PROGRAMS
    ]


def plant(database: str) -> dict[str, int]:
    """Put a canary behind every free text of every tenant row; return rows per table."""
    planted = {}
    with roles.connect_as_admin(database) as admin:
        admin.execute("SET session_replication_role = replica")
        for model in protection.list_tenant_models():
            columns = list_texts(model)
            if columns:
                done = admin.execute(_write(model, columns))
                planted[model._meta.db_table] = done.rowcount
    return planted


def _write(model: type[models.Model], columns: list[str]) -> sql.Composed:
    kind = protection.get_class(model)
    owners = {"audience": "participant_id", "participant": "participant_id"}
    owner = (owners | {"personal": "person_id", "guest": "guest_id"}).get(kind)
    told: sql.Composable = sql.Literal(kind)
    if kind == "audience":
        told = sql.SQL("CASE WHEN is_for_all THEN 'arrangement' ELSE 'participant' END")
    elif kind == "guest":  # whether a guest reads it on the day of the demo, and whose it is
        told = sql.SQL(
            "CASE WHEN revoked_at IS NULL AND starts_on <= '2014-03-15' "
            "AND (ends_before IS NULL OR ends_before > '2014-03-15') THEN 'guestheldof' "
            "ELSE 'guestgoneof' END || CASE WHEN is_for_all THEN 'all' "
            "ELSE coalesce(participant_id::text, 'office') END"
        )
    elif model._meta.db_table in OF_A_TEAM:
        told = sql.SQL("{} || role").format(sql.Literal(TEAM))
    word = sql.SQL("' KANARIE-' || ({}) || '-' || {} || '-' || {}").format(
        told,
        sql.Identifier(protection.get_arrangement_column(model)),
        sql.SQL("coalesce({}, 0)").format(sql.Identifier(owner)) if owner else sql.SQL("0"),
    )
    changes = [
        sql.SQL("{0} = {0} || {1}").format(sql.Identifier(column), word) for column in columns
    ]
    return sql.SQL("UPDATE {} SET {}").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(changes)
    )


def find_leaks(text: str, reader: Reader) -> list[str]:
    """Return the canaries in a text that must not have reached the reader."""
    return sorted(
        {
            found.group()
            for found in FOUND.finditer(text)
            if not reader.may_see(found[1], int(found[2]), int(found[3]))
        }
    )


def count(text: str) -> int:
    """Return how many canaries a text shows, its reader's own ones included."""
    return len(FOUND.findall(text))


def hollow_out(database: str, reader: Reader) -> None:
    """Take every row away that a reader may not see."""
    with roles.connect_as_admin(database) as admin:
        admin.execute("SET session_replication_role = replica")
        for model in protection.list_house_models():
            seen = _write_seen(model)
            if seen:
                admin.execute(
                    sql.SQL("DELETE FROM {} WHERE ({}) IS NOT TRUE").format(
                        sql.Identifier(model._meta.db_table), sql.SQL(seen)
                    ),
                    vars(reader),
                )


def _write_seen(model: type[models.Model]) -> str:
    """Return the condition of the rows that a reader may see; none where all rows stay."""
    column = protection.get_arrangement_column(model)
    names = {field.column for field in model._meta.local_concrete_fields}
    kind = protection.get_class(model)
    if kind == "shared" or (kind == "system" and "arrangement_id" not in names):
        return ""
    here = f"{column} = %(arrangement_id)s"
    own = "(%(participant_id)s::bigint IS NULL OR participant_id = %(participant_id)s)"
    if model._meta.db_table in OF_A_TEAM:
        return f"{here} AND participant_id IS NOT DISTINCT FROM %(participant_id)s " \
            "AND role = %(role)s"
    return {
        "participant": f"{here} AND {own}",
        "audience": f"{here} AND ({own} OR is_for_all)",
        "guest": f"{here} AND ({own} OR is_for_all)",
        "personal": f"{here} AND person_id = %(account_id)s",
        "published": f"{here} OR published_at IS NOT NULL",
    }.get(kind, here)
