"""Names of codes can be told apart. tests/evidence/test_vocabulary_is_covered.py checks that each code has a name."""

from collections.abc import Mapping

import pytest

from scorecard.documents import labels, verdict, verdict_clauses
from scorecard.documents.message import Message

NAMED: dict[str, Mapping[str, Message]] = {
    name: value for name, value in vars(labels).items() if name.isupper() and isinstance(value, dict)
}


@pytest.mark.parametrize("name", NAMED)
def test_no_two_codes_have_the_same_name(name: str) -> None:
    by_name: dict[str, str] = {}
    for code, label in NAMED[name].items():
        assert label.message not in by_name, f"{name}: {code} and {by_name[label.message]} are both “{label.message}”"
        by_name[label.message] = code


def test_the_verdict_has_clauses_for_exactly_the_aspects_it_may_name() -> None:
    assert {"overall", *verdict_clauses.CLAUSES} == set(verdict.ASPECTS_OF_THE_VERDICT), (
        "see CLAUSES and ASPECTS_OF_THE_VERDICT"
    )
    assert verdict_clauses.REPORTED_CLAUSES.keys() == verdict_clauses.CLAUSES.keys()
    for aspect, clauses in verdict_clauses.CLAUSES.items():
        for stance, clause in clauses.items():
            what = clause.message.replace("was ", "been ").replace("took ", "taken ")
            assert verdict_clauses.REPORTED_CLAUSES[aspect][stance].message == f"is reported to have {what}"
