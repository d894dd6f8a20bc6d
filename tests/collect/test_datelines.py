import datetime as dt

import pytest

from situate.collect.datelines import find_dateline, read_bracketed_place

WRITTEN = [
    ("DAMASCUS, Sept. 3 (Agency) - The army said", "DAMASCUS", (None, 9, 3), "Agency"),
    ("Sept. 3, 2017 (HAQNS)—While still", None, (2017, 9, 3), "HAQNS"),
    ("(Reuters) - Two men", None, None, "Reuters"),
    ("BEIRUT (AP) — The rebels", "BEIRUT", None, "AP"),
    (
        "KABUL, Afghanistan, Aug 12, 2021 (AFP) - The Taliban took",
        "KABUL, Afghanistan",
        (2021, 8, 12),
        "AFP",
    ),
    ("SAN PEDRO, 3 JAN 90 (ACAN-EFE) -- [TEXT] THE", "SAN PEDRO", (1990, 1, 3), "ACAN-EFE"),
    ("SAN JOSE (COSTA RICA), 11 DEC 89 (ACAN - EFE) -- [TEXT] THE", "SAN JOSE (COSTA RICA)",
     (1989, 12, 11), "ACAN - EFE"),
    ("Nairobi, 12 March 2019 – The United", "Nairobi", (2019, 3, 12), None),
    ("GOMA, DR Congo — Rebels have", "GOMA, DR Congo", None, None),
    ("MOSUL, Iraq (Xinhua) -- Iraqi forces", "MOSUL, Iraq", None, "Xinhua"),
    ("MOSCOW, September 3. /TASS/. The army", "MOSCOW", (None, 9, 3), "TASS"),
    ("(Beirut) – Syrian forces bombed", "Beirut", None, None),
    ("(Beirut, September 3, 2017) – Syrian forces", "Beirut", (2017, 9, 3), None),
    ("GENEVA (3 September 2017) – The UN", "GENEVA", (2017, 9, 3), None),
    ("Damascus, SANA – The army", "Damascus", None, "SANA"),
    ("PORT-AU-PRINCE, Haiti (AP) _ Gunmen", "PORT-AU-PRINCE, Haiti", None, "AP"),
    ("N'DJAMENA, Chad (AP) — Chad", "N'DJAMENA, Chad", None, "AP"),
    ("WASHINGTON, D.C. — The", "WASHINGTON, D.C.", None, None),
    ("BEIRUT/AMMAN (Reuters) - Rebels", "BEIRUT/AMMAN", None, "Reuters"),
    ("JUBA, South Sudan, Monday, March 4, 2019 (Eye Radio) - Men", "JUBA, South Sudan",
     (2019, 3, 4), "Eye Radio"),
    ("Kyiv, Ukraine – Russian missiles", "Kyiv, Ukraine", None, None),
    ("3 September 2017 – Fighting", None, (2017, 9, 3), None),
    ("ISLAMABAD: Five soldiers were killed in a raid on Monday, police said.", "ISLAMABAD", None,
     None),
    ("GAZA, Sept 4, 0040 GMT (Reuters) - Jets struck", "GAZA", (None, 9, 4), "Reuters"),
    ("ADEN, 04 SEP 2017 03:15 GMT -- Troops took", "ADEN", (2017, 9, 4), None),
    ("JUBA, 4 September 2017, 1:20 a.m. local time (Eye Radio) - Men", "JUBA", (2017, 9, 4),
     "Eye Radio"),
    ("NO CITY (PERU), NO DATE -- [TEXT] THE PRESIDENT", "PERU", None, None),
    ("NO CITY, NO DATE (FBIS) -- [TEXT] THE PRESIDENT", None, None, "FBIS"),
]  # fmt: skip

SENTENCES = [
    "Hamas — the group that runs Gaza — said",
    "The army - backed by Russia - took",
    "HAMAS - THE GROUP - SAID",
    "Yesterday – The army",
    "Tamra Democratic Forces (TDF) — backed by two states — said",
    "By Friday - the",
    "Assad, Syria's president — a doctor — said",
    "UPDATE: Rebels take the town after heavy fighting, say residents of the city",
    "Three soldiers (one officer) - all from Homs - died",
    "On Sept. 3, 2017 - the day of the raid - he fled",
    "A convoy of 12 trucks - White and marked - left",
    "Rebels killed 12 - Reuters",
    "Sept. 3 was a day",
    "SUMMIT ON 31 MAY -- CHARACTERIZES",
    "BREAKING - Rebels take the town",
    "Colonel Ali Hassan (ret.) - The officer",
    "ISIS-K - The branch",
    "Seven people died in Aleppo, Syria - The worst toll",
]


@pytest.mark.parametrize(("text", "place", "date", "agency"), WRITTEN)
def test_every_common_form_is_read(text, place, date, agency):
    found = find_dateline(text)
    assert found is not None
    found = read_bracketed_place(found)
    assert found.place == place
    assert found.agency == agency
    assert (
        None if found.date is None else (found.date.year, found.date.month, found.date.day)
    ) == date
    if found.agency_start is not None:
        assert text[found.agency_start :].startswith(agency)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_with_a_dash_has_no_dateline(text):
    assert find_dateline(text) is None


def test_the_dash_ends_the_dateline():
    text = "KARM, Sept. 3 (AP) — The army left."
    found = find_dateline(text)
    assert found is not None
    assert text[: found.end].endswith("—")


def test_missing_year_is_the_last_before_publication():
    found = find_dateline("KARM, Feb. 29 (AP) — The army left.")
    assert found is not None
    assert found.date is not None
    assert found.date.resolve(dt.date(2020, 3, 2)) == dt.date(2020, 2, 29)
    assert found.date.resolve(dt.date(2021, 3, 2)) == dt.date(2020, 2, 29)
    assert found.date.resolve(dt.date(2023, 3, 2)) is None
    assert found.date.resolve() is None
