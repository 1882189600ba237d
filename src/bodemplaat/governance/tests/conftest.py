# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.db import transaction

from bodemplaat.foundation.demo import DemoWorld
from bodemplaat.governance import demo
from bodemplaat.organisations import demo as organisations_demo


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    made = DemoWorld()
    with django_db_blocker.unblock(), transaction.atomic():
        organisations_demo.fill(made)
        demo.fill(made)
        yield made
        transaction.set_rollback(True)
