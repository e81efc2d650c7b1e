"""The line that a bank passes on with a transfer (the addenda of a CCD+ entry): one TRN and no more.

Money and explanation arrive apart.  This line is all that ties a deposit to its 835, so the
office compares it with the advice's trace number and payer before it posts.
"""

from __future__ import annotations

import re

from sim.records.payments import BankTransfer, Remittance835
from sim.wire.writing import Writing

_ADDENDA = re.compile(r"TRN([^A-Za-z0-9 ])1\1([^~\\\r\n]+?)\1([^~\\\r\n]+?)(?:\1[^~\\\r\n]*)?[~\\]?\s*")


def write_addenda(transfer: BankTransfer) -> str:
    """The line for one transfer; raises UnwritableText where a number would not survive.

    >>> import datetime
    >>> write_addenda(BankTransfer(10500, datetime.date(2026, 3, 16), "EFT000123", "1999999999"))
    'TRN*1*EFT000123*1999999999~'
    """
    out = Writing()
    out.where = f"transfer {transfer.trace_number}"
    out.add("TRN", "1", transfer.trace_number, transfer.originator)
    return out.lines[0].strip()


def read_addenda(line: str) -> tuple[str, str] | None:
    r"""Trace number and payer's number out of a bank's line; None when it holds no trace.

    Banks end the line with ~ or \ or not at all.

    >>> read_addenda("TRN*1*EFT000123*1999999999\\")
    ('EFT000123', '1999999999')
    """
    found = _ADDENDA.fullmatch(line.strip())
    return (found.group(2), found.group(3)) if found else None


def explains(advice: Remittance835, line: str) -> bool:
    """Whether an advice is the one that a bank's line asks for: same trace number, same payer."""
    return read_addenda(line) == (advice.trace_number, advice.originator)
