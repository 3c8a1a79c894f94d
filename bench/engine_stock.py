"""The bare engine: WeasyPrint as it comes prints ready pages in one warm process: python engine_stock.py FOLDER OUT.

One parsed stylesheet and one set of fonts for all, the garbage collector as Python sets it. Knows nothing of the
program.
"""

import sys
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    base, fonts = f"{folder.as_uri()}/", FontConfiguration()
    css = CSS(string=(folder / "style.css").read_text("utf-8"), base_url=base, font_config=fonts)
    for page in sorted(folder.glob("??.html")):
        html = HTML(string=page.read_text("utf-8"), base_url=base)
        pdf = html.write_pdf(stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")
        (out / f"{page.stem}.pdf").write_bytes(pdf)


if __name__ == "__main__":
    main()
