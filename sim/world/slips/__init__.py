"""Where things go wrong: what each cause does to a registration, a visit, a claim or the practice's own file.

A slip changes data and nothing else; payers find it, or nobody does.  Each module has the
causes of one family, each cause with whom it suits and what it does.
"""
