"""Reads and digests everything that documents are made from, once: evidence, templates, catalogues, fonts, code, tools.

This runs before every build and therefore imports nothing that takes long. The digests cover content and names relative
to a folder, neither the folder nor a time, so that the same content has the same digests on every machine. Evidence and
templates are kept as they were read, for a build that is made from them alone (`input_snapshot`); the files of the
program itself are used in place, and their signatures are kept, which show a later change (`program_files`).
"""

import ctypes
import errno
import hashlib
import os
import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from scorecard.building.input_file import Signature, printable_path, read_input
from scorecard.evidence.evidence_files import FOLDERS, TRANSLATIONS, is_input
from scorecard.evidence.problems import EvidenceError, Problem
from scorecard.evidence.program_messages import tr
from scorecard.evidence.system_causes import cause_of

PROGRAM = Path(__file__).parent.parent
_FONT_PACKAGE = "font_source_sans_pro"
_LIBRARIES = frozenset(
    {
        *("babel", "cffi", "cssselect2", "fonttools", "jinja2", "markupsafe", "numpy", "openpyxl", "pandas", "pillow"),
        *("pydantic", "pydyf", "pypdfium2", "pyphen", "pyyaml", "segno", "tinycss2", "tinyhtml5", "weasyprint"),
    }
)
_NATIVE = {"pango": ("pango-1.0", "pango_version"), "harfbuzz": ("harfbuzz", "hb_version_string")}
_DISTRIBUTION = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info")


@dataclass(frozen=True)
class Inputs:
    """The digests of all inputs by group and name; for the tools their versions by name."""

    evidence: Mapping[str, str]
    templates: Mapping[str, str]
    catalogues: Mapping[str, str]
    fonts: Mapping[str, str]
    code: Mapping[str, str]
    tools: Mapping[str, str]

    @property
    def digest(self) -> str:
        """Returns one digest of all of them."""
        return digest(repr(asdict(self)))


def digest(*content: str | bytes) -> str:
    """Returns the SHA-256, in hexadecimal, of pieces of content, each followed by a zero byte."""
    sha256 = hashlib.sha256()
    for piece in content:
        sha256.update(piece.encode() if isinstance(piece, str) else piece)
        sha256.update(b"\0")
    return sha256.hexdigest()


@dataclass(frozen=True)
class Reading:
    """The content of all inputs, each read once, so that the digests belong to exactly the content that documents are
    made from."""

    inputs: Inputs
    evidence: Mapping[str, bytes]
    """The content of each file by its path below the folder of the evidence."""
    templates: Mapping[str, bytes]
    """The content of each file by its path below the folder of the templates."""
    program: Mapping[Path, Signature]
    """The signature of each file of the catalogues, fonts and code when it was read."""


def read_inputs(countries: Path | None, templates: Path) -> Reading:
    """Reads all inputs now; without a folder of evidence those of the program alone.

    Raises EvidenceError, with every file of the evidence that cannot be read; OSError, with its name, for another file
    that cannot be read.
    """
    evidence, looks = _read_evidence(countries) if countries else {}, _read_templates(templates)
    signatures: dict[Path, Signature] = {}
    inputs = Inputs(
        evidence=_digests(evidence),
        templates=_digests(looks),
        catalogues=_digests(_read(PROGRAM / "locale", catalogue_files(), signatures)),
        fonts=_digests(_read(_font_folder(), font_files(), signatures) | _read(PROGRAM, web_font_files(), signatures)),
        code=_digests(_read(PROGRAM, code_files(), signatures)),
        tools=tool_versions(),
    )
    return Reading(inputs, evidence, looks, signatures)


def read_build_inputs(countries: Path, templates: Path) -> Reading:
    """Reads all inputs now, for a build.

    Raises EvidenceError, with the problems that `check` prints, where evidence is missing or unreadable.

    Raises OSError, with its name, for another file that cannot be read.
    """
    unreadable: EvidenceError | None = None
    try:
        reading = read_inputs(countries, templates)
        if reading.evidence:
            return reading
    except EvidenceError as error:
        unreadable = error
    from scorecard.evidence.load import load

    load(countries)
    raise unreadable or EvidenceError([_changed_now(countries)])


def catalogue_files() -> Iterable[Path]:
    """Returns the catalogues of the messages of the program."""
    return (PROGRAM / "locale").glob("*/LC_MESSAGES/scorecard.po")


def catalogues_of(language: str, inputs: Inputs) -> tuple[str | None, str | None]:
    """Returns the digests of the catalogues of a language: of the messages, and of the texts of the evidence."""
    messages = inputs.catalogues.get(f"{language}/LC_MESSAGES/scorecard.po")
    return messages, inputs.evidence.get(f"{TRANSLATIONS}/{language}.po")


def font_files() -> Iterable[Path]:
    """Returns the files of the fonts. Raises FileNotFoundError where their package is not installed."""
    return _font_folder().glob("SourceSansPro-*.ttf")


def web_font_files() -> Iterable[Path]:
    """Returns the files of the fonts of the web pages."""
    return (PROGRAM / "rendering" / "fonts").glob("*.woff2")


def code_files() -> Iterable[Path]:
    """Returns the modules of the program, and the tables and dictionaries with the rules of languages."""
    dictionaries = (PROGRAM / "rendering" / "hyphenation").glob("*.dic")
    return (*PROGRAM.rglob("*.py"), *(PROGRAM / "locale").glob("*.toml"), *dictionaries)


def module_source(name: str) -> bytes:
    """Returns the content of a module, given by its path below the program. Raises OSError where it cannot be read."""
    return read_input(PROGRAM / name)[0]


def _digests(contents: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def _read(folder: Path, paths: Iterable[Path], signatures: dict[Path, Signature]) -> dict[str, bytes]:
    """Returns the content of files by their path below a folder, and notes the signature of each."""
    contents: dict[str, bytes] = {}
    for path in sorted(path for path in paths if not path.name.startswith(".")):
        contents[path.relative_to(folder).as_posix()], signatures[path] = read_input(path)
    return contents


def _read_evidence(countries: Path) -> dict[str, bytes]:
    """Returns the content of each file of the evidence. Raises EvidenceError, with all that cannot be read."""
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for folder in FOLDERS:
        try:
            paths = sorted((countries / folder).iterdir())
        except (FileNotFoundError, NotADirectoryError):
            continue  # a missing file is reported when the evidence is loaded
        except OSError as error:
            problems.append(_unreadable(countries / folder, error))
            continue
        for path in paths:
            if not is_input(folder, path.name):
                continue
            try:
                contents[_utf8(path, countries)] = read_input(path)[0]
            except FileNotFoundError:
                continue
            except OSError as error:
                problems.append(_unreadable(path, error))
    if problems:
        raise EvidenceError(problems)
    return contents


def _unreadable(path: Path, error: OSError) -> Problem:
    # Translators: follows the name of a file and a colon.
    return Problem(printable_path(path), 1, 1, tr("cannot be read: {cause}", cause=cause_of(error)))


def _changed_now(countries: Path) -> Problem:
    # Translators: follows the name of a folder and a colon.
    return Problem(printable_path(countries), 1, 1, tr("was changed just now; run it again"))


def _read_templates(templates: Path) -> dict[str, bytes]:
    """Returns the content of each file of the templates. Raises OSError, with its name, for one that cannot be read."""
    contents: dict[str, bytes] = {}
    for path in sorted(_files_below(templates, set())):
        name = _utf8(path, templates)
        try:
            contents[name] = read_input(path)[0]
        except FileNotFoundError:
            continue  # an editor has just removed the file, or it is a broken link
    return contents


def _files_below(folder: Path, entered: set[str]) -> Iterator[Path]:
    """Yields every file below a folder; hidden names are left out, links to folders are followed, each once."""
    real = os.path.realpath(folder)
    if real in entered:
        return
    entered.add(real)
    for entry in os.scandir(folder):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files_below(folder / entry.name, entered)
        else:
            yield folder / entry.name


def _utf8(path: Path, folder: Path) -> str:
    """Returns the path below a folder as text. Raises OSError where it is not UTF-8, as no manifest could hold it."""
    try:
        return path.relative_to(folder).as_posix().encode().decode()
    except UnicodeEncodeError:
        cause = tr("its name is not UTF-8; give it another name")
        raise OSError(errno.EILSEQ, cause, printable_path(path)) from None


def _font_folder() -> Path:
    """Returns the folder of the font files, without importing their package."""
    package = find_spec(_FONT_PACKAGE)
    if package is None or package.origin is None:
        raise FileNotFoundError(2, tr("the package of the fonts is not installed"), _FONT_PACKAGE)
    return Path(package.origin).parent / "files"


def tool_versions() -> dict[str, str]:
    """Returns the versions of Python and of the libraries that affect the output.

    They are read from the names of the `dist-info` folders: importlib.metadata takes ten times as long.
    """
    versions = {"python": platform.python_version(), **{name: version for name, version, _ in _libraries()}}
    for name, (library, function) in _NATIVE.items():
        versions[name] = _native_version(library, function)
    return dict(sorted(versions.items()))


def library_records() -> list[Path]:
    """Returns the file of each of these libraries that lists its other files."""
    return [folder / "RECORD" for _, _, folder in _libraries()]


def _libraries() -> Iterator[tuple[str, str, Path]]:
    """Yields the name, the version and the `dist-info` folder of each library that affects the output."""
    site_packages = _font_folder().parent.parent
    for folder in site_packages.iterdir():
        match = _DISTRIBUTION.fullmatch(folder.name)
        if match and match["name"].lower() in _LIBRARIES:
            yield match["name"].lower(), match["version"], folder


def _native_version(library: str, function: str) -> str:
    """Returns the version that a shared library of the system reports; these libraries shape and lay out text."""
    for name in (f"lib{library}.so.0", f"lib{library}.0.dylib", f"lib{library}.dylib"):
        try:
            version = getattr(ctypes.CDLL(name), function)
        except (OSError, AttributeError):
            continue
        if function.endswith("_string"):
            version.restype = ctypes.c_char_p
            return str(version().decode())
        return str(version())
    return "not found"
