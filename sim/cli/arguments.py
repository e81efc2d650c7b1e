"""What several commands read from the command line, and how each says that it cannot go on."""

import argparse


class Stop(Exception):
    """A command cannot go on; the message says why and what to do."""


def whole(text: str) -> int:
    """Read a whole number from 0 up."""
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 up")
    return int(text)


def days(text: str) -> int:
    """Read how many days to run."""
    number = whole(text)
    if not 1 <= number <= 3650:
        raise argparse.ArgumentTypeError(f"{text} days cannot be run; give 1 to 3650")
    return number
