"""Sets words as a language does: quotation marks, apostrophes, en dashes, and spaces at which no line ends.

The rules come from CLDR: the forms of dates through Babel, quotation marks in `locale/typography.toml`. They are the
same for all documents and media; `typeset_html` applies them to a page.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from scorecard.evidence.dates import PartialDate
from scorecard.rendering.date_formats import locale_of, long_date
from scorecard.rendering.resource_paths import CATALOGUES

NO_BREAK = "\u00a0"

_OF_ADDRESS = re.compile("://|www[.]|@")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_RANGE = re.compile(r"\d(?<![\w./–-]\d)(\d{0,3})-(\d{1,4})(?![\w/–-]|\.\d)")
_ISO_DATE = re.compile(r"\d(?<![\w./–-]\d)\d{3}-(?:0[1-9]|1[0-2])(?:-\d\d)?(?![\w/–-]|\.\w)")
"""A date in the form of data, which people also write in texts."""
_PER_CENT = re.compile(r"(?<=\d)[ \u00a0\u202f]?%(?!\w)")
_BESIDE_NUMBER = re.compile(r" (?=[\d=])|(?<=[\d)=%]) ")
"""The spaces at which a number and what belongs to it could be parted."""
_NUMBER = re.compile(r"[(„“«]?\d{1,3}(?:[.,\u202f]\d+)*")
_YEAR = re.compile(r"\d{4}(?!\w|[.,/]\d)")
_MAX_NOUN_LENGTH = 7
"""The letters of a word that stays with its number: 95 MEPs, 27 states. A narrow column has no room for longer ones."""
_MAX_HEAD_LENGTH = 12
"""The letters of a name that stays with its number: Article 16, Regulation 3."""
_ABBREVIATIONS = frozenset({"n", "p", "pp", "no", "nr", "č", "str", "s", "art", "="})

_KEPT_TEXTS = 8192
"""The number of typeset texts in the cache: pages of the 27 states share many."""

_QUOTES = re.compile("['\"“”„«»]")
_MARKED = re.compile("[0-9'\"“”„«»]")
"""The characters of which every text that the rules change has one, except for the spaces that a language keeps."""

_TWO_STOPS = re.compile(r"(?<![./])\.\.(?![./])")
"""A sentence that ends with an abbreviation or a date with a stop of its own has one stop: 26. studenoga 2026."""

_DATE_OF_TITLE = r"\d(?<![\w.]\d)\d?\.? (?:de )?[^\W\d_]{3,10} (?:de )?(?:19|20)\d\d(?![\w.])"
"""A date in the title of a source, which may be in any language."""

_DATE_PARTS = re.compile(r"'([^']*)'|([dMLy])\2*|(\s+)|(.)")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def rules(language: str) -> "Rules":
    """Returns the rules of a language, by its two-letter code; for one that is not official, those of English."""
    return Rules(language if language in _table() else "en")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((CATALOGUES / "typography.toml").read_text("utf-8"))


class Rules:
    """The rules of one language."""

    def __init__(self, language: str) -> None:
        own = _table()[language]
        self.quotes: tuple[tuple[str, str], tuple[str, str]] = (tuple(own["quotes"][:2]), tuple(own["quotes"][2:]))
        """The outer pair and the inner one."""
        self.apart: str = own.get("apart", "; ")
        """The separator of remarks that may contain commas."""
        self._locale = locale_of(language)
        self._writes_dates_out = self._locale.date_formats["medium"].pattern != "y-MM-dd"
        """Whether 2025-11-26 is written out; in Lithuanian it is the ordinary short form of a date."""
        # Texts that are not translated stand in English among others.
        languages = (language, "en")
        self._months = frozenset().union(*map(_months, languages))
        dates = dict.fromkeys(part for code in languages for part in _date_patterns(code))
        self._dates = re.compile("|".join([*dates, _DATE_OF_TITLE]))
        spaces = []
        self._before_marks = None
        if marks := own.get("keep_before"):
            spaces.append(f" (?=[{''.join(marks)}])|(?<=«) ")
            high = "".join(set(marks) - {"»"})
            self._before_marks = re.compile(rf"(?<=[\w)»%”’])(?=[{high}](?:\s|$))")
            """Where a mark stands at a word without the space that the language has before it."""
        if words := own.get("keep_after"):
            spaces.append(rf"(?<=\b[{''.join(words)}{''.join(words).upper()}]) (?=\w)")
        self._per_cent = re.sub(r"[^\s%]", "", self._locale.percent_formats[None].pattern).replace(" ", NO_BREAK)
        self.set = lru_cache(_KEPT_TEXTS)(self._set)
        """Returns a text as it is printed; the second argument is the depth of quotations around it."""
        self._spaces = re.compile("|".join(spaces)) if spaces else None

    def _set(self, text: str, quoted: int = 0) -> str:
        written = self._set_words(text, quoted)
        return _TWO_STOPS.sub(".", written) if ".." in written else written

    def _set_words(self, text: str, quoted: int) -> str:
        if self._spaces:
            text = self._spaces.sub(NO_BREAK, text)
        if self._before_marks:
            text = self._before_marks.sub(NO_BREAK, text)
        if not _MARKED.search(text):
            return text
        if not _OF_ADDRESS.search(text):
            return self._words(text, quoted)
        ends = [0, *(end for match in _ADDRESS.finditer(text) for end in match.span()), len(text)]
        pieces = [text[start:end] for start, end in pairwise(ends)]
        return "".join(piece if number % 2 else self._words(piece, quoted) for number, piece in enumerate(pieces))

    def _words(self, text: str, quoted: int) -> str:
        if _QUOTES.search(text):
            text = "".join(self._with_quotes(text, quoted))
        if not quoted:
            text = _ISO_DATE.sub(self._date_in_sentence, text) if self._writes_dates_out else text
            text = _PER_CENT.sub(self._per_cent, text)
        text = _RANGE.sub(_range, text)
        text = self._dates.sub(lambda match: match[0].replace(" ", NO_BREAK), text)
        return _BESIDE_NUMBER.sub(lambda space: NO_BREAK if self._belongs(space) else " ", text)

    def _date_in_sentence(self, match: re.Match[str]) -> str:
        """Returns a date of data as the language writes it in a sentence; 2011-12 may be two years and stays."""
        year, month, *_ = map(int, match[0].split("-"))
        if len(match[0]) == 7 and month > year % 100:
            return match[0]
        try:
            return long_date(PartialDate.parse(match[0]), self._locale)
        except ValueError:
            return match[0]

    def _belongs(self, space: re.Match[str]) -> bool:
        """Returns whether the words beside a space belong together: a number and its unit, noun, name or year."""
        text, place = space.string, space.start()
        before = text[text.rfind(" ", 0, place) + 1 : place]
        rest = text[place + 1 : place + 20]
        if _YEAR.match(rest):
            return self._is_month(before, text, place)
        if not before or not rest:
            return False
        if rest[0].isdigit():
            if before[-1] == ")" and "(" in before:  # COM(2022) 209, (EU) 2021/1232
                return True
            if before.lstrip("(") == "=":  # n = 26 270
                return True
            number = _NUMBER.match(rest)
            if not number or NO_BREAK in rest[number.end() : number.end() + 2]:  # a date
                return False
            name = before.lstrip("(„“«").rstrip(".")
            if name.lower() in _ABBREVIATIONS or (before[-1] == "." and name.isalpha() and len(name) <= 4):
                return True
            return name.isalpha() and name[0].isupper() and 3 < len(name) <= _MAX_HEAD_LENGTH  # not: The 27
        if rest[0] in "%‰€":
            return before[-1].isdigit()
        if rest[0] == "=":
            return before.lstrip("(").lower() == "n"
        word = _WORD.match(rest)
        if not word or len(word[0]) > _MAX_NOUN_LENGTH:
            return False
        if "(" in before and before[-1] == ")":  # 16(4) TEU, COM(2022)\u00a0209 final
            return before[0].isdigit() and word[0].isupper()
        return bool(_NUMBER.fullmatch(before))

    def _is_month(self, before: str, text: str, place: int) -> bool:
        """Returns whether a year follows its month, with a word such as `de` between them or without."""
        word = re.split("[-–]", before)[-1].strip("(„“«").rstrip(".").lower()  # mid-September 2025
        if word in self._months:
            return True
        earlier = text[:place].split(" ")[-2:-1]
        return word == "de" and bool(earlier) and earlier[0].lower() in self._months

    def _with_quotes(self, text: str, quoted: int) -> Iterator[str]:
        """Yields a text in pieces, with straight quotation marks replaced by those of the language, also within
        quotations."""
        opened: list[str] = []  # the closing marks of the open quotations
        single = ""
        done = 0
        for match in _QUOTES.finditer(text):
            start, end = match.span()
            mark, before, after = match[0], text[start - 1 : start], text[end : end + 1]
            yield text[done:start]
            done = end
            begins = not before or before in " \u00a0\n([{–—/“„«‘‚"
            outer = self.quotes[0]
            if mark == "'":
                if begins and after.isalnum() and re.search(r"[\w.,!?…]'(?!\w)", text[end:]):
                    level = quoted + len(opened)
                    left, single = self.quotes[1] if level < 2 else self.quotes[level % 2]
                    yield left
                elif single and not after.isalnum() and "'" not in text[end:]:
                    yield single
                    single = ""
                else:
                    yield "’"
            elif mark == '"' or mark in outer:
                opens = begins and bool(after.strip()) if outer[0] == outer[1] or mark == '"' else mark == outer[0]
                if opens:
                    left, right = self.quotes[(quoted + len(opened)) % 2]
                    opened.append(right)
                    yield left
                elif opened:
                    yield opened.pop()
                else:
                    yield self.quotes[quoted % 2][1] if mark == '"' else mark
            else:
                yield mark
        yield text[done:]


def _range(match: re.Match[str]) -> str:
    """Returns a range of years, ages or pages with an en dash; a number with leading zeros belongs to a name."""
    first, last = match[0][0] + match[1], match[2]
    years = len(first) == len(last) == 4
    counts = len(first) < 4 and len(last) < 4 and first[0] != "0" != last[0]
    return f"{first}–{last}" if (years or counts) and int(first) < int(last) else match[0]


@cache
def _months(language: str) -> frozenset[str]:
    """Returns the names of the months, long and short, in lower case and without a full stop."""
    forms = locale_of(language).months.values()
    names = {name for form in forms for width in ("wide", "abbreviated") for name in form[width].values()}
    return frozenset(name.rstrip(".").lower() for name in names if not name.isdigit())


@cache
def _date_patterns(language: str) -> tuple[str, ...]:
    """Returns expressions for the dates of a language that begin with a digit, as CLDR and as people write them."""
    locale = locale_of(language)
    month = f"(?i:{'|'.join(map(re.escape, sorted(_months(language), key=len, reverse=True)))})"
    skeletons = locale.datetime_skeletons
    formats = [locale.date_formats[form].pattern for form in ("long", "medium")]
    formats += [skeletons[name].pattern for name in ("yMMM", "yMMMM", "MMMd", "MMMMd") if name in skeletons]
    formats += ["d MMMM y", "d MMMM"]
    patterns = {_date_pattern(form, month) for form in formats if re.match(r"[dy].*\s", form)}
    return tuple(sorted(patterns, key=len, reverse=True))


def _date_pattern(form: str, month: str) -> str:
    """Returns the expression for a pattern of CLDR. It begins with a digit alone, for which Python searches fastest."""
    parts: list[str] = []
    for quoted, letter, blank, other in _DATE_PARTS.findall(form):
        if letter == "d":
            parts.append(r"\d\d?(?:er|º)?" if parts else r"\d(?<![\w.]\d)\d?(?:er|º)?")
        elif letter == "y":
            parts.append(r"\d{4}" if parts else r"\d(?<![\w.]\d)\d{3}")
        elif letter:
            parts.append(rf"{month}\.?" if letter * 3 in form else r"\d\d?")
        else:
            parts.append("[ \u00a0\u202f]" if blank else re.escape(quoted or other).replace("’", "['’]"))
    return rf"{''.join(parts)}(?!\w)"
