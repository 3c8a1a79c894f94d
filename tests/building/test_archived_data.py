"""The data attached to an archived document: what the tables hold on its state, and what they share."""

import json

from scorecard.analysis.figures import Figures
from scorecard.building.data_files import archived_bytes, json_bytes
from scorecard.documents.data import data_tables
from scorecard.evidence.load import Evidence


def test_a_state_has_its_own_rows_and_the_shared_ones(evidence: Evidence, figures: Figures) -> None:
    whole = json.loads(json_bytes(data_tables(evidence, figures)))
    attached = json.loads(archived_bytes(evidence, figures, "DE"))
    assert list(attached) == [name for name, rows in whole.items() if "state" in rows[0]]
    for name, rows in attached.items():
        assert rows == [row for row in whole[name] if row["state"] in ("DE", None)], name
    assert any(row["state"] is None for rows in attached.values() for row in rows), "moments of the Council as a whole"


def test_a_document_of_all_has_everything(evidence: Evidence, figures: Figures) -> None:
    assert archived_bytes(evidence, figures, None) == json_bytes(data_tables(evidence, figures))
