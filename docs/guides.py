"""Every page of the handbook and the guide that is written from tables, or has tables filled in."""

from collections.abc import Callable
from functools import partial

from docs.codes import CODES
from docs.course import COURSE
from docs.examples import EXAMPLES
from docs.families import FAMILIES
from docs.filled import filled
from docs.handbook import CAUSES, family_page
from docs.limits import LIMITS
from docs.links import DOCS

_TABLES = {
    "handbook/causes.md": CAUSES, "handbook/codes.md": CODES, "handbook/deadlines.md": LIMITS,
    "handbook/reading.md": EXAMPLES, "guide/course.md": COURSE,
}
GUIDES: dict[str, Callable[[], str]] = {
    **{page: partial(filled, DOCS / page, tables) for page, tables in _TABLES.items()},
    **{f"handbook/causes/{family.page}.md": partial(family_page, category) for category, family in FAMILIES.items()},
}
"""File of ``docs`` → what it says today."""


def write() -> None:
    """Write every one of them."""
    for name, page in GUIDES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
