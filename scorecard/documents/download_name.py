"""Names a PDF for download or for a copy elsewhere: by kind, state, language and day."""

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.vocabulary import Language, State


def download_name(kind: str, state: State | None, language: Language, day: PartialDate, suffix: str = "") -> str:
    """Returns a name as `brief-PT-2026-11-24.pdf`, with the language where it is not English.

    `suffix` is that of the standard of the PDF, as `-archive`.
    """
    parts = ["csa-scorecard"] if state is None else []
    parts += [kind, state or "", "" if language == "en" else language, str(day)]
    return f"{'-'.join(part for part in parts if part)}{suffix}.pdf"
