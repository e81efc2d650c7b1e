"""Claims and payments on paper: the data set of a CMS-1500 and the explanation of payment, each
on a sheet of our own design.

`fill` turns a claim into boxes and `read_form` turns boxes back into a claim, without any PDF;
`claim_pdf` and `payment_pdf` print, and `print_file` prints whatever a file holds.
"""

from sim.wire.paper.boxes import Box, ClaimForm
from sim.wire.paper.claim_form import fill
from sim.wire.paper.explanation import Explanation, explain_payment
from sim.wire.paper.explanation_print import payment_pdf
from sim.wire.paper.form_print import claim_pdf
from sim.wire.paper.form_reading import PaperClaim, read_form
from sim.wire.paper.printing import Printed, print_file

__all__ = [
    "Box",
    "ClaimForm",
    "Explanation",
    "PaperClaim",
    "Printed",
    "claim_pdf",
    "explain_payment",
    "fill",
    "payment_pdf",
    "print_file",
    "read_form",
]
