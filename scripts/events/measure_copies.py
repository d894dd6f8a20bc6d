"""How well copied passages are found: edits of our own reports, and unlike reports of one topic.

Run: ``python scripts/events/measure_copies.py``. Reads gold dev, teaching train and happenings dev
and train; edits are drawn with a fixed seed.
"""

from __future__ import annotations

import random
import re
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.events.copies import find_copies, passages_of
from situate.events.reprints import MemoryBook
from situate.events.shingles import hash_shingles, split_shingle_words
from situate.events.signatures import LEAST_WORDS, sign_paragraphs
from situate.records import Report

ROOT = Path(__file__).parents[2]
FILLER = (
    "Aid workers in the capital said on the same day that the rains had come early this year and "
    "that the price of millet in the markets had doubled since the spring."
)
EDITED = (" also", " reportedly", " then", " on the day", " again")
Edit = Callable[[list[str], random.Random], list[str]]


def paragraphs_of(report: Report) -> list[str]:
    """The paragraphs that can be found again, and the short ones between them."""
    spans = [span for span in report.story if span != report.headline]
    return [report.text[span.start : span.end] for span in spans]


def cut(paragraphs: list[str], _: random.Random) -> list[str]:
    """The first half of the paragraphs, at least one."""
    return paragraphs[: max(1, len(paragraphs) // 2)]


def swap_sentence(paragraphs: list[str], dice: random.Random) -> list[str]:
    """One sentence of the report replaced by another."""
    place = dice.randrange(len(paragraphs))
    sentences = re.split(r"(?<=[.!?])\s+", paragraphs[place])
    sentences[dice.randrange(len(sentences))] = FILLER
    return [*paragraphs[:place], " ".join(sentences), *paragraphs[place + 1 :]]


def update_numbers(paragraphs: list[str], dice: random.Random) -> list[str]:
    """Every number another one."""
    return [re.sub(r"\d+", lambda m: str(int(m[0]) + dice.randint(1, 9)), p) for p in paragraphs]


def copy_edit(paragraphs: list[str], dice: random.Random) -> list[str]:
    """One word in twelve replaced, dropped or joined by another."""
    return [_edit_words(paragraph, dice) for paragraph in paragraphs]


def _edit_words(paragraph: str, dice: random.Random) -> str:
    words = []
    for word in paragraph.split():
        draw = dice.random()
        if draw < 1 / 36:
            continue
        words.append(word if draw > 1 / 12 else dice.choice(["rather", "said", word + "s"]))
        if 1 / 36 < draw < 1 / 18:
            words.append(dice.choice(EDITED).strip())
    return " ".join(words)


def join_paragraphs(paragraphs: list[str], _: random.Random) -> list[str]:
    """All paragraphs run into one."""
    return [" ".join(paragraphs)]


def change_headline(paragraphs: list[str], _: random.Random) -> list[str]:
    """Nothing but another headline."""
    return paragraphs


EDITS: dict[str, Edit] = {
    "headline changed": change_headline,
    "cut to half": cut,
    "one sentence swapped": swap_sentence,
    "numbers updated": update_numbers,
    "copy-edited, one word in 12": copy_edit,
    "paragraphs joined": join_paragraphs,
}


def load_reports() -> list[Report]:
    """Reports of gold dev, teaching train."""
    found = []
    for folder, split in (("gold", "dev"), ("teaching", "train")):
        for path in sorted((ROOT / folder).glob("*.toml")):
            row = tomllib.loads(path.read_text(encoding="utf-8"))
            if row["split"] == split and "text" in row:
                found.append(make_report(row["text"], row.get("publisher"), path.stem))
    return found


def load_worlds() -> Iterator[list[tuple[str, str | None, Report]]]:
    """The reports of each happenings file of dev and train: id, what it copies, report."""
    for path in sorted((ROOT / "happenings").glob("h*.toml")):
        text = path.read_text(encoding="utf-8")
        if 'split = "test"' in text:
            continue
        rows = tomllib.loads(text)["reports"]
        yield [
            (row["id"], row.get("copy_of"), make_report(row["text"], row["publisher"], row["id"]))
            for row in rows
        ]


def make_report(text: str, publisher: str | None, name: str) -> Report:
    """A report as collect makes it."""
    draft = Draft(name=name, text=text.strip(), publisher=publisher)
    return assemble_report(draft, CollectOptions())


def make_edit(edit: Edit, report: Report, dice: random.Random) -> Report:
    """The report after an edit, by another publisher and under another headline."""
    edited = edit(paragraphs_of(report), dice)
    return make_report("\n\n".join(["Another day in the long war", *edited]), "Other Post", "edit")


def make_longer(report: Report, other: Report, dice: random.Random) -> Report:
    """Another report with one paragraph of this one, of 15 words or more, put into it."""
    long = [p for p in paragraphs_of(report) if len(split_shingle_words(p)) >= LEAST_WORDS]
    around = paragraphs_of(other)
    return make_report("\n\n".join([*around, dice.choice(long), *around[:1]]), "Long Post", "edit")


def measure_edits(reports: Sequence[Report], book: MemoryBook) -> None:
    """Print how often the original of an edit is proposed and found, and what else is."""
    for name, edit in [*EDITS.items(), ("one paragraph inside another report", None)]:
        dice, found, passages, wrong, total = random.Random(6), 0, [0, 0], 0, 0
        for number, report in enumerate(reports):
            other = reports[(number + 7) % len(reports)]
            edited = make_edit(edit, report, dice) if edit else make_longer(report, other, dice)
            signed = sign_paragraphs(edited)
            if not sign_paragraphs(report) or not signed:
                continue
            total += 1
            proposed = set(book.propose({b for s in signed for b in s.bands})) | {report.id}
            linked = {
                one: find_copies(
                    edited.text,
                    passages_of(edited.id, signed),
                    book.texts({one})[one],
                    book.filings({one})[one].passages,
                )
                for one in proposed
            }
            seen = report.id in set(book.propose({b for s in signed for b in s.bands}))
            found += bool(linked[report.id]) and seen
            hit = {k for c in linked[report.id] for k in (c.first, c.second) if k[0] == edited.id}
            passages[0] += len(hit) if seen else 0
            passages[1] += len(passages_of(edited.id, signed)) if edit else 1
            expected = {report.id} if edit else {report.id, other.id}
            wrong += sum(1 for one, copies in linked.items() if copies and one not in expected)
        share = passages[0] / passages[1]
        print(
            f"{name}: reports found {found}/{total} = {found / total:.3f}, "
            f"passages {share:.3f}, wrong links {wrong}"
        )


def measure_unlike(reports: Sequence[Report]) -> None:
    """Print the links between different reports of the sets, which share no text by design."""
    signed = [sign_paragraphs(report) for report in reports]
    shingles = [frozenset(hash_shingles(split_shingle_words(r.text)).tolist()) for r in reports]
    linked = compared = 0
    for a, b in combinations(range(len(reports)), 2):
        if len(shingles[a] & shingles[b]) < 12:
            continue
        compared += 1
        copies = find_copies(
            reports[a].text,
            passages_of(reports[a].id, signed[a]),
            reports[b].text,
            passages_of(reports[b].id, signed[b]),
        )
        linked += bool(copies)
        for copy in copies:
            print("  linked:", reports[a].input_name, reports[b].input_name, copy.share)
    print(
        f"unlike reports: {len(reports)}, pairs {len(reports) * (len(reports) - 1) // 2}, "
        f"of which {compared} share 12 shingles, linked {linked}"
    )


def measure_worlds() -> None:
    """Print how often ``copy_of`` is found, and how often other reports of a world are linked."""
    right = missed = wrong = unlike = 0
    for world in load_worlds():
        ids = {report.id: name for name, _, report in world}
        stated = {frozenset((name, of)) for name, of, _ in world if of}
        roots = {name: of for name, of, _ in world if of}
        book = MemoryBook()
        found = set()
        for _, _, report in world:
            found |= {frozenset((ids[c.first[0]], ids[c.second[0]])) for c in book.add(report)}
        right += len(stated & found)
        for pair in stated - found:
            print("  missed:", *sorted(pair))
        missed += len(stated - found)
        for pair in found - stated:
            one, other = sorted(pair)
            if roots.get(one, one) != roots.get(other, other):
                wrong += 1
                print("  unstated:", one, other)
        unlike += len(world) * (len(world) - 1) // 2 - len(stated)
    print(f"happenings: copy_of found {right}/{right + missed}, unstated links {wrong} of {unlike}")


def main() -> None:
    """Print all figures."""
    reports = load_reports()
    book = MemoryBook()
    began = time.perf_counter()
    for report in reports:
        sign_paragraphs(report)
    signing = time.perf_counter()
    for report in reports:
        book.add(report)
    added = time.perf_counter()
    words = sum(len(report.text.split()) for report in reports) / len(reports)
    print(
        f"{len(reports)} reports of {words:.0f} words: signing "
        f"{1000 * (signing - began) / len(reports):.2f} ms a report, signing and finding copies "
        f"{1000 * (added - signing) / len(reports):.2f} ms"
    )
    measure_edits(reports, book)
    measure_worlds()
    measure_unlike(reports)


if __name__ == "__main__":
    main()
