"""Composes the overview: the page that lists and compares all 27."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.figures import Figures
from scorecard.analysis.texts import TEXT_ASPECTS
from scorecard.documents.alignment_section import alignment_numbers
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.aspect_table import field_summary
from scorecard.documents.caveats import mark_of
from scorecard.documents.comparison_table import Comparison, compare
from scorecard.documents.council_box import CouncilBox, council_box
from scorecard.documents.download_name import download_name
from scorecard.documents.event_list import EventItem, eu_events
from scorecard.documents.footnotes import Citation, Footnotes, SourceList
from scorecard.documents.fragments import fragments
from scorecard.documents.history_chart import HistoryChart, history_chart
from scorecard.documents.message import Message, StateName
from scorecard.documents.petition_list import PetitionItem, petition_items
from scorecard.documents.population_shares import population_year
from scorecard.documents.tile_map import TileMap, map_title, tile_map
from scorecard.documents.verdict import verdict
from scorecard.documents.web_address import overview_page
from scorecard.evidence.ahead_of_edition import day_ahead
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import ASPECTS, STATES, Language, State

BAR_WIDTH = 100
"""The width of the bar that holds the bands of ranks; it stands for all ranks."""


@dataclass(frozen=True)
class AspectMap:
    """One aspect as a map, and in sentences."""

    name: Message
    map: TileMap
    summary: tuple[Message, ...]


@dataclass(frozen=True)
class RankingRow:
    """One state in the table of alignment: its figure, its band of ranks, and the bar that shows the band."""

    state: State
    figure: Message
    low: int
    high: int
    bar_x: float
    bar_width: float


@dataclass(frozen=True)
class Overview:
    """Everything on the overview page."""

    edition: str
    as_of: PartialDate
    publisher: str
    publisher_website: str
    address: str | None
    maps: tuple[AspectMap, ...]
    comparison: Comparison
    council: CouncilBox
    history: tuple[HistoryChart, ...]
    ranking: tuple[RankingRow, ...]
    withheld: tuple[StateName, ...]
    population_marks: Citation
    population_year: int | None
    """The year in which the shares of the population are used in Council votes; None where that is a later year."""
    verdicts: dict[State, Message]
    petitions: tuple[PetitionItem, ...]
    events: tuple[EventItem, ...]
    child_helpline_number: str
    method: Text
    sources: SourceList
    fragments: Mapping[str, str]
    """The address on the web page of each entry, by its place in the evidence."""
    newest: dict[State, PartialDate]
    """The days of the states that are ahead of the edition."""

    def page(self, language: Language) -> str | None:
        """Returns the web address of this page; None where the edition has no address."""
        return overview_page(self.address, language)

    def download(self, kind: str, language: Language, state: State | None = None) -> str:
        """Returns the name of a PDF, of a state or of the edition, once it is downloaded."""
        day = self.newest.get(state, self.as_of) if state else self.as_of
        return download_name(kind, state, language, day)


def _ranking(figures: Figures) -> tuple[RankingRow, ...]:
    """Returns the states with a figure, in the order of the middle of their band."""
    bands = sorted(figures.bands.values(), key=lambda band: (band.median, band.state))
    items = []
    for band in bands:
        step = BAR_WIDTH / band.ranked
        figure = alignment_numbers(figures.alignment[band.state].range)
        width = (band.high - band.low + 1) * step
        items.append(
            RankingRow(band.state, figure, band.low, band.high, round((band.low - 1) * step, 2), round(width, 2))
        )
    return tuple(items)


def overview(evidence: Evidence, figures: Figures, day: CouncilDay) -> Overview:
    """Returns the page as of the day of the figures; `day` is the arithmetic of the Council on that day."""
    footnotes = Footnotes(evidence, None)
    population_marks = footnotes.cite(evidence.population.official.source)
    edition = evidence.edition
    events = eu_events(evidence, footnotes)
    box = council_box(evidence, day, None, footnotes)
    maps = []
    for aspect in ASPECTS:
        stances = {state: mark_of(figures.positions[state, aspect]) for state in STATES}
        name = aspect_name(evidence, figures, aspect)
        title = map_title(name, None)
        maps.append(AspectMap(name, tile_map(stances, None, title), field_summary(evidence, figures, aspect)))
    return Overview(
        edition=edition.name,
        as_of=PartialDate.of(figures.as_of),
        publisher=edition.publisher,
        publisher_website=edition.website,
        address=edition.address,
        maps=tuple(maps),
        comparison=compare(evidence, figures, STATES, None),
        council=box,
        history=tuple(
            history_chart(evidence, figures.as_of, aspect)
            for aspect in evidence.method.compared.aspects
            if aspect not in TEXT_ASPECTS
        ),
        ranking=_ranking(figures),
        withheld=tuple(StateName(state) for state in STATES if state not in figures.bands),
        population_marks=population_marks,
        population_year=population_year(evidence),
        verdicts={state: verdict(evidence, figures, state) for state in STATES},
        petitions=petition_items(evidence, footnotes),
        events=events,
        child_helpline_number=edition.child_helpline,
        method=edition.method,
        sources=footnotes.listing(),
        fragments=fragments(evidence, None),
        newest={
            state: PartialDate.of(newest)
            for state, file in evidence.ahead.items()
            if (newest := day_ahead(file, figures.as_of))
        },
    )
