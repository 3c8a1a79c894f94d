"""Renders the printed scorecards and the edition as a build does, for benchmarks that print them by other means."""

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path

from scorecard.analysis.figures import compute
from scorecard.documents import edition as edition_document
from scorecard.documents.common_figures import common_figures
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.load import load
from scorecard.evidence.vocabulary import State
from scorecard.rendering.assets import fonts
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import TEMPLATES
from scorecard.rendering.stylesheet import stylesheet

SCORECARD_SHEET = "scorecard/print.css.j2"
EDITION_SHEET = "edition/print.css.j2"

Page = Callable[[], str]
"""Returns the HTML of a scorecard, which is rendered once."""


class PrintPages:
    """The documents of one evidence folder on its own day, in English, ready to be printed."""

    def __init__(self, countries: Path) -> None:
        self._evidence = load(countries)
        self._figures = compute(self._evidence, self._evidence.edition.evidence_date.last_day)
        self._shared = common_figures(self._evidence, self._figures)
        self.environment = environment(Language("en"), colour_space="rgb")

    def scorecard(self, state: State) -> Page:
        """Returns the page of a state; the first call renders it, so that its cost is counted."""
        document = scorecard(self._evidence, self._figures, self._shared, state)

        @cache
        def page() -> str:
            return render(self.environment, "scorecard/scorecard.html.j2", document=document, root="")

        return page

    @cached_property
    def edition(self) -> edition_document.Edition:
        """Returns the document of the annual publication, not yet rendered."""
        return edition_document.edition(self._evidence, self._figures, self._shared)

    def write(self, folder: Path, states: Sequence[State]) -> list[Path]:
        """Writes the page of each state as HTML with its stylesheet inside, the fonts beside it; returns the files."""
        folder.mkdir(parents=True)
        for name, content in fonts(TEMPLATES).items():
            (folder / name).write_bytes(content)
        css = stylesheet(TEMPLATES, SCORECARD_SHEET, "rgb")
        files = []
        for state in states:
            files.append(folder / f"{state}.html")
            page = self.scorecard(state)().replace("</head>", f"<style>{css}</style></head>", 1)
            files[-1].write_text(page, "utf-8")
        return files
