# SPDX-License-Identifier: EUPL-1.2
"""How often a person is mailed about what asks for attention, in every arrangement at once."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from bodemplaat.accountability import actions, queries
from bodemplaat.accountability.values import Frequency
from bodemplaat.config.tenancy import get_today
from bodemplaat.foundation import tenancy
from bodemplaat.foundation.forms import Form
from bodemplaat.organisations import queries as organisations_queries

FREQUENCIES = (
    (Frequency.DAILY.value, gettext_lazy("elke dag")),
    (Frequency.WEEKLY.value, gettext_lazy("elke maandag")),
    (Frequency.NONE.value, gettext_lazy("niet")),
)


class Choice(Form):
    """How often."""

    frequency = forms.ChoiceField(
        label=gettext_lazy("Mail over aandachtspunten"), choices=FREQUENCIES,
        help_text=gettext_lazy(
            "Er gaat alleen een mail als er iets voor u open staat, bijvoorbeeld een overeenkomst "
            "die op uw handtekening wacht."
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def notifications(request: HttpRequest) -> HttpResponse:
    """Choose how often to be mailed."""
    account_id = request.user.pk
    lines = organisations_queries.list_assignments_for(account_id=account_id, on=get_today())
    chosen = Frequency.DAILY
    form = Choice(request.POST or None)
    is_chosen = form.is_valid()
    for line in lines:
        scope = "sso" if line.role.is_sso else "participant"
        with tenancy.context(
            line.arrangement_id, participant_id=line.participant_id, scope=scope,
            person_id=account_id,
        ):  # fmt: skip
            if is_chosen:
                actions.set_frequency(
                    frequency=Frequency(form.cleaned_data["frequency"]), person_id=account_id,
                    arrangement_id=line.arrangement_id,
                )  # fmt: skip
            chosen = queries.get_frequency(account_id)
    if is_chosen:
        messages.success(request, gettext("Uw keuze is bewaard."))
        return redirect("notifications")
    if request.method != "POST":
        form = Choice(initial={"frequency": chosen.value})
    context = {"form": form, "chosen": dict(FREQUENCIES)[chosen.value], "has_role": bool(lines)}
    status = 422 if request.method == "POST" else 200
    return render(request, "config/notifications.html", context, status=status)
