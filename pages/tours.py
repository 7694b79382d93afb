"""Tours: ask for a tour, get one that works; or read the one that a link shares."""

from datetime import date

import streamlit as st

from icplanner.ui import navigation, session
from icplanner.ui.tours.page import tours
from icplanner.ui.tours.shared import SHARE, shared_tour
from icplanner.ui.tours.ways import travel
from icplanner.ui.tours.world import World

navigation.enter_by_app()
today = date.today()  # noqa: DTZ011 - the reader's own day
if SHARE in st.query_params:
    world = World(session.catalogue(), travel(session.DATA), today)
    shared_tour(st.query_params[SHARE], world, session.words())
else:
    tours(session.catalogue(), travel(session.DATA), session.words(), today=today)
