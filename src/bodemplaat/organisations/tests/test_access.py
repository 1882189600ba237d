# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import date
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY, get_user_model
from django.db import IntegrityError, transaction
from django.test import Client

from bodemplaat.foundation import sentences
from bodemplaat.foundation.models import Assignment, AuditRecord, Invitation, Job
from bodemplaat.foundation.testing import mail
from bodemplaat.kernel import palettes
from bodemplaat.organisations import actions, queries
from bodemplaat.organisations.models import AccessProposal
from bodemplaat.organisations.tests import factories
from bodemplaat.organisations.values import AccessState, Actor, Role

pytestmark = pytest.mark.django_db
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
EMAIL, PASSWORD = "a.bakker@gemeente.example", "drie losse woorden"


class Cast:
    """A partnership with people who may give rights, and their clients."""

    def __init__(self) -> None:
        self.made = factories.make_partnership(codes=("0064", "0104"))
        self.director = self.add("vos", Role.SSO_DIRECTOR)
        self.controller = self.add("mol", Role.SSO_CONTROLLER)
        self.secretary = self.add("das", Role.SECRETARY, "0064")
        self.neighbour = self.add("haas", Role.SECRETARY, "0104")

    def add(self, username: str, role: Role, code: str | None = None) -> Actor:
        account_id = actions.register_account(
            username=username, first_name=username, last_name="Test"
        )
        with self.made.context():
            actions.assign_role(
                account_id=account_id, role=role, participant_code=code,
                starts_on=date(2004, 1, 1), actor=self.made.actor(),
            )  # fmt: skip
            participant_id = queries.get_participant(code).id if code else None
        return Actor(
            account_id=account_id, name=username, role=role, arrangement_id=self.made.id,
            participant_id=participant_id, participant_code=code, at=factories.moment(2012),
        )  # fmt: skip

    def propose(self, actor: Actor, **other: Any) -> int:
        given = {
            "name": "Anke Bakker", "email": EMAIL, "role": Role.CONTRACT_MANAGER,
            "participant_code": "0064", "starts_on": date(2012, 1, 1), "reason": "Opvolger.",
        }  # fmt: skip
        with self.made.context():
            return actions.propose_role(actor=actor, **given | other)

    def approve(self, number: int, actor: Actor) -> None:
        with self.made.context():
            actions.approve_access(proposal_id=number, actor=actor)

    def client_of(self, actor: Actor) -> Client:
        client = Client()
        client.force_login(get_user_model().objects.get(pk=actor.account_id))
        return client


@pytest.fixture
def cast() -> Cast:
    return Cast()


def count_roles() -> int:
    return Assignment.objects.filter(role=Role.CONTRACT_MANAGER).count()


class TestRole:
    def test_begins_when_a_second_person_approves(self, cast):
        number = cast.propose(cast.director)
        assert count_roles() == 0

        cast.approve(number, cast.controller)

        account = get_user_model().objects.get(email=EMAIL)
        (role,) = Assignment.objects.filter(account=account)
        assert (role.role, role.starts_on) == (Role.CONTRACT_MANAGER, date(2012, 1, 1))
        assert not account.has_usable_password()
        with cast.made.context():
            codes = set(AuditRecord.objects.values_list("code", flat=True))
            texts = " ".join(str((one.before, one.after)) for one in AuditRecord.objects.all())
        assert {"organisations.access.proposed", "organisations.access.approved"} <= codes
        assert EMAIL not in texts and "Bakker" not in texts

    @pytest.mark.parametrize("who", ["director", "controller", "secretary"])
    def test_is_never_approved_by_who_proposed_it(self, cast, who):
        proposer = getattr(cast, who)
        if who == "controller":
            with pytest.raises(actions.NotYourRole):
                cast.propose(proposer)
            return
        number = cast.propose(proposer)

        with pytest.raises(actions.FourEyes) as refusal:
            cast.approve(number, proposer)

        assert "geeft u niet alleen" in sentences.render(refusal.value)
        assert count_roles() == 0

    def test_is_never_approved_by_whom_it_is_for(self, cast):
        get_user_model().objects.filter(pk=cast.controller.account_id).update(email=EMAIL)
        number = cast.propose(cast.director)

        with pytest.raises(actions.FourEyes):
            cast.approve(number, cast.controller)

        assert count_roles() == 0

    def test_is_never_approved_by_a_machine(self, cast):
        number = cast.propose(cast.director)

        with pytest.raises(actions.NotYourRole):
            cast.approve(number, Actor.system(cast.made.id, factories.moment(2012)))

    def test_is_not_stored_as_approved_by_its_proposer_by_any_door(self, cast):
        number = cast.propose(cast.director)

        refused = pytest.raises(IntegrityError, match="four_eyes")
        with cast.made.context(), refused, transaction.atomic():
            AccessProposal.objects.filter(pk=number).update(
                state="approved", decided_by_id=cast.director.account_id
            )

    def test_is_decided_once(self, cast):
        number = cast.propose(cast.director)
        cast.approve(number, cast.controller)

        with pytest.raises(actions.AlreadyDecided):
            cast.approve(number, cast.secretary)

        assert count_roles() == 1

    @pytest.mark.parametrize(
        ("who", "other"),
        [("secretary", {"participant_code": "0104"}),
         ("secretary", {"participant_code": None, "role": Role.SSO_CONTROLLER}),
         ("neighbour", {})],
    )  # fmt: skip
    def test_is_proposed_within_ones_own_organisation_alone(self, cast, who, other):
        with pytest.raises(actions.NotYourRole):
            cast.propose(getattr(cast, who), **other)

    def test_is_approved_within_ones_own_organisation_alone(self, cast):
        number = cast.propose(cast.director)

        with pytest.raises(actions.NotYourRole):
            cast.approve(number, cast.neighbour)

    def test_has_a_day(self, cast):
        with pytest.raises(actions.RoleHasNoDay):
            cast.propose(cast.director, ends_before=date(2012, 1, 1))

    def test_is_given_to_the_account_that_has_the_address(self, cast):
        account = get_user_model().objects.create_user("bakker", EMAIL.upper(), PASSWORD)

        cast.approve(cast.propose(cast.director), cast.controller)

        assert Assignment.objects.filter(account=account).count() == 1
        assert get_user_model().objects.filter(email__iexact=EMAIL).count() == 1

    def test_is_rejected_and_withdrawn(self, cast):
        first, second = cast.propose(cast.director), cast.propose(cast.secretary)
        with cast.made.context():
            actions.reject_access(proposal_id=first, reason="Te vroeg.", actor=cast.secretary)
            with pytest.raises(actions.NotTheProposer):
                actions.withdraw_access(proposal_id=second, actor=cast.director)
            actions.withdraw_access(proposal_id=second, actor=cast.secretary)
            states = {line.id: line.state for line in queries.list_proposals()}

        assert states == {first: AccessState.REJECTED, second: AccessState.WITHDRAWN}
        assert count_roles() == 0

    def test_ends_at_once_and_stays_visible(self, cast):
        cast.approve(cast.propose(cast.director), cast.controller)
        right = Assignment.objects.get(role=Role.CONTRACT_MANAGER)

        with cast.made.context():
            actions.end_role(
                assignment_id=right.pk, ends_before=date(2013, 1, 1), reason="Vertrokken.",
                actor=cast.secretary,
            )  # fmt: skip
            lines = queries.list_rights(cast.director)

        (ended,) = [line for line in lines if line.id == right.pk]
        assert ended.ends_before == date(2013, 1, 1)
        assert not ended.holds_on(date(2013, 1, 1))

    def test_is_not_made_longer_by_ending_it(self, cast):
        number = cast.propose(cast.director, ends_before=date(2013, 1, 1))
        cast.approve(number, cast.controller)
        right = Assignment.objects.get(role=Role.CONTRACT_MANAGER)

        with cast.made.context(), pytest.raises(actions.CannotEnd):
            actions.end_role(
                assignment_id=right.pk, ends_before=date(2020, 1, 1), reason="", actor=cast.director
            )

    def test_of_another_organisation_is_unknown(self, cast):
        cast.approve(cast.propose(cast.director), cast.controller)
        right = Assignment.objects.get(role=Role.CONTRACT_MANAGER)

        with cast.made.context(), pytest.raises(actions.UnknownRight):
            actions.end_role(
                assignment_id=right.pk, ends_before=date(2013, 1, 1), reason="",
                actor=cast.neighbour,
            )  # fmt: skip


class TestInvitation:
    @pytest.fixture
    def link(self, cast, settings) -> str:
        """The link in the mail that a worker sent."""
        number = cast.propose(cast.director)
        cast.approve(number, cast.controller)
        with cast.made.context():
            assert Job.objects.get().name == "organisations.tell-access"
            with mail.receiving(settings) as box:
                actions.send_access_mail(proposal_id=number)
        assert box.mails[0]["To"] == EMAIL
        assert box.mails[0]["Subject"] == "U kunt aan het werk voor Bolsward"
        (link,) = re.findall(r"https?://\S+", box.read())
        return link.removeprefix(settings.SITE_URL)

    @pytest.mark.feature("D039")
    def test_comes_under_the_name_colours_and_logo_of_the_organisation(self, cast, settings):
        number = cast.propose(cast.director)
        cast.approve(number, cast.controller)
        with cast.made.context(), mail.receiving(settings) as box:
            asked = {
                "participant_id": queries.get_participant("0064").id, "actor": cast.director,
            }  # fmt: skip
            actions.set_identity(
                **asked, name="Stad Bolsward", short_name="Bolsward", initials="Bo",
                palette=palettes.complete(brand="#7a1f2b"),
            )
            actions.set_logo(**asked, content=LOGO, alternative="Een vierkant")
            actions.send_access_mail(proposal_id=number)

        html = box.mails[0].get_body(("html",)).get_content()
        (logo,) = [part for part in box.mails[0].walk() if part["Content-ID"] == "<logo>"]
        assert "background:#7a1f2b;color:#ffffff" in html
        assert "Stad Bolsward" in html
        assert 'src="cid:logo" alt="Een vierkant"' in html
        assert logo.get_content().startswith(b"\x89PNG")
        assert re.findall(r"https?://\S+", box.read())[0] in html

    def test_is_stored_as_a_digest(self, link):
        secret = link.rstrip("/").rpartition("/")[2]

        assert secret not in str(Invitation.objects.values())

    def test_lets_one_choose_a_password_and_come_in_once(self, link, client):
        page = client.get(link).content.decode()
        assert "Welkom, Anke Bakker" in page

        weak = client.post(link, {"password1": "kort", "password2": "kort"})
        done = client.post(link, {"password1": PASSWORD, "password2": PASSWORD})

        assert (weak.status_code, done.status_code) == (422, 302)
        account = get_user_model().objects.get(email=EMAIL)
        assert client.session[SESSION_KEY] == str(account.pk)
        again = Client().get(link)
        assert again.status_code == 410
        assert "werkt niet meer" in again.content.decode()

    def test_ends_after_a_week(self, link, client, monkeypatch):
        Invitation.objects.update(expires_at=factories.moment(2012))

        assert client.get(link).status_code == 410

    def test_of_nobody_says_the_same(self, link, client):
        assert client.get("/inloggen/uitnodiging/geraden/").status_code == 410


class TestSecondFactor:
    @pytest.fixture
    def lost(self, cast) -> Any:
        """A contract manager of Bolsward with a telephone that is gone."""
        cast.approve(cast.propose(cast.director), cast.controller)
        account = get_user_model().objects.get(email=EMAIL)
        TOTP.activate(account, generate_totp_secret())
        return account

    def ask(self, cast, actor, account):
        right = Assignment.objects.get(account=account)
        with cast.made.context():
            return actions.propose_second_factor(
                assignment_id=right.pk, reason="Telefoon kwijt.", actor=actor
            )

    def test_is_restored_by_two_and_ends_every_log_in(self, cast, lost, settings):
        Client().force_login(lost)
        session = Client()
        lost.set_password(PASSWORD)
        lost.save()
        session.force_login(lost)
        UserSession.objects.create(
            user=lost, ip="192.0.2.1", session_key=session.session.session_key, user_agent="x"
        )
        number = self.ask(cast, cast.secretary, lost)
        with pytest.raises(actions.FourEyes):
            cast.approve(number, cast.secretary)
        assert Authenticator.objects.filter(user=lost).exists()

        with cast.made.context(), mail.receiving(settings) as box:
            actions.send_access_mail(proposal_id=number)
            actions.approve_access(proposal_id=number, actor=cast.director)
            actions.send_access_mail(proposal_id=number)

        assert not Authenticator.objects.filter(user=lost).exists()
        assert session.get("/account/").status_code == 302
        assert [one["Subject"] for one in box.mails] == [
            "Iemand vraagt uw tweede stap te herstellen", "Uw tweede stap is hersteld"
        ]  # fmt: skip

    def test_of_who_also_works_elsewhere_is_not_restored_by_one_municipality(self, cast, lost):
        with cast.made.context():
            actions.assign_role(
                account_id=lost.pk, role=Role.SSO_CONTROLLER, starts_on=date(2004, 1, 1),
                actor=cast.made.actor(),
            )  # fmt: skip
        right = Assignment.objects.get(account=lost, role=Role.CONTRACT_MANAGER)

        with cast.made.context(), pytest.raises(actions.HasOtherRoles):
            actions.propose_second_factor(
                assignment_id=right.pk, reason="Kwijt.", actor=cast.secretary
            )

    def test_of_another_municipality_is_out_of_reach(self, cast, lost):
        with pytest.raises(actions.UnknownRight):
            self.ask(cast, cast.neighbour, lost)


class TestPage:
    LIST = "/proef/rechten/"

    def test_shows_what_waits_and_who_may_decide(self, cast):
        cast.propose(cast.director)

        own = cast.client_of(cast.director).get(self.LIST).content.decode()
        other = cast.client_of(cast.controller).get(self.LIST).content.decode()

        assert "1 voorstel wacht op een tweede persoon." in own
        assert "Trek in" in own and "Keur goed" not in own
        assert "Keur goed" in other and "Trek in" not in other

    def test_shows_a_municipality_its_own_people(self, cast):
        page = cast.client_of(cast.neighbour).get(self.LIST).content.decode()

        assert "haas Test" in page
        assert "das Test" not in page and "vos Test" not in page

    def test_is_closed_to_who_gives_no_rights(self, cast):
        alderman = cast.add("uil", Role.ALDERMAN, "0064")

        for path in ("", "?vorm=csv", "voorstel/"):
            assert cast.client_of(alderman).get(self.LIST + path).status_code == 403

    def test_goes_from_proposal_to_approval(self, cast):
        client = cast.client_of(cast.secretary)
        form = {
            "name": "Anke Bakker", "email": EMAIL, "role": "contract_manager",
            "participant_code": "0064", "starts_on": "2012-01-01", "last_on": "2012-12-31",
            "reason": "Opvolger.",
        }  # fmt: skip
        bad = client.post(f"{self.LIST}voorstel/", form | {"last_on": "2011-12-31"})
        done = client.post(f"{self.LIST}voorstel/", form)
        with cast.made.context():
            (line,) = queries.list_proposals()
        own = client.post(f"{self.LIST}voorstel/{line.id}/goedkeuren/")
        other = cast.client_of(cast.director).post(f"{self.LIST}voorstel/{line.id}/goedkeuren/")

        assert (bad.status_code, done.status_code) == (422, 302)
        assert "eindigt daarvoor" in bad.content.decode()
        assert (own.status_code, other.status_code) == (422, 302)
        assert "geeft u niet alleen" in own.content.decode()
        assert Assignment.objects.get(role=Role.CONTRACT_MANAGER).ends_before == date(2013, 1, 1)

    def test_ends_a_right(self, cast):
        right = Assignment.objects.get(account_id=cast.secretary.account_id)

        cast.client_of(cast.director).post(
            f"{self.LIST}{right.pk}/beeindigen/", {"last_on": "2012-12-31", "reason": "Weg."}
        )

        page = cast.client_of(cast.director).get(self.LIST).content.decode()
        assert 'data-state="ended"' in page
        assert cast.client_of(cast.secretary).get("/proef/").status_code == 404
