"""The fixed words of the field: aspects, stances, roles, grades, ballots, as the catalogue has them."""

from scorecard.documents.saying import Saying, say
from scorecard.evidence.vocabulary import Aspect, Quality, Role, Side, State

ASPECTS: dict[Aspect, Saying] = {
    "overall": say("The Council text as a whole"),
    "detection_orders": say("Detection orders"),
    "voluntary_detection": say("Voluntary detection"),
    "encryption": say("End-to-end encryption in scope"),
    "grooming_new_material": say("Grooming and new material"),
    "age_verification": say("Age verification"),
    "eu_centre": say("EU Centre"),
    "interim_derogation": say("Interim derogation"),
}

ASPECT_MEANINGS: dict[Aspect, Saying] = {
    "overall": say("The text named, not any other."),
    "detection_orders": say("Orders to detect, private messages included."),
    "voluntary_detection": say("A lasting legal basis for providers who choose to."),
    "encryption": say("Detection may reach end-to-end encrypted services."),
    "grooming_new_material": say("Also unknown material and solicitation."),
    "age_verification": say("Duties to verify or assess age."),
    "eu_centre": say("A new EU agency against child sexual abuse."),
    "interim_derogation": say("The temporary rules for voluntary detection."),
}

STANCES: dict[str, Saying] = {
    "supports": say("Supports"),
    "leans_support": say("Leans towards"),
    "undecided": say("Undecided"),
    "leans_oppose": say("Leans against"),
    "opposes": say("Opposes"),
    "abstains": say("Abstains"),
    "unknown": say("Not known"),
}

ROLES: dict[Role, Saying] = {
    "government": say("Government"),
    "parliament": say("National parliament"),
    "authority": say("Authority"),
    "party": say("Party or member"),
}

QUALITIES: dict[Quality, Saying] = {
    "primary": say("primary"),
    "secondary": say("press"),
    "tertiary": say("tally"),
}

SIDES: dict[Side, Saying] = {
    "child_rights": say("child-rights side"),
    "opponent": say("opponent of the proposal"),
    "commission": say("author of the proposal"),
    "industry": say("industry"),
    "independent": say("independent"),
}

IN_STATE: dict[State, Saying] = {
    "AT": say("in Austria"),
    "BE": say("in Belgium"),
    "BG": say("in Bulgaria"),
    "CY": say("in Cyprus"),
    "CZ": say("in Czechia"),
    "DE": say("in Germany"),
    "DK": say("in Denmark"),
    "EE": say("in Estonia"),
    "EL": say("in Greece"),
    "ES": say("in Spain"),
    "FI": say("in Finland"),
    "FR": say("in France"),
    "HR": say("in Croatia"),
    "HU": say("in Hungary"),
    "IE": say("in Ireland"),
    "IT": say("in Italy"),
    "LT": say("in Lithuania"),
    "LU": say("in Luxembourg"),
    "LV": say("in Latvia"),
    "MT": say("in Malta"),
    "NL": say("in the Netherlands"),
    "PL": say("in Poland"),
    "PT": say("in Portugal"),
    "RO": say("in Romania"),
    "SE": say("in Sweden"),
    "SI": say("in Slovenia"),
    "SK": say("in Slovakia"),
}
"""Whole phrases, because many languages inflect the name or put an article to it."""

FROM_STATE: dict[State, Saying] = {
    "AT": say("from Austria"),
    "BE": say("from Belgium"),
    "BG": say("from Bulgaria"),
    "CY": say("from Cyprus"),
    "CZ": say("from Czechia"),
    "DE": say("from Germany"),
    "DK": say("from Denmark"),
    "EE": say("from Estonia"),
    "EL": say("from Greece"),
    "ES": say("from Spain"),
    "FI": say("from Finland"),
    "FR": say("from France"),
    "HR": say("from Croatia"),
    "HU": say("from Hungary"),
    "IE": say("from Ireland"),
    "IT": say("from Italy"),
    "LT": say("from Lithuania"),
    "LU": say("from Luxembourg"),
    "LV": say("from Latvia"),
    "MT": say("from Malta"),
    "NL": say("from the Netherlands"),
    "PL": say("from Poland"),
    "PT": say("from Portugal"),
    "RO": say("from Romania"),
    "SE": say("from Sweden"),
    "SI": say("from Slovenia"),
    "SK": say("from Slovakia"),
}

GROUPS: dict[str, Saying] = {
    "Group of the European People's Party (Christian Democrats)": say("EPP"),
    "Group of the Progressive Alliance of Socialists and Democrats in the European Parliament": say("S&D"),
    "Patriots for Europe Group": say("Patriots"),
    "European Conservatives and Reformists Group": say("ECR"),
    "Renew Europe Group": say("Renew"),
    "Group of the Greens/European Free Alliance": say("Greens/EFA"),
    "The Left group in the European Parliament - GUE/NGL": say("The Left"),
    "Europe of Sovereign Nations Group": say("ESN"),
    "Non-attached Members": say("Non-attached"),
    "": say("Group not recorded"),
}
"""Political groups by Parliament's own name, short."""
