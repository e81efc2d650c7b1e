"""A billing service: the practices that it works for, each with a scenario and a package of its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from sim.scenario.measures import Count, Label
from sim.scenario.office import Scenario
from sim.scenario.packages import PACKAGES, Package, packages
from sim.scenario.places import located
from sim.scenario.reading import BadScenario, convert, overlay, read_toml, shipped
from sim.scenario.tables import Staffing

FOLDER = PACKAGES.parent


class Client(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One client practice of a billing service; an office without a package is nobody's client."""

    key: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,30}\Z")]
    scenario: str
    """Name of a shipped scenario, which `overrides` changes."""
    package: str = ""
    """Name of a package of datasets/services/packages.toml."""
    name: str = ""
    """What the practice is called; as in its scenario where left out."""
    overrides: dict = {}
    seed_offset: Count = 0
    """Added to the seeds, so that two practices of one scenario meet different patients."""
    colleagues: Staffing | None = None
    """Other billers of the service at this client, such as a predecessor with a `stop_day`; give them `names`."""

    @property
    def terms(self) -> Package | None:
        """The client's package; None for an office that is nobody's client."""
        return packages()[self.package] if self.package else None

    def laid_over(self, data: dict) -> dict:
        """Lay over a scenario's data what this client changes, with no more for its own staff than its package leaves them."""
        data = overlay(data, self.overrides)
        if self.name:
            data = overlay(data, {"name": self.name, "practice": {"name": self.name}})
        if self.terms is None:
            return data
        return {**data, "staffing": self.terms.their_staffing(data.get("staffing", {}))}


class BillingService(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of ``datasets/services/``."""

    name: Label
    says: str
    """What kind of service it is, for whoever chooses one."""
    clients: Annotated[tuple[Client, ...], Meta(min_length=1)]


def service_file(name: str) -> Path:
    """Path of a billing service that comes with the project, such as ``three_clients``."""
    return FOLDER / f"{name}.toml"


def service_names() -> list[str]:
    """List the billing services that come with the project."""
    return sorted(path.stem for path in FOLDER.glob("*.toml") if path != PACKAGES)


def read_service(path: Path) -> BillingService:
    """Read a billing service; raises `BadScenario` naming file, line, field and remedy."""
    service = convert(read_toml(path), BillingService, path)
    for fault in client_faults(service.clients):
        raise BadScenario(f"{located(path, fault.partition(':')[0])}: field {fault}")
    return service


def shipped_service(name: str) -> BillingService:
    """Read a billing service by its name; a name that is not on the list leads nowhere."""
    if name not in service_names():
        raise BadScenario(f"there is no billing service {name!r}; choose one of {', '.join(service_names())}")
    return read_service(service_file(name))


def offices_of(clients: tuple[Client, ...]) -> dict[str, Scenario]:
    """Build each client's scenario, key → scenario; raises `BadScenario`."""
    offices = {
        client.key: convert(client.laid_over(read_toml(shipped(client.scenario))), Scenario, shipped(client.scenario))
        for client in clients
    }
    for fault in calendar_faults(offices):
        raise BadScenario(fault)
    return offices


def client_faults(clients: tuple[Client, ...]) -> list[str]:
    """List what is wrong with clients by themselves, as "field: what; what to do"."""
    faults = []
    for place, client in enumerate(clients):
        before = clients[:place]
        if client.key in [each.key for each in before]:
            faults.append(f"clients[{place}].key: {client.key!r} is another client's; give each its own")
        if client.seed_offset in [each.seed_offset for each in before]:
            faults.append(
                f"clients[{place}].seed_offset: {client.seed_offset} is another client's, with its patients; give each its own"
            )
        if client.package not in packages():
            faults.append(f"clients[{place}].package: there is no {client.package!r}; choose one of {', '.join(packages())}")
        if not shipped(client.scenario).exists():
            faults.append(f"clients[{place}].scenario: there is no {client.scenario!r} in datasets/scenarios; check the name")
    return faults


def calendar_faults(offices: Mapping[str, Scenario]) -> list[str]:
    """List why offices cannot be worked by one person, who has one calendar, one working day, and an NPI for each practice."""
    faults = []
    first = next(iter(offices.values()))
    npis: list[str] = []
    for place, office in enumerate(offices.values()):
        for field in ("start", "open_at", "close_at"):
            mine, others = getattr(office, field), getattr(first, field)
            if mine != others:
                faults.append(f"clients[{place}].overrides: `{field}` is {mine}, with the first client {others}; let all agree")
        if office.practice.npi_nine in npis:
            faults.append(f"clients[{place}].overrides: the NPI is another client's; give each its own `practice.npi_nine`")
        npis.append(office.practice.npi_nine)
    return faults
