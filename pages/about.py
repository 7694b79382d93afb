"""About: what this is, where the facts come from, whose they are, what is kept of you."""

from icplanner.ui import navigation, session
from icplanner.ui.about import about

navigation.enter_by_app()
about(session.words(), session.DATA)
