"""Actions on what was coded: ask who saw the patient."""

from sim.desk.actions.action import Action


class QueryProvider(Action, frozen=True, tag="query_provider"):
    """Ask the clinician in writing what the note means; the answer, an addendum to the note, comes in a day or two.

    `about` is ``diagnosis``, ``modifier`` or ``service``.
    """

    label = "Query clinician"
    claim: str
    about: str = "diagnosis"
