"""Every sentence that the program says has a value for each of its places, and translators know of what it is said."""

import ast
import gettext
import string
from pathlib import Path

import scorecard
from scorecard.evidence.program_messages import IN_TERMINAL, set_translations, tr, tr_count
from scorecard.message_extraction import messages_of_code

PACKAGE = Path(scorecard.__file__).parent
SAID_BY = {"tr": 1, "tr_count": 2}
"""The functions that say a sentence, and how many forms of it they take."""


def test_every_place_of_a_sentence_is_filled_in() -> None:
    wrong = []
    found = 0
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if not any(f"{name}(" in source for name in SAID_BY):
            continue
        for call in ast.walk(ast.parse(source)):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SAID_BY):
                continue
            forms = [str(form.value) for form in call.args[: SAID_BY[call.func.id]] if isinstance(form, ast.Constant)]
            given = {keyword.arg for keyword in call.keywords} | ({"count"} if len(forms) == 2 else set())
            if not forms or None in given:  # from a table, or with values that are put together elsewhere
                continue
            found += 1
            named = {place for form in forms for _, place, _, _ in string.Formatter().parse(form) if place is not None}
            if named - given or given - named - {"count"}:
                wrong.append(f"{path.relative_to(PACKAGE)}:{call.lineno}: {sorted(named ^ given, key=str)}")
    assert not wrong
    assert found > 200


def test_a_translation_with_a_place_that_nothing_fills_is_passed_over() -> None:
    class Wrong(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return "{since_day}"

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return "{of_state}"

    set_translations(Wrong())
    try:
        assert tr("on {day}", day="2026-05-01") == "on 2026-05-01"
        assert tr_count("{count} state", "{count} states", 2) == "2 states"
    finally:
        set_translations(gettext.NullTranslations())


def test_translators_are_told_of_what_sentences_without_a_subject_are_said() -> None:
    with (PACKAGE / "evidence" / "svg" / "paint.py").open("rb") as file:
        found = list(messages_of_code(file, {"tr": None}, [], {"encoding": "utf-8"}))
    assert found
    for _, _, message, comments in found:
        assert comments == ["said of a logo; its name stands before it", IN_TERMINAL], message
