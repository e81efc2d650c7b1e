"""Floor 7b, what-if: runs repeated under common chance, compared, tabled and summed up."""
