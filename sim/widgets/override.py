"""An instructor's word in a notebook: other points on a line of the rubric, with a reason, and the result at once.

``override("attempt.jsonl")`` is the only line that is needed; what is said stands beside the attempt
(`sim.grading.override`), and the trainee reads it on the result.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ipywidgets
from markupsafe import Markup

from sim.training.attempt import BadAttempt
from sim.training.exercise import Exercise

_STYLE = Markup(
    "<style>.claimlab-words{font:14px/1.45 system-ui,sans-serif;color:var(--jp-content-font-color1,#1b2430);max-width:760px}"
    ".claimlab-words table{border-collapse:collapse;width:100%;margin:6px 0}"
    ".claimlab-words :is(th,td){text-align:left;vertical-align:top;padding:4px 10px 4px 0;"
    "border-bottom:1px solid var(--jp-border-color2,#ccd)}"
    ".claimlab-words .number{text-align:right;white-space:nowrap}.claimlab-words h3{font-size:16px;margin:0}"
    ".claimlab-words caption{text-align:left;font-weight:600}.claimlab-words small{font-size:12.5px;opacity:.85}</style>"
)
_SHEET = Markup(
    '{}<div class="claimlab-words"><h3>{} · {}</h3><p><b>{} of {} points: {}</b>; the mark is {} %</p>'
    '<table><caption>The rubric, line by line</caption><thead><tr><th scope="col">Line</th><th scope="col">What is asked</th>'
    '<th scope="col" class="number">Points</th><th scope="col">Found</th></tr></thead><tbody>{}</tbody></table></div>'
)
_ROW = Markup('<tr><th scope="row">{}</th><td>{}</td><td class="number">{} of {}</td><td>{}{}</td></tr>')
_WORD = Markup("<li>Line {}: {} points, by {} on {}. {}</li>")
_HISTORY = Markup('<div class="claimlab-words"><b>What was said, oldest first</b><ol>{}</ol></div>')
_NOTHING = Markup('<div class="claimlab-words"><small>Nothing was said on this attempt yet.</small></div>')
_SAID = Markup('<div class="claimlab-words" role="{}" aria-live="polite">{}</div>')
_WIDE = {"width": "min(640px, 100%)"}
_SIDE = {"description_width": "70px"}


class Overrides(ipywidgets.VBox):
    """Show an attempt's rubric and take an instructor's word on a line of it: `override` makes one."""

    def __init__(self, attempt: Path | str, exercise: Exercise | None = None, by: str = "") -> None:
        from sim.grading.grade import grade

        self.attempt = Path(attempt)
        self.result = grade(self.attempt, exercise)
        """The result, with every word that was said."""
        self._sheet, self._history, self._answer = ipywidgets.HTML(), ipywidgets.HTML(), ipywidgets.HTML()
        lines = [(f"{line}. {score.criterion.says}", line) for line, score in enumerate(self.result.sheet.scores, 1)]
        self.line = ipywidgets.Dropdown(description="Line", options=lines, layout=_WIDE, style=_SIDE)
        self.points = ipywidgets.Text(description="Points", layout={"width": "180px"}, style=_SIDE)
        self.reason = ipywidgets.Textarea(
            description="Reason", placeholder="The trainee will read it", rows=3, layout=_WIDE, style=_SIDE,
        )
        self.by = ipywidgets.Text(description="Who", value=by, placeholder="Your name", layout=_WIDE, style=_SIDE)
        self.button = ipywidgets.Button(
            description="Put it down", tooltip="Put these points on the line", button_style="primary",
        )
        self.button.on_click(lambda _: self.say())
        form = ipywidgets.VBox([self.line, self.points, self.reason, self.by, self.button])
        super().__init__([self._sheet, form, self._answer, self._history])
        self.add_class("claimlab-overrides")
        self._draw()

    def __repr__(self) -> str:
        return f"Overrides({self.attempt.name!r})"

    def say(self) -> None:
        """Put down what stands in the form; what will not do is said and changes nothing."""
        from sim.grading.grade import heard
        from sim.grading.override import Override, add, points
        from sim.grading.rubric import shown

        before = self.result.sheet
        try:
            word = Override(
                self.line.value or 0, points(self.points.value), self.reason.value.strip(), self.by.value.strip(),
                datetime.now(UTC).date().isoformat(),
            )
            add(self.attempt, word, [score.criterion.points for score in before.scores])
            self.result = heard(self.result, self.attempt)
        except BadAttempt as fault:
            self._tell(str(fault), "alert")
            return
        self.points.value = self.reason.value = ""
        self._draw()
        self._tell(f"{shown(before.points)} of {before.out_of} points became {shown(self.result.sheet.points)}.")

    def _tell(self, text: str, role: str = "status") -> None:
        self._answer.value = _SAID.format(role, text)

    def _draw(self) -> None:
        from sim.grading.describe_values import as_day
        from sim.grading.rubric import shown

        sheet, header = self.result.sheet, self.result.header
        rows = [
            _ROW.format(
                line, score.criterion.says, shown(score.points), score.criterion.points, score.finding.says, _also(score),
            )
            for line, score in enumerate(sheet.scores, 1)
        ]
        self._sheet.value = _SHEET.format(
            _STYLE, self.result.title, header.trainee or self.attempt.name, shown(sheet.points), sheet.out_of,
            "passed" if sheet.passed else "not passed", sheet.pass_percent, Markup("").join(rows),
        )
        said = [_WORD.format(word.line, word.points, word.by, as_day(word.on), word.reason) for word in self.result.said]
        self._history.value = _HISTORY.format(Markup("").join(said)) if said else _NOTHING


def _also(score: Any) -> Markup:
    """Say beside a line whose word counts there."""
    word = score.override
    return Markup(" <b>{}: {}</b>").format(word.by, word.reason) if word else Markup("")


def override(attempt: Path | str, exercise: Exercise | None = None, by: str = "") -> Overrides:
    """Open an attempt's rubric for an instructor's word; raises `BadAttempt` with one message where it cannot be graded.

    `by` is the instructor's name, to begin with.
    """
    return Overrides(attempt, exercise, by)
