# SPDX-License-Identifier: EUPL-1.2
"""What everyone may read of a catalogue, what would be published, and lists to compare."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from bodemplaat.catalogue.models import Publication, PublishedEntry, Task
from bodemplaat.catalogue.queries.offerings import list_offerings, list_terms_on
from bodemplaat.catalogue.queries.packages import list_package_versions, list_services
from bodemplaat.catalogue.queries.prices import list_prices_on
from bodemplaat.catalogue.values import (
    EntryDraft,
    EntryKind,
    Level,
    PublicationLine,
    SideLine,
    TaskLine,
    Unit,
)


def list_tasks() -> tuple[TaskLine, ...]:
    """Return the tasks of the arrangement, in its own order."""
    return tuple(
        TaskLine(
            id=row.pk, code=row.code, name=row.name, position=row.position, source=row.source,
            is_assumption=row.is_assumption,
        )
        for row in Task.objects.order_by("position", "code")
    )  # fmt: skip


def has_task(code: str) -> bool:
    """Return whether a task has this code."""
    return Task.objects.filter(code=code).exists()


def list_publishable(on: date, *, shows_prices: bool) -> tuple[EntryDraft, ...]:
    """Return what a publication would show: packages of the day, levels and variants, tasks."""
    prices = {line.service_code: line for line in list_prices_on(on)} if shows_prices else {}
    described = {line.code: line.description for line in list_services()}
    services = [
        EntryDraft(
            kind=EntryKind.SERVICE, package_code=version.package_code,
            package_name=version.package_name, code=line.service_code, name=line.service_name,
            description=described[line.service_code], level=line.level,
            unit=prices[line.service_code].unit if line.service_code in prices else None,
            cents=prices[line.service_code].cents_per_unit
            if line.service_code in prices else None,
        )
        for version in list_package_versions(on)
        for line in version.contents
    ]  # fmt: skip
    tasks = [
        EntryDraft(
            kind=EntryKind.TASK, package_code="", package_name="", code=task.code,
            name=task.name, description="",
        )
        for task in list_tasks()
    ]  # fmt: skip
    return (*services, *_list_publishable_offerings(on, shows_prices), *tasks)


def _list_publishable_offerings(on: date, shows_prices: bool) -> list[EntryDraft]:
    terms = list_terms_on(on)
    return [
        EntryDraft(
            kind=EntryKind.OFFERING, package_code="", package_name=line.service_name,
            code=line.code, name=line.name, description=line.description, level=line.level,
            unit=line.unit, cents=terms[line.code].extra_cents if shows_prices else None,
            term_days=terms[line.code].term_days,
            norms="\n".join(
                f"{held.norm.name}\t{held.value.normalize():f}\t{held.norm.unit.value}"
                for held in terms[line.code].norms
            ),
        )
        for line in list_offerings() if line.code in terms
    ]  # fmt: skip


def find_publication(slug: str) -> PublicationLine | None:
    """Return the published catalogue of a partnership, whoever asks, or None."""
    row = _publications().filter(slug=slug, published_at__isnull=False).first()
    return _line(row) if row else None


def list_published() -> tuple[PublicationLine, ...]:
    """Return the published catalogue of every partnership, whoever asks."""
    rows = _publications().filter(published_at__isnull=False).order_by("slug", "-number")
    found: dict[str, PublicationLine] = {}
    for row in rows:
        found.setdefault(row.slug, _line(row))
    return tuple(found.values())


def list_publications(arrangement_id: int) -> tuple[PublicationLine, ...]:
    """Return every publication of one arrangement, the newest first."""
    return tuple(_line(row) for row in _publications().filter(arrangement_id=arrangement_id))


def lock_publications(arrangement_id: int) -> list[Publication]:
    """Return the rows of the publications of one arrangement, kept for a change."""
    rows = Publication.objects.select_for_update().filter(arrangement_id=arrangement_id)
    return list(rows.order_by("-number"))


def list_sides(on: date, known_at: datetime | None, own_slug: str) -> tuple[SideLine, ...]:
    """Return the lists that can be compared: one's own packages and tasks, and published ones."""
    sides = [
        SideLine(
            key=version.package_code, label=version.package_name,
            lines=tuple((one.service_code, one.service_name, one.level)
                        for one in version.contents),
        )
        for version in list_package_versions(on, known_at)
    ]  # fmt: skip
    tasks = list_tasks()
    if tasks:
        lines = tuple((task.code, task.name, None) for task in tasks)
        sides.append(SideLine(key="taken", label="", lines=lines))
    for line in list_published():
        if line.slug != own_slug:
            sides += _list_published_sides(line)
    return tuple(sides)


def _list_published_sides(line: PublicationLine) -> list[SideLine]:
    found: dict[str, SideLine] = {}
    for kind in (EntryKind.SERVICE, EntryKind.TASK):
        for entry in line.list_entries(kind):
            code = entry.package_code or "taken"
            held = found.get(code)
            lines = (*(held.lines if held else ()), (entry.code, entry.name, entry.level))
            label = ": ".join(filter(None, (line.sso_name, entry.package_name)))
            found[code] = SideLine(key=f"{line.slug}:{code}", label=label, lines=lines)
    return list(found.values())


def _publications() -> Any:
    entries = PublishedEntry.objects.order_by("position")
    rows = Publication.objects.prefetch_related(Prefetch("entries", entries))
    return rows.order_by("-number")


def _line(row: Publication) -> PublicationLine:
    return PublicationLine(
        id=row.pk, slug=row.slug, arrangement_name=row.arrangement_name, sso_name=row.sso_name,
        number=row.number, shown_on=row.shown_on, published_on=row.published_on,
        shows_prices=row.shows_prices, is_published=row.published_at is not None,
        primary=row.primary, on_primary=row.on_primary, accent=row.accent,
        initials=row.initials, entries=_entries(row.entries.all()),
    )  # fmt: skip


def _entries(rows: Iterable[PublishedEntry]) -> tuple[EntryDraft, ...]:
    return tuple(
        EntryDraft(
            kind=EntryKind(row.kind), package_code=row.package_code,
            package_name=row.package_name, code=row.code, name=row.name,
            description=row.description, level=Level(row.level) if row.level else None,
            unit=Unit(row.unit) if row.unit else None, cents=row.cents, term_days=row.term_days,
            norms=row.norms,
        )
        for row in rows
    )  # fmt: skip
