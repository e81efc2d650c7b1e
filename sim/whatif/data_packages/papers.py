"""The papers of a practice as pages: what is on file for each patient and visit, letters, and the practice's own papers."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from msgspec import Struct

from sim.records.documents import Document
from sim.records.replies import Letter
from sim.whatif.data_packages.practices import Sample

_TEMPLATE = Path(__file__).with_name("papers.html.j2")


class Page(Struct, frozen=True):
    """Papers that lie together: whose they are, and the papers."""

    kind: str
    """``patient``, ``encounter``, ``letter`` or ``practice``."""
    about: str
    title: str
    papers: tuple[Document, ...]

    @property
    def stem(self) -> str:
        """Where the page goes in the package, without the ending."""
        return f"documents/{self.kind}s/{self.about}" if self.about else f"documents/{self.kind}"

    @property
    def html(self) -> str:
        """The page for a browser; Jinja escapes all that came from data."""
        return _template().render(page=self)

    @property
    def text(self) -> str:
        """The page as plain text."""
        return "\n\n".join([self.title, *map(_as_text, self.papers)]) + "\n"


def pages(sample: Sample) -> Iterator[Page]:
    """Lay out every page of a practice."""
    world = sample.world
    office, cards = world.office, world.archive.cards
    for name in office.registrations:
        patient = world.patients.all[name]
        yield Page("patient", name, f"Papers of {cards.name_on_card(patient)}, {name}", (
            *cards.of_patient(patient, world.day, asked=True),
            *[cards.benefit_sheet(each) for each in (*patient.memberships, *patient.others)],
        ))
    claim_of = {file.claim.encounter: file.claim for file in office.files.values()}
    for visit in office.encounters.values():
        letters = world.letters.papers(claim_of[visit.id], visit) if visit.id in claim_of else ()
        yield Page("encounter", visit.id, f"Visit {visit.id}", (world.archive.note(visit), *letters))
    for report in office.reports.values():
        if isinstance(report, Letter):
            sent = world.calendar.show_date(report.minute)
            paper = Document("letter", f"{report.sender}, {sent}", (), report.text)
            about = f"about claim {report.claim}" if report.claim else "notice of an outage"
            yield Page("letter", report.id, f"Letter {report.id}, {about}", (paper,))
    yield Page("practice", "", f"Papers of {world.scenario.practice.name}", world.practice_papers.all())


def _as_text(paper: Document) -> str:
    title = f"{paper.title} ({paper.side})" if paper.side else paper.title
    fields = [f"{field.label}: {field.value}" for field in paper.fields]
    return "\n".join(filter(None, [title, "-" * len(title), *fields, paper.note]))


@cache
def _template() -> Template:
    drawing = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    return drawing.from_string(_TEMPLATE.read_text(encoding="utf-8"))
