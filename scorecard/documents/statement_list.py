"""Lists the statements of a state: which of them are printed, and how each reads."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import StatementRow
from scorecard.documents.caveats import government_words, presidency_sources, statement_caveats
from scorecard.documents.entry_place import entry_place
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import ASPECT_LABELS, GRADE_LABELS, ROLE_LABELS, STANCE_LABELS
from scorecard.documents.message import Message, ProperName, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.state import Statement
from scorecard.evidence.vocabulary import ASPECTS, State


@dataclass(frozen=True)
class StatementItem:
    """One statement in the list: the evidence, and the names of its codes."""

    statement: Statement
    entry: str
    """Its place in the evidence, such as `countries/DE.yaml#statements/12`."""
    role: Message
    aspect: Message
    stance_word: Message
    about: Text
    """The text that the statement is about."""
    replaced: bool
    """Whether that text had been replaced by the day of the figures."""
    caveats: tuple[Message, ...]
    """The caveats of the statement: on a draft of the text, as Council presidency, from a report that names no
    source."""
    quality: Message
    government: Message | None
    """The government that spoke, where it is no longer in office or the date alone does not tell it."""
    marks: Citation
    disputed: bool
    """Whether reports that differ from the statement were known by the day of the figures."""
    disputed_marks: Citation


def statement_items(
    evidence: Evidence,
    figures: Figures,
    state: State,
    footnotes: Footnotes,
    entries: tuple[int, ...],
    on_screen: bool = False,
) -> tuple[StatementItem, ...]:
    """Returns these statements, named by their position in the file; `on_screen` where they are not printed."""
    rows = {row.entry: row for row in figures.statements[state]}
    items = []
    for entry in entries:
        row, statement = rows[entry], evidence.states[state].statements[entry]
        items.append(
            StatementItem(
                statement=statement,
                entry=entry_place(state, "statements", evidence.entry(state, "statements", entry)),
                role=ROLE_LABELS[statement.speaker.role],
                aspect=ASPECT_LABELS[statement.aspect],
                stance_word=STANCE_LABELS[statement.stance],
                about=evidence.proposal.texts[statement.text].short,
                replaced=row.replaced,
                caveats=statement_caveats(evidence, row),
                quality=GRADE_LABELS[row.quality],
                government=_government(evidence, row),
                marks=footnotes.cite(
                    statement.source,
                    also=(*statement.also, *presidency_sources(evidence, row)),
                    on_screen=on_screen,
                ),
                disputed=row.disputed,
                disputed_marks=footnotes.cite(
                    *(statement.disputed.sources if statement.disputed and row.disputed else ()), on_screen=on_screen
                ),
            )
        )
    return tuple(items)


def select_statements(figures: Figures, state: State, most: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Returns the `most` statements to print and the others, both by their position in the file, newest first.

    Statements on which a position rests, and those that contest one, are printed before others.
    """
    newest = [row.entry for row in reversed(figures.statements[state])]
    positions = [figures.positions[state, aspect].word for aspect in ASPECTS]
    bearing = {entry for position in positions for entry in (position.entry, *position.contested_by)}
    chosen = sorted(newest, key=lambda entry: (entry not in bearing, newest.index(entry)))[:most]
    shown = tuple(entry for entry in newest if entry in chosen)
    return shown, tuple(entry for entry in newest if entry not in chosen)


def _government(evidence: Evidence, row: StatementRow) -> Message | None:
    if row.government is None:
        return None
    if not row.in_office:
        return government_words(evidence, row.state, row.government)
    file = evidence.states[row.state]
    if file.statements[row.entry].government is None:
        return None
    return msg("the government of {head}", head=ProperName(file.governments[row.government].head))
