"""Write docs/reference/actors.md from the registry; with --check only say whether it is current."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from situate.actors.actor import NON_STATE_KINDS, Actor
from situate.actors.registry import ActorRegistry
from situate.actors.rows import read_package_table

PAGE = Path(__file__).parents[2] / "docs/reference/actors.md"
UNCHECKED = "general knowledge"
REGIONS = {
    "Middle East and North Africa": "AE BH DZ EG EH IL IQ IR JO KW LB LY MA OM PS QA SA SY TN TR "
    "YE",
    "Sub-Saharan Africa": "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS "
    "MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TZ UG ZA ZM ZW",
    "South and Central Asia": "AF BD BT IN KG KZ LK MV NP PK TJ TM UZ",
    "East and South-East Asia, Pacific": "AU BN CN FJ ID JP KH KP KR LA MM MN MY NC NZ PG PH SB SG "
    "TH TL TW VN VU",
    "Europe and Caucasus": "AL AM AT AZ BA BE BG BY CH CS CY CZ DD DE DK EE ES FI FR GB GE GR HR "
    "HU IE IS IT LT LU LV MD ME MK MT NL NO PL PT RO RS RU SE SI SK SU UA XK YU",
    "Americas": "AR BO BR BS BZ CA CL CO CR CU DO EC GT GY HN HT JM MX NI PA PE PR PY SR SV TT US "
    "UY VE",
}
LISTS = (
    ("UCDP actor", "UCDP Actor Dataset 22.1, Uppsala Conflict Data Program", "CC BY 4.0"),
    ("UCDP GED", "sides of UCDP GED events in Syria, Uppsala Conflict Data Program", "CC BY 4.0"),
    ("PETRARCH2", "PETRARCH2's dictionaries (openeventdata/petrarch2)", "MIT"),
    ("UN list", "consolidated list of the UN Security Council, 16 March 2015", "public document"),
    ("us-fto", "Foreign Terrorist Organizations, US State Department (to 2004)", "public domain"),
    ("uk-proscribed", "Terrorism Act 2000, schedule 2 (in part)", "Open Government Licence 3.0"),
    (UNCHECKED, "in none of these lists", "ours"),
)
TEXT = """<!-- made by scripts/actors/make_page.py; do not edit -->

# Actors

The registry of the package: {rows} actors with a row of their own, {groups} of them armed groups
(neither a state's forces nor an alliance), under {names} names. The bodies of {states} states
(army, police, government, ministries: `SY:army`) are formed by pattern; {own} bodies have names of
their own besides (Tatmadaw, Pentagon).

## Kinds

{kinds}
## Armed groups by region

By home country, the first of a row.

{regions}
## Where the facts come from

We wrote the rows; names that the lists had and we lacked came in from them. The column `source`
says in which list the row's name was found again with no other country and no impossible years, or
`{unchecked}`. The years of the lists are those of conflicts and listings, not of groups: they rule
out what cannot be and prove no year. Kinds, parents, memberships and the tables `states.tsv`,
`bodies.tsv` and `own-names.tsv` were checked against no list. The check can be made again:
`scripts/actors/README.md`.

{lists}
A row may stand in several lists. UCDP: Davies, Pettersson and Öberg (2022), Organized violence
1989-2021 and drone warfare, Journal of Peace Research 59(4); https://ucdp.uu.se. No data of ACLED's
were used.

## Columns

`id`, `name`, `kind`, `inter` (ACLED's code of the side), `sector` (PLOVER), `countries` (ISO codes,
home first), `active` (`2011-2024`; open where unknown), `parent`, `member_of`
(`syrian-democratic-forces:2015-`), `state_media`, `aliases`, `source`. In `aliases`, `|` parts the
names; `?` marks one that means this actor only in a report about its country, `=` one that counts
in its exact case only, `=?` both. A file of yours may have any of these columns.
"""


def table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """A Markdown table."""
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def count_regions(groups: list[Actor]) -> list[tuple[str, int]]:
    """Armed groups by the region of their home country; the rest work in no one country."""
    regions = {code: region for region, codes in REGIONS.items() for code in codes.split()}
    counts = Counter(regions.get(actor.country or "", "no one country") for actor in groups)
    return counts.most_common()


def count_lists(actors: list[Actor], groups: list[Actor]) -> list[tuple[object, ...]]:
    """For every list: what it is, its licence, and how many groups and rows it has."""
    return [
        (what, licence, *(sum(_stands_in(a, mark) for a in among) for among in (groups, actors)))
        for mark, what, licence in LISTS
    ]


def _stands_in(actor: Actor, mark: str) -> bool:
    return any(source.startswith(mark) for source in actor.sources)


def describe() -> str:
    """The whole page."""
    actors = list(ActorRegistry.load())
    groups = [actor for actor in actors if actor.kind in NON_STATE_KINDS]
    own = read_package_table("own-names.tsv")
    kinds = Counter(actor.kind for actor in actors).most_common()
    return TEXT.format(
        rows=len(actors),
        groups=len(groups),
        names=sum(1 + len(actor.aliases) for actor in actors),
        states=len(read_package_table("states.tsv")),
        own=len(own),
        unchecked=UNCHECKED,
        kinds=table(("kind", "actors"), kinds),
        regions=table(("region", "groups"), count_regions(groups)),
        lists=table(("list", "licence", "armed groups", "all rows"), count_lists(actors, groups)),
    )


def main() -> int:
    """Write the page, or say whether it is current."""
    page = describe()
    if "--check" in sys.argv[1:]:
        current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page
        print("current" if current else f"{PAGE} is stale; run python scripts/actors/make_page.py")
        return 0 if current else 1
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
