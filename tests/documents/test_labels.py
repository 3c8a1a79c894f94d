"""Every code that a document prints has a name: mypy does not check that a dict has all keys of its type."""

from collections.abc import Iterable, Mapping
from typing import get_args

import pytest

from scorecard.analysis.certainty import Doubt, Level
from scorecard.documents import change_sentences, verdict
from scorecard.documents.edition.method_chapter import _KINDS as TEXT_KINDS
from scorecard.documents.labels import (
    ASPECT_MEANINGS,
    ASPECTS,
    FROM_STATE,
    IN_STATE,
    QUALITIES,
    ROLES,
    SIDES,
    STANCES,
)
from scorecard.documents.message import Message
from scorecard.documents.votes_section import BALLOTS
from scorecard.evidence.model.method import TextKind
from scorecard.evidence.roll_calls import Ballot
from scorecard.evidence.vocabulary import Aspect, PositionStance, Quality, Role, Side, Stance, State

CODES: dict[str, tuple[Mapping[str, object] | Iterable[str], Iterable[str]]] = {
    "labels.ASPECTS": (ASPECTS, get_args(Aspect)),
    "labels.ASPECT_MEANINGS": (ASPECT_MEANINGS, get_args(Aspect)),
    "labels.STANCES": (STANCES, get_args(PositionStance)),
    "labels.ROLES": (ROLES, get_args(Role)),
    "labels.QUALITIES": (QUALITIES, get_args(Quality)),
    "labels.SIDES": (SIDES, get_args(Side)),
    "labels.IN_STATE": (IN_STATE, get_args(State)),
    "labels.FROM_STATE": (FROM_STATE, get_args(State)),
    "votes_section.BALLOTS": (BALLOTS, get_args(Ballot)),
    "method_chapter._KINDS": (TEXT_KINDS, get_args(TextKind)),
    "verdict._ON_A_TEXT": (verdict._ON_A_TEXT, get_args(Stance)),
    "verdict._LEVELS": (verdict._LEVELS, get_args(Level)),
    "verdict._DOUBTS": (verdict._DOUBTS, get_args(Doubt)),
    "verdict._CLAUSES": (verdict._CLAUSES, set(verdict._IN_ORDER) - {"overall"}),
    **{f"verdict._CLAUSES[{aspect}]": (clauses, get_args(Stance)) for aspect, clauses in verdict._CLAUSES.items()},
    "change_sentences._FROM": (change_sentences._FROM, get_args(Stance)),
    "change_sentences._TO": (change_sentences._TO, get_args(Stance)),
    "change_sentences._FIRST": (change_sentences._FIRST, get_args(Stance)),
    "change_sentences._AGAIN": (change_sentences._AGAIN, get_args(Stance)),
}


@pytest.mark.parametrize("name", CODES)
def test_every_code_has_its_words(name: str) -> None:
    named, codes = CODES[name]
    missing, needless = set(codes) - set(named), set(named) - set(codes)
    assert not missing, f"add {', '.join(sorted(missing))} to scorecard/documents/{name}"
    assert not needless, f"{', '.join(sorted(needless))} in scorecard/documents/{name} is no code of the evidence"


@pytest.mark.parametrize("name", [name for name, (named, _) in CODES.items() if isinstance(named, Mapping)])
def test_no_two_codes_have_the_same_words(name: str) -> None:
    named = CODES[name][0]
    assert isinstance(named, Mapping)
    words = [value.message for value in named.values() if isinstance(value, Message)]
    assert len(words) == len(set(words))
