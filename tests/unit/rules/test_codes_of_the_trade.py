"""The codes that a biller meets, each brought about by some cause of the catalogue and cured as the trade cures it.

Codes and actions are those of practice: R fix and send again, A appeal or dispute, P the patient pays, W give up,
S bill another payer, V verify first, N nothing but wait, look it up or post.
"""

import pytest

from sim.rules.causes import Cause, catalogue

REMITTANCE = {
    "4": "R", "5": "R", "6": "R", "7": "R", "8": "R", "9": "R", "10": "R", "11": "R", "16": "R", "18": "RWN",
    "19": "S", "20": "S", "21": "S", "22": "S", "26": "S", "27": "SP", "29": "AW", "31": "R", "32": "P", "33": "P",
    "34": "PR", "35": "SP", "39": "A", "49": "P", "50": "APW", "55": "A", "56": "A", "96": "PA", "97": "RW", "109": "S",
    "119": "SP", "129": "R", "140": "R", "146": "R", "149": "SP", "150": "A", "151": "RA", "163": "R", "167": "RP",
    "170": "AWR", "181": "R", "182": "R", "183": "R", "184": "R", "185": "AWR", "193": "AW", "197": "AR", "198": "RA",
    "200": "SP", "204": "P", "206": "R", "207": "R", "208": "R", "226": "R", "227": "P", "234": "RW", "236": "RW",
    "242": "PA", "243": "AR", "252": "R", "256": "W", "257": "N", "279": "PA", "284": "RA", "285": "WA", "286": "W",
    "287": "R", "288": "R", "296": "RA", "B7": "AWR", "B9": "RAS", "B11": "N", "B13": "NW", "B15": "R",
}
"""CARC of a denial → what may rightly be done about it."""

PRICED = {"1", "2", "3", "45"}
"""CARCs of every payment, which a payer can get wrong (as it can 23, 24 and 253, of which no cause is made)."""

FRONT_END = {
    "A7:164", "A7:33", "A8:30", "A8:31", "A7:32", "A7:97", "A7:158", "A7:88", "A7:27", "A3:116", "A7:562", "A7:128",
    "A7:145", "A7:500", "A3:496", "A7:254", "A7:255", "A7:477", "A7:453", "A7:454", "A7:507", "A7:187", "A7:510",
    "A7:249", "A8:672", "A3:54", "A3:78", "A7:464", "A7:535", "A3:718", "A6:286",
}
"""Category and status of a rejection before adjudication: all are fixed and sent again, or not sent at all (54, 78)."""

VERBS = {
    "appeal": "A", "dispute": "A", "bill_patient": "P", "transfer_to_patient": "P", "call_patient": "P", "write_off": "W",
    "bill_secondary": "S", "resubmit": "RS", "replace": "RS", "release_batch": "RS", "resend_batch": "R", "send_records": "R",
    "wait": "N", "check_status": "N", "post_exception": "N", "void_claim": "N", "request_authorisation": "R",
}


def ways(cause: Cause) -> set[str]:
    """Name the kinds of the catalogue's right remedies."""
    return {kind for verbs in cause.remedies for verb in verbs for kind in VERBS.get(verb, "")}


def told_by(channel: str) -> dict[str, list[Cause]]:
    """Sort the causes by the code by which they are told."""
    told: dict[str, list[Cause]] = {}
    for cause in catalogue().values():
        for surface in cause.surface:
            if surface.channel in (channel, "letter"):
                code = f"{surface.category}:{surface.status}" if channel == "277CA" else surface.carc
                told.setdefault(code, []).append(cause)
    return told


@pytest.mark.parametrize("carc", REMITTANCE)
def test_every_reason_for_a_denial_has_a_cause_that_is_cured_as_the_trade_cures_it(carc):
    causes = told_by("835").get(carc, [])
    assert causes
    # What a payer denies by mistake is appealed, whatever it says.
    for cause in (each for each in causes if each.category != "payer"):
        assert ways(cause) & set(REMITTANCE[carc]), (cause.id, cause.remedies)


@pytest.mark.parametrize("code", sorted(FRONT_END))
def test_every_reason_for_a_rejection_has_a_cause(code):
    assert told_by("277CA").get(code)


def test_no_cause_is_told_by_a_code_that_is_not_of_the_trade():
    assert set(told_by("835")) - {""} <= set(REMITTANCE) | PRICED
