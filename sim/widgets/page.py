"""What the page is told of a desk: its scripts, and the traits that travel to it whenever they change.

No answer, no rule and no score is in a trait before the session itself tells it.
"""

import anywidget
import traitlets

from sim.widgets import sources
from sim.widgets.calls import MENU
from sim.widgets.families import FAMILIES
from sim.widgets.place import CASH, REPORTS
from sim.widgets.words import WORDS


class Page(anywidget.AnyWidget):
    """The page's half of a desk: what it draws, and nothing of how that comes about."""

    _esm = sources.script()
    _css = sources.style()

    words = traitlets.Dict(WORDS).tag(sync=True)
    reports = traitlets.Dict({"figures": list(REPORTS.items()), "cash": list(CASH.items())}).tag(sync=True)
    """The office's reports by their names and tabs."""
    families = traitlets.List(FAMILIES).tag(sync=True)
    """How the verbs of a claim are grouped: heading and names."""
    office = traitlets.Dict().tag(sync=True)
    """The desk at a glance: date, time, worklists, verbs, money."""
    base = traitlets.Dict().tag(sync=True)
    """A worklist as last sent whole: name, label, version, rows."""
    delta = traitlets.Dict().tag(sync=True)
    """What has changed since `base`."""
    claim = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    report = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    attempt = traitlets.Dict().tag(sync=True)
    """The exercise: title, brief, mode, hints, whether it can be undone or is handed in."""
    chosen = traitlets.Dict().tag(sync=True)
    """Where the person is: page, worklist, claim, report."""
    pointed = traitlets.Dict().tag(sync=True)
    """What the person points at on a claim: ``claim``, ``field`` and ``paper``; the page writes it, nothing depends on it."""
    ticked = traitlets.Dict().tag(sync=True)
    """The claims ticked on the worklist, and what could be done to all of them: ``claims``, ``sum`` and ``verbs``."""
    figures = traitlets.Dict().tag(sync=True)
    """The office's reports that are looked at: ``figures`` and ``cash``."""
    menu = traitlets.List(MENU).tag(sync=True)
    """What a payer's machine offers on the telephone."""
    call = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    """The last telephone call: what was asked, and how it went."""
    files = traitlets.Dict().tag(sync=True)
    """Files written to take away: occasion → ``folder`` and ``files``, each with name, label and size."""
    frames = traitlets.List().tag(sync=True)
    """In a replay every action of the attempt: number, when, text, whether it was done."""
    frame = traitlets.Dict().tag(sync=True)
    """In a replay the action that is shown, with what the debrief says of the claim that is looked at."""
    said = traitlets.Dict().tag(sync=True)
    """The line at the foot."""
    tick = traitlets.Int(0).tag(sync=True)
    """Counts the answers; the page draws when it changes, so once for each answer."""
