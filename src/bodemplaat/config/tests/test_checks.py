# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from django.core.checks import Error, Warning
from django.db import OperationalError
from django.utils import timezone

from bodemplaat.config import checks
from bodemplaat.config.tests.test_pages import assign
from bodemplaat.foundation.database import catalogue, copies, home
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(settings, monkeypatch, tmp_path):
    """What docs/running.md asks of a site for others."""
    settings.IS_DEMO, settings.DEBUG, settings.IS_HTTPS = False, False, True
    settings.PROXIES, settings.ALLOWED_HOSTS = "127.0.0.1", ["site.example.nl"]
    settings.SITE_URL = "https://site.example.nl"
    settings.DEFAULT_FROM_EMAIL = "bodemplaat@example.nl"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.SECURITY_CONTACT = "mailto:lek@example.nl"
    settings.REQUIRES_SECOND_FACTOR = True
    settings.SECRET_KEY = "k" * 50
    monkeypatch.setenv("BODEMPLAAT_SMTP", "smtp://mail.example.nl:25")
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "login").write_text("x")
    (tmp_path / "keys" / "login").chmod(0o600)
    (tmp_path / "last-copy").write_text(timezone.now().isoformat())
    monkeypatch.setattr(home, "get_home", lambda: tmp_path)
    monkeypatch.setattr(checks, "find_wrong_database", lambda: ())
    monkeypatch.setattr(checks, "CHECKS", checks.CHECKS[:3])
    return tmp_path


def find():
    """Return what is wrong, by code."""
    return {one.id.removeprefix("bodemplaat."): one for one in checks.check_deployment(None)}


class TestSettings:
    def test_that_are_right_are_not_mentioned(self, ready):
        assert find() == {}

    @pytest.mark.parametrize(
        ("name", "value", "code", "said"),
        [
            ("DEBUG", True, "E001", "DEBUG"),
            ("IS_DEMO", True, "E002", "BODEMPLAAT_DEMO=1"),
            ("IS_HTTPS", False, "E003", "https"),
            ("PROXIES", "", "E004", "BODEMPLAAT_PROXIES"),
            ("ALLOWED_HOSTS", ["localhost"], "E005", "BODEMPLAAT_HOSTS"),
            ("ALLOWED_HOSTS", ["*"], "E005", "BODEMPLAAT_HOSTS"),
            ("SITE_URL", "http://site.example.nl", "E006", "BODEMPLAAT_URL"),
            ("SITE_URL", "https://elders.example.nl", "E006", "BODEMPLAAT_URL"),
            ("EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend", "E007",
             "BODEMPLAAT_SMTP"),
            ("DEFAULT_FROM_EMAIL", "bodemplaat@localhost", "E008", "BODEMPLAAT_MAIL_FROM"),
            ("REQUIRES_SECOND_FACTOR", False, "E009", "tweede stap"),
            ("SECRET_KEY", "kort", "E011", "sleutel"),
            ("SECURITY_CONTACT", "", "W001", "BODEMPLAAT_SECURITY_CONTACT"),
        ],
    )  # fmt: skip
    def test_that_are_wrong_are_said_with_the_way_out(
        self, ready, settings, name, value, code, said
    ):
        setattr(settings, name, value)

        found = find()[code]

        assert said in f"{found.msg} {found.hint}"
        assert isinstance(found, Error if code.startswith("E") else Warning)
        for sentence in (found.msg, found.hint):
            assert sentence[0].isupper() and sentence.endswith((".", ")", "…"))

    def test_of_mail_must_be_chosen(self, ready, monkeypatch):
        monkeypatch.delenv("BODEMPLAAT_SMTP")
        assert set(find()) == {"E007"}


class TestFolder:
    def test_keeps_keys_from_others(self, ready):
        (ready / "keys" / "login").chmod(0o640)

        assert "login" in find()["E010"].msg

    def test_has_a_copy_of_today(self, ready):
        old = timezone.now() - timedelta(hours=26)
        (ready / "last-copy").write_text(old.isoformat())
        assert "De laatste kopie is van" in find()["W002"].msg

        copies.get_mark().unlink()
        assert "nog nooit" in find()["W002"].msg


class TestDatabase:
    @pytest.fixture(autouse=True)
    def held(self, monkeypatch):
        """The connection of the test is not the command's to close."""
        monkeypatch.setattr(checks.connection, "close", lambda: None)

    def test_that_is_right_is_not_mentioned(self):
        assert list(checks.find_wrong_database()) == []

    def test_that_does_not_protect_its_rows_is_said(self, monkeypatch):
        monkeypatch.setattr(catalogue, "find_faults", lambda cursor: ["Tabel x staat open."])

        assert list(checks.find_wrong_database()) == [
            ("E013", ("Tabel x staat open.", "Draai `bodemplaat database`."))
        ]

    def test_that_is_away_is_said(self, monkeypatch):
        def fail(cursor):
            raise OperationalError("geheim adres")

        monkeypatch.setattr(catalogue, "find_faults", fail)
        ((code, said),) = checks.find_wrong_database()
        assert code == "E012" and "geheim" not in str(said)

    def test_names_who_has_no_second_factor_yet(self, settings):
        settings.REQUIRES_SECOND_FACTOR, settings.IS_DEMO = True, False
        made = factories.make_partnership(codes=("0064",))
        assign(made, "directeur", Role.SSO_DIRECTOR, None)
        assign(made, "secretaris", Role.SECRETARY, "0064")

        assert checks.list_without_second_factor() == ["directeur"]
        assert [code for code, _ in checks.find_wrong_database()] == ["W003"]
