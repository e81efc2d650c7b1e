"""The trainee's pages on causes and remedies, one a family, told for people from the catalogue of causes."""

from collections.abc import Iterator

from docs.families import FAMILIES
from docs.filled import Tables, table
from sim.desk.actions import BY_TAG
from sim.rules.causes import Cause, Surface, catalogue
from sim.rules.remedies import GROUNDS
from sim.widgets.families import PAPERS

NOTE = "<!-- Written from the tables by `python -m docs.pages`; change those, not this page. -->"

_CHANNELS = {
    "TA1": "The whole file comes back (TA1)", "999": "The whole file comes back (999)", "277CA": "Rejected on the 277CA",
    "835": "On the remittance (835)", "letter": "A letter comes", "silence": "Nothing comes at all",
    "books": "Nobody says so; only the books show it",
}
_ENDS = {
    "paid": "the insurer pays", "second": "the next payer decides", "patient": "the balance is the patient's",
    "closed": "the account is closed and nobody owes anything",
}
_COSTS = {
    "refused": "The desk refuses it.", "rejected again": "Rejected again.", "denied again": "Denied again.",
    "upheld": "The appeal fails.", "recurs": "It comes back.", "given away": "Money is given away.",
    "complaint": "The patient complains.", "breach": "It breaks a rule.", "unanswered": "Nobody answers.",
}
_SOURCES = {
    "registration": "the registration", "practice": "the practice's file", "authorisation": "the authorisation on file",
    "the patient's answer": "the patient has to answer the payer",
    "a notice before the service": "the patient has to sign a notice before the service",
}


def _families() -> list[str]:
    rows = [
        f"[{family.title}](causes/{family.page}.md) | {family.gist} | {len(_of(name))}" for name, family in FAMILIES.items()
    ]
    return table("Family | What it is about | Causes", rows)


def _by_sight() -> list[str]:
    seen: dict[tuple[str, str], list[str]] = {}
    for cause in catalogue().values():
        for surface in cause.surface:
            seen.setdefault((surface.says, codes_of(surface)), []).append(linked(cause))
    rows = [f"{says} | {codes} | {'; '.join(dict.fromkeys(links))}" for (says, codes), links in sorted(seen.items())]
    return table("What the worklist says | Codes | It may be", rows)


def linked(cause: Cause) -> str:
    """Link to what the handbook says of a cause, from a page beside the families' folder."""
    return f"[{cause.title}](causes/{FAMILIES[cause.category].page}.md#{slug(cause.title)})"


def slug(title: str) -> str:
    """Name a heading as links do: ``slug("A clinician's NPI") == "a-clinicians-npi"``."""
    kept = "".join(letter for letter in title.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


def family_page(category: str) -> str:
    """All causes of a family: what it looks like, what is behind it, where the truth stands, what to do and what not."""
    family = FAMILIES[category]
    lines = [f"# {family.title}", "", NOTE, "", *map(str.strip, family.says.strip().splitlines())]
    for cause in _of(category):
        lines += ["", *_told(cause)]
    return "\n".join(lines) + "\n"


def _of(category: str) -> list[Cause]:
    return [cause for cause in catalogue().values() if cause.category == category]


def _told(cause: Cause) -> Iterator[str]:
    yield from (f"## {cause.title}", "", cause.story, "")
    for channel in dict.fromkeys(surface.channel for surface in cause.surface):
        said = [surface for surface in cause.surface if surface.channel == channel]
        yield f"- **{_CHANNELS[channel]}:** {'; or '.join(_said(surface) for surface in said)}."
    yield f"- **Where the truth stands:** {', '.join(_paper(kind) for kind in cause.evidence) or 'in the books themselves'}."
    for place, verbs in enumerate(cause.remedies):
        yield f"- **{'Or' if place else 'What to do'}:** {_steps(verbs)}. Then {_ENDS[cause.cured]}."
    if cause.ground:
        yield f"- **On which ground:** {GROUNDS[cause.ground].lower()}."
    if cause.packet:
        yield f"- **What to enclose:** {', '.join(_paper(kind) for kind in cause.packet)}."
    if cause.recurs:
        source = _SOURCES.get(cause.recurs, cause.recurs)
        yield f"- **Mend it at its source:** {source}; until then the next visit fails the same way."
    yield from ("", "What not to do:", "")
    for wrong in cause.tempting:
        yield f"- {_steps(wrong.verbs)}. *{_COSTS[wrong.costs]}* {wrong.leads_to}"


def _said(surface: Surface) -> str:
    codes = codes_of(surface)
    return f"“{surface.says}”" + (f" ({codes})" if codes else "")


def codes_of(surface: Surface) -> str:
    """Write the codes of a surface as a worklist does, "A7 · 164 · IL" or "CO-16 M51"; empty where it has none."""
    if surface.status:
        return " · ".join(filter(None, (surface.category, surface.status, surface.entity)))
    return " ".join(filter(None, ("-".join(filter(None, (surface.group, surface.carc))), *surface.remarks)))


def _paper(kind: str) -> str:
    return PAPERS.get(kind, kind.replace("_", " "))


def _steps(verbs: tuple[str, ...]) -> str:
    return " → ".join(BY_TAG[verb].label for verb in verbs)



CAUSES: Tables = {"families": _families, "by what you see": _by_sight}
