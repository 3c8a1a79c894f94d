"""Checks that the packages of a requirements file are installed as pinned and whole, and that WeasyPrint finds Pango.

Usage: python check_environment.py REQUIREMENTS
"""

import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.version import Version


def pins(requirements: Path) -> Iterator[tuple[str, str]]:
    """Yields name and version of each package pinned in a file and in the files it includes with -r."""
    for line in requirements.read_text("utf-8").split("\n"):
        if line.startswith("-r "):
            yield from pins(requirements.parent / line.removeprefix("-r ").strip())
        elif "==" in line:
            name, version = line.split("==")
            yield name.strip(), version.strip()


def fault(name: str, version: str) -> str | None:
    """Returns the fault of an installed package, None if there is none."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return "is not installed"
    if Version(found.version) != Version(version):
        return f"is installed as {found.version}"
    if found.files is None:
        return "has no list of its files"
    lacking = [file for file in found.files if not Path(str(found.locate_file(file))).exists()]
    return f"lacks {lacking[0]}" if lacking else None


def main(requirements: Path) -> int:
    """Prints every fault; returns the exit code."""
    faults = [f"{name}=={version} {wrong}" for name, version in pins(requirements) if (wrong := fault(name, version))]
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        faults.append(f"WeasyPrint cannot be used: {error}")
    for line in faults:
        print(line, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
