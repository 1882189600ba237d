# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from django.db import connection, transaction

from bodemplaat.foundation import commands

pytestmark = pytest.mark.django_db


class Asking(commands.Command):
    """A command whose tables are of another version."""

    def run(self, **options: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(options["question"])


class TestCommand:
    @pytest.mark.parametrize(
        "question", ["SELECT spook FROM foundation_account", "SELECT 1 FROM foundation_spook"]
    )
    def test_says_that_the_tables_are_of_another_version(self, capsys, question):
        with pytest.raises(SystemExit) as stopped:
            Asking().handle(question=question)

        assert stopped.value.code == 2
        assert "demo --reset" in capsys.readouterr().err
