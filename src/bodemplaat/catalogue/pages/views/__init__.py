# SPDX-License-Identifier: EUPL-1.2
"""Pages of the catalogue: what we get, what it costs, and what we signed."""

from bodemplaat.catalogue.pages.views.agreements import (
    agreement_amend,
    agreement_create,
    agreement_detail,
    agreement_list,
    agreement_sign,
)
from bodemplaat.catalogue.pages.views.charters import (
    charter_detail,
    charter_export,
    charter_propose,
    norm_create,
)
from bodemplaat.catalogue.pages.views.contracts import (
    contract_detail,
    contract_export,
    contract_list,
)
from bodemplaat.catalogue.pages.views.packages import (
    package_compare,
    package_detail,
    package_export,
    package_list,
)
from bodemplaat.catalogue.pages.views.prices import (
    price_export,
    price_propose,
    service_detail,
    service_list,
)

__all__ = [
    "agreement_amend",
    "agreement_create",
    "agreement_detail",
    "agreement_list",
    "agreement_sign",
    "charter_detail",
    "charter_export",
    "charter_propose",
    "contract_detail",
    "contract_export",
    "contract_list",
    "norm_create",
    "package_compare",
    "package_detail",
    "package_export",
    "package_list",
    "price_export",
    "price_propose",
    "service_detail",
    "service_list",
]
