# SPDX-License-Identifier: EUPL-1.2
"""The site is served to others: safely, or not at all, and until it is told to stop."""

import http.client
import signal
import time

import pytest

from tests.commands.test_address import find_free_port

HTTPS = {"BODEMPLAAT_HTTPS": "1", "BODEMPLAAT_HOSTS": "site.example.nl"}
# What docs/running.md asks of a site for others.
DOCUMENTED = {
    **HTTPS, "BODEMPLAAT_PROXIES": "127.0.0.1", "BODEMPLAAT_URL": "https://site.example.nl",
    "BODEMPLAAT_SMTP": "smtp+tls://naam:geheim@mail.example.nl:587",
    "BODEMPLAAT_MAIL_FROM": "bodemplaat@example.nl",
    "BODEMPLAAT_SECURITY_CONTACT": "mailto:lek@example.nl",
}  # fmt: skip


def ask(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    """Return the answer of a site that is starting, once it is there."""
    for _ in range(120):
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            link.request("GET", path, headers=headers)
            return link.getresponse()
        except (ConnectionError, http.client.HTTPException):
            time.sleep(0.25)
    raise AssertionError("The site does not answer.")


class TestSite:
    def test_is_served_until_it_is_told_to_stop(self, machine):
        port = find_free_port()
        site = machine.start("serve", "--port", str(port), "--workers", "1")

        answer = ask(port, "/inloggen/")
        held = machine.is_up()
        site.send_signal(signal.SIGTERM)
        out, err = site.communicate(timeout=60)

        assert (answer.status, held) == (200, True)
        assert site.returncode == 0, err
        assert f"poort {port}" in out and "De site is gestopt." in err
        assert not machine.is_up()

    def test_over_https_believes_its_proxy_and_keeps_cookies_there(self, machine):
        port = find_free_port()
        env = {**HTTPS, "BODEMPLAAT_PROXIES": "127.0.0.1"}
        site = machine.start("serve", "--port", str(port), "--workers", "1", **env)
        host = HTTPS["BODEMPLAAT_HOSTS"]

        plain = ask(port, "/inloggen/", Host=host)
        secure = ask(port, "/inloggen/", Host=host, **{"X-Forwarded-Proto": "https"})
        site.send_signal(signal.SIGTERM)
        site.communicate(timeout=60)

        assert (plain.status, plain.headers["Location"]) == (301, f"https://{host}/inloggen/")
        assert secure.status == 200
        assert secure.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "Secure" in secure.headers["Set-Cookie"]

    def test_is_not_served_by_a_role_that_passes_by_the_protection(self, machine):
        machine.run("database")
        holder = machine.hold()
        # The roles are put right at each start; what is wrong in the catalogue stays wrong.
        done = machine.run_python(
            "from bodemplaat.foundation.database import roles\n"
            "admin = roles.connect_as_admin('bodemplaat')\n"
            "admin.execute('GRANT bodemplaat_owner TO bodemplaat_app')\n"
        )
        assert done.returncode == 0, done.stderr

        refused = machine.run("serve", "--port", str(find_free_port()))

        assert refused.returncode == 2
        assert "De rol van de toepassing is lid van een andere rol." in refused.stderr
        holder.communicate("\n", timeout=60)

    @pytest.mark.parametrize(
        ("arguments", "env", "sentence"),
        [
            (["--port", "70000"], {}, "--port: 70000 kan niet"),
            (["--workers", "0"], {}, "--workers: 0 kan niet"),
            ([], {"BODEMPLAAT_PROXIES": "overal"}, "BODEMPLAAT_PROXIES: overal is geen adres"),
            ([], {"BODEMPLAAT_DEMO": "1"}, "BODEMPLAAT_DEMO=1 laat iedereen elk account kiezen"),
            (["--host", "192.0.2.1"], {}, "niet van deze machine"),
        ],
    )
    def test_is_not_served_on_wrong_settings(self, machine, arguments, env, sentence):
        done = machine.run("serve", *arguments, **env)

        assert done.returncode == 2
        assert sentence in done.stderr and "Traceback" not in done.stderr

    def test_as_documented_passes_every_check(self, machine, tmp_path):
        machine.run("database")
        machine.run("backup", str(tmp_path / "copy"))

        done = machine.run("check", "--deploy", "--fail-level", "WARNING", **DOCUMENTED)

        assert done.returncode == 0, done.stderr
        assert "WARNINGS" not in done.stderr

    def test_without_settings_is_told_what_to_set(self, machine):
        machine.run("database")

        done = machine.run("check", "--deploy")

        assert done.returncode == 1 and "Traceback" not in done.stderr
        for word in ("HTTPS=1", "HOSTS", "URL", "SMTP", "MAIL_FROM", "SECURITY_CONTACT"):
            assert f"BODEMPLAAT_{word}" in done.stderr
        assert "bodemplaat.W002" in done.stderr
