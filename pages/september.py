"""Cultural September: what is on in a month, how sure the dates are, and what was once."""

from datetime import date

from icplanner.ui import navigation, session
from icplanner.ui.september import september

navigation.enter_by_app()
september(session.catalogue(), session.words(), today=date.today())  # noqa: DTZ011 - the reader's own day
