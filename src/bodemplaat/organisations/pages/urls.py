# SPDX-License-Identifier: EUPL-1.2
"""Participants through time, what is measured of them, the register and the arrangement."""

from django.urls import path, register_converter

from bodemplaat.organisations.pages.views import (
    access,
    guests,
    identities,
    memberships,
    milestones,
    names,
    participants,
    people,
    providers,
    sources,
    stand_ins,
    successions,
)
from bodemplaat.organisations.pages.views import partnerships as views


class OrganisationCode:
    """Four digits for a municipality; capitals and digits for any other organisation."""

    regex = "[0-9]{4}|[A-Z][A-Z0-9]{1,11}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(OrganisationCode, "organisation_code")
app_name = "organisations"
urlpatterns = [
    path("deelnemers/", views.participant_list, name="participant-list"),
    path("deelnemers/feiten/", views.fact_list, name="fact-list"),
    path(
        "deelnemers/<organisation_code:code>/", views.participant_detail, name="participant-detail"
    ),
    path("deelnemers/<organisation_code:code>/feit/", views.fact_create, name="fact-create"),
    path("deelnemers/nieuw/", participants.participant_create, name="participant-create"),
    path(
        "deelnemers/<organisation_code:code>/deelname/", participants.participation_create,
        name="participation-create",
    ),
    path(
        "deelnemers/<organisation_code:code>/einde/", participants.participation_end,
        name="participation-end",
    ),
    path("deelnemers/<organisation_code:code>/naam/", names.name_create, name="name-create"),
    path("deelnemers/naam/<int:pk>/verbeteren/", names.name_edit, name="name-edit"),
    path("deelnemers/naam/<int:pk>/intrekken/", names.name_withdraw, name="name-withdraw"),
    path("deelnemers/opvolgingen/", successions.succession_list, name="succession-list"),
    path(
        "deelnemers/<organisation_code:code>/opvolging/", successions.succession_detail,
        name="succession-detail",
    ),
    path(
        "deelnemers/<organisation_code:code>/opvolging/vastleggen/", successions.succession_edit,
        name="succession-edit",
    ),
    path("deelnemers/bronnen/", sources.source_list, name="source-list"),
    path("feiten/<int:pk>/bronnen/", sources.source_detail, name="source-detail"),
    path("feiten/<int:pk>/bronnen/nieuw/", sources.source_create, name="source-create"),
    path("feiten/<int:pk>/bronnen/kiezen/", sources.source_choose, name="source-choose"),
    path("deelnemers/bandbreedtes/", sources.range_list, name="range-list"),
    path("deelnemers/bandbreedtes/nieuw/", sources.range_create, name="range-create"),
    path("feiten/<int:pk>/correctie/", views.fact_edit, name="fact-edit"),
    path("register/", views.register_list, name="register-list"),
    path("register/verschillen/", views.conflict_list, name="conflict-list"),
    path("register/<organisation_code:code>/", views.register_detail, name="register-detail"),
    path("rechten/", access.right_list, name="right-list"),
    path("rechten/voorstel/", access.right_propose, name="right-propose"),
    path("rechten/<int:pk>/beeindigen/", access.right_end, name="right-end"),
    path("rechten/<int:pk>/tweede-stap/", access.right_restore, name="right-restore"),
    path("rechten/voorstel/<int:pk>/goedkeuren/", access.access_approve, name="access-approve"),
    path("rechten/voorstel/<int:pk>/afwijzen/", access.access_reject, name="access-reject"),
    path("rechten/voorstel/<int:pk>/intrekken/", access.access_withdraw, name="access-withdraw"),
    path("inlogdiensten/", providers.provider_list, name="provider-list"),
    path("inlogdiensten/nieuw/", providers.provider_create, name="provider-create"),
    path("inlogdiensten/<int:pk>/", providers.provider_detail, name="provider-detail"),
    path("inlogdiensten/<int:pk>/wijzigen/", providers.provider_edit, name="provider-edit"),
    path("inlogdiensten/<int:pk>/test/", providers.provider_test, name="provider-test"),
    path("inlogdiensten/<int:pk>/aan/", providers.provider_start, name="provider-start"),
    path("inlogdiensten/<int:pk>/uit/", providers.provider_close, name="provider-close"),
    path("meekijken/", stand_ins.standin_list, name="standin-list"),
    path("meekijken/start/", stand_ins.standin_start, name="standin-start"),
    path("meekijken/stop/", stand_ins.standin_end, name="standin-end"),
    path("huisstijl/", identities.identity_list, name="identity-list"),
    path("huisstijl/logo/<slug:digest>/", identities.logo_export, name="logo-export"),
    path("huisstijl/<slug:code>/", identities.identity_detail, name="identity-detail"),
    path("huisstijl/<slug:code>/wijzigen/", identities.identity_edit, name="identity-edit"),
    path("huisstijl/<slug:code>/tokens.json", identities.identity_export, name="identity-export"),
    path(
        "huisstijl/<slug:code>/voorbeeld.css", identities.identity_preview,
        name="identity-preview",
    ),
    path(
        "huisstijl/<slug:code>/terug/<int:number>/", identities.identity_resume,
        name="identity-resume",
    ),
    path("huisstijl/<slug:code>/logo/", identities.logo_edit, name="logo-edit"),
    path("huisstijl/<slug:code>/logo/weg/", identities.logo_withdraw, name="logo-withdraw"),
    path("mensen/", people.contact_list, name="contact-list"),
    path("mensen/<organisation_code:code>/", people.contact_detail, name="contact-detail"),
    path("mensen/<organisation_code:code>/plek/", people.post_create, name="post-create"),
    path("mensen/<organisation_code:code>/gesprek/", people.talk_create, name="talk-create"),
    path("mensen/persoon/<int:pk>/", people.person_detail, name="person-detail"),
    path("mensen/persoon/<int:pk>/wijzigen/", people.person_edit, name="person-edit"),
    path("mensen/persoon/<int:pk>/wissen/", people.person_erase, name="person-erase"),
    path("mensen/plek/<int:pk>/sluiten/", people.post_close, name="post-close"),
    path("mensen/plek/<int:pk>/bezetten/", people.tenure_create, name="tenure-create"),
    path("mensen/termijn/<int:pk>/overnemen/", people.tenure_replace, name="tenure-replace"),
    path("mensen/termijn/<int:pk>/beeindigen/", people.tenure_end, name="tenure-end"),
    path("mensen/gesprek/<int:pk>/gevoerd/", people.talk_record, name="talk-record"),
    path("mensen/gesprek/<int:pk>/afzeggen/", people.talk_cancel, name="talk-cancel"),
    path("gedeeld/", guests.shared_list, name="shared-list"),
    path("gedeeld/<int:pk>/", guests.shared_detail, name="shared-detail"),
    path("gasten/", guests.guest_list, name="guest-list"),
    path("gasten/nieuw/", guests.guest_create, name="guest-create"),
    path("gasten/<int:pk>/", guests.guest_detail, name="guest-detail"),
    path("gasten/<int:pk>/lezer/", guests.guest_propose, name="guest-propose"),
    path("gasten/<int:pk>/beeindigen/", guests.guest_end, name="guest-end"),
    path("gasten/lezer/<int:pk>/beeindigen/", guests.reader_end, name="reader-end"),
    path("delen/", guests.share_list, name="share-list"),
    path("delen/nieuw/", guests.share_create, name="share-create"),
    path("delen/<int:pk>/", guests.share_detail, name="share-detail"),
    path("delen/<int:pk>/intrekken/", guests.share_withdraw, name="share-withdraw"),
    path("tijdlijn/", milestones.milestone_list, name="milestone-list"),
    path("tijdlijn/nieuw/", milestones.milestone_create, name="milestone-create"),
    path("tijdlijn/<int:number>/wijzigen/", milestones.milestone_edit, name="milestone-edit"),
    path("deelnemers/<organisation_code:code>/samenwerkingen/nieuw/", memberships.membership_create,
         name="membership-create"),
    path("samenwerkingen/<int:pk>/wijzigen/", memberships.membership_edit,
         name="membership-edit"),
    path("samenwerking/openbaar/", memberships.membership_publish, name="membership-publish"),
    path("samenwerking/openbaar/intrekken/", memberships.membership_withdraw,
         name="membership-withdraw"),
    path("samenwerking/", views.arrangement_detail, name="arrangement-detail"),
]
