"""Compiles Typst files in one warm process: python engine_typst.py JOBS, with any Python that has the package `typst`.

JOBS is a JSON file: root, fonts (a folder), standard (or null), and files: a list of input, output and inputs.
"""

import json
import sys
from pathlib import Path

import typst


def main() -> None:
    jobs = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    for file in jobs["files"]:
        typst.compile(
            file["input"],
            output=file["output"],
            root=jobs["root"],
            font_paths=[jobs["fonts"]],
            sys_inputs=file["inputs"],
            pdf_standards=jobs["standard"] or [],
        )


if __name__ == "__main__":
    main()
