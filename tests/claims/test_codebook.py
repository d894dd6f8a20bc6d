import json
from pathlib import Path

import pytest

from situate.claims.codebook import check, forms, load_codebook
from situate.claims.inflection import inflect
from situate.errors import ConfigError
from situate.language.relevance import find_sentences
from situate.language.sentences import split_sentences
from situate.records import Span

REFERENCES = Path(__file__).parents[3] / "shared" / "refs"
SMALL = """
name = "clinics"
version = 1
[nouns]
building = ["clinic", "hospital"]
[light_verbs]
actor = ["carry out"]
[frames.attack]
subject = "actor"
object = "target"
[types.attack-on-care]
definition = "Health care is attacked."
acled = { event_type = "Violence against civilians", sub_event_type = "Attack" }
[[types.attack-on-care.triggers]]
lemmas = ["attack", "take control"]
frame = "attack"
requires = ["object:building"]
weight = 0.9
"""


@pytest.fixture
def write(tmp_path):
    def write_book(text):
        path = tmp_path / "book.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_book


def test_the_shipped_codebook_is_sound_and_has_every_type_of_the_format():
    book = load_codebook("conflict.v1")
    assert len(book.types) == 32
    assert {"clash", "capture", "attack-on-civilians", "refusal", "other"} <= book.types.keys()


def test_every_type_has_triggers():
    book = load_codebook("conflict.v1")
    used = {trigger.type for row in book.triggers_by_head.values() for trigger in row}
    assert used == book.types.keys()


def test_triggers_with_more_words_and_conditions_come_first():
    row = load_codebook("conflict.v1").triggers_by_head["take", "VERB"]
    sizes = [len(trigger.lemmas[0]) for trigger in row]
    assert sizes == sorted(sizes, reverse=True)
    assert all(trigger.lemmas[0][0] == "take" for trigger in row)


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCES.exists(), reason="the reference lists are not here")
def test_all_codes_stand_in_the_reference_lists():
    acled = json.loads((REFERENCES / "acled.json").read_text())["taxonomy"]
    plover = json.loads((REFERENCES / "plover.json").read_text())["events"]
    cameo = {row["code"] for row in json.loads((REFERENCES / "cameo.json").read_text())}
    for kind in load_codebook("conflict.v1").types.values():
        for code in [kind.acled, *(rule.code for rule in kind.acled_when)]:
            if code is not None:
                subs = {row["sub_event_type"] for row in acled[code.event_type]}
                assert code.sub_event_type in subs
        if kind.plover is not None:
            assert kind.plover.mode in {None, *plover[kind.plover.event]}
        assert kind.cameo is None or kind.cameo in cameo


def test_a_codebook_of_ones_own_is_read_from_its_file(write):
    book = load_codebook(str(write(SMALL)))
    (trigger,) = book.triggers_by_head["attack", "VERB"]
    assert trigger.type == "attack-on-care"
    assert (trigger.requires[0].slot, trigger.requires[0].kind) == ("object", "building")
    assert book.types["attack-on-care"].acled.sub_event_type == "Attack"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('frame = "attack"', 'frame = "assault"', ["attack-on-care", "unknown frame 'assault'"]),
        ('"object:building"', '"object:bridge"', ["attack-on-care", "unknown kind 'bridge'"]),
        ("weight = 0.9", "weight = 9", ["attack-on-care", "'weight' is 9"]),
        ('object = "target"', 'object = "aim"', ["frames.attack", "unknown role 'aim'"]),
        ('definition = "Health', 'meaning = "Health', ["attack-on-care", "unknown key 'meaning'"]),
        ("weight = 0.9", 'pos = "ADV"', ["attack-on-care", "unknown pos 'ADV'"]),
    ],
)
def test_a_fault_is_named_with_its_place(write, old, new, words):
    path = write(SMALL.replace(old, new))
    faults = "\n".join(check(path))
    assert all(word in faults for word in words)
    with pytest.raises(ConfigError, match=r"book\.toml"):
        load_codebook(str(path))


def test_all_faults_are_listed_at_once(write):
    text = SMALL.replace('frame = "attack"', 'frame = "x"').replace("weight = 0.9", "weight = 9")
    assert len(check(write(text))) == 2


def test_broken_toml_and_missing_files_are_named(write, tmp_path):
    assert "not sound TOML" in check(write("name = "))[0]
    with pytest.raises(ConfigError, match="cannot be read"):
        load_codebook(str(tmp_path / "none.toml"))
    with pytest.raises(ConfigError, match=r"no codebook 'war\.v9'"):
        load_codebook("war.v9")


def test_a_sentence_must_hold_all_words_of_a_trigger_in_any_inflection(write):
    wanted = forms(load_codebook(str(write(SMALL))))
    text = "Rebels attacked. They took it. They took control of the town. Control was lost."
    spans = split_sentences(text, [Span(start=0, end=len(text))])
    assert find_sentences(text, spans, wanted) == [True, False, True, False]


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("seize", "seized"),
        ("seize", "seizing"),
        ("flee", "fled"),
        ("die", "dying"),
        ("shell", "shelled"),
        ("expel", "expelled"),
        ("withdraw", "withdrew"),
        ("bury", "buried"),
        ("clash", "clashes"),
        ("overrun", "overran"),
        ("retake", "retaken"),
    ],
)
def test_verbs_are_inflected(lemma, form):
    assert form in inflect(lemma, "VERB")
