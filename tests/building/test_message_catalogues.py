"""`make messages`: a sentence that was changed in the program makes its translations fuzzy, and nothing else."""

from pathlib import Path

import pytest

from scorecard.building.message_catalogues import main
from scorecard.evidence.evidence_catalogues import read_catalogue

POT = '#, python-format\nmsgid "Rank %(rank)s"\nmsgstr ""\n\nmsgid "{count} day"\nmsgid_plural "{count} days"\n'
FORMS = 'msgstr[0] ""\nmsgstr[1] ""\n'


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """Catalogues in Polish and in Maltese, which have three and four plural forms."""
    (tmp_path / "scorecard.pot").write_text(POT + FORMS)
    for code, forms in (("pl", 3), ("mt", 4)):
        path = tmp_path / code / "LC_MESSAGES" / "scorecard.po"
        path.parent.mkdir(parents=True)
        days = "".join(f'msgstr[{form}] "{{count}} {code}{form}"\n' for form in range(forms))
        text = POT.replace('msgstr ""', f'msgstr "{code} %(rank)s"')
        path.write_text(f'msgid ""\nmsgstr "X-Review: reviewed by A Person, 2026-11-20\\n"\n\n{text}{days}')
    return tmp_path


def strings(catalogues: Path, code: str) -> list[tuple[str, list[str], bool]]:
    catalogue, problems = read_catalogue(catalogues / code / "LC_MESSAGES" / "scorecard.po")
    assert not problems
    assert catalogue.headers["X-Review"] == "reviewed by A Person, 2026-11-20"
    return [(entry.text, entry.strings, entry.is_fuzzy) for entry in catalogue.entries]


def test_a_changed_sentence_is_fuzzy_in_every_language_and_the_others_are_as_before(catalogues: Path) -> None:
    main(catalogues)
    before = {path: path.read_bytes() for path in catalogues.rglob("*.po")}
    assert len(before) == 2
    main(catalogues)
    assert {path: path.read_bytes() for path in before} == before, "the same again"
    (catalogues / "scorecard.pot").write_text(POT.replace("Rank", "Its rank:") + FORMS)
    main(catalogues)
    assert strings(catalogues, "pl") == [
        ("Its rank: %(rank)s", ["pl %(rank)s"], True),
        ("{count} day", ["{count} pl0", "{count} pl1", "{count} pl2"], False),
    ]
    assert strings(catalogues, "mt")[1][1] == [f"{{count}} mt{form}" for form in range(4)]


def test_a_new_sentence_waits_with_all_its_forms_and_an_old_one_is_kept_aside(catalogues: Path) -> None:
    (catalogues / "scorecard.pot").write_text('msgid "One word on record"\nmsgid_plural "What {count} wrote"\n' + FORMS)
    main(catalogues)
    (new, *old) = strings(catalogues, "mt")
    assert new == ("One word on record", [""] * 4, False)
    assert [text for text, _, _ in old] == ["Rank %(rank)s", "{count} day"]


def test_a_catalogue_that_cannot_be_read_is_named_and_left(catalogues: Path) -> None:
    path = catalogues / "mt" / "LC_MESSAGES" / "scorecard.po"
    path.write_text(path.read_text()[:-3])
    before = path.read_bytes()
    with pytest.raises(SystemExit, match=r"mt/LC_MESSAGES/scorecard.po:\d+:1: the closing quotation mark is missing"):
        main(catalogues)
    assert path.read_bytes() == before
