# SPDX-License-Identifier: EUPL-1.2
"""How the demo of a higher package gets a decision: through the gate, with every vote."""

from collections.abc import Sequence
from datetime import date, timedelta

from bodemplaat.foundation import tenancy
from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import actions, queries
from bodemplaat.governance.values import (
    Choice,
    DecisionKind,
    DecisionReference,
    Opinion,
    RuleLine,
    SeatLine,
    SeatRole,
    SubjectReference,
    Vote,
)
from bodemplaat.organisations.values import Actor, Role

SOURCE = "Bedacht voor de demo; geen besluit van deze organisatie."
ADVICE = "De commissie adviseert positief."


class Gate:
    """Proposes as the director of the SSO; decides as the right body, by its secretary."""

    def __init__(self, world: DemoWorld) -> None:
        self.world = world

    def propose(
        self,
        slug: str,
        kind: DecisionKind | str,
        subject: SubjectReference,
        title: str,
        text: str,
        proposed_on: date,
        effective_on: date,
        source: str = SOURCE,
    ) -> int:
        """Bring a proposal and return its id."""
        with tenancy.context(self.world.arrangements[slug]):
            return actions.propose(
                kind=kind,
                subject=subject,
                title=title,
                text=text,
                effective_on=effective_on,
                proposed_on=proposed_on,
                source=source,
                is_synthetic=True,
                actor=self.world.actor(slug, Role.SSO_DIRECTOR, on=proposed_on),
            )

    def decide(
        self,
        slug: str,
        kind: DecisionKind | str,
        subject: SubjectReference,
        title: str,
        text: str,
        proposed_on: date,
        decided_on: date,
        effective_on: date,
        reference: str,
    ) -> DecisionReference:
        """Propose and adopt, with the votes of all seats of the right body on that day."""
        proposal_id = self.propose(slug, kind, subject, title, text, proposed_on, effective_on)
        return self.decide_proposal(slug, proposal_id, decided_on, reference)

    def decide_proposal(
        self, slug: str, proposal_id: int, decided_on: date, reference: str
    ) -> DecisionReference:
        """Adopt a proposal that another action brought."""
        return self.vote(slug, proposal_id, decided_on, reference)

    def vote(
        self,
        slug: str,
        proposal_id: int,
        decided_on: date,
        reference: str,
        choices: Sequence[Choice] = (),
        *,
        present: int | None = None,
        is_reconvened: bool = False,
    ) -> DecisionReference:
        """Let the right body vote: the given choices in order of seat, and in favour after that."""
        with tenancy.context(self.world.arrangements[slug]):
            line = queries.get_proposal(proposal_id=proposal_id, on=decided_on)
            rule = queries.get_rule(kind=line.kind, on=decided_on)
            body_code = rule.body_code or rule.advised_by
            seats = queries.list_seats(body_code, decided_on)
            if rule.needs_advice:
                self.advise(slug, proposal_id, rule, decided_on - timedelta(days=14))
            voters = [seat for seat in seats if seat.may_vote][:present]
            given = [*choices, *[Choice.FOR] * len(voters)][: len(voters)]
            return actions.decide(
                proposal_id=proposal_id,
                body_code=body_code,
                votes=[
                    Vote(choice, member_id=seat.id)
                    for choice, seat in zip(given, voters, strict=True)
                ],
                decided_on=decided_on,
                reference=reference,
                is_reconvened=is_reconvened,
                actor=self._get_secretary(slug, seats, decided_on),
            )

    def meet_without_quorum(
        self, slug: str, proposal_id: int, met_on: date, *, present: int
    ) -> None:
        """Record a meeting of the right body at which the first few members were alone."""
        with tenancy.context(self.world.arrangements[slug]):
            line = queries.get_proposal(proposal_id=proposal_id, on=met_on)
            rule = queries.get_rule(kind=line.kind, on=met_on)
            seats = queries.list_seats(rule.body_code, met_on)
            voters = [seat.id for seat in seats if seat.may_vote]
            actions.record_failed_meeting(
                proposal_id=proposal_id, body_code=rule.body_code, met_on=met_on,
                present=voters[:present], actor=self._get_secretary(slug, seats, met_on),
            )  # fmt: skip

    def advise(self, slug: str, proposal_id: int, rule: RuleLine, advised_on: date) -> None:
        """Record a positive advice, unless the body gave it already."""
        with tenancy.context(self.world.arrangements[slug]):
            proposal = queries.get_proposal(proposal_id=proposal_id, on=date.max)
            given = queries.list_advices(proposal_id=proposal_id, on=date.max)
            if any(advice.body_code == rule.advised_by for advice in given):
                return
            day = max(advised_on, proposal.proposed_on)
            seats = queries.list_seats(rule.advised_by, day)
            actions.advise(
                proposal_id=proposal_id,
                body_code=rule.advised_by,
                opinion=Opinion.POSITIVE,
                text=ADVICE,
                advised_on=day,
                actor=self._get_secretary(slug, seats, day),
            )

    def _get_secretary(self, slug: str, seats: Sequence[SeatLine], on: date) -> Actor:
        chairs = [seat for seat in seats if seat.role is SeatRole.CHAIR and seat.participant_code]
        members = [seat for seat in seats if seat.participant_code]
        code = (chairs or members)[0].participant_code
        actor: Actor = self.world.actor(slug, Role.SECRETARY, code, on=on)
        return actor
