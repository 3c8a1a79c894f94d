"""Figures and tables that stand for a drawing read back: key figures, comparison, positions, briefs and cards."""

import re
from typing import cast
from xml.etree.ElementTree import Element

from scorecard.evidence.vocabulary import State
from scorecard.rendering.language import Language
from tests.drawings.conftest import Site
from tests.drawings.data import (
    ASPECTS,
    MARKS,
    OF_THE_PROPOSAL,
    STANCES,
    Published,
    Record,
    first_day,
    in_sentence,
    of_population,
    percent,
    printed,
)
from tests.drawings.pages import TOKENS, Page, codes_by_name
from tests.drawings.registry import on_frozen
from tests.drawings.svg import words
from tests.drawings.test_bars import in_words, telling
from tests.typed_words import typed

ENGLISH = Language("en")

COMPARED = ("overall", "detection_orders", "encryption", "interim_derogation")
"""The aspects in a brief's table of other governments."""


def mark(stance: str) -> str:
    return str(TOKENS["stance"][stance]["character"])


CAVEATS = {
    "replaced": "text since replaced",
    "general": "on the subject in general, not on this file",
    "draft": "said on its draft",
    "presidency": "said while holding the Council presidency",
    "disputed": "reports differ",
    "divided": "its members spoke differently",
    "moved": "moved on ",
    "tally": "by a campaign’s count alone",
    "copy": "from a copy",
    "unnamed": "from a report that names no source",
}
"""The full caveats of a position, or of a last word, by the codes of the data."""

SHORT_CAVEATS = {
    "another_text": "another text",
    "replaced": "text replaced",
    "general": "in general",
    "draft": "on its draft",
    "former": "former government",
    "presidency": "as presidency",
    "disputed": "reports differ",
    "divided": "members differ",
    "moved": "moved",
    "tally": "tally alone",
    "copy": "from a copy",
    "unnamed": "no source named",
}


def assert_caveats(row: Record, text: str, data: Published, where: str) -> None:
    """Asserts that exactly the caveats of a statement stand beside it."""
    codes = (row["marks"] or "").split()
    for code, caveat in CAVEATS.items():
        assert (caveat in text) == (code in codes), f"{where}: {caveat}"
    assert ("the government of" in text) == ("former" in codes), where
    if "former" in codes:
        (government,) = [one for one in data.of(row["state"], "governments") if one["government"] == row["government"]]
        assert f"the government of {government['head']}, until {in_sentence(government['to'][:7])}" in text, where
    if row["implied_by"]:
        assert f"by support for {short_name(data, row['implied_by'])}" in text, where
    elif "another_text" in codes:
        assert f"{STANCES[row['last_word']]}: {short_name(data, row['text'])}" in text, where
    elif row["last_word"]:
        assert f"{STANCES[row['last_word']]}: " in text, where


def short_name(data: Published, text: str) -> str:
    (short,) = [row["short"] for row in data.tables["texts"] if row["text"] == text]
    return str(short)


def with_what_stands_beneath(text: str, page: Page) -> str:
    """Returns the words of a row of a scorecard, with the signs replaced by the shared caveats beneath the table."""
    beneath = dict(
        re.findall(r"([*†‡§]) ([^*†‡§]+)", " ".join(words(one) for one in page.with_class("shared-caveats")))
    )
    beside = text.rstrip("*†‡§ \u00a0")
    opens = ": " if beside.endswith(tuple(STANCES.values())) else "; "
    shared = [beneath[sign] for sign in text[len(beside) :] if sign in beneath]
    return beside + opens + "; ".join(shared) if shared else text


def test_the_table_of_positions_says_stance_date_and_text(pages: list[Page], data: Published) -> None:
    for page in pages:
        if page.kind != "scorecard":
            continue
        (table,) = page.with_class("positions")
        for aspect, row in zip(ASPECTS, table.findall("tbody/tr"), strict=True):
            position = data.positions[str(page.state), aspect]
            head, held, _ = row
            shown = data.mark(str(page.state), aspect)
            assert words(head).startswith(data.named(aspect))
            assert re.match(rf"{mark(shown)} ?{data.told(str(page.state), aspect)}", words(held)), f"{page}: {aspect}"
            assert_caveats(position, with_what_stands_beneath(words(held), page), data, f"{page}: {aspect}")
            if not position["date"]:
                assert words(held).endswith("no statement found")
            else:
                (said,) = [part for part in held.iter("span") if part.get("class") == "said"]
                assert words(said).startswith(printed(position["date"])), f"{page}: {aspect}"
                about = short_name(data, position["text"])
                assert about in words(held) or "on the subject in general" in words(held), f"{page}: {aspect}"


def test_the_two_positions_at_the_head_say_what_they_are_on_when_and_how_sure(
    pages: list[Page], data: Published
) -> None:
    """What is read in ten seconds: the same marks, words, dates and caveats as in the table below."""
    on = {"overall": data.named("overall"), "detection_orders": "Orders to detect abuse in private messages"}
    for page in pages:
        if page.kind != "scorecard":
            continue
        for (aspect, subject), block in zip(on.items(), page.with_class("position"), strict=True):
            where, position = f"{page}: {aspect}", data.positions[str(page.state), aspect]
            shown, text = data.mark(str(page.state), aspect), words(block)
            assert f"stance-{shown}" in str(block.get("class")), where
            character = TOKENS["stance"][shown]["character"]
            assert text.startswith(f"{character}{data.told(str(page.state), aspect)} {subject}"), where
            assert_caveats(position, text, data, where)
            assert (printed(position["date"]) in text) if position["date"] else ("No statement of" in text), where
            assert (f"{position['certainty']} documented" in text) == bool(position["certainty"]), where


def test_who_signs_stands_first(pages: list[Page], site: Site) -> None:
    evidence = site.evidence
    for page in pages:
        if page.kind != "scorecard":
            continue
        (signed,) = page.with_class("signed")
        member = evidence.states[cast(State, page.state)].organisation
        publisher = evidence.edition.publisher
        (signer,) = page.with_class("signer")
        by = f"Signed by {member.name}, published by {publisher}" if member else f"Signed and published by {publisher}"
        assert typed(words(signer)) == typed(by), page
        day = in_sentence(str(evidence.edition.evidence_date))
        assert f"{evidence.edition.name} · Evidence to {day}" in words(signed), page


def test_the_sentence_on_the_records_counts_the_statements_of_the_government(
    pages: list[Page], data: Published
) -> None:
    for page in pages:
        if page.kind != "scorecard":
            continue
        said = spoken(data, str(page.state))
        text = words(page.with_class("strength")[0])
        if not said:
            assert "dated record" not in text, page
            continue
        grades = [
            [row["quality"] for row in said].count(grade) for grade in ("primary", "secondary", "copy", "tertiary")
        ]
        primary, press, copies, tallies = grades
        copied = "1 copy" if copies == 1 else f"{copies} copies"
        counted = "1 count by others" if tallies == 1 else f"{tallies} others’ counts"
        by = f"{primary} official or its own, {press} from the press, {copied}, {counted}."
        year = min(first_day(row["date"]) for row in said).year
        origins = f"Independent origins of these records: {data.origins(said)}."
        records = (
            f"{len(said)} dated records about the government’s position since {year}: {by} {origins}"
            if len(said) > 1
            else f"1 dated record about the government’s position: {by}"
        )
        newest = max(said, key=in_order)["date"]
        assert f"{records} The newest is of {in_sentence(newest)}." in text, page
        silent = [
            aspect
            for aspect in OF_THE_PROPOSAL
            if data.group(str(page.state), aspect) in ("unknown", "former", "implied")
        ]
        sentence = (
            f"On {len(silent)} of the {len(OF_THE_PROPOSAL)} aspects of this proposal no statement of the government "
            "in office was found."
        )
        assert (sentence in text) == bool(silent), page


def test_the_sentence_below_a_map_counts_the_27(pages: list[Page], data: Published) -> None:
    files = {row["text"]: row["file"] for row in data.tables["texts"]}
    shown = [page for page in pages if page.kind == "overview"]
    assert len(shown) == 1
    for page in shown:
        for aspect, item in zip(ASPECTS, page.with_class("map-item"), strict=True):
            positions = [data.positions[state, aspect] for state in data.states]
            towards = data.in_group(aspect, "supports", "leans_support")
            people = of_population(sum(data.people[state] for state in towards))
            implied, another, former, unknown = (
                len(data.in_group(aspect, group)) for group in ("implied", "another_text", "former", "unknown")
            )
            sentences = [
                f"In favour or leaning that way: {len(towards)} ({people} of the EU population).",
                f"Undecided or abstaining: {len(data.in_group(aspect, 'undecided', 'abstains'))}.",
                f"Against or leaning that way: {len(data.in_group(aspect, 'opposes', 'leans_oppose'))}.",
                *([f"Implied by support for a text: {implied}."] if implied else []),
                *([f"On another text alone: {another}."] if another else []),
                f"Only a former government has spoken: {former}.",
                f"No statement found: {unknown}.",
            ]
            told = words(item.findall("p")[0])
            against = data.in_group(aspect, "opposes", "leans_oppose")
            for side, name in ((towards, "in favour"), (against, "against or abstaining")):
                borne = data.one_source(aspect, side)
                printed = re.search(rf"{name}; \S+ rest on one report", told)
                assert (printed is not None) == (borne is not None), f"{page}: {aspect}"
                if borne:
                    (sentence,) = re.findall(rf"{re.escape(borne.format(side=name))}.*?\.(?= Said| \d|$)", told)
                    sentences.append(sentence)
            positions = [row for row in positions if row["stance"] != "unknown"]
            replaced = sum(bool(row["replaced"]) for row in positions)
            general = sum(files[row["text"]] == "other" for row in positions)
            if replaced:
                sentences.append(f"Said on a text since replaced: {replaced}.")
            if general:
                sentences.append(f"Said on the subject in general, not on this file: {general}.")
            assert told == " ".join(sentences), f"{page}: {aspect}"


def share(row: Record) -> str:
    return {None: "", "about": "about ", "more_than": "more than "}[row["qualifier"]] + f"{row['share']:g}%"


@on_frozen
def test_the_three_key_figures(pages: list[Page], data: Published) -> None:
    for page in pages:
        if page.kind != "scorecard":
            continue
        state = str(page.state)
        aligned, asked, voted = page.with_class("key-figure")
        (alignment,) = data.of(state, "alignment")
        value, text = words(aligned.findall("p/strong")[0]), words(aligned)
        if alignment["low"] is None:
            assert value == "No figure" and "it could lie anywhere from " in text, page
        else:
            low, high = (int(alignment[end] + 0.5) for end in ("low", "high"))
            assert value == (f"{low} of 100" if low == high else f"{low} to {high} of 100"), page
            band = f"{alignment['rank_low']} and {alignment['rank_high']} of the {alignment['ranked']}"
            assert f"Rank between {band} states" in text, page
        polls = telling(data, state)
        values = [words(part) for part in asked.findall("p/strong")]
        if not polls:
            assert values == ["No result found", "EU: 78%"], page
        else:
            assert_polls_in_parts_have_their_base(asked, polls, page)
        votes = [words(part.findall("span")[0]) for part in voted.findall("p")]
        told = [re.sub(r" ?[\d, ]*$", "", vote).split(": ", 1)[1] for vote in votes]
        assert told == leading_votes(data, state), page


SIDE_WORDS = {
    "child_rights": "child-rights side",
    "opponent": "opponent of the proposal",
    "commission": "author of the proposal",
    "industry": "industry",
    "independent": "independent",
}


def assert_polls_have_their_base(polls: list[tuple[str, str]], asked: list[Record], page: Page) -> None:
    """Asserts that the respondents, the payer and the year stand beside the number; no part of a side is a number."""
    for (value, text), row in zip(polls, asked, strict=True):
        assert value == (share(row) if row["whole_side"] else "Part of the answers"), page
        assert (text.startswith(f"{share(row)} of those asked in ")) != row["whole_side"], page
        assert typed(row["asks"]) in typed(text), page
        assert typed(f"Survey paid for by {row['commissioner']}.") in typed(text), page
        assert typed(row["population"] or "who was asked was not found") in typed(text), page
        assert (
            str(row["fieldwork_end"] or row["fieldwork_start"] or row["published"] or "year not found")[:4] in text
        ), page


def assert_polls_in_parts_have_their_base(column: Element, asked: list[Record], page: Page) -> None:
    """Asserts the same on a scorecard, where the question and the payer are printed apart."""
    for part, row in zip(column.findall("p"), asked, strict=True):
        (value,), (asks,), (credit,) = ([words(one) for one in part.findall(name)] for name in ("strong", "b", "span"))
        assert value == (share(row) if row["whole_side"] else "Part of the answers"), page
        asked_for = row["asks"] if row["whole_side"] else f"{share(row)}: {row['asks']}."
        assert typed(asks).startswith(typed(asked_for)), page
        assert (typed(asks) == typed(asked_for)) == row["whole_side"], page
        assert typed(f"Paid for by {row['commissioner']} ({SIDE_WORDS[row['side']]})") in typed(credit), page
        assert typed(row["population"] or "who was asked was not found") in typed(credit), page
        asked_in = str(row["fieldwork_end"] or row["fieldwork_start"] or row["published"] or "year not found")[:4]
        assert asked_in in credit, page
        assert "n " in credit, page


QUESTIONS = {
    "text": "the Council text as a whole",
    "detection": "detection",
    "encryption": "encryption",
    "interim": "the interim rules",
}


@on_frozen
def test_what_moves_the_alignment_most(pages: list[Page], data: Published) -> None:
    for page in pages:
        if page.kind != "scorecard":
            continue
        (alignment,) = data.of(page.state, "alignment")
        text = " ".join(words(paragraph) for paragraph in page.with_class("aligned"))
        pulls = {row["question"]: row["pull"] for row in data.of(page.state, "alignment_questions")}
        most = sorted((key for key in pulls if abs(pulls[key]) >= 0.5), key=lambda key: -abs(pulls[key]))[:2]
        named = [
            f"{QUESTIONS[key]}, {int(abs(pulls[key]) + 0.5)} points {'up' if pulls[key] > 0 else 'down'}"
            for key in most
        ]
        if alignment["low"] is None:
            assert "What moves it most" not in text, page
        elif named:
            assert f"What moves it most against the mean: {'; '.join(named)}." in text, page
        else:
            assert "On every question on which it has spoken it is near the mean" in text, page


def leading_votes(data: Published, state: str) -> list[str]:
    """Returns the four numbers of each leading vote, newest first, with the subject of the vote."""
    calls = [call["roll_call"] for call in reversed(data.tables["roll_calls"]) if call["leads"]]
    return [in_words(data, call, data.ballots(state, call)) + "." for call in calls]


def spoken(data: Published, state: str) -> list[Record]:
    """Returns the statements of the governments of a state on the proposal."""
    said = [row for row in data.of(state, "statements") if row["role"] == "government"]
    return [row for row in said if row["aspect"] in OF_THE_PROPOSAL]


def in_order(position: Record) -> tuple[object, int]:
    return first_day(position["date"]), len(position["date"])


@on_frozen
def test_the_facts_of_a_brief(pages: list[Page], data: Published) -> None:
    for page in pages:
        if page.kind != "brief":
            continue
        state = str(page.state)
        facts = [
            (words(fact.findall("p")[0]), re.sub(r" ?[\d, ]*$", "", words(fact.findall("p")[1])))
            for fact in page.with_class("fact")
        ]
        asked = telling(data, state)
        for (value, text), row in zip(facts, asked, strict=False):
            assert value == (share(row) if row["whole_side"] else "Part of the answers"), page
            opens = row["asks"] if row["whole_side"] else f"{share(row)}: {row['asks']}. Counted: "
            assert typed(text).startswith(typed(opens)), page
            assert typed(f" Paid for by {row['commissioner']} (") in typed(text), page
            assert typed(row["population"] or "who was asked was not found") in typed(text), page
            year = str(row["fieldwork_end"] or row["fieldwork_start"] or row["published"] or "year not found")[:4]
            assert year in text.split(" Paid for by ")[1], page
        if not asked:
            reported = [row for row in data.of(state, "reports") if row["referrals"] is not None]
            if reported:
                assert facts[0][0] == f"{reported[-1]['referrals']:,}", page
                assert str(reported[-1]["year"]) in facts[0][1]
                assert "counted by National Center for Missing & Exploited Children (NCMEC), USA" in facts[0][1]
                asked_on_something_else = bool(data.of(state, "survey_results"))
                assert ("alone no result was found" in facts[1][1]) != asked_on_something_else, page
        assert [text.split(": ")[1] for _, text in facts[-2:]] == leading_votes(data, state), page
        assert not [value for value, _ in facts if re.fullmatch(r"\d* ?\w+ \d{4}", value)], "a date is no figure"


def test_the_last_word_on_a_brief(pages: list[Page], data: Published) -> None:
    for page in pages:
        said = spoken(data, str(page.state)) if page.kind == "brief" else []
        if not said:
            continue
        in_office = {row["government"] for row in data.of(str(page.state), "governments") if row["to"] is None}

        def best(row: Record, present: set[object] = in_office) -> tuple[object, ...]:
            since_proposal = first_day(row["date"]) >= first_day("2022-05-11")
            return since_proposal, row["quality"] != "tertiary", row["government"] in present, *in_order(row)

        newest = [row for row in said if best(row) == best(max(said, key=best))]
        (last_word,) = [words(line) for line in page.with_class("last-word")]
        told = [re.sub(r" ?[\d, ]*$", "", f"{row['who']}: {row['says_en']}") for row in newest]
        held = [data.positions[str(page.state), aspect] for aspect in OF_THE_PROPOSAL]
        later = any(row["quality"] == "tertiary" and in_order(row) > in_order(newest[0]) for row in held if row["date"])
        beside_the_verdict = {"grooming_new_material", "age_verification", "eu_centre"}
        if later and {row["aspect"] for row in newest} - beside_the_verdict:
            assert last_word.startswith("Last on record from a better source: "), page
            assert in_sentence(newest[0]["date"]) in last_word, page
            assert any(typed(words) in typed(last_word) for words in told), page
            continue
        opening = f"Last word on the proposal, {in_sentence(newest[0]['date'])}. "
        assert any(typed(last_word).startswith(typed(opening + words)) for words in told), page


def in_full(remarks: str, page: Page) -> str:
    """Returns the remarks of a row of a brief with the caveats that stand beneath the table in the place of signs."""
    beneath = dict(
        words(item).split(" ", 1) for found in page.with_class("shared-caveats") for item in found.iter("li")
    )
    found = re.fullmatch(r"(.*?)\s?([*†‡§]+)", remarks)
    if found is None:
        return remarks
    beside, signs = found.groups()
    opens = "; " if ";" in beside or beside not in STANCES.values() else ": "
    return beside + opens + "; ".join(beneath[sign] for sign in signs)


@on_frozen
def test_the_tables_of_a_brief(pages: list[Page], data: Published) -> None:
    names = codes_by_name(pages)
    for page in pages:
        if page.kind != "brief":
            continue
        state = str(page.state)
        (stands,) = page.with_class("stands-table")
        shown_rows = [row for row in stands.findall("tbody/tr") if row.get("class") != "silent"]
        silent_row = " ".join(words(row) for row in stands.findall("tbody/tr") if row.get("class") == "silent")
        known = [
            aspect
            for aspect in OF_THE_PROPOSAL
            if data.mark(state, aspect) != "unknown" or data.positions[state, aspect]["last_word"]
        ]
        for aspect, row in zip(known, shown_rows, strict=True):
            position, shown = data.positions[state, aspect], data.mark(state, aspect)
            name, stance, remarks, said = (words(cell) for cell in row)
            remarks = in_full(remarks, page)
            assert name == data.named(aspect)
            assert re.match(rf"{mark(shown)} ?{data.told(state, aspect)}", stance), page
            assert_caveats(position, f"{stance} {remarks}", data, f"{page}: {aspect}")
            assert said.startswith(printed(position["date"])), page
        not_known = [data.named(aspect) for aspect in OF_THE_PROPOSAL if aspect not in known]
        opening = f"{mark('unknown')} {MARKS['unknown']}: no statement found"
        assert silent_row == (opening + " · ".join(not_known) if not_known else ""), page
        rows = [row for others in page.with_class("others-table") for row in others.findall("tbody/tr")]
        silent = " ".join(words(line) for line in page.with_class("fine") if "Not known on any of these" in words(line))
        assert 1 <= len(rows) + sum(name in silent for name in names) <= 6
        for row in rows:
            head, *cells = row
            assert not all(words(cell) == f"{mark('unknown')} {MARKS['unknown']}" for cell in cells), page
            other = names[words(head)]
            assert other != state
            for aspect, cell in zip(COMPARED, cells, strict=True):
                position, shown, text = data.positions[other, aspect], data.mark(other, aspect), words(cell)
                assert re.match(rf"{mark(shown)} ?{MARKS[shown]}", text), f"{page}: {other}"
                codes = (position["marks"] or "").split() if shown != "unknown" else []
                if shown != "unknown":
                    said = ", ".join((printed(position["date"]), *(SHORT_CAVEATS[code] for code in codes)))
                    assert text.endswith(f"{MARKS[shown]} {said}"), f"{page}: {other}"


@on_frozen
def test_a_card_says_its_share_or_the_verdict(pages: list[Page], data: Published) -> None:
    verdicts = verdicts_of(pages)
    for page in pages:
        if page.kind != "card":
            continue
        state = str(page.state)
        asked = telling(data, state)
        large = [words(figure) for figure in page.with_class("large-figure")]
        if not any(row["whole_side"] for row in asked):
            assert large == []
            assert words(page.with_class("verdict")[0]) == verdicts[state], page
        else:
            assert large == [share(row) for row in asked if row["whole_side"]], page
            values = [share(row) if row["whole_side"] else "Part of the answers" for row in asked]
            texts = [words(sentence) for sentence in page.with_class("sentence")]
            assert_polls_have_their_base(list(zip(values, texts, strict=True)), asked, page)
            for row in asked:
                if row["low"] is not None:
                    ends = f"{percent(row['low'])} to {percent(row['high'])}"
                    assert ends in " ".join(words(line) for line in page.with_class("behind")), page
        position = data.positions[state, "overall"]
        (held,) = page.with_class("held-word")
        assert re.fullmatch(rf"{mark(data.mark(state, 'overall'))} ?{data.told(state, 'overall')}", words(held)), page
        (about,) = [words(part) for part in page.with_class("held-about")]
        day = printed(position["date"]) if position["date"] else ""
        assert (day in about) if day else about.endswith("no statement found."), page
        for code, caveat in CAVEATS.items():
            assert (caveat in about) == (code in (position["marks"] or "").split()), page
        if position["last_word"]:
            named = f"{STANCES[position['last_word']]}, {short_name(data, position['text'])}, {day}"
            assert about.startswith(f"No position. On record: {named}; "), page


def verdicts_of(pages: list[Page]) -> dict[str, str]:
    return {
        str(page.state): words(page.with_class("verdict")[0])
        for page in pages
        if page.kind == "scorecard" and page.medium == "screen"
    }


def test_the_overview_repeats_the_verdict_of_every_page(pages: list[Page]) -> None:
    (overview,) = [page for page in pages if page.kind == "overview"]
    (listed,) = overview.with_class("states")
    shown = {}
    for item in listed.findall("li"):
        link, sentence = item.findall("a")[0], item.findall("span")[0]
        shown[str(link.get("href"))[:2]] = words(sentence)
    assert shown == verdicts_of(pages)


def test_the_votes_of_the_chapter_on_the_union(pages: list[Page], data: Published) -> None:
    (page,) = [page for page in pages if page.kind == "chapter of the EU"]
    calls = data.tables["roll_calls"]

    def cells(row: Element) -> list[str]:
        return [words(cell) for cell in row.findall("td")]

    def said(call: Record, members: dict[str, int]) -> str:
        keep, reject = ("to keep the text", "to reject it") if call["inverted"] else ("for", "against")
        return (
            f"{members['for']} {keep}, {members['abstained']} abstained, {members['against']} {reject}, "
            f"{members['did_not_vote']} did not vote"
        )

    (roll_calls,) = page.with_class("roll-calls")
    for call, row in zip(calls, roll_calls.findall("tbody/tr"), strict=True):
        whole = {"for": call["in_favour"], **{name: call[name] for name in ("abstained", "against", "did_not_vote")}}
        assert cells(row)[1].endswith(said(call, whole))
        assert call["yes_meant"] in cells(row)[0] and call["amended_before"] in cells(row)[0]
        assert re.match(printed(call["date"]), words(row))
    (delegations,) = page.with_class("delegations")
    rows = {words(row.findall("th")[0]): row for row in delegations.findall("tbody/tr")}
    for state in data.states:
        title = words(rows[ENGLISH.state(state)].findall("td/svg/title")[0])
        for call in calls:
            counted = data.ballots(state, call["roll_call"])
            if sum(counted.values()):
                assert f"{in_sentence(call['date'])}: {said(call, counted)}" in title, state


@on_frozen
def test_a_number_never_stands_without_its_base(pages: list[Page], data: Published) -> None:
    for page in pages:
        text = words(page.root)
        assert "In favour always" not in text, page
        if page.kind != "scorecard":
            continue
        state = str(page.state)
        without = not telling(data, state)
        assert text.count("No result found") == int(without), page
        assert text.count("In all 27 states, not ") == int(without), page
        assert "counted by National Center for Missing & Exploited Children (NCMEC), USA" in text, page
        for call in data.tables["roll_calls"]:
            assert call["yes_meant"] in text, f"{page}: {call['roll_call']}"
            if page.medium == "screen":
                assert call["subject"] in text and call["amended_before"] in text, f"{page}: {call['roll_call']}"


def test_the_step_of_a_law_is_called_the_latest_found(pages: list[Page]) -> None:
    told = [words(page.root) for page in pages if page.kind == "scorecard" and page.state == "AT"]
    assert len(told) == 2
    assert all("Latest found: Additional letter of formal notice (15 Feb 2023" in text for text in told)
