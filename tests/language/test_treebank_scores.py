"""Scores on raw text against a treebank: a tiny one of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from situate.evaluate.language import GoldDocument, read_documents, score_documents
from situate.language.analysis import AnalysedSentence, Token
from situate.language.model import ParsingModel

TREEBANK = """\
# newdoc id = one
# newpar
# text = Rebels didn't flee.
1\tRebels\trebel\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tflee\tflee\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = They won.
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\twon\twin\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc id = two
# newpar
# text = Peace.
1\tPeace\tpeace\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_
"""


@pytest.fixture
def documents(tmp_path: Path) -> list[GoldDocument]:
    (tmp_path / "tiny.conllu").write_text(TREEBANK, encoding="utf-8")
    return list(read_documents(tmp_path / "tiny.conllu"))


class Oracle:
    """Gives back the treebank's own analysis, with one wrong relation."""

    version = "oracle"

    def __init__(self, document: GoldDocument) -> None:
        self.document = document

    def analyse(self, text, sentences, *, indexes=None):  # type: ignore[no-untyped-def]
        return [self._read(text, span.start, span.end) for span in sentences]

    def _read(self, text: str, start: int, end: int) -> AnalysedSentence:
        places = [p for p in self.document.words if start <= p[0] < end]
        tokens = []
        for index, place in enumerate(places):
            gold = self.document.words[place]
            head = places.index(gold.head) if gold.head else -1
            relation = "obj" if gold.relation == "nsubj" else gold.relation
            tokens.append(
                Token(
                    index=index, start=place[0], end=place[1], text=text[slice(*place)],
                    lemma=gold.lemma, upos=gold.upos, xpos=gold.xpos, head=head, relation=relation,
                )
            )  # fmt: skip
        return AnalysedSentence(index=0, start=start, end=end, tokens=tuple(tokens), names=())


def test_a_treebank_becomes_raw_text_with_paragraphs(documents: list[GoldDocument]) -> None:
    first, second = documents
    assert first.text == "Rebels didn't flee.\n\nThey won."
    assert [first.text[s.start : s.end] for s in first.story] == [
        "Rebels didn't flee.",
        "They won.",
    ]
    assert [first.text[slice(*place)] for place in first.words] == [
        "Rebels", "did", "n't", "flee", ".", "They", "won", ".",
    ]  # fmt: skip
    assert second.text == "Peace."


def test_scores_count_what_is_right(documents: list[GoldDocument]) -> None:
    scores = score_documents(documents[:1], Oracle(documents[0]))
    assert scores["sentences"].f == scores["words"].f == scores["uas"].f == 1.0
    assert scores["las"].f == pytest.approx(6 / 8)


def test_any_model_can_be_scored(documents: list[GoldDocument], model: ParsingModel) -> None:
    scores = score_documents(documents, model)
    assert 0.0 <= scores["las"].f <= scores["uas"].f <= 1.0
    assert score_documents(documents, None).keys() == {
        "sentences", "words", "words (gold sentences)",
    }  # fmt: skip
