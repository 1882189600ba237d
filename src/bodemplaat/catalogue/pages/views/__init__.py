# SPDX-License-Identifier: EUPL-1.2
"""Pages of the catalogue: what we get, what it costs, and what we signed."""

from bodemplaat.catalogue.pages.views.agreements import (
    agreement_amend,
    agreement_create,
    agreement_detail,
    agreement_end,
    agreement_list,
    agreement_print,
    agreement_sign,
    agreement_withdraw,
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
from bodemplaat.catalogue.pages.views.offerings import (
    choice_end,
    limit_propose,
    offering_choose,
    offering_create,
    offering_detail,
    offering_export,
    offering_list,
    offering_propose,
)
from bodemplaat.catalogue.pages.views.orders import (
    order_create,
    order_detail,
    order_limit,
    order_list,
    order_step,
)
from bodemplaat.catalogue.pages.views.own_items import (
    autonomy_export,
    autonomy_list,
    own_item_close,
    own_item_create,
    own_item_detail,
    own_item_list,
    own_item_price,
    own_item_sign,
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
from bodemplaat.catalogue.pages.views.processes import (
    business_process_assign,
    business_process_create,
    business_process_export,
    business_process_list,
    perspective_export,
    perspective_list,
)
from bodemplaat.catalogue.pages.views.public import pdc_detail, pdc_export
from bodemplaat.catalogue.pages.views.publications import (
    comparison_detail,
    comparison_export,
    publication_list,
    publication_publish,
    publication_withdraw,
)
from bodemplaat.catalogue.pages.views.standards import (
    package_propose,
    standard_detail,
    standard_export,
    standard_list,
)

__all__ = [
    "agreement_amend",
    "agreement_create",
    "agreement_detail",
    "agreement_end",
    "agreement_list",
    "agreement_print",
    "agreement_sign",
    "agreement_withdraw",
    "autonomy_export",
    "autonomy_list",
    "business_process_assign",
    "business_process_create",
    "business_process_export",
    "business_process_list",
    "charter_detail",
    "charter_export",
    "charter_propose",
    "choice_end",
    "comparison_detail",
    "comparison_export",
    "contract_detail",
    "contract_export",
    "contract_list",
    "limit_propose",
    "norm_create",
    "offering_choose",
    "offering_create",
    "offering_detail",
    "offering_export",
    "offering_list",
    "offering_propose",
    "order_create",
    "order_detail",
    "order_limit",
    "order_list",
    "order_step",
    "own_item_close",
    "own_item_create",
    "own_item_detail",
    "own_item_list",
    "own_item_price",
    "own_item_sign",
    "package_compare",
    "package_detail",
    "package_export",
    "package_list",
    "package_propose",
    "pdc_detail",
    "pdc_export",
    "perspective_export",
    "perspective_list",
    "price_export",
    "price_propose",
    "publication_list",
    "publication_publish",
    "publication_withdraw",
    "service_detail",
    "service_list",
    "standard_detail",
    "standard_export",
    "standard_list",
]
