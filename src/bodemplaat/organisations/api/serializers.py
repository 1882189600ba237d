# SPDX-License-Identifier: EUPL-1.2
from rest_framework import serializers as fields

from bodemplaat.foundation.api.serializers import (
    Body,
    Day,
    ExactFraction,
    HouseSerializer,
    Paged,
    Text,
    Truth,
    Whole,
    choice,
    of_line,
)
from bodemplaat.organisations import values

Arrangement = of_line("Arrangement", values.ArrangementLine, without=("id",))
Participation = of_line("Participation", values.ParticipationLine, without=("participant",))
Share = of_line(
    "Share", values.ShareDetail,
    without=("guest_id", "participant_id", "url_name", "url_kwargs", "lines"),
)
Milestone = of_line("Milestone", values.MilestoneLine, without=("id", "replaces_id"))
Membership = of_line(
    "MembershipElsewhere", values.MembershipLine, without=("participant_id", "replaces_id")
)
Measure = of_line("Measure", values.MeasureLine)
MeasuredFact = of_line("MeasuredFact", values.FactLine)
StatedTotal = of_line("StatedTotal", values.StatedTotalLine)
OpenQuestion = of_line("OpenQuestion", values.OpenQuestionLine, without=("id",))
SourceConflict = of_line("SourceConflict", values.SourceConflictLine)


Name = of_line("ParticipantName", values.NameLine, without=("participant_id",))


class NameBody(Body):
    """Another name for a participant, from a day."""

    name = Text(max_length=200)
    starts_on = Day()
    source = Text(max_length=300)


class NameCorrectionBody(NameBody):
    """A name or its first day, corrected for a reason."""

    reason = Text(max_length=500)


SuccessorShare = of_line("SuccessorShare", values.SuccessorShareLine)
Succession = of_line("Succession", values.SuccessionLine)


SourceValue = of_line("SourceValue", values.SourceValueLine)
Contest = of_line("ContestedFact", values.ContestLine, without=("participant_id",))
ValueRange = of_line("ValueRange", values.ValueRangeLine, without=("id",))


class Participant(HouseSerializer):
    """A participant with the periods in which it takes part; the truths are of the asked day."""

    code = fields.CharField()
    name = fields.CharField()
    kind = choice(values.OrganisationKind)
    takes_part = Truth()
    is_owner = Truth()
    is_chain_partner = Truth()
    participations = Participation(many=True)


class ParticipantQuery(Paged):
    """Participants through time, or only those of the day."""

    takes_part = fields.BooleanField(
        required=False, help_text="Only who takes part on the day, or only who does not."
    )


class SuccessorPart(Body):
    """A successor with its exact part; without one nothing is agreed yet."""

    code = Text(max_length=12)
    share = ExactFraction(required=False, allow_null=True, default=None)


class SuccessionBody(Body):
    """Who takes the place of a participant that is dissolved."""

    participant_code = Text(max_length=12)
    takes_effect_on = Day()
    successors = SuccessorPart(many=True)
    agreed_on = Day(required=False, allow_null=True, default=None)
    source = Text(max_length=300)
    reason = Text(max_length=500)


class SourceValueBody(Body):
    """What one more source says of a measured fact."""

    participant_code = Text(max_length=12)
    measure = Text(max_length=100)
    reference_on = Day()
    value = ExactFraction()
    source = Text(max_length=300)
    is_assumption = Truth(default=False)
    reason = Text(max_length=500, allow_blank=True, default="")


class LeadingValueBody(Body):
    """Which source leads for a fact that several sources give, and why."""

    participant_code = Text(max_length=12)
    measure = Text(max_length=100)
    reference_on = Day()
    source = Text(max_length=300)
    reason = Text(max_length=500)


class ValueRangeBody(Body):
    """Between which values a total may lie, as a scenario."""

    code = Text(max_length=50)
    name = Text(max_length=120)
    measure = Text(max_length=100)
    reference_on = Day()
    lowest = ExactFraction()
    highest = ExactFraction()
    source = Text(max_length=300)


class FactQuery(Paged):
    """Measured facts up to the asked day."""

    participant_code = fields.CharField(required=False, max_length=20)
    measure = fields.CharField(required=False, max_length=100)
    reference_on = Day(required=False)


class FactBody(Body):
    """A measured value of a participant on a reference date, or the correction of one."""

    participant_code = Text(max_length=20)
    measure = Text(max_length=100)
    reference_on = Day()
    value = ExactFraction()
    source = Text(max_length=300)
    is_assumption = Truth(default=False)
    reason = Text(
        max_length=500, allow_blank=True, default="",
        help_text="Why a value that is known already changes; every participant can read it.",
    )  # fmt: skip


Person = of_line("Person", values.PersonLine, without=("account_id",))
Post = of_line("Post", values.PostLine)
Term = of_line("Term", values.TenureLine, post=Post(), person=Person())
Talk = of_line("Talk", values.TalkLine)


class SeatedPost(HouseSerializer):
    """A post on the asked day, with who holds it and who stands in; null: nobody."""

    post = Post()
    holder = Term(allow_null=True)
    deputy = Term(allow_null=True)
    is_vacant = Truth()


class PostQuery(Paged):
    """The posts of the asked day, of one participant or of all."""

    participant_code = fields.CharField(required=False, max_length=20)
    is_vacant = fields.BooleanField(
        required=False, help_text="Only the posts without holder and deputy, or only the others."
    )


class TermQuery(Paged):
    """Terms through time, as they were known."""

    participant_code = fields.CharField(required=False, max_length=20)
    person_id = fields.IntegerField(required=False)


class TalkQuery(Paged):
    """The talks with the adviser that the asker may read."""

    participant_code = fields.CharField(required=False, max_length=20)


class TermBody(Body):
    """Somebody who is known, or a new person by name, on a post or as deputy."""

    post_id = Whole()
    person_id = Whole(required=False, allow_null=True)
    name = Text(max_length=200, allow_blank=True, default="")
    email = Text(max_length=254, allow_blank=True, default="")
    phone = Text(max_length=40, allow_blank=True, default="")
    starts_on = Day()
    ends_before = Day(required=False, allow_null=True)
    is_deputy = Truth(default=False)
    note = Text(max_length=500, allow_blank=True, default="")
    source = Text(max_length=300, allow_blank=True, default="")


class EndOfTermBody(Body):
    """The day from which somebody no longer holds a post, and why."""

    ends_before = Day()
    reason = Text(max_length=500)


class TalkBody(Body):
    """A talk that is planned between a participant and its adviser."""

    participant_code = Text(max_length=20)
    planned_on = Day()
    subject = Text(max_length=200)
