"""What the office did against a rule of compliance, as it is remembered."""

from msgspec import Struct


class BreachRecord(Struct, frozen=True, gc=False):
    """One rule broken once: when, by whom, which (`datasets/compliance.toml`), about which claim, and by what facts."""

    minute: int
    who: str
    rule: str
    claim: str
    detail: str
