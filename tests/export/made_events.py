"""Events made up by us: a fixed handful for golden files, and any number of random ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from situate.actors.actor import Actor
from situate.export import ExportContext
from situate.records import (
    Backing,
    ClaimTime,
    Codes,
    Event,
    KeptClaim,
    KeptPlace,
    KeptStop,
    Mention,
    Origin,
    Report,
    ToldCount,
    ToldDays,
    ToldParticipant,
    ToldPlace,
    ToldStatus,
    ToldType,
    Toll,
)

EXPORTED = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)
BACKING = Backing(claims=("c1",), origins=("o1",))

ACTORS = {
    "TT:army": Actor(id="TT:army", name="Army of Taland", kind="state-forces", inter=1,
                     sector="MIL", countries=("SY",)),
    "red-front": Actor(id="red-front", name="Red Front", kind="rebel-group", inter=2,
                       sector="REB", countries=("SY",)),
    "RU:air-force": Actor(id="RU:air-force", name="Air Force of Russia", kind="state-forces",
                          inter=1, sector="MIL", countries=("RU",)),
}  # fmt: skip

TOWN = KeptPlace(
    text="Qalat al-Nahr", id="geonames:4711", name="Qal'at an Nahr", latitude=35.25,
    longitude=-0.125, feature="settlement", country="SY", admin1="Hama", precision="exact",
    radius_km=2.0,
)  # fmt: skip
PROVINCE = KeptPlace(
    text="Hama province", id="geonames:12", name="Hama", latitude=35.1, longitude=36.8,
    feature="admin1", country="SY", admin1="Hama", precision="admin1", radius_km=60.0,
)  # fmt: skip

AGENCY = Origin(id="o1", kind="agency", name="River Agency; northern desk")
MONITOR = Origin(id="o2", kind="speaker", name="Valley Monitor", actor="valley-monitor")


def tell(role: str, name: str, actor: str | None = None) -> ToldParticipant:
    return ToldParticipant(role=role, actor=actor, name=name, backing=BACKING)


def count(what: str, best: int, *, who: str | None = None, side: str | None = None) -> ToldCount:
    return ToldCount(what=what, who=who, side=side, low=best, best=best, high=best,
                     told=dt.date(2024, 3, 6), superseded=False, backing=BACKING)  # fmt: skip


def make_event(**changes: Any) -> Event:
    values: dict[str, Any] = {
        "id": "e1",
        "type": "clash",
        "mode": None,
        "status": "asserted",
        "aspect": "done",
        "begin": dt.date(2024, 3, 5),
        "end": dt.date(2024, 3, 5),
        "precision": "day",
        "place": TOWN,
        "participants": (
            tell("actor", "the army", "TT:army"),
            tell("target", "Red Front fighters", "red-front"),
        ),
        "tolls": (),
        "credibility": 2,
        "score": 0.75,
        "origins": (AGENCY,),
        "claims": ("c1",),
        "reports": ("r1",),
        "first_published": dt.date(2024, 3, 6),
        "last_published": dt.date(2024, 3, 7),
        "types": (),
        "statuses": (),
        "days": (),
        "places": (),
        "counts": (),
    }
    return Event(**(values | changes))


def toll(what: str, low: int | None, best: int | None, high: int | None,
         side: str | None = None) -> Toll:  # fmt: skip
    return Toll(what=what, side=side, low=low, best=best, high=high)


CLASH = make_event(
    tolls=(toll("killed", 4, 5, 7), toll("killed", 2, 2, 2, "actor"),
           toll("killed", 3, 3, 5, "target"), toll("injured", 11, 11, 11)),
    counts=(count("killed", 2, who="soldiers", side="actor"),),
    origins=(AGENCY, MONITOR),
    claims=("c1", "c2"),
    reports=("r1", "r2"),
    credibility=1,
    contradictions=("tolls",),
    types=(ToldType(type="clash", mode=None, backing=BACKING),
           ToldType(type="attack", mode=None, backing=BACKING)),
)  # fmt: skip
BOMBED_MARKET = make_event(
    id="e2",
    type="air-strike",
    status="contested",
    begin=dt.date(2024, 3, 4),
    end=dt.date(2024, 3, 10),
    precision="week",
    place=PROVINCE,
    participants=(
        tell("actor", "Russian jets", "RU:air-force"),
        tell("supporter", "the army", "TT:army"),
        tell("victim", "=five villagers"),
    ),
    tolls=(toll("killed", 5, None, None), toll("killed", 5, 5, 5, "civilians")),
    counts=(count("killed", 5, who="villagers", side="civilians"),),
    statuses=(ToldStatus(status="asserted", backing=BACKING),
              ToldStatus(status="denied", backing=BACKING)),
    places=(ToldPlace(place=PROVINCE, relation="at", backing=BACKING),
            ToldPlace(place=TOWN, relation="near", backing=BACKING)),
    days=(ToldDays(begin=dt.date(2024, 3, 4), end=dt.date(2024, 3, 10), precision="week",
                   basis="stated", backing=BACKING),
          ToldDays(begin=None, end=dt.date(2024, 3, 8), precision="day", basis="tense",
                   backing=BACKING)),
    contradictions=("place", "status"),
)  # fmt: skip
DENIED = make_event(id="e3", type="capture", status="denied")
PLANNED = make_event(id="e4", type="movement", status="planned")
CONVOY = make_event(
    id="e5",
    type="movement",
    aspect="ongoing",
    begin=dt.date(2024, 3, 1),
    end=None,
    precision="day",
    place=KeptPlace(text="the desert"),
    participants=(tell("object", "a convoy of forty buses"),),
    tolls=(toll("vehicles", 40, 40, 40),),
    route=(KeptStop(role="from", place=TOWN), KeptStop(role="to", place=PROVINCE)),
    credibility=6,
)
PROTEST = make_event(
    id="e6", type="protest", mode="peaceful",
    participants=(tell("actor", "students and marchers"),),
    tolls=(toll("participants", 100, 150, 200),), begin=dt.date(2024, 3, 1),
    end=dt.date(2024, 3, 31), precision="month",
)  # fmt: skip
ACCUSED = make_event(
    id="e7", type="accusation", place=None, begin=None, end=None, precision=None,
    participants=(tell("actor", "Red Front", "red-front"), tell("target", "the army", "TT:army")),
)  # fmt: skip
ALL = (CLASH, BOMBED_MARKET, DENIED, PLANNED, CONVOY, PROTEST, ACCUSED)

_CLAIM = KeptClaim(
    id="c1", report="r1", published=dt.date(2024, 3, 6),
    quote="The army clashed with the Red Front at Qalat al-Nahr on Tuesday.", quote_start=120,
    type="clash", mode=None, trigger=Mention(start=129, end=136, text="clashed"),
    status="asserted", aspect="done", participants=(), place=TOWN, place_relation="at",
    time=ClaimTime(begin=dt.date(2024, 3, 5), end=dt.date(2024, 3, 5), precision="day", times=(),
                   basis="stated"),
    counts=(), sources=(), framing=(), codes=Codes(), score=0.8, origins=(AGENCY,),
)  # fmt: skip
_REPORT = Report(
    id="r1", url="https://river.example/1", publisher="River Post",
    title="Clashes at the river; five dead", published=dt.date(2024, 3, 6), language="en", text="",
)  # fmt: skip


def make_context(**changes: Any) -> ExportContext:
    values: dict[str, Any] = {
        "exported": EXPORTED,
        "filter": "type clash,air-strike",
        "licence": "For the desk only",
        "run": "situate 0.2 config sha256:0123",
        "claim": {"c1": _CLAIM}.get,
        "report": {"r1": _REPORT}.get,
        "actor": ACTORS.get,
    }
    return ExportContext(**(values | changes))


# ------------------------------------------------------------------------------- random events

WORDS = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"),
    min_size=1, max_size=12,
).map(str.strip).filter(bool)  # fmt: skip
RISKY = st.sampled_from(
    ["=1+1", "+x", "-y", "@z", "'=x", "''-y", "a;b", "a\\;b", 'a"b', "a,b", "'ayn"]
)
NAMES = st.one_of(WORDS, RISKY)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> tuple[dt.date | None, dt.date | None, str | None]:
    """Days as times of claims are: a day, an ISO week, a month, a year, an odd or open span."""
    day = draw(DAYS)
    kind = draw(st.sampled_from(["day", "week", "month", "year", "about", "open", "none"]))
    if kind == "day":
        return day, day, "day"
    if kind == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=6), "week"
    if kind == "month":
        first = day.replace(day=1)
        after = (first + dt.timedelta(days=31)).replace(day=1)
        return first, after - dt.timedelta(days=1), "month"
    if kind == "year":
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), "year"
    if kind == "about":
        return day, day + dt.timedelta(days=draw(st.integers(1, 90))), "about"
    return (day, None, "day") if kind == "open" else (None, None, None)


@st.composite
def places(draw: st.DrawFn) -> KeptPlace:
    if draw(st.booleans()):
        return KeptPlace(text=draw(NAMES))
    return KeptPlace(
        text=draw(NAMES),
        id="geonames:1",
        name=draw(NAMES),
        latitude=draw(st.integers(-900_000, 900_000)) / 10_000,
        longitude=draw(st.integers(-1_800_000, 1_800_000)) / 10_000,
        feature=draw(st.sampled_from(["settlement", "admin1", "sea"])),
        country=draw(st.sampled_from(["SY", "SD", "UA", None])),
        admin1=draw(st.one_of(st.none(), NAMES)),
        precision=draw(st.sampled_from(["exact", "near", "part", "admin2", "admin1", "country"])),
        radius_km=draw(st.sampled_from([None, 2.5, 80.0])),
    )


@st.composite
def tolls(draw: st.DrawFn) -> tuple[Toll, ...]:
    found = []
    for what in ("killed", "injured"):
        low, best, high = sorted(draw(st.tuples(*[st.integers(0, 60)] * 3)))
        if draw(st.booleans()):
            best_known = draw(st.booleans())
            found.append(toll(what, low, best if best_known else None, high))
            found += [
                toll(what, n, n, n, side)
                for side in ("actor", "target", "civilians", "party:red-front", "party:=1+1")
                if draw(st.booleans())
                for n in [draw(st.integers(0, 40))]
            ]
    return tuple(found)


@st.composite
def events(draw: st.DrawFn) -> Event:
    begin, end, precision = draw(spans())
    roles = st.sampled_from(["actor", "target", "victim", "party", "supporter", "object"])
    actors = st.sampled_from([None, *ACTORS])
    return make_event(
        id=draw(st.from_regex(r"[a-z0-9]{4,12}", fullmatch=True)),
        type=draw(st.sampled_from(["clash", "capture", "air-strike", "attack-on-civilians",
                                   "protest", "threat", "aid", "displacement", "own-type"])),
        status=draw(st.sampled_from(["asserted", "contested", "denied", "planned", "possible",
                                     "demanded", "threatened"])),
        aspect=draw(st.sampled_from(["done", "ongoing", "repeated"])),
        begin=begin, end=end, precision=precision,
        place=draw(st.one_of(st.none(), places())),
        participants=tuple(
            tell(draw(roles), draw(NAMES), draw(actors)) for _ in range(draw(st.integers(0, 4)))
        ),
        tolls=draw(tolls()),
        credibility=draw(st.integers(1, 6)),
        origins=tuple(
            Origin(id=f"o{n}", kind="speaker", name=draw(NAMES))
            for n in range(draw(st.integers(0, 3)))
        ),
    )  # fmt: skip
