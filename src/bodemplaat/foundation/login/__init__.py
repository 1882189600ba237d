# SPDX-License-Identifier: EUPL-1.2
"""
Who comes in, how that is proved, and how long it lasts.

django-allauth does the work; this folder says how it looks, what it keeps secret, what it refuses
and under which Dutch addresses it lives.
"""
