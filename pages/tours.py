"""Tours: ask for a tour, get one that works."""

from icplanner.ui import navigation

navigation.enter_by_app()
