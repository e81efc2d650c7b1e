"""The first page: the exercises, each with what it teaches, and a button to begin or to go on."""

from collections.abc import Callable, Sequence
from pathlib import Path

import ipywidgets
from markupsafe import Markup
from msgspec import Struct

from sim.widgets import faults
from sim.widgets.desk import Desk
from sim.widgets.protocol import Session

_MODES = {"practice": "Practise", "test": "Take as a test", "fresh": "Begin afresh"}

_FRAME = {
    "border": "1px solid var(--jp-border-color2)",
    "padding": "10px 14px",
    "margin": "0 0 10px",
    "max_width": "760px",
}

_STYLE = Markup(
    "<style>.claimlab-choice{font:14px/1.45 system-ui,sans-serif;color:var(--jp-content-font-color1,#1b2430)}"
    ".claimlab-choice h3{font-size:16px;margin:0 0 2px}.claimlab-choice p,.claimlab-choice ul{margin:2px 0}"
    ".claimlab-choice ul{padding-left:20px}.claimlab-choice small{font-size:13px;opacity:.85}</style>"
)
_PREPARING = Markup(
    '<p role="status" class="claimlab-choice">Preparing a fresh case: the expert plays it first, so that it is sure to be '
    "solvable. This takes some seconds.</p>"
)


class Choice(Struct, frozen=True):
    """One exercise on offer, as plain data."""

    key: str
    title: str
    objectives: tuple[str, ...]
    minutes: int
    modes: tuple[str, ...] = ("practice",)
    standing: str = ""
    """Where an earlier attempt stands, such as "Begun, 31 actions; it reopens there."; empty for none."""


Choices = Sequence[Choice] | Callable[[], Sequence[Choice]]


class ExercisePicker(ipywidgets.VBox):
    """List exercises and open the one that is chosen: ``ExercisePicker(choices, open)``.

    `open(key, mode)` begins an attempt, or reopens the one that exists, and returns its session.
    `choices` may be a function, which is asked again whenever the list is shown.
    """

    def __init__(self, choices: Choices, open: Callable[[str, str], Session], log: Path | None = None) -> None:
        self._open = open
        self._log = log or faults.default_file()
        self._trouble = ipywidgets.HTML()
        self._choices = choices
        self._list = ipywidgets.VBox()
        self.desk: Desk | None = None
        """The desk that is open, for whoever works in the cells below."""
        super().__init__([self._list])
        self._fill()
        self.add_class("claimlab-picker")

    def __repr__(self) -> str:
        return f"ExercisePicker({len(self._list.children) - 1} exercises)"

    def start(self, key: str, mode: str = "practice") -> None:
        """Open an exercise as its button does."""
        self._trouble.value = _PREPARING if mode == "fresh" else ""
        try:
            self.desk = Desk(self._open(key, mode), leave=self.back, log=self._log)
        except Exception as error:  # the last fence before the person's screen
            self._tell(error)
            return
        self._trouble.value = ""
        self.children = [self.desk]

    def back(self) -> None:
        """Return to the list; the attempt stays as it is on disk."""
        self._fill()
        self.children = [self._list]

    def _fill(self) -> None:
        choices = self._choices() if callable(self._choices) else self._choices
        self._list.children = [self._trouble, *(self._card(choice) for choice in choices)]

    def _tell(self, error: Exception) -> None:
        written = faults.record(error, self._log)
        reason = faults.explain(error, self._log, written)
        self._trouble.value = Markup('<p role="alert"><b>This exercise cannot be opened.</b> {}</p>').format(reason)

    def _card(self, choice: Choice) -> ipywidgets.VBox:
        card = ipywidgets.VBox(
            [
                ipywidgets.HTML(_described(choice)),
                ipywidgets.HBox([self._button(choice, mode) for mode in choice.modes]),
            ],
            layout=ipywidgets.Layout(**_FRAME),
        )
        card.add_class("claimlab-exercise")
        return card

    def _button(self, choice: Choice, mode: str) -> ipywidgets.Button:
        button = ipywidgets.Button(
            description=_MODES.get(mode, mode),
            tooltip=f"{_MODES.get(mode, mode)}: {choice.title}",
            button_style="primary" if mode == choice.modes[0] else "",
            layout=ipywidgets.Layout(width="auto"),
        )
        button.on_click(lambda _: self.start(choice.key, mode))
        return button


def _described(choice: Choice) -> str:
    aims = Markup("").join(Markup("<li>{}</li>").format(aim) for aim in choice.objectives)
    standing = Markup("<p><b>{}</b></p>").format(choice.standing) if choice.standing else ""
    page = Markup('{}<div class="claimlab-choice"><h3>{}</h3><small>{}</small><ul>{}</ul>{}</div>')
    length = f"About {choice.minutes} minutes" if choice.modes else "This exercise cannot be opened"
    return str(page.format(_STYLE, choice.title, length, aims, standing))
