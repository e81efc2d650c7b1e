"""Settings of the documentation site, which ``make site`` builds with Sphinx, offline, with nothing from elsewhere.

Pages are plain Markdown that also reads well in the repository.  Those that have their home at
the root (glossary, design, changelog) are taken from there, see `docs.links`.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from docs import links
from sim import __version__

project = "ClaimLab"
version = release = __version__
copyright = "the ClaimLab developers"
language = "en"

extensions = ["myst_parser"]
myst_heading_anchors = 4
exclude_patterns = ["**/__pycache__", "site"]
suppress_warnings = ["misc.highlighting_failure"]
nitpicky = True

html_theme = "furo"
html_title = "ClaimLab"
html_static_path = ["site/static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b5cad", "color-brand-content": "#0b5cad"},
    "dark_css_variables": {"color-brand-primary": "#8cc2ff", "color-brand-content": "#8cc2ff"},
}
templates_path = ["site/templates"]


def setup(app) -> None:
    """Let each page be read from its home, with its links led to the site's own pages."""
    app.connect("source-read", links.read)
