"""Explore: map, list, filters and site card."""

from datetime import date

from icplanner.ui import session
from icplanner.ui.explore.page import explore

explore(session.catalogue(), session.words(), today=date.today())  # noqa: DTZ011 - the reader's own day
