# SPDX-License-Identifier: EUPL-1.2
"""A page whose figures cannot be made says why, and what to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bodemplaat.finance import queries
from bodemplaat.foundation import sentences
from bodemplaat.kernel.refusals import Refusal

ABSENT = (
    queries.NothingBooked, queries.NoSettlement, queries.UnknownRun, queries.UnknownKey,
    queries.UnknownKeyProposal, queries.UnknownBudget, queries.JournalNotFound,
)


def explained(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer a refusal with its sentence: 404 where the thing is not there, else 422."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            status = 404 if isinstance(refusal, ABSENT) else 422
            context = {"sentence": sentences.render(refusal), "is_absent": status == 404}
            return render(request, "finance/settlement/refused.html", context, status=status)

    return answering
