"""Industries gathered into the few groups a person can choose from."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from icplanner.catalogue.event import Event
from icplanner.catalogue.site import Site


class IndustryGroup(StrEnum):
    """A group of industries; the value is its name in links and exports."""

    MINING = "mining"
    PORCELAIN = "porcelain_ceramics"
    GLASS = "glass"
    MUSIC = "music"
    TEXTILE = "textile_lace"
    BEER = "beer_spirits"
    SPA = "mineral_water_spa"
    TRANSPORT = "transport"
    ENERGY = "energy_chemistry"
    CRAFTS = "crafts"
    OTHER = "other"


# Mining takes in what stands and falls with it: dressing and smelting, drilling, quarries, and the
# land reclaimed after it. Water works stay apart: ditches of mines, dams and mills in one.
_MEMBERS: Final[dict[IndustryGroup, tuple[str, ...]]] = {
    IndustryGroup.MINING: (
        "tin_mining",
        "silver_mining",
        "uranium_mining",
        "coal_mining",
        "ore_processing",
        "kaolin",
        "other:reclamation",
        "other:geology",
        "other:minerals",
        "other:iron",
        "other:ironworks",
        "other:smelting",
        "other:cobalt",
        "other:stone",
        "other:quarrying",
        "other:deep_drilling",
        "other:iron_mining",
        "other:lead_mining",
        "other:cobalt_mining",
        "other:copper_mining",
        "other:pyrite_mining",
        "other:scientific_mining",
        "other:copper_iron_silver_mining",
        "other:copper_cobalt_mining",
        "other:lead_copper_mining",
        "other:iron_copper_zinc_mining",
    ),
    IndustryGroup.PORCELAIN: ("porcelain", "ceramics"),
    IndustryGroup.GLASS: ("glass",),
    IndustryGroup.MUSIC: ("musical_instruments",),
    IndustryGroup.TEXTILE: ("textile", "lace", "other:gloves"),
    IndustryGroup.BEER: ("beer", "spirits", "other:hops"),
    IndustryGroup.SPA: ("mineral_water", "spa_technology"),
    IndustryGroup.TRANSPORT: ("railway", "automotive", "other:bicycles"),
    IndustryGroup.ENERGY: ("energy", "chemistry", "other:plastics"),
    IndustryGroup.CRAFTS: (
        "crafts",
        "other:bookbinding",
        "other:buttons",
        "other:mother_of_pearl",
        "other:pewter",
        "other:printing",
        "other:woodworking",
        "other:metalworking",
    ),
    IndustryGroup.OTHER: (
        "water_works",
        "other:agriculture",
        "other:archaeology",
        "other:architecture",
        "other:building_materials",
        "other:creative_hub",
        "other:design",
        "other:electrical_engineering",
        "other:engineering",
        "other:firefighting",
        "other:food",
        "other:heritage",
        "other:household_technology",
        "other:lime_burning",
        "other:minting",
        "other:models",
        "other:paper",
        "other:photography",
        "other:regional_history",
        "other:regional_industry",
        "other:space",
        "other:technology",
        "other:wafers",
    ),
}

GROUPS: Final[dict[str, IndustryGroup]] = {
    industry: group for group, members in _MEMBERS.items() for industry in members
}


def is_grouped(industry: str) -> bool:
    """Tell whether an industry has been given a group on purpose."""
    return _key(industry) in GROUPS


def group_of(industry: str) -> IndustryGroup:
    """Return the one group of an industry; a new one stands under "other" until it is placed."""
    return GROUPS.get(_key(industry), IndustryGroup.OTHER)


def groups_of(record: Site | Event) -> tuple[IndustryGroup, ...]:
    """Return the groups of a site or event, each once, the leading industry's first."""
    return tuple(dict.fromkeys(group_of(industry) for industry in record.industries))


def _key(industry: str) -> str:
    return industry.strip().lower().replace(" ", "_")
