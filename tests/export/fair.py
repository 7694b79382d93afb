"""An event series: the crafts fair of Krásno."""

from __future__ import annotations

from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Localised

FAIR = Event(
    id="fair",
    names=Localised(cs="Jarmark řemesel", de="Handwerkermarkt", en="Craft fair"),
    kind="fair",
    industries=("crafts",),
    venue_name="náměstí",
    municipality="Krásno",
    country="CZ",
    status=EventStatus.RECURRING,
    position=(50.1, 12.8),
    website="https://example.cz/jarmark",
    audience=("families",),
)
