"""Where a link between files of the repository leads on the site.

A page of the site is a Markdown file of ``docs/``, or one that has its home elsewhere in the
repository and is shown where `HOMES` says.  On the site a link to such a file leads to its page;
a link to a file that has no page there becomes plain text.
"""

import os
import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
ROOT = DOCS.parent
HOMES = {
    "handbook/glossary": "GLOSSARY.md",
    "developer/design": "DESIGN.md",
    "developer/contributing": "CONTRIBUTING.md",
    "developer/changelog": "CHANGELOG.md",
    "developer/datasets": "datasets/README.md",
    "developer/codes": "datasets/wire/README.md",
    "developer/readme": "README.md",
}
"""Page of the site → the file of the repository that it shows."""

_PAGES = {ROOT / home: DOCS / f"{page}.md" for page, home in HOMES.items()}
_FENCED = re.compile(r"^(```.*?^```)$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s#]*)(#[^)\s]*)?\)")


def read(app: Any, page: str, source: list[str]) -> None:
    """Give Sphinx the text of a page: its own, or its home's, with links that lead on."""
    home = ROOT / HOMES[page] if page in HOMES else DOCS / f"{page}.md"
    app.env.note_dependency(str(home))
    source[0] = led(home.read_text(encoding="utf-8"), home, DOCS / f"{page}.md")


def led(text: str, home: Path, page: Path) -> str:
    """Lead the links of a text, which stand as they do in `home`, from `page`."""
    parts = _FENCED.split(text)
    parts[::2] = [_LINK.sub(lambda link: _led(link, home, page), part) for part in parts[::2]]
    return "".join(parts)


def _led(link: re.Match[str], home: Path, page: Path) -> str:
    picture, words, target, heading = link[1], link[2], link[3], link[4] or ""
    if not target or "://" in target or target.startswith("mailto:"):
        return link[0]
    there = Path(os.path.normpath(home.parent / target))
    there = _PAGES.get(there, there)
    if not there.is_relative_to(DOCS) or there.suffix not in (".md", ".png", ".svg"):
        return words
    return f"{picture}[{words}]({Path(os.path.relpath(there, page.parent)).as_posix()}{heading})"
