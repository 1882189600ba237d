# SPDX-License-Identifier: EUPL-1.2
"""Names in the order of a Dutch index."""

import unicodedata

# Signs that an index skips: 's-Hertogenbosch stands between Scherpenzeel and Sint Anthonis.
SKIPPED = str.maketrans("", "", "'’‘`´-.")


def get_sort_key(name: str) -> str:
    """
    Return what a name is sorted by: without accents, capitals, apostrophes and hyphens.

    >>> sorted(["Zwolle", "Súdwest-Fryslân", "'s-Hertogenbosch", "het Bildt"], key=get_sort_key)
    ['het Bildt', "'s-Hertogenbosch", 'Súdwest-Fryslân', 'Zwolle']
    """
    letters = unicodedata.normalize("NFKD", name.strip())
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return bare.translate(SKIPPED).casefold()
