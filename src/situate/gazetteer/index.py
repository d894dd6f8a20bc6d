"""The layout of a gazetteer file: its tables, its hashes and its feature codes.

``place.names`` holds every spelling but the shown name, in normal form, bar-separated. The two
index tables hold 32-bit hashes only; a hit is always checked against the names, so a collision
costs time, not truth. ``name_index`` hashes folded spellings, ``key_index`` the country with the
consonant key: fuzzy answers exist only inside a country.

Every place says by which sources it is known: bit n of ``place.sources`` stands for the row n of
``source``. ``admin_code`` leads from GeoNames codes of units ("SY.09", "SY.09.24") to their
entries, ``coverage`` counts what is there of each country.
"""

from __future__ import annotations

import zlib

FORMAT = 3
LOWEST_COUNTRY_ID = -1_000  # countries have the ids from here to -1
DEGREE = 10_000  # latitudes and longitudes are stored as integers, 1e-4 degrees (11 m)

SCHEMA = """
create table meta (name text primary key, value text not null) without rowid;
create table source (
  id integer primary key,       -- at most 62
  label text not null unique,
  licence text not null,
  attribution text not null     -- the line that has to be shown
);
create table place (
  id integer primary key,       -- GeoNames id; negative for units, countries, regions
  ref text,                     -- iso:SY, geonames:SY.11, situate:qalamoun; null: the id
  name text not null,           -- as shown to people
  names text not null,          -- other spellings in normal form, |-separated
  feature integer not null,     -- code, see FEATURES
  country text,                 -- ISO 3166-1 alpha-2; comma-separated for regions; null: none
  admin1 integer,               -- id of the admin-1 unit
  latitude integer not null,
  longitude integer not null,
  population integer,           -- null: unknown
  radius_km real,               -- extent of areas; null for settlements
  box text,                     -- of areas: south,west,north,east in degrees
  sides text,                   -- of areas: centre of each half and quarter, "n:lat,lon s:..."
  sources integer not null      -- bit n: known by source n
);
create table admin_code (code text primary key, place integer not null) without rowid;
create table coverage (
  country text primary key,
  places integer not null,      -- of any feature
  settlements integer not null,
  names integer not null,       -- spellings that differ
  imported integer not null     -- settlements that an imported source knows
) without rowid;
create table name_index (hash integer, place integer, primary key (hash, place)) without rowid;
create table key_index (hash integer, place integer, primary key (hash, place)) without rowid;
"""
PLACE_COLUMNS = (
    "id", "ref", "name", "names", "feature", "country", "admin1", "latitude", "longitude",
    "population", "radius_km", "box", "sides", "sources",
)  # fmt: skip

FEATURES = {
    1: "settlement", 2: "admin1", 3: "country", 4: "region", 5: "river", 6: "mountain",
    7: "valley", 8: "desert", 9: "lake", 10: "sea", 11: "strait", 12: "canal", 13: "crossing",
    14: "base", 15: "camp", 16: "facility", 17: "dam", 18: "oilfield", 19: "island", 20: "plain",
    21: "forest", 22: "park", 23: "road", 24: "continent",
    25: "admin2",
}  # fmt: skip
FEATURE_CODES = {name: code for code, name in FEATURES.items()}


def hash_name(folded: str) -> int:
    """The signed 32-bit hash of a folded spelling (``romanise.fold``)."""
    return _signed(zlib.crc32(folded.encode()))


def hash_key(country: str, key: str) -> int:
    """The signed 32-bit hash of a consonant key inside a country."""
    return _signed(zlib.crc32(f"{country}|{key}".encode()))


def _signed(value: int) -> int:
    return value - (1 << 32) if value >= 1 << 31 else value
