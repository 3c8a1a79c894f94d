"""Names the standards that PDFs conform to: for an office (PDF/UA-1), an archive (PDF/A-3a), a print shop (PDF/X-4).

Names of files depend on the standard, so this module imports nothing heavy.
"""

from typing import Literal

Standard = Literal["office", "archive", "print_shop"]

VARIANTS: dict[Standard, str] = {"office": "pdf/ua-1", "archive": "pdf/a-3a", "print_shop": "pdf/x-4"}
"""The names of the standards in WeasyPrint."""

SUFFIXES: dict[Standard, str] = {"office": "", "archive": "-archive", "print_shop": "-print-shop"}
"""The additions to the names of files, so that files of different standards do not replace each other."""

PROOF = "-proof"
"""The addition to the suffix of a file for a print shop without a named ICC profile, which is a proof and not for
printing."""
