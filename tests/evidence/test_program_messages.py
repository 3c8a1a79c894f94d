"""Every sentence that the program says has a value for each of its places: a missing one would end in a traceback."""

import ast
import string
from pathlib import Path

import scorecard

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
