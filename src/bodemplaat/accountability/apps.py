# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AccountabilityConfig(AppConfig):
    name = "bodemplaat.accountability"
    label = "accountability"
