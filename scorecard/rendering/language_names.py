"""Names each language in itself, in the order in which the institutions of the EU list them."""

import tomllib
from collections.abc import Collection
from functools import cache
from typing import cast

from scorecard.evidence.vocabulary import LANGUAGES, Language
from scorecard.rendering.resource_paths import CATALOGUES


@cache
def own_names() -> dict[Language, str]:
    """Returns the name of each official language in itself, in the order of the EU. It needs no CLDR, which is slow."""
    names = tomllib.loads((CATALOGUES / "language_names.toml").read_text("utf-8"))
    return cast(dict[Language, str], names)


def in_protocol_order(languages: Collection[Language] = LANGUAGES) -> list[Language]:
    """Returns languages in the order in which the institutions of the EU list them."""
    return [code for code in own_names() if code in languages]
