"""Which place an event belongs to, on trees of ours."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from trees import text_of, tree, word

from situate.claims.choice import choose
from situate.claims.codebook import Trigger
from situate.claims.findings import Findings
from situate.claims.place_facts import PlaceQuestion
from situate.claims.place_options import PlaceOption, list_options
from situate.claims.selection import Selected
from situate.claims.triggers import Candidate
from situate.language.analysis import AnalysedSentence
from situate.reader import anchor_of
from situate.records import Place, Reading, Report, Span


def _places(text: str, *names: str, **precisions: str) -> list[Place]:
    return [
        Place(
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            feature="country" if precisions.get(name) == "country" else "settlement",
            precision=precisions.get(name, "exact"),
        )
        for name in names
    ]


def _findings(sentences: Sequence[AnalysedSentence], places: Sequence[Place]) -> Findings:
    text = text_of(list(sentences))
    report = Report(id="0" * 32, language="en", text=text, story=(Span(start=0, end=len(text)),))
    return Findings(
        report=report,
        sentences=tuple(sentences),
        entities=(),
        places=tuple(places),
        times=(),
        attributions=(),
        anchor=anchor_of(report),
    )


def _options(
    sentence: AnalysedSentence,
    trigger: str,
    places: list[Place],
    *,
    before: Sequence[AnalysedSentence] = (),
    kind: str = "attack",
) -> list[PlaceOption]:
    token = word(sentence, trigger)
    candidate = Candidate(
        sentence=sentence,
        token=token,
        words=(token,),
        trigger=Trigger(type=kind, lemmas=((trigger,),), pos="VERB", frame="attack"),
        slots={},
        carrier=None,
    )
    question = PlaceQuestion(
        selected=Selected(candidate=candidate, roles=(), absorbed=()),
        kind=kind,
        spoken=False,
        status="asserted",
        places=places,
        previous=None,
    )
    return list_options(question, _findings([*before, sentence], places))


def _placed(
    sentence: AnalysedSentence,
    trigger: str,
    places: list[Place],
    *,
    before: Sequence[AnalysedSentence] = (),
    kind: str = "attack",
) -> tuple[str | None, str | None]:
    options = _options(sentence, trigger, places, before=before, kind=kind)
    option = choose(options, "place")
    return (None if option.place is None else places[option.place].text), option.relation


CAPTURE = tree(
    """
    Rebels rebel NOUN NNS 2 nsubj
    captured capture VERB VBD 0 root
    the the DET DT 4 det
    village village NOUN NN 2 obj
    of of ADP IN 6 case
    Sarmin Sarmin PROPN NNP 4 nmod
    in in ADP IN 9 case
    Idlib Idlib PROPN NNP 9 compound
    province province NOUN NN 4 nmod
    . . PUNCT . 2 punct
    """
)
CLASHES = tree(
    """
    Clashes clash NOUN NNS 2 nsubj
    erupted erupt VERB VBD 0 root
    in in ADP IN 4 case
    Kutum Kutum PROPN NNP 2 obl
    , , PUNCT , 11 punct
    a a DET DT 8 det
    health health NOUN NN 8 compound
    official official NOUN NN 11 nsubj
    in in ADP IN 10 case
    Cairo Cairo PROPN NNP 8 nmod
    said say VERB VBD 2 parataxis
    . . PUNCT . 2 punct
    """
)
CONVOY = tree(
    """
    Trucks truck NOUN NNS 2 nsubj
    withdrew withdraw VERB VBD 0 root
    from from ADP IN 4 case
    Tarhuna Tarhuna PROPN NNP 2 obl
    to to ADP IN 6 case
    Sirte Sirte PROPN NNP 2 obl
    . . PUNCT . 2 punct
    """
)
ACTORS = tree(
    """
    Ukraine Ukraine PROPN NNP 2 nsubj
    shelled shell VERB VBD 0 root
    Makiivka Makiivka PROPN NNP 2 obj
    . . PUNCT . 2 punct
    """
)
REBELS = tree(
    """
    Benghazi Benghazi PROPN NNP 2 compound
    rebels rebel NOUN NNS 3 nsubj
    attacked attack VERB VBD 0 root
    soldiers soldier NOUN NNS 3 obj
    . . PUNCT . 3 punct
    """
)
WHERE = tree(
    """
    Villagers villager NOUN NNS 2 nsubj
    left leave VERB VBD 0 root
    Barsalogho Barsalogho PROPN NNP 2 obj
    , , PUNCT , 7 punct
    where where ADV WRB 7 advmod
    gunmen gunman NOUN NNS 7 nsubj
    killed kill VERB VBD 3 acl:relcl
    ten ten NUM CD 9 nummod
    people people NOUN NNS 7 obj
    . . PUNCT . 2 punct
    """
)
AMBUSH = tree(
    """
    Gunmen gunman NOUN NNS 2 nsubj
    ambushed ambush VERB VBD 0 root
    a a DET DT 4 det
    bus bus NOUN NN 2 obj
    on on ADP IN 7 case
    the the DET DT 7 det
    road road NOUN NN 2 obl
    between between ADP IN 9 case
    Gao Gao PROPN NNP 7 nmod
    and and CCONJ CC 11 cc
    Ansongo Ansongo PROPN NNP 9 conj
    . . PUNCT . 2 punct
    """
)


def test_the_village_is_preferred_to_its_province() -> None:
    places = _places(text_of([CAPTURE]), "Sarmin", "Idlib", Idlib="admin1")
    assert _placed(CAPTURE, "captured", places) == ("Sarmin", "at")


def test_a_noun_trigger_takes_the_place_of_the_verb_that_carries_it() -> None:
    places = _places(text_of([CLASHES]), "Kutum", "Cairo")
    assert _placed(CLASHES, "Clashes", places) == ("Kutum", "at")


def test_a_withdrawal_is_placed_where_it_began() -> None:
    places = _places(text_of([CONVOY]), "Tarhuna", "Sirte")
    assert _placed(CONVOY, "withdrew", places, kind="movement") == ("Tarhuna", "from")


def test_a_goal_is_marked_as_such() -> None:
    places = _places(text_of([CONVOY]), "Sirte")
    assert _placed(CONVOY, "withdrew", places, kind="movement") == ("Sirte", "to")


def test_a_country_that_acts_is_not_the_place() -> None:
    places = _places(text_of([ACTORS]), "Ukraine", "Makiivka", Ukraine="country")
    assert _placed(ACTORS, "shelled", places) == ("Makiivka", "at")
    assert _placed(ACTORS, "shelled", places[:1]) == (None, None)


def test_a_place_in_the_name_of_an_actor_is_known_as_such() -> None:
    places = _places(text_of([REBELS]), "Benghazi")
    options = _options(REBELS, "attacked", places)
    assert "names-people" in options[0].facts
    assert options[-1].place is None


def test_a_clause_with_where_is_at_its_head_noun() -> None:
    places = _places(text_of([WHERE]), "Barsalogho")
    assert _placed(WHERE, "killed", places) == ("Barsalogho", "at")
    assert _placed(WHERE, "left", places) == ("Barsalogho", "from")


def test_between_two_places_gives_the_first() -> None:
    places = _places(text_of([AMBUSH]), "Gao", "Ansongo")
    assert _placed(AMBUSH, "ambushed", places) == ("Gao", "between")


def test_a_place_that_is_only_near_is_near() -> None:
    places = _places(text_of([CLASHES]), "Kutum", Kutum="near")
    assert _placed(CLASHES, "Clashes", places) == ("Kutum", "near")


def test_a_sentence_without_a_place_takes_the_setting_before_it() -> None:
    later = tree(
        """
        Nine nine NUM NNS 2 nummod
        died die VERB VBD 0 root
        there there ADV RB 2 advmod
        . . PUNCT . 2 punct
        """,
        offset=CAPTURE.end + 1,
        index=1,
    )
    places = _places(text_of([CAPTURE, later]), "Sarmin", "Idlib", Idlib="admin1")
    assert _placed(later, "died", places, before=[CAPTURE]) == ("Sarmin", "at")
    assert _placed(later, "died", places[:0]) == (None, None)


def test_a_text_without_a_single_stop_is_read_in_reasonable_time(
    read: Callable[..., Reading],
) -> None:
    begun = time.perf_counter()
    reading = read("Rebels attacked Homs on Monday " * 100)
    assert {reading.places[claim.place].text for claim in reading.claims if claim.place} == {"Homs"}
    assert time.perf_counter() - begun < 20  # it took a minute when all names were compared
