# SPDX-License-Identifier: EUPL-1.2
"""Named questions about bodies, rules, proposals and decisions; run them inside a context."""

from bodemplaat.governance.queries.bodies import (
    UnknownBody,
    get_body,
    list_all_seats,
    list_bodies,
    list_seats,
)
from bodemplaat.governance.queries.decisions import (
    UnknownDecision,
    find_damage,
    find_vote,
    get_decided_proposal_id,
    get_decision,
    list_advices,
    list_decisions,
)
from bodemplaat.governance.queries.proposals import (
    UnknownProposal,
    get_proposal,
    list_open_proposals,
    list_proposal_years,
    list_proposals,
)
from bodemplaat.governance.queries.rule_sets import (
    NoRule,
    NoRuleSet,
    NoSetting,
    NotYetInForce,
    SettingIsOpen,
    find_rule,
    find_rule_set,
    get_rule,
    get_rule_set,
    get_setting,
    list_compositions,
    list_rule_sets,
)

__all__ = [
    "NoRule",
    "NoRuleSet",
    "NoSetting",
    "NotYetInForce",
    "SettingIsOpen",
    "UnknownBody",
    "UnknownDecision",
    "UnknownProposal",
    "find_damage",
    "find_rule",
    "find_rule_set",
    "find_vote",
    "get_body",
    "get_decided_proposal_id",
    "get_decision",
    "get_proposal",
    "get_rule",
    "get_rule_set",
    "get_setting",
    "list_advices",
    "list_all_seats",
    "list_bodies",
    "list_compositions",
    "list_decisions",
    "list_open_proposals",
    "list_proposal_years",
    "list_proposals",
    "list_rule_sets",
    "list_seats",
]
