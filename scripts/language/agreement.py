"""Names of gold words after the package has made them agree within a document."""

from itertools import groupby

from corpora import Name, Sentence

from situate.language.analysis import AnalysedSentence, Token
from situate.language.analysis import Name as FoundName
from situate.language.consistency import agree_names
from situate.language.names import NameDecoder


def agree_documents(
    sentences: list[Sentence], results: list[dict], decoder: NameDecoder
) -> list[dict]:
    """Return the results with the names that the package gives when it reads whole documents.

    Args:
        sentences: Gold sentences in the order of their documents.
        results: What the model said of each.
        decoder: The model's decoder of names.
    """
    agreed: list[dict] = []
    pairs = zip(sentences, results, strict=True)
    for _, group in groupby(pairs, key=lambda pair: _find_document(pair[0])):
        members = list(group)
        records = [_build(sentence.words, result) for sentence, result in members]
        words = [sentence.words for sentence, _ in members]
        scores = [result["scores"] for _, result in members]
        for record, (_, result) in zip(
            agree_names(records, words, scores, decoder), members, strict=True
        ):
            agreed.append({**result, "names": _read(record)})
    return agreed


def _find_document(sentence: Sentence) -> str:
    """Return the document of a sentence; re3d's key is the document already."""
    return sentence.key if sentence.source == "re3d" else sentence.key.rpartition("-")[0]


def _read(record: AnalysedSentence) -> list[Name]:
    """Return the names of an analysed sentence as spans."""
    return [(name.first, name.last, name.label) for name in record.names]


def _build(words: list[str], result: dict) -> AnalysedSentence:
    """Return an analysed sentence of gold words, one blank between them."""
    tokens, start = [], 0
    for index, word in enumerate(words):
        token = Token(
            index=index,
            start=start,
            end=start + len(word),
            text=word,
            lemma=word.lower(),
            upos=result["upos"][index],
            xpos=result["xpos"][index],
            head=result["heads"][index] - 1,
            relation=result["relations"][index],
        )
        tokens.append(token)
        start = token.end + 1
    names = tuple(FoundName(first=a, last=b, label=kind) for a, b, kind in result["names"])
    return AnalysedSentence(
        index=0, start=0, end=max(0, start - 1), tokens=tuple(tokens), names=names
    )
