"""Cultural September: what is on in a month, how sure the dates are, and what was once."""

from datetime import date

from icplanner.ui import navigation, session
from icplanner.ui.september.page import september
from icplanner.ui.tours.ways import travel

navigation.enter_by_app()
september(
    session.catalogue(),
    travel(session.DATA),
    session.words(),
    today=date.today(),  # noqa: DTZ011 - the reader's own day
    data=session.DATA,
)
