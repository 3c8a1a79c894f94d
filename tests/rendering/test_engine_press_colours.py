"""Tags and colours that cannot be read: a file for the press is refused, an office file is printed with a notice."""

from types import SimpleNamespace

import pytest

from scorecard.rendering.engine.header_scopes import set_header_scopes
from scorecard.rendering.engine.press_preparation import NotCmykError, prepare_for_press


@pytest.mark.parametrize("pdf", [SimpleNamespace(), SimpleNamespace(objects=[]), SimpleNamespace(objects=[{}])])
def test_a_press_file_whose_colours_cannot_be_read_is_refused(pdf: object) -> None:
    with pytest.raises(NotCmykError, match="in another way"):
        prepare_for_press(pdf, b"0" * 16)


def test_tags_that_cannot_be_read_are_named_in_one_line() -> None:
    cell = SimpleNamespace(objects=[SimpleNamespace()])
    assert set_header_scopes(cell) == ""

    class Element(dict[str, object]):
        reference = b"1 0 R"

    notice = set_header_scopes(SimpleNamespace(objects=[Element(Type="/StructElem", S="/TH")]))
    assert "no scope" in notice
    assert "\n" not in notice
