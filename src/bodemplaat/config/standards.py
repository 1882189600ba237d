# SPDX-License-Identifier: EUPL-1.2
"""
The standards that an evaluating municipality asks about, with the tests that prove each.

What is claimed stands in standards.toml; what was seen stands in checked.json, which
`make standards` writes from a run of the tests that carry the mark `standard`.
"""

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

PLACE = Path(__file__).parent
CLAIMS = PLACE / "standards.toml"
RECORD = PLACE / "checked.json"


class State(StrEnum):
    """How far a standard is met."""

    MET = "met"
    PARTLY = "partly"
    ABSENT = "absent"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Proof:
    """A test with how many cases of it passed in the recorded run."""

    test: str
    passed: int


@dataclass(frozen=True)
class Standard:
    """One standard; `lacks` is empty unless a part of it does not hold."""

    code: str
    name: str
    version: str
    uri: str
    texts: dict[str, str]
    lacks: dict[str, str]
    is_elsewhere: bool = False
    proofs: tuple[Proof, ...] = ()

    @property
    def state(self) -> State:
        """Return what may be claimed: without a test that passed, nothing."""
        if self.is_elsewhere:
            return State.ELSEWHERE
        if not self.proofs:
            return State.ABSENT
        return State.PARTLY if self.lacks else State.MET

    @property
    def is_supported(self) -> bool:
        """Tell whether publiccode.yml names it."""
        return self.state in (State.MET, State.PARTLY)


@dataclass(frozen=True)
class Record:
    """What a run of the tests saw: the day, the version of the code, and the cases by test."""

    checked_on: date
    commit: str
    passed: dict[str, dict[str, int]]


def read_record(text: str) -> Record:
    """Return a record from its JSON."""
    found = json.loads(text)
    return Record(date.fromisoformat(found["checkedOn"]), found["commit"], found["passed"])


def read_claims(text: str, record: Record) -> tuple[Standard, ...]:
    """Return the standards in order of the file, with the proofs of a record."""
    return tuple(
        Standard(
            code=code, name=row["name"], version=row["version"], uri=row["uri"],
            texts={"nl": row["nl"], "en": row["en"]},
            lacks={"nl": row["lacks_nl"], "en": row["lacks_en"]} if "lacks_nl" in row else {},
            is_elsewhere=row.get("is_elsewhere", False),
            proofs=tuple(
                Proof(test, passed)
                for test, passed in sorted(record.passed.get(code, {}).items())
            ),
        )
        for code, row in tomllib.loads(text).items()
    )  # fmt: skip


@cache
def load_record() -> Record:
    """Return the record that came with this version."""
    return read_record(RECORD.read_text(encoding="utf-8"))


@cache
def list_standards() -> tuple[Standard, ...]:
    """Return the standards as this version claims and saw them."""
    return read_claims(CLAIMS.read_text(encoding="utf-8"), load_record())
