"""`python -m generator` is the same as `bne`."""

import sys

from .cli import main

sys.exit(main())
