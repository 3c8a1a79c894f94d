"""What a build says of catalogues: those of its own languages alone."""

from pathlib import Path

from scorecard.building.build_request import BuildRequest, targets
from scorecard.building.message_notes import notes_on_messages


def test_a_language_whose_catalogue_of_the_evidence_is_gone_is_noted(tmp_path: Path) -> None:
    wanted = targets(
        BuildRequest(
            countries=tmp_path,
            output=tmp_path,
            formats=frozenset({"pdf"}),
            states=("MT",),
            languages=("en", "mt"),
            documents=frozenset({"scorecard"}),
        )
    )
    assert notes_on_messages(wanted, tmp_path) == (), "evidence without catalogues is in no other language"
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "de.po").write_text("")
    (note,) = notes_on_messages(wanted, tmp_path)
    assert note.file == f"{tmp_path.as_posix()}/locale/mt.po"
    assert note.cure == "put it back, or begin it: scorecard messages --language mt"
    (tmp_path / "locale" / "mt.po").write_text("")
    assert notes_on_messages(wanted, tmp_path) == ()
