"""Updates a catalogue to the texts of today: changed ones become fuzzy, removed ones obsolete, all else stays.

A changed text is recognised by its place in the evidence, or by its likeness to the old text. Its translation is kept
with the old text (`#|`) until a translator has checked it; where the old text comes back, the translation is valid
again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from scorecard.evidence.po_file import FUZZY, Entry, PoFile, previous_lines

REVIEWED = "reviewed:"
"""The beginning of a translator's comment that says who reviewed a translation, and when."""

_LIKE = 0.6
"""The least likeness, 0 to 1, at which a text counts as a changed form of another."""
_SAME_PLACE = 0.4
"""The increase of the likeness of two texts at the same place in the evidence."""
_OF_PROGRAM = ("python-format", "python-brace-format")
"""The flags that an extraction sets."""


def updated(catalogue: PoFile, wanted: Sequence[Entry], forms: int = 1) -> PoFile:
    """Returns a catalogue with the wanted entries in their order, and the obsolete entries at its end.

    `wanted` have no translations; `forms` is the number of plural forms of the language.
    """
    current = {entry.key: entry for entry in catalogue.entries if not entry.obsolete}
    obsolete = {entry.key: entry for entry in catalogue.entries if entry.obsolete}
    kept = {}
    for entry in wanted:
        known = current.pop(entry.key, None) or obsolete.pop(entry.key, None)
        if known:
            kept[entry.key] = _renewed(entry, known, forms)
    vanished = [entry for entry in current.values() if any(entry.strings)]
    missing = [entry for entry in wanted if entry.key not in kept]
    for new, old in _changed(missing, vanished):
        kept[new.key] = _as_changed(new, old, forms)
        vanished.remove(old)
    entries = [kept.get(entry.key) or replace(entry, strings=_empty(entry, forms)) for entry in wanted]
    gone = [
        replace(entry, obsolete=True, extracted=[], previous=[], flags=[f for f in entry.flags if f not in _OF_PROGRAM])
        for entry in vanished
    ]
    return replace(catalogue, entries=[*entries, *obsolete.values(), *gone])


def _empty(entry: Entry, forms: int) -> list[str]:
    return [""] * (forms if entry.plural is not None else 1)


def _renewed(wanted: Entry, known: Entry, forms: int) -> Entry:
    """Returns an entry with the translation of exactly its text."""
    own = [flag for flag in known.flags if flag not in _OF_PROGRAM]
    flags = [*(flag for flag in own if flag == FUZZY), *wanted.flags, *(flag for flag in own if flag != FUZZY)]
    if wanted.plural != known.plural:
        return _as_changed(wanted, known, forms)
    strings = [*known.strings, *_empty(wanted, forms)][: len(_empty(wanted, forms))]
    return replace(wanted, strings=strings, notes=known.notes, flags=flags, previous=known.previous)


def _changed(missing: Iterable[Entry], vanished: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Returns each new text with the old text that it replaced, the most alike first."""
    pairs = []
    for new in missing:
        for old in vanished:
            if (new.plural is None) != (old.plural is None):
                continue
            likeness = 1.0 if _comes_back(new, old) else _likeness(new, old)
            if likeness >= _LIKE:
                pairs.append((likeness, new, old))
    found: list[tuple[Entry, Entry]] = []
    for _, new, old in sorted(pairs, key=lambda pair: -pair[0]):
        if not any(new is one or old is other for one, other in found):
            found.append((new, old))
    return found


def _likeness(new: Entry, old: Entry) -> float:
    added = _SAME_PLACE if {*new.extracted} & {*old.extracted} else 0.0
    matcher = SequenceMatcher(None, new.text, old.text, autojunk=False)
    if matcher.real_quick_ratio() + added < _LIKE or matcher.quick_ratio() + added < _LIKE:
        return 0
    return matcher.ratio() + added


def _comes_back(new: Entry, old: Entry) -> bool:
    """Returns whether the translation was made for a text that has come back."""
    return old.is_fuzzy and old.previous == previous_lines(new)


def _as_changed(new: Entry, old: Entry, forms: int) -> Entry:
    """Returns an entry with the translation of the text that it replaced."""
    flags = new.flags + [flag for flag in old.flags if flag not in (*_OF_PROGRAM, FUZZY)]
    strings = [*old.strings, *_empty(new, forms)][: len(_empty(new, forms))]
    if _comes_back(new, old):
        return replace(new, strings=strings, notes=old.notes, flags=flags)
    return replace(
        new,
        strings=strings,
        notes=[note for note in old.notes if not note.startswith(REVIEWED)],
        flags=[FUZZY, *flags],
        previous=old.previous or previous_lines(old),
    )
