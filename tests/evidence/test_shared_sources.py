"""A source is read once for every state it names, stands once, and says from where its report comes."""

from tests.evidence.minimal_evidence import MinimalEvidence

SHARED = "    quality: primary\n"
SAID = """\
statements:
  - date: 2025-09-02
    text: danish
    aspect: overall
    stance: opposes
    speaker: {role: %s, who: {en: The ministry}}
    says: {en: Opposes the text.}
    source: %s
"""


def named(minimal: MinimalEvidence, fields: str) -> None:
    """Adds fields to the source that all share."""
    minimal.texts["eu/sources.yaml"] = minimal.texts["eu/sources.yaml"].rstrip("\n") + f"\n    {fields}\n"


def says(minimal: MinimalEvidence, state: str, source: str = "shared-1", role: str = "government") -> None:
    """Adds a statement to the bare file of a state."""
    minimal.texts[f"{state}.yaml"] += SAID % (role, source)


def only(minimal: MinimalEvidence) -> str:
    problems = minimal.told()
    assert len(problems) == 1, problems
    return problems[0]


def test_a_named_state_without_a_statement_or_a_reason_is_an_error(minimal: MinimalEvidence) -> None:
    named(minimal, "names: {AT: against, BE: abstaining}")
    assert only(minimal) == (
        "eu/sources.yaml:8:26: source 'shared-1' names BE (abstaining), and no statement of its government cites it; "
        "add the statement to BE.yaml, or the reason under 'not_coded'"
    )


def test_a_statement_or_a_reason_answers_for_a_named_state(minimal: MinimalEvidence) -> None:
    named(minimal, "names: {AT: against, BE: abstaining, DE: in favour}")
    named(minimal, "not_coded: {DE: the word of a newspaper alone}")
    says(minimal, "BE")
    assert minimal.told() == []


def test_a_further_source_answers_too(minimal: MinimalEvidence) -> None:
    named(minimal, "names: {AT: against}")
    minimal.change("AT.yaml", "    source: shared-1\n    also: [own-1]\n", "    source: own-1\n    also: [shared-1]\n")
    assert minimal.told() == []


def test_the_word_of_a_party_does_not_answer_for_its_government(minimal: MinimalEvidence) -> None:
    named(minimal, "names: {AT: against, BE: abstaining}")
    says(minimal, "BE", role="party")
    assert "names BE (abstaining)" in only(minimal)


def test_a_statement_from_another_copy_of_the_report_answers(minimal: MinimalEvidence) -> None:
    named(minimal, "names: {AT: against, BE: abstaining}")
    named(minimal, "origin: dispatch")
    minimal.texts["eu/sources.yaml"] += "origins: {dispatch: a dispatch of an agency}\n"
    says(minimal, "BE", source="own-copy")
    minimal.change("BE.yaml", "sources: {}\n", "")
    minimal.texts["BE.yaml"] += """\
sources:
  own-copy:
    title: The same report
    publisher: Another newspaper
    url: https://example.org/copy
    date: 2025-09-02
    quality: secondary
    via: copy
    origin: dispatch
"""
    assert minimal.told() == []
    minimal.change("BE.yaml", "    origin: dispatch\n", "")
    assert "names BE (abstaining)" in only(minimal)


def test_a_reason_beside_a_statement_is_an_error(minimal: MinimalEvidence) -> None:
    named(minimal, "names: {AT: against}")
    named(minimal, "not_coded: {AT: no reason}")
    assert "eu/sources.yaml:9:17: a statement of the government of AT rests on source 'shared-1'" in only(minimal)


def test_a_reason_for_a_state_that_is_not_named_is_an_error(minimal: MinimalEvidence) -> None:
    named(minimal, "not_coded: {FR: no reason}")
    assert "source 'shared-1' does not name FR; add it to 'names', and as what" in only(minimal)


def test_a_source_of_several_governments_names_them_all(minimal: MinimalEvidence) -> None:
    says(minimal, "BE")
    told = only(minimal)
    assert told.startswith("eu/sources.yaml:2:3: statements on AT, BE cite source 'shared-1'"), told
    assert "'names' leave out AT, BE; list every state that it names, and as what" in told
    named(minimal, "names: {AT: against}")
    assert "'names' leave out BE" in only(minimal)
    minimal.change("eu/sources.yaml", "{AT: against}", "{AT: against, BE: against}")
    assert minimal.told() == []


def test_an_address_in_two_files_of_states_is_an_error(minimal: MinimalEvidence) -> None:
    says(minimal, "BE", source="own-2")
    minimal.change("BE.yaml", "sources: {}\n", "")
    minimal.texts["BE.yaml"] += (
        "sources:\n  own-2: {title: A report, publisher: A newspaper, url: https://example.org/report,\n"
        "    date: 2025-09-01, quality: secondary}\n"
    )
    told = only(minimal)
    assert told.startswith("BE.yaml:14:") and "the same address as source 'own-1' of AT.yaml; move the source" in told


def test_an_origin_is_defined_and_used(minimal: MinimalEvidence) -> None:
    named(minimal, "origin: dispach")
    minimal.texts["eu/sources.yaml"] += "origins: {dispatch: a dispatch of an agency}\n"
    unknown, unused = minimal.told()
    assert "origin 'dispach' does not exist; did you mean 'dispatch'?" in unknown
    assert "no source has the origin 'dispatch'; delete it" in unused


def test_a_state_whose_file_cannot_be_read_is_not_told_twice(minimal: MinimalEvidence) -> None:
    named(minimal, "names: {AT: against, BE: abstaining}")
    minimal.texts["BE.yaml"] = "state: BE\n  broken"
    assert all(problem.startswith("BE.yaml") for problem in minimal.told())
