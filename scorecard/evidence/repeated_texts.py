"""Finds texts that stand twice: left as they were when an entry was copied, or not translated yet."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.duplicate_check import same_entry
from scorecard.evidence.model.brief_content import BriefQuestion, Objection
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.council_files import CouncilText, Moment
from scorecard.evidence.model.events import Event
from scorecard.evidence.model.hotline import ReportingPoint
from scorecard.evidence.model.parliament_file import RollCall
from scorecard.evidence.model.state import Ask, Quote, Statement
from scorecard.evidence.model.surveys import Survey, SurveyQuestion
from scorecard.evidence.program_messages import tr
from scorecard.evidence.same_words import same_words
from scorecard.evidence.value_paths import Block
from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.evidence.yaml_document import Document, Path, name_of

_OF_ONE_ENTRY: dict[type[BaseModel], tuple[str, ...]] = {
    Statement: ("says",),
    Event: ("title", "summary"),
    Moment: ("what",),
    Ask: ("because",),
    BriefQuestion: ("question", "because"),
    Objection: ("objection", "answer"),
    CouncilText: ("short", "summary"),
    RollCall: ("short",),
    Survey: ("name",),
    SurveyQuestion: ("asks",),
    ReportingPoint: ("name", "website"),
    Source: ("title",),
}
"""The fields whose text belongs to one entry only: of their 3,000 present texts none stands twice in a file."""
_FEWEST_LETTERS = 16
"""The least number of letters of a text that is compared: shorter ones may be the same by chance."""
_FEWEST_WORDS = 5
"""The least number of words of a text that must differ between languages: names do not."""
_LANGUAGES = frozenset(LANGUAGES)


def repeated_texts(blocks: Sequence[tuple[Path, Block]], document: Document) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each text that an earlier entry of the file has too, or the same text in another language."""
    seen: dict[tuple[type[BaseModel], str, str], list[tuple[Path, BaseModel]]] = {}
    for path, block in reversed(blocks):  # the first entry last, as `blocks_of` yields them
        if not isinstance(block, BaseModel):
            continue
        if isinstance(block, Quote):
            yield from _quotation(path, block, document)
        kind = next((model for model in type(block).__mro__ if model in _OF_ONE_ENTRY), None)
        if kind is not None:
            for field, place, words in _texts(path, block, _OF_ONE_ENTRY[kind]):
                others = seen.setdefault((kind, field, words), [])
                if others and not any(same_entry(block, other) for _, other in others):
                    yield _repeated(place, others[0][0], document, field)
                others.append((place, block))
        yield from _untranslated(path, block, document)


def _texts(path: Path, entry: BaseModel, fields: Sequence[str]) -> Iterator[tuple[str, Path, str]]:
    """Yields the texts in these fields of an entry, each with its field, its place, and its words as they compare."""
    for field in fields:
        value = getattr(entry, field)
        place: Path = (*path, field)
        if isinstance(value, dict):
            language = "en" if "en" in value else next(iter(value))
            value, place = value[language], (*place, language)
        if len(value) >= _FEWEST_LETTERS:
            yield field, place, same_words(value)


def _quotation(path: Path, quote: Quote, document: Document) -> Iterator[DoubtfulValue]:
    """Yields a doubt about a quotation without a translation, or with its own words in the place of one."""
    if quote.translation is None:
        if quote.language != "en":
            yield DoubtfulValue(path, tr("'{field}' is missing", field="translation"))
        return
    for language, words in quote.translation.items():
        if same_words(words) == same_words(quote.words) and language != quote.language and len(words.split()) > 1:
            yield _repeated((*path, "translation", language), (*path, "words"), document)


def _untranslated(path: Path, block: BaseModel, document: Document) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each text of a block that is the same in two languages."""
    for field, value in vars(block).items():
        if type(value) is not dict or len(value) < 2 or not _LANGUAGES.issuperset(value):
            continue
        first: dict[str, str] = {}
        for language, words in value.items():
            if len(words.split()) >= _FEWEST_WORDS:
                other = first.setdefault(same_words(words), language)
                if other != language:
                    yield _repeated((*path, field, language), (*path, field, other), document)


def _repeated(place: Path, earlier: Path, document: Document, field: str = "") -> DoubtfulValue:
    line = document.problem(earlier, "").line
    # Translators: {field} is the name of a field; what stands in it is the same text as in that line of the file.
    return DoubtfulValue(
        place, tr("{field} is word for word that of line {line}", field=field or name_of(place), line=line)
    )
