"""What one worker keeps between documents, and how it makes each kind: the files of a target, not yet written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

from scorecard.analysis.figures import Figures
from scorecard.building.data import archived_bytes
from scorecard.building.order import Order, Target
from scorecard.documents.brief import Brief, brief, texts_of_side
from scorecard.documents.card import card
from scorecard.documents.edition import edition
from scorecard.documents.overview import overview
from scorecard.documents.scorecard import Scorecard, Shared, scorecard
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering.edition import lay_out_edition
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.logo import accent, logo_address
from scorecard.rendering.pdf import Press, complaints, identifier
from scorecard.rendering.picture import card_picture
from scorecard.rendering.sheet import Density, TooLong, set_to_fit, set_within
from scorecard.rendering.standards import SUFFIXES, Standard, attachment
from scorecard.rendering.tokens import Inks

Files = list[tuple[Path, bytes]]
"""Files below the folder of the output, and what is in them."""


class NotFitForPrintError(Exception):
    """A document could be made but must not be published as it is; says what to do about it."""


@dataclass
class Workshop:
    """The evidence read, the figures computed, and the presses and templates set up so far."""

    order: Order
    evidence: Evidence
    figures: Figures
    shared: Shared
    _presses: dict[str, Press] = field(default_factory=dict)
    _environments: dict[tuple[str, Inks], Environment] = field(default_factory=dict)

    def make(self, target: Target) -> Files:
        """The files of a target. NotFitForPrintError, or what the engine raises, where they cannot be had."""
        makers: dict[str, Callable[[Target], Files]] = {
            "edition": self._edition,
            "scorecard": self._scorecard,
            "brief": self._brief,
            "site": self._overview,
        }
        return makers[target.kind](target)

    def _press(self, sheet: str, standard: Standard | None = None) -> Press:
        if sheet not in self._presses:
            self._presses[sheet] = Press(
                self.order.templates, sheet, standard or self.order.standard, self.order.profile
            )
        return self._presses[sheet]

    def _templates(self, target: Target, inks: Inks) -> Environment:
        key = (target.language, inks)
        if key not in self._environments:
            self._environments[key] = environment(Language(target.language), self.order.templates, inks)
        return self._environments[key]

    def _on_paper(self, target: Target) -> Environment:
        return self._templates(target, "press" if self.order.standard == "print_shop" else "print")

    def _file(self, target: Target, name: str) -> Path:
        folder = Path(target.language, target.state) if target.state else Path(target.language)
        return folder / f"{name}{SUFFIXES[self.order.standard]}.pdf"

    def _scorecard(self, target: Target) -> Files:
        state = _state(target)
        document = scorecard(self.evidence, self.figures, self.shared, state)
        files: Files = []
        if "html" in self.order.formats:
            folder = Path(target.language, state)
            page = render(
                self._templates(target, "screen"),
                "scorecard/scorecard.html.j2",
                document=document,
                root="../../",
            )
            files += [(folder / "index.html", page.encode()), (folder / "card.png", self._card(target))]
        if "pdf" in self.order.formats:
            files.append((self._file(target, "scorecard"), self._print(target, document)))
        return files

    def _card(self, target: Target) -> bytes:
        picture, heard = card_picture(
            self._press("card/print.css.j2", "screen"),
            self._templates(target, "print"),
            card(self.evidence, self.figures, _state(target)),
        )
        _complain(heard)
        return picture

    def _brief(self, target: Target) -> Files:
        state, press = _state(target), self._press("brief/print.css.j2")
        document = brief(self.evidence, self.figures, self.shared.day, state, target.language, self.order.meeting)
        made, sender = self._on_paper(target), document.sender

        def page(densities: tuple[Density, ...]) -> str:
            return render(
                made,
                "brief/brief.html.j2",
                document=document,
                densities=densities,
                logo=logo_address(sender.logo, self.order.profile) if sender.logo else None,
                accent=accent(sender.colour, self.order.profile) if sender.colour else None,
                root="",
            )

        with complaints() as heard:
            try:
                laid_out, html = set_to_fit(press, page, sides=2)
            except TooLong as excess:
                raise NotFitForPrintError(_shorten(document, excess, target)) from None
            pdf = press.write(laid_out, identifier(html), self._attachments(state))
        _complain(heard)
        return [(self._file(target, "brief"), pdf)]

    def _edition(self, target: Target) -> Files:
        press, language = self._press("edition/print.css.j2"), Language(target.language)
        document = edition(self.evidence, self.figures, self.shared)
        with complaints() as heard:
            laid_out = lay_out_edition(document, self._on_paper(target), language, press)
            pdf = press.write(
                laid_out, identifier(f"{document.name} {self.figures.as_of} {target.language}"), self._attachments(None)
            )
        _complain(heard)
        return [(self._file(target, "edition"), pdf)]

    def _overview(self, target: Target) -> Files:
        document = overview(self.evidence, self.figures, self.shared.day)
        page = render(self._templates(target, "screen"), "overview/overview.html.j2", document=document, root="../")
        return [(Path(target.language, "index.html"), page.encode())]

    def _print(self, target: Target, document: Scorecard) -> bytes:
        press, made = self._press("scorecard/print.css.j2"), self._on_paper(target)

        def page(density: Density) -> str:
            return render(made, "scorecard/scorecard.html.j2", document=document, density=density, root="")

        with complaints() as heard:
            laid_out, html = set_within(press, page)
            pdf = press.write(laid_out, identifier(html), self._attachments(_state(target)))
        _complain(heard)
        return pdf

    def _attachments(self, state: State | None) -> list[object]:
        """The data behind an archived document, of its state or of all; nothing in the others."""
        if self.order.standard != "archive":
            return []
        data = archived_bytes(self.evidence, self.figures, state)
        name = f"csa-scorecard-{state}.json" if state else "csa-scorecard.json"
        return [attachment(name, data, self.figures.as_of, "The data of this document")]


def _state(target: Target) -> State:
    assert target.state is not None, f"{target.kind} is of one state"
    return target.state


def _complain(heard: list[str]) -> None:
    if heard:
        raise NotFitForPrintError("; ".join(sorted(set(heard))))


def _shorten(document: Brief, excess: TooLong, target: Target) -> str:
    """What to shorten so that the brief fits, the longest texts first."""
    texts = [
        (len(text[target.language if target.language in text else next(iter(text))]), point.place, name)
        for point in texts_of_side(document, excess.side)
        for name, text in zip(point.fields, (point.says, point.because), strict=True)
    ]
    longest = ", ".join(f"{place} '{name}' ({length} characters)" for length, place, name in sorted(texts)[::-1][:4])
    return (
        f"side {excess.side} is {excess.millimetres} mm too long even in the smallest type; nothing was cut off. "
        f"Shorten: {longest}"
    )
