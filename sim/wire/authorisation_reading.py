"""Reading a request for an authorisation or the decision on one (278)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sim.records.authorisation_files import Authorisation278, Decision, RequestedService, Review
from sim.records.eligibility_files import Rejection, Trace
from sim.records.parties import Provider
from sim.wire.core import Segment
from sim.wire.eligibility_reading import left_over, read_rejection, reference_of, take_rejections
from sim.wire.envelope import TransactionSet, read_envelope
from sim.wire.levels import Levels, Patient
from sim.wire.parties import read_address, read_contact, read_provider
from sim.wire.reading import Reading, blocks

ROLES = {"20": "payer", "21": "provider", "22": "subscriber", "23": "dependent", "EV": "below", "SS": "below"}


def read(each: TransactionSet, reading: Reading) -> Authorisation278:
    """Tell what a request asks for or a decision grants."""
    head, levels = blocks(each.body, "HL")
    purpose = next((segment[2] for segment in head if segment.id == "BHT"), "")
    walk = Levels(reading, ROLES, frozenset())
    reviews = tuple(review for patient in walk.patients(levels) for review in _reviews(reading, patient))
    payer_rejections = take_rejections(walk.left["payer"])
    requester_rejections = take_rejections(walk.left["provider"])
    return Authorisation278(
        envelope=read_envelope(each, reading),
        payer=walk.first_payer,
        requester=_with_contact(walk.first_provider, walk.left["provider"]),
        reviews=reviews,
        decides=purpose == "11",
        payer_rejections=payer_rejections,
        requester_rejections=requester_rejections,
        reference=reference_of(head),
        extra=reading.keep(left_over(head, walk)),
    )


def _with_contact(provider: Provider, left: list[Segment]) -> Provider:
    contact = next((segment for segment in left if segment.id == "PER"), None)
    if contact is None:
        return provider
    left[:] = [segment for segment in left if segment is not contact]
    return replace(provider, contact=read_contact(contact))


def _reviews(reading: Reading, patient: Patient) -> list[Review]:
    """The patient's events; services before any event make one without a kind."""
    reviews: list[Review] = []
    services: list[RequestedService] = []
    event: Sequence[Segment] = (patient.opening,)
    for level in [*patient.below, None]:
        if level is not None and level[0][3] == "SS":
            services.append(_service(reading, level))
            continue
        if services or len(event) > 1:
            reviews.append(_review(reading, patient, event, tuple(services)))
            services = []
        event = level or ()
    if not reviews:
        reading.note(patient.opening, 0, "nothing is asked for this patient", "Add the event (HL EV)")
        reviews.append(_review(reading, patient, (patient.opening,), ()))
    return reviews


def _review(
    reading: Reading, patient: Patient, event: Sequence[Segment], services: tuple[RequestedService, ...]
) -> Review:
    head, parties = blocks([*patient.segments, *event[1:]], "NM1")
    patient.segments = []
    traces: list[Trace] = []
    rejections: list[Rejection] = []
    facts: dict[str, object] = {}
    left: list[Segment] = []
    for segment in head:
        found = _fact(reading, segment, patient)
        if segment.id == "TRN" and len(segment.elements) <= 4:
            traces.append(Trace(segment[2], segment[3], segment[1]))
        elif segment.id == "AAA":
            rejections.append(read_rejection(segment))
        elif found and not found.keys() & facts.keys():
            facts |= found
        else:
            left.append(segment)
    providers = []
    for party in parties:
        if party[0][1] == "SJ":
            providers.append(_provider(party, left))
        else:
            left += party
    reading.place(event[0])
    review = Review(
        category="",
        request="",
        subscriber=patient.subscriber,
        member_id=patient.member_id,
        dependent=patient.dependent,
        traces=tuple(traces),
        rejections=tuple(rejections),
        providers=tuple(providers),
        services=services,
        extra=reading.keep(left),
    )
    return replace(review, **facts)


def _fact(reading: Reading, segment: Segment, patient: Patient) -> dict[str, object] | None:
    """The fields that one segment of an event fills; None when no field holds it."""
    match segment.id, segment[1]:
        case "INS", "N" if patient.dependent:
            return {"relationship": segment[2]}
        case "UM", _ if not segment[5] and len(segment.elements) <= 7:
            place = reading.parts(segment, 4)[0]
            return {
                "category": segment[1],
                "request": segment[2],
                "service_type": segment[3],
                "place_of_service": place,
                "urgency": segment[6],
            }
        case "HCR", _:
            return {"decision": _decision(segment)}
        case "REF", "BB":
            return {"earlier_authorisation": segment[2]}
        case "DTP", "AAH":
            first, last = reading.days(segment, 3)
            return {"event_first": first, "event_last": last} if first else None
        case "DTP", "007" if segment[2] == "D8":
            return {"valid_from": reading.day(segment, 3)}
        case "DTP", "036" if segment[2] == "D8":
            return {"valid_to": reading.day(segment, 3)}
        case "HSD", "VS" if len(segment.elements) == 3:
            return {"visits": reading.quantity(segment, 2)}
        case "MSG", _:
            return {"message": segment[1]}
        case "HI", _:
            return _diagnoses(reading, segment)
    return None


def _diagnoses(reading: Reading, segment: Segment) -> dict[str, object] | None:
    pairs = [reading.parts(segment, place) for place in range(1, len(segment.elements))]
    if any(len(pair) != 2 or pair[0] not in ("ABK", "ABF") for pair in pairs):
        return None
    return {"diagnoses": tuple(code for _, code in pairs)}


def _decision(segment: Segment) -> Decision:
    return Decision(segment[1], segment[2], segment[3])


def _provider(block: Sequence[Segment], left: list[Segment]) -> Provider:
    address, rest = read_address(block[1:])
    taxonomy = ""
    for segment in rest:
        if segment.id == "PRV" and not taxonomy:
            taxonomy = segment[3]
        else:
            left.append(segment)
    return replace(read_provider(block[0]), address=address, taxonomy=taxonomy)


def _service(reading: Reading, level: Sequence[Segment]) -> RequestedService:
    service = next((segment for segment in level if segment.id == "SV1"), Segment(level[0].number, ("SV1",)))
    procedure = [*reading.parts(service, 1), ""]
    facts: dict[str, object] = {}
    rejections: list[Rejection] = []
    left: list[Segment] = []
    for segment in level[1:]:
        if segment is service:
            continue
        if segment.id == "AAA":
            rejections.append(read_rejection(segment))
        elif segment.id == "HCR" and "decision" not in facts:
            facts["decision"] = _decision(segment)
        elif segment.id == "DTP" and segment[1] == "472" and "first" not in facts:
            facts["first"], facts["last"] = reading.days(segment, 3)
        else:
            left.append(segment)
    asked = RequestedService(
        code_set=procedure[0],
        procedure=procedure[1],
        modifiers=tuple(filter(None, procedure[2:6])),
        amount=reading.cents(service, 2) if service[2] else None,
        unit=service[3] or "UN",
        units=reading.quantity(service, 4) if service[4] else None,
        rejections=tuple(rejections),
        extra=reading.keep(left),
    )
    return replace(asked, **facts)
