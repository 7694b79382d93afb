"""Everything a coordinator should know of a season: clashes, gaps, and what could be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.programme.clashes import clashes
from icplanner.programme.districts import Districts
from icplanner.programme.far_events import far_from_sites
from icplanner.programme.gaps import gaps
from icplanner.programme.occurrence import Occurrence
from icplanner.programme.proposals import with_proposals
from icplanner.programme.warning import ProgrammeWarning
from icplanner.programme.weekends import Season
from icplanner.travel.leg import Travel

# Warnings that get proposals: more nobody reads in one sitting.
MOST_PROPOSED: Final = 200


def advice(
    occurrences: Sequence[Occurrence],
    season: Season,
    catalogue: Catalogue,
    travel: Travel,
    where: Districts,
) -> tuple[ProgrammeWarning, ...]:
    """Return all warnings about a season's occurrences: clashes by day, gaps, far events."""
    found = clashes(occurrences, travel)
    missing = gaps(occurrences, catalogue.events.values(), season, where)
    proposed = with_proposals((*found[:MOST_PROPOSED], *missing), occurrences, travel, where)
    return (
        *proposed,
        *found[MOST_PROPOSED:],
        *far_from_sites(occurrences, catalogue.sites.values(), travel),
    )
