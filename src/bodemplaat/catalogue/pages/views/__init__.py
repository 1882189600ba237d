# SPDX-License-Identifier: EUPL-1.2
"""Pages of the catalogue: what we get, what it costs, and what we signed."""

from bodemplaat.catalogue.pages.views.agreements import (
    agreement_detail,
    agreement_list,
    agreement_sign,
)
from bodemplaat.catalogue.pages.views.packages import (
    charter_detail,
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
    "agreement_detail",
    "agreement_list",
    "agreement_sign",
    "charter_detail",
    "package_compare",
    "package_detail",
    "package_export",
    "package_list",
    "price_export",
    "price_propose",
    "service_detail",
    "service_list",
]
