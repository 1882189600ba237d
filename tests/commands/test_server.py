# SPDX-License-Identifier: EUPL-1.2
"""Each command starts the database if it is down, and stops what it started."""

import json
import os
import signal
import subprocess
import time

FORKER = (
    "import os, sys\n"
    "from bodemplaat.foundation.database import server\n"
    "with server.running():\n"
    "    child = os.fork()\n"
    "    if child == 0:\n"
    "        sys.exit(0)\n"
    "    os.waitpid(child, 0)\n"
    "    print('up', flush=True)\n"
    "    input()\n"
)


def leave(holder: subprocess.Popen[str]) -> None:
    """Let a holder end by itself."""
    holder.communicate("\n", timeout=60)


class TestServer:
    def test_is_made_started_and_stopped_by_one_command(self, machine):
        done = machine.run("verify", "--format", "json")

        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["ok"] is True
        assert not machine.is_up()

    def test_stays_for_who_still_needs_it(self, machine):
        first, second = machine.hold(), machine.hold()

        assert machine.run("verify").returncode == 0
        assert machine.is_up()
        leave(first)
        assert machine.is_up()
        leave(second)
        assert not machine.is_up()

    def test_is_not_stopped_by_a_child(self, machine):
        holder = machine.hold(FORKER)

        assert machine.is_up()
        leave(holder)
        assert not machine.is_up()

    def test_is_stopped_by_the_next_command_when_its_holder_was_killed(self, machine):
        holder = machine.hold()
        holder.kill()
        holder.communicate()
        assert machine.is_up()

        assert machine.run("verify").returncode == 0
        assert not machine.is_up()

    def test_starts_again_after_it_was_killed_itself(self, machine):
        holder = machine.hold()
        os.kill(machine.get_postmaster(), signal.SIGKILL)
        holder.kill()
        holder.communicate()
        time.sleep(0.5)  # its children notice, and end

        done = machine.run("verify")

        assert done.returncode == 0, done.stderr
        assert not machine.is_up()

    def test_is_made_once_by_two_commands_at_once(self, machine):
        both = [machine.start("database"), machine.start("database")]

        ends = [process.communicate(timeout=120) for process in both]
        assert [process.returncode for process in both] == [0, 0], ends
        assert not machine.is_up()

    def test_is_held_by_the_web_server_and_left_at_its_end(self, machine):
        machine.run("database")
        script = (
            "from bodemplaat.config import wsgi\n"
            "print('up' if callable(wsgi.application) else 'down', flush=True)\ninput()\n"
        )

        holder = machine.hold(script)

        assert machine.is_up()
        leave(holder)
        assert not machine.is_up()

    def test_is_not_served_when_it_is_unsafe(self, machine):
        machine.run("database")
        holder = machine.hold()
        machine.run_python(
            "from bodemplaat.foundation.database import roles\n"
            "admin = roles.connect_as_admin('bodemplaat')\n"
            "admin.execute('ALTER TABLE foundation_audithead DISABLE ROW LEVEL SECURITY')\n"
        )

        refused = machine.run_python("import bodemplaat.config.wsgi")

        assert refused.returncode == 1
        assert "Rijbeveiliging van tabel foundation_audithead staat uit." in refused.stderr
        assert machine.run("verify").returncode == 1
        assert machine.run("database").returncode == 0
        assert machine.run("verify").returncode == 0
        leave(holder)
