"""The catalogue's own words: kinds, industries, eras, statuses and other listed values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from babel import Locale

from icplanner.words.words import Words, mark

KINDS: Final[Mapping[str, str]] = {
    "heritage_site": mark("Heritage site"),
    "museum": mark("Museum"),
    "visitor_centre": mark("Visitor centre"),
    "working_enterprise": mark("Working enterprise"),
    "trail": mark("Trail"),
    "viewpoint": mark("Viewpoint"),
    "craft_centre": mark("Craft centre"),
}

INDUSTRY_GROUPS: Final[Mapping[str, str]] = {
    "mining": mark("Mining and ore processing"),
    "porcelain_ceramics": mark("Porcelain and ceramics"),
    "glass": mark("Glass"),
    "music": mark("Musical instruments"),
    "textile_lace": mark("Textile and lace"),
    "beer_spirits": mark("Beer and spirits"),
    "mineral_water_spa": mark("Mineral water and spa technology"),
    "transport": mark("Transport"),
    "energy_chemistry": mark("Energy and chemistry"),
    "crafts": mark("Crafts"),
    "other": mark("Other industries"),
}

INDUSTRIES: Final[Mapping[str, str]] = {
    "automotive": mark("motor vehicles"),
    "beer": mark("beer brewing"),
    "ceramics": mark("ceramics"),
    "chemistry": mark("chemistry"),
    "coal_mining": mark("coal mining"),
    "crafts": mark("handicraft"),
    "energy": mark("energy"),
    "glass": mark("glassmaking"),
    "kaolin": mark("kaolin"),
    "lace": mark("lace"),
    "mineral_water": mark("mineral water"),
    "musical_instruments": mark("making of musical instruments"),
    "ore_processing": mark("ore processing"),
    "porcelain": mark("porcelain"),
    "railway": mark("railways"),
    "silver_mining": mark("silver mining"),
    "spa_technology": mark("spa technology"),
    "spirits": mark("spirits and liqueurs"),
    "textile": mark("textiles"),
    "tin_mining": mark("tin mining"),
    "uranium_mining": mark("uranium mining"),
    "water_works": mark("mining waterways and waterworks"),
    "other:agriculture": mark("agriculture"),
    "other:archaeology": mark("archaeology"),
    "other:architecture": mark("architecture"),
    "other:bicycles": mark("bicycles"),
    "other:bookbinding": mark("bookbinding"),
    "other:building_materials": mark("building materials"),
    "other:buttons": mark("button making"),
    "other:cobalt": mark("cobalt"),
    "other:cobalt_mining": mark("cobalt mining"),
    "other:copper_cobalt_mining": mark("copper and cobalt mining"),
    "other:copper_iron_silver_mining": mark("copper, iron and silver mining"),
    "other:copper_mining": mark("copper mining"),
    "other:creative_hub": mark("creative hub"),
    "other:deep_drilling": mark("deep drilling"),
    "other:design": mark("design"),
    "other:electrical_engineering": mark("electrical engineering"),
    "other:engineering": mark("engineering works"),
    "other:firefighting": mark("firefighting"),
    "other:food": mark("food"),
    "other:geology": mark("geology"),
    "other:gloves": mark("glove making"),
    "other:heritage": mark("industrial heritage at large"),
    "other:hops": mark("hops"),
    "other:household_technology": mark("household technology"),
    "other:iron": mark("iron"),
    "other:iron_copper_zinc_mining": mark("iron, copper and zinc mining"),
    "other:iron_mining": mark("iron mining"),
    "other:ironworks": mark("ironworks"),
    "other:lead_copper_mining": mark("lead and copper mining"),
    "other:lead_mining": mark("lead mining"),
    "other:lime_burning": mark("lime burning"),
    "other:metalworking": mark("metalworking"),
    "other:minerals": mark("minerals"),
    "other:minting": mark("minting"),
    "other:models": mark("scale models"),
    "other:mother_of_pearl": mark("mother-of-pearl"),
    "other:paper": mark("paper"),
    "other:pewter": mark("pewter"),
    "other:photography": mark("photography"),
    "other:plastics": mark("plastics"),
    "other:printing": mark("printing"),
    "other:pyrite_mining": mark("pyrite mining"),
    "other:quarrying": mark("quarrying"),
    "other:reclamation": mark("land reclamation"),
    "other:regional_history": mark("regional history"),
    "other:regional_industry": mark("industry of the region"),
    "other:scientific_mining": mark("scientific mining"),
    "other:smelting": mark("smelting"),
    "other:space": mark("space travel"),
    "other:stone": mark("stone"),
    "other:technology": mark("technology"),
    "other:wafers": mark("spa wafers"),
    "other:woodworking": mark("woodworking"),
}

ERAS: Final[Mapping[str, str]] = {
    "past": mark("Past: what was made here"),
    "present": mark("Present: living production"),
    "future": mark("Future: new uses and ideas"),
}

# The same in one word, for a line of facts.
ERA_NAMES: Final[Mapping[str, str]] = {
    "past": mark("past"),
    "present": mark("present"),
    "future": mark("future"),
}

TIERS: Final[Mapping[str, str]] = {
    "anchor": mark("Anchor point"),
    "main": mark("Main stop"),
    "minor": mark("Minor stop"),
}

STATUSES: Final[Mapping[str, str]] = {
    "open": mark("Takes visitors"),
    "seasonal": mark("In season only"),
    "uncertain": mark("Not certain to be open"),
    "closed": mark("Closed to visitors"),
}

HERITAGE: Final[Mapping[str, str]] = {
    "unesco": mark("UNESCO World Heritage and related"),
    "unesco_erzgebirge": mark("UNESCO: Erzgebirge/Krušnohoří Mining Region"),
    "unesco_erzgebirge_associated": mark(
        "Associated object of the Erzgebirge/Krušnohoří Mining Region (UNESCO)"
    ),
    "unesco_great_spas": mark("UNESCO: Great Spa Towns of Europe"),
    "unesco_zatec_hops": mark("UNESCO: Žatec and the Landscape of Saaz Hops"),
    "unesco_intangible_2023": mark("UNESCO: Intangible Cultural Heritage (2023)"),
    "nkp": mark("National cultural monument"),
    "kp": mark("Cultural monument"),
    "erih": mark("European Route of Industrial Heritage (ERIH)"),
}

WHEELCHAIR: Final[Mapping[str, str]] = {
    "yes": mark("Step-free"),
    "limited": mark("Partly step-free"),
    "no": mark("Not step-free"),
    "unknown": mark("Not known"),
}

ANSWERS: Final[Mapping[str, str]] = {
    "yes": mark("Yes"),
    "no": mark("No"),
    "unknown": mark("Not known"),
}

COUNTRIES: Final[Mapping[str, str]] = {"CZ": mark("Czechia"), "DE": mark("Germany")}

CONFIDENCE: Final[Mapping[str, str]] = {
    "verified": mark("Checked against its sources"),
    "partly": mark("Partly checked against sources"),
    "memory": mark("From memory, not checked against a source"),
}


def term(table: Mapping[str, str], value: str, words: Words) -> str:
    """Return the word for a listed value; a value no list knows is shown as it stands."""
    message = table.get(value)
    if message is None:
        return value.removeprefix("other:").replace("_", " ")
    return words.text(message)


def language_name(code: str, words: Words) -> str:
    """Return a language's name ("Czech") for its code, "Not known" for an unknown one."""
    if code == "unknown":
        return words.text("Not known")
    return str(Locale.parse(words.lang).languages.get(code, code))
