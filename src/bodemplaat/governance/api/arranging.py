# SPDX-License-Identifier: EUPL-1.2
"""What the director arranges: mandates, publication of rules, targets and votes."""

from typing import Any

from bodemplaat.foundation.api.views import Acting
from bodemplaat.governance import actions, queries
from bodemplaat.governance.api import serializers
from bodemplaat.governance.values import MandateDraft, MandateForm


class MandateRegister(Acting):
    """A mandate or a delegation."""

    acts = "registerMandate"
    body, made = serializers.MandateBody, serializers.Mandate

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Record who gives whom which power, up to what amount and until when."""
        data["form"] = MandateForm(data["form"])
        made = actions.register_mandate(draft=MandateDraft(**data), actor=self.actor)
        return _show_mandate(self, made)


class MandateEnd(Acting):
    """The end of a mandate."""

    acts = "endMandate"
    body, made = serializers.MandateEndBody, serializers.Mandate

    def act(self, data: dict[str, Any], code: str) -> tuple[Any, str]:
        """End a mandate on a day, for a reason."""
        held = queries.list_mandates_called(code)
        made = actions.end_mandate(mandate_id=held[-1].id, actor=self.actor, **data)
        return _show_mandate(self, made)


def _show_mandate(view: Acting, mandate_id: int) -> tuple[Any, str]:
    line = next(one for one in queries.list_mandates() if one.id == mandate_id)
    return line, view.get_address("governance-api:mandate-list")


class RuleSetPublish(Acting):
    """The publication of the rules."""

    acts = "publishRuleSets"
    body, made = serializers.PublicationBody, serializers.PublicationCount

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Open a copy of every version of the rules to everyone."""
        count = actions.publish_rule_sets(actor=self.actor, **data)
        return {"count": count}, self.get_address("governance-api:rule-set-list")


class RuleSetWithdraw(Acting):
    """The end of the publication of the rules."""

    acts = "withdrawRuleSets"
    body, made = serializers.PublicationEndBody, serializers.PublicationCount

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Shut the copies of the rules again, for a reason."""
        actions.withdraw_rule_sets(actor=self.actor, **data)
        return {"count": 0}, self.get_address("governance-api:rule-set-list")


class TargetSet(Acting):
    """A part of what the arrangement grows towards."""

    acts = "setTargetPart"
    body, made = serializers.TargetBody, serializers.Target

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Name a part with the day by which it should be there."""
        return _show_target(self, actions.set_target_part(actor=self.actor, **data))


class TargetClose(Acting):
    """The day on which a part of a target was there."""

    acts = "recordTargetReached"
    body, made = serializers.TargetReachedBody, serializers.Target

    def act(self, data: dict[str, Any], id: int) -> tuple[Any, str]:
        """Record since when a part of a target is there."""
        actions.record_target_reached(part_id=id, actor=self.actor, **data)
        return _show_target(self, id)


def _show_target(view: Acting, part_id: int) -> tuple[Any, str]:
    line = next(one for one in queries.list_target_parts() if one.id == part_id)
    return line, view.get_address("governance-api:target-list")


class VoteWeightSet(Acting):
    """The votes of a participant."""

    acts = "setVoteWeight"
    body, made = serializers.VoteWeightBody, serializers.VoteWeight

    def act(self, data: dict[str, Any]) -> tuple[Any, str]:
        """Give a participant a number of votes from a day on."""
        made = actions.set_vote_weight(actor=self.actor, **data)
        line = next(one for one in queries.list_vote_weights() if one.id == made)
        return line, self.get_address("governance-api:vote-weight-list")
