"""The list of the office's own edits on the practice's page: what each looks for, whether it is run, what it has caught."""

from sim.desk.actions import SwitchEdit
from sim.desk.edits_view import EditView, caught_by_each, charges_caught, kept
from sim.desk.verbs import refusal
from sim.rules.edits import Edit, in_words


def edit_views(desk) -> tuple[EditView, ...]:
    """List the edits in the order of the table, the instructor's own last."""
    edits = desk.office.edits
    caught = caught_by_each(desk.office)
    own = {edit.id for edit in desk.office.scenario.own_edits}
    return tuple([
        _edit_view(desk, edit, edit.id in own, caught.get(edit.id, [])) for edit in edits.known.values()
    ])


def _edit_view(desk, edit: Edit, own: bool, claims: list[str]) -> EditView:
    on = desk.office.edits.is_on(edit.id)
    action = SwitchEdit(edit.id, not on)
    minutes = desk.price(action)
    saved = charges_caught(desk.office, edit.id, [claim for claim in claims if kept(desk.office, edit.id, claim)])
    looks_for = f"{edit.message.replace('{found}', '…')}: {edit.fix}"
    return EditView(
        edit.id, in_words(edit.id), looks_for[:1].upper() + looks_for[1:], on, own, len(claims), saved, minutes,
        refusal(desk, action, minutes),
    )
