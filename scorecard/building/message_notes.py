"""Looks at the catalogues of the messages that a build needs: what cannot be read stops it, the rest is noted."""

from collections.abc import Iterable

from scorecard.building.build_request import Target
from scorecard.evidence.problems import EvidenceError, Note, Problem
from scorecard.rendering.message_findings import findings_of_messages


def notes_on_messages(wanted: Iterable[Target]) -> tuple[Note, ...]:
    """Returns a note for each translation that is not printed for what is wrong with it, in the languages of targets.

    EvidenceError where a catalogue cannot be read: all of it would be printed in English, and nothing would say so.
    """
    findings = list(findings_of_messages({target.language for target in wanted if target.language}))
    if problems := [one for one in findings if isinstance(one, Problem)]:
        raise EvidenceError(problems)
    return tuple(one for one in findings if isinstance(one, Note))
