# SPDX-License-Identifier: EUPL-1.2
"""Every tenant page lies below the slug of its arrangement; packages are included by string."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path


def _has(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


urlpatterns = [path("", include("bodemplaat.foundation.login.urls"))]
urlpatterns += [  # for who is not logged in; no tenant context, published rows only
    path("", include(f"bodemplaat.{name}.pages.public_urls"))
    for name in settings.PACKAGES
    if _has(f"bodemplaat.{name}.pages.public_urls")
]
urlpatterns += [
    path("api/v1/arrangements/", include(f"bodemplaat.{name}.api.urls"))
    for name in settings.PACKAGES
    if name != "foundation" and _has(f"bodemplaat.{name}.api.urls")
]
if _has("bodemplaat.config.api.urls"):
    urlpatterns.append(path("api/", include("bodemplaat.config.api.urls")))
urlpatterns += [
    path("<slug:arrangement>/", include(f"bodemplaat.{name}.pages.urls"))
    for name in settings.PACKAGES
    if name != "foundation" and _has(f"bodemplaat.{name}.pages.urls")
]
if _has("bodemplaat.config.pages.urls"):
    urlpatterns.append(path("", include("bodemplaat.config.pages.urls")))
handler400 = "bodemplaat.config.api.views.unread"
handler500 = "bodemplaat.config.api.views.broken"
