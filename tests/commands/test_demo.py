# SPDX-License-Identifier: EUPL-1.2
"""The demo refuses a port before it fills, drops or migrates anything."""

import socket

import pytest
from django.core.management import call_command

from bodemplaat.config.management.commands import demo
from bodemplaat.foundation.database import server


@pytest.fixture
def untouched(monkeypatch):
    """A server that may not be started and a demo that may not be dropped."""

    def touch(*given, **named):
        pytest.fail("the data were touched before the port was looked at")

    monkeypatch.setattr(server, "running", touch)
    monkeypatch.setattr(demo, "_drop", touch)


@pytest.mark.usefixtures("untouched")
class TestPort:
    @pytest.mark.parametrize("has_reset", [False, True])
    def test_that_is_taken_is_refused_first(self, has_reset, capsys):
        with socket.create_server((demo.HOST, 0)) as listening:
            port = listening.getsockname()[1]

            with pytest.raises(SystemExit) as left:
                call_command("demo", port=port, reset=has_reset)

        assert left.value.code == 2
        assert f"Poort {port} is bezet. Kies een andere met --port." in capsys.readouterr().err

    @pytest.mark.parametrize("port", [80, 65_536, -1])
    def test_that_cannot_be_is_refused_first(self, port, capsys):
        with pytest.raises(SystemExit) as left:
            call_command("demo", port=port)

        assert left.value.code == 2
        assert "Kies een getal van 1024 tot en met 65535." in capsys.readouterr().err
