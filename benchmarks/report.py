"""Results as files: one JSON a run, the latest of each kind kept with the code, a page in docs."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import subprocess
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.dates import write_dates
from benchmarks.gazetteer_page import write_gazetteer
from benchmarks.language import RESULTS
from benchmarks.ledger import write_ledger
from benchmarks.stages import write_stages
from benchmarks.texts import ROOT
from situate.language.encoder import list_shipped, read_model_files

PAGE = ROOT / "docs" / "performance.md"
_LIBRARIES = (
    "situate",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "spacy",
    "ahocorasick-rs",
    "sqlalchemy",
)
_TEXTS = {
    "ours": "examples and gold set (ours, all conflict)",
    "wikinews": "MEANTIME (Wikinews, economy)",
    "conflict": "MUC-4 train, a sample (conflict)",
    "mix": "mix, one conflict report in ten",
}
_TARGETS = (
    ("default", "ours", 1.3),
    ("fast", "ours", 2.5),
    ("default, cascade", "conflict", 4.0),
    ("default, cascade", "mix", 25.0),
)


def describe_run() -> dict[str, object]:
    """Return the machine, the versions and the commit of this run."""
    return {
        "when": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "commit": _ask("git", "describe", "--always", "--dirty"),
        "processor": _find_processor(),
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 2),
        "system": platform.platform(),
        "python": platform.python_version(),
        "versions": {name: _find_version(name) for name in _LIBRARIES},
        "models": {name: read_model_files(name).labels.version for name in list_shipped()},
    }


def write_result(kind: str, figures: Mapping[str, object]) -> Path:
    """Write one run's figures, and the same as the latest of their kind; return the former."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    stamp = str(figures["when"]).replace(":", "").replace("+0000", "Z")
    text = json.dumps(figures, indent=1) + "\n"
    (RESULTS / f"latest-{kind}.json").write_text(text, encoding="utf8")
    path = RESULTS / f"{kind}-{stamp}.json"
    path.write_text(text, encoding="utf8")
    return path


def write_page() -> Path:
    """Write docs/performance.md from the latest results."""
    results = {
        kind: json.loads((RESULTS / f"latest-{kind}.json").read_text(encoding="utf8"))
        for kind in ("language", "recall", "gazetteer", "stages", "dates", "ledger")
        if (RESULTS / f"latest-{kind}.json").is_file()
    }
    lines = [_HEAD]
    if "language" in results:
        lines += [*_write_speed(results["language"]), *_write_fresh(results["language"])]
    if "recall" in results:
        lines += _write_recall(results["recall"])
    if "gazetteer" in results:
        lines += write_gazetteer(results["gazetteer"], _write_run(results["gazetteer"]))
    if "stages" in results:
        lines += write_stages(results["stages"], _write_run(results["stages"]))
    if "dates" in results:
        lines += write_dates(results["dates"], _write_run(results["dates"]))
    if "ledger" in results:
        lines += write_ledger(results["ledger"], _write_run(results["ledger"]))
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf8")
    return PAGE


_HEAD = """# Performance

Written by `python -m benchmarks` with `language`, `recall`, `gazetteer`, `stages`, `dates` and
`ledger` (extra `bench`); do not edit. The method stands in the modules of these names in
`benchmarks/`. Rates are words (of our tokeniser, for all contestants) a second of CPU time of one
thread (`OMP_NUM_THREADS=1`), on texts that no contestant has seen before; contestants take turns.
*spacy* is a pipeline with tok2vec, tagger, morphologizer, parser and names of the size of spaCy's
small models, trained for a minute; that its speed does not depend on its scores is taken for
granted. *cascade* (`depth = "claims"`) reads closely only the sentences that the trigger pass
keeps.
"""


def _write_speed(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table of speeds and the targets of issue 3."""
    yield "## Speed\n"
    yield f"{_write_run(result)}\n"
    yield "| texts | contestant | words/s | against spacy | against spacy, names apart |"
    yield "|---|---|---|---|---|"
    for texts, table in result["rates"].items():
        for contestant, rate in table.items():
            yield (
                f"| {_TEXTS[texts]} | {contestant} | {rate['words_a_second']:,} "
                f"| {rate['against_spacy']:.2f} | {rate['against_names_apart']:.2f} |"
            )
    yield "\nTargets of issue 3:\n"
    yield "| contestant | texts | wanted | against spacy | against spacy, names apart |"
    yield "|---|---|---|---|---|"
    for contestant, texts, wanted in _TARGETS:
        rate = result["rates"].get(texts, {}).get(contestant)
        keys = ("against_spacy", "against_names_apart")
        measured = " | ".join(f"{rate[key]:.2f}" if rate else "not measured" for key in keys)
        yield f"| {contestant} | {_TEXTS[texts]} | {wanted} | {measured} |"
    yield _LIMITS


_LIMITS = """
Why the targets are missed: six layers cost 21 million operations of int8 matrix products a word
piece, 26 million a word. ONNX Runtime does 390 to 420 thousand million a second of them on one
quiet core of this kind, which can do 430 (64 products a cycle, 3.4 GHz, by estimate). So six layers
allow at most 16,000 words a second and three 32,000 before anything else is done; attention,
normalisation and GELU take about half as long as the products, and words, trees and names about 25
microseconds a word (all on a busy machine). Only a smaller network reads faster: in one run on a
busy machine six layers took 113 microseconds a word, six with half the inner width 84, three 58,
three with half the inner width 42, two with half 28; ReLU for GELU saved 2 to 5 %.

Since scales are fixed at export and sentences are read in batches without padding, the same weights
read 1.5 times as fast as before (25 November 2026, in turns on a busy machine: default 145 for 217
microseconds a word, fast 84 for 132).

In the experiments that the targets come from, a spaCy pipeline with one shared tok2vec read 8,300
words a second; here only the one with names apart is as slow, and why has not been found out.
Neighbours on the same machine slow our networks, whose weights do not fit into the core's own
cache, more than spaCy.

The trigger pass itself reads two to four million words a second. What it can save is bounded by the
texts: in MUC-4's reports the sentences that carry a claim hold nearly half of all words, and those
that hold the words of a trigger 72 %. Reports without any of the codebook's signs of conflict are
passed over, so that of samples of ECB+ and GeoVirus 4 % of the words are read closely and of the
English Web Treebank 22 %, where it was 33 to 41 %; the claims in these reports (arrests, deaths,
agreements of other news) are lost at this depth.
"""


def _write_fresh(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table of load times and memory."""
    yield "## Load time and memory\n"
    yield "In a fresh process: the best time of five, the largest memory (resident, 10^6 bytes).\n"
    yield "| model | load, s (CPU) | imports, s (CPU) | memory loaded | reading | peak |"
    yield "|---|---|---|---|---|---|"
    for name, row in result["fresh"].items():
        yield (
            f"| {name} | {row['load_s']:.2f} ({row['load_cpu_s']:.2f}) "
            f"| {row['import_s']:.2f} ({row['import_cpu_s']:.2f}) "
            f"| {row['memory_loaded_mb']:.0f} MB | {row['memory_reading_mb']:.0f} MB "
            f"| {row['memory_peak_mb']:.0f} MB |"
        )
    yield "\nTargets: load under 0.3 s, memory under 350 MB.\n"


def _write_recall(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table of the trigger pass' recall."""
    yield "## Recall of the trigger pass\n"
    yield f"{_write_run(result)}\n"
    yield "| texts | sentences with a claim | kept | recall | share of all sentences kept |"
    yield "|---|---|---|---|---|"
    for name, row in result["recall"].items():
        share = "none" if row["share"] is None else f"{row['share']:.4f}"
        yield (
            f"| {name} | {row['sentences_with_a_claim']} | {row['kept']} | {share} "
            f"| {row['share_of_all_sentences_kept']:.3f} |"
        )
    yield _ABOUT_RECALL


_ABOUT_RECALL = """
Wanted: .98. In the first two rows the claims are those that the reader finds with every sentence
parsed: what the pass costs. It costs more than in `en-desk-1` (nothing there), since the network
now finds claims in sentences without any trigger of the codebook, and such sentences are not parsed
at this depth. In the last row the claims are annotated by hand, found by the reader or not."""


def _write_run(result: Mapping[str, Any]) -> str:
    """Return one line on the run."""
    versions = ", ".join(
        f"{name} {result['versions'][name]}" for name in _LIBRARIES if result["versions"].get(name)
    )
    models = ", ".join(f"{name} {label}" for name, label in result["models"].items())
    return (
        f"{result['when']}, commit {result['commit']}, {result['processor']}, {result['cores']} "
        f"cores (load {result['load_average']}), Python {result['python']}, {versions}; models: "
        f"{models}."
    )


def _find_version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _find_processor() -> str:
    """Return the processor's name with family, model and the instructions that matter here."""
    path = Path("/proc/cpuinfo")
    rows: dict[str, str] = {}
    for line in path.read_text().splitlines() if path.is_file() else ():
        key, _, value = line.partition(":")
        rows.setdefault(key.strip(), value.strip())
    if "model name" not in rows:
        return platform.processor() or platform.machine()
    flags = set(rows.get("flags", "").split())
    able = [flag for flag in ("avx2", "avx512_vnni", "avx_vnni", "amx_int8") if flag in flags]
    family = f"family {rows.get('cpu family')} model {rows.get('model')}"
    return f"{rows['model name']} ({family}; {' '.join(able)})"


def _ask(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"
