"""Who may come in: group, age, access, language and price of a site against a request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from icplanner.catalogue.site import Access, Site
from icplanner.tours.request import Request

# Crowns for a euro, to add up admissions on both sides of the border. The Czech National Bank's
# rate stayed between 24.1 and 25.4 in 2024 and 2025; the upper edge keeps budgets safe.
CZK_PER_EUR: Final = 25.5


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a site is left out before anything is planned: a code and its numbers.

    Codes are listed in `docs/tours-reference.md`.
    """

    code: str
    numbers: Mapping[str, object] = field(default_factory=dict)


def price_czk(site: Site) -> float | None:
    """Return the admission of one adult in crowns; None where it is unknown."""
    if site.price_adult is None:
        return None
    if site.price_adult == 0 or site.currency == "CZK":
        return float(site.price_adult)
    if site.currency == "EUR":
        return round(site.price_adult * CZK_PER_EUR, 1)
    return None


def refusal(site: Site, request: Request) -> Refusal | None:
    """Return the first wish or limit of the request that keeps the site out, whatever the day.

    What is unknown keeps a site out where the request depends on it, unless the request accepts
    the unknown.
    """
    if site.position is None:
        return Refusal("no_position")
    checks = (_age(site, request), _access(site, request), _language(site, request))
    return next((found for found in checks if found), None) or _price(site, request)


def _age(site: Site, request: Request) -> Refusal | None:
    if request.youngest_age is None or site.min_age is None:
        return None
    if site.min_age <= request.youngest_age:
        return None
    return Refusal("too_young", {"min_age": site.min_age, "youngest_age": request.youngest_age})


def _access(site: Site, request: Request) -> Refusal | None:
    if not request.wheelchair:
        return None
    if site.wheelchair is Access.NO:
        return Refusal("no_wheelchair")
    if site.wheelchair is None and not request.accept_unknown:
        return Refusal("wheelchair_unknown")
    return None


def _language(site: Site, request: Request) -> Refusal | None:
    wanted = request.language
    if wanted is None or wanted in site.languages:
        return None
    if site.languages:
        return Refusal("language_missing", {"language": wanted, "spoken": site.languages})
    # A museum one walks through alone needs no guide: only guided visits depend on the language.
    if site.guided_only and not request.accept_unknown:
        return Refusal("language_unknown", {"language": wanted})
    return None


def _price(site: Site, request: Request) -> Refusal | None:
    if request.budget_czk is None:
        return None
    price = price_czk(site)
    if price is None:
        return None if request.accept_unknown else Refusal("price_unknown")
    if price > request.budget_czk:
        return Refusal("over_budget", {"price_czk": price, "budget_czk": request.budget_czk})
    return None


def fitting_starts(site: Site, request: Request) -> Site | Refusal:
    """Return the site with only those guided starts that take the group in its language.

    A line that does not say how many it takes, or in which language, stays. A site that is seen
    with a guide only, and has no such start, is refused.
    """
    lines = site.guided_starts
    if not lines:
        return site
    small = [
        line for line in lines if line.group_max is None or line.group_max >= request.group_size
    ]
    if not small and site.guided_only:
        most = max(line.group_max or 0 for line in lines)
        return Refusal("group_too_large", {"group_size": request.group_size, "group_max": most})
    wanted = request.language
    spoken = [
        line for line in small if wanted is None or not line.languages or wanted in line.languages
    ]
    if not spoken and site.guided_only:
        return Refusal("language_missing", {"language": wanted, "spoken": site.languages})
    return replace(site, guided_starts=tuple(spoken))
