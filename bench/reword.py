"""Changes one sentence in an evidence file, as an editor does."""

import re
from pathlib import Path

_SENTENCE = re.compile(r"(says:\n +en: ['\"]?)(Reworded \d+\. )?")
"""The beginning of the English text of a statement, with the words that an earlier call inserted."""


def reword(file: Path, number: int) -> None:
    """Puts "Reworded" and this number before the first statement of a file, in place of the words of an earlier call.

    Raises SystemExit where the file has no statement in English.
    """
    text, changes = _SENTENCE.subn(rf"\g<1>Reworded {number}. ", file.read_text("utf-8"), count=1)
    if not changes:
        raise SystemExit(f"{file.name}: has no statement in English that could be changed; name another state first")
    file.write_text(text, "utf-8")
