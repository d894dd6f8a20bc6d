"""Families of claim types: in which types reports may tell one and the same happening."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from situate.records import KeptClaim

# The type of what was never typed (mentions of a corpus).
UNTYPED = "untyped"
Table = Mapping[str, Mapping[str, str]]


@cache
def load_families() -> Table:
    """The family of each type, PLOVER event and loose type, and the block of each family."""
    text = resources.files("situate.events").joinpath("families.toml").read_text("utf8")
    return {
        name: {one: family for family, members in table.items() for one in members}
        for name, table in tomllib.loads(text).items()
    }


def family_of(claim: KeptClaim) -> str:
    """The family of a claim's type; of a type of another codebook that of its PLOVER event."""
    families = load_families()
    found = families["types"].get(claim.type)
    if found is None and claim.codes.plover is not None:
        found = families["plover"].get(claim.codes.plover.event)
    return found or claim.type


def block_of(claim: KeptClaim) -> str:
    """The families that a claim is compared with: its own, or a group of them."""
    family = family_of(claim)
    return load_families()["blocks"].get(family, family)


def is_loose(kind: str) -> bool:
    """Whether reports use a type for others of its family too: "attack" for an air strike."""
    return kind in load_families()["loose"]
