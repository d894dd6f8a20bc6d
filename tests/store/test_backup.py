from __future__ import annotations

import datetime as dt
import gzip
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger_builders import DAY, kept, make_event, make_origin, make_participant, make_reading

from situate.errors import StoreError
from situate.reading_format import as_json
from situate.records import BlockKey, Decision, Filter, Match
from situate.store import CopyLink, ParagraphSignature, Store

NewLocation = Callable[[], str]
AT = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)


def fill(store: Store) -> None:
    """One of everything."""
    url = "https://example.org/1"
    old = make_reading("r1", sentences=["Łódź fell.", "Nine died."], url=url, retrieved=AT)
    new = make_reading("r2", sentences=["Łódź held.", "Ten died."], url=url)
    with store.write() as unit:
        unit.add_reading(old, kept(old))
        unit.add_reading(new, kept(new, participants=(make_participant(actor="x:1"),)))
        a, b = sorted(claim.id for claim in kept(new))
        unit.set_keys({a: BlockKey(family="f", first_day=DAY, last_day=None, south=0.1)})
        unit.set_origins({a: (make_origin("Wire"), make_origin("Army", actor="x:1"))})
        unit.add_matches([Match(first=a, second=b, score=0.1 + 0.2, forbidden=True)])
        unit.put_events([make_event("e1", claims=[a], day=DAY, actors=["x:1"])])
        unit.put_events([make_event("e2", claims=[b])])
        unit.remove_event("e2", into="e1")
        unit.add_signatures(
            ParagraphSignature(
                report=report, paragraph=0, start=0, end=5, signature=b"\x00\xff", bands=(2**63,)
            )
            for report in ("r1", "r2")
        )
        unit.add_copies(
            [
                CopyLink(
                    report="r1",
                    paragraph=0,
                    other_report="r2",
                    other_paragraph=0,
                    similarity=1 / 3,
                )
            ]
        )
        unit.add_decision(Decision(id="d1", kind="accept", subjects=(a,), by="Ada", at=AT))
        unit.set_source_grade("s", "B", by="Ada")
        unit.declare_sisters(["A", "B"], by="Ada")


def contents(store: Store) -> dict[str, object]:
    with store.read() as unit:
        claims = [c for r in ("r1", "r2") for c in unit.claims_of_report(r)]
        return {
            "readings": [as_json(unit.reading(r)) for r in ("r1", "r2")],
            "versions": unit.versions("r1"),
            "claims": claims,
            "matches": unit.matches_among(claim.id for claim in claims),
            "candidates": unit.candidates(BlockKey(family="f", first_day=None, last_day=None)),
            "events": list(unit.query(Filter())),
            "changes": list(unit.changes()),
            "tombstones": unit.tombstones(),
            "found": list(unit.query_claims(Filter(text="lodz"), superseded=True)),
            "reports": list(unit.query_reports(Filter(text="died"), superseded=True)),
            "bands": unit.find_band_matches([2**63]),
            "copies": unit.copies_of("r1"),
            "decisions": unit.decisions(),
            "grades": unit.source_grades(),
            "sisters": unit.sisters(),
        }


def sqlite_location(folder: Path) -> str:
    return str(folder / "restored.situate")


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_a_dump_gives_back_the_whole_ledger_on_either_database(
    store: Store, to: str, tmp_path: Path, new_postgresql: NewLocation
) -> None:
    fill(store)
    dump = tmp_path / "backup.jsonl.gz"
    store.backup(dump)
    location = sqlite_location(tmp_path) if to == "sqlite" else new_postgresql()
    with Store.restore(dump, location) as restored:
        assert restored.backend == to
        assert contents(restored) == contents(store)
        assert restored.summary().counts == store.summary().counts
        assert all(store.summary().counts.values()), "the ledger holds one of everything"
        assert restored.check() == []
        later = make_reading("r3", sentences=["More came."])
        with restored.write() as unit:
            assert unit.add_reading(later, kept(later))
            unit.put_events([make_event("e3", claims=[kept(later)[0].id])])
            assert [change.sequence for change in unit.changes(3)] == [4]
        assert restored.check() == []


def test_a_dump_is_the_same_for_the_same_ledger(store: Store, tmp_path: Path) -> None:
    fill(store)
    lines = []
    for name in ("a.jsonl.gz", "b.jsonl.gz"):
        store.backup(tmp_path / name)
        lines.append(gzip.decompress((tmp_path / name).read_bytes()))
    assert lines[0] == lines[1]


def test_a_sqlite_ledger_is_copied_while_it_is_written_to(tmp_path: Path) -> None:
    copy = tmp_path / "copy.situate"
    with Store.create(tmp_path / "a.situate") as store:
        fill(store)
        with store.write() as unit:
            unfinished = make_reading("r9", sentences=["Unfinished."])
            unit.add_reading(unfinished, kept(unfinished))
            store.backup(copy)
        with sqlite3.connect(copy) as direct:
            assert direct.execute("select count(*) from reports").fetchone() == (2,)
        direct.close()
        with Store.restore(copy, tmp_path / "b.situate") as restored:
            assert not restored.check()
            assert restored.summary().counts["reports"] == 2
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []


def test_a_postgresql_ledger_is_copied_as_a_dump_only(
    tmp_path: Path, new_postgresql: NewLocation
) -> None:
    with (
        Store.create(new_postgresql()) as store,
        pytest.raises(StoreError, match=r"\.jsonl\.gz.*pg_dump"),
    ):
        store.backup(tmp_path / "copy.db")


def test_nothing_that_is_there_is_written_over(store: Store, tmp_path: Path) -> None:
    dump = tmp_path / "backup.jsonl.gz"
    store.backup(dump)
    before = dump.read_bytes()
    with pytest.raises(StoreError, match="there already"):
        store.backup(dump)
    assert dump.read_bytes() == before
    restored = sqlite_location(tmp_path)
    Store.restore(dump, restored).close()
    with pytest.raises(StoreError, match="already"):
        Store.restore(dump, restored)
    with pytest.raises(StoreError, match="folder"):
        store.backup(tmp_path / "none" / "backup.jsonl.gz")


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_dump_that_is_cut_short_makes_no_ledger(
    new_location: NewLocation, tmp_path: Path, share: float
) -> None:
    with Store.create(tmp_path / "a.situate") as store:
        fill(store)
        store.backup(tmp_path / "whole.jsonl.gz")
    whole = (tmp_path / "whole.jsonl.gz").read_bytes()
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(whole[: int(len(whole) * share)])
    location = new_location()
    with pytest.raises(StoreError, match="cut short"):
        Store.restore(cut, location)
    with pytest.raises(StoreError, match="situate ledger init"):
        Store.open(location)
    Store.restore(tmp_path / "whole.jsonl.gz", location).close()


def test_a_dump_less_its_last_lines_makes_no_ledger(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.situate") as store:
        fill(store)
        store.backup(tmp_path / "whole.jsonl.gz")
    lines = gzip.decompress((tmp_path / "whole.jsonl.gz").read_bytes()).splitlines(keepends=True)
    for number, kept_lines in enumerate((lines[:-1], lines[:-3] + lines[-1:])):
        cut = tmp_path / f"{number}.jsonl.gz"
        cut.write_bytes(gzip.compress(b"".join(kept_lines)))
        with pytest.raises(StoreError, match="cut short"):
            Store.restore(cut, tmp_path / f"{number}.situate")


@pytest.mark.parametrize("content", [b"", b"no gzip", gzip.compress(b'{"format":"other"}\n')])
def test_what_is_no_dump_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"dump|restored"):
        Store.restore(path, sqlite_location(tmp_path))
    with pytest.raises(StoreError, match="no backup"):
        Store.restore(tmp_path / "none.jsonl.gz", sqlite_location(tmp_path))
