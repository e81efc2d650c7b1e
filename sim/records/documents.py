"""Source documents as labelled values: what a person reads and compares, however it is drawn."""

from msgspec import Struct


class Field(Struct, frozen=True, gc=False):
    """A labelled value.  `key` names the field that a correction takes, or is empty where there is none."""

    label: str
    value: str
    key: str = ""
    box: str = ""
    """Box of the CMS-1500 data set, such as "1a"."""


class Document(Struct, frozen=True, gc=False):
    """A paper on file: ``insurance_card``, ``cob_form`` (the questionnaire on other coverage), ``primary_eob``,
    ``registration_form``, ``photo_id``, ``encounter_note``, ``authorisation_letter``, ``refusal_letter``,
    ``referral_letter``, ``letter_of_necessity``, ``advance_notice``, ``hospice_election``, ``fax_report``, ``records_request``,
    ``eligibility_answer`` or ``letter``.
    """

    kind: str
    title: str
    fields: tuple[Field, ...]
    note: str = ""
    side: str = ""
    """``front`` or ``back`` of a card."""
    columns: tuple[str, ...] = ()
    """Headings of the table on it, where it holds one, such as an explanation of payment."""
    rows: tuple[tuple[str, ...], ...] = ()
    keys: tuple[str, ...] = ()
    """What each row proves, such as ``charge:1``, the charge of the first line; empty where the rows prove nothing."""
