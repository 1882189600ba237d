# SPDX-License-Identifier: EUPL-1.2
"""Every change to arrangements, participants, facts, identities, accounts and the register."""

from bodemplaat.kernel.periods import EmptyPeriod
from bodemplaat.organisations.actions.access import (
    approve_access,
    end_role,
    propose_guest,
    propose_role,
    propose_second_factor,
    reject_access,
    send_access_mail,
    withdraw_access,
)
from bodemplaat.organisations.actions.accounts import (
    DemoOnly,
    UsernameTaken,
    assign_role,
    register_account,
)
from bodemplaat.organisations.actions.arrangements import (
    AlreadyRegistered,
    record_open_question,
    record_stated_total,
    register_arrangement,
    register_measure,
)
from bodemplaat.organisations.actions.facts import FactUnchanged, record_fact
from bodemplaat.organisations.actions.guests import (
    end_guest,
    end_reader,
    register_guest,
    send_share,
    withdraw_share,
)
from bodemplaat.organisations.actions.identities import (
    LogoWithoutWords,
    resume_identity,
    set_identity,
    set_logo,
    withdraw_logo,
)
from bodemplaat.organisations.actions.memberships import (
    amend_membership,
    publish_memberships,
    publish_memberships_anew,
    record_membership,
    withdraw_memberships,
)
from bodemplaat.organisations.actions.milestones import amend_milestone, record_milestone
from bodemplaat.organisations.actions.names import (
    amend_name,
    record_name,
    start_names,
    withdraw_name,
)
from bodemplaat.organisations.actions.participants import (
    NotTakingPart,
    ParticipationOverlaps,
    UnknownCode,
    UnknownParticipation,
    amend_participation,
    end_participation,
    register_participant,
    start_participation,
)
from bodemplaat.organisations.actions.people import (
    amend_person,
    close_post,
    end_tenure,
    erase_person,
    register_person,
    register_post,
    replace_holder,
    seat_person,
)
from bodemplaat.organisations.actions.providers import (
    NotTested,
    ProviderTaken,
    amend_provider,
    close_provider,
    register_provider,
    start_provider,
)
from bodemplaat.organisations.actions.register import (
    ImportResult,
    import_register,
)
from bodemplaat.organisations.actions.roots import record_daily_root
from bodemplaat.organisations.actions.sources import (
    record_range,
    record_source_value,
    set_leading_value,
)
from bodemplaat.organisations.actions.stand_ins import (
    end_stand_in,
    send_stand_in_mail,
    start_stand_in,
)
from bodemplaat.organisations.actions.successions import SuccessionUnchanged, record_succession
from bodemplaat.organisations.actions.talks import cancel_talk, record_talk, register_talk
from bodemplaat.organisations.permissions import NotYourRole
from bodemplaat.organisations.queries.access import UnknownProposal, UnknownRight
from bodemplaat.organisations.queries.facts import UnknownMeasure
from bodemplaat.organisations.queries.guests import UnknownGuest, UnknownReader, UnknownShare
from bodemplaat.organisations.queries.identities import UnknownVersion
from bodemplaat.organisations.queries.memberships import UnknownMembership
from bodemplaat.organisations.queries.milestones import UnknownMilestone
from bodemplaat.organisations.queries.names import UnknownName
from bodemplaat.organisations.queries.participants import UnknownParticipant
from bodemplaat.organisations.queries.people import (
    UnknownPerson,
    UnknownPost,
    UnknownTalk,
    UnknownTenure,
)
from bodemplaat.organisations.rules.access import (
    AlreadyDecided,
    CannotEnd,
    CannotStandIn,
    FourEyes,
    HasOtherRoles,
    NotTheProposer,
    RoleDoesNotFit,
    RoleHasNoDay,
)
from bodemplaat.organisations.rules.guests import (
    AlreadyRevoked,
    GuestIsOver,
    GuestNameTaken,
    LongerThanGuest,
    NothingToShare,
    NotYoursToShare,
    ReaderIsOver,
)
from bodemplaat.organisations.rules.identities import TooLittleContrast
from bodemplaat.organisations.rules.memberships import (
    MembershipOverlaps,
    MembershipUnchanged,
    NobodyToPublish,
    NoReason,
    NotPublished,
)
from bodemplaat.organisations.rules.milestones import (
    MilestoneUnchanged,
    MoneyWithoutFunder,
    NoMoney,
)
from bodemplaat.organisations.rules.names import NamedThatDay, NameUnchanged
from bodemplaat.organisations.rules.participations import (
    CodeDoesNotFit,
    CorrectionWithoutReason,
    NameMissing,
    NegativeValue,
    NotYetMeasured,
    RecordedEarlier,
    TakesNoPart,
    ValueNotWhole,
    ValueTooLarge,
)
from bodemplaat.organisations.rules.people import (
    EndsLater,
    HeldInFuture,
    NobodyNamed,
    OneOfThese,
    PersonErased,
    PostClosed,
    PostHeld,
    StillHeld,
    TalkClosed,
)
from bodemplaat.organisations.rules.register import (
    EmptyRegister,
    WrongColumns,
    WrongField,
)
from bodemplaat.organisations.rules.sources import (
    NothingToChoose,
    NoValueYet,
    RangeIsEmpty,
    SourceIsTheSame,
    UnknownSource,
)
from bodemplaat.organisations.rules.successions import (
    AgreedAhead,
    NoSuccessor,
    ShareIsNoPart,
    ShareMissing,
    SharesDoNotAddUp,
    SucceedsItself,
    SuccessorTwice,
    TooManySuccessors,
)

__all__ = [
    "AgreedAhead",
    "AlreadyDecided",
    "AlreadyRegistered",
    "AlreadyRevoked",
    "CannotEnd",
    "CannotStandIn",
    "CodeDoesNotFit",
    "CorrectionWithoutReason",
    "DemoOnly",
    "EmptyPeriod",
    "EmptyRegister",
    "EndsLater",
    "FactUnchanged",
    "FourEyes",
    "GuestIsOver",
    "GuestNameTaken",
    "HasOtherRoles",
    "HeldInFuture",
    "ImportResult",
    "LogoWithoutWords",
    "LongerThanGuest",
    "MembershipOverlaps",
    "MembershipUnchanged",
    "MilestoneUnchanged",
    "MoneyWithoutFunder",
    "NameMissing",
    "NameUnchanged",
    "NamedThatDay",
    "NegativeValue",
    "NoMoney",
    "NoReason",
    "NoSuccessor",
    "NoValueYet",
    "NobodyNamed",
    "NobodyToPublish",
    "NotPublished",
    "NotTakingPart",
    "NotTested",
    "NotTheProposer",
    "NotYetMeasured",
    "NotYourRole",
    "NotYoursToShare",
    "NothingToChoose",
    "NothingToShare",
    "OneOfThese",
    "ParticipationOverlaps",
    "PersonErased",
    "PostClosed",
    "PostHeld",
    "ProviderTaken",
    "RangeIsEmpty",
    "ReaderIsOver",
    "RecordedEarlier",
    "RoleDoesNotFit",
    "RoleHasNoDay",
    "ShareIsNoPart",
    "ShareMissing",
    "SharesDoNotAddUp",
    "SourceIsTheSame",
    "StillHeld",
    "SucceedsItself",
    "SuccessionUnchanged",
    "SuccessorTwice",
    "TakesNoPart",
    "TalkClosed",
    "TooLittleContrast",
    "TooManySuccessors",
    "UnknownCode",
    "UnknownGuest",
    "UnknownMeasure",
    "UnknownMembership",
    "UnknownMilestone",
    "UnknownName",
    "UnknownParticipant",
    "UnknownParticipation",
    "UnknownPerson",
    "UnknownPost",
    "UnknownProposal",
    "UnknownReader",
    "UnknownRight",
    "UnknownShare",
    "UnknownSource",
    "UnknownTalk",
    "UnknownTenure",
    "UnknownVersion",
    "UsernameTaken",
    "ValueNotWhole",
    "ValueTooLarge",
    "WrongColumns",
    "WrongField",
    "amend_membership",
    "amend_milestone",
    "amend_name",
    "amend_participation",
    "amend_person",
    "amend_provider",
    "approve_access",
    "assign_role",
    "cancel_talk",
    "close_post",
    "close_provider",
    "end_guest",
    "end_participation",
    "end_reader",
    "end_role",
    "end_stand_in",
    "end_tenure",
    "erase_person",
    "import_register",
    "propose_guest",
    "propose_role",
    "propose_second_factor",
    "publish_memberships",
    "publish_memberships_anew",
    "record_daily_root",
    "record_fact",
    "record_membership",
    "record_milestone",
    "record_name",
    "record_open_question",
    "record_range",
    "record_source_value",
    "record_stated_total",
    "record_succession",
    "record_talk",
    "register_account",
    "register_arrangement",
    "register_guest",
    "register_measure",
    "register_participant",
    "register_person",
    "register_post",
    "register_provider",
    "register_talk",
    "reject_access",
    "replace_holder",
    "resume_identity",
    "seat_person",
    "send_access_mail",
    "send_share",
    "send_stand_in_mail",
    "set_identity",
    "set_leading_value",
    "set_logo",
    "start_names",
    "start_participation",
    "start_provider",
    "start_stand_in",
    "withdraw_access",
    "withdraw_logo",
    "withdraw_memberships",
    "withdraw_name",
    "withdraw_share",
]
