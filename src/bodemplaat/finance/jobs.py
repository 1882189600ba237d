# SPDX-License-Identifier: EUPL-1.2
"""Work of this package that takes longer than a click."""

import json

from django.utils.translation import gettext_lazy

from bodemplaat.finance import actions
from bodemplaat.foundation import jobs


class ReadingRows(jobs.Sentence):
    """The rows of a file are being checked."""

    code = "finance.import-reading"


class PostingRows(jobs.Sentence):
    """Every row of a file is right, and they are being posted."""

    code = "finance.import-posting"


class Posted(jobs.Sentence):
    """The rows of a file stand in the ledger."""

    code = "finance.import-posted"


@jobs.job(actions.IMPORT_JOURNAL, label=gettext_lazy("Boekingen inlezen"))
def import_journal(run: jobs.Run, *, year: int, source: str, mapping: str) -> jobs.Result:
    """Post the lines of a file, or none of them."""

    def tell(done: int, total: int) -> None:
        said = ReadingRows(source=source) if done < total else PostingRows(count=total)
        run.tell(done, total, said)

    journal = actions.import_journal(
        content=run.read_file(), year=year, source=source, mapping=json.loads(mapping),
        actor=run.actor, tell=tell,
    )
    said = Posted(source=source, seq=journal.seq)
    return jobs.Result(said, "finance:journal-detail", {"seq": journal.seq})
