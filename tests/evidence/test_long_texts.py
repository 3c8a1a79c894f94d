"""What has little room on a brief is measured in every language, in the evidence and in its catalogues."""

from pathlib import Path

from typer.testing import CliRunner

from scorecard.cli import app
from scorecard.evidence.evidence_catalogues import catalogue_diagnostics
from tests.conftest import Change
from tests.evidence.minimal_evidence import MinimalEvidence

ASK = "  - ask: {en: Say where you stand.}\n"


def test_a_text_is_noted_in_the_language_in_which_it_is_too_long(minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", ASK, f"  - ask: {{en: Say where you stand., de: {'a' * 216}, fr: {'b' * 217}}}\n")
    (note,) = minimal.noted()
    assert note.endswith("ask, fr: 217 characters, and a brief has room for 216; shorten it by 1")
    assert note.startswith("AT.yaml:15:")


def test_an_editor_can_say_that_it_fits(minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", ASK, f"  - ask: {{fr: {'b' * 217}}}\n    seen: it fits, looked at in print\n")
    assert minimal.noted() == []


def test_a_text_that_is_much_shorter_in_one_language_is_noted(minimal: MinimalEvidence) -> None:
    whole, half = (
        "Say where you stand on the text of the presidency, before the ministers meet for the last time.",
        "Sagt,",
    )
    minimal.change("AT.yaml", ASK, f"  - ask: {{en: '{whole}', de: '{half}'}}\n")
    (note,) = minimal.noted()
    assert f"ask, de: {len(half)} characters, and {len(whole)} in en: was it cut off?; write the rest" in note


def test_a_translation_of_half_a_text_is_noted_in_its_catalogue(project: Path) -> None:
    (project / "locale").mkdir()
    path = project / "locale" / "de.po"
    for words, noted in (("Halb", 1), ("w" * 40, 0)):
        path.write_text(f'msgid "{"A" * 100}"\nmsgstr "{words}"\n', "utf-8")
        found = [str(one).removeprefix(path.as_posix()) for one in catalogue_diagnostics(project, ["de"])]
        told = ":2:1: note: translation: 4 characters, and 100 in the original: was it cut off?; write the rest"
        assert found == [told][:noted]


def test_a_translation_still_to_come_is_noted_in_its_catalogue(project: Path) -> None:
    (project / "locale").mkdir()
    path = project / "locale" / "de.po"
    for original, words, noted in (("A text", "TODO", 1), ("A text", "Ein Text", 0), ("To do: ...", "TODO", 0)):
        path.write_text(f'msgid "{original}"\nmsgstr "{words}"\n', "utf-8")
        found = [str(one).removeprefix(path.as_posix()) for one in catalogue_diagnostics(project, ["de"])]
        told = ":2:1: note: translation holds 'TODO', which looks like the place of a text still to come; "
        told += "write the rest"
        assert found == [told][:noted], original


def test_a_translation_is_noted_with_its_file_its_line_and_its_place(project: Path, change: Change) -> None:
    assert CliRunner().invoke(app, ["messages", "--language", "de", "--countries", str(project)]).exit_code == 0
    path = project / "locale" / "de.po"
    text = path.read_text("utf-8")
    head, entry = text.split('msgid "Nothing was said."\nmsgstr ""')
    assert "#. AT.yaml: asks 1, because\n#. room for 297 characters\n" in head
    for length, noted in ((297, 0), (298, 1)):
        path.write_text(f'{head}msgid "Nothing was said."\nmsgstr "{"c" * length}"{entry}', "utf-8")
        found = list(catalogue_diagnostics(project, ["de"]))
        assert len(found) == noted
    line = head.count("\n") + 2
    assert str(found[0]) == (
        f"{path.as_posix()}:{line}:1: note: translation of AT.yaml: asks 1, because: 298 characters, and a brief has "
        "room for 297; shorten it by 1"
    )
