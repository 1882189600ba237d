# SPDX-License-Identifier: EUPL-1.2
from rest_framework import serializers as fields

from bodemplaat.foundation.api.serializers import (
    Body,
    Dated,
    Day,
    HouseSerializer,
    Paged,
    Text,
    Truth,
    Whole,
    choice,
    of_line,
)
from bodemplaat.governance import values
from bodemplaat.organisations import values as organisations_values

GoverningBody = of_line("GoverningBody", values.BodyLine, without=("id",))
Seat = of_line("Seat", values.SeatLine, without=("participant_id",))
Rule = of_line("Rule", values.RuleLine)
Setting = of_line("Setting", values.SettingDraft)
Composition = of_line("Composition", values.CompositionDraft)
Band = of_line("WeightBand", values.BandDraft)
RuleSet = of_line(
    "RuleSet", values.RuleSetLine, rules=Rule(many=True), settings=Setting(many=True),
    compositions=Composition(many=True), bands=Band(many=True),
)  # fmt: skip
Decision = of_line("Decision", values.DecisionReference)
Subject = of_line("Subject", values.SubjectReference)
Proposal = of_line(
    "Proposal", values.ProposalLine, without=("proposed_by_id",), subject=Subject(),
    decision=Decision(allow_null=True),
)  # fmt: skip
Advice = of_line("Advice", values.AdviceLine)
Tally = of_line("Tally", values.Tally, without=("chair",))
Ballot = of_line("Ballot", values.BallotLine)
Explained = of_line("ExplainedLine", values.Explained)
FailedMeeting = of_line("FailedMeeting", values.FailedMeetingLine)
VoteWeight = of_line("VoteWeight", values.VoteWeightLine, without=("participant_id",))
VoteRecord = of_line(
    "VoteRecord", values.VoteRecord, rule=Rule(), tally=Tally(), ballots=Ballot(many=True),
    explained=Explained(many=True), first_meeting=FailedMeeting(allow_null=True),
)


Point = of_line("RulePoint", values.Point)
Difference = of_line("RuleDifference", values.Difference, left=Point(many=True),
                     right=Point(many=True))
Distance = of_line("RuleDistance", values.Distance)
Comparison = of_line(
    "RuleComparison", values.RuleComparison, total=Distance(),
    differences=Difference(many=True), through_time=Distance(many=True),
)
Target = of_line("Target", values.TargetPartLine)


Mandate = of_line("Mandate", values.MandateLine)
MandateAct = of_line("MandateAct", values.MandateActLine)
Gate = of_line("Gate", values.GateLine, mandates=Mandate(many=True))


LocalException = of_line("LocalException", values.ExceptionLine, without=("participant_id",))
Ranked = of_line("RankedSubject", values.RankedLine)
Ranking = of_line("Ranking", values.RankingLine, items=Ranked(many=True))


class ExceptionBody(Body):
    """What one participant asks to do in another way, and until when."""

    participant_code = Text(max_length=20)
    departs_from = Text(max_length=50)
    procedure = Text(max_length=200)
    title = Text(max_length=200)
    text = Text(max_length=5000)
    starts_on = Day()
    ends_before = Day()
    proposed_on = Day()


class RankingBody(Body):
    """Subjects in order, the first one first."""

    title = Text(max_length=200)
    text = Text(max_length=5000)
    items = fields.ListField(child=Text(max_length=200), max_length=200)
    starts_on = Day()
    proposed_on = Day()


class MatterBody(Body):
    """What is proposed that no other thing brings, such as policy."""

    kind = choice(values.DecisionKind)
    title = Text(max_length=200)
    text = Text(max_length=20_000)
    amount_cents = Whole(required=False)
    effective_on = Day()
    proposed_on = Day()


class MandateApprovalBody(Body):
    """What is approved in the name of the giver of a mandate."""

    act = choice(values.MandatedAct)
    title = Text(max_length=300)
    amount_cents = Whole()
    acted_on = Day()


class MandateBody(Body):
    """Who gives whom which power; the giver is a body or the college of a participant."""

    code = Text(max_length=40)
    form = choice(values.MandateForm)
    act = Text(max_length=40)
    giver_code = Text(required=False, max_length=50)
    participant_code = Text(required=False, max_length=20)
    holder_role = choice(organisations_values.Role, required=False)
    holder_code = Text(required=False, max_length=50)
    holder_name = Text(max_length=200)
    limit_cents = Whole(required=False)
    may_submandate = Truth(default=False)
    parent_code = Text(required=False, max_length=40)
    article = Text(max_length=200)
    starts_on = Day()
    ends_before = Day(required=False)
    source = Text(required=False, max_length=500)


class MandateEndBody(Body):
    """From when a mandate no longer holds, and why."""

    ends_before = Day()
    reason = Text(max_length=2000)


class PublicationBody(Body):
    """The day on which the rules are opened to everyone."""

    published_on = Day()


class PublicationEndBody(Body):
    """Why the rules are shut again."""

    reason = Text(max_length=2000)


class PublicationCount(HouseSerializer):
    """How many versions of the rules everyone may read."""

    count = Whole()


class TargetBody(Body):
    """A part of what the arrangement grows towards."""

    setting = Text(max_length=50)
    name = Text(max_length=200)
    target_on = Day()
    source = Text(required=False, max_length=500)


class TargetReachedBody(Body):
    """Since when a part is there."""

    reached_on = Day()


class VoteWeightBody(Body):
    """The votes of one participant from a day on."""

    participant_code = Text(max_length=20)
    votes = Whole(min_value=1, max_value=1000)
    starts_on = Day()
    article = Text(max_length=200)
    source = Text(required=False, max_length=500)
    reason = Text(required=False, max_length=500)


class ComparisonQuery(Dated):
    """Two sides: `eigen`, the day on which an own version began, or the slug of a partnership."""

    one = fields.CharField(required=False, max_length=50)
    other = fields.CharField(required=False, max_length=50)


class DecisionWithVote(HouseSerializer):
    """A decision with the proposal that it is about, and every vote."""

    decision = Decision()
    proposal_id = Whole()
    vote = VoteRecord(allow_null=True)


class ProposalWithAdvice(HouseSerializer):
    """A proposal with what advising bodies said."""

    proposal = Proposal()
    advices = Advice(many=True)


class SeatQuery(Dated):
    """The seats of the day."""


class ProposalQuery(Paged):
    """Proposals brought until the day."""

    state = choice(values.ProposalState, required=False)
    kind = choice(values.DecisionKind, required=False)
    body_code = fields.CharField(required=False, max_length=50)


class DecisionQuery(Paged):
    """Decisions taken until the day."""

    kind = choice(values.DecisionKind, required=False)
    body_code = fields.CharField(required=False, max_length=50)
    year = fields.IntegerField(required=False, min_value=1900, max_value=2199)


class VoteBody(Body):
    """The vote of one seat, or of one participant where participants vote."""

    value = choice(values.Choice)
    member_id = Whole(required=False)
    participant_code = Text(required=False, max_length=20)


class DecisionBody(Body):
    """What a body decided about a proposal, with every vote."""

    body_code = Text(max_length=50)
    decided_on = Day()
    reference = Text(max_length=60)
    is_reconvened = Truth(default=False)
    votes = VoteBody(many=True, max_length=500)


class AdviceBody(Body):
    """What an advising body thinks of a proposal."""

    body_code = Text(max_length=50)
    opinion = choice(values.Opinion)
    text = Text(max_length=5000)
    advised_on = Day()


class FailedMeetingBody(Body):
    """A meeting about a proposal that lacked quorum: its day, and the seats that were there."""

    body_code = Text(max_length=50)
    met_on = Day()
    present = fields.ListField(child=Whole(), max_length=500)


class WithdrawalBody(Body):
    """Why a proposal is taken back, and when."""

    reason = Text(max_length=2000)
    withdrawn_on = Day()


