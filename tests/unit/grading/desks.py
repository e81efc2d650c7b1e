"""Small exercises of the tests' own, and attempts at them that are worked by hand."""

from collections.abc import Iterable
from pathlib import Path

from sim.desk.actions import Action
from sim.training.exercise import Exercise, read_exercise
from sim.training.session import Session

OFFICE = """
scenario = "family_practice"
quiet = true
minutes = 10

[overrides.patients]
count = 12

[overrides.staffing]
names = ["Ana"]
lists = ["reports", "to_send", "to_post", "patients"]
opens = ["TA1", "999", "277CA", "835", "letter"]
"""

# A weekly patient's visit of 13 January is denied until Harbor HMO has the record; the desk opens on 9 February.
DENIED = """
title = "One denial"
objectives = ["Cure it"]
starts = 35
ends = 42
lists = ["denied", "to_send"]
opens = ["835"]
""" + OFFICE + """
[[causes]]
cause = "records_needed"
patients = 1
payer = "harbor"
weekly = true
first_day = 8

[[questions]]
id = "denied"
asks = "How many claims stand denied?"
fact = "denied_count"

[[rubric]]
check = "diagnosed"
points = 20
says = "Finds the cause"

[[rubric]]
check = "cured"
points = 40
says = "Cures the denial"

[[rubric]]
check = "answered"
points = 40
says = "Counts what is denied"
"""

# Two letters of 25 January: a patient who proves who she is, and may wait thirty days (45 CFR 164.524(b)(2)), and a law
# office whose authorisation has ended.
LETTERS = """
[[overrides.inbox.planted]]
question = "own_record"
day = 20
who = "patient"
gives = "proof"
channel = "letter"

[[overrides.inbox.planted]]
question = "law_office"
day = 20
standing = "lapsed"
gives = "proof"
channel = "letter"
"""

ASKED = """
title = "Who asks"
objectives = ["Answer"]
starts = 21
ends = 63
lists = ["inbox"]
""" + OFFICE + LETTERS + """
[[rubric]]
check = "messages_answered"
points = 100
says = "Answered"
"""

# Three clients' desks for two days; at each of them one registration is wrong.
THREE = """
title = "Three desks"
objectives = ["Go the rounds"]
service = "three_clients"
quiet = true
minutes = 10
starts = 14
ends = 15
run_out_days = 40
lists = ["reports", "rejected", "to_send"]
opens = ["277CA"]

[overrides.patients]
count = 12

[[causes]]
cause = "transposed_member_id"
patients = 1
weekly = false
first_day = 1
within = 4

[[rubric]]
check = "cured"
points = 100
says = "Cures it"
"""


def exercise(folder: Path, text: str) -> Exercise:
    """Write an exercise down and read it."""
    folder.mkdir(exist_ok=True)
    (folder / "exercise.toml").write_text(text)
    (folder / "brief.md").write_text("Work.")
    return read_exercise(folder)


def worked(of: Exercise, path: Path, actions: Iterable[Action], trainee: str = "") -> Path:
    """Do some actions at the desk and hand in."""
    session = Session.start(of, path, trainee=trainee)
    for action in actions:
        outcome = session.do(action)
        assert outcome.done, outcome.reason
    session.finish()
    return path
