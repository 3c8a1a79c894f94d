"""Numbers and dates that cannot be true together are told at their line, each with what to do."""

import pytest

from tests.evidence.minimal_evidence import MinimalEvidence

LATER = "is later than the evidence of this edition (2026-11-24, eu/edition.yaml)"


def assert_told(minimal: MinimalEvidence, file: str, line: str, words: str) -> None:
    problems = minimal.told()
    assert any(problem.startswith(f"{file}:{line}:") and words in problem for problem in problems), problems


POPULATION, METHOD, PARLIAMENT = "eu/population.yaml", "eu/method.yaml", "eu/parliament.yaml"
SURVEYS, COUNCIL, PROPOSAL, REPORTS = "eu/surveys.yaml", "eu/council.yaml", "eu/proposal.yaml", "eu/reports.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"),
    [
        (POPULATION, "DE: 18.49", "DE: 81.56", "14", "the shares add up to 163.08 per cent, not 100; correct"),
        (POPULATION, "DE: 18.49", "DE: 18.29", "14", "the shares add up to 99.81 per cent, not 100"),
        (POPULATION, "DE: 18.49", "DE: 100", "14", "DE 100 is not below 100; give less than 100"),
        (POPULATION, "MT: 0.12", "MT: 0", "16", "MT 0 is not above 0; give more than 0"),
        (POPULATION, "AT: 2.02, BE: 2.62", "AT: 2.62, BE: 2.02", "14", "AT 2.62 per cent does not fit its persons"),
        (POPULATION, "MT: 574250", "MT: 5742500", "16", "MT 0.12 per cent does not fit its persons under 'counted'"),
        (POPULATION, "AT: 9197213", "AT: -9197213", "22", "AT -9197213 is not above 0"),
        (POPULATION, "AT: 9197213", "AT: 9197213000", "22", "AT 9197213000 is above 200,000,000; give at most"),
        (POPULATION, "eu_population_persons: 450000000", "eu_population_persons: 0", "13", "is not above 0"),
        (POPULATION, "eu_population_persons: 450000000", "eu_population_persons: 45000000", "13", "does not fit the"),
        (POPULATION, "states_needed: 15", "states_needed: -1", "5", "states_needed: -1 is not 55 per cent of the 27 states, rounded up, 15 (Article 16(4) TEU); write 15"),
        (POPULATION, "states_needed: 15", "states_needed: 99", "5", "(Article 16(4) TEU); write 15"),
        (POPULATION, "blocking_states: 4", "blocking_states: 28", "7", "(Article 16(4) TEU); write 4"),
        (POPULATION, "population_percent_needed: 65", "population_percent_needed: 6.5", "6", "6.5 is not the part of"),
        (POPULATION, "states_needed: 15", "states_needed: 16", "5", "16 is not 55 per cent of the 27 states, rounded up, 15"),
        (POPULATION, "states_needed: 15", "states_needed: 14", "5", "(Article 16(4) TEU); write 15"),
        (POPULATION, "blocking_states: 4", "blocking_states: 5", "7", "(Article 16(4) TEU); write 4"),
        (POPULATION, "population_percent_needed: 65", "population_percent_needed: 60", "6", "(Article 16(4) TEU); write 65"),
        (POPULATION, "population_percent_needed: 65", "population_percent_needed: 65.5", "6", "(Article 16(4) TEU); write 65"),
        (POPULATION, "year: 2025", "year: 2022", "11", "year 2022 is more than 2 years from the day under 'counted', 2025-01-01"),
        (POPULATION, "day: 2025-01-01", "day: 2022-12-31", "11", "year 2025 is more than 2 years from the day under 'counted'"),
        (METHOD, "points: 50", "points: 0", "75", "points 0 is not above 0; give more than 0"),
        (REPORTS, "reports: 10}", "reports: 10}, {year: 2022, reports: 9}", "5", "year 2022 stands behind 2023; put the years in order"),
        (REPORTS, "reports: 10}", "reports: 10, referrals: 9}", "5", "2023 has reports beside referrals or informational"),
        (REPORTS, "reports: 10}", "reports: 10, informational: 0}", "5", "2023 has reports beside referrals or informational"),
        (POPULATION, "year: 2025", "year: 20224", "11", "20224 is above 2100"),
        (POPULATION, "year: 2025", "year: 2027", "11", f"year 2027 {LATER}"),
        (POPULATION, "year: 2025", "year: 1925", "11", "year 1925 is below 2000"),
        (REPORTS, "reports: 10}", "reports: -10217}", "5", "reports -10217 is below 0; give at least 0"),
        (REPORTS, "reports: 10}", "reports: 99999999999}", "5", "is above 100,000,000"),
        (REPORTS, ", reports: 10}", "}", "5", "2023 has no figure; give reports, or referrals and informational"),
        (REPORTS, "year: 2023", "year: 2027", "5", f"year 2027 {LATER}"),
        (REPORTS, "year: 2023", "year: 20224", "5", "20224 is above 2100"),
        (REPORTS, "reports: 10}", "reports: 10}, {year: 2023, reports: 11}", "5", "the same entry as entry 1 of AT"),
        (PARLIAMENT, "in_favour: 1", "in_favour: -1", "10", "in_favour -1 is below 0"),
        (PARLIAMENT, "abstained: 0", "abstained: 70000", "12", "abstained 70000 is above 1000; give at most"),
        (METHOD, "older_than_years: [2, 4]", "older_than_years: [4, 2]", "13", "4 years are not below 2; put the lower"),
        (METHOD, "levels: {well: 5, fairly: 3}", "levels: {well: 3, fairly: 3}", "14", "'well' needs no more points than 'fairly'"),
        (METHOD, "levels: {well: 5, fairly: 3}", "levels: {well: 5}", "14", "the points of 'fairly' are missing"),
        (METHOD, "old: 1, very_old: 1", "old: 1", "12", "the points of 'very_old' are missing"),
        (METHOD, "copy: 2, tertiary: 0", "tertiary: 0", "11", "the points of 'copy' are missing"),
        (METHOD, "disputed: 2", "disputed: -2", "12", "-2 is below 0"),
        (METHOD, "weight: 20", "weight: 1000000000000000", "44", "is above 1000; give at most 1000"),
        (METHOD, "interim: 23}", "interim: -23}", "86", "interim -23 is below 0"),
        (METHOD, "interim: 23}", "interim: 230000}", "86", "interim 230000 is above 1000"),
        (METHOD, "least_states: 3", "least_states: 28", "21", "least_states 28 is above 27"),
        (METHOD, "least_in_common: 3", "least_in_common: 10", "17", "least_in_common 10 is above 9"),
        (METHOD, "first_year: 2022", "first_year: 2020", "104", "first_year 2020 is not after begins 2020-07; correct one of them"),
        (METHOD, "aspects: [overall, ", "aspects: [overal, ", "109", "'overal' is not one of overall"),
        (METHOD, "band_percent: [5, 95]", "band_percent: [95, 5]", "98", "begins at 95 and ends at 5; put the lower"),
        (METHOD, "band_percent: [5, 95]", "band_percent: [50, 50]", "98", "begins at 50 and ends at 50"),
        (SURVEYS, "states: [AT, DE]", "states: [AT, DE]\n    n: 2000\n    n_by_state: {FR: 9}", "9", "'FR' is not under"),
        (SURVEYS, "states: [AT, DE]", "states: [AT, DE]\n    n: 100\n    n_by_state: {AT: 90, DE: 90}", "9", "the states have 180 respondents, the survey 100"),
        (SURVEYS, "states: [AT, DE]", "states: [AT, DE]\n    n: 2000000000", "8", "is above 10,000,000"),
        (SURVEYS, "states: [AT, DE]", "states: [AT, DE]\n    n: 900\n    n_by_state: {DE: {more_than: 1000}}", "9", "DE 1000 is more than the survey has, 900"),
        (METHOD, "primary: 0, secondary: 10", "primary: 20, secondary: 10", "97", "'primary' is taken for less sure than 'secondary'"),
        (SURVEYS, "sampling: not_stated", "sampling: not_stated\n    design_effect: 1000", "10", "1000 is above 100"),
    ],
)  # fmt: skip
def test_numbers_that_cannot_be_true(
    file: str, old: str, new: str, line: str, words: str, minimal: MinimalEvidence
) -> None:
    minimal.change(file, old, new)
    assert_told(minimal, file, line, words)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("DE: 83577140", "DE: 83577", "14:37: DE 18.49 per cent does not fit its persons under 'counted', 83,577 or 0.02"),
        ("DE: 83577140", "DE: 83577140, DE: 8", "22:107: 'DE' is here a second time (first in line 22)"),
        ("DE: 18.49", "DE: 18.49, DE: 5", "14:72: 'DE' is here a second time (first in line 14)"),
    ],
)  # fmt: skip
def test_one_wrong_number_makes_no_other_state_and_no_total_look_wrong(
    old: str, new: str, told: str, minimal: MinimalEvidence
) -> None:
    minimal.change(POPULATION, old, new)
    (only,) = minimal.told()
    assert told.partition(": ")[2] in only
    assert only.startswith(f"{POPULATION}:{told.partition(':')[0]}:")


def test_more_answers_than_people_who_were_asked(minimal: MinimalEvidence) -> None:
    minimal.change(SURVEYS, "states: [AT, DE]", "states: [AT, DE]\n    n_by_state: {AT: 1000}")
    assert_told(minimal, "AT.yaml", "39", "n 1009 is more than were asked, 1000 (eu/surveys.yaml)")
    minimal.change(SURVEYS, "n_by_state: {AT: 1000}", "n: 1008")
    assert_told(minimal, "AT.yaml", "39", "n 1009 is more than were asked, 1008 (eu/surveys.yaml)")
    minimal.change(SURVEYS, "n: 1008", "n: 1009")
    assert minimal.told() == []


def test_more_answers_in_all_states_than_the_survey_has(minimal: MinimalEvidence) -> None:
    minimal.change(SURVEYS, "share: 70,", "share: 70, n: {about: 2100},")
    assert minimal.told() == []
    minimal.change(SURVEYS, "states: [AT, DE]", "states: [AT, DE]\n    n: 2000")
    assert_told(minimal, SURVEYS, "18", "n 2100 is more than the survey has, 2000; correct one of them")


def test_a_stance_worth_more_than_a_better_one(minimal: MinimalEvidence) -> None:
    file = METHOD
    text = minimal.texts[file]
    minimal.texts[file] = text.replace("leans_oppose: 25, opposes: 0}", "leans_oppose: 25, opposes: 26}", 1)
    assert_told(minimal, METHOD, "57", "'opposes' is worth more than 'leans_oppose' in the scale 'mandatory'")


def test_shares_may_differ_from_100_by_their_rounding(minimal: MinimalEvidence) -> None:
    minimal.change(POPULATION, "DE: 18.49", "DE: 18.60")
    assert minimal.told() == []
    minimal.change(POPULATION, "DE: 18.60", "DE: 18.62")
    assert_told(minimal, POPULATION, "14", "the shares add up to 100.14 per cent")


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"),
    [
        (SURVEYS, "end: 2021-09-10", "end: 2021-08-31", "8", "end 2021-08-31 is before start 2021-09-01; correct one"),
        (SURVEYS, "start: 2021-09-01", "start: 2021-10", "8", "end 2021-09-10 is before start 2021-10"),
        (SURVEYS, "end: 2021-09-10", "end: 2099-09-10", "8", f"end 2099-09-10 {LATER}"),
        (SURVEYS, "    sampling", "    published: 2099\n    sampling", "9", f"published 2099 {LATER}"),
        (SURVEYS, "    sampling", "    published: 2021-08\n    sampling", "9", "published 2021-08 is before the start of"),
        (SURVEYS, "    sampling", "    published: 2021-09-09\n    sampling", "9", "is before the end of its fieldwork"),
        (SURVEYS, "petitions: []", "petitions: [{name: A, side: industry, organiser: B, area: EU, signatures: {en: '1'}, date: 2027, source: shared-1}]", "18", f"date 2027 {LATER}"),
        (PARLIAMENT, "    date: 2026-03-26", "    date: 2099-03-26", "3", f"date 2099-03-26 {LATER}"),
        (PARLIAMENT, "    date: 2026-03-26", "    date: 2026-03-27", "3", "date 2026-03-27 is not that of its key, 2026-03-26"),
        (PARLIAMENT, "sitting_since: 2024-07-16", "sitting_since: 2027-07-16", "17", f"sitting_since 2027-07-16 {LATER}"),
        (PROPOSAL, "    date: 2025-07-01", "    date: 2099-07-01", "18", f"date 2099-07-01 {LATER}"),
        (PROPOSAL, "    date: 2025-07-01", "    date: 2022-05-10", "10", "'danish' of 2022-05-10 is older than this text of 2022-05-11"),
        (PROPOSAL, "superseded_by: danish", "superseded_by: proposal", "10", "superseded_by names the text itself"),
        (PROPOSAL, "device.}\n", "device.}\n    superseded_by: proposal\n", "21", "leads in a ring, danish to proposal to danish"),
        ("eu/context.yaml", "date: 2017-10", "date: 2099", "10", f"date 2099 {LATER}"),
        (POPULATION, "day: 2025-01-01", "day: 2099-01-01", "20", f"day 2099-01-01 {LATER}"),
        (METHOD, "begins: 2020-09-30", "begins: 1950-09-30", "25", "begins: 1950-09-30 is before 2000"),
        (METHOD, "begins: 2020-09-30", "begins: 2030-09-30", "25", f"begins 2030-09-30 {LATER}"),
        ("eu/edition.yaml", "compared_with: 2025-10-01", "compared_with: 2027-10-01", "3", "compared_with 2027-10-01 is not before evidence_date 2026-11-24"),
        ("eu/edition.yaml", "compared_with: 2025-10-01", "compared_with: 2026-11-24", "3", "compared_with 2026-11-24 is not before"),
        ("eu/edition.yaml", "compared_with: 2025-10-01", "compared_with: 1999-02-03", "3", "compared_with 1999-02-03 is before the proposal of 2022-05-11"),
        ("eu/edition.yaml", "compared_with: 2025-10-01", "compared_with: 2022-04", "3", "compared_with 2022-04 is before the proposal of 2022-05-11"),
        ("eu/edition.yaml", "compared_with: 2025-10-01", "compared_with: 2022-05", None, ""),
        ("AT.yaml", "- date: 2025-09-01", "- date: '٢٠٢٥-٠٩-٠١'", "19", "is not a date; write 2024-06-18"),
        ("AT.yaml", "- date: 2025-09-01", "- date: '2025-०९-०१'", "19", "is not a date; write 2025-09-01"),
        (COUNCIL, "date: 2025-10-08", "date: 2019-10-08", "2", "date 2019-10-08 is before there was any talk of its text 'danish' (2022-05-11, eu/proposal.yaml)"),
        ("AT.yaml", "- date: 2025-09-01", "- date: 2022-05", None, ""),
        ("AT.yaml", "- date: 2025-09-01", "- date: 2022-04", "19", "date 2022-04 is before there was any talk of its text"),
        ("eu/timeline.yaml", "date: 2022-05-11", "date: 2099-05-11", "2", f"date 2099-05-11 {LATER}"),
        ("eu/sources.yaml", "date: undated", "date: 2099", "6", f"date 2099 {LATER}"),
    ],
)  # fmt: skip
def test_dates_that_cannot_be_true(
    file: str, old: str, new: str, line: str | None, words: str, minimal: MinimalEvidence
) -> None:
    minimal.change(file, old, new)
    if line is None:
        assert minimal.told() == []
    else:
        assert_told(minimal, file, line, words)


STATEMENT = "  - date: 2025-10\n    text: danish\n    aspect: detection_orders\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"),
    [
        ("AT.yaml", "neighbours: [DE, IT]", "neighbours: [DE, IT, DE]", "6", "'DE' is entry 1 of neighbours too; keep one"),
        ("AT.yaml", "neighbours: [DE, IT]", "neighbours: [DE]\npeers: [IT, IT]", "7", "'IT' is entry 1 of peers too"),
        ("AT.yaml", "neighbours: [DE, IT]", "neighbours: [DE]\npeers: [AT]", "7", "'AT' is not its own peer; delete it"),
        ("AT.yaml", "also: [own-1]", "also: [own-1, own-1]", "34", "'own-1' is entry 1 of also too"),
        (COUNCIL, "against: [AT, DE]", "against: [AT, DE, AT]", "7", "'AT' is entry 1 of against too"),
        (COUNCIL, "against: [AT, DE]", "against: [AT, DK]", "7", "'DK' stands under 'in_favour' already; keep the side"),
        (COUNCIL, "against: [AT, DE]", "abstaining: [AT]\n    undecided: [AT]", "8", "'AT' stands under 'abstaining' already"),
        (SURVEYS, "states: [AT, DE]", "states: [AT, DE, DE]", "7", "'DE' is entry 2 of states too"),
        (PARLIAMENT, "read_from", "  - name: Renew Europe Group\n    short: {en: R}\nread_from", "21", "the same entry as entry 1 of groups"),
    ],
)  # fmt: skip
def test_what_may_stand_once_in_a_list(
    file: str, old: str, new: str, line: str, words: str, minimal: MinimalEvidence
) -> None:
    minimal.change(file, old, new)
    assert_told(minimal, file, line, words)


def test_an_entry_pasted_twice_is_told_with_the_first(minimal: MinimalEvidence) -> None:
    """A merge leaves both versions of an entry, often with a letter changed in one."""
    file = "AT.yaml"
    text = minimal.texts[file]
    begin, end = text.index("  - date: 2025-10\n"), text.index("opinion:")
    minimal.texts[file] = text[:end] + text[begin:end].replace("Opposes orders", "Opposes them") + text[end:]
    assert minimal.told() == ["AT.yaml:35:5: the same statement as entry 2 of statements; keep one"]

    begin, end = text.index("  - date: 2024-06\n"), text.index("sources:\n  own")
    minimal.texts[file] = text[:end] + text[begin:end].replace("debates.", "debated.") + text[end:]
    assert minimal.told() == ["AT.yaml:49:5: the same event as entry 1 of events; keep one"]

    begin, end = text.index("  - ask:"), text.index("statements:")
    minimal.texts[file] = text[:end] + text[begin:end] + text[end:]
    assert minimal.told() == ["AT.yaml:18:5: the same ask as entry 1 of asks; keep one"]

    begin, end = text.index("  - survey:"), text.index("events:")
    minimal.texts[file] = text[:end] + text[begin:end] + text[end:]
    assert minimal.told() == ["AT.yaml:41:5: the same question as entry 1 of opinion; keep one"]


@pytest.mark.parametrize(
    ("begins", "ends", "old", "new", "said"),
    [
        ("  - date: 2025-10\n", "opinion:", "2025-10\n", "2025-10-14\n", "35:5: the same statement as entry 2 of statements"),
        ("  - date: 2025-10\n", "opinion:", "2025-10\n", "2025\n", "35:5: the same statement as entry 2 of statements"),
        ("  - date: 2025-10\n", "opinion:", "who: {en: The ministry", "who: {de: Das Ministerium, en: The ministry", "35:5: the same statement as"),
        ("  - date: 2025-10\n", "opinion:", "The ministry", "the  Ministry\u00a0.", "35:5: the same statement as"),
        ("  - date: 2024-06\n", "sources:\n  own", "2024-06\n", "2024-06-03\n", "the same event as entry 1 of events"),
        ("  - ask:", "statements:", "{en: ", "{de: Eine Bitte, en: ", "the same ask as entry 1 of asks"),
    ],
)  # fmt: skip
def test_an_entry_of_which_one_copy_was_improved_is_still_one(
    begins: str, ends: str, old: str, new: str, said: str, minimal: MinimalEvidence
) -> None:
    """Two members correct one entry, one of them its date or its translation, and the merge leaves both."""
    text = minimal.texts["AT.yaml"]
    begin, end = text.index(begins), text.index(ends)
    improved = text[begin:end].replace(old, new)
    assert improved != text[begin:end]
    minimal.texts["AT.yaml"] = text[:end] + improved + text[end:]
    assert any(said in problem for problem in minimal.told()), minimal.told()


@pytest.mark.parametrize("day", ["2025-09", "2025-11-01"])
def test_the_same_words_of_another_month_are_a_second_statement(day: str, minimal: MinimalEvidence) -> None:
    text = minimal.texts["AT.yaml"]
    begin, end = text.index("  - date: 2025-10\n"), text.index("opinion:")
    minimal.texts["AT.yaml"] = text[:end] + text[begin:end].replace("2025-10\n", f"{day}\n") + text[end:]
    assert minimal.told() == []


def test_a_survey_pasted_under_a_second_key(minimal: MinimalEvidence) -> None:
    file = SURVEYS
    text = minimal.texts[file]
    begin, end = text.index("  big-survey:"), text.index("petitions:")
    minimal.texts[file] = text[:end] + text[begin:end].replace("big-", "bigger-") + text[end:]
    assert minimal.told() == ["eu/surveys.yaml:18:3: the same entry as 'big-survey'; keep one"]


def test_two_statements_of_one_day_by_two_speakers_are_two(minimal: MinimalEvidence) -> None:
    file = "AT.yaml"
    text = minimal.texts[file]
    begin, end = text.index("  - date: 2025-10\n"), text.index("opinion:")
    minimal.texts[file] = text[:end] + text[begin:end].replace("The ministry", "The chancellor") + text[end:]
    assert minimal.told() == []


def test_a_group_named_otherwise_is_told_once_in_each_file(minimal: MinimalEvidence) -> None:
    minimal.change(PARLIAMENT, "  - name: Renew Europe Group", "  - name: “Renew Europe Group”")
    table, named = minimal.told()[1], minimal.told()[0]
    assert len(minimal.told()) == 2
    assert named.startswith(f"{PARLIAMENT}:19:11: no member in roll_calls.csv has the group '“Renew Europe Group”'")
    assert table.startswith("eu/roll_calls.csv:2:19: group 'Renew Europe Group' is not under 'groups'")


def test_all_of_it_comes_in_one_run(minimal: MinimalEvidence) -> None:
    minimal.change(POPULATION, "DE: 18.49", "DE: 81.56")
    minimal.change(SURVEYS, "end: 2021-09-10", "end: 2021-08-31")
    minimal.change(COUNCIL, "against: [AT, DE]", "against: [AT, AT]")
    minimal.change("AT.yaml", "stance: supports", "stance: suports")
    files = {problem.split(":")[0] for problem in minimal.told()}
    assert files == {POPULATION, SURVEYS, COUNCIL, "AT.yaml"}


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://example.org/2026/index.html", "https://example.org/2026/"),
        ("https://example.org/2026/en/index.php", "https://example.org/2026/en/"),
        ("https://example.org/2026/?page=1", "https://example.org/2026/"),
        ("https://example.org/2026/#top", "https://example.org/2026/"),
        ("https://example.org/2026", None),
        ("https://example.org", None),
        ("https://example.org/v2.0/", None),
    ],
)
def test_the_address_of_an_edition_is_that_of_its_folder(
    address: str, folder: str | None, minimal: MinimalEvidence
) -> None:
    minimal.change("eu/edition.yaml", "name: Test\n", f"name: Test\naddress: '{address}'\n")
    told = [f"eu/edition.yaml:2:10: address: give the folder that holds index.html, {folder}"] if folder else []
    assert minimal.told() == told
