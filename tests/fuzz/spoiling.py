"""Good files spoilt in the ways that files are spoilt in life, the same way each time.

Chance is the keyed digest of a name, so a failure names the file that caused it.
"""

from __future__ import annotations

from hashlib import blake2b

JUNK = (
    b"~", b"*", b"*****", b":", b"^", b"~~", b"\r\n", b"\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"HL*1*1*22*1~",
    b"IEA*0*1~", b"ST*271*0009*005010X279A1~", b"SE*0*0~", b"TA1*1*2*3*4*5~", b"9" * 40, b"-", b"\xc3\xa9", b"GS*HB~",
    b"CAS*CO", b"EB*",
)  # fmt: skip


class Draw:
    """Whole numbers out of a name, one digest after the other."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0

    def below(self, limit: int) -> int:
        """The next number, from 0 up to the limit."""
        self.count += 1
        digest = blake2b(f"{self.name} {self.count}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % max(limit, 1)


def spoilt(text: str, name: str) -> bytes:
    """One good file after one to four mishaps."""
    draw = Draw(name)
    raw = text.encode()
    for _ in range(1 + draw.below(4)):
        raw = _MISHAPS[draw.below(len(_MISHAPS))](raw, draw)
    return raw


def _cut(raw: bytes, draw: Draw) -> bytes:
    start = draw.below(len(raw))
    return raw[:start] + raw[start + draw.below(60) :]


def _insert(raw: bytes, draw: Draw) -> bytes:
    start = draw.below(len(raw))
    return raw[:start] + JUNK[draw.below(len(JUNK))] + raw[start:]


def _change(raw: bytes, draw: Draw) -> bytes:
    start = draw.below(len(raw))
    return raw[:start] + bytes([draw.below(256)]) + raw[start + 1 :]


def _truncate(raw: bytes, draw: Draw) -> bytes:
    return raw[: draw.below(len(raw))]


def _repeat(raw: bytes, draw: Draw) -> bytes:
    start = draw.below(len(raw))
    return raw[: start + draw.below(400)] + raw[start:]


def _shuffle(raw: bytes, draw: Draw) -> bytes:
    lines = raw.splitlines(keepends=True)
    for _ in range(3):
        if lines:
            lines.insert(draw.below(len(lines)), lines.pop(draw.below(len(lines))))
    return b"".join(lines)


def _swap_mark(raw: bytes, draw: Draw) -> bytes:
    marks = b"*:^~|>\n"
    return raw.replace(marks[draw.below(4) :][:1], marks[draw.below(len(marks)) :][:1])


def _other_line_ends(raw: bytes, draw: Draw) -> bytes:
    return raw.replace(b"\n", (b"\r\n", b"\r", b"", b"\n\n")[draw.below(4)])


def _other_set(raw: bytes, draw: Draw) -> bytes:
    kinds = (b"005010X222A1", b"005010X279A1", b"005010X212", b"005010X217", b"005010X214", b"005010X221A1", b"005010X231A1")
    for kind in kinds:
        raw = raw.replace(kind, kinds[draw.below(len(kinds))])
    return raw


def _mark_the_order(raw: bytes, draw: Draw) -> bytes:
    return (b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n", b"junk before ")[draw.below(4)] + raw


_MISHAPS = (
    _cut, _insert, _change, _truncate, _repeat, _shuffle, _swap_mark, _other_line_ends, _other_set, _mark_the_order,
    _cut, _insert, _change,
)  # fmt: skip
