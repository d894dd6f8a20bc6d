"""All scorers by name, the language model's figures, and the page that is written of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_readings import NOTHING

from situate.errors import ConfigError
from situate.evaluate.corpora import load_rows, make_report
from situate.evaluate.language import GoldDocument, read_documents
from situate.evaluate.measures import Measure, measure_share, measure_tally
from situate.evaluate.scores import Tally
from situate.evaluate.suite import NAMES, measure
from situate.evaluate.syntax import GoldSentences, measure_treebank
from situate.language.model import load_model
from situate.reader import RulesReader
from situate.records import Span

SCRIPTS = Path(__file__).parent.parent.parent / "scripts"
TREEBANK = """\
# newdoc id = one
# newpar
# text = Rebels fled.
1\tRebels\trebel\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tfled\tflee\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def test_an_unknown_corpus_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="known are gold, teaching, happenings, muc4"):
        measure("atlantis", NOTHING, tmp_path, tmp_path)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "spellings"])
def test_a_missing_corpus_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=str(tmp_path)):
        list(measure(name, NOTHING, tmp_path, tmp_path / "gold"))


@pytest.fixture
def documents(tmp_path: Path) -> list[GoldDocument]:
    path = tmp_path / "tiny.conllu"
    path.write_text(TREEBANK, encoding="utf8")
    return list(read_documents(path))


def test_a_simple_sentence_is_parsed_as_annotated(documents: list[GoldDocument]) -> None:
    measures = list(measure_treebank(documents, load_model(), "tiny"))
    assert {one.value for one in measures} == {1}
    assert "heads with relations (LAS), gold sentences" in {one.task for one in measures}


def test_the_annotated_sentences_are_read_whatever_is_given(documents: list[GoldDocument]) -> None:
    (document,) = documents
    model = GoldSentences(load_model(), documents)
    (sentence,) = model.analyse(document.text, [Span(start=0, end=3), Span(start=3, end=6)])
    assert (sentence.start, sentence.end) == (0, len(document.text))


def test_tallies_and_shares_become_measures() -> None:
    tally = Tally()
    tally.add(hits=1, found=2, wanted=4)
    measures = measure_tally(tally, corpus="one", task="two", peer="three", headline=True)
    assert [(m.figure, m.value, m.count, m.peer, m.headline) for m in measures] == [
        ("P", 0.5, 2, None, False),
        ("R", 0.25, 4, None, False),
        ("F", 1 / 3, 4, "three", True),
    ]
    assert measure_share(0, 0, corpus="one", task="two").value == 0


@pytest.fixture
def page_maker() -> Iterator[object]:
    sys.path.insert(0, str(SCRIPTS))
    try:
        import make_quality

        yield make_quality
    finally:
        sys.path.remove(str(SCRIPTS))


def test_the_page_holds_the_headlines_and_a_section_for_each_scorer(page_maker: object) -> None:
    def figure(task: str, value: float, headline: bool) -> Measure:
        return Measure(
            corpus="C", task=task, figure="F", value=value, count=1234, headline=headline
        )

    words = page_maker.read_words()  # type: ignore[attr-defined]
    measured = {name: [figure(name, 0.5, name == "gold")] for name in NAMES}
    page = page_maker.write_page(measured, NOTHING, words)  # type: ignore[attr-defined]
    summary = page.split("<!-- quality -->")[1].split("<!-- /quality -->")[0]
    assert summary.count("\n| C: ") == 1
    assert "| C: gold | F .500 | 1,234 | - |" in summary
    assert page.count("\n## ") == len(NAMES) + 1


@pytest.mark.slow
@pytest.mark.shared
def test_real_rows_are_read_and_scored(shared: Path, reader: RulesReader) -> None:
    rows = load_rows(shared / "corpora" / "plover-gsr.dev.jsonl")
    readings = [reader.read(make_report(row)) for row, _ in zip(rows, range(5), strict=False)]
    assert len(readings) == 5
    assert any(reading.claims for reading in readings)
