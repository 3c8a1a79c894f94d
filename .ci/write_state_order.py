"""Writes `scorecard/locale/state_order.toml`: the 27 states in the order of their names in each language.

    .venv/bin/python .ci/write_state_order.py

The names are those of CLDR in Babel, which has no collation; Intl.Collator of Node.js sorts them, by CLDR too.
Run it after a new version of Babel.
"""

import json
import subprocess
from pathlib import Path
from typing import get_args

from scorecard.evidence.vocabulary import STATES
from scorecard.evidence.vocabulary import Language as LanguageCode
from scorecard.rendering.language import Language

_SORT = """
const names = JSON.parse(require("fs").readFileSync(0));
for (const language in names) {
  const {compare} = new Intl.Collator(language);
  names[language] = Object.keys(names[language]).sort((a, b) => compare(names[language][a], names[language][b]));
}
console.log(JSON.stringify({order: names, cldr: process.versions.cldr}));
"""

_HEAD = """# The member states in the order of their names, by language: CLDR {cldr}, through Intl.Collator of Node.js.
# Written by .ci/write_state_order.py; do not edit.

"""


def main() -> None:
    """Writes the file."""
    names = {code: {state: Language(code).state(state) for state in STATES} for code in get_args(LanguageCode)}
    done = subprocess.run(["node", "-e", _SORT], input=json.dumps(names), capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    lines = [f'{code} = "{" ".join(order)}"\n' for code, order in result["order"].items()]
    path = Path(__file__).resolve().parent.parent / "scorecard" / "locale" / "state_order.toml"
    path.write_text(_HEAD.format(cldr=result["cldr"]) + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
