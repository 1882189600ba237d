# SPDX-License-Identifier: EUPL-1.2
import json
from io import StringIO

import pytest
from django.core.management import call_command

from bodemplaat.foundation.registries import Finding

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("evaluate", *arguments, stdout=out)
    return out.getvalue()


class TestEvaluate:
    def test_looks_every_arrangement_over_and_says_what_it_found(self, watched):
        watched.findings = [Finding("1", {"number": 7})]

        assert run("--on", "2012-01-02").startswith("proef, 2012-01-02: 1 nieuw")
        (found,) = json.loads(run("--arrangement", "proef", "--on", "2012-01-02", "--format=json"))
        assert (found["opened"], found["kept"]) == (0, 1)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [(("--arrangement", "elders"), "Er is geen samenwerkingsverband elders. Kies uit: proef."),
         (("--on", "morgen"), "--on")],
    )  # fmt: skip
    def test_refuses_with_a_sentence(self, watched, capsys, arguments, said):
        with pytest.raises(SystemExit) as stopped:
            run(*arguments)

        assert stopped.value.code == 2
        assert said in capsys.readouterr().err
