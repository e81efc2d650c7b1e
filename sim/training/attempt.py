"""An attempt on disk: a header and one JSON line an action, each with a digest.

A record is on disk before the screen changes, so an attempt survives the end of its kernel
at any moment.  The digests form a chain: a changed line is found by its number.  A torn
last line, left by a crash in the middle of writing, is dropped with a message.
"""

import os
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from sim.desk.actions import AnyAction, Outcome

FORMAT = 1


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
    mode: str
    case_seed: int
    face_seed: int
    trainee: str = ""
    fork_of: str = ""


class Record(Struct, frozen=True, kw_only=True):
    """One action and what came of it."""

    n: int
    minute: int
    """Minute after the action."""
    action: AnyAction
    outcome: Outcome
    office: tuple[int, int, int]
    """Events, postings and open insurance balance after the action: the pulse of the office."""
    digest: str


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode_header = msgspec.json.Decoder(Header).decode
_decode_record = msgspec.json.Decoder(Record).decode


def sealed(before: str, record: Record) -> Record:
    """Give a record its digest, chained to the one before."""
    bare = msgspec.structs.replace(record, digest="")
    return msgspec.structs.replace(record, digest=_digest(before, bare))


def _digest(before: str, bare: Record) -> str:
    return blake2b(before.encode() + _encode(bare), digest_size=16).hexdigest()


def header_digest(header: Header) -> str:
    """The digest that the first record is chained to."""
    return blake2b(_encode(header), digest_size=16).hexdigest()


class AttemptFile:
    """An attempt's file, open for reading all that is in it and for adding to its end."""

    def __init__(self, path: Path, header: Header, records: list[Record], message: str = "") -> None:
        self.path = path
        self.header = header
        self.records = records
        self.message = message
        """What was mended on opening, or ""."""

    @property
    def last_digest(self) -> str:
        """The digest that the next record is chained to."""
        return self.records[-1].digest if self.records else header_digest(self.header)

    @classmethod
    def create(cls, path: Path, header: Header) -> "AttemptFile":
        """Begin a new attempt; raises `BadAttempt` where the folder cannot be written or the file exists."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                _write(file, _encode(header) + b"\n")
        except FileExistsError:
            raise BadAttempt(f"{path}: there is an attempt of this name already; open it, or choose another name") from None
        except OSError as fault:
            raise BadAttempt(f"{path}: cannot begin the attempt, {fault.strerror}; free some space or choose another folder") from None
        return cls(path, header, [])

    @classmethod
    def open(cls, path: Path) -> "AttemptFile":
        """Read an attempt back; raises `BadAttempt` for a changed line, a gap or another format."""
        header, records, message, good_bytes = _read(path)
        if message:
            with path.open("rb+") as file:
                file.truncate(good_bytes)
                file.flush()
                os.fsync(file.fileno())
        return cls(path, header, records, message)

    @classmethod
    def read(cls, path: Path) -> "AttemptFile":
        """Read an attempt without touching its file, as a grader does."""
        header, records, message, _ = _read(path)
        return cls(path, header, records, message)

    def append(self, record: Record) -> Record:
        """Seal a record and put it on disk; raises `BadAttempt`, with the file as it was, when that fails."""
        record = sealed(self.last_digest, record)
        size = self.path.stat().st_size
        try:
            with self.path.open("ab") as file:
                _write(file, _encode(record) + b"\n")
        except OSError as fault:
            os.truncate(self.path, size)
            raise BadAttempt(
                f"{self.path}: action {record.n} could not be saved, {fault.strerror}. "
                "Nothing before it is lost. Free some space, then run the notebook again."
            ) from None
        self.records.append(record)
        return record


def _write(file, line: bytes) -> None:
    file.write(line)
    file.flush()
    os.fsync(file.fileno())


def _read(path: Path) -> tuple[Header, list[Record], str, int]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadAttempt(f"{path}: there is no such attempt; check the name") from None
    except OSError as fault:
        raise BadAttempt(f"{path}: cannot be read, {fault.strerror}") from None
    lines = data.split(b"\n")
    torn = lines.pop()
    if not lines:
        raise BadAttempt(f"{path}, line 1: this is no attempt file; it lacks its header")
    header = _read_header(path, lines[0])
    records: list[Record] = []
    before = header_digest(header)
    for number, line in enumerate(lines[1:], 2):
        record = _read_record(path, number, line)
        bare = msgspec.structs.replace(record, digest="")
        if record.n != len(records) + 1 or record.digest != _digest(before, bare):
            raise BadAttempt(
                f"{path}, line {number}: this line is not as it was written. The {len(records)} actions before it are "
                "sound; ask for the original file"
            )
        records.append(record)
        before = record.digest
    message = "" if not torn else (
        f"The last line of {path.name} was torn, as by a crash, and was dropped. {len(records)} actions are safe."
    )
    return header, records, message, len(data) - len(torn)


def _read_header(path: Path, line: bytes) -> Header:
    try:
        form = msgspec.json.decode(line)
    except msgspec.DecodeError:
        raise BadAttempt(f"{path}, line 1: this is no attempt file; it lacks its header") from None
    found = form.get("format") if isinstance(form, dict) else None
    if found != FORMAT:
        raise BadAttempt(
            f"{path}, line 1: the attempt has format {found}, this ClaimLab reads format {FORMAT}; "
            "open it with the version that made it"
        )
    try:
        return _decode_header(line)
    except msgspec.ValidationError as fault:
        raise BadAttempt(f"{path}, line 1: the header is damaged, {fault}") from None


def _read_record(path: Path, number: int, line: bytes) -> Record:
    try:
        return _decode_record(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise BadAttempt(f"{path}, line {number}: this line is not as it was written, {fault}") from None
