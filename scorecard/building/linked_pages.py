"""Finds what a web page can link to: the files that are there after a build, and its own languages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from scorecard.building import document_kinds
from scorecard.building.build_request import BuildRequest, Target, targets
from scorecard.building.target_names import target_of
from scorecard.evidence.vocabulary import STATES, Language, State
from scorecard.rendering.language_names import in_protocol_order


@dataclass(frozen=True)
class Links:
    """The links of one web page, as names of targets: paths below the output."""

    missing: frozenset[str] = frozenset()
    """The targets that it would link to and that do not exist."""
    in_english: Mapping[str, str] = field(default_factory=dict)
    """The English pages that exist in place of missing ones."""
    languages: Mapping[Language, str] = field(default_factory=dict)
    """The page itself in each language in which it exists, this one included."""
    default: str | None = None
    """The page for readers of all other languages."""

    @property
    def key(self) -> str:
        """Returns a text that is equal for equal links."""
        return repr((sorted(self.missing), sorted(self.in_english.items()), [*self.languages.items()], self.default))


class LinkedPages:
    """The targets that exist after a build: those of the whole request, and those published before."""

    def __init__(self, request: BuildRequest, published: Collection[str]) -> None:
        self._request = replace(request, shard=None)
        self._there = {target.name for target in targets(self._request)} | {*published}
        self._could_be_linked = cache(self._possible)

    def languages_of_overview(self) -> tuple[Language, ...]:
        """Returns the languages in which the overview of all states exists."""
        return tuple(self._languages("{language}/index.html"))

    def states_by_language(self) -> dict[Language, tuple[State, ...]]:
        """Returns, for each language without an overview, the states that have a page in it."""
        overviews = self.languages_of_overview()
        found = [target_of(name)[0] for name in sorted(self._there) if name.endswith("/index.html")]
        pages = {
            code: tuple(one.state for one in found if one.state and one.language == code)
            for code in in_protocol_order({one.language for one in found if one.language})
        }
        return {code: states for code, states in pages.items() if states and code not in overviews}

    def links_of(self, target: Target) -> Links:
        """Returns the links of a target; none where it is no web page."""
        if not target.kind.is_web_page:
            return Links()
        if target.language is None:
            overviews = self._languages("{language}/index.html")
            return Links(languages=overviews, default=target.name) if len(overviews) > 1 else Links()
        missing = self._could_be_linked(target.kind.path, target.language, target.state) - self._there
        english = {name: f"en/{name.partition('/')[2]}" for name in sorted(missing) if name.endswith(".html")}
        languages = self._languages(target.kind.path, target.state)
        chosen_from = "index.html" if target.kind.path == "{language}/index.html" else ""
        return Links(
            missing,
            {name: page for name, page in english.items() if page in self._there},
            languages if len(languages) > 1 else {},
            chosen_from if chosen_from in self._there else languages.get("en", target.name),
        )

    def _languages(self, path: str, state: State | None = None) -> dict[Language, str]:
        names = {
            code: path.format(language=code, state=state, suffix=self._request.suffix) for code in in_protocol_order()
        }
        return {code: name for code, name in names.items() if name in self._there}

    def _possible(self, path: str, language: Language, state: State | None) -> frozenset[str]:
        """Returns the targets to which a page could link: those of its state and the same pages of other states, or
        all."""
        possible = replace(
            self._request,
            states=(state,) if state else STATES,
            languages=(language,),
            own_languages=False,
            documents=frozenset(document_kinds.document_names()),
            formats=frozenset({"html", "pdf"}),
        )
        linked = {other.name for other in targets(possible)}
        if state:
            suffix = self._request.suffix
            linked |= {path.format(language=language, state=other, suffix=suffix) for other in STATES}
        return frozenset(linked)
