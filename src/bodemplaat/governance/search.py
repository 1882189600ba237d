# SPDX-License-Identifier: EUPL-1.2
"""What of governance can be found."""

from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.governance.models import Body, Decision, Proposal


@search.describes(Body, word=gettext_lazy("Orgaan"), letter="O")
def describe_body(row: Body) -> search.Text:
    """Return the name of a body, with what it is for."""
    return search.Text(
        title=row.name, line=row.purpose, words=row.code, reference=row.code,
        url_name="governance:body-detail", url_kwargs={"code": row.code},
    )  # fmt: skip


@search.describes(Proposal, word=gettext_lazy("Voorstel"), letter="V")
def describe_proposal(row: Proposal) -> search.Text:
    """Return the title of a proposal, found by its text too."""
    return search.Text(
        title=row.title, line=row.proposed_by, words=row.text, on=row.proposed_on,
        url_name="governance:proposal-detail", url_kwargs={"pk": row.pk},
    )  # fmt: skip


@search.describes(Decision, word=gettext_lazy("Besluit"), letter="B")
def describe_decision(row: Decision) -> search.Text:
    """Return what was decided, with the number in the minutes and the body."""
    return search.Text(
        title=row.proposal.title, line=f"{row.reference}, {row.body.name}",
        words=row.proposal.text, on=row.decided_on,
        url_name="governance:decision-detail", url_kwargs={"pk": row.pk},
    )  # fmt: skip
