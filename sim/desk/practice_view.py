"""The practice's own file beside its papers, for whoever wants to compare them."""

from sim.desk.view import PracticeView
from sim.records.documents import Field


def practice_view(desk) -> PracticeView:
    """Show what is on file and what the papers say."""
    return PracticeView(practice_fields(desk), desk.world.practice_papers.all())


def practice_fields(desk) -> tuple[Field, ...]:
    """List the practice's particulars as they are on file, each under the key that a correction takes."""
    file = desk.office.practice
    clinicians = [
        field
        for each in file.clinicians for name in (f"Dr {desk.world.faces.provider(each.id).full_name}",)
        for field in (
            Field(f"NPI, {name}", each.npi, f"npi:{each.id}", "24J"),
            Field(f"Taxonomy, {name}", each.taxonomy, f"taxonomy:{each.id}"),
        )
    ]
    return (
        Field("NPI", file.npi, "npi", "33a"),
        Field("Tax ID", file.tax_id, "tax_id", "25"),
        Field("Taxonomy", file.taxonomy, "taxonomy"),
        Field("ZIP+4", file.zip, "zip", "33"),
        Field("Submitter number", file.submitter, "submitter"),
        *clinicians,
    )
