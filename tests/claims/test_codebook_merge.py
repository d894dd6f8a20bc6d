"""Codebooks that extend others: what is added, replaced and taken away."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from situate.claims.codebook import check, load_codebook
from situate.claims.codebook_merge import merge_tables
from situate.claims.codebook_parse import parse_codebook
from situate.errors import ConfigError

HEAD = 'name = "mine"\nversion = 1\nextends = "conflict.v1"\n'
TYPE = """
[types.well-poisoned]
definition = "A well is poisoned."
triggers = [{ lemmas = ["poison"], frame = "attack", requires = ["object:infrastructure"] }]
"""
Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_book(text: str, name: str = "mine.toml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write_book


def triggers_of(book: str, kind: str) -> set[str]:
    rows = load_codebook(book).triggers_by_head.values()
    return {" ".join(t.lemmas[0]) for row in rows for t in row if t.type == kind}


def test_a_type_is_added_to_those_of_the_base(write: Write) -> None:
    book = load_codebook(write(HEAD + TYPE))
    assert book.name == "mine"
    assert book.types.keys() == load_codebook().types.keys() | {"well-poisoned"}
    assert [t.type for t in book.triggers_by_head["poison", "VERB"]] == ["well-poisoned"]


def test_what_a_type_says_replaces_and_its_triggers_are_added(write: Write) -> None:
    added = """
[types.clash]
definition = "Two sides fight, in our sense."
triggers = [{ lemmas = ["cross sword"], frame = "fight", weight = 0.9 }]
"""
    book = write(HEAD + added)
    kind = load_codebook(book).types["clash"]
    assert kind.definition == "Two sides fight, in our sense."
    assert kind.cameo == load_codebook().types["clash"].cameo
    assert triggers_of(book, "clash") == triggers_of("conflict.v1", "clash") | {"cross sword"}


def test_types_go_with_the_shifts_that_need_them(write: Write) -> None:
    book = load_codebook(write(HEAD + '[remove]\ntypes = ["riot", "movement"]\n'))
    assert not {"riot", "movement"} & book.types.keys()
    assert not [s for s in book.shifts if s.to == "riot" or "riot" in s.from_types]
    assert book.types["obstruction"].obstructs == {"aid", "displacement"}


def test_triggers_and_nouns_can_be_taken_away(write: Write) -> None:
    removed = """
[remove.triggers]
protest = ["rally"]
[remove.nouns]
building = ["pump"]
"""
    book = write(HEAD + removed)
    assert triggers_of("conflict.v1", "protest") - triggers_of(book, "protest") == {"rally"}
    assert load_codebook().nouns["building"] - load_codebook(book).nouns["building"] == {"pump"}


def test_all_types_can_be_taken_away_at_once(write: Write) -> None:
    book = load_codebook(write(HEAD + '[remove]\ntypes = ["*"]\n' + TYPE))
    assert list(book.types) == ["well-poisoned"]
    assert book.frames == load_codebook().frames
    assert book.shifts == ()


def test_nouns_of_a_kind_are_added(write: Write) -> None:
    book = load_codebook(write(HEAD + '[nouns]\nbuilding = ["granary-tower"]\n'))
    assert book.nouns["building"] == load_codebook().nouns["building"] | {"granary-tower"}


def test_a_file_extends_a_file_beside_it(write: Write) -> None:
    write(HEAD + TYPE, "below.toml")
    book = load_codebook(write('name = "top"\nversion = 1\nextends = "below.toml"\n', "top.toml"))
    assert book.name == "top"
    assert "well-poisoned" in book.types


def test_a_codebook_that_extends_itself_is_refused(write: Write) -> None:
    path = write('name = "x"\nversion = 1\nextends = "mine.toml"\n')
    with pytest.raises(ConfigError, match="extends itself"):
        load_codebook(path)


def test_the_faults_of_a_file_below_are_told_as_its_own(write: Write) -> None:
    below = write(HEAD + TYPE.replace("triggers", "trigers"), "below.toml")
    (fault,) = check(write('name = "x"\nversion = 1\nextends = "below.toml"\n'))
    assert below in fault
    assert "did you mean 'triggers'" in fault


SMALL = """
name = "small"
version = 1
[nouns]
building = ["clinic"]
[light_verbs]
actor = ["carry out"]
[frames.attack]
subject = "actor"
[types.hit]
definition = "It is hit."
acled = { event_type = "Riots", sub_event_type = "Mob violence" }
acled_when = [{ mode = "hard", sub_event_type = "Mob violence" }]
plover = { event = "ASSAULT", mode = "beat" }
cameo = "182"
cameo_when = { hard = "190" }
modes = ["hard"]
obstructs = ["hit"]
family = "blow"
triggers = [{ lemmas = ["hit"], frame = "attack", requires = ["subject"], weight = 0.5 }]
[types.inner]
definition = "It comes out as the other."
reported_as = { type = "hit", mode = "hard" }
[[shifts]]
from = ["hit"]
to = "inner"
status = ["denied"]
"""


def variants(value: Any, wrong: Any) -> Iterator[Any]:
    """The value with one of its parts, or the whole of it, replaced."""
    yield wrong
    if isinstance(value, dict):
        for key, part in value.items():
            yield from (value | {key: other} for other in variants(part, wrong))
    if isinstance(value, list):
        for at, part in enumerate(value):
            yield from ([*value[:at], other, *value[at + 1 :]] for other in variants(part, wrong))


@pytest.mark.parametrize("wrong", [3, True, [], [1], {"a": 1}, [[]], "x"], ids=str)
def test_no_value_of_a_wrong_kind_breaks_the_check(wrong: Any) -> None:
    sound = tomllib.loads(SMALL)
    assert parse_codebook(sound)[1] == []
    for table in variants(sound, wrong):
        if isinstance(table, dict):
            parse_codebook(table)
            parse_codebook(merge_tables(sound, table)[0])


def test_a_base_that_is_not_there_is_named(write: Write) -> None:
    (fault,) = check(write(HEAD.replace("conflict.v1", "conflict.v9")))
    assert "no codebook 'conflict.v9'" in fault
    assert "conflict.v1 or plover.v1" in fault


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[remove]\ntypes = ["riots"]', ["[remove]", "'riots'", "did you mean 'riot'"]),
        ("[remove.triggers]\nclash = ['clasch']", ["[remove.triggers]", "did you mean 'clash'"]),
        ("[remove.nouns]\nbuilding = ['xyzzy']", ["noun of building 'xyzzy'"]),
        ("[remove]\nframe = ['attack']", ["unknown key 'frame'", "did you mean 'frames'"]),
        ("[types.empty]\ndefinition = 'None.'", ["[types.empty]", "nothing leads to it"]),
        ("[types.clash]\ntriggers = 'clash'", ["[types.clash]", "'triggers' 1", "give a table"]),
        ("[types.clash]\nviolent = 'yes'", ["'violent' is 'yes'", "true or false"]),
        ("[types.x]\ndefinition='X.'\ntriggers=[{lemmas=['Attack*'], frame='attack'}]",
         ["[types.x] trigger 1", "'Attack*' can never match"]),
        ("[types.x]\ndefinition='X.'\nmodes=['hot']\n"
         "triggers=[{lemmas=['burn'], frame='attack', mode='cold'}]",
         ["[types.x] trigger 1", "unknown mode 'cold'", "use one of hot"]),
        ("[types.clash]\nreported_as = {type = 'WAR'}", ["'reported_as'", "'WAR'"]),
        ("[types.clash]\nreported_as = 'WAR'", ["[types.clash]", "'reported_as' is 'WAR'"]),
        ("[[shifts]]\nfrom=['clash']\nto='riot'", ["[[shifts]] 1", "no condition"]),
        ("[[shifts]]\nfrom=['clash']\nto='riot'\nstatus=['plan']",
         ["[[shifts]] 1", "unknown status 'plan'", "did you mean 'planned'"]),
        ("[frames]\nx = 'y'", ["[frames]", "'x' is no table", "[frames.x]"]),
        ("[nouns]\nbuilding = 'hut'", ["[nouns]", "'building' must be a list of words"]),
    ],
)  # fmt: skip
def test_faults_say_where_and_what_to_do(write: Write, text: str, words: list[str]) -> None:
    faults = "\n".join(check(write(HEAD + text + "\n")))
    for word in words:
        assert word in faults
