"""Reports that we wrote, with the analysis that the language model gave them (read by eye).

`parsed_reports.json` holds them, so that these tests need no model. To add one, put its text into
the file with `python tests/actors/parsed_reports.py NAME "TEXT"` (needs the model).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from situate.actors.entities import find_entities
from situate.actors.registry import ActorRegistry
from situate.language.analysis import AnalysedSentence, Name, Token
from situate.records import Entity, Place, Report, Span

_FILE = Path(__file__).with_name("parsed_reports.json")
REGISTRY = ActorRegistry.load()


def load_report(name: str) -> tuple[Report, list[AnalysedSentence]]:
    """A report by name, with its analysed sentences."""
    entry = json.loads(_FILE.read_text(encoding="utf-8"))[name]
    return Report(id=name, text=entry["text"]), [
        _sentence(entry["text"], index, row) for index, row in enumerate(entry["sentences"])
    ]


def _sentence(text: str, index: int, row: dict[str, Any]) -> AnalysedSentence:
    tokens = tuple(
        Token(
            index=at,
            start=start,
            end=end,
            text=text[start:end],
            lemma=lemma,
            upos=upos,
            xpos=xpos,
            head=head,
            relation=relation,
        )
        for at, (start, end, lemma, upos, xpos, head, relation) in enumerate(row["tokens"])
    )
    names = tuple(Name(first=first, last=last, label=label) for first, last, label in row["names"])
    return AnalysedSentence(
        index=index, start=row["start"], end=row["end"], tokens=tokens, names=names
    )


def read_entities(
    name: str, *, places: tuple[Place, ...] = (), countries: tuple[str, ...] = ()
) -> tuple[Entity, ...]:
    """The entities of a report by name."""
    report, sentences = load_report(name)
    return find_entities(report, sentences, registry=REGISTRY, places=places, countries=countries)


def entity_of(entities: tuple[Entity, ...], text: str, *, nth: int = 0) -> Entity:
    """The nth entity that is written so."""
    return [entity for entity in entities if entity.text == text][nth]


def _add(name: str, text: str) -> None:
    from situate.language.model import load_model
    from situate.language.sentences import split_sentences

    spans = split_sentences(text, [Span(start=0, end=len(text))])
    rows = [
        {
            "start": s.start,
            "end": s.end,
            "tokens": [
                [t.start, t.end, t.lemma, t.upos, t.xpos, t.head, t.relation] for t in s.tokens
            ],
            "names": [[n.first, n.last, n.label] for n in s.names],
        }
        for s in load_model("default").analyse(text, spans)
    ]
    stored = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.exists() else {}
    stored[name] = {"text": text, "sentences": rows}
    lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in stored.items()]
    _FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    _add(sys.argv[1], sys.argv[2])
