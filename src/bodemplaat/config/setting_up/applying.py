# SPDX-License-Identifier: EUPL-1.2
"""
Setting an arrangement up from a file: all of it or nothing.

What is not there is added. What is there stays as it is, but for what a file may change: the end
of a participation or a seat, and the look of an organisation. Where the file says otherwise about
anything else it is refused: that changes on its own page, by who may and by decision.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from bodemplaat.config.setting_up import checking
from bodemplaat.config.setting_up.comparing import Held, Report, show
from bodemplaat.config.setting_up.parts import (
    AccountPart,
    ArrangementFile,
    BodyPart,
    IdentityPart,
    KeyPart,
    Part,
    ParticipantPart,
    ParticipationPart,
    RuleSetPart,
    SeatPart,
    VersionPart,
)
from bodemplaat.finance import actions as finance_actions
from bodemplaat.finance import queries as finance_queries
from bodemplaat.foundation import tenancy
from bodemplaat.governance import actions as governance_actions
from bodemplaat.governance import queries as governance_queries
from bodemplaat.governance.values import VotingRule
from bodemplaat.kernel import palettes
from bodemplaat.organisations import actions as organisation_actions
from bodemplaat.organisations import queries as organisation_queries
from bodemplaat.organisations.values import Actor

NAME = "Inrichting"
REASON = "Inrichtingsbestand"


@transaction.atomic
def apply(file: ArrangementFile, *, at: datetime, is_trial: bool = False) -> Report:
    """
    Bring the database up to a file and return what that took; a trial stores nothing.

    Raises PartRefused, PartDiffers, FileDiffers, PartImpossible, BadSlug, BadSetting; nothing is
    stored then.
    """
    checking.check_slug(file)
    setup = _Setup(at, Report(file.arrangement.slug))
    arrangement_id = setup.add_arrangement(file)
    setup.actor = Actor.system(arrangement_id, at, NAME)
    with tenancy.context(arrangement_id):
        setup.add_measures(file)
        for participant in file.participants:
            setup.add_participant(participant)
        for identity in file.identities:
            setup.add_identity(identity)
        for body in file.bodies:
            setup.add_body(body)
        if file.rule_set:
            setup.add_rule_set(file.rule_set)
        setup.add_ground(file)
        for key in file.keys:
            setup.add_key(key)
        setup.add_pools(file)
        for account in file.accounts:
            setup.add_account(account)
    setup.report.close()
    if is_trial:
        transaction.set_rollback(True)
    return setup.report


class _Setup:
    """One file on its way into the database."""

    def __init__(self, at: datetime, report: Report) -> None:
        self.at, self.report = at, report
        self.actor = Actor.system(0, at, NAME)

    def add_arrangement(self, file: ArrangementFile) -> int:
        """Return the id of the arrangement, which is new or the same."""
        part = file.arrangement
        names = ("name", "sso_name", "legal_form", "starts_on", "seat", "owner_note", "source")
        wanted = {name: getattr(part, name) for name in names}
        wanted["profile"] = part.profile or part.slug
        arrangement_id = dict(organisation_queries.list_addresses()).get(part.slug)
        found = None
        if arrangement_id is not None:
            with tenancy.context(arrangement_id):
                found = organisation_queries.get_arrangement(part.slug)
        self.report.add(
            part, f"samenwerkingsverband {part.slug}", found, wanted,
            lambda: organisation_actions.register_arrangement(
                slug=part.slug, actor=self.actor, **wanted
            ),
        )  # fmt: skip
        made = dict(organisation_queries.list_addresses()).get(part.slug)
        assert made is not None, part.slug
        return made

    def add_measures(self, file: ArrangementFile) -> None:
        """Add what is measured."""
        known = {line.code: line for line in organisation_queries.list_measures()}
        for part in file.measures:
            wanted = {"name": part.name, "unit": part.unit, "is_whole": part.is_whole}
            self.report.add(
                part, f"maatstaf {part.code}", known.get(part.code), wanted,
                lambda part=part, wanted=wanted: organisation_actions.register_measure(
                    code=part.code, actor=self.actor, **wanted
                ),
            )  # fmt: skip

    def add_participant(self, part: ParticipantPart) -> None:
        """Add a participant and the periods in which it takes part."""
        self.report.add(
            part, f"deelnemer {part.code}", organisation_queries.find_participant(part.code), {},
            lambda: organisation_actions.register_participant(
                code=part.code, source=part.source, actor=self.actor
            ),
        )  # fmt: skip
        line = organisation_queries.get_participant(part.code)
        known = {
            one.starts_on: one for one in organisation_queries.list_participations_of(line.id)
        }
        for period in part.participations:
            self._add_participation(part.code, line.name, period, known.get(period.starts_on))

    def _add_participation(
        self, code: str, name: str, part: ParticipationPart, found: Any
    ) -> None:
        """Add a period, or let one end that had no end."""
        wanted = {"relation": part.relation, "ends_before": part.ends_before}
        if part.ends_before is None and found is not None:
            del wanted["ends_before"]  # without an end the file leaves open when it ends
        has_no_end = found is not None and found.ends_before is None
        self.report.add(
            part, f"deelname van {name} vanaf {show(part.starts_on)}", found, wanted,
            lambda: organisation_actions.start_participation(
                participant_code=code, starts_on=part.starts_on, source=part.source,
                is_assumption=part.is_assumption, actor=self.actor, relation=part.relation,
                ends_before=part.ends_before,
            ),
            amend=(lambda: self._end_participation(code, part)) if has_no_end else None,
            may_change=("ends_before",),
        )  # fmt: skip

    def _end_participation(self, code: str, part: ParticipationPart) -> None:
        assert part.ends_before is not None
        organisation_actions.end_participation(
            participant_code=code, ends_before=part.ends_before, source=part.source,
            reason=REASON, actor=self.actor,
        )  # fmt: skip

    def add_identity(self, part: IdentityPart) -> None:
        """Let an organisation look as the file says."""
        owner = organisation_queries.get_participant(part.participant) if part.participant else None
        owner_id = owner.id if owner else None
        names = ("name", "short_name", "primary", "on_primary", "accent", "initials")
        wanted = {name: getattr(part, name) for name in names}

        def put() -> None:
            organisation_actions.set_identity(
                participant_id=owner_id, actor=self.actor, name=part.name,
                short_name=part.short_name, initials=part.initials, origin="colour",
                palette=palettes.complete(
                    brand=part.primary, on_brand=part.on_primary, accent=part.accent
                ),
            )  # fmt: skip

        has_own = organisation_queries.has_identity(owner_id)
        found = organisation_queries.get_identity(owner_id) if has_own else None
        who = owner.name if owner else "de uitvoeringsorganisatie"
        self.report.add(
            part, f"huisstijl van {who}", found, wanted, put, amend=put, may_change=names
        )

    def add_body(self, part: BodyPart) -> None:
        """Add a body and who sits in it."""
        bodies = {line.code: line for line in governance_queries.list_bodies(self.actor.on)}
        names = ("name", "kind", "level", "is_deciding", "purpose", "composition", "chair_rule",
                 "source", "is_assumption")  # fmt: skip
        wanted = {name: getattr(part, name) for name in names}
        self.report.add(
            part, f"orgaan {part.code}", bodies.get(part.code), wanted,
            lambda: governance_actions.register_body(code=part.code, actor=self.actor, **wanted),
        )  # fmt: skip
        known = {
            (seat.person_name, seat.starts_on): seat
            for seat in governance_queries.list_all_seats(part.code)
        }
        for seat in part.seats:
            self._add_seat(part.code, seat, known.get((seat.person_name, seat.starts_on)))

    def _add_seat(self, code: str, part: SeatPart, found: Any) -> None:
        """Add a seat, or let one end that had no end."""
        kept = {"role": part.role, "votes": part.votes, "portfolio": part.portfolio}
        shown = {**kept, "participant_code": part.participant or ""}
        if part.ends_before is not None:
            shown["ends_before"] = part.ends_before
        has_no_end = found is not None and found.ends_before is None
        self.report.add(
            part, f"zetel van {part.person_name} in {code}", found, shown,
            lambda: governance_actions.seat_member(
                body_code=code, person_name=part.person_name, starts_on=part.starts_on,
                participant_code=part.participant, source=part.source, actor=self.actor,
                ends_before=part.ends_before, **kept,
            ),
            amend=(lambda: self._end_seat(found.id, part)) if has_no_end else None,
            may_change=("ends_before",),
        )  # fmt: skip

    def _end_seat(self, seat_id: int, part: SeatPart) -> None:
        assert part.ends_before is not None
        governance_actions.end_seat(
            seat_id=seat_id, ends_before=part.ends_before, reason=REASON, actor=self.actor
        )

    def add_rule_set(self, part: RuleSetPart) -> None:
        """Add a version of the rules, whole; one that is there holds the same."""
        for setting in part.settings:
            checking.check_setting(setting)
        rules = [rule.make_draft() for rule in part.rules]
        settings = [setting.make_draft() for setting in part.settings]
        known = {line.starts_on: line for line in governance_queries.list_rule_sets()}
        found = known.get(part.starts_on)
        names = ("title", "article_source", "adopted_by", "source", "is_assumption")
        wanted = {name: getattr(part, name) for name in names}
        thing = f"regelset vanaf {show(part.starts_on)}"
        self.report.add(
            part, thing, found, wanted,
            lambda: governance_actions.set_rule_set(
                starts_on=part.starts_on, rules=rules, settings=settings, actor=self.actor,
                **wanted,
            ),
        )  # fmt: skip
        if found is None:
            return
        held_rules = {rule.kind: _pack(rule, rule.voting) for rule in found.rules}
        for rule, draft in zip(part.rules, rules, strict=True):
            self._compare(rule, thing, draft.kind, held_rules, _pack(draft, draft.voting))
        held_settings = {setting.name: setting for setting in found.settings}
        for setting, chosen in zip(part.settings, settings, strict=True):
            self._compare(setting, thing, chosen.name, held_settings, chosen)

    def _compare(
        self, part: Part, thing: str, name: str, held: dict[str, Any], wanted: Any
    ) -> None:
        if held.get(name) != wanted:
            found = "anders" if name in held else "afwezig"
            self.report.differ(part, thing, name, found, "zoals op deze regel")

    def add_ground(self, file: ArrangementFile) -> None:
        """Add ledger accounts and cost categories."""
        accounts = dict(finance_queries.list_accounts())
        categories = dict(finance_queries.list_categories())
        for word, parts, known, register in (
            ("grootboekrekening", file.ledger_accounts, accounts, finance_actions.register_account),
            ("kostensoort", file.categories, categories, finance_actions.register_category),
        ):
            for part in parts:
                self._add_named(part, f"{word} {part.code}", known, register)

    def add_key(self, part: KeyPart) -> None:
        """Add a key, and propose what it should hold; a body decides about that."""
        known = dict(finance_queries.list_keys())
        self._add_named(part, f"sleutel {part.code}", known, finance_actions.register_key)
        for version in part.versions:
            found = finance_queries.find_key_proposal(code=part.code, starts_on=version.starts_on)
            wanted = {
                "kind": version.kind, "reference_year_offset": version.reference_year_offset,
                "components": {one.measure: one.percentage for one in version.components},
                "shares": {one.participant: one.percentage for one in version.shares},
            }  # fmt: skip
            if found is not None:
                found = Held(
                    kind=found.kind, shares=dict(found.shares),
                    components={one.measure: one.percentage for one in found.components},
                    reference_year_offset=found.reference_year_offset,
                )  # fmt: skip
            thing = f"voorstel voor sleutel {part.code} vanaf {show(version.starts_on)}"
            self.report.add(
                version, thing, found, wanted,
                lambda version=version: self._propose(part.code, version),
            )  # fmt: skip

    def _propose(self, code: str, part: VersionPart) -> None:
        finance_actions.propose_key_version(
            key_code=code, kind=part.kind, starts_on=part.starts_on, reason=part.reason,
            proposed_on=self.actor.on, reference_year_offset=part.reference_year_offset,
            is_assumption=part.is_assumption, actor=self.actor,
            components=[(one.measure, one.percentage) for one in part.components],
            shares={one.participant: one.percentage for one in part.shares},
        )  # fmt: skip

    def add_pools(self, file: ArrangementFile) -> None:
        """Add the cost pools."""
        known = {pool.code: pool for pool in finance_queries.list_pools()}
        for part in file.pools:
            names = ("name", "position", "kind", "vat_regime", "scope", "is_internal_for_owner")
            kept = {name: getattr(part, name) for name in names}
            shown = {
                **kept, "key": part.key, "measure": part.measure or None,
                "service": part.service_code or None,
            }  # fmt: skip
            self.report.add(
                part, f"kostenplaats {part.code}", known.get(part.code), shown,
                lambda part=part, kept=kept: finance_actions.register_pool(
                    code=part.code, key_code=part.key, service_code=part.service_code,
                    measure=part.measure, note=part.note, actor=self.actor, **kept,
                ),
            )  # fmt: skip

    def add_account(self, part: AccountPart) -> None:
        """Add an account, which has no password yet, and its roles."""
        accounts = get_user_model().objects.filter(username=part.username)
        found = accounts.first()
        wanted = {"first_name": part.first_name, "last_name": part.last_name}
        self.report.add(
            part, f"account {part.username}", found, wanted,
            lambda: organisation_actions.register_account(username=part.username, **wanted),
        )  # fmt: skip
        account = found or accounts.get()
        if not account.has_usable_password():
            self.report.accounts.append(part.username)
        for role in part.roles:
            lines = organisation_queries.list_assignments_for(
                account_id=account.pk, on=role.starts_on
            )
            owner = organisation_queries.find_participant(role.participant or "")
            held = (self.actor.arrangement_id, role.role, owner.id if owner else None)
            same = [
                line for line in lines
                if (line.arrangement_id, line.role, line.participant_id) == held
            ]  # fmt: skip
            self.report.add(
                role, f"rol {role.role} van {part.username}", same[0] if same else None, {},
                lambda role=role: organisation_actions.assign_role(
                    account_id=account.pk, role=role.role, starts_on=role.starts_on,
                    participant_code=role.participant, ends_before=role.ends_before,
                    actor=self.actor,
                ),
            )  # fmt: skip

    def _add_named(
        self, part: Any, thing: str, known: dict[str, str], register: Callable[..., object]
    ) -> None:
        found = Held(name=known[part.code]) if part.code in known else None
        self.report.add(
            part, thing, found, {"name": part.name},
            lambda: register(code=part.code, name=part.name, actor=self.actor),
        )  # fmt: skip


def _pack(rule: Any, voting: VotingRule) -> tuple[Any, ...]:
    """Return what a rule says, as a draft and as it is held."""
    return (
        rule.body_code, rule.article, voting, rule.basis, rule.advised_by, rule.needs_advice,
        rule.may_work_back, rule.is_open, rule.note,
    )  # fmt: skip
