"""A virtual card as it comes out of the envelope: the card with its number masked, and what the small print says."""

from sim.desk.view import ReportView
from sim.records.clock import DAY
from sim.records.documents import Document, Field
from sim.records.money import dollars
from sim.records.replies import VirtualCard
from sim.world.office import Office

TO_DO = "Run the card, or refuse it and ask for EFT"
"""What a worklist says of a card."""
NUMBER = "9999 •••• •••• {}"
"""How its number is shown: no card company numbers its cards from 9999, so none can be meant."""
SMALL_PRINT = (
    "Run the card once, for this amount. You need not take it: send it back and ask to be paid by transfer (EFT), and a "
    "health plan has to pay so (45 CFR 162.925(a) and 162.1602)."
)


def card_view(desk, card: VirtualCard) -> ReportView:
    """Lay a card on the desk."""
    payer = desk.office.payers[card.payer].name
    return ReportView(
        card.id, "card", f"Virtual card from {payer}, {desk.calendar.show_day(card.minute // DAY)}",
        f"${dollars(card.amount)} for the explanation with trace {card.trace}, good until "
        f"{desk.calendar.show_day(card.good_until)}. The card company keeps ${dollars(card.fee)} of what is run.",
        (), (), papers=(card_paper(desk, card),),
    )


def card_paper(desk, card: VirtualCard) -> Document:
    """Draw the card; its number is a number that cannot be."""
    return Document(
        "virtual_card", "Virtual card",
        (
            Field("Payer", desk.office.payers[card.payer].name), Field("Card number", NUMBER.format(card.trace[-4:])),
            Field("Security code", "•••"), Field("Amount", f"${dollars(card.amount)}"),
            Field("Good until", desk.calendar.show_day(card.good_until)), Field("For the explanation", card.trace),
        ),
        SMALL_PRINT,
    )


def explanation_of(card: str) -> str:
    """Name the remittance with which a card came: ``explanation_of("CARD-HBR60-0015") == "835-HBR60-0015"``."""
    return card.replace("CARD-", "835-", 1)


def enclosed(desk, trace: str) -> tuple[Document, ...]:
    """Show the card that came with an explanation, as long as nobody has run or refused it."""
    office: Office = desk.office
    card = office.deposits.get(f"CARD-{trace}")
    return (card_paper(desk, card),) if isinstance(card, VirtualCard) else ()
