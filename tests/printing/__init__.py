"""Reports that we make ourselves: their figures, the tables as the forms print them, and printers to four formats."""

from tests.printing.printers import PRINTERS, print_as
from tests.printing.sample import Sample, changed, sound

__all__ = ["PRINTERS", "Sample", "changed", "print_as", "sound"]
