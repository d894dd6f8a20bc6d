"""Texts of our own about who holds a town, from the report to the town's timeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.errors import ConfigError
from situate.evaluate.control import score_control, trace
from situate.reader import RulesReader
from situate.records import Holding

# Title, text, and the timeline: state, holders, first day.
ENTRIES = [
    ("Humera, Tigray, Ethiopia",
     "Captured by ET 12 November 2020. Recaptured by Tigray Defense Forces 4 January 2021.",
     [("held", "ET:government", "2020-11-12"), ("held", "tigray-defense-forces", "2021-01-04")]),
    ("Kobo, Amhara, Ethiopia",
     "Taken by Tigray Defense Forces/ Oromo Liberation Army on 9 August 2021 Retaken by ET "
     "20 December 2021",
     [("held", "oromo-liberation-army+tigray-defense-forces", "2021-08-09"),
      ("held", "ET:government", "2021-12-20")]),
    ("Bambari, Ouaka, Central African Republic",
     "See Battle of Bambari (2014) Partially captured by Seleka 3 May 2014. Fully recaptured by "
     "the army 9 June 2014.",
     [("contested", "seleka", "2014-05-03"), ("held", "CF:army", "2014-06-09")]),
    ("Mocimboa da Praia, Cabo Delgado, Mozambique",
     "Overrun by Islamic State 12 August 2020. Liberated by MZ and RW 8 August 2021.",
     [("held", "islamic-state", "2020-08-12"), ("held", "MZ:government+RW:government",
                                                "2021-08-08")]),
    ("Kunduz, Kunduz Province, Afghanistan",
     "Seized by the Taliban on 28 September 2015. Retaken by AF by 14 October 2015.",
     [("held", "taliban", "2015-09-28"), ("held", "AF:government", "2015-10-14")]),
    ("Marib, Yemen",
     "Claimed captured by the Houthis 3 March 2021, but not verified.", []),
    ("Bosaso, Bari, Somalia", "See also Battle of Bosaso (2009).", []),
    ("Ghazni, Ghazni Province, Afghanistan",
     "Fell to the Taliban on 12 August 2021.", [("held", "taliban", "2021-08-12")]),
    ("Malakal, Upper Nile, South Sudan",
     "On 15 January 2014, rebels captured the town. The army took it back on 20 January 2014.",
     [("held", "rebels", "2014-01-15"), ("held", "SS:army", "2014-01-20")]),
    ("Kismayo, Lower Juba, Somalia",
     "Since August 2008 the town was under the control of al-Shabaab. On 28 September 2012 Kenyan "
     "forces captured the town.",
     [("held", "al-shabaab", "2008-08-01"), ("held", "KE:army", "2012-09-28")]),
    ("Marawi, Lanao del Sur, Philippines",
     "On 23 May 2017, the Maute group seized the city. By 23 October 2017 the city was in the "
     "hands of the army.",
     [("held", "maute-group", "2017-05-23"), ("held", "PH:army", "2017-10-23")]),
    ("Baga, Borno, Nigeria",
     "On 3 January 2015, Boko Haram overran the town. Nigerian troops recaptured it on 21 February "
     "2015.",
     [("held", "boko-haram", "2015-01-03"), ("held", "NG:army", "2015-02-21")]),
    ("Goma, North Kivu, Democratic Republic of the Congo",
     "On 20 November 2012, M23 took control of the city. On 1 December 2012, M23 withdrew from "
     "Goma.",
     [("held", "march-23-movement", "2012-11-20"), ("unknown", "", "2012-12-01")]),
    ("Shusha, Azerbaijan",
     "On 8 November 2020, Azerbaijani forces captured the town. Armenia denied that the town had "
     "fallen.",
     [("held", "AZ:army", "2020-11-08")]),
    ("Juba, Central Equatoria, South Sudan",
     "The rebels planned to capture the town in May 2014. The army besieged the town on 3 June "
     "2014.",
     [("besieged", "", "2014-06-03")]),
    ("Sirte, Libya",
     "By May 2015, the city was fully controlled by Islamic State. In December 2016, the city "
     "came under control of the Government of National Accord.",
     [("held", "islamic-state", "2015-05-31"), ("held", "government-of-national-accord",
                                               "2016-12-01")]),
]  # fmt: skip


def shorten(holdings: tuple[Holding, ...]) -> list[tuple[str, str, str]]:
    return [
        (
            one.state,
            "+".join(sorted(p.actor or p.name for p in one.holders)),
            str(one.since or one.since_latest),
        )
        for one in holdings
    ]


def read_entry(reader: RulesReader, title: str, text: str) -> tuple[Holding, ...]:
    draft = Draft(name=title, text=f"{title}\n\n{text}", title=title, language="en")
    return trace(reader.read(assemble_report(draft, CollectOptions())), reader.registry)


@pytest.mark.parametrize(("title", "text", "wanted"), ENTRIES, ids=[e[0] for e in ENTRIES])
def test_an_entry_gives_the_timeline_that_it_tells(
    reader: RulesReader, title: str, text: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert shorten(read_entry(reader, title, text)) == wanted


def test_rows_that_cannot_be_answered_are_counted_and_left_out(
    reader: RulesReader, tmp_path: Path
) -> None:
    place = {"country": "UA", "admin": "Poltava Oblast", "name": "Lubny", "as_of": "2023-1-1"}
    ukraine = [
        {**place, "held_by": "UA", "text": "", "changes": []},
        {**place, "held_by": "UA", "text": "*See Battle of Lubny*", "changes": []},
        {**place, "held_by": "RU", "text": "Captured by RU 3 March 2022.",
         "changes": [{"verb": "Captured", "by": "RU", "date": "5 March 2022"}]},
    ]  # fmt: skip
    syria = [
        {"country": "SY", "admin": "Idlib Governorate", "name": "Binnish", "held_by": ["GOV"],
         "text": "Rebels captured the town on 3 March 2013."},
    ]  # fmt: skip
    for name, rows in (("control-ukraine", ukraine), ("control-syria", syria)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"{name}.dev.jsonl").write_text(lines)
    measures = list(score_control(reader, tmp_path))
    assert [(m.corpus, m.value, m.count) for m in measures] == [
        ("control-ukraine", 1.0, 1),
        ("control-ukraine", 1.0, 1),
        ("control-syria", 0.0, 1),
        ("control, both", 0.5, 2),
        ("control, both", 1.0, 1),
    ]
    assert "1 no text, 1 text without a word of control" in measures[0].task


def test_a_missing_file_is_said(reader: RulesReader, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="control-ukraine"):
        list(score_control(reader, tmp_path))
