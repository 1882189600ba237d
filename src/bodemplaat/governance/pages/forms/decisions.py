# SPDX-License-Identifier: EUPL-1.2
"""What people fill in: votes, advice, and the reason to take a proposal back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from bodemplaat.foundation.forms import DayField, Form
from bodemplaat.governance.pages import words
from bodemplaat.governance.values import BodyLine, Choice, SeatLine, Vote

ABSENT = ("", gettext_lazy("was er niet"))


class Decide(Form):
    """The decision of one body on one day, with a field per seat that has a vote."""

    body_code = forms.CharField(label=gettext_lazy("Orgaan"), widget=forms.HiddenInput)
    decided_on = DayField(
        label=gettext_lazy("Dag van het besluit"), widget=forms.HiddenInput
    )
    reference = forms.CharField(
        label=gettext_lazy("Aanduiding van het besluit"),
        max_length=60,
        help_text=gettext_lazy("Zoals het in de notulen staat, bijvoorbeeld DB 2014-03."),
    )
    is_reconvened = forms.BooleanField(
        label=gettext_lazy("De vergadering was opnieuw bijeengeroepen"),
        required=False,
        help_text=gettext_lazy(
            "Kan na een vastgelegde vergadering zonder quorum, zoals de regeling het zegt."
        ),
    )

    def __init__(self, *args: Any, seats: Sequence[SeatLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = [seat for seat in seats if seat.may_vote]
        choices = [ABSENT, *((choice.value, word) for choice, word in words.CHOICES.items())]
        for seat in self.seats:
            label = seat.person_name
            if seat.participant_name:
                label = f"{seat.person_name}, {seat.participant_name}"
            self.fields[f"vote_{seat.id}"] = forms.ChoiceField(
                label=label, choices=choices, required=False
            )

    def get_vote_fields(self) -> list[forms.BoundField]:
        """Return the fields of the votes, in order of seat."""
        return [self[f"vote_{seat.id}"] for seat in self.seats]

    def get_votes(self) -> tuple[Vote, ...]:
        """Return the votes of the members that were there."""
        found = ((seat, self.cleaned_data.get(f"vote_{seat.id}")) for seat in self.seats)
        return tuple(
            Vote(Choice(choice), member_id=seat.id) for seat, choice in found if choice
        )


class FailedMeeting(Form):
    """Who was there at a meeting that lacked quorum."""

    body_code = forms.CharField(label=gettext_lazy("Orgaan"), widget=forms.HiddenInput)
    met_on = DayField(label=gettext_lazy("Dag van de vergadering"), widget=forms.HiddenInput)
    present = forms.MultipleChoiceField(
        label=gettext_lazy("Wie was er"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Kruis aan wie er was, zoals op de presentielijst staat."),
    )

    def __init__(self, *args: Any, seats: Sequence[SeatLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = [
            (str(seat.id), ", ".join(filter(None, (seat.person_name, seat.participant_name))))
            for seat in seats
            if seat.may_vote
        ]

    def clean_present(self) -> tuple[int, ...]:
        """Return the seats as numbers."""
        return tuple(int(one) for one in self.cleaned_data["present"])


class Meeting(Form):
    """Which body met, and when; it decides whose votes the other form asks."""

    without_help = {
        "orgaan": "a short list whose answer is shown at once",
        "datum": "a day whose answer is shown at once",
    }

    orgaan = forms.ChoiceField(label=gettext_lazy("Orgaan dat besloot"), required=False)
    datum = DayField(label=gettext_lazy("Dag van het besluit"), required=False, help_text="")

    def __init__(
        self,
        data: Mapping[str, str],
        *,
        bodies: Sequence[BodyLine],
        body_code: str,
        decided_on: date,
    ) -> None:
        super().__init__(data)
        self.fields["orgaan"].choices = [(body.code, body.name) for body in bodies]
        self.full_clean()
        found = self.cleaned_data
        self.body_code: str = found.get("orgaan") or body_code
        self.decided_on: date = found.get("datum") or decided_on


class Advise(Form):
    """What an advising body thinks."""

    body_code = forms.ChoiceField(
        label=gettext_lazy("Orgaan dat adviseert"),
        help_text=gettext_lazy("Bijvoorbeeld de adviescommissie."),
    )
    opinion = forms.ChoiceField(
        label=gettext_lazy("Advies"),
        choices=[(opinion.value, word) for opinion, word in words.OPINIONS.items()],
        help_text=gettext_lazy("Zoals het in de notulen staat, bijvoorbeeld positief."),
    )
    text = forms.CharField(
        label=gettext_lazy("Toelichting"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=gettext_lazy("Waarom, bijvoorbeeld: de kosten zijn goed onderbouwd."),
    )
    advised_on = DayField(
        label=gettext_lazy("Dag van het advies"),
        help_text=gettext_lazy("De dag van de vergadering, bijvoorbeeld 15-3-2014."),
    )

    def __init__(
        self, *args: Any, bodies: Sequence[BodyLine], advisors: Collection[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        advising = [body for body in bodies if not body.is_deciding or body.code in advisors]
        self.fields["body_code"].choices = [(body.code, body.name) for body in advising]


class Withdraw(Form):
    """Why a proposal is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Reden"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy("Iedereen leest dit, bijvoorbeeld: de cijfers worden herzien."),
    )
    withdrawn_on = DayField(
        label=gettext_lazy("Dag van intrekking"),
        help_text=gettext_lazy("Vandaag, of de eerdere dag van het bericht."),
    )
