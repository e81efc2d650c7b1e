"""The fuzzer as a command: it looks for a text that breaks the wire, for so many seconds.

    python -m tests.fuzz.fuzzing SECONDS FOLDER

The folder holds files to begin with, and keeps what the fuzzer found worth keeping.
"""

import sys

import atheris

# Only our own code is followed; following the standard library too takes longer than the fuzzing.
with atheris.instrument_imports(include=["sim"]):
    from tests.fuzz.target import throw


def main(seconds: str, folder: str) -> None:
    """Fuzz until the time is up; a broken law ends the process with its input."""
    limits = [f"-max_total_time={seconds}", "-max_len=6000", "-timeout=20", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}/", folder], throw)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
