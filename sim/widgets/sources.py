"""The page's own code: small files of plain JavaScript and CSS, joined in a fixed order.

No build step and no package from elsewhere: what is read here is what runs in the browser.
"""

from importlib.resources import files

SCRIPTS = (
    "dom",
    "tables",
    "charts",
    "header",
    "rows",
    "grid",
    "worklists",
    "papers",
    "documents",
    "edits",
    "claim",
    "report",
    "posting",
    "phone",
    "inbox",
    "newcomers",
    "handouts",
    "figures",
    "pages",
    "timeline",
    "forms",
    "actions",
    "feedback",
    "keys",
    "panels",
    "desk",
)
STYLES = ("colours", "layout", "worklist", "claim", "papers", "pages", "timeline", "actions", "narrow")


def script() -> str:
    """Join the scripts into the one module that the widget loads."""
    return _joined("js", SCRIPTS)


def style() -> str:
    """Join the style sheets."""
    return _joined("css", STYLES)


def _joined(kind: str, names: tuple[str, ...]) -> str:
    folder = files("sim.widgets") / kind
    return "\n".join((folder / f"{name}.{kind}").read_text(encoding="utf-8") for name in names)
