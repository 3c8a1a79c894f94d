"""Updates the PO files of the program's messages from `scorecard.pot`, which `make messages` extracts first.

This command is for developers; editors and translators need only its files. `scorecard messages` keeps the catalogues
of the evidence.
"""

import sys
from pathlib import Path

from babel.messages.plurals import get_plural

from scorecard.building.atomic_write import write_whole
from scorecard.evidence.catalogue_update import updated
from scorecard.evidence.evidence_catalogues import read_catalogue, renewed_bytes
from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path

TEMPLATE = CATALOGUES / "scorecard.pot"


def main(catalogues: Path = CATALOGUES) -> None:
    """Renews the catalogue of each language that has one. Raises SystemExit, with the problem, where a file cannot be
    used."""
    wanted = read_catalogue(catalogues / TEMPLATE.name)[0].entries
    for code in LANGUAGES:
        path = catalogue_path(catalogues, code)
        if not path.exists():
            continue
        catalogue, problems = read_catalogue(path)
        if problems:
            sys.exit("\n".join(map(str, problems)))
        plurals = get_plural(code)
        renewed = updated(catalogue, wanted, plurals.num_plurals)
        renewed.headers["Plural-Forms"] = str(plurals)
        before = path.read_bytes()
        if (content := renewed_bytes(renewed, before)) != before:
            write_whole(path, content)


if __name__ == "__main__":
    main()
