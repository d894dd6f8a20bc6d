"""Hand-made trees for tests: a sentence from rows of word, lemma, tags, head and relation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from situate.language.analysis import AnalysedSentence, Name, Token

ATTACHED_BEFORE = frozenset({",", ".", ":", ";", "?", "!", ")", "”", "'s", "’s", "n't"})


def tree(
    rows: str, *, offset: int = 0, index: int = 0, names: Iterable[Name] = ()
) -> AnalysedSentence:
    """A sentence from lines "word lemma UPOS XPOS head relation" (head counts from 1, 0 = root).

    Words are set apart by one blank, except before closing punctuation and after a quotation mark
    or bracket that opens.
    """
    fields = [line.split() for line in rows.strip().splitlines() if line.strip()]
    tokens: list[Token] = []
    position, quoted, glue = offset, False, True
    for number, (word, lemma, upos, xpos, head, relation) in enumerate(fields):
        closing = word in ATTACHED_BEFORE or (word == '"' and quoted)
        if not glue and not closing:
            position += 1
        tokens.append(
            Token(
                index=number,
                start=position,
                end=position + len(word),
                text=word,
                lemma=lemma,
                upos=upos,
                xpos=xpos,
                head=int(head) - 1,
                relation=relation,
            )
        )
        position += len(word)
        glue = word in {"(", "“"} or (word == '"' and not quoted)
        quoted ^= word == '"'
    end = tokens[-1].end if tokens else offset
    return AnalysedSentence(
        index=index, start=offset, end=end, tokens=tuple(tokens), names=tuple(names)
    )


def text_of(sentences: Sequence[AnalysedSentence]) -> str:
    """The text that the sentences stand in, gaps filled with blanks."""
    text = ""
    for sentence in sentences:
        for token in sentence.tokens:
            text += " " * (token.start - len(text)) + token.text
    return text


def word(sentence: AnalysedSentence, text: str) -> int:
    """The index of the first word with this form."""
    return next(t.index for t in sentence.tokens if t.text == text)
