# SPDX-License-Identifier: EUPL-1.2
"""
What must be right before a site is shown to others: `bodemplaat check --deploy`.

Each check says in one sentence what is wrong and in the next one the way out.
"""

import os
import stat
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import Error as DatabaseError
from django.db import connection
from django.utils import timezone

from bodemplaat.config import second_factor
from bodemplaat.foundation.database import catalogue, copies, home, server
from bodemplaat.foundation.models import Assignment
from bodemplaat.organisations import queries as organisations_queries

OLDEST_COPY = timedelta(hours=25)
Said = tuple[str, str]
NEAR = {"localhost", "127.0.0.1", "testserver", "[::1]"}


def find_wrong_settings() -> Iterable[tuple[str, Said]]:
    """Give what the settings of this machine say that others should not meet."""
    if settings.DEBUG:
        yield "E001", ("DEBUG staat aan en toont bezoekers de code.", "Zet DEBUG uit.")
    if settings.IS_DEMO:
        yield "E002", (
            "BODEMPLAAT_DEMO=1 laat iedereen elk account kiezen.", "Haal die instelling weg.",
        )  # fmt: skip
    if not settings.IS_HTTPS:
        yield "E003", (
            "De site werkt zonder https.",
            "Zet BODEMPLAAT_HTTPS=1 achter een proxy met certificaat.",
        )  # fmt: skip
    if settings.IS_HTTPS and not settings.PROXIES:
        yield "E004", (
            "Geen proxy wordt geloofd, dus elk verzoek wordt voor altijd doorgestuurd.",
            "Noem haar adres in BODEMPLAAT_PROXIES.",
        )  # fmt: skip
    hosts = set(settings.ALLOWED_HOSTS)
    if "*" in hosts or not hosts - NEAR:
        yield "E005", (
            "De site antwoordt op geen naam die van haar is, of op elke naam.",
            "Noem haar namen in BODEMPLAAT_HOSTS.",
        )  # fmt: skip
    found = urlsplit(settings.SITE_URL)
    if found.scheme != "https" or found.hostname not in hosts:
        yield "E006", (
            f"Links in berichten wijzen naar {settings.SITE_URL}.",
            "Zet BODEMPLAAT_URL op het adres van de site, met https.",
        )  # fmt: skip
    yield from _find_wrong_mail()
    if not settings.REQUIRES_SECOND_FACTOR:
        yield "E009", (
            "De uitvoeringsorganisatie kan inloggen zonder tweede stap.",
            "Zet REQUIRES_SECOND_FACTOR aan.",
        )  # fmt: skip
    if not settings.SECURITY_CONTACT.startswith(("mailto:", "https://")):
        yield "W001", (
            "Wie een lek vindt, leest nergens waar hij het kan melden.",
            "Zet BODEMPLAAT_SECURITY_CONTACT op mailto:… of https://….",
        )  # fmt: skip


def _find_wrong_mail() -> Iterable[tuple[str, Said]]:
    if "BODEMPLAAT_SMTP" not in os.environ or "smtp" not in settings.EMAIL_BACKEND:
        yield "E007", (
            "Er is geen mailserver genoemd, dus niemand krijgt een uitnodiging.",
            "Zet BODEMPLAAT_SMTP, bijvoorbeeld smtp+tls://naam:geheim@mail.voorbeeld.nl:587.",
        )  # fmt: skip
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield "E008", (
            "Berichten komen van een adres dat niet bestaat.",
            "Zet BODEMPLAAT_MAIL_FROM op een adres van uw organisatie.",
        )  # fmt: skip


def find_wrong_keys() -> Iterable[tuple[str, Said]]:
    """Give what is wrong with the secrets of the data folder."""
    folder = home.get_home() / "keys"
    others = stat.S_IRWXG | stat.S_IRWXO
    open_to_others = sorted(
        path.name for path in folder.glob("*") if path.stat().st_mode & others
    )
    if open_to_others:
        yield "E010", (
            f"Anderen op deze machine kunnen sleutels lezen: {', '.join(open_to_others)}.",
            f"Draai chmod 600 op de bestanden in {folder}.",
        )  # fmt: skip
    if len(settings.SECRET_KEY) < 40 or settings.SECRET_KEY.startswith("django-insecure"):
        yield "E011", (
            "De geheime sleutel van de site is te kort.",
            f"Verwijder {folder / 'secret-key'}; bij de volgende start komt er een nieuwe.",
        )  # fmt: skip


def find_old_copy() -> Iterable[tuple[str, Said]]:
    """Give a last copy that is absent or old."""
    made_at = copies.find_last()
    way_out = "Laat `bodemplaat backup` elke nacht draaien (docs/running.md)."
    if made_at is None:
        yield "W002", ("Van deze gegevensmap is nog nooit een kopie gemaakt.", way_out)
    elif timezone.now() - made_at > OLDEST_COPY:
        yield "W002", (
            f"De laatste kopie is van {timezone.localtime(made_at):%d-%m-%Y %H:%M}.", way_out
        )


def find_wrong_database() -> Iterable[tuple[str, Said]]:
    """Give what is wrong with the database: its roles, its protection, who has no second step."""
    try:
        with server.running(), connection.cursor() as cursor:
            faults = catalogue.find_faults(cursor)
            without = [] if faults else list_without_second_factor()
    except (DatabaseError, home.CannotStart) as error:
        yield "E012", (
            f"De database antwoordt niet ({type(error).__name__}).",
            "Kijk of zij draait en of DATABASE_URL klopt.",
        )  # fmt: skip
        return
    finally:
        connection.close()
    for fault in faults[:10]:
        yield "E013", (fault, "Draai `bodemplaat database`.")
    if without:
        yield "W003", (
            f"Nog zonder tweede stap: {', '.join(without)}.",
            "Zij zien niets voordat zij er een instellen; vraag hun dat te doen.",
        )  # fmt: skip


def list_without_second_factor() -> list[str]:
    """Return the accounts of the office that have not set up a second factor yet."""
    found = set()
    rows = Assignment.objects.select_related("account").order_by("account__username")
    for row in rows.filter(account__is_active=True):
        lines = organisations_queries.list_assignments_for(
            account_id=row.account_id, on=timezone.localdate()
        )
        if any(second_factor.is_missing(row.account, line) for line in lines):
            found.add(row.account.username)
    return sorted(found)


CHECKS: tuple[Callable[[], Iterable[tuple[str, Said]]], ...] = (
    find_wrong_settings, find_wrong_keys, find_old_copy, find_wrong_database,
)  # fmt: skip


@register(Tags.security, deploy=True)
def check_deployment(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Return everything that is not right, each with its way out."""
    found: list[CheckMessage] = []
    for look in CHECKS:
        for code, (wrong, way_out) in look():
            kind = Error if code.startswith("E") else Warning
            found.append(kind(wrong, hint=way_out, id=f"bodemplaat.{code}"))
    return found
