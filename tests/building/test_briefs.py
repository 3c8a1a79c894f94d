"""The brief as it is printed before a meeting: one sheet, whose it is, for whom, and what does not fit told by name."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import yaml

from scorecard.analysis.figures import compute
from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.meeting_brief import build_meeting_brief
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.documents.brief import Brief, Meeting, brief
from scorecard.documents.common_figures import common_figures
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import load
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import FROZEN, LIVE_PRINTED
from tests.sampling import sample


def request_for(countries: Path, output: Path, *states: State, meeting: Meeting = Meeting()) -> BuildRequest:  # noqa: B008
    kind, form = frozenset({"brief"}), frozenset({"pdf"})
    return BuildRequest(countries, output, states, ("en",), kind, form, as_of=date(2026, 11, 24), meeting=meeting)


def words(path: Path, page: int | None = None) -> str:
    pages = ["-f", str(page), "-l", str(page)] if page else []
    answer = subprocess.run(["pdftotext", "-raw", *pages, str(path), "-"], capture_output=True, text=True, check=True)
    text = answer.stdout
    return " ".join(text.replace("\u00a0", " ").split())


def longer(text: str, by: float) -> str:
    """Returns the text with more of its own words, as German or Finnish would need more room."""
    parts = text.split(" ")
    return " ".join([*parts, *parts[: max(1, round(len(parts) * by))]])


@pytest.fixture
def real(tmp_path: Path) -> Path:
    folder = tmp_path / "countries"
    shutil.copytree(FROZEN, folder)
    return folder


def stretch(path: Path, by: float) -> None:
    """Makes every ask, question and objection of a file longer by a share."""
    data = yaml.safe_load(path.read_text("utf-8"))
    for item in [*data.get("asks", []), *data.get("questions", []), *data.get("objections", [])]:
        for name in ("ask", "because", "question", "objection", "answer"):
            if name in item:
                item[name]["en"] = longer(item[name]["en"], by)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.mark.parametrize("state", sample(STATES, LIVE_PRINTED))
def test_every_brief_is_two_sides_of_a4(state: State, live_edition: Path) -> None:
    with pikepdf.open(live_edition / "en" / state / "brief.pdf") as pdf:
        assert len(pdf.pages) == 2
        assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]
    text = words(live_edition / "en" / state / "brief.pdf").casefold()
    for heading in ("for you, not to hand over", "three questions to put", "how others stand", "what you may hear"):
        assert heading in text
    left = words(live_edition / "en" / state / "brief.pdf", page=1).casefold()
    for heading in ("we ask", "the facts", "where the government stands", "in the council", "116 111"):
        assert heading in left
    for private in ("not to hand over", "questions to put", "what you may hear", "how others stand", "who moved"):
        assert private not in left


@pytest.mark.parametrize("state", sample(STATES, LIVE_PRINTED))
def test_side_1_fills_its_page_and_the_ask_has_no_word_alone_on_its_last_line(state: State, live_edition: Path) -> None:
    pages = placed_words(live_edition / "en" / state / "brief.pdf")
    for page in pages:
        assert max(bottom for *_, bottom in page) > 0.9 * A4_HEIGHT, "the last part ends where the page does"
    large = [(top, left, right) for left, top, right, bottom in pages[0] if bottom - top > LARGE]
    tops = sorted({top for top, *_ in large})
    ask = [top for top in tops if top - tops[0] < tops.index(top) * MAX_LEADING + 1]  # the figures stand further down
    lines = [[(left, right) for at, left, right in large if at == top] for top in ask]
    widths = [max(right for _, right in line) - min(left for left, _ in line) for line in lines]
    assert len(widths) == 1 or min(widths) > 0.5 * max(widths), widths


A4_HEIGHT, LARGE, MAX_LEADING = 841.9, 24, 36
"""The height of a page, the least height of a word of the ask, and the most from one line of it to the next; points."""


def placed_words(path: Path) -> list[list[tuple[float, float, float, float]]]:
    """Returns left, top, right and bottom of every word of every page, in points."""
    xml = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True).stdout
    word = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"')
    return [
        [tuple(float(side) for side in found) for found in word.findall(page)]  # type: ignore[misc]
        for page in xml.split("<page ")[1:]
    ]


@pytest.mark.acceptance
@pytest.mark.parametrize("longer_by", sample([0.0, 0.2], [0.2]))
def test_a_brief_is_laid_out_twice_at_most(
    longer_by: float, real: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretch(real / "MT.yaml", longer_by)
    layouts = []
    lay_out = PdfPrinter.lay_out

    def counted(printer: PdfPrinter, html: str) -> object:
        layouts.append(html)
        return lay_out(printer, html)

    monkeypatch.setattr(PdfPrinter, "lay_out", counted)
    (target,) = targets(request_for(real, tmp_path, "MT"))
    document = assembled_brief(real, "MT")
    files = Renderer(RenderSettings(TEMPLATES)).render(RenderJob(target, document)).files
    assert files
    assert 1 <= len(layouts) <= 2


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the brief of a member with contact, logo and colour, for a meeting, of an edition with an address."""
    real = tmp_path_factory.mktemp("made") / "countries"
    shutil.copytree(FROZEN, real)
    (real / "logos").mkdir()
    (real / "logos" / "member.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path fill="#7a1f5c" d="M0 0h40v10h-40z"/></svg>'
    )
    path = real / "DE.yaml"
    path.write_text(
        path.read_text("utf-8").replace(
            "  website: https://ecpat.de\n",
            "  website: https://ecpat.de\n  logo: member.svg\n  colour: '#7a1f5c'\n"
            "  contact: {name: A. Person, telephone: +49 761 000000, email: mail@example.org}\n",
            1,
        ),
        "utf-8",
    )
    with (real / "eu" / "edition.yaml").open("a", encoding="utf-8") as settings:
        settings.write("address: https://scorecard.example.org/2026\n")
    meeting = Meeting("Federal Ministry of the Interior", PartialDate(2026, 12, 3))
    output = real.parent / "out"
    assert build(request_for(real, output, "DE", meeting=meeting), 1).failures == {}
    return output / "en" / "DE" / "brief.pdf"


def test_side_1_is_signed_and_addressed(made: Path) -> None:
    left = words(made, page=1)
    assert "A. Person · +49 761 000000 · mail@example.org · ecpat.de" in left
    assert "Federal Ministry of the Interior 3 Dec 2026" in left
    with pikepdf.open(made) as pdf:
        drawn, other = (page.Contents.read_bytes() for page in pdf.pages)
        links = {str(note.A.URI) for note in pdf.pages[0].Annots if "/A" in note}
    ink = rb"0\.478\d* 0\.121\d* 0\.360\d* rg"
    assert len(re.findall(ink, drawn)) == 2  # the label and the logo
    assert not re.findall(ink, other)
    assert "https://scorecard.example.org/2026/en/DE/" in links, "the code leads to the page"


def test_side_2_says_whom_it_is_for(made: Path) -> None:
    other = words(made, page=2)
    assert other.startswith("Meeting brief · Germany Federal Ministry of the Interior · 3 Dec 2026 ")
    assert "For you, not to hand over" in other
    assert "A. Person" not in other


def test_the_leave_behind_is_side_1_alone_with_its_own_sources(real: Path, tmp_path: Path) -> None:
    meeting = Meeting("The Ministry", PartialDate(2026, 12, 3), leave_behind=True)
    request = replace(request_for(real, tmp_path / "meetings", "DE", meeting=meeting), as_of=None)
    (path,) = build_meeting_brief(request).written
    assert path.name == "DE-2026-12-03-the-ministry-leave-behind.pdf"
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        targets = {str(note.Dest) for note in pdf.pages[0].Annots if "/Dest" in note}
    text = words(path)
    assert "not to hand over" not in text and "Meeting brief" not in text
    cited = {int(target.removeprefix("source-")) for target in targets if target.startswith("source-")}
    document = assembled_brief(real, "DE")
    assert cited == {note.number for note in document.left.sources.footnotes}
    for note in document.left.sources.footnotes:
        assert f"{note.number} {note.publisher}" in text


def assembled_brief(countries: Path, state: State) -> Brief:
    evidence = load(countries)
    figures = compute(evidence, evidence.edition.evidence_date.last_day)
    return brief(evidence, figures, common_figures(evidence, figures), state, "en", Meeting())


def test_what_does_not_fit_is_named_and_nothing_is_cut(real: Path, tmp_path: Path) -> None:
    stretch(real / "NL.yaml", 1.5)
    report = build(request_for(real, tmp_path / "out", "NL", "MT"), 1)
    assert set(report.failures) == {"en/NL/brief.pdf"}
    message = str(report.failures["en/NL/brief.pdf"])
    assert re.match(r"side \d is \d+ mm too long even in the smallest type; nothing was cut off\. Shorten: ", message)
    assert re.search(r"countries/NL\.yaml, (asks|questions|objections) \d '\w+' \(\d+ characters\)", message)
    assert not (tmp_path / "out" / "en" / "NL" / "brief.pdf").exists()
    assert (tmp_path / "out" / "en" / "MT" / "brief.pdf").exists()


def shortened(state: State, countries: Path, output: Path) -> str:
    """Returns the message of the build of a brief that is too long."""
    report = build(request_for(countries, output, state), 1)
    return str(report.failures[f"en/{state}/brief.pdf"])


@pytest.mark.parametrize(
    ("contact", "blamed"),
    sample(
        [
            ("address: Some street 12", "organisation contact 'address'"),
            ("name: A. Person of the office", "organisation contact 'name'"),
            ("telephone: +49 761 000000", "organisation contact 'telephone'"),
        ],
        [("name: A. Person of the office", "organisation contact 'name'")],
    ),
)
def test_a_contact_that_is_too_long_is_blamed_and_not_the_shared_texts(
    contact: str, blamed: str, project: Path, tmp_path: Path
) -> None:
    path = project / "AT.yaml"
    words = contact + " and more of the same words" * 240
    text, line = path.read_text("utf-8"), "  website: https://example.org\n"
    assert text.count(line) == 1
    path.write_text(text.replace(line, f"{line}  contact: {{{words}}}\n"), "utf-8")
    message = shortened("AT", project, tmp_path / "out")
    assert re.match(r"side 1 is \d+ mm too long even in the smallest type; nothing was cut off\. Shorten: ", message)
    length = len(words.split(": ", 1)[1])
    assert f"Shorten: countries/AT.yaml, {blamed} ({length} characters), " in message
    assert "brief.yaml" not in message


@pytest.mark.acceptance
def test_the_text_that_exceeds_its_share_most_is_named_first(real: Path, tmp_path: Path) -> None:
    """An ask of some 1,500 characters is blamed before an answer of 330, which is as long as answers are."""
    data = yaml.safe_load((real / "PT.yaml").read_text("utf-8"))
    data["asks"][1]["ask"]["en"] = longer(data["asks"][1]["ask"]["en"], 1) * 6
    (real / "PT.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    length = len(data["asks"][1]["ask"]["en"])
    message = shortened("PT", real, tmp_path / "out")
    assert (
        f"Shorten: countries/PT.yaml, asks 2 'ask' ({length} characters), {length - 160} more than its share" in message
    )
    assert "objections" not in message
