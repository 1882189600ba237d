# SPDX-License-Identifier: EUPL-1.2
"""What of organisations can be found."""

from django.utils.translation import gettext_lazy

from bodemplaat.foundation import search
from bodemplaat.organisations.models import Participant, Person


@search.describes(Participant, word=gettext_lazy("Deelnemer"), letter="D")
def describe_participant(row: Participant) -> search.Text:
    """Return the name of a participant, found by its municipal code and its other names too."""
    others = {one.name for one in row.list_names() if one.is_known(None)} - {row.name}
    return search.Text(
        title=row.name, line=row.code, reference=row.code, words=" ".join(sorted(others)),
        url_name="organisations:participant-detail", url_kwargs={"code": row.code},
    )  # fmt: skip


search.offer(
    search.Act(gettext_lazy("Bekijk de huisstijlen"), "organisations:identity-list"),
    search.Act(gettext_lazy("Bekijk de opvolgingen"), "organisations:succession-list"),
    search.Act(gettext_lazy("Bekijk waar bronnen verschillen"), "organisations:source-list"),
    search.Act(gettext_lazy("Bekijk de bandbreedtes"), "organisations:range-list"),
)


@search.describes(Person, word=gettext_lazy("Persoon"), letter="PRS")
def describe_person(row: Person) -> search.Text:
    """Return the name of a person, or the number alone once it was erased."""
    return search.Text(
        title=row.name or f"persoon {row.pk} (gewist)", line=row.email, reference=str(row.pk),
        url_name="organisations:person-detail", url_kwargs={"pk": row.pk},
    )  # fmt: skip
