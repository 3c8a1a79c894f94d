"""Describes why a document could not be made: the line of a template or of the program, and the cause in words."""

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecard.building.system_error import system_error
from scorecard.evidence.program_messages import tr

_PROGRAM = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Failure:
    """Why a target was not made."""

    cause: str
    """The cause in plain words, on one line."""
    place: str | None = None
    """The file and line in which it happened; None where no line is at fault, as when a document takes too long."""
    traceback: str = ""
    """Python's full traceback, where an exception is the reason."""

    def __str__(self) -> str:
        return f"{self.place}: {self.cause}" if self.place else self.cause


class NotFitForPrintError(Exception):
    """A document was rendered but must not be published as it is; the message says what to do."""


def failure_from(error: BaseException, templates: Path) -> Failure:
    """Returns the failure for an exception; `templates` is the folder of the templates.

    That folder is a copy made for the build. Messages and tracebacks name its files `templates/...`, as the user does.
    """
    if isinstance(error, NotFitForPrintError):
        return Failure(str(error))
    if isinstance(error, MemoryError):
        return Failure(tr("stopped: it needs more memory than one document may use"))
    text = "".join(traceback.format_exception(error))
    named = [part.replace(f"{templates}/", f"{templates.name}/") for part in (_cause(error), text)]
    return Failure(" ".join(named[0].split()), _place(error, templates), named[1])


def _cause(error: BaseException) -> str:
    from xml.etree.ElementTree import ParseError

    from jinja2 import TemplateError, TemplateNotFound

    from scorecard.building.document_kinds import DocumentKindError

    if isinstance(error, TemplateNotFound):
        return tr("the template '{name}' does not exist", name=error.name)
    if isinstance(error, (TemplateError, DocumentKindError)):
        return getattr(error, "message", None) or str(error) or type(error).__name__
    if isinstance(error, ParseError):
        return tr(
            "its HTML is not well-formed ({cause}); its template must extend {base} and close every element it opens",
            cause=error,
            base="base.html.j2",
        )
    if isinstance(error, KeyError) and error.args:
        return tr("there is no entry {name} (KeyError)", name=repr(error.args[0]))
    if isinstance(error, OSError) and error.errno:
        return system_error(error)
    return f"{error} ({type(error).__name__})" if str(error) else type(error).__name__


def _place(error: BaseException, templates: Path) -> str | None:
    """Returns the innermost line of a template or of the program, and from which line of a template it was called.

    An error of the template engine lies in the template, even where a function of the program noticed it; one of the
    registry lies there; HTML that is not well-formed has no line, because many templates have a part in it.
    """
    from xml.etree.ElementTree import ParseError

    from jinja2 import TemplateError

    from scorecard.building.document_kinds import REGISTRY, DocumentKindError

    if isinstance(error, DocumentKindError):
        return REGISTRY
    if isinstance(error, ParseError):
        return None
    in_template = in_program = None
    for path, line in _lines(error):
        if path.is_relative_to(templates.resolve()):
            in_template, in_program = (
                f"{templates.name}/{path.relative_to(templates.resolve()).as_posix()}:{line}",
                None,
            )
        elif path.is_relative_to(_PROGRAM):
            in_program = f"{_PROGRAM.name}/{path.relative_to(_PROGRAM).as_posix()}:{line}"
    if in_template is None or isinstance(error, TemplateError):
        return in_template or in_program
    # Translators: {line} and {other} are places as in "scorecard/rendering/language.py:12".
    return tr("{line}, called from {other}", line=in_program, other=in_template) if in_program else in_template


def _lines(error: BaseException) -> Iterator[tuple[Path, int]]:
    """Yields the file and line of each call, the innermost last; Jinja names its templates among them."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield Path(frame.f_code.co_filename).resolve(), line
