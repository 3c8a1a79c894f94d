"""Figures printed on a page equal those in output/data/, on all 27."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from scorecard.analysis.figures import Figures
from scorecard.documents.ballot_bar import BallotBar
from scorecard.documents.common_figures import common_figures
from scorecard.documents.data import Cell, Table, data_tables
from scorecard.documents.footnotes import Citation
from scorecard.documents.message import StateName
from scorecard.documents.scorecard import Scorecard, scorecard
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.language import Language

ENGLISH = Language("en")

STANCES = {
    "supports": "Supports",
    "leans_support": "Leans towards",
    "undecided": "Undecided",
    "leans_oppose": "Leans against",
    "opposes": "Opposes",
    "abstains": "Abstains",
    "unknown": "Not known",
}
REPORTED = {
    "supports": "Reported to support",
    "leans_support": "Reported to lean towards",
    "undecided": "Reported to be undecided",
    "leans_oppose": "Reported to lean against",
    "opposes": "Reported to oppose",
    "abstains": "Reported to abstain",
}
QUALIFIERS = {None: "", "about": "about ", "more_than": "more than "}

Record = dict[str, Cell]
Data = dict[str, list[Record]]
Documents = dict[State, Scorecard]

every_state = pytest.mark.parametrize("state", STATES)


@pytest.fixture(scope="module")
def documents(evidence: Evidence, figures: Figures) -> Documents:
    common = common_figures(evidence, figures)
    return {state: scorecard(evidence, figures, common, state) for state in STATES}


@pytest.fixture(scope="module")
def data(evidence: Evidence, figures: Figures) -> Data:
    return {table.name: records(table) for table in data_tables(evidence, figures)}


def records(table: Table) -> list[Record]:
    names = [field.name for field in table.fields]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def of_state(data: Data, table: str, state: str) -> list[Record]:
    return [row for row in data[table] if row["state"] == state]


def percent(cell: Cell, *limits: float) -> str:
    """Returns a share as English prints it: whole, or with a decimal or two where it would round to 0, to 100 or across
    a limit."""
    assert isinstance(cell, int | float)
    exact = Decimal(str(cell))
    for decimals in ("1", "0.1", "0.01"):
        shown = exact.quantize(Decimal(decimals), ROUND_HALF_UP)
        if all((shown > edge) == (exact > edge) and (shown < edge) == (exact < edge) for edge in (0, 100, *limits)):
            break
    return f"{shown}%"


def of_population(cell: Cell) -> str:
    """Returns a share of the EU population as English prints it; rounding never moves it across the threshold of the
    law."""
    return percent(cell, 35, 65)


def whole(cell: Cell) -> int:
    assert isinstance(cell, int)
    return cell


def day(cell: Cell) -> str:
    """Returns a date of the data as English prints it."""
    return ENGLISH.date(PartialDate.parse(str(cell)))


def names(codes: Cell) -> str:
    return ENGLISH.join(tuple(StateName(code) for code in str(codes).split()))


def addresses(document: Scorecard, marks: Citation) -> list[str]:
    """Returns the addresses to which the numbers printed at a fact lead."""
    listed = {note.number: note.url for note in document.sources.footnotes}
    return [listed[number] for number in document.sources.marks(marks, "print")]


@every_state
def test_population_share(state: State, documents: Documents, data: Data) -> None:
    published = {row["state"]: of_population(row["population_share"]) for row in data["states"]}
    compared = {row.state: ENGLISH.share(row.population) for row in documents[state].comparison.rows}
    assert state in compared
    assert compared == {other: published[other] for other in compared}
    worth = ENGLISH.translate(documents[state].council.sentences[-1])
    assert f"({published[state]})" in worth


@every_state
def test_alignment_and_its_band(state: State, documents: Documents, data: Data) -> None:
    item = documents[state].alignment
    (row,) = of_state(data, "alignment", state)
    figure, text = ENGLISH.translate(item.figure), ENGLISH.translate(item.text)
    assert (
        ENGLISH.translate(documents[state].key_figures[0].value),
        ENGLISH.translate(documents[state].key_figures[0].text),
    ) == (
        figure,
        text,
    )
    if row["low"] is None:
        assert figure == "No figure"
        assert "more than 50 points are too wide for a figure" in text
        assert float(row["width"] or 0) > 50
        assert row["rank_low"] is row["rank_high"] is None
        return
    own = ends(row, "low", "high")
    assert figure == f"{numbers(own)} of 100"
    assert text.endswith(
        f"rank between {row['rank_low']} and {row['rank_high']} of the {row['ranked']} states with a figure."
    )
    assert item.alike is not None
    if row["alike"]:
        assert ENGLISH.translate(item.alike) == f"Not distinguishable by rank from {names(row['alike'])}."
    else:
        assert ENGLISH.translate(item.alike) == "Its band overlaps with that of no other state."
    assert item.hangs_on is not None
    told = ENGLISH.translate(item.hangs_on)
    statements = of_state(data, "alignment_statements", state)
    known = [one for one in statements if one["without_it_low"] is not None]
    without = [ends(one, "without_it_low", "without_it_high") for one in known]
    if len(without) < len(statements):
        assert told.endswith("the range would be too wide for a figure.")
    elif told != "No single statement moves the figure.":
        moved = {numbers(left): max(abs(left[0] - own[0]), abs(left[1] - own[1])) for left in without}
        furthest = [printed for printed, points in moved.items() if points == pytest.approx(max(moved.values()))]
        assert any(told.endswith(f"without it the figure would be {printed}.") for printed in furthest)
    else:
        assert all(left == pytest.approx(own) for left in without)
    assert item.without is not None
    for question in of_state(data, "alignment_questions", state):
        left_out = numbers(ends(question, "without_it_low", "without_it_high"))
        assert re.search(rf" {left_out}(?=,| and|\.)", ENGLISH.translate(item.without))
    opened = [question for question in of_state(data, "alignment_questions", state) if question["open"]]
    assert (item.left_open is None) == (not opened)


def ends(row: Record, low: str, high: str) -> tuple[float, float]:
    """Returns two columns of a row that are not empty."""
    return float(row[low] or 0), float(row[high] or 0)


def numbers(interval: tuple[float, float]) -> str:
    """Returns an interval of alignment as it is printed: a half is rounded up."""
    low, high = (int(end + 0.5) for end in interval)
    return str(low) if low == high else f"{low} to {high}"


def drawn(bar: BallotBar) -> dict[str, int]:
    """Returns the ballots of a bar; one without a part is 0."""
    return dict.fromkeys(("for", "abstained", "against", "did_not_vote"), 0) | {
        part.ballot: part.members for part in bar.parts
    }


@every_state
def test_ballots_of_every_roll_call(state: State, documents: Documents, data: Data) -> None:
    printed = {
        vote.key: (vote.in_favour, vote.abstained, vote.against, vote.did_not_vote, drawn(vote.outcome))
        for vote in documents[state].delegation.votes
    }
    votes = of_state(data, "votes", state)

    def members(call: Cell, ballot: str) -> int:
        return sum(whole(row["members"]) for row in votes if (row["roll_call"], row["ballot"]) == (call, ballot))

    assert printed == {
        call["roll_call"]: (
            *(members(call["roll_call"], ballot) for ballot in ("for", "abstained", "against", "did_not_vote")),
            {"for": call["in_favour"]} | {ballot: call[ballot] for ballot in ("abstained", "against", "did_not_vote")},
        )
        for call in data["roll_calls"]
    }


@every_state
def test_ballots_of_every_group(state: State, documents: Documents, data: Data, evidence: Evidence) -> None:
    names = {group.name: group.short["en"] for group in evidence.parliament.groups}
    shown = documents[state].delegation
    printed = {
        (vote.key, ENGLISH.translate(group.name), ballot): members
        for group in shown.groups
        for vote, bar in zip(shown.group_votes, group.bars, strict=True)
        if bar
        for ballot, members in drawn(bar).items()
        if members
    }
    keys = {vote.key for vote in shown.group_votes}
    assert printed == {
        (row["roll_call"], names.get(str(row["group"] or ""), "Group not recorded"), row["ballot"]): row["members"]
        for row in of_state(data, "votes", state)
        if row["roll_call"] in keys and row["members"]
    }


@every_state
def test_poll_shares_intervals_and_samples(state: State, documents: Documents, data: Data) -> None:
    printed = sorted(
        (
            block.name,
            ENGLISH.pick_text(poll.asks)[0],
            ENGLISH.translate(poll.share_words),
            ENGLISH.translate(poll.bar.precision) if poll.bar.precision else "",
            ENGLISH.translate(block.sample),
        )
        for block in documents[state].surveys
        for poll in block.polls
    )
    published = sorted(
        (
            str(row["survey_name"]),
            str(row["asks"]),
            QUALIFIERS[row["qualifier"]] + percent(row["share"]),  # type: ignore[index]  # one of three words
            interval(row),
            sample(row),
        )
        for row in of_state(data, "survey_results", state)
    )
    assert printed == published


def interval(row: Record) -> str:
    if row["low"] is None:
        assert row["high"] is None
        return ""
    indicative = "" if row["sampling"] == "probability" else "indicative "
    return f"{indicative}95 % interval {percent(row['low'])} to {percent(row['high'])}"


def sample(row: Record) -> str:
    if row["n"] is not None:
        return f"n = {whole(row['n']):,}"
    if row["n_roughly"] is None:
        return "n for this country not found"
    words, number = str(row["n_roughly"]).rsplit(" ", 1)
    return f"n {'about' if words == 'about' else 'over'} {int(number):,}"


@every_state
def test_stance_date_text_and_source_of_every_position(state: State, documents: Documents, data: Data) -> None:
    document = documents[state]
    short = {row["text"]: row["short"] for row in data["texts"]}
    rows = of_state(data, "positions", state)
    assert [row.aspect for row in document.aspects] == [row["aspect"] for row in rows]
    for printed, row in zip(document.aspects, rows, strict=True):
        expected = "Implied" if row["implied_by"] else STANCES[str(row["stance"])]
        if row["disputed"] and not row["implied_by"]:
            expected = REPORTED.get(str(row["stance"]), expected)
        assert ENGLISH.translate(printed.stance_word) == expected
        remarks = " ".join(ENGLISH.translate(remark) for remark in printed.remarks)
        assert ("reports differ" in remarks) == bool(row["disputed"])
        assert ("moved on" in remarks) == bool(row["moved_on"])
        assert ("since replaced" in remarks) == bool(row["replaced"])
        assert ("the government of" in remarks) == (row["in_office"] is False)
        assert ("by a campaign’s count alone" in remarks) == (row["quality"] == "tertiary")
        assert row["last_word"] is None or row["implied_by"] or remarks.startswith(STANCES[str(row["last_word"])])
        if row["date"] is None:
            assert (printed.said, printed.about, addresses(document, printed.marks)) == (None, None, [])
            continue
        assert printed.said
        assert ENGLISH.date(printed.said) == day(row["date"])
        assert printed.about
        assert ENGLISH.pick_text(printed.about)[0] == short[row["text"]]
        assert row["source_url"] in addresses(document, printed.marks)
        if not row["disputed"]:
            assert addresses(document, printed.marks) == [row["source_url"]]


@every_state
def test_council_box(state: State, documents: Documents, data: Data) -> None:
    box = documents[state].council
    count, *_, worth = (ENGLISH.translate(sentence) for sentence in box.sentences)
    (mine,) = of_state(data, "council", state)
    swing = mine["swing_percent"]
    assert ("alone" in worth) == (swing == 0)
    assert swing == 0 or f"In {percent(swing)} of the ways" in worth
    assert f"({of_population(whole(mine['population_hundredths']) / 100)})" in worth

    def members(group: str) -> int:
        return sum(row["group"] == group for row in data["council"])

    def people(group: str) -> str:
        held = sum(whole(row["population_hundredths"]) for row in data["council"] if row["group"] == group)
        return of_population(held / 100)

    assert re.findall(r"\d+(?:\.\d+)?%?", count) == [
        str(members("in_favour")),
        people("in_favour"),
        str(members("not_in_favour")),
        people("not_in_favour"),
        str(members("undecided")),
        str(members("former")),
        str(members("implied")),
        str(members("unknown")),
    ]
    drawn = "unknown" if mine["group"] in ("former", "implied", "another_text") else mine["group"]
    assert box.scale.here and box.scale.here.group == drawn
    assert mine["source_url"] in addresses(documents[state], box.marks)


@every_state
def test_reports_by_providers(state: State, documents: Documents, data: Data) -> None:
    printed = [
        tuple(
            None if number is None else ENGLISH.number(number)
            for number in (year.reports, year.referrals, year.informational)
        )
        for year in documents[state].reports.years
    ]
    rows = of_state(data, "reports", state)
    assert [year.year for year in documents[state].reports.years] == [row["year"] for row in rows]
    assert rows
    assert printed == [
        tuple(
            None if row[name] is None else f"{whole(row[name]):,}" for name in ("reports", "referrals", "informational")
        )
        for row in rows
    ]
    assert {row["source_url"] for row in rows} == set(addresses(documents[state], documents[state].reports.marks))


@every_state
def test_legal_steps(state: State, documents: Documents, data: Data) -> None:
    document = documents[state]
    printed = [
        (
            ENGLISH.pick_text(law.name)[0],
            ENGLISH.pick_text(law.step)[0],
            law.case,
            ENGLISH.date(law.date) if law.date else None,
            set(addresses(document, law.marks)),
        )
        for law in document.laws
    ]
    address = {row["source"]: row["url"] for row in data["sources"] if row["scope"] == "EU"}
    assert printed == [
        (
            row["name"],
            row["step"],
            row["case"],
            day(row["date"]) if row["date"] else None,
            {address[key] for key in f"{row['source'] or ''} {row['also'] or ''}".split()},
        )
        for row in of_state(data, "legal_steps", state)
    ]
