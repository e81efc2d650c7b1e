"""ClaimLab: a medical billing office that runs on a simulated calendar.

The floors, from the ground up: ``records`` (facts), ``rules`` and ``wire`` (pure
functions), ``scenario``, ``world`` (time and chance), ``desk`` (every piece of billing
work), ``staff`` and ``training`` (who does it), ``grading`` and ``whatif`` (what it was
worth), ``widgets`` and ``cli`` (where a person meets it).  A lower floor never imports a
higher one.
"""

__version__ = "0.2.0"
