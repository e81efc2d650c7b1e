"""The measures in which a scenario is written, each with its bounds."""

from typing import Annotated

from msgspec import Meta

Rate = Annotated[int, Meta(ge=0, le=100_000)]
"""A chance per hundred thousand."""
Permille = Annotated[int, Meta(ge=0, le=1000)]
Count = Annotated[int, Meta(ge=0, le=10**9)]
Positive = Annotated[int, Meta(ge=1, le=10**9)]
Days = Annotated[int, Meta(ge=1, le=730)]
"""A span of days; two years are longer than any limit or delay of the trade, and shorter than the calendar."""
DayNumber = Annotated[int, Meta(ge=0, le=3650)]
"""A day counted from the scenario's start."""
Age = Annotated[int, Meta(ge=0, le=120)]
OnWire = Annotated[str, Meta(pattern=r"^(?! )[ !-)+-9;-\]_-}]+(?<! )\Z")]
"""Text that an X12 file can carry: printable ASCII without its delimiters ``* : ^ ~``, no blank at the ends."""
Label = Annotated[OnWire, Meta(max_length=60)]
Shape = Annotated[str, Meta(pattern=r"^[A-Z0-9@#-]{1,20}\Z")]
"""Shape of a number on a card: capitals, digits and hyphens, ``#`` for any digit, ``@`` for any letter."""
