"""ClearNLP trees as Universal Dependencies, on trees written by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from situate.language.clearnlp import Arc, Tagged, convert_arcs, is_clearnlp
from situate.language.tree import is_tree

RELATIONS = (
    "prep pobj pcomp attr acomp agent conj cc nsubj nsubjpass dobj aux auxpass dative expl advmod "
    "relcl ccomp punct det compound oprd"
).split()


def _read(tree: str) -> tuple[list[Arc], list[Tagged], list[str]]:
    """Read "form/POS/head/relation" words; heads count from 1, 0 is the root."""
    rows = [word.split("/") for word in tree.split()]
    arcs = [(int(head) - 1, relation) for _, _, head, relation in rows]
    return arcs, [(pos, "", form.lower()) for form, pos, _, _ in rows], [row[0] for row in rows]


def _convert(tree: str) -> dict[str, tuple[str, str]]:
    """Return governor and relation of each form."""
    arcs, words, forms = _read(tree)
    converted = convert_arcs(arcs, words)
    assert is_tree([head for head, _ in converted])
    return {
        form: (forms[head] if head >= 0 else "", relation)
        for form, (head, relation) in zip(forms, converted, strict=True)
    }


def test_an_agent_and_a_nested_phrase_hang_on_their_governors() -> None:
    found = _convert(
        "Farmers/NOUN/3/nsubjpass were/AUX/3/auxpass killed/VERB/0/ROOT by/ADP/3/agent "
        "fighters/NOUN/4/pobj from/ADP/5/prep the/DET/8/det hills/NOUN/6/pobj"
    )
    assert found["fighters"] == ("killed", "obl:agent")
    assert found["by"] == ("fighters", "case")
    assert found["hills"] == ("fighters", "nmod")
    assert found["Farmers"] == ("killed", "nsubj:pass")


def test_a_copula_hangs_on_its_predicate() -> None:
    found = _convert(
        "The/DET/2/det bridge/NOUN/3/nsubj is/AUX/0/ROOT in/ADP/3/prep ruins/NOUN/4/pobj "
        "and/CCONJ/3/cc useless/ADJ/3/acomp"
    )
    assert found["useless"] == ("", "root")
    assert found["is"] == ("useless", "cop")
    assert found["bridge"] == ("useless", "nsubj")


def test_there_is_keeps_its_verb() -> None:
    found = _convert("There/PRON/2/expl was/VERB/0/ROOT shelling/NOUN/2/attr")
    assert found["was"] == ("", "root")
    assert found["shelling"] == ("was", "nsubj")


def test_a_clause_behind_a_preposition_is_adverbial() -> None:
    found = _convert(
        "Troops/NOUN/2/nsubj left/VERB/0/ROOT after/ADP/2/prep burning/VERB/3/pcomp "
        "houses/NOUN/4/dobj"
    )
    assert found["burning"] == ("left", "advcl")
    assert found["after"] == ("burning", "mark")
    assert found["houses"] == ("burning", "obj")


def test_conjuncts_hang_on_the_first_and_conjunctions_on_the_next() -> None:
    found = _convert(
        "They/PRON/2/nsubj shot/VERB/0/ROOT cows/NOUN/2/dobj goats/NOUN/3/conj and/CCONJ/4/cc "
        "dogs/NOUN/4/conj"
    )
    assert found["goats"] == ("cows", "conj")
    assert found["dogs"] == ("cows", "conj")
    assert found["and"] == ("dogs", "cc")


def test_the_schemes_are_told_apart() -> None:
    assert is_clearnlp({"nsubj", "pobj", "ROOT"})
    assert not is_clearnlp({"nsubj", "obl", "nmod", "ROOT"})


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[Arc], list[Tagged]]:
    """Any tree with any relations over words of any kind."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    arcs: list[Arc] = [(-1, "ROOT")] * size
    for rank, place in enumerate(order[1:], start=1):
        head = order[draw(st.integers(0, rank - 1))]
        arcs[place] = (head, draw(st.sampled_from(RELATIONS)))
    kinds = st.tuples(
        st.sampled_from(("NOUN", "VERB", "AUX", "ADP", "ADJ")),
        st.just(""),
        st.sampled_from(("is", "town", "was")),
    )
    return arcs, draw(st.lists(kinds, min_size=size, max_size=size))


@given(trees())
def test_any_tree_stays_one_tree_with_one_root(tree: tuple[list[Arc], list[Tagged]]) -> None:
    converted = convert_arcs(*tree)
    assert is_tree([head for head, _ in converted])
    assert [relation for head, relation in converted if head < 0] == ["root"]
    assert all(relation != "root" for head, relation in converted if head >= 0)
