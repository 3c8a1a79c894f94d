"""Says whether a target is up to date, and if not, why it is built again."""

from collections.abc import Callable, Mapping

from scorecard.building.dependencies import Dependencies, html_code, layout_code
from scorecard.building.inputs import Inputs
from scorecard.building.manifest import BuiltTarget

_OPTIONS = ["options of the build"]
"""Named where no file and no tool changed: the ICC profile, the plain engine, or the entry of the document kind."""


def is_up_to_date(built: BuiltTarget, dependencies: Dependencies, document: str) -> bool:
    """Returns whether a target was built from what it would be built from now; `document` is the document's digest."""
    return (built.document, built.html_inputs, built.layout_inputs) == (
        document,
        dependencies.html,
        dependencies.layout,
    )


def reason(
    before: BuiltTarget | None,
    dependencies: Dependencies,
    document: str,
    parts: tuple[Mapping[str, str], Mapping[str, str]],
    inputs: tuple[Inputs | None, Inputs],
    damaged_file: str | None,
) -> str:
    """Returns why a target is built again, in words.

    `document` is the digest of the document now. `parts` are the digests of the parts of the document, and `inputs`
    those of all inputs, each of the build before and of this one.
    """
    if before is None:
        return "not built before"
    reasons: list[str] = []
    if before.document != document:
        evidence = _changed_inputs(inputs, lambda inputs: inputs.evidence)
        reasons.append(
            "changed content" + _after_colon(_changed(*parts)) + (f" ({_listed(evidence)})" if evidence else "")
        )
    elif before.html_inputs != dependencies.html:
        reasons.append("changed inputs of its HTML" + _after_colon(_changed_inputs(inputs, _html_inputs) or _OPTIONS))
    if before.layout_inputs != dependencies.layout:
        reasons.append(
            "changed inputs of its layout" + _after_colon(_changed_inputs(inputs, _layout_inputs) or _OPTIONS)
        )
    if damaged_file:
        reasons.append(f"{damaged_file} is missing or was changed")
    return "; ".join(reasons) or "asked for with --force"


def _html_inputs(inputs: Inputs) -> Mapping[str, str]:
    return {**inputs.templates, **inputs.catalogues, **inputs.fonts, **html_code(inputs), **inputs.tools}


def _layout_inputs(inputs: Inputs) -> Mapping[str, str]:
    return {**inputs.templates, **inputs.fonts, **layout_code(inputs), **inputs.tools}


def _changed_inputs(inputs: tuple[Inputs | None, Inputs], among: Callable[[Inputs], Mapping[str, str]]) -> list[str]:
    before, now = inputs
    return _changed(among(before), among(now)) if before else []


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Returns the names whose digest differs, and those that only one side has."""
    return [name for name in {**before, **now} if before.get(name) != now.get(name)]


def _after_colon(names: list[str]) -> str:
    return f": {_listed(names)}" if names else ""


def _listed(names: list[str]) -> str:
    """Returns the first four names, and how many more there are."""
    shown = ", ".join(name.replace("_", " ") if "." not in name else name for name in names[:4])
    return shown if len(names) <= 4 else f"{shown} and {len(names) - 4} more"
