"""Renders the targets that are folders: the assets of the web pages, and the data."""

from scorecard.building.data_files import DataFiles, data_files
from scorecard.building.inputs import digest
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.rendering.assets import screen_assets


def assets(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders the stylesheet of the web pages, with the fonts beside it."""
    found = screen_assets(renderer.settings.templates).values()
    files = {f"{job.target.name}/{asset.name}": asset.content for asset in found}
    return RenderedHtml(digest(*files.values()), lambda: files)


def data(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders the tables as CSV, JSON, a workbook and the description of the CSV files."""
    document = job.document
    assert isinstance(document, DataFiles)
    return RenderedHtml(
        "", lambda: {f"{job.target.name}/{name}": content for name, content in data_files(document).items()}
    )
