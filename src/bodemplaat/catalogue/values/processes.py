# SPDX-License-Identifier: EUPL-1.2
"""Words and frozen lines of the processes of a municipality, and of what the services are for."""

from dataclasses import dataclass

from bodemplaat.catalogue.values.packages import Perspective


@dataclass(frozen=True, kw_only=True)
class ProcessLine:
    """One business process of a municipality, with the services that carry it on a day."""

    id: int
    code: str
    name: str
    department: str
    services: tuple[tuple[str, str], ...]
    source: str
    is_assumption: bool


@dataclass(frozen=True, kw_only=True)
class LinkLine:
    """The link of a service to a process on a day."""

    service_code: str
    process_code: str
    department: str


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Which services and processes have no link, and which services serve several departments."""

    unlinked_services: tuple[str, ...]
    unlinked_processes: tuple[str, ...]
    departments: dict[str, tuple[str, ...]]

    @property
    def shared_services(self) -> tuple[str, ...]:
        """The services that serve more than one department, in order of code."""
        return tuple(sorted(code for code, found in self.departments.items() if len(found) > 1))


@dataclass(frozen=True, kw_only=True)
class PerspectiveCount:
    """How many services one participant gets for one perspective, and what it pays extra for."""

    participant_code: str
    perspective: Perspective
    base: int
    plus: int
    yearly_cents: int
