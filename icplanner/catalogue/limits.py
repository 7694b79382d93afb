"""How much the catalogue accepts; past a limit the answer is a clear refusal.

The shipped files stay ten times below each of them.
"""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 5_000_000  # the upload limit of the app is the same
MAX_ROWS: Final = 5_000
MAX_TEXT_CHARS: Final = 8_000
MAX_LIST_ITEMS: Final = 100
MAX_JSON_DEPTH: Final = 12  # borders with islands reach nine

# The ground the planner covers, with room to spare around roads, trains and sites: a position
# outside is a slip of the keyboard, and one that lies inside once exchanged is a swapped pair.
LAT_MIN: Final = 49.0
LAT_MAX: Final = 51.5
LON_MIN: Final = 11.0
LON_MAX: Final = 15.0

# A steward's typing errors; nothing in the catalogue is older or planned later.
YEAR_MIN: Final = 1990
YEAR_MAX: Final = 2100
