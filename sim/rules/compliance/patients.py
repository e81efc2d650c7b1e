"""What patients may be asked to pay, and how."""

from sim.records.money import Cents, dollars
from sim.rules.compliance.table import Breach

UNNECESSARY = frozenset(("50", "150", "151"))
"""CARCs by which Medicare calls a service, its level or its frequency not necessary."""
AS_A_COURSE = 3
"""Patients to whom one person forgives the share without having found need before it is a matter of course (our own mark)."""
EMERGENCY = "23"
"""Place of service of a hospital's emergency department."""
FACILITIES = frozenset(("19", "21", "22", "24"))
"""Places of service in a hospital or a centre for surgery, whose network protects the patient who is seen there."""
EARLIEST, LATEST = 8 * 60, 21 * 60
"""Minutes of the patient's own day between which a collector may call (15 U.S.C. 1692c(a)(1))."""

Adjusted = tuple[tuple[str, str, Cents], ...]
"""Adjustments of a remittance as (group, CARC, amount)."""


def balance_billed(adjustments: Adjusted, billed: Cents) -> Breach | None:
    """Compare a statement with what the remittance leaves to the patient (PR).

    `billed`: the statement and whatever was already billed or paid for the same visit.
    `adjustments`: of all payers together, each amount once; empty while none has decided.
    """
    share = sum(amount for group, _, amount in adjustments if group == "PR")
    if billed <= max(share, 0):
        return None
    theirs = [f"{group}-{carc} ${dollars(amount)}" for group, carc, amount in adjustments if group != "PR" and amount > 0]
    why = f"Not theirs: {', '.join(theirs)}." if theirs else "No payer has said that they owe more."
    facts = f"Billed ${dollars(billed)}; the remittance leaves the patient ${dollars(max(share, 0))}. {why}"
    return Breach("balance_billed", facts, billed - max(share, 0))


def qmb_billed(protected: bool, billed: Cents) -> Breach | None:
    """Tell whether a Qualified Medicare Beneficiary was asked for Medicare's cost share."""
    if not protected or billed <= 0:
        return None
    return Breach("qmb_billed", f"Billed ${dollars(billed)} to a Qualified Medicare Beneficiary.", billed)


def notice_missing(carcs: tuple[str, ...], billed: Cents, service_day: int, signed_day: int | None) -> Breach | None:
    """Tell whether a Medicare patient pays for what Medicare calls unnecessary without having been told.

    `signed_day`: when the patient signed the advance notice (ABN) for this service; None
    where there is none.  It must be signed before the service, on the same day at the latest.
    """
    if billed <= 0 or not UNNECESSARY.intersection(carcs) or (signed_day is not None and signed_day <= service_day):
        return None
    told = "No advance notice is on file" if signed_day is None else "The notice was signed after the service"
    return Breach("notice_missing", f"{told}; billed ${dollars(billed)}.", billed)


def surprise_billed(
    in_network: bool, emergency: bool, at_network_facility: bool, consented: bool, billed: Cents, network_share: Cents
) -> Breach | None:
    """Compare a bill from outside the network with the share inside it (45 CFR 149.410, 149.420).

    `consented`: the patient had notice and agreed beforehand, to care that is not ancillary;
    no consent counts in an emergency.
    """
    protected = not in_network and (emergency or (at_network_facility and not consented))
    if not protected or billed <= network_share:
        return None
    where = "an emergency" if emergency else "care in a facility of the network"
    facts = f"Billed ${dollars(billed)} for {where}; the in-network share is ${dollars(network_share)}."
    return Breach("surprise_billed", facts, billed - network_share)


def share_waived(
    waived: Cents, blanket: bool, advertised: bool, need_determined: bool, collection_tried: bool
) -> Breach | None:
    """Judge a patient's share that was forgiven (42 U.S.C. 1320a-7a(i)(6)(A)).

    Allowed when need was determined for this patient or collecting was tried, if it is
    neither done for everybody (`blanket`) nor advertised.
    """
    if waived <= 0:
        return None
    if advertised or blanket:
        why = "as an advertisement" if advertised else "for everybody"
    elif need_determined or collection_tried:
        return None
    else:
        why = "without asking what the patient can pay, and without trying to collect it"
    return Breach("share_waived", f"${dollars(waived)} was waived {why}.", waived)


def collected_unfairly(minute_of_day: int, told_to_stop: bool, dispute_open: bool) -> Breach | None:
    """Judge a call or letter about a debt, at a minute of the patient's own day (0 to 1439; a letter: any in between)."""
    if told_to_stop:
        why = "The patient had written to stop."
    elif dispute_open:
        why = "The patient's dispute was not answered."
    elif minute_of_day < EARLIEST:
        why = "The call came before 8 in the morning."
    elif minute_of_day > LATEST:
        why = "The call came after 9 at night."
    else:
        return None
    return Breach("collected_unfairly", why)
