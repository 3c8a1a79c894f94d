"""Finds the EU code of a member state by the names that people type for it."""

import unicodedata
from collections.abc import Mapping

from scorecard.evidence.program_messages import formats, tr
from scorecard.evidence.vocabulary import State

_NAMES: Mapping[State, tuple[str, ...]] = {
    "AT": ("Austria", "AUT", "Österreich", "Oesterreich"),
    "BE": ("Belgium", "BEL", "Belgique", "België", "Belgien"),
    "BG": ("Bulgaria", "BGR", "България", "Bulgarien"),
    "CY": ("Cyprus", "CYP", "Κύπρος", "Kıbrıs", "Zypern"),
    "CZ": ("Czechia", "CZE", "Czech Republic", "Česko", "Česká republika", "Tschechien"),
    "DE": ("Germany", "DEU", "GER", "Deutschland", "Allemagne"),
    "DK": ("Denmark", "DNK", "DEN", "Danmark", "Dänemark"),
    "EE": ("Estonia", "EST", "Eesti", "Estland"),
    "EL": ("Greece", "GR", "GRC", "GRE", "Ελλάδα", "Ελλάς", "Hellas", "Ellada", "Griechenland"),
    "ES": ("Spain", "ESP", "SPA", "España", "Espana", "Spanien"),
    "FI": ("Finland", "FIN", "Suomi"),
    "FR": ("France", "FRA", "Frankreich"),
    "HR": ("Croatia", "HRV", "CRO", "Hrvatska", "Kroatien"),
    "HU": ("Hungary", "HUN", "Magyarország", "Ungarn"),
    "IE": ("Ireland", "IRL", "IRE", "Éire", "Irland", "Republic of Ireland"),
    "IT": ("Italy", "ITA", "Italia", "Italien"),
    "LT": ("Lithuania", "LTU", "Lietuva", "Litauen"),
    "LU": ("Luxembourg", "LUX", "Luxemburg", "Lëtzebuerg"),
    "LV": ("Latvia", "LVA", "LAT", "Latvija", "Lettland"),
    "MT": ("Malta", "MLT"),
    "NL": ("Netherlands", "NLD", "NED", "Nederland", "The Netherlands", "Holland", "Niederlande"),
    "PL": ("Poland", "POL", "Polska", "Polen"),
    "PT": ("Portugal", "PRT", "POR"),
    "RO": ("Romania", "ROU", "ROM", "România", "Rumänien"),
    "SE": ("Sweden", "SWE", "Sverige", "Schweden"),
    "SI": ("Slovenia", "SVN", "SLO", "Slovenija", "Slowenien"),
    "SK": ("Slovakia", "SVK", "Slovensko", "Slowakei", "Slovak Republic"),
}
"""The names of each state: English first, then codes of other systems, and names in its own and neighbouring
languages."""
_UNITED_KINGDOM = frozenset({"uk", "gb", "gbr", "united kingdom", "great britain", "england"})


def _folded(name: str) -> str:
    """Returns a name in small letters, without accents and signs."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum() or letter == " ").strip()


_CODES: Mapping[str, State] = {_folded(name): code for code, names in _NAMES.items() for name in names}


def state_named(name: str) -> State | None:
    """Returns the code of the state with this name; None where no state has it."""
    return _CODES.get(_folded(name))


def state_hint(name: str) -> str:
    """Returns `; Greece is 'EL'` for a name or another code of a state, else the empty string."""
    if name.casefold() in _UNITED_KINGDOM:
        return tr("; the United Kingdom is no member state")
    code = state_named(name)
    if code is None:
        return ""
    # Translators: {state} is the name of a member state, {code} its code: Greece is 'EL'.
    return tr("; {state} is '{code}'", state=formats().state(code, _NAMES[code][0]), code=code)
