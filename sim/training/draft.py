"""A new exercise, begun: a folder whose text can be played as it stands and says at each field what to change."""

from pathlib import Path

from sim.records.files import EXERCISES
from sim.scenario import BadScenario

TEMPLATE = Path(__file__).with_name("draft")
_NAME = "abcdefghijklmnopqrstuvwxyz0123456789_"


def begin(folder: Path, title: str) -> list[Path]:
    """Write ``exercise.toml``, ``brief.md`` and ``hints.toml`` into a new folder; raises `BadScenario` when it cannot.

    Nothing that is there already is written over.
    """
    if not folder.name or set(folder.name) - set(_NAME):
        raise BadScenario(f"{folder}: name the folder with small letters, digits and underscores, such as 19_late_cards")
    if folder.exists():
        raise BadScenario(f"{folder}: is there already; choose another name, or change what is in it")
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    try:
        folder.mkdir(parents=True)
        written = []
        for source in sorted(TEMPLATE.iterdir()):
            path = folder / source.name
            path.write_text(source.read_text(encoding="utf-8").replace("TITLE", quoted), encoding="utf-8")
            written.append(path)
    except OSError as fault:
        raise BadScenario(f"{folder}: cannot be written, {fault.strerror}; choose another folder") from None
    return written


def home(name: str) -> Path:
    """Say where an exercise of this name goes: a bare name among the shipped ones, anything else where it points."""
    return EXERCISES / name if Path(name).name == name else Path(name)
