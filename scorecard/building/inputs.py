"""What the documents are made from, as digests of content: evidence, templates, catalogues, fonts, code and tools.

Read before every build, so it imports nothing that takes long. No name of a folder above the files, and no time, is in
it: the same content gives the same digests anywhere.
"""

import ctypes
import hashlib
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

_PROGRAM = Path(__file__).parent.parent
_FONTS = "font_source_sans_pro"
_LIBRARIES = """
babel cffi cssselect2 fonttools jinja2 markupsafe numpy openpyxl pandas pillow pydantic pydyf pypdfium2 pyphen pyyaml
segno tinycss2 tinyhtml5 weasyprint
"""
_NATIVE = {"pango": ("pango-1.0", "pango_version"), "harfbuzz": ("harfbuzz", "hb_version_string")}
_DISTRIBUTION = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info")


@dataclass(frozen=True)
class Inputs:
    """Each group from name to digest (for the tools, to version)."""

    evidence: Mapping[str, str]
    templates: Mapping[str, str]
    catalogues: Mapping[str, str]
    fonts: Mapping[str, str]
    code: Mapping[str, str]
    tools: Mapping[str, str]

    @property
    def digest(self) -> str:
        return digest(repr(asdict(self)))


def digest(*content: str | bytes) -> str:
    """SHA-256 in hexadecimal of pieces of content, one after the other."""
    made = hashlib.sha256()
    for piece in content:
        made.update(piece.encode() if isinstance(piece, str) else piece)
        made.update(b"\0")
    return made.hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file, as `sha256sum` gives it. OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_inputs(countries: Path, templates: Path) -> Inputs:
    """The digests of everything now. OSError, with the name of the file, where something cannot be read."""
    fonts = _font_folder()
    return Inputs(
        evidence=_digests(countries, (*countries.glob("*.yaml"), *countries.glob("eu/*"), *countries.glob("logos/*"))),
        templates=_digests(templates, templates.rglob("*.*")),
        catalogues=_digests(_PROGRAM / "locale", (_PROGRAM / "locale").glob("*/LC_MESSAGES/messages.mo")),
        fonts=_digests(fonts, fonts.glob("SourceSansPro-*.ttf")),
        code=_digests(_PROGRAM, _PROGRAM.rglob("*.py")),
        tools=_tools(),
    )


def _digests(folder: Path, paths: Iterable[Path]) -> dict[str, str]:
    found = sorted(path for path in paths if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): file_digest(path) for path in found}


def _font_folder() -> Path:
    """Where the package of the fonts keeps them; not imported for that."""
    found = find_spec(_FONTS)
    if found is None or found.origin is None:
        raise FileNotFoundError(2, "the package of the fonts is not installed", _FONTS)
    return Path(found.origin).parent / "files"


def _tools() -> dict[str, str]:
    """The versions of the libraries, from the names of their folders: to ask each takes ten times as long."""
    versions = {"python": platform.python_version()}
    for entry in _font_folder().parent.parent.iterdir():
        match = _DISTRIBUTION.fullmatch(entry.name)
        if match and match["name"].lower() in _LIBRARIES.split():
            versions[match["name"].lower()] = match["version"]
    for name, (library, function) in _NATIVE.items():
        versions[name] = _native_version(library, function)
    return dict(sorted(versions.items()))


def _native_version(library: str, function: str) -> str:
    """The version a shared library of the system says it has; its letters are set by it."""
    for name in (f"lib{library}.so.0", f"lib{library}.0.dylib", f"lib{library}.dylib"):
        try:
            asked = getattr(ctypes.CDLL(name), function)
        except (OSError, AttributeError):
            continue
        if function.endswith("_string"):
            asked.restype = ctypes.c_char_p
            return str(asked().decode())
        return str(asked())
    return "not found"
