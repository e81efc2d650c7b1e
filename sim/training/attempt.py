"""An attempt on disk: a header and one JSON line an action, each with a digest.

A record is on disk before the screen changes, so an attempt survives the end of its kernel
at any moment.  The digests form a chain: a changed line is found by its number.  A torn
last line, left by a crash in the middle of writing, is dropped with a message.
"""

import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sim.desk.actions import AnyAction, Outcome
from sim.training.clients import AskClient, SwitchClient
from sim.training.coach import AskHint
from sim.training.questions import AnswerQuestion

FORMAT = 1
Written = AnyAction | AskHint | AnswerQuestion | SwitchClient | AskClient
"""What a record may hold: the desk's actions, and those of the attempt."""


class BadAttempt(ValueError):
    """An attempt file that cannot be used; the message names file, line and remedy."""


class Header(Struct, frozen=True, kw_only=True):
    """What an attempt is an attempt at."""

    format: int
    claimlab: str
    rules: str
    """Digest of scenario, exercise and catalogue: the same rules give the same office."""
    exercise: str
    """Name of the exercise's folder, or of the scenario for free play."""
    mode: Literal["practice", "test"]
    case_seed: int
    face_seed: int
    trainee: str = ""
    fork_of: str = ""


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One action and what came of it."""

    n: int
    minute: int
    """Minute after the action."""
    action: Written
    outcome: Outcome
    office: tuple[int, int, int]
    """Events, postings and open insurance balance after the action: the pulse of the office, or of all offices together."""
    client: str = ""
    """The client practice at whose desk the person sits after the action; left out where there is one office."""
    digest: str


_OPENING = b'{"format":'
_encode = msgspec.json.Encoder(order="deterministic").encode
_decode_header = msgspec.json.Decoder(Header).decode
_decode_record = msgspec.json.Decoder(Record).decode
_decode_action = msgspec.json.Decoder(Written).decode
LONGEST_ACTION = 100_000
"""Bytes that one action may take in the file: a batch of some ten thousand claims by name."""


def sealed(before: str, record: Record) -> Record:
    """Give a record its digest, chained to the one before."""
    bare = replace(record, digest="")
    return replace(record, digest=blake2b(before.encode() + _encode(bare), digest_size=16).hexdigest())


def as_written(action: object) -> Written | None:
    """Give an action as the file would give it back, or None when no file could hold it."""
    try:
        line = _encode(action)
        return _decode_action(line) if len(line) <= LONGEST_ACTION else None
    except (TypeError, ValueError, msgspec.MsgspecError, RecursionError):
        return None


def header_digest(header: Header) -> str:
    """The digest that the first record is chained to."""
    return blake2b(_encode(header), digest_size=16).hexdigest()


class AttemptFile:
    """An attempt's file, open for reading all that is in it and for adding to its end."""

    def __init__(self, path: Path, header: Header, records: list[Record], message: str = "", size: int = 0) -> None:
        self.path = path
        self.header = header
        self.records = records
        self.message = message
        """What was mended on opening, or ""."""
        self._size = size

    @property
    def last_digest(self) -> str:
        """The digest that the next record is chained to."""
        return self.records[-1].digest if self.records else header_digest(self.header)

    @classmethod
    def unwritten(cls, header: Header) -> "AttemptFile":
        """Begin an attempt that no file holds, for whoever plays and throws away."""
        return cls(Path(), header, [])

    @classmethod
    def create(cls, path: Path, header: Header, records: Sequence[Record] = ()) -> "AttemptFile":
        """Begin a new attempt, with some records in it if it is a fork; raises `BadAttempt` when that fails."""
        try:
            _decode_header(_encode(header))
        except (msgspec.ValidationError, UnicodeEncodeError) as fault:
            raise BadAttempt(f"{path}: an attempt cannot begin with this name, mode or seed, {fault}") from None
        made = cls(path, header, [])
        for record in records:
            made.records.append(sealed(made.last_digest, record))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                made._size = _write(file, b"".join(_encode(each) + b"\n" for each in (header, *made.records)))
        except FileExistsError:
            raise BadAttempt(f"{path}: there is an attempt of this name already; open it, or choose another name") from None
        except OSError as fault:
            raise BadAttempt(
                f"{path}: cannot begin the attempt, {fault.strerror}; free some space or choose another folder"
            ) from None
        return made

    @classmethod
    def open(cls, path: Path) -> "AttemptFile":
        """Read an attempt back; raises `BadAttempt` for a changed line, a gap or another format."""
        file = cls.read(path)
        if file.message:
            try:
                os.truncate(path, file._size)
            except OSError as fault:
                raise BadAttempt(
                    f"{path}: its torn last line cannot be dropped, {fault.strerror}; make the file writable"
                ) from None
        return file

    @classmethod
    def read(cls, path: Path) -> "AttemptFile":
        """Read an attempt without touching its file, as a grader does."""
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise BadAttempt(f"{path}: there is no such attempt; check the name") from None
        except OSError as fault:
            raise BadAttempt(f"{path}: cannot be read, {fault.strerror}") from None
        *lines, torn = data.split(b"\n")
        if not lines:
            raise BadAttempt(f"{path}, line 1: this is no attempt file; it lacks its header")
        file = cls(path, _read_header(path, lines[0]), [], size=len(data) - len(torn))
        for number, line in enumerate(lines[1:], 2):
            file.records.append(_read_record(file, number, line))
        if torn:
            file.message = (
                f"The last line of {path.name} was torn, as by a crash, and was dropped. {len(file.records)} actions are safe."
            )
        return file

    def append(self, record: Record) -> Record:
        """Seal a record and put it on disk; raises `BadAttempt`, with the file as it was, when that fails."""
        record = sealed(self.last_digest, record)
        try:
            if self.path.stat().st_size != self._size:
                raise BadAttempt(
                    f"{self.path}: another window has gone on with this attempt. Close this one, or run the notebook again."
                )
            with self.path.open("ab") as file:
                self._size += _write(file, _encode(record) + b"\n")
        except OSError as fault:
            self._take_back()
            raise BadAttempt(
                f"{self.path}: action {record.n} could not be saved, {fault.strerror}. "
                "Nothing before it is lost. Mend that, then run the notebook again."
            ) from None
        self.records.append(record)
        return record

    def _take_back(self) -> None:
        """Cut off what a failed write has left; a line that stays all the same is torn, and dropped on opening."""
        try:
            os.truncate(self.path, self._size)
        except OSError:
            return


def has_begun(path: Path) -> bool:
    """Tell whether there is an attempt to reopen; a stub that a crash left before its header was whole is removed."""
    if not path.exists():
        return False
    try:
        with path.open("rb") as file:
            line = file.readline()
    except OSError:
        return True
    # Only what can be the beginning of a header is a stub; anything else is somebody's file.
    if line.endswith(b"\n") or line[: len(_OPENING)] != _OPENING[: len(line)]:
        return True
    path.unlink()
    return False


def _write(file, lines: bytes) -> int:
    file.write(lines)
    file.flush()
    os.fsync(file.fileno())
    return len(lines)


def _read_header(path: Path, line: bytes) -> Header:
    try:
        form = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BadAttempt(f"{path}, line 1: this is no attempt file; it lacks its header") from None
    found = form.get("format") if isinstance(form, dict) else None
    if found != FORMAT:
        raise BadAttempt(
            f"{path}, line 1: the attempt has format {found}, this ClaimLab reads format {FORMAT}; "
            "open it with the version that made it"
        )
    try:
        header = _decode_header(line)
    except (msgspec.ValidationError, RecursionError) as fault:
        raise BadAttempt(f"{path}, line 1: the header is damaged, {fault}") from None
    if _encode(header) != line:
        raise BadAttempt(f"{path}, line 1: the header is not as it was written; ask for the original file")
    return header


def _read_record(file: AttemptFile, number: int, line: bytes) -> Record:
    """Read one line; it must be, byte for byte, what `append` would write there."""
    done = len(file.records)
    try:
        record = _decode_record(line)
        if record.n == done + 1 and _encode(sealed(file.last_digest, record)) == line:
            return record
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    where = f"line {number}" if done else f"line {number}, or the header above it"
    raise BadAttempt(f"{file.path}, {where}: this is not as it was written. {_sound(done)}; ask for the original file")


def _sound(count: int) -> str:
    if count == 1:
        return "The action before it is sound"
    return f"The {count} actions before it are sound" if count else "No action comes before it"
