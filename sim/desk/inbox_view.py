"""The inbox as it is read: rows of its worklist, and each message in words with the papers that go with it."""

from collections.abc import Iterator
from datetime import timedelta

from sim.desk.message_view import InboxView, MessageView
from sim.desk.rows import time_left
from sim.desk.view import Row
from sim.desk.work.inbox import facts_about
from sim.records.clock import DAY
from sim.records.documents import Document, Field
from sim.records.identifiers import swap_digits
from sim.records.ledger import PATIENT
from sim.records.messages import CHANNELS, IDENTIFIERS, Given, Message
from sim.records.money import dollars
from sim.records.people import Membership, Patient
from sim.rules.deadlines import tone
from sim.rules.inbox import inbox_rules
from sim.world.inbox_tray import MessageFile

SLIP = "Please call back."
AGAIN = "I have written before and am none the wiser. "
SIGNED_BEFORE, VALID_FOR, ENDED_BEFORE = 40, 60, 12
"""Days between a patient's signature, this message, and the end of what was signed."""


def inbox_rows(desk, without: frozenset[str] | set[str], faces: bool = True) -> Iterator[Row]:
    """List the messages that wait, the most urgent first."""
    waiting = desk.office.inbox.waiting.values()
    for file in sorted(waiting, key=lambda file: (file.message.due, file.message.id)):
        if file.message.id not in without:
            yield _row(desk, file, faces)


def inbox_view(desk, name: str = "", faces: bool = True) -> InboxView:
    """Show one message, or all that wait; without `faces` neither names nor text nor papers."""
    tray = desk.office.inbox
    if name:
        return InboxView((_message(desk, tray.files[name], faces),) if name in tray.files else ())
    waiting = sorted(tray.waiting.values(), key=lambda file: (file.message.due, file.message.id))
    return InboxView(tuple([_message(desk, file, faces) for file in waiting]))


def _row(desk, file: MessageFile, faces: bool) -> Row:
    message, calendar = file.message, desk.calendar
    asker, question = inbox_rules().askers[message.asker], inbox_rules().questions[message.question]
    left, label = time_left(desk, message.due)
    day = message.minute // DAY
    return Row(
        message.id, message.patient, _sender(desk, message) if faces else "", "", asker.title,
        question.subject if file.reached else SLIP, CHANNELS[message.channel], 0, 0, day, calendar.show_day(day, short=True),
        calendar.show_day(message.due, short=True), left, label, tone(left), desk.office.taken.get(message.id, ""), "Answer",
    )


def _message(desk, file: MessageFile, faces: bool) -> MessageView:
    message, show = file.message, desk.calendar.show_day
    asker, question = inbox_rules().askers[message.asker], inbox_rules().questions[message.question]
    left, label = time_left(desk, message.due)
    given = message.given if file.reached else ()
    answered = ""
    if file.answer:
        answered = f"{inbox_rules().answers[file.answer].says} ({show(file.answered // DAY)}, {file.who})"
    return MessageView(
        message.id, message.question, _sender(desk, message) if faces else "", asker.title, CHANNELS[message.channel],
        question.subject if file.reached else SLIP, _written(desk, file) if faces else "",
        show(message.minute // DAY), message.patient, desk.office.card_name(message.patient) if faces else "",
        message.claim,
        tuple([Field(IDENTIFIERS[each.kind], _stated(desk, message, each) if faces else "", each.kind) for each in given]),
        tuple([
            Field(IDENTIFIERS[kind], "matches" if matches else "does not match", kind)
            for kind, matches in file.compared.items()
        ]),
        _documents(desk, file) if faces else (), show(message.due), left, label, tone(left),
        message.standing, facts_about(desk, file), file.reached, answered,
    )


def _sender(desk, message: Message) -> str:
    """Name the sender; relatives share the patient's last name, strangers do not."""
    faces, file = desk.world.faces, desk.office.files[message.claim]
    patient, stranger = message.patient, faces.person(message.id)
    return inbox_rules().askers[message.asker].name.format(
        patient=faces.person(patient, _patient(desk, message).sex).full_name, parent=faces.person(f"{patient}A").full_name,
        spouse=faces.person(f"{patient}S").full_name, former_spouse=faces.person(f"{patient}X").full_name,
        stranger=stranger.full_name, stranger_last=stranger.last, payer=_payer(desk, message),
        clinician=faces.provider(file.claim.provider).full_name,
    )


def _written(desk, file: MessageFile) -> str:
    """Write out the message as its sender would; of a slip nobody knows more than that somebody rang."""
    if not file.reached:
        return SLIP
    message = file.message
    rules, claim = inbox_rules(), desk.office.files[message.claim].claim
    asker, patient = rules.askers[message.asker], _patient(desk, message)
    newest = patient.memberships[-1]
    said = rules.questions[message.question].asks.format(
        whose=asker.whose[patient.sex == "M"], day=desk.calendar.show_day(claim.day), payer=_payer(desk, message),
        patient=desk.world.faces.person(patient.id, patient.sex).full_name, account=claim.id, about=message.about,
        new_payer=desk.office.payers[newest.payer].name,
        enclosed=" A copy of the card is enclosed." if message.card else "",
    )
    again = AGAIN if message.follows and not message.about else ""
    return f"{again}{said}"


def _payer(desk, message: Message) -> str:
    file = desk.office.files[message.claim]
    return desk.office.payers[(file.sent or file.claim).payer].name


def _patient(desk, message: Message) -> Patient:
    return desk.world.patients.all[message.patient]


def _stated(desk, message: Message, given: Given) -> str:
    """What the sender writes for an identifier: what the record has, or something near it."""
    patient = _patient(desk, message)
    if given.kind == "birth_date":
        born = patient.birth_date if given.correct else patient.birth_date + timedelta(days=31 + patient.number % 300)
        return desk.calendar.show_day(desk.calendar.day_number(born))
    if given.kind == "telephone":
        phone = desk.world.faces.person(patient.id, patient.sex).phone
        number = int(phone[-2:]) if given.correct else (int(phone[-2:]) + 37) % 100
        return f"({phone[:3]}) {phone[3:6]}-{phone[6:8]}{number:02d}"
    if given.kind == "account":
        return message.claim if given.correct else f"C-{int(message.claim[2:]) + 411}"
    number_on_card = _membership(desk, message).member_id
    return number_on_card if given.correct else _another(number_on_card)


def _another(number: str) -> str:
    swapped = swap_digits(number, 0)
    return swapped if swapped != number else f"{number[:-1]}{'7' if number[-1] != '7' else '4'}"


def _membership(desk, message: Message) -> Membership:
    patient = _patient(desk, message)
    return patient.membership_on(desk.office.files[message.claim].claim.day) or patient.memberships[0]


def _documents(desk, file: MessageFile) -> tuple[Document, ...]:
    """Lay out what the file holds of the sender's right, the account, and a card that was enclosed."""
    message, show = file.message, desk.calendar.show_day
    asker, standing = inbox_rules().askers[message.asker], inbox_rules().standings[message.standing]
    came = message.minute // DAY
    says = standing.says.format(
        day=show(desk.office.files[message.claim].claim.day), signed=show(came - SIGNED_BEFORE),
        until=show(came + VALID_FOR), ended=show(came - ENDED_BEFORE),
    )
    owed = desk.office.ledger.balance(message.claim, PATIENT)
    papers = [
        Document("authority", "By which right", (Field("Asks", asker.title), Field("On file", says))),
        Document("account", f"Account {message.claim}", (Field("Left to the patient", f"${dollars(max(owed, 0))}"),)),
    ]
    if message.card and file.reached:
        papers += desk.world.archive.cards.card(_patient(desk, message), _patient(desk, message).memberships[-1])
    return tuple(papers)
