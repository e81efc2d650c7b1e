"""A receipt that refuses is read to the last error: segment, element, component, repetition, context."""

import pytest

from sim.records.transactions import AcknowledgedSet, ElementError, SegmentError
from sim.wire import check, emit, narrate, parse, read
from tests.unit.wire.examples import receipt, refusal

CONTEXT = ("CTX", "SITUATIONAL TRIGGER", "CLM", "43", "", "5:3")


def refused(*errors: SegmentError, **changes: object) -> AcknowledgedSet:
    return AcknowledgedSet(**({"control": "0001", "status": "R", "codes": ("5",), "errors": errors} | changes))


def test_the_place_of_an_error_is_kept_to_the_component_and_the_repetition() -> None:
    wrong = ElementError(1, "7", "ZZ", 2, "235", 3)
    file = receipt(sets=(refused(SegmentError(segment="SV1", position=40, loop="2400", elements=(wrong,))),))
    assert "IK4*1:2:3*235*7*ZZ~" in emit(file)
    assert parse(emit(file)) == file


def test_what_an_element_depends_on_stays_with_the_element() -> None:
    first, second = ElementError(1, "1", extra=(CONTEXT,)), ElementError(2, "1")
    segment = SegmentError(segment="CLM", position=31, claim_id="C-1002", elements=(first, second), extra=(CONTEXT,))
    arrived = parse(emit(receipt(sets=(refused(segment),))))
    assert arrived.sets[0].errors == (segment,)


def test_several_sets_and_verdicts_are_kept_apart() -> None:
    file = receipt(
        sets=(
            refused(SegmentError(segment="NM1", position=8, code="3")),
            AcknowledgedSet(control="0002", status="E", codes=("5",), errors=(SegmentError(segment="REF", position=9),)),
            AcknowledgedSet(control="0003"),
            refused(control="0004", codes=("4", "3")),
        ),
        codes=("5",),
    )
    arrived = parse(emit(file))
    assert arrived == file
    assert (arrived.status, arrived.included, arrived.accepted) == ("P", 4, 2)
    assert check(arrived) == ()


def test_a_refusal_without_any_reason_is_found() -> None:
    (finding,) = check(receipt(sets=(AcknowledgedSet(control="0001", status="R"),)))
    assert (finding.rule, finding.item) == ("receipt_reason", 1)


@pytest.mark.parametrize(
    ("component", "said"),
    [(0, 'Element CLM05, which held "ZZ": a code that is not valid.'),
     (3, 'Element CLM05, component 3, which held "ZZ": a code that is not valid.')],
)  # fmt: skip
def test_an_error_is_told_with_its_component(component: int, said: str) -> None:
    wrong = ElementError(5, "7", "ZZ", component)
    file = receipt(sets=(refused(SegmentError(segment="CLM", position=31, elements=(wrong,))),))
    assert f"      {said}" in narrate(emit(file)).splitlines()


def test_a_receipt_without_verdicts_is_diagnosed() -> None:
    text = emit(refusal()).replace("IK5*R*5~\n", "")
    assert "no verdict (IK5) follows for this set" in [problem.what for problem in read(text).problems]
