"""A card to collect a stamp at each stop of the tour, to print and fold once (A4, PDF)."""

from __future__ import annotations

from typing import Final

from icplanner.export.context import Context
from icplanner.export.itinerary import itinerary
from icplanner.export.leaflet_pdf import qr_svg
from icplanner.export.palette import day_colour
from icplanner.export.typesetting import pdf
from icplanner.tours import Tour

_TEMPLATE: Final = "stampcard.typ"


def render(tour: Tour, context: Context) -> bytes:
    """Return the stamp card as PDF/UA-1: one field a stop, a page more for every nine."""
    words = context.words
    told = itinerary(tour, context, with_map=False)
    data = {
        "lang": context.lang,
        "title": told.title,
        "subtitle": told.subtitle,
        "draft": told.draft,
        "brand": words.text("Living Industrial Culture"),
        "heading": words.text("Stamp card"),
        "stops": [
            {
                "number": stop.number,
                "name": stop.name,
                "place": stop.place,
                "colour": day_colour(stop.day),
            }
            for stop in told.stops
        ],
        "link": told.link,
        "credits": " · ".join([told.made, *told.credits]),
        "words": {
            "stamp": words.text("stamp or signature"),
            "name": words.text("Name"),
            "how": words.text(
                "Have a stamp or a signature put into the field at each stop you visit."
            ),
            "qr": words.text("QR code with the address of this tour"),
            "draft_long": words.text("Draft: not released, may still change"),
        },
    }
    drawings = {"qr": qr_svg(told.link)} if told.link else {}
    return pdf(_TEMPLATE, data, drawings, context.made)
