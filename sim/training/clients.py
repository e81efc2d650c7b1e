"""What somebody does who works for several client practices, beside the billing itself.

To go to another client's desk, and to hand a client what is its own job, are actions of the
attempt and not of one office: they are remembered and replayed like any other.
"""

from sim.desk.actions import Action

SWITCHING = 1
"""Minutes that it takes to close one client's books and open another's."""


class SwitchClient(Action, frozen=True, tag="switch_client"):
    """Go to the desk of another client practice, laying down the claim in hand."""

    label = "Change to"
    client: str
    """Key of the client."""


class AskClient(Action, frozen=True, tag="ask_client"):
    """Hand a claim to the client's own staff for what is their job under the package."""

    label = "Ask the client"
    claim: str
