"""Applies style sheets and `style` attributes: what each element of an SVG file declares for each property."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.svg.fault import SvgFaultError, quoted
from scorecard.evidence.svg.source import SvgElement

# For translators, of all messages here: said of a logo; its name stands before it

_MAX_MATCHES = 2_000_000
"""The most pairs of a rule and an element that are compared."""
_FUNCTIONS = ("var", "env", "attr", "calc", "min", "max", "clamp", "color-mix", "light-dark", "image-set", "cross-fade")
"""The functions of CSS whose values are computed in a browser alone."""


class Declared(NamedTuple):
    """The value that an element declares for a property, and the line of the element or of the rule."""

    value: str
    line: int


def declared_styles(root: SvgElement) -> dict[SvgElement, dict[str, Declared]]:
    """Returns for each element the declarations that win there, by property, without its attributes.

    Raises SvgFaultError for what a style sheet contains beside plain rules: @import, @font-face, var() and the like.
    """
    elements = [element for element in root.iter() if isinstance(element, SvgElement)]
    sheets = [element for element in elements if element.name == "style" and (element.text or "").strip()]
    if not sheets and not any("style" in element.attrib for element in elements):
        return {}
    import cssselect2

    normal, important = cssselect2.Matcher(), cssselect2.Matcher()
    rules = sum(_add_rules(sheet, normal, important) for sheet in sheets)
    if rules * len(elements) > _MAX_MATCHES:
        raise SvgFaultError(
            tr_count(
                "has {count} style rules for {number} elements; simplify it",
                "has {count} style rules for {number} elements; simplify it",
                rules,
                number=len(elements),
            ),
            sheets[0].line,
        )
    styles: dict[SvgElement, dict[str, Declared]] = {}
    for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        element = wrapper.etree_element
        own, own_important = _declarations(element.get("style", ""), element.line)
        winning: dict[str, Declared] = {}
        for declarations in (*_matched(normal, wrapper), own, *_matched(important, wrapper), own_important):
            winning.update(declarations)
        if winning:
            styles[element] = winning
    return styles


def _matched(matcher: Any, wrapper: Any) -> Iterable[dict[str, Declared]]:
    return (match[-1] for match in matcher.match(wrapper) if match[2] is None)


def _add_rules(sheet: SvgElement, normal: Any, important: Any) -> int:
    """Adds the rules of a <style> to the matchers, and returns how many selectors they have."""
    import cssselect2
    import tinycss2

    if sheet.get("type", "text/css").strip().lower() not in ("", "text/css"):
        return 0
    added = 0
    if sheet.get("media", "all").strip().lower() not in ("", "all"):
        media = quoted(sheet.get("media", ""))
        # Translators: {media} is a word of CSS such as 'print'.
        words = tr("holds a style sheet for media {media}; save it as plain SVG", media=media)
        raise SvgFaultError(words, sheet.line)
    for rule in tinycss2.parse_stylesheet(sheet.text, skip_comments=True, skip_whitespace=True):
        line = sheet.line + rule.source_line - 1
        if rule.type == "at-rule":
            if rule.lower_at_keyword in ("charset", "namespace"):
                continue
            rule_name = f"@{rule.lower_at_keyword}"
            raise SvgFaultError(tr("holds {rule}, which is not drawn; save it as plain SVG", rule=rule_name), line)
        if rule.type != "qualified-rule":
            words = tr("has a style sheet that cannot be read ({reason}); save it as plain SVG", reason=rule.message)
            raise SvgFaultError(words, line)
        if any(token.type == "function" for token in rule.prelude):
            selector = quoted(tinycss2.serialize(rule.prelude))
            # Translators: a selector of CSS, which says for what a rule of a style sheet holds.
            raise SvgFaultError(tr("has the selector {selector}; save it as plain SVG", selector=selector), line)
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError as error:
            words = tr("has a selector that cannot be read ({reason}); save it as plain SVG", reason=error)
            raise SvgFaultError(words, line) from None
        for matcher, declarations in zip((normal, important), _declarations(rule.content, sheet.line), strict=True):
            for selector in selectors:
                if declarations and selector.pseudo_element is None and not selector.never_matches:
                    matcher.add_selector(selector, declarations)
        added += len(selectors)
    return added


def _declarations(content: Any, line: int) -> tuple[dict[str, Declared], dict[str, Declared]]:
    """Returns the declarations of a block by property, those that are `!important` apart.

    `content` is the text of a `style` attribute of the element on this line, or the tokens of a rule in a sheet that
    begins there.
    """
    if not content:
        return {}, {}
    import tinycss2

    of_sheet = not isinstance(content, str)
    normal: dict[str, Declared] = {}
    important: dict[str, Declared] = {}
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        place = line + item.source_line - 1 if of_sheet else line
        if item.type == "error":
            continue  # a browser ignores it too and reads on
        if item.type != "declaration":
            raise SvgFaultError(tr("holds a style rule within another; save it as plain SVG"), place)
        value = tinycss2.serialize(item.value).strip()
        if item.name.startswith("--"):
            continue
        _refuse_computed(item.lower_name, value, item.value, place)
        chosen = important if item.important else normal
        chosen[item.lower_name.removeprefix("-webkit-")] = Declared(value, place)
    return normal, important


def _refuse_computed(name: str, value: str, tokens: Any, line: int) -> None:
    for token in tokens:
        if token.type == "function" and token.lower_name in _FUNCTIONS:
            words = tr(
                "uses {function} in {property}: {value}; write the value itself",
                function=f"{token.lower_name}()",
                property=name,
                value=quoted(value),
            )
            raise SvgFaultError(words, line)
