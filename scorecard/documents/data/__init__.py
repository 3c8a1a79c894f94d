"""Builds the data tables: the evidence and the figures as plain rows, for people who compute with them.

The tables are in English; words that are translated on the pages are codes here. Every column has a description, which
is the docstring of the model where the column is a field of the model.
"""

from scorecard.analysis.figures import Figures
from scorecard.documents.council_box import council_day
from scorecard.documents.data.alignment_tables import (
    alignment_other_weights_table,
    alignment_questions_table,
    alignment_statements_table,
    alignment_table,
)
from scorecard.documents.data.council_tables import council_table
from scorecard.documents.data.difference_table import survey_differences_table
from scorecard.documents.data.government_table import governments_table
from scorecard.documents.data.law_tables import legal_facts_table, legal_steps_table
from scorecard.documents.data.method_table import method_table
from scorecard.documents.data.parliament_tables import roll_calls_table, votes_table
from scorecard.documents.data.petition_table import petitions_table
from scorecard.documents.data.position_tables import positions_table, stance_counts_table
from scorecard.documents.data.readme_text import citation, evidence_day, readme
from scorecard.documents.data.report_tables import published_figures_table, reports_table
from scorecard.documents.data.source_table import sources_table
from scorecard.documents.data.state_table import states_table
from scorecard.documents.data.statement_table import statements_table
from scorecard.documents.data.survey_tables import (
    survey_areas_table,
    survey_other_shares_table,
    survey_results_table,
    survey_wordings_table,
)
from scorecard.documents.data.table import Cell, Field, Table
from scorecard.documents.data.timeline_tables import council_moments_table, events_table, texts_table
from scorecard.evidence.load import Evidence

__all__ = ["Cell", "Field", "Table", "citation", "data_tables", "evidence_day", "readme"]


def data_tables(evidence: Evidence, figures: Figures) -> tuple[Table, ...]:
    """Returns all tables, as of the day of the figures."""
    return (
        states_table(evidence),
        governments_table(evidence),
        statements_table(evidence, figures),
        positions_table(evidence, figures),
        stance_counts_table(figures),
        alignment_table(evidence, figures),
        alignment_questions_table(figures),
        alignment_statements_table(evidence, figures),
        alignment_other_weights_table(evidence, figures),
        method_table(evidence),
        council_table(evidence, council_day(evidence, figures)),
        survey_results_table(evidence, figures),
        survey_differences_table(evidence, figures),
        survey_areas_table(evidence),
        survey_other_shares_table(evidence),
        survey_wordings_table(evidence),
        petitions_table(evidence),
        votes_table(evidence, figures),
        roll_calls_table(evidence, figures),
        events_table(evidence),
        council_moments_table(evidence),
        texts_table(evidence, figures),
        legal_steps_table(evidence),
        legal_facts_table(evidence),
        reports_table(evidence),
        published_figures_table(evidence),
        sources_table(evidence),
    )
