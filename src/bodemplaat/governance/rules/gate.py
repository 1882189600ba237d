# SPDX-License-Identifier: EUPL-1.2
"""Who may decide, whether enough voted, and what the votes mean: on paper, in whole votes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from bodemplaat.governance.values import (
    BandDraft,
    Basis,
    Choice,
    Explained,
    Majority,
    Outcome,
    ProposalState,
    RuleLine,
    SeatLine,
    SeatRole,
    Tally,
    Vote,
    VotingRule,
    Weight,
)
from bodemplaat.kernel import days
from bodemplaat.kernel.refusals import Refusal

SHARES = {
    Majority.SIMPLE: Fraction(1, 2),
    Majority.TWO_THIRDS: Fraction(2, 3),
    Majority.UNANIMOUS: Fraction(1),
}


class WrongBody(Refusal):
    """Another body decides this kind."""

    code = "governance.wrong-body"


class RuleIsOpen(Refusal):
    """The arrangement has not settled who decides this kind."""

    code = "governance.rule-is-open"


class ProposalIsClosed(Refusal):
    """The proposal was decided or withdrawn before."""

    code = "governance.proposal-is-closed"


class DecidedBeforeProposed(Refusal):
    """A decision cannot be older than its proposal."""

    code = "governance.decided-before-proposed"


class AheadOfToday(Refusal):
    """What has not happened yet cannot be recorded as done."""

    code = "governance.ahead-of-today"


class WorksBack(Refusal):
    """The rule does not let this kind take effect before it was decided."""

    code = "governance.works-back"


class FourEyes(Refusal):
    """Who proposed may not alone register the decision."""

    code = "governance.four-eyes"


class NotTheChair(Refusal):
    """The minutes are confirmed by the chair."""

    code = "governance.not-the-chair"


class AdviceIsMissing(Refusal):
    """The rule asks for advice first."""

    code = "governance.advice-is-missing"


class VotedTwice(Refusal):
    """One voter, one vote."""

    code = "governance.voted-twice"


class UnknownVoter(Refusal):
    """Nobody sits in the body for this vote on that day."""

    code = "governance.unknown-voter"


class AmbiguousVoter(Refusal):
    """A participant has several seats here, and each of them votes."""

    code = "governance.ambiguous-voter"


class HasNoVote(Refusal):
    """A secretary sits in the body without a vote."""

    code = "governance.has-no-vote"


class ChainPartnerHasNoVote(Refusal):
    """A chain partner takes services and pays for them; it never holds a vote."""

    code = "governance.chain-partner-has-no-vote"


class ChainPartnerHasNoSeat(Refusal):
    """A seat with a vote is not for a chain partner."""

    code = "governance.chain-partner-has-no-seat"


class CustomerHasNoVote(Refusal):
    """A customer takes services; only owners vote."""

    code = "governance.customer-has-no-vote"


class NoQuorum(Refusal):
    """Too few took part for a valid vote."""

    code = "governance.no-quorum"


class NoMajority(Refusal):
    """The votes tie in a meeting that was not complete: the decision is put off."""

    code = "governance.no-majority"


class RecordedTooEarly(Refusal):
    """A correction cannot be older than what it corrects."""

    code = "governance.recorded-too-early"


class NoArticle(Refusal):
    """A rule cites the article that it rests on."""

    code = "governance.no-article"


def check_article(rule: str, article: str) -> None:
    """Raise NoArticle where a rule cites no article; an open one says where it is silent."""
    if not article.strip():
        raise NoArticle(rule=rule)


class BadShare(Refusal):
    """A qualified majority is more than half, and all votes at the most."""

    code = "governance.bad-share"


class NoWeight(Refusal):
    """The regulation gives this participant no votes on that day."""

    code = "governance.no-weight"


class NoSecondMeeting(Refusal):
    """The regulation knows no second meeting for this kind."""

    code = "governance.no-second-meeting"


class NoFirstMeeting(Refusal):
    """A meeting is convened again only after one that lacked quorum."""

    code = "governance.no-first-meeting"


class HadQuorum(Refusal):
    """The meeting had its quorum: it could have decided."""

    code = "governance.had-quorum"


def check_share(kind: str, rule: VotingRule) -> None:
    """Raise BadShare where a qualified majority names no share above half, up to all votes."""
    is_qualified = rule.majority is Majority.QUALIFIED
    is_right = rule.share is not None and Fraction(1, 2) < rule.share <= 1
    if is_qualified != (rule.share is not None) or (is_qualified and not is_right):
        raise BadShare(kind=kind, share=str(rule.share or "-"))


def get_share(rule: VotingRule) -> Fraction:
    """
    Return the part of the votes cast that a majority is measured by.

    >>> get_share(VotingRule(Majority.QUALIFIED, share=Fraction(3, 4)))
    Fraction(3, 4)
    """
    return rule.share if rule.share is not None else SHARES[rule.majority]


def find_band_votes(bands: Sequence[BandDraft], measured: int) -> int | None:
    """
    Return the votes of the highest band that a value reaches; None below the lowest.

    >>> bands = [BandDraft("inhabitants", 0, 1, "18"), BandDraft("inhabitants", 20_000, 2, "18")]
    >>> [find_band_votes(bands, measured) for measured in (19_999, 20_000)]
    [1, 2]
    """
    reached = [band for band in bands if band.at_least <= measured]
    return max(reached, key=lambda band: band.at_least).votes if reached else None


def check_reconvened(
    rule: RuleLine, first_met_on: date | None, *, title: str, decided_on: date
) -> None:
    """Raise NoSecondMeeting or NoFirstMeeting unless a second meeting may follow a first one."""
    if rule.reconvened is None:
        raise NoSecondMeeting(title=title, article=rule.article, rule_set=rule.rule_set_title)
    if first_met_on is None or first_met_on >= decided_on:
        raise NoFirstMeeting(title=title, article=rule.reconvening_article, on=decided_on)


def check_lacked_quorum(rule: RuleLine, tally: Tally, *, body: str, on: date) -> None:
    """Raise HadQuorum where a meeting had enough members after all."""
    if has_quorum(rule.voting, tally):
        raise HadQuorum(
            body=body, on=on, took_part=tally.took_part,
            needed=get_quorum_heads(rule.voting, tally.entitled),
        )  # fmt: skip


@dataclass(frozen=True)
class CastVote:
    """A vote with its weight, named by its voter."""

    voter: str
    weight: int
    choice: Choice
    is_chair: bool = False
    seat_id: int = 0
    measured: int | None = None
    measured_on: date | None = None


def name_voter(seat: SeatLine, basis: Basis) -> str:
    """Return the voter that a seat speaks for: its person, or its participant."""
    if basis.is_by_participant and seat.participant_code:
        return seat.participant_code
    return seat.person_name


def list_voters(seats: Iterable[SeatLine], basis: Basis) -> tuple[str, ...]:
    """Return who may vote, each once, in order of name; secretaries are left out."""
    return tuple(sorted({name_voter(seat, basis) for seat in seats if seat.may_vote}))


def resolve_votes(
    votes: Iterable[Vote],
    seats: Sequence[SeatLine],
    *,
    basis: Basis,
    body: str,
    on: date,
    weights: Mapping[str, Weight] = MappingProxyType({}),
) -> tuple[CastVote, ...]:
    """
    Return votes with voter and weight: one per seat or participant, the votes of the seat, or
    those that a table or a measured fact gives the participant (`weights`, by its code).

    Raises: UnknownVoter, AmbiguousVoter, HasNoVote, NoWeight; VotedTwice follows when they are
    counted.
    """
    resolved = []
    for vote in votes:
        seat = _find_seat(vote, seats, basis=basis, body=body, on=on)
        weight = _find_weight(seat, weights, basis=basis, body=body, on=on)
        resolved.append(
            CastVote(
                voter=name_voter(seat, basis),
                weight=weight.votes,
                choice=Choice(vote.value),
                is_chair=seat.role is SeatRole.CHAIR,
                seat_id=seat.id,
                measured=weight.measured,
                measured_on=weight.measured_on,
            )
        )
    return tuple(resolved)


def _find_weight(
    seat: SeatLine, weights: Mapping[str, Weight], *, basis: Basis, body: str, on: date
) -> Weight:
    if basis is Basis.WEIGHTS:
        return Weight(seat.votes)
    if not basis.is_weighted:
        return Weight(1)
    found = weights.get(seat.participant_code)
    if found is None:
        raise NoWeight(voter=seat.participant_name or seat.person_name, body=body, on=on)
    return found


def _find_seat(
    vote: Vote, seats: Sequence[SeatLine], *, basis: Basis, body: str, on: date
) -> SeatLine:
    if vote.member_id is not None:
        found = [seat for seat in seats if seat.id == vote.member_id]
    else:
        found = [seat for seat in seats if seat.participant_code == vote.participant_code]
    voting = [seat for seat in found if seat.may_vote]
    if not found:
        voter = vote.participant_code or vote.member_id
        raise UnknownVoter(voter=voter, body=body, on=on)
    if not voting:
        raise HasNoVote(person=found[0].person_name, body=body)
    if len(voting) > 1 and not basis.is_by_participant:
        raise AmbiguousVoter(participant=voting[0].participant_name, body=body, on=on)
    return voting[0]


def check_owners_only(seats: Iterable[SeatLine], *, customers: Collection[int], body: str) -> None:
    """Raise CustomerHasNoVote when a customer of the day would vote."""
    for seat in seats:
        if seat.participant_id in customers:
            raise CustomerHasNoVote(participant=seat.participant_name, body=body)


def check_no_chain_partner(
    seats: Iterable[SeatLine], *, partners: Collection[int], body: str
) -> None:
    """Raise ChainPartnerHasNoVote when a chain partner of the day would vote."""
    for seat in seats:
        if seat.participant_id in partners:
            raise ChainPartnerHasNoVote(participant=seat.participant_name, body=body)


def count_votes(votes: Iterable[CastVote], *, seated: int) -> Tally:
    """
    Count votes: heads for the quorum, weights for the majority.

    Parameters: `votes`, at most one per voter, weights in whole votes above zero; `seated`,
    the number of voters on the day, present or not.
    Returns: the count; the order of the votes does not matter.
    Raises: VotedTwice.
    References: Gemeentewet 28 to 30 through Wgr 22(1).

    >>> count_votes([CastVote("Bolsward", 2, Choice.FOR)], seated=3).in_favour
    2
    """
    found = sorted(votes, key=lambda vote: vote.voter)
    for vote, following in pairwise(found):
        if vote.voter == following.voter:
            raise VotedTwice(voter=vote.voter)
    weights = dict.fromkeys(Choice, 0)
    for vote in found:
        weights[vote.choice] += vote.weight
    recused = sum(vote.choice is Choice.RECUSED for vote in found)
    chairs = [vote.choice for vote in found if vote.is_chair]
    return Tally(
        seated=seated,
        recused=recused,
        took_part=len(found) - recused,
        in_favour=weights[Choice.FOR],
        against=weights[Choice.AGAINST],
        abstained=weights[Choice.ABSTAIN],
        chair=chairs[0] if len(chairs) == 1 else None,
    )


def has_quorum(rule: VotingRule, tally: Tally, *, is_reconvened: bool = False) -> bool:
    """
    Return whether enough members took part; who is recused is left out of the reckoning.

    >>> has_quorum(VotingRule(Majority.SIMPLE), Tally(6, 0, 3, 3, 0, 0))
    False
    """
    if is_reconvened and rule.reconvened is not None:
        return tally.took_part >= rule.reconvened * tally.entitled and tally.took_part > 0
    needed = rule.quorum * tally.entitled
    if rule.is_quorum_strict:
        return tally.took_part > needed
    return tally.took_part >= needed and tally.took_part > 0


def has_majority(rule: VotingRule, tally: Tally) -> bool:
    """
    Return whether the votes in favour suffice, of the votes cast; abstentions are not cast.

    Simple: more than half. Two-thirds: at least two thirds. Qualified: at least the share that the
    rule names. Unanimous: every vote cast.
    """
    needed = get_share(rule) * tally.cast
    if rule.majority is Majority.SIMPLE:
        return tally.in_favour > needed
    return tally.in_favour >= needed and tally.in_favour > 0


def judge(rule: VotingRule, tally: Tally, *, is_reconvened: bool = False) -> Outcome:
    """
    Return what a count means.

    A reconvened meeting needs what the rule says of it: mostly nobody in particular. A tie under
    a simple majority goes to the chair's vote only where the rule says so; else it is lost when
    the meeting was complete or reconvened, and put off otherwise. Adding a vote in favour never
    undoes an adoption.

    References: Gemeentewet 29, 30 and 32 through Wgr 22(1); Gemeentewet 59 for a college.

    >>> judge(VotingRule(Majority.SIMPLE), Tally(6, 0, 4, 2, 2, 0)).value
    'postponed'
    """
    if not has_quorum(rule, tally, is_reconvened=is_reconvened):
        return Outcome.NO_QUORUM
    if has_majority(rule, tally):
        return Outcome.ADOPTED
    is_tie = _is_tie(rule, tally)
    if is_tie and rule.chair_breaks_ties and tally.chair in (Choice.FOR, Choice.AGAINST):
        return Outcome.ADOPTED if tally.chair is Choice.FOR else Outcome.REJECTED
    if is_tie and not tally.is_complete and not is_reconvened:
        return Outcome.POSTPONED
    return Outcome.REJECTED


def require_outcome(
    rule: VotingRule, tally: Tally, *, body: str, is_reconvened: bool = False
) -> Outcome:
    """Return adopted or rejected; raise NoQuorum or NoMajority where nothing was decided."""
    outcome = judge(rule, tally, is_reconvened=is_reconvened)
    if outcome is Outcome.NO_QUORUM:
        raise NoQuorum(
            body=body, took_part=tally.took_part, entitled=tally.entitled,
            needed=get_quorum_heads(rule, tally.entitled, is_reconvened=is_reconvened),
        )  # fmt: skip
    if outcome is Outcome.POSTPONED:
        raise NoMajority(
            body=body, in_favour=tally.in_favour, against=tally.against,
            absent=tally.entitled - tally.took_part,
        )  # fmt: skip
    return outcome


def get_quorum_heads(rule: VotingRule, entitled: int, *, is_reconvened: bool = False) -> int:
    """
    Return how many members must take part at the least.

    >>> get_quorum_heads(VotingRule(Majority.SIMPLE), 6)
    4
    """
    if is_reconvened and rule.reconvened is not None:
        return max(1, (rule.reconvened * entitled).__ceil__())
    needed = rule.quorum * entitled
    if rule.is_quorum_strict:
        return needed.__floor__() + 1
    return max(1, needed.__ceil__())


def get_majority_votes(rule: VotingRule, cast: int) -> int:
    """
    Return how many votes in favour are needed at the least of the votes cast.

    >>> get_majority_votes(VotingRule(Majority.TWO_THIRDS), 7)
    5
    """
    needed = get_share(rule) * cast
    if rule.majority is Majority.SIMPLE:
        return needed.__floor__() + 1
    return max(1, needed.__ceil__())


def explain_vote(
    rule: VotingRule, tally: Tally, *, is_reconvened: bool = False
) -> tuple[Explained, ...]:
    """
    Return how a count leads to its outcome, line by line, with each threshold.

    >>> [line.code for line in explain_vote(VotingRule(Majority.SIMPLE), Tally(3, 1, 2, 2, 0, 0))]
    ['seated', 'recused', 'entitled', 'took-part', 'in-favour', 'against', 'cast', 'majority']
    """
    heads = get_quorum_heads(rule, tally.entitled, is_reconvened=is_reconvened)
    is_quorate = has_quorum(rule, tally, is_reconvened=is_reconvened)
    needed = get_majority_votes(rule, tally.cast)
    found = [Explained("seated", tally.seated)]
    if tally.recused:
        found += [Explained("recused", tally.recused), Explained("entitled", tally.entitled)]
    found.append(Explained("took-part", tally.took_part, heads, is_quorate))
    if not is_quorate:
        return tuple(found)
    found += [Explained("in-favour", tally.in_favour), Explained("against", tally.against)]
    if tally.abstained:
        found.append(Explained("abstained", tally.abstained))
    found.append(Explained("cast", tally.cast))
    found.append(Explained("majority", tally.in_favour, needed, has_majority(rule, tally)))
    if _is_tie(rule, tally):
        by_chair = rule.chair_breaks_ties and tally.chair in (Choice.FOR, Choice.AGAINST)
        found.append(Explained("tie-chair" if by_chair else "tie", tally.against))
    return tuple(found)


def _is_tie(rule: VotingRule, tally: Tally) -> bool:
    return rule.majority is Majority.SIMPLE and 0 < tally.in_favour == tally.against


def check_is_open(state: ProposalState | str, *, title: str) -> None:
    """Raise ProposalIsClosed unless the proposal still waits."""
    if state != ProposalState.PROPOSED:
        raise ProposalIsClosed(title=title, state=str(state))


def check_body(
    rule: RuleLine, *, title: str, body_name: str, body_code: str, decided_on: date
) -> None:
    """Raise RuleIsOpen or WrongBody unless this body decides; both name the article."""
    if rule.is_open:
        raise RuleIsOpen(
            title=title, article=rule.article, rule_set=rule.rule_set_title, on=decided_on
        )
    if rule.body_code != body_code:
        raise WrongBody(
            title=title, body=body_name, could=rule.body_name, could_code=rule.body_code,
            article=rule.article, rule_set=rule.rule_set_title, on=decided_on,
        )  # fmt: skip


def check_dates(
    *, title: str, proposed_on: date, decided_on: date, effective_on: date, may_work_back: bool
) -> None:
    """Raise DecidedBeforeProposed or WorksBack where the order of the dates is impossible."""
    if decided_on < proposed_on:
        raise DecidedBeforeProposed(title=title, proposed_on=proposed_on, decided_on=decided_on)
    if effective_on < decided_on and not may_work_back:
        raise WorksBack(title=title, effective_on=effective_on, decided_on=decided_on)


def check_happened(*, title: str, on: date, today: date) -> None:
    """Raise AheadOfToday where something would be recorded before it happens."""
    if on > today:
        raise AheadOfToday(title=title, on=on, today=today)


def check_four_eyes(
    *,
    proposer_id: int | None,
    proposer: str,
    registrar_id: int | None,
    registrar: str,
    confirmer_id: int | None,
) -> None:
    """
    Raise FourEyes when the proposer alone registers; a second person confirms the minutes.

    A machine has no account: it is known by its name.
    """
    is_same = proposer_id == registrar_id and (proposer_id is not None or proposer == registrar)
    if is_same and (confirmer_id is None or confirmer_id == registrar_id):
        raise FourEyes(proposer=proposer)


def check_advice(rule: RuleLine, *, advised: Sequence[str], title: str, advisor: str) -> None:
    """Raise AdviceIsMissing when the rule asks for advice that has not been given."""
    if rule.needs_advice and rule.advised_by not in advised:
        raise AdviceIsMissing(title=title, advisor=advisor, article=rule.article)


def check_record_order(*, thing: str, replaced_at: datetime, at: datetime) -> None:
    """Raise RecordedTooEarly when a correction would be known before what it corrects."""
    if at < replaced_at:
        replaced_on, on = days.get_day(replaced_at), days.get_day(at)
        raise RecordedTooEarly(thing=thing, replaced_on=replaced_on, on=on)
