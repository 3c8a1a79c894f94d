"""Reads the digests of everything that documents are made from: evidence, templates, catalogues, fonts, code, tools.

This runs before every build and therefore imports nothing that takes long. The digests cover content and names relative
to a folder, neither the folder nor a time, so that the same content has the same digests on every machine.
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
_FONT_PACKAGE = "font_source_sans_pro"
_LIBRARIES = """
babel cffi cssselect2 fonttools jinja2 markupsafe numpy openpyxl pandas pillow pydantic pydyf pypdfium2 pyphen pyyaml
segno tinycss2 tinyhtml5 weasyprint
"""
_NATIVE = {"pango": ("pango-1.0", "pango_version"), "harfbuzz": ("harfbuzz", "hb_version_string")}
_DISTRIBUTION = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info")


@dataclass(frozen=True)
class Inputs:
    """Each group maps a name to a digest; the tools map a name to a version."""

    evidence: Mapping[str, str]
    templates: Mapping[str, str]
    catalogues: Mapping[str, str]
    fonts: Mapping[str, str]
    code: Mapping[str, str]
    tools: Mapping[str, str]

    @property
    def digest(self) -> str:
        """One digest of all of them."""
        return digest(repr(asdict(self)))


def digest(*content: str | bytes) -> str:
    """Returns the SHA-256, in hexadecimal, of pieces of content, each followed by a zero byte."""
    sha256 = hashlib.sha256()
    for piece in content:
        sha256.update(piece.encode() if isinstance(piece, str) else piece)
        sha256.update(b"\0")
    return sha256.hexdigest()


def file_digest(path: Path) -> str:
    """Returns the SHA-256 of a file as `sha256sum` prints it. OSError where the file cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_inputs(countries: Path, templates: Path) -> Inputs:
    """Returns the digests of all inputs now. OSError, with the file's name, where one cannot be read."""
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
    """Returns the folder of the font files, without importing their package."""
    package = find_spec(_FONT_PACKAGE)
    if package is None or package.origin is None:
        raise FileNotFoundError(2, "the package of the fonts is not installed", _FONT_PACKAGE)
    return Path(package.origin).parent / "files"


def _tools() -> dict[str, str]:
    """Returns the versions of Python and of the libraries that what is printed depends on.

    They are read from the names of the `dist-info` folders: importlib.metadata takes ten times as long.
    """
    versions = {"python": platform.python_version()}
    site_packages = _font_folder().parent.parent
    for folder in site_packages.iterdir():
        match = _DISTRIBUTION.fullmatch(folder.name)
        if match and match["name"].lower() in _LIBRARIES.split():
            versions[match["name"].lower()] = match["version"]
    for name, (library, function) in _NATIVE.items():
        versions[name] = _native_version(library, function)
    return dict(sorted(versions.items()))


def _native_version(library: str, function: str) -> str:
    """Returns the version that a shared library of the system reports: text is shaped and laid out by it."""
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
