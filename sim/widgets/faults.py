"""Where the program's own failures go: a file for whoever mends it, never the trainee's screen."""

import os
import time
import traceback
from pathlib import Path

import msgspec

from sim.scenario import BadScenario
from sim.training.attempt import BadAttempt


def default_file() -> Path:
    """Name the file in which this user's desk keeps its failures."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "claimlab" / "desk.log"


def record(error: BaseException, file: Path) -> bool:
    """Append an error with its traceback to a file; False when even that is impossible."""
    text = "".join(traceback.format_exception(error))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} the desk failed\n{text}\n")
    except OSError:
        return False
    return True


def explain(error: BaseException, file: Path, written: bool) -> str:
    """Tell the person at the desk what to do now, without the program's insides."""
    if isinstance(error, BadAttempt | BadScenario):
        return str(error)
    if isinstance(error, msgspec.ValidationError):
        return "The page asked for something that the desk does not know. Nothing was done; reload the page and go on."
    if isinstance(error, OSError):
        cause = error.strerror or "the disk did not answer"
        return f"Your work could not be written to disk: {cause}. Make room, then run the cell again to go on where it was."
    where = f" Details are in {file}." if written else ""
    return f"The program failed, not you. Run the cell again: the attempt reopens where it was.{where}"
