"""Sample practices as data packages: a run laid out as tables, X12 files and papers, the same bytes every time."""
