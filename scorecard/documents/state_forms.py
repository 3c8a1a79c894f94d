"""Lists the forms of the names of the member states within a sentence: in Germany, of Germany, from Germany.

The forms are whole phrases, because many languages inflect the name of a state or put an article before it. A sentence
that has a state among its values may use any of the forms, in each language another one.
"""

from collections.abc import Mapping

from scorecard.documents.message import Message, msg
from scorecard.evidence.vocabulary import State

_IN_STATE: dict[State, Message] = {
    "AT": msg("in Austria"),
    "BE": msg("in Belgium"),
    "BG": msg("in Bulgaria"),
    "CY": msg("in Cyprus"),
    "CZ": msg("in Czechia"),
    "DE": msg("in Germany"),
    "DK": msg("in Denmark"),
    "EE": msg("in Estonia"),
    "EL": msg("in Greece"),
    "ES": msg("in Spain"),
    "FI": msg("in Finland"),
    "FR": msg("in France"),
    "HR": msg("in Croatia"),
    "HU": msg("in Hungary"),
    "IE": msg("in Ireland"),
    "IT": msg("in Italy"),
    "LT": msg("in Lithuania"),
    "LU": msg("in Luxembourg"),
    "LV": msg("in Latvia"),
    "MT": msg("in Malta"),
    "NL": msg("in the Netherlands"),
    "PL": msg("in Poland"),
    "PT": msg("in Portugal"),
    "RO": msg("in Romania"),
    "SE": msg("in Sweden"),
    "SI": msg("in Slovenia"),
    "SK": msg("in Slovakia"),
}
_FROM_STATE: dict[State, Message] = {
    "AT": msg("from Austria"),
    "BE": msg("from Belgium"),
    "BG": msg("from Bulgaria"),
    "CY": msg("from Cyprus"),
    "CZ": msg("from Czechia"),
    "DE": msg("from Germany"),
    "DK": msg("from Denmark"),
    "EE": msg("from Estonia"),
    "EL": msg("from Greece"),
    "ES": msg("from Spain"),
    "FI": msg("from Finland"),
    "FR": msg("from France"),
    "HR": msg("from Croatia"),
    "HU": msg("from Hungary"),
    "IE": msg("from Ireland"),
    "IT": msg("from Italy"),
    "LT": msg("from Lithuania"),
    "LU": msg("from Luxembourg"),
    "LV": msg("from Latvia"),
    "MT": msg("from Malta"),
    "NL": msg("from the Netherlands"),
    "PL": msg("from Poland"),
    "PT": msg("from Portugal"),
    "RO": msg("from Romania"),
    "SE": msg("from Sweden"),
    "SI": msg("from Slovenia"),
    "SK": msg("from Slovakia"),
}

_OF_STATE: dict[State, Message] = {
    "AT": msg("of Austria"),
    "BE": msg("of Belgium"),
    "BG": msg("of Bulgaria"),
    "CY": msg("of Cyprus"),
    "CZ": msg("of Czechia"),
    "DE": msg("of Germany"),
    "DK": msg("of Denmark"),
    "EE": msg("of Estonia"),
    "EL": msg("of Greece"),
    "ES": msg("of Spain"),
    "FI": msg("of Finland"),
    "FR": msg("of France"),
    "HR": msg("of Croatia"),
    "HU": msg("of Hungary"),
    "IE": msg("of Ireland"),
    "IT": msg("of Italy"),
    "LT": msg("of Lithuania"),
    "LU": msg("of Luxembourg"),
    "LV": msg("of Latvia"),
    "MT": msg("of Malta"),
    "NL": msg("of the Netherlands"),
    "PL": msg("of Poland"),
    "PT": msg("of Portugal"),
    "RO": msg("of Romania"),
    "SE": msg("of Sweden"),
    "SI": msg("of Slovenia"),
    "SK": msg("of Slovakia"),
}

_FORMS: Mapping[str, Mapping[State, Message]] = {
    "in_state": _IN_STATE,
    "of_state": _OF_STATE,
    "from_state": _FROM_STATE,
}
"""The forms by the name of their placeholder in a sentence; `state` is the plain name."""

STATE_FORMS: Mapping[tuple[str, str], Message] = {
    (place, state): form for place, forms in _FORMS.items() for state, form in forms.items()
}
"""The forms by the name of the placeholder and the code of the state."""
