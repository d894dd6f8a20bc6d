"""Invented reports of tracked situations, read by the real reader and merged as the ledger does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from situate.evaluate.happenings import match_all
from situate.events.cluster import cluster
from situate.events.kept import keep_claims
from situate.events.merge import merge_claims
from situate.picture.stories import build_stories
from situate.reader import RulesReader
from situate.records import Event, KeptClaim, Origin, Report, Span, Story
from situate.text import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Events of some reports, with their claims."""

    events: tuple[Event, ...]
    claims: dict[str, KeptClaim]

    def stories(self, kind: str | None = None) -> list[Story]:
        """The stories, or those of a kind."""
        told = build_stories(self.events, self.claims.get)
        return [story for story in told if kind in {None, story.kind}]


def read_world(reader: RulesReader, reports: Iterable[tuple[str, str, str]]) -> World:
    """Read reports given as publisher, day and text."""
    claims: list[KeptClaim] = []
    for publisher, day, text in reports:
        text = " ".join(text.split())
        report = Report(
            id=digest(publisher, day, text),
            publisher=publisher,
            published=dt.date.fromisoformat(day),
            language="en",
            text=text,
            story=(Span(start=0, end=len(text)),),
        )
        claims += [_trace(claim, publisher) for claim in keep_claims(reader.read(report))]
    return merge_world(claims)


def merge_world(claims: Sequence[KeptClaim]) -> World:
    """Match, cluster and merge claims."""
    known = {claim.id: claim for claim in claims}
    matches = [match for *_, match in match_all(claims)]
    events = tuple(
        merge_claims(digest(*group)[:16], [known[one] for one in group])
        for group in cluster(claims, matches)
    )
    return World(events=events, claims=known)


def _trace(claim: KeptClaim, publisher: str) -> KeptClaim:
    """The first speaker as the origin, else the publisher."""
    speaker = next((s.name for s in claim.sources if s.role == "speaker"), publisher)
    return replace(claim, origins=(Origin(id=f"speaker:{speaker}", kind="speaker", name=speaker),))


# A convoy that is stranded, told three times by three papers, and moves on at last.
STRANDED_CONVOY = (
    ("Sahel Courier", "2023-03-07",
     """An aid convoy of 20 trucks left Gao for Menaka on Monday, the mission said. It carries food
     for camps near the border."""),
    ("Niger River Post", "2023-03-10",
     """The aid convoy for Menaka has been stranded near Ansongo since Wednesday. Gunmen blocked
     the convoy at a bridge on Thursday, the mission said."""),
    ("Bamako Evening", "2023-03-13",
     """The aid convoy is still stranded at Ansongo. The mission denied that the convoy had turned
     back. Fighters fired on the convoy on Saturday and two drivers were killed."""),
)  # fmt: skip
ARRIVAL = (
    ("Sahel Courier", "2023-03-18",
     """The aid convoy reached Menaka on Friday, eleven days after it had left Gao, the mission
     said."""),
)  # fmt: skip
SIEGE = (
    ("Levant Post", "2016-05-03",
     """Government forces besieged the town of Darayya on Monday, activists said. Rebel fighters
     hold the town."""),
    ("Orontes Daily", "2016-06-02",
     """A convoy of the Red Crescent with medicine entered besieged Darayya on Wednesday, the
     Red Crescent said."""),
    ("Levant Post", "2016-06-20",
     """The army shelled besieged Darayya on Sunday and five people were killed, activists said.
     Officials promised that the siege of Darayya would be lifted next month."""),
    ("Orontes Daily", "2016-07-12",
     """The army lifted the siege of Darayya on Monday, residents said."""),
)  # fmt: skip
TRUCE = (
    ("Yemen Wire", "2018-11-02",
     """The Yemeni government and the Houthis signed a truce for Hodeidah on Thursday, the United
     Nations said. Under the truce the Houthis will release 50 prisoners by Sunday."""),
    ("Red Sea Herald", "2018-11-05",
     """The Houthis released 50 prisoners in Hodeidah on Sunday under the truce, the United Nations
     said."""),
    ("Yemen Wire", "2018-11-09",
     """Houthi fighters violated the truce in Hodeidah on Thursday, the Yemeni government said.
     The United Arab Emirates rejected the truce on Thursday."""),
    ("Red Sea Herald", "2018-11-20",
     """The truce in Hodeidah collapsed on Monday, residents said."""),
)  # fmt: skip
EXCHANGE = (
    ("Caucasus Report", "2020-12-10",
     """Armenia and Azerbaijan agreed on Wednesday to exchange prisoners in two rounds, the Red
     Cross said. The second round is planned for Sunday, when Azerbaijan will release 20
     prisoners."""),
    ("Caspian Times", "2020-12-12",
     """Armenia and Azerbaijan exchanged 30 prisoners on Friday in the first round of the agreed
     exchange."""),
    ("Caucasus Report", "2020-12-14",
     """Azerbaijan released 20 prisoners on Sunday in the second round of the exchange with
     Armenia."""),
)  # fmt: skip
TWO_SIEGES = (
    ("Levant Post", "2015-10-06",
     """Government forces besieged the town of Zabadani on Monday, activists said."""),
    ("Orontes Daily", "2015-10-07",
     """Government forces besieged the town of Madaya on Tuesday, activists said."""),
    ("Levant Post", "2015-10-20",
     """Trucks with food entered besieged Madaya on Monday, the Red Cross said."""),
    ("Orontes Daily", "2015-11-03",
     """Government forces captured Zabadani on Monday, a commander said."""),
    ("Levant Post", "2015-11-05",
     """The siege of Madaya goes on, residents said on Wednesday."""),
)  # fmt: skip
