# SPDX-License-Identifier: EUPL-1.2
"""What a file may say that no action refuses: an address, and settings that a sum reads."""

from bodemplaat.catalogue.values import AgreementForm
from bodemplaat.config.setting_up.parts import ArrangementFile, SettingPart
from bodemplaat.finance.values import WithinYear
from bodemplaat.kernel import rounding
from bodemplaat.kernel.refusals import Refusal

# First words of addresses that are no arrangement.
TAKEN = (
    ".well-known", "account", "api", "catalogus", "demo", "gereed", "gezond", "inloggen", "metrics",
    "standaarden", "standaarden.json", "static", "taal", "uitloggen", "uitnodiging",
)  # fmt: skip
CHOICES = {
    "within_year_method": tuple(WithinYear),
    "rounding_rule": tuple(rounding.RULES),
    "agreement_form": tuple(AgreementForm),
}
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class BadSlug(Refusal):
    """The slug cannot be part of an address, or leads elsewhere."""

    code = "config.bad-slug"


class BadSetting(Refusal):
    """A setting has a name or a value that no calculation knows."""

    code = "config.bad-setting"


def check_slug(file: ArrangementFile) -> None:
    """Refuse an address that leads elsewhere or nowhere. Raises BadSlug."""
    slug, place = file.arrangement.slug, file.arrangement.place
    if not slug or len(slug) > 50 or set(slug) - LETTERS or slug in TAKEN:
        line, path = place.find("slug")
        raise BadSlug(line=line, path=path, slug=slug[:60])


def check_setting(part: SettingPart) -> None:
    """Refuse a setting that no calculation knows. Raises BadSetting."""
    known = CHOICES.get(part.name)
    if known is None or (not part.is_open and part.value not in known):
        choices = ", ".join(CHOICES if known is None else known)
        raise BadSetting(
            line=part.place.line, path=part.place.path, name=part.name, value=part.value,
            known=choices,
        )  # fmt: skip
