"""Search in words, with the same answers on both databases.

What is indexed is already folded (lower case, no accents, letters and digits only), so neither
database's own rules for words come in: FTS5 sees plain words, and PostgreSQL is handed a finished
tsvector. SQLite's tables are contentless: rows are added once and never change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, literal_column, select, table, text

from situate.errors import ConfigError
from situate.store.columns import storable
from situate.text import fold_words

REPORT_WORDS, CLAIM_WORDS = "report_words", "claim_words"

# PostgreSQL's bounds: a tsvector of 1 MB, positions to 16383, words below 2 kB.
_MOST_CHARACTERS, _LAST_POSITION, _LONGEST_WORD = 250_000, 16_383, 500
_TERM = re.compile(r'"([^"]*)"?|(\S+)')


def index_words(
    connection: Connection, words_table: str, rows: Sequence[tuple[int, Sequence[str | None]]]
) -> None:
    """Add the words of texts under the numbers of their rows."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        statement = text(f"INSERT INTO {words_table} (rowid, words) VALUES (:number, :words)")
        values = [{"number": n, "words": " ".join(_words(texts))} for n, texts in rows]
    else:
        statement = text(
            f"INSERT INTO {words_table} (number, words) VALUES (:number, CAST(:words AS tsvector))"
        )
        values = [{"number": n, "words": _vector(_words(texts))} for n, texts in rows]
    connection.execute(statement, values)


def index_report(connection: Connection, number: int, title: str | None, body: str) -> None:
    """Add the words of a report; its title counts once where it stands in the text too."""
    known = title is not None and title in body
    index_words(connection, REPORT_WORDS, [(number, (None if known else title, body))])


def word_condition(
    connection: Connection, words_table: str, number: ColumnElement[int], query: str
) -> ColumnElement[bool]:
    """Whether the text under a number holds all words of a query.

    A query is words, all of which must occur; ``"several words"`` in that order; ``siege*`` for
    every word that begins so.

    Raises:
        ConfigError: it holds no word.
    """
    terms = _parse(query)
    if connection.dialect.name == "sqlite":
        rowid: ColumnElement[int] = literal_column("rowid")
        matching = select(rowid).select_from(table(words_table))
        asked = " ".join(_fts_term(*term) for term in terms)
        condition = text(f"{words_table} MATCH :words").bindparams(
            bindparam("words", asked, unique=True)
        )
        return number.in_(matching.where(condition))
    matching = select(literal_column("number")).select_from(table(words_table))
    asked = " & ".join(_vector_term(*term) for term in terms)
    condition = text("words @@ CAST(:words AS tsquery)").bindparams(
        bindparam("words", asked, unique=True)
    )
    return number.in_(matching.where(condition))


def _parse(query: str) -> list[tuple[list[str], bool]]:
    """The terms of a query: words that follow each other, and whether the last is a beginning."""
    terms = []
    for phrase, word in _TERM.findall(query):
        words = _words([phrase or word])
        if words:
            terms.append((words, not phrase and word.endswith("*")))
    if not terms:
        raise ConfigError(f"the search text {query!r} holds no word. Give at least one.")
    return terms


def _words(texts: Sequence[str | None]) -> list[str]:
    joined = " \n ".join(part for part in texts if part)[:_MOST_CHARACTERS]
    return [word for word in fold_words(storable(joined)).split() if len(word) <= _LONGEST_WORD]


def _fts_term(words: Sequence[str], beginning: bool) -> str:
    return f'"{" ".join(words)}"' + ("*" if beginning else "")


def _vector_term(words: Sequence[str], beginning: bool) -> str:
    quoted = [f"'{word}'" for word in words]
    if beginning:
        quoted[-1] += ":*"
    return "(" + " <-> ".join(quoted) + ")"


def _vector(words: Sequence[str]) -> str:
    return " ".join(f"'{w}':{min(at, _LAST_POSITION)}" for at, w in enumerate(words, start=1))
