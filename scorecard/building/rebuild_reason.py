"""What has to be made again, and why, in words."""

from collections.abc import Callable, Mapping

from scorecard.building.dependencies import Dependencies, html_code, layout_code
from scorecard.building.inputs import Inputs
from scorecard.building.manifest import Entry


def is_current_target(entry: Entry, recipe: Dependencies, document: str) -> bool:
    """Whether what was made is what would be made now."""
    return (entry.document, entry.words, entry.press) == (document, recipe.words, recipe.press)


def reason(
    before: Entry | None,
    recipe: Dependencies,
    document: str,
    parts: tuple[Mapping[str, str], Mapping[str, str]],
    inputs: tuple[Inputs | None, Inputs],
    missing: str | None,
) -> str:
    """Why a target is made again. `parts` and `inputs` are those of before and of now."""
    if before is None:
        return "not built before"
    then, now = inputs
    told: list[str] = []
    if before.document != document:
        names = _differing(*parts)
        told.append(f"what stands on it: {_listed(names)}" if names else "what stands on it")
        told[-1] += _because(then, now, lambda inputs: inputs.evidence)
    elif before.words != recipe.words:
        told.append("how it is put into words" + _because(then, now, _of_words))
    if before.press != recipe.press:
        told.append("how it is set" + _because(then, now, _of_press))
    if missing:
        told.append(f"{missing} is missing or was changed")
    return "; ".join(told) or "asked for with --force"


def _of_words(inputs: Inputs) -> Mapping[str, str]:
    return {**inputs.templates, **inputs.catalogues, **html_code(inputs), **inputs.tools}


def _of_press(inputs: Inputs) -> Mapping[str, str]:
    return {**inputs.templates, **inputs.fonts, **layout_code(inputs), **inputs.tools}


def _because(then: Inputs | None, now: Inputs, among: Callable[[Inputs], Mapping[str, str]]) -> str:
    """The inputs that differ, in brackets."""
    names = _differing(among(then), among(now)) if then else []
    return f" ({_listed(names)})" if names else ""


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [name for name in {**then, **now} if then.get(name) != now.get(name)]


def _listed(names: list[str]) -> str:
    """The first few names, and how many more."""
    shown = ", ".join(name.replace("_", " ") if "." not in name else name for name in names[:4])
    return shown if len(names) <= 4 else f"{shown} and {len(names) - 4} more"
