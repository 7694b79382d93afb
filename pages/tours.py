"""Tours: ask for a tour, get one that works."""

from datetime import date

from icplanner.ui import navigation, session
from icplanner.ui.tours.page import tours
from icplanner.ui.tours.ways import travel

navigation.enter_by_app()
tours(session.catalogue(), travel(session.DATA), session.words(), today=date.today())  # noqa: DTZ011 - the reader's own day
