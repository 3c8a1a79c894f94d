"""The catalogues of all 24 languages: whole, not fuzzy, with the right placeholders, plural forms and terms."""

import re
from functools import cache

import pytest
from babel.messages.plurals import get_plural

from scorecard.evidence.evidence_catalogues import evidence_catalogue_path, read_catalogue, renewed
from scorecard.evidence.load import Evidence
from scorecard.evidence.po_file import MACHINE_DRAFT, REVIEW, Entry, PoFile, format_po
from scorecard.evidence.program_messages import IN_TERMINAL
from scorecard.evidence.translatable_texts import TranslatableText, translatable_texts, wanted_in
from scorecard.evidence.vocabulary import LANGUAGES, Language
from scorecard.rendering.catalogue import plural_forms
from scorecard.rendering.message_check import message_fault
from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path
from tests.conftest import ROOT

TRANSLATED = [code for code in LANGUAGES if code != "en"]
"""English is the language of the messages themselves."""

_PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)[sd]")
_NO_TERMS = re.compile(
    "CSA Scorecard|Source Sans|SIL Open Font License|Council of Europe|Copy this line|the line to copy|Copy the PDFs|"
    "printing press|for a press"
)
"""Names and words that are written like a term and mean something else."""
_TYPED = re.compile(
    r"'[^']*'|--\S+|\b(?:scorecard|make) (?:[a-z-]+|\{\w+\})|[\w./-]*[/.][a-z]\S*|\b\w+=\w+|^edition, .*data\."
)
"""Words that are typed or written in a file and not translated: names in quotation marks, options, commands, paths,
fields."""

each_language = pytest.mark.parametrize("language", TRANSLATED)


@cache
def messages(language: Language) -> PoFile:
    catalogue, problems = read_catalogue(catalogue_path(CATALOGUES, language))
    assert not problems, "\n".join(map(str, problems))
    return catalogue


@cache
def template() -> list[Entry]:
    return read_catalogue(CATALOGUES / "scorecard.pot")[0].entries


@each_language
def test_every_message_is_translated_and_none_is_fuzzy(language: Language) -> None:
    known = {entry.key: entry for entry in messages(language).entries if not entry.obsolete}
    assert [*known] == [entry.key for entry in template()], "run make messages"
    assert [entry.text for entry in known.values() if not entry.is_printed] == []


@each_language
def test_placeholders_and_plural_forms_are_right(language: Language) -> None:
    found = plural_forms(messages(language).headers["Plural-Forms"])
    assert found
    forms, form_of = found
    assert forms == get_plural(language).num_plurals
    assert {form_of(number) for number in range(1000)} == set(range(forms))
    translated = [entry for entry in messages(language).entries if any(entry.strings) and not entry.obsolete]
    faults = {entry.text: message_fault(entry, forms, language) for entry in translated}
    assert {text: fault for text, fault in faults.items() if fault} == {}


@each_language
def test_what_a_machine_drafted_says_so(language: Language) -> None:
    catalogue = messages(language)
    reviewed = [entry for entry in catalogue.entries if entry.is_printed and MACHINE_DRAFT not in entry.flags]
    if catalogue.headers[REVIEW].startswith("reviewed by "):
        assert len(reviewed) == len(template())
    for entry in reviewed:
        assert any(note.startswith("reviewed: ") for note in entry.notes), entry.text


@each_language
def test_terms_are_those_of_the_glossary(language: Language) -> None:
    terms, exceptions = glossary(language)
    wrong = []
    for entry in messages(language).entries:
        if not entry.is_printed or entry.text in exceptions:
            continue
        text = _TYPED.sub(" ", entry.text) if IN_TERMINAL in entry.extracted else entry.text
        english = _NO_TERMS.sub(" ", _PLACEHOLDER.sub(" ", text))
        translation = _PLACEHOLDER.sub(" ", " ".join(entry.strings)).casefold()
        for term, phrase, stems in terms:
            if phrase.search(english):
                english = phrase.sub(" ", english)  # of "Council text" the Council is no term of its own
                if stems and not any(stem in translation for stem in stems):
                    wrong.append(f"{term} ({', '.join(stems)}): {entry.text} = {' | '.join(entry.strings)}")
    assert wrong == []


def glossary(language: Language) -> tuple[list[tuple[str, re.Pattern[str], list[str]]], set[str]]:
    """Returns the terms of a language, the longest first, each with its expression and its stems; and the messages left
    out."""
    text = (ROOT / "docs" / "glossary" / f"{language}.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE)
    terms = [
        (
            english,
            re.compile(rf"(?<![\w-]){re.escape(english)}(?:s|es)?(?![\w-])", re.IGNORECASE),
            [stem.strip().casefold() for stem in stems.split(",") if stem.strip() != "-"],
        )
        for english, stems in rows
        if not english.startswith(("English", "---"))
    ]
    assert len(terms) > 70
    return sorted(terms, key=lambda term: -len(term[0])), set(re.findall(r"^- (.+)$", text, re.MULTILINE))


_TEXTS: dict[int, list[TranslatableText]] = {}


def texts_of(evidence: Evidence) -> list[TranslatableText]:
    """Returns the texts of the evidence, found once for all languages."""
    if id(evidence) not in _TEXTS:
        _TEXTS[id(evidence)] = list(translatable_texts(evidence))
    return _TEXTS[id(evidence)]


@pytest.mark.acceptance  # an edit of the evidence may wait for its translations: the original is printed until then
@each_language
def test_every_text_of_the_evidence_is_translated(language: Language, live_evidence: Evidence) -> None:
    catalogue, problems = read_catalogue(evidence_catalogue_path(ROOT / "countries", language))
    assert not problems
    texts = texts_of(live_evidence)
    assert format_po(renewed(catalogue, language, texts)) == format_po(catalogue), "run scorecard messages"
    printed = {entry.text for entry in catalogue.entries if entry.is_printed}
    assert [f"{one.file}: {one.place}" for one in wanted_in(language, texts) if one.original not in printed] == []
