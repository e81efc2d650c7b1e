"""Figures made by hand, whose sums a reader can do in the head, and texts that mean harm."""

from datetime import date

from sim.desk.figures.view import Column, Figures, Measure, Series, Table, Trend
from sim.records.clock import Calendar
from sim.reports.document import Document, Headlines, Points, Prose
from sim.reports.document import Section as Part
from sim.reports.sections import section

CALENDAR = Calendar(date(2026, 1, 5))

FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.com","x")', "+1-1", "-2+3", "@SUM(A1:A9)", "\t=1+1", "\r=1+1",
    "\n=1+1", "＝1+1", "＋1", "－1", "＠A1", "=1+1;=2+2", '"=1+1', "'=1+1", "-12.50", "#N/A", "{=1}", "%0A=1",
)
MARKUP = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title><b>", "</style>", "]]>", "<!--", "&lt;b&gt;",
    '" onmouseover="alert(1)', "' autofocus '", "{{ 7 * 7 }}", "{% for x in y %}", "<para>", "<font color='red'>", "%(x)s",
    "\\u003cb>",
)
STRANGE = (
    "\u202ednalliB\u202c", "שלום Ana", "\u0000\u0007null", "👩‍⚕️ é ß Ł", "half \ud83d", "x" * 10_000, "", " ",
    "Ünïcödé\u00a0space", "a\nb\tc", "\ufffe\uffff",
)
HOSTILE = (*FORMULAS, *MARKUP, *STRANGE)

DAYS = Measure(
    name="days_in_ar", label="Days in A/R", value=38, kind="days", target=40, target_text="below 35 to 40 days",
    formula="A/R ÷ (charges ÷ days)", source="trade press", better="low", trend=(30, 34, 41, 38),
)
DENIALS = Measure(
    name="denials", label="Denial rate", value=812, kind="percent", target=500, target_text="", formula="Denied ÷ decided",
    source="MGMA", better="low", trend=(700, 812),
)
NOTHING = Measure(
    name="bad_debt", label="Bad debt", value=None, kind="percent", target=300, target_text="", formula="-", source="",
    better="low",
)

OWED = Table(
    "insurers_by_payer", "Owed by insurers, by payer",
    (
        Column("payer", "Payer"), Column("claims", "Claims", "count"), Column("age_0", "0 to 30", "money"),
        Column("age_1", "31 to 60", "money"), Column("total", "Total", "money"),
    ),
    (("Harbor HMO", 3, 30_000, 10_000, 40_000), ("State Family Care", 1, 5_000, -1_250, 3_750)),
    "Insurance A/R of the ledger.", ("Total", 4, 35_000, 8_750, 43_750),
)
CAME_BACK = Trend(
    "dollars", "Charges that came back", "Charges", "money", ("Jan 2026", "Feb 2026", "Mar 2026"),
    (Series("Rejections", (10_000, 20_000, 5_000)), Series("Denials", (None, 8_000, 12_000))),
)


def long_table(rows: int) -> Table:
    """A table of so many claims, each of 10 dollars more than the one before."""
    columns = (Column("claim", "Claim"), Column("served", "Service", "date"), Column("open", "Open", "money"))
    listed = tuple([(f"C-{number:05d}", number, number * 1_000) for number in range(1, rows + 1)])
    return Table("claims", "Open claims", columns, listed, "", ("Total", None, sum([row[2] for row in listed])))


def table_of(texts: tuple[str, ...]) -> Table:
    """A table in which each text stands once, beside minus 12.50 dollars."""
    rows = tuple([(text, -1_250) for text in texts])
    return Table("texts", "Texts", (Column("text", "Text"), Column("amount", "Amount", "money")), rows)


def document(*tables: Table, said: str = "All is well.", subject: str = "Cedar Street", trends=(CAME_BACK,)) -> Document:
    """A report of two sections."""
    figures = Figures("owed", "What is owed", "From the day of service.", tables or (OWED,), (DAYS, DENIALS, NOTHING), trends)
    short = Part("short", "In short", (Prose(said), Headlines((("Cash", "$1.00", "of March"),)), Points((said,))))
    return Document(
        title="Client report", subject=subject, facts=(("Period", "5 Jan 2026 to 31 Mar 2026"),), calendar=CALENDAR,
        day=date(2026, 3, 31), sections=(short, section(figures)),
    )  # fmt: skip
