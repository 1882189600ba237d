# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from rest_framework import exceptions

from bodemplaat.foundation.api.serializers import Dated
from bodemplaat.foundation.api.views import Acting, DetailView, ListView
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.api import serializers
from bodemplaat.organisations.values import ParticipationLine, Relation


class ArrangementDetail(DetailView):
    """The arrangement itself."""

    reads, answer = "getArrangement", serializers.Arrangement

    def find(self) -> Any:
        return queries.get_current_arrangement()


class ParticipantList(ListView):
    """Who takes part, and who took part."""

    reads, answer, order = "listParticipants", serializers.Participant, ("code",)
    query = serializers.ParticipantQuery

    def list_lines(self) -> Iterable[Any]:
        wanted = self.asked.get("takes_part")
        found = _list_participants(self)
        return [one for one in found if wanted is None or one["takes_part"] is wanted]


class ParticipantDetail(DetailView):
    """One participant with the periods in which it takes part."""

    reads, answer, query = "getParticipant", serializers.Participant, Dated

    def find(self, code: str) -> Any:
        return next((one for one in _list_participants(self) if one["code"] == code), None)


def _list_participants(view: Any) -> list[dict[str, Any]]:
    lines = queries.list_all_participations(view.known_at, on=view.as_of)
    grouped = groupby(lines, key=lambda line: line.participant.code)
    return [_join(tuple(periods), view.as_of) for _, periods in grouped]


def _join(periods: tuple[ParticipationLine, ...], on: Any) -> dict[str, Any]:
    now = [
        one
        for one in periods
        if one.starts_on <= on and (one.ends_before is None or on < one.ends_before)
    ]
    return {
        "code": periods[0].participant.code, "name": periods[0].participant.name,
        "takes_part": bool(now), "participations": periods,
        "kind": periods[0].participant.kind,
        "is_owner": any(one.relation == Relation.OWNER for one in now),
        "is_chain_partner": any(one.relation == Relation.CHAIN_PARTNER for one in now),
    }  # fmt: skip


class NameList(ListView, Acting):
    """The names that a participant got, beside the one under which it was registered."""

    reads, acts = "listParticipantNames", "recordParticipantName"
    answer, made = serializers.Name, serializers.Name
    body, order = serializers.NameBody, ("starts_on", "id")

    def list_lines(self, code: str) -> Iterable[Any]:
        participant = queries.find_participant(code)
        if participant is None:
            raise exceptions.NotFound
        return queries.list_names_of(participant.id, self.known_at)

    def act(self, data: dict[str, Any], code: str) -> tuple[Any, str]:
        """Record that a participant has another name from a day; its code stays."""
        made = actions.record_name(participant_code=code, actor=self.actor, **data)
        address = self.get_address("organisations-api:participant-detail", code=code)
        return queries.find_name_line(made), address


class NameAmend(Acting):
    """A name that is corrected."""

    acts, body, made = "amendParticipantName", serializers.NameCorrectionBody, serializers.Name

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """Correct a name or its first day for a reason; the row that says so has its own id."""
        made = actions.amend_name(rename_id=id, actor=self.actor, **data)
        found = queries.find_name_line(made)
        assert found is not None
        code = found.participant_code
        return found, self.get_address("organisations-api:participant-detail", code=code)


class SuccessionList(ListView, Acting):
    """Which participants were or will be dissolved, with who takes their place."""

    reads, acts = "listSuccessions", "recordSuccession"
    answer, made = serializers.Succession, serializers.Succession
    body, order = serializers.SuccessionBody, ("takes_effect_on", "participant_code")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_successions(known_at=self.known_at)

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Record who takes the place of a participant, or what was agreed on their parts."""
        parts = [(one["code"], one["share"]) for one in data.pop("successors")]
        actions.record_succession(actor=self.actor, successors=parts, **data)
        code = data["participant_code"]
        address = self.get_address("organisations-api:succession-detail", code=code)
        return queries.find_succession(code), address


class SuccessionDetail(DetailView):
    """Who takes the place of one participant."""

    reads, answer, query = "getSuccession", serializers.Succession, Dated

    def find(self, code: str) -> Any:
        return queries.find_succession(code, known_at=self.known_at)


class ShareList(ListView):
    """What was shared with guests, as far as the asker may know."""

    reads, answer, order = "listShares", serializers.Share, ("id",)

    def list_lines(self) -> Iterable[Any]:
        return queries.list_shares()


class MilestoneList(ListView):
    """The founding of the arrangement, step by step."""

    reads, answer, order = "listMilestones", serializers.Milestone, ("happens_on", "number")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_milestones(self.known_at)


class MembershipList(ListView):
    """Where participants take part elsewhere."""

    reads, answer, order = "listMembershipsElsewhere", serializers.Membership, ("code", "id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_all_memberships(self.known_at)


class MeasureList(ListView):
    """What the arrangement measures."""

    reads, answer, order = "listMeasures", serializers.Measure, ("code",)

    def list_lines(self) -> Iterable[Any]:
        return queries.list_measures()


class FactDetail(DetailView):
    """One measured fact."""

    reads, answer = "getMeasuredFact", serializers.MeasuredFact

    def find(self, id: int) -> Any:
        found = queries.list_all_facts(self.known_at)
        return next((line for line in found if line.id == id), None)


class FactList(ListView, Acting):
    """What was measured, per participant, measure and reference date."""

    reads, acts = "listMeasuredFacts", "recordMeasuredFact"
    answer, made = serializers.MeasuredFact, serializers.MeasuredFact
    query, body = serializers.FactQuery, serializers.FactBody
    order = ("participant_code", "measure", "reference_on", "id")

    def list_lines(self) -> Iterable[Any]:
        asked = ("participant_code", "measure", "reference_on")
        wanted = {name: self.asked[name] for name in asked if name in self.asked}
        return [
            line
            for line in queries.list_all_facts(self.known_at)
            if line.reference_on <= self.as_of
            and all(getattr(line, name) == value for name, value in wanted.items())
        ]

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Record a measured fact, or correct one with a reason."""
        made = actions.record_fact(actor=self.actor, **data)
        return queries.find_fact(made), self.get_address("organisations-api:fact-detail", id=made)


class ContestList(ListView, Acting):
    """Values of which sources say something else, with what each says."""

    reads, acts = "listContestedFacts", "setLeadingValue"
    answer, made = serializers.Contest, serializers.MeasuredFact
    body, order = serializers.LeadingValueBody, ("participant_code", "measure", "reference_on")

    def list_lines(self) -> Iterable[Any]:
        found = queries.list_contests(known_at=self.known_at)
        return [line for line in found if line.reference_on <= self.as_of]

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Choose which source leads, with a reason."""
        made = actions.set_leading_value(actor=self.actor, **data)
        return queries.find_fact(made), self.get_address("organisations-api:fact-detail", id=made)


class SourceValueRecord(Acting):
    """What one more source says of a measured fact."""

    acts, body, made = "recordSourceValue", serializers.SourceValueBody, serializers.MeasuredFact

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Record what one more source says; the fact stays leading until somebody chooses."""
        actions.record_source_value(actor=self.actor, **data)
        facts = queries.list_measured(
            measure=data["measure"], reference_on=data["reference_on"]
        )
        code = data["participant_code"]
        fact = next(line for line in facts if line.participant_code == code)
        address = self.get_address("organisations-api:fact-detail", id=fact.id)
        return fact, address


class RangeList(ListView, Acting):
    """Ranges that are held as scenarios, beside the sum of the facts."""

    reads, acts = "listValueRanges", "recordValueRange"
    answer, made = serializers.ValueRange, serializers.ValueRange
    body, order = serializers.ValueRangeBody, ("reference_on", "code")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_ranges(known_at=self.known_at)

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Record a range as a scenario; no key is made from it."""
        actions.record_range(actor=self.actor, **data)
        return queries.find_range(data["code"]), self.get_address("organisations-api:range-list")


class StatedTotalList(ListView):
    """Totals as sources state them, beside the sum of our facts."""

    reads, answer = "listStatedTotals", serializers.StatedTotal

    def list_lines(self) -> Iterable[Any]:
        return queries.list_stated_totals()


class OpenQuestionList(ListView):
    """What is not known of the arrangement."""

    reads, answer, order = "listOpenQuestions", serializers.OpenQuestion, ("asked_on", "code")

    def list_lines(self) -> Iterable[Any]:
        return [line for line in queries.list_open_questions() if line.asked_on <= self.as_of]


class SourceConflictList(ListView):
    """Where the two registers of municipalities differ."""

    reads, answer = "listSourceConflicts", serializers.SourceConflict
    order = ("code", "point", "ours", "theirs")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_source_conflicts()


class PersonDetail(DetailView):
    """One person who holds or held posts."""

    reads, answer = "getPerson", serializers.Person

    def find(self, id: int) -> Any:
        return queries.find_person(id)


class PersonList(ListView):
    """Everybody who holds or held a post."""

    reads, answer, order = "listPersons", serializers.Person, ("id",)

    def list_lines(self) -> Iterable[Any]:
        return queries.list_persons()


class PostList(ListView):
    """The posts of the day, with who holds each and who stands in."""

    reads, answer, query = "listPosts", serializers.SeatedPost, serializers.PostQuery
    order = ("post.participant_code", "post.id")

    def list_lines(self) -> Iterable[Any]:
        code, is_vacant = self.asked.get("participant_code"), self.asked.get("is_vacant")
        return [
            one
            for one in queries.list_seated(on=self.as_of, known_at=self.known_at)
            if code in (None, one.post.participant_code) and is_vacant in (None, one.is_vacant)
        ]


class TermDetail(DetailView):
    """One term that is known now."""

    reads, answer = "getTerm", serializers.Term

    def find(self, id: int) -> Any:
        return queries.find_tenure(id)


class TermList(ListView, Acting):
    """Who held which post, and holds it, through time."""

    reads, acts = "listTerms", "startTerm"
    answer, made = serializers.Term, serializers.Term
    query, body = serializers.TermQuery, serializers.TermBody
    order = ("starts_on", "id")

    def list_lines(self) -> Iterable[Any]:
        code = self.asked.get("participant_code")
        found = queries.list_tenures(
            known_at=self.known_at, person_id=self.asked.get("person_id")
        )
        return [line for line in found if code in (None, line.post.participant_code)]

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Let a known person, or a new one by name, hold a post or stand in."""
        made = actions.seat_person(actor=self.actor, **data)
        address = self.get_address("organisations-api:term-detail", id=made)
        return queries.find_tenure(made), address


class TermEnd(Acting):
    """The end of a term."""

    acts, thing = "endTerm", TermDetail
    body, made = serializers.EndOfTermBody, serializers.Term

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """End a term for a reason; the row that says so has an id of its own."""
        made = actions.end_tenure(tenure_id=id, actor=self.actor, **data)
        address = self.get_address("organisations-api:term-detail", id=made)
        return queries.find_tenure(made), address


class TalkDetail(DetailView):
    """One talk with the adviser."""

    reads, answer = "getTalk", serializers.Talk

    def find(self, id: int) -> Any:
        return queries.find_talk(id)


class TalkList(ListView, Acting):
    """The talks with the adviser; a participant reads its own."""

    reads, acts = "listTalks", "planTalk"
    answer, made = serializers.Talk, serializers.Talk
    query, body = serializers.TalkQuery, serializers.TalkBody
    order = ("planned_on", "id")

    def list_lines(self) -> Iterable[Any]:
        code = self.asked.get("participant_code")
        found = queries.list_talks(known_at=self.known_at)
        return [line for line in found if code in (None, line.participant_code)]

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Plan a talk of a participant with its adviser."""
        made = actions.register_talk(actor=self.actor, **data)
        return queries.find_talk(made), self.get_address("organisations-api:talk-detail", id=made)
