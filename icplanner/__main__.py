"""`python -m icplanner`: the planner without a browser."""

import sys

from icplanner.cli.main import main

sys.exit(main())
