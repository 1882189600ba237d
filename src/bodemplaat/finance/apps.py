# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class FinanceConfig(AppConfig):
    name = "bodemplaat.finance"
    label = "finance"
