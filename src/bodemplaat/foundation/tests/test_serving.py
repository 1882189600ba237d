# SPDX-License-Identifier: EUPL-1.2
"""A web server and a worker beside it, as processes that do nothing but live and end."""

import os
import signal
import subprocess
import sys
import time

import pytest

SERVE = r"""
import sys
from bodemplaat.foundation import serving
serving.LOOK, serving.PAUSE = 0.05, 0.3
short = "import os, signal; signal.signal(signal.SIGINT, signal.SIG_DFL); os.write(1, b'up\\n')"
live = short + "; import time; time.sleep(60)"
beside = short if sys.argv[1] == "short" else live
call = lambda script: [sys.executable, "-c", script]
raise SystemExit(serving.serve(call(live), call(beside)))
"""


def start(kind):
    """Start both in a group of their own, where Ctrl-C was ignored, as below a shell with `&`."""
    return subprocess.Popen(
        [sys.executable, "-c", SERVE, kind], text=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )  # fmt: skip


class TestServe:
    @pytest.mark.parametrize("received", [signal.SIGINT, signal.SIGTERM])
    def test_ends_with_all_that_runs_and_says_of_no_worker_that_it_starts_again(self, received):
        site = start("live")
        assert [site.stdout.readline() for _ in range(2)] == ["up\n", "up\n"]
        os.killpg(site.pid, received)
        _, err = site.communicate(timeout=20)

        assert (site.returncode, err) == (0, "")

    def test_starts_a_worker_again_that_ends_by_itself(self):
        site = start("short")
        heard = [site.stdout.readline() for _ in range(4)]
        time.sleep(0.1)
        os.killpg(site.pid, signal.SIGTERM)
        _, err = site.communicate(timeout=20)

        assert heard == ["up\n"] * 4
        assert "De werker stopte en wordt opnieuw gestart." in err
