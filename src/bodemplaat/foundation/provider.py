# SPDX-License-Identifier: EUPL-1.2
"""What django-allauth looks for under this name: our way to log in at another server."""

from bodemplaat.foundation.login.oidc import SignedProvider

provider_classes = [SignedProvider]
