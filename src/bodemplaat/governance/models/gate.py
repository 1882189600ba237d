# SPDX-License-Identifier: EUPL-1.2
"""Bodies and seats, rules with versions, proposals and what was decided about them."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.db import models
from django.db.models import Q

from bodemplaat.foundation.tenancy.fields import TenantForeignKey
from bodemplaat.foundation.tenancy.models import ArrangementModel
from bodemplaat.foundation.validity import ValidFact
from bodemplaat.governance.values import (
    Basis,
    BodyKind,
    Choice,
    CompositionKind,
    DecisionKind,
    Forum,
    Level,
    Majority,
    Office,
    Opinion,
    Outcome,
    ProposalState,
    Represents,
    SeatRole,
)


def _one_of(field: str, words: Any, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [str(word) for word in words]}), name=name
    )


def _choices(words: Any) -> list[tuple[str, str]]:
    return [(str(word), str(word)) for word in words]


class Body(ArrangementModel):
    """A body of the arrangement: it decides, or it advises."""

    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    is_deciding = models.BooleanField()
    level = models.TextField()
    purpose = models.TextField(blank=True)
    composition = models.TextField(blank=True)
    chair_rule = models.TextField(blank=True)
    source = models.TextField(blank=True)
    is_assumption = models.BooleanField(default=False)
    represents = models.TextField(
        choices=_choices(Represents), default=Represents.JOINT.value
    )
    forum = models.TextField(choices=_choices(Forum), blank=True, default="")
    secretary = models.TextField(blank=True, default="")
    meetings_a_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement_id", "code"], name="body_code"),
            _one_of("represents", Represents, "body_represents"),
            _one_of("forum", ("", *Forum), "body_forum"),
            _one_of("kind", BodyKind, "body_kind"),
            _one_of("level", Level, "body_level"),
        ]

    def __str__(self) -> str:
        return self.code

    def set_texts(self, **texts: Any) -> None:
        """Replace what the body is for, who sits in it and chairs it, and how often it meets."""
        for name, value in texts.items():
            setattr(self, name, value)
        self.save(update_fields=list(texts))


class Seat(ArrangementModel, ValidFact):
    """One person sits in one body for a term, for a participant or for the SSO itself."""

    valid_subject = ("body_id", "person_name")

    body = TenantForeignKey(Body, related_name="seats")
    person_name = models.TextField()
    participant = TenantForeignKey(
        "organisations.Participant", null=True, blank=True, related_name="+"
    )
    votes = models.PositiveIntegerField(default=1)
    role = models.TextField()
    portfolio = models.TextField(blank=True)
    office = models.TextField(choices=_choices(Office), blank=True, default="")
    deputy = models.TextField(blank=True, default="")
    source = models.TextField(blank=True)
    is_synthetic = models.BooleanField(default=False)

    class Meta(ValidFact.Meta):
        constraints = [
            *ValidFact.Meta.constraints,
            _one_of("role", SeatRole, "seat_role"),
            _one_of("office", ("", *Office), "seat_office"),
            models.CheckConstraint(condition=Q(votes__gt=0), name="seat_has_votes"),
        ]

    def __str__(self) -> str:
        return self.person_name


class RuleSet(ArrangementModel, ValidFact):
    """One version of who decides what; on each day one version holds."""

    valid_subject = ("code",)

    code = models.TextField(default="arrangement")
    title = models.TextField()
    article_source = models.TextField()
    adopted_by = models.TextField()
    source = models.TextField(blank=True)
    is_assumption = models.BooleanField(default=False)

    class Meta(ValidFact.Meta):
        pass

    def __str__(self) -> str:
        return self.title


class Rule(ArrangementModel):
    """Which body decides one kind, by which article and with which vote; open: not settled."""

    append_only = True
    part_of = "rule_set"

    rule_set = TenantForeignKey(RuleSet, related_name="rules")
    kind = models.TextField()
    body = TenantForeignKey(Body, null=True, blank=True, related_name="rules")
    article = models.TextField()
    majority = models.TextField()
    basis = models.TextField()
    quorum_numerator = models.PositiveSmallIntegerField()
    quorum_denominator = models.PositiveSmallIntegerField()
    is_quorum_strict = models.BooleanField()
    chair_breaks_ties = models.BooleanField()
    advised_by = TenantForeignKey(Body, null=True, blank=True, related_name="advises_on")
    needs_advice = models.BooleanField()
    may_work_back = models.BooleanField()
    is_open = models.BooleanField()
    note = models.TextField(blank=True)
    share_numerator = models.PositiveSmallIntegerField(null=True, blank=True)
    share_denominator = models.PositiveSmallIntegerField(null=True, blank=True)
    reconvened_numerator = models.PositiveSmallIntegerField(null=True, blank=True)
    reconvened_denominator = models.PositiveSmallIntegerField(null=True, blank=True)
    reconvening_article = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(majority=Majority.QUALIFIED.value, share_numerator__isnull=False)
                    & Q(share_denominator__gt=0)
                )
                | (~Q(majority=Majority.QUALIFIED.value) & Q(share_numerator__isnull=True)),
                name="rule_share",
            ),
            models.CheckConstraint(
                condition=Q(reconvened_numerator__isnull=True, reconvened_denominator__isnull=True)
                | (Q(reconvened_denominator__gt=0) & ~Q(reconvening_article="")),
                name="rule_reconvening_cites_its_article",
            ),
            models.UniqueConstraint(
                fields=["arrangement_id", "rule_set", "kind"], name="rule_one_per_kind"
            ),
            models.CheckConstraint(
                condition=Q(is_open=True) | Q(body__isnull=False), name="rule_names_a_body"
            ),
            models.CheckConstraint(
                condition=Q(quorum_denominator__gt=0)
                & Q(quorum_numerator__lte=models.F("quorum_denominator")),
                name="rule_quorum",
            ),
            _one_of("kind", DecisionKind, "rule_kind"),
            _one_of("majority", Majority, "rule_majority"),
            _one_of("basis", Basis, "rule_basis"),
            models.CheckConstraint(condition=~Q(article=""), name="rule_cites_its_article"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.article}"

    @property
    def quorum(self) -> Fraction:
        """The quorum as an exact fraction."""
        return Fraction(self.quorum_numerator, self.quorum_denominator)

    @property
    def share(self) -> Fraction | None:
        """The share of a qualified majority as an exact fraction."""
        if self.share_numerator is None or not self.share_denominator:
            return None
        return Fraction(self.share_numerator, self.share_denominator)

    @property
    def reconvened(self) -> Fraction | None:
        """The part of the members that suffices in a second meeting; None: there is none."""
        if self.reconvened_numerator is None or not self.reconvened_denominator:
            return None
        return Fraction(self.reconvened_numerator, self.reconvened_denominator)


class Setting(ArrangementModel):
    """A choice of the arrangement that a calculation reads by name."""

    append_only = True
    part_of = "rule_set"

    rule_set = TenantForeignKey(RuleSet, related_name="settings")
    name = models.TextField()
    value = models.TextField(blank=True)
    article = models.TextField()
    is_open = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    target_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "rule_set", "name"], name="setting_one_per_name"
            ),
            models.CheckConstraint(condition=~Q(article=""), name="setting_cites_its_article"),
            models.CheckConstraint(
                condition=Q(is_open=True) | ~Q(value=""), name="setting_has_a_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class WeightBand(ArrangementModel):
    """From which value of a measure on a participant has how many votes."""

    append_only = True
    part_of = "rule_set"

    rule_set = TenantForeignKey(RuleSet, related_name="bands")
    measure = models.TextField()
    at_least = models.PositiveBigIntegerField()
    votes = models.PositiveIntegerField()
    article = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "rule_set", "measure", "at_least"], name="weightband_once"
            ),
            models.CheckConstraint(condition=Q(votes__gt=0), name="weightband_has_votes"),
            models.CheckConstraint(condition=~Q(article=""), name="weightband_cites_its_article"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.at_least}: {self.votes}"


class VoteWeight(ArrangementModel, ValidFact):
    """How many votes the table of the regulation gives a participant, for a period."""

    valid_subject = ("participant_id",)

    participant = TenantForeignKey("organisations.Participant", related_name="+")
    votes = models.PositiveIntegerField()
    article = models.TextField()
    source = models.TextField(blank=True)
    is_assumption = models.BooleanField(default=False)

    class Meta(ValidFact.Meta):
        constraints = [
            *ValidFact.Meta.constraints,
            models.CheckConstraint(condition=Q(votes__gt=0), name="voteweight_has_votes"),
            models.CheckConstraint(condition=~Q(article=""), name="voteweight_cites_its_article"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.votes}"


class Composition(ArrangementModel):
    """What the rules ask of the members of a body; counted on any day."""

    append_only = True
    part_of = "rule_set"

    rule_set = TenantForeignKey(RuleSet, related_name="compositions")
    body = TenantForeignKey(Body, related_name="compositions")
    kind = models.TextField()
    other_body = TenantForeignKey(Body, null=True, blank=True, related_name="+")
    article = models.TextField()
    is_open = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    value = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            _one_of("kind", CompositionKind, "composition_kind"),
            models.CheckConstraint(
                condition=~Q(kind=CompositionKind.NO_MAJORITY_OF.value)
                | Q(other_body__isnull=False),
                name="composition_names_the_other",
            ),
            models.CheckConstraint(condition=~Q(article=""), name="composition_cites_its_article"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.article}"


class Proposal(ArrangementModel):
    """A change that waits for the body that may decide it."""

    changes_later = ("state",)  # it follows from the decision, which has a record of its own

    kind = models.TextField()
    subject_type = models.TextField()
    subject_id = models.BigIntegerField()
    title = models.TextField()
    text = models.TextField()
    proposed_by_id = models.BigIntegerField(null=True, blank=True)
    proposed_by = models.TextField()
    proposed_on = models.DateField()
    effective_on = models.DateField()
    amount_cents = models.BigIntegerField(null=True, blank=True)
    source = models.TextField(blank=True)
    is_synthetic = models.BooleanField(default=False)
    state = models.TextField(default=ProposalState.PROPOSED.value)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawal_reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            _one_of("kind", DecisionKind, "proposal_kind"),
            _one_of("state", ProposalState, "proposal_state"),
            models.UniqueConstraint(
                fields=["arrangement_id", "subject_type", "subject_id", "kind"],
                condition=Q(state="proposed"),
                name="proposal_one_open_per_subject",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_on__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_on__isnull=True)),
                name="proposal_withdrawn_on",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def set_decided(self, *, outcome: Outcome) -> None:
        """Close the proposal with what the body decided."""
        self.state = outcome.value
        self.save(update_fields=["state"])

    def set_withdrawn(self, *, on: date, reason: str) -> None:
        """Close the proposal because its proposer took it back."""
        self.state = ProposalState.WITHDRAWN.value
        self.withdrawn_on, self.withdrawal_reason = on, reason
        self.save(update_fields=["state", "withdrawn_on", "withdrawal_reason"])


class FailedMeeting(ArrangementModel):
    """A meeting about a proposal that lacked quorum: nothing was decided."""

    append_only = True

    proposal = TenantForeignKey(Proposal, related_name="failed_meetings")
    body = TenantForeignKey(Body, related_name="+")
    met_on = models.DateField()
    seated = models.PositiveIntegerField()
    attended = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    registered_by_id = models.BigIntegerField(null=True, blank=True)
    registered_by = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "proposal", "met_on"], name="failedmeeting_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(attended__lt=models.F("needed")), name="failedmeeting_lacked_quorum"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.met_on}"


class Attendance(ArrangementModel):
    """One member that was at a meeting without quorum."""

    append_only = True
    part_of = "meeting"

    meeting = TenantForeignKey(FailedMeeting, related_name="attendances")
    seat = TenantForeignKey(Seat, related_name="+")
    voter = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "meeting", "voter"], name="attendance_once"
            )
        ]

    def __str__(self) -> str:
        return self.voter


class Decision(ArrangementModel):
    """What a body decided about one proposal, under one rule, with the count it rests on."""

    append_only = True

    proposal = TenantForeignKey(Proposal, related_name="decisions")
    body = TenantForeignKey(Body, related_name="decisions")
    rule = TenantForeignKey(Rule, related_name="decisions")
    reference = models.TextField()
    decided_on = models.DateField()
    effective_on = models.DateField()
    result = models.TextField()
    seated = models.PositiveIntegerField()
    is_reconvened = models.BooleanField(default=False)
    mandate_code = models.TextField(blank=True, default="")
    first_meeting = TenantForeignKey(
        FailedMeeting, null=True, blank=True, related_name="decisions"
    )
    registered_by_id = models.BigIntegerField(null=True, blank=True)
    registered_by = models.TextField()
    confirmed_by = models.TextField(blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "proposal"], name="decision_one_per_proposal"
            ),
            models.UniqueConstraint(
                fields=["arrangement_id", "reference"], name="decision_reference"
            ),
            _one_of("result", (Outcome.ADOPTED, Outcome.REJECTED), "decision_result"),
            models.CheckConstraint(
                condition=Q(is_reconvened=False) | Q(first_meeting__isnull=False),
                name="decision_reconvened_after_a_first_meeting",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Ballot(ArrangementModel):
    """One vote of a decision; a vote of a participant has a seat too: that of its member."""

    append_only = True
    part_of = "decision"

    decision = TenantForeignKey(Decision, related_name="ballots")
    seat = TenantForeignKey(Seat, related_name="ballots")
    voter = models.TextField()
    is_chair = models.BooleanField(default=False)
    weight = models.PositiveIntegerField()
    choice = models.TextField()
    measured = models.BigIntegerField(null=True, blank=True)
    measured_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "decision", "voter"], name="ballot_one_per_voter"
            ),
            _one_of("choice", Choice, "ballot_choice"),
        ]

    def __str__(self) -> str:
        return f"{self.voter}: {self.choice}"


class Advice(ArrangementModel):
    """The opinion of an advising body on a proposal."""

    append_only = True

    proposal = TenantForeignKey(Proposal, related_name="advices")
    body = TenantForeignKey(Body, related_name="advices")
    opinion = models.TextField()
    text = models.TextField()
    advised_on = models.DateField()
    recorded_by = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrangement_id", "proposal", "body"], name="advice_one_per_body"
            ),
            _one_of("opinion", Opinion, "advice_opinion"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.opinion}"
