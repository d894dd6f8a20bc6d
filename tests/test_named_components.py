"""Components by name: found, refused, and given what stands behind the colon."""

from __future__ import annotations

import pytest

from situate.errors import ConfigError
from situate.reader import RulesReader
from situate.registry import list_components, load_component, wants_argument


def test_our_reader_is_found_by_its_name() -> None:
    assert load_component("situate.readers", "rules.v1") is RulesReader


def test_components_are_listed_in_order() -> None:
    names = list_components("situate.languages")
    assert names == sorted(names)
    assert {"default", "spacy"} <= set(names)


def test_a_group_that_nobody_serves_is_empty() -> None:
    assert list_components("situate.nobody") == []


def test_an_unknown_name_is_refused_with_the_installed_ones() -> None:
    with pytest.raises(ConfigError, match=r"no component 'rulez' .* Installed: .*rules\.v1"):
        load_component("situate.readers", "rulez")


@pytest.mark.parametrize("name", ["rules.v1:", "rules.v1:more"])
def test_an_argument_is_refused_where_none_is_wanted(name: str) -> None:
    with pytest.raises(ConfigError, match=r"is written 'rules\.v1'"):
        load_component("situate.readers", name)


def test_a_missing_argument_is_asked_for() -> None:
    assert wants_argument("situate.languages", "spacy")
    with pytest.raises(ConfigError, match="is written 'spacy:NAME'"):
        load_component("situate.languages", "spacy")
