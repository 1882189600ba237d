# SPDX-License-Identifier: EUPL-1.2
"""A wrong DATABASE_URL is said in Dutch, without a traceback and without the password."""

import socket

import pytest

from bodemplaat.foundation.database import home, roles


def find_free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class TestAddress:
    def test_of_a_server_that_is_down_is_named(self, machine):
        port = find_free_port()

        done = machine.run("verify", DATABASE_URL=f"postgresql://a:geheim@127.0.0.1:{port}/x")

        assert done.returncode == 2
        assert f"niet bereikbaar (127.0.0.1, poort {port})" in done.stderr
        assert "DATABASE_URL" in done.stderr
        assert "Traceback" not in done.stderr and "geheim" not in done.stderr
        assert done.stdout == ""

    @pytest.mark.parametrize("url", ["http://x", "postgresql://a:b@c:d/e?f", "onzin"])
    def test_that_cannot_be_read_is_refused(self, machine, url):
        done = machine.run("verify", DATABASE_URL=url)

        assert done.returncode == 2
        assert "DATABASE_URL" in done.stderr and "Traceback" not in done.stderr

    def test_keeps_its_options_and_loses_its_user(self):
        address = home.get_server_address(
            "postgresql://baas:geheim@db.example.nl:5433/bp?sslmode=require"
        )

        assert address == {
            "HOST": "db.example.nl", "PORT": "5433", "NAME": "bp",
            "OPTIONS": {"sslmode": "require"},
        }  # fmt: skip

    def test_of_an_old_server_is_refused(self):
        with pytest.raises(home.CannotStart, match=r"PostgreSQL 14; nodig is 15 of nieuwer"):
            roles._require_version(14_00_12)

    def test_of_a_recent_server_is_fine(self):
        roles._require_version(15_00_00)


class TestCommandLine:
    @pytest.mark.parametrize("arguments", [["helemaal-niets"], ["verify", "--format", "xml"]])
    def test_speaks_dutch_about_a_wrong_call(self, machine, arguments):
        done = machine.run(*arguments)

        assert done.returncode == 2
        assert "bestaat niet" in done.stderr or "kan niet; kies uit" in done.stderr
        assert "Traceback" not in done.stderr

    def test_shows_its_commands(self, machine):
        done = machine.run("help")

        assert done.returncode == 0
        assert "database" in done.stdout and "verify" in done.stdout
