# SPDX-License-Identifier: EUPL-1.2
"""The names of roles as readers know them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bodemplaat.organisations.values import Role

NAMES: dict[Role, Promise] = {
    Role.SSO_DIRECTOR: gettext_lazy("directeur"),
    Role.SSO_CONTROLLER: gettext_lazy("controller"),
    Role.ACCOUNT_MANAGER: gettext_lazy("accountmanager"),
    Role.CONTRACT_MANAGER: gettext_lazy("contractmanager"),
    Role.SECRETARY: gettext_lazy("gemeentesecretaris"),
    Role.ALDERMAN: gettext_lazy("wethouder"),
    Role.MUNICIPAL_CONTROLLER: gettext_lazy("controller"),
}
