# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from typing import Any

from bodemplaat.foundation.api.problems import NotThere
from bodemplaat.foundation.api.views import Acting, DetailView, ListView
from bodemplaat.governance import actions, queries
from bodemplaat.governance.api import serializers
from bodemplaat.governance.values import Choice, ExceptionDraft, Opinion, Vote


class BodyList(ListView):
    """The bodies, with their number of voting seats on the day."""

    reads, answer, order = "listBodies", serializers.GoverningBody, ("code",)

    def list_lines(self) -> Iterable[Any]:
        return queries.list_bodies(self.as_of, known_at=self.known_at)


class BodyDetail(DetailView):
    """One body."""

    reads, answer = "getBody", serializers.GoverningBody
    absent = (queries.UnknownBody,)

    def find(self, code: str) -> Any:
        return queries.get_body(code, on=self.as_of, known_at=self.known_at)


class SeatList(ListView):
    """Who sits in a body on the day."""

    reads, answer = "listSeats", serializers.Seat
    order = ("participant_code", "person_name", "id")

    def list_lines(self, code: str) -> Iterable[Any]:
        try:
            queries.get_body(code, on=self.as_of, known_at=self.known_at)
        except queries.UnknownBody as refusal:
            raise NotThere() from refusal
        return queries.list_seats(code, self.as_of, known_at=self.known_at)


class RuleSetList(ListView):
    """The versions of the rules; what the arrangement has not settled is open."""

    reads, answer, order = "listRuleSets", serializers.RuleSet, ("-starts_on", "-id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_rule_sets(known_at=self.known_at)


class ComparisonDetail(DetailView):
    """Two sets of rules rule by rule, with the distance per rule, in total and through time."""

    reads, answer = "getRuleSetComparison", serializers.Comparison
    query = serializers.ComparisonQuery

    def find(self) -> Any:
        arrangement = self.request._request.arrangement
        sides = queries.list_rule_sides(
            own_slug=arrangement.slug, own_label=arrangement.name, known_at=self.known_at
        )
        keys = {side.key: side for side in sides}
        first = [*keys, "", ""]
        one, other = (
            keys.get(self.asked.get(name) or first[place])
            for place, name in enumerate(("one", "other"))
        )
        return queries.compute_comparison(one, other, on=self.as_of) if one and other else None


class VoteWeightList(ListView):
    """The table of votes of the day."""

    reads, answer = "listVoteWeights", serializers.VoteWeight
    order = ("participant_code", "id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_vote_weights(on=self.as_of, known_at=self.known_at)


class MandateList(ListView):
    """Who may act in whose name on the day, up to what amount."""

    reads, answer, order = "listMandates", serializers.Mandate, ("code", "id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_mandates(on=self.as_of, known_at=self.known_at)


class MandateActList(ListView):
    """What was approved under mandates until the day."""

    reads, answer, order = "listMandateActs", serializers.MandateAct, ("-acted_on", "-id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_mandate_acts(on=self.as_of, known_at=self.known_at)


class MandateApprove(Acting):
    """An approval under a mandate."""

    acts = "approveUnderMandate"
    body, made = serializers.MandateApprovalBody, serializers.MandateAct

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Approve within the mandate of one's role; outside it nothing is stored."""
        made = actions.approve_under_mandate(actor=self.actor, **data)
        lines = queries.list_mandate_acts(on=data["acted_on"])
        found = next(line for line in lines if line.id == made)
        return found, self.get_address("governance-api:mandate-act-list")


class GateList(ListView):
    """Every kind of change with the body that it belongs to, and the mandates below it."""

    reads, answer, order = "listGates", serializers.Gate, ("act",)

    def list_lines(self) -> Iterable[Any]:
        return queries.list_gates(on=self.as_of, known_at=self.known_at)


class ExceptionList(ListView):
    """Who may depart from a rule or asked for it, with where that stands on the day."""

    reads, answer, order = "listExceptions", serializers.LocalException, ("-starts_on", "-id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_exceptions(on=self.as_of, known_at=self.known_at)


class ExceptionPropose(Acting):
    """An exception for one participant."""

    acts = "proposeException"
    body, made = serializers.ExceptionBody, serializers.ProposalWithAdvice

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Ask for one participant to depart from a rule; nothing holds before the decision."""
        proposed_on = data.pop("proposed_on")
        made = actions.propose_exception(
            draft=ExceptionDraft(**data), proposed_on=proposed_on, actor=self.actor
        )
        return _show(self, made)


class RankingList(ListView):
    """What comes first, with where each ranking stands on the day."""

    reads, answer, order = "listRankings", serializers.Ranking, ("-starts_on", "-id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_rankings(on=self.as_of, known_at=self.known_at)


class RankingPropose(Acting):
    """A ranking."""

    acts = "proposeRanking"
    body, made = serializers.RankingBody, serializers.ProposalWithAdvice

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Propose which subjects come first; nothing holds before the decision."""
        return _show(self, actions.propose_ranking(actor=self.actor, **data))


class MatterPropose(Acting):
    """A proposal that no other thing brings."""

    acts = "proposeMatter"
    body, made = serializers.MatterBody, serializers.ProposalWithAdvice

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Propose policy, or what else has no place of its own."""
        return _show(self, actions.propose_matter(actor=self.actor, **data))


class TargetList(ListView):
    """The parts of what the arrangement grows towards, with their target dates."""

    reads, answer, order = "listTargets", serializers.Target, ("target_on", "id")

    def list_lines(self) -> Iterable[Any]:
        return queries.list_target_parts(on=self.as_of)


class ProposalList(ListView):
    """What was proposed until the day, with its state on it."""

    reads, answer, order = "listProposals", serializers.Proposal, ("-proposed_on", "-id")
    query = serializers.ProposalQuery

    def list_lines(self) -> Iterable[Any]:
        wanted = {name: self.asked.get(name) for name in ("state", "kind", "body_code")}
        return queries.list_proposals(on=self.as_of, known_at=self.known_at, **wanted)


class ProposalDetail(DetailView):
    """One proposal, with what advising bodies said."""

    reads, answer = "getProposal", serializers.ProposalWithAdvice
    absent = (queries.UnknownProposal,)

    def find(self, id: int) -> Any:
        line = queries.get_proposal(proposal_id=id, on=self.as_of, known_at=self.known_at)
        advices = queries.list_advices(proposal_id=id, on=self.as_of)
        return {"proposal": line, "advices": advices}


class DecisionList(ListView):
    """What was decided until the day."""

    reads, answer, order = "listDecisions", serializers.Decision, ("-decided_on", "-id")
    query = serializers.DecisionQuery

    def list_lines(self) -> Iterable[Any]:
        wanted = {name: self.asked.get(name) for name in ("kind", "body_code", "year")}
        return queries.list_decisions(on=self.as_of, known_at=self.known_at, **wanted)


class DecisionDetail(DetailView):
    """One decision, with the vote behind it."""

    reads, answer = "getDecision", serializers.DecisionWithVote
    absent = (queries.UnknownDecision, queries.UnknownProposal)

    def find(self, id: int) -> Any:
        proposal_id = queries.get_decided_proposal_id(decision_id=id)
        line = queries.get_proposal(
            proposal_id=proposal_id, on=self.as_of, known_at=self.known_at
        )
        if line.decision is None or line.decision.id != id:
            return None
        vote = queries.find_vote(decision_id=id)
        return {"decision": line.decision, "proposal_id": proposal_id, "vote": vote}


class ProposalDecide(Acting):
    """The decision about a proposal."""

    acts, thing = "decideProposal", ProposalDetail
    body, made = serializers.DecisionBody, serializers.Decision

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """Register what a body decided about a proposal, with every vote."""
        votes = tuple(
            Vote(Choice(one["value"]), one.get("member_id"), one.get("participant_code"))
            for one in data.pop("votes")
        )
        made = actions.decide(proposal_id=id, votes=votes, actor=self.actor, **data)
        return made, self.get_address("governance-api:decision-detail", id=made.id)


class FailedMeetingList(ListView):
    """The meetings about a proposal that lacked quorum, with who was there."""

    reads, answer, order = "listFailedMeetings", serializers.FailedMeeting, ("met_on", "id")

    def list_lines(self, id: int) -> Iterable[Any]:
        try:
            queries.get_proposal(proposal_id=id, on=self.as_of, known_at=self.known_at)
        except queries.UnknownProposal as refusal:
            raise NotThere() from refusal
        return queries.list_failed_meetings(proposal_id=id, on=self.as_of)


class FailedMeetingRecord(Acting):
    """A meeting without quorum."""

    acts, thing = "recordFailedMeeting", ProposalDetail
    body, made = serializers.FailedMeetingBody, serializers.ProposalWithAdvice

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """Record a meeting that lacked quorum; nothing is decided by it."""
        actions.record_failed_meeting(proposal_id=id, actor=self.actor, **data)
        return _show(self, id)


class ProposalAdvise(Acting):
    """The advice about a proposal."""

    acts, thing = "adviseOnProposal", ProposalDetail
    body, made = serializers.AdviceBody, serializers.ProposalWithAdvice

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """Record what an advising body thinks of a waiting proposal."""
        data["opinion"] = Opinion(data["opinion"])
        actions.advise(proposal_id=id, actor=self.actor, **data)
        return _show(self, id)


class ProposalWithdraw(Acting):
    """The withdrawal of a proposal."""

    acts, thing = "withdrawProposal", ProposalDetail
    body, made = serializers.WithdrawalBody, serializers.ProposalWithAdvice

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """Take a waiting proposal back, with a reason."""
        actions.withdraw(proposal_id=id, actor=self.actor, **data)
        return _show(self, id)


def _show(view: Acting, proposal_id: int) -> tuple[Any, str]:
    line = queries.get_proposal(proposal_id=proposal_id, on=view.as_of)
    advices = queries.list_advices(proposal_id=proposal_id, on=view.as_of)
    address = view.get_address("governance-api:proposal-detail", id=proposal_id)
    return {"proposal": line, "advices": advices}, address
