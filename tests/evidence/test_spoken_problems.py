"""Every word that `check` says to an editor comes from the catalogue, or is a value: a name, or what was typed."""

from collections.abc import Iterator

import pytest

from scorecard.evidence.program_messages import set_translations
from scorecard.evidence.unwanted_characters import printable
from scorecard.terminal_language import set_language
from tests.evidence import minimal_evidence
from tests.evidence.minimal_evidence import MinimalEvidence
from tests.evidence.mistakes import FILE, mistakes
from tests.evidence.test_bad_input import CASES
from tests.spoken import PseudoTranslations, names, untranslated

EVERY = 97
"""One in so many mistakes is made in each run of the tests; a prime, so that all programs and fields are among them."""

VALUES = names() | {
    *("xa", "zero", "width", "space", "left", "right", "to", "mark", "line", "separator", "replacement", "character"),
    *(
        "true",
        "false",
        "True",
        "Greece",
        "Germany",
        "tag",
        "org",
        "python",
        "copy",
        "translation",
        "retelling",
        "csv",
        "group",
        "UTF",
    ),
}
"""Words that are the same in every language."""

OF_LIBRARIES = "did not find expected node content"
"""The message of the library that reads YAML for a rare mistake for which the program has no message of its own."""


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sets the language of the messages to the pseudo-language; the evidence is read again, because problems keep their
    words."""
    monkeypatch.setattr(minimal_evidence, "_read", {})
    set_translations(PseudoTranslations())
    yield
    set_language("en")


@pytest.mark.parametrize(
    "every", [pytest.param(EVERY, id="sample"), pytest.param(1, id="all", marks=pytest.mark.acceptance)]
)
def test_no_english_is_left_in_a_problem(every: int, minimal: MinimalEvidence, pseudo: None) -> None:
    whole = dict(minimal.texts)
    cases = [(case.name, case.file, whole[case.file].replace(case.old, case.new)) for case in CASES[:: every // 9 + 1]]
    cases += [(str(one), "AT.yaml", one.content) for one in mistakes()[::every]]
    left = {}
    for name, file, content in cases:
        minimal.texts = {**whole, file: content}
        words = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
        typed = " ".join((*whole.values(), words, FILE))
        typed = f"Ada Example, Bert Example {printable(typed)} {typed.replace(': ', ' ')} {OF_LIBRARIES}"
        for line in (*minimal.told(), *map(str, minimal.notes())):
            if found := untranslated(line, VALUES, typed):
                left[name, line] = found
    assert not left, "\n".join(f"{found}: {line} ({name})" for (name, line), found in left.items())
