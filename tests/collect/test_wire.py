"""What stands where in a report: every text here is invented."""

import datetime as dt

import pytest

from situate.collect.drafts import Draft, assemble_report
from situate.collect.options import CollectOptions
from situate.records import Report


def read(text, *, options=None, **fields):
    return assemble_report(
        Draft(name="report.txt", text=text, **fields), options or CollectOptions()
    )


def story_of(report: Report) -> list[str]:
    return [report.text[span.start : span.end] for span in report.story]


def test_masthead_headline_and_dateline_are_told_apart():
    report = read(
        "Harbour Affairs Quarterly\nSubscribe to HAQ\n\n\nMilitia Gives Up Port Of Tamra\n\n"
        "March 4, 2019 (HAQNS)—The militia left the port of Tamra on Sunday.\n\n"
        "Residents said that the last fighters had gone."
    )
    assert report.publisher == "Harbour Affairs Quarterly"
    assert report.agency == "HAQNS"
    assert report.title == "Militia Gives Up Port Of Tamra"
    assert report.published == dt.date(2019, 3, 4)
    assert report.dateline is not None
    assert report.text[report.dateline.start : report.dateline.end] == "March 4, 2019 (HAQNS)—"
    assert story_of(report) == [
        "Militia Gives Up Port Of Tamra",
        "The militia left the port of Tamra on Sunday.",
        "Residents said that the last fighters had gone.",
    ]
    assert report.publisher_span is not None
    assert report.publisher_span.start == 0
    assert report.agency_span is not None
    assert report.text[report.agency_span.start : report.agency_span.end] == "HAQNS"


def test_byline_and_wire_dateline_stand_over_the_story():
    report = read(
        "Shelling kills six in Karm\n\nBy Jane Doe and Ali Hassan\n"
        "KARM, Iraq (Xinhua) -- Shells killed six people in Karm on Friday, police said."
    )
    assert report.byline == "Jane Doe and Ali Hassan"
    assert report.agency == "Xinhua"
    assert report.dateline is not None
    assert report.dateline.place == "KARM, Iraq"
    assert story_of(report) == [
        "Shelling kills six in Karm",
        "Shells killed six people in Karm on Friday, police said.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two policemen in Karm on Friday.",
        "Rebels advance in Karm",
        "Gunmen killed two policemen on Friday. The army blamed rebels.\nThe rebels denied it.",
    ],
)
def test_a_lead_alone_is_simply_story(text):
    report = read(text)
    assert " ".join(story_of(report)).split() == text.split()
    assert report.title is None
    assert report.publisher is None


def test_page_furniture_around_and_inside_is_no_story():
    report = read(
        "Home | News | World | Sport\n\nThe Karm Herald\n\nWorld\n\nArmy retakes bridge at Karm\n\n"
        "Published: 3 September 2017\nUpdated 14:05 GMT\n\nShare\n\n"
        "The army took back the bridge at Karm on Saturday, its spokesman said.\n\n"
        "Advertisement\n\nRead more: Ten things to know about bridges\n\n"
        "File photo: soldiers stand at the bridge\n\n"
        "Two soldiers were wounded, the spokesman said.\n\n"
        "(Reporting by Jane Doe; Editing by John Roe)\n\n"
        "Follow us on Twitter\n\n© 2017 The Karm Herald. All rights reserved.\n\n"
        "Related articles\n\nWhat the bridge means\n\nA history of Karm"
    )
    assert report.publisher == "The Karm Herald"
    assert report.title == "Army retakes bridge at Karm"
    assert report.published == dt.date(2017, 9, 3)
    assert story_of(report) == [
        "Army retakes bridge at Karm",
        "The army took back the bridge at Karm on Saturday, its spokesman said.",
        "Two soldiers were wounded, the spokesman said.",
    ]


def test_desk_credit_at_the_end_of_a_paragraph_is_cut_off():
    report = read(
        "TAMRA (Reuters) - Rebels left Tamra on Monday, two residents said. "
        "(Reporting by Jane Doe; Editing by John Roe)"
    )
    assert story_of(report) == ["Rebels left Tamra on Monday, two residents said."]


def test_broadcast_marks_are_no_story():
    report = read(
        "   PUERTO NUEVO, 3 JAN 90 (RADIO NUEVA) -- [COMMUNIQUE] [PEOPLES FRONT\n(FP)] [TEXT] "
        "THE FRONT ATTACKED THE GARRISON AT LOMA ALTA [NAME AS\nHEARD] TODAY.\n\n"
        "   [CONTINUED] THE GARRISON FELL AT NOON."
    )
    assert report.dateline is not None
    assert report.dateline.place == "PUERTO NUEVO"
    assert report.published == dt.date(1990, 1, 3)
    assert report.agency == "RADIO NUEVA"
    assert story_of(report) == [
        "THE FRONT ATTACKED THE GARRISON AT LOMA ALTA [NAME AS\nHEARD] TODAY.",
        "THE GARRISON FELL AT NOON.",
    ]


def test_known_agency_under_the_headline_is_the_agency():
    report = read(
        "Army says it holds Karm\nAgence France-Presse\n\nThe army said on Friday it holds Karm."
    )
    assert report.title == "Army says it holds Karm"
    assert report.agency == "Agence France-Presse"
    assert report.publisher is None


def test_closing_source_line_is_the_agency():
    report = read(
        "The army said on Friday that it had taken Karm from the rebels again.\n\nSource: Xinhua"
    )
    assert report.agency == "Xinhua"
    assert len(report.story) == 1


def test_agency_that_closes_the_story_is_taken_out_of_it():
    report = read("The army took Karm on Friday.\n\nThe rebels denied it. (Reuters/AFP)")
    assert report.agency == "Reuters/AFP"
    assert report.agency_span is not None
    assert story_of(report)[-1] == "The rebels denied it."
    unknown = read("The army took Karm on Friday.\n\nThe rebels denied it. (See map)")
    assert unknown.agency is None
    assert story_of(unknown)[-1].endswith("(See map)")


def test_year_of_a_dateline_comes_from_the_day_of_publication():
    text = "KARM, Dec. 31 (AP) — The army shelled Karm."
    assert read(text).published is None
    assert read(text).dateline.date is None
    stated = read(text, published=dt.date(2020, 1, 1))
    assert stated.dateline.date == dt.date(2019, 12, 31)
    assert stated.published == dt.date(2020, 1, 1)


def test_stated_publisher_wins_over_the_masthead_which_stays_no_story():
    report = read(
        "The Karm Herald\n\nArmy retakes bridge at Karm\n\nThe army took it back on Friday.",
        publisher="Tamra Wire",
        agency="TW",
    )
    assert report.publisher == "Tamra Wire"
    assert report.agency == "TW"
    assert report.publisher_span is None
    assert story_of(report)[0] == "Army retakes bridge at Karm"


def test_option_comes_before_the_text_and_after_a_field():
    options = CollectOptions(publisher="Option", published=dt.date(2001, 1, 1), language="fr")
    text = "The Karm Herald\n\nArmy retakes bridge\n\nThe army took back the bridge on Friday."
    assert read(text, options=options).publisher == "Option"
    assert read(text, options=options, publisher="Field").publisher == "Field"
    assert read(text, options=options).language == "fr"
    assert read(text, options=options).published == dt.date(2001, 1, 1)


def test_headline_with_a_deck_is_story_and_no_outlet():
    report = read(
        "Rebels Seize Karm\n\nGovernment Denies Losing Town On The Coast Road\n\n"
        "Rebels seized the town of Karm on Friday, residents said."
    )
    assert report.publisher is None
    assert report.title == "Rebels Seize Karm"
    assert len(report.story) == 3


def test_given_title_is_found_in_the_text():
    report = read(
        "Karm falls\n\nThe town of Karm fell to rebels on Friday morning.", title="Karm Falls!"
    )
    assert report.headline is not None
    assert report.text[report.headline.start : report.headline.end] == "Karm falls"
    assert read("The town of Karm fell on Friday morning.", title="Karm falls").headline is None


def test_quotation_that_runs_on_in_the_next_paragraph_keeps_two_spans():
    report = read(
        'The militia has lost its last port.\n\n"They have nowhere left to go,"\n\n'
        "commented the Tamra Tribune on Monday."
    )
    assert len(report.story) == 3


def test_wrapped_lines_are_one_paragraph_and_single_lines_are_many():
    wrapped = (
        "The army said on Friday that its soldiers had taken the town of Karm in\n"
        "the north of the province after three days of fighting in which many of\n"
        "the houses by the river had been burnt down and most of the inhabitants\n"
        "had fled to the hills.\n\nThe rebels denied it."
    )
    assert len(read(wrapped).story) == 2
    single = (
        "The army took Karm on Friday, a spokesman for its northern command said on Saturday.\n"
        "Rebels denied it.\nNobody could be reached in Karm itself."
    )
    assert len(read(single).story) == 3


def test_ragged_capitals_of_a_broadcast_stay_one_paragraph():
    body = (
        "THE COUNCIL ANNOUNCED THAT THE GARRISON AT LOMA ALTA HAD BEEN TAKEN\n"
        "BY THE PEOPLES FRONT WITHOUT A SHOT ON THE MORNING OF THAT DAY OF\n"
        "19 MARCH, AND THAT ITS COMMANDER HAD FLED ON FOOT IN THE NIGHT\n"
        "FROM THE TOWN WITH HIS STAFF.  THE FIGHTERS, WHO WERE HELPED\n"
        "BY MILITIA UNITS, CAPTURED TWO TRUCKS.  THE GOVERNMENT SAID THE TOWN\n"
        "HAD NOT BEEN HELD BY ITS TROOPS SINCE THE FLOODS OF THE WEEK BEFORE\n19 MARCH."
    )
    report = read(f"   PUERTO NUEVO, 20 MAR 90 (RADIO NUEVA) -- [TEXT] {body}")
    assert story_of(report) == [body]
    assert report.byline is None


def test_windows_line_ends_count_as_they_stand():
    report = read("Karm falls to rebels\r\n\r\nThe town of Karm fell to rebels on Friday.\r\n")
    assert report.title == "Karm falls to rebels"
    assert report.text.endswith("\r\n")
    assert len(report.story) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Follow-up attacks killed three more people, the ministry said in a statement.",
        "Sharing a border with Karm, the province of Tamra has seen heavy fighting since May.",
        "Contact with the convoy was lost on Friday, the Red Cross said.",
        "Photographs of the wreck showed that the missile had hit its engine.",
        "By Friday the army had reached the outskirts of Karm.",
        "Reporting from Karm has been impossible since the network was cut.",
        "More than 40 people were killed.",
        "Images from the site show a burnt bus.",
        "Reuters could not verify the report.",
        "The BBC said its office had been hit.",
    ],
)
def test_sentences_that_begin_like_furniture_are_story(line):
    report = read(f"Karm falls to rebels\n\nThe town fell to rebels on Friday.\n\n{line}")
    assert story_of(report)[-1] == line


@pytest.mark.parametrize(
    "headline",
    [
        "Gunmen kill MSF staff",
        "Sources: army leaves Karm",
        "Source: Army Leaves Karm",
        "Video: rebels storm Karm base",
        "Share the burden, says Karm mayor",
        "Save the Children staff missing in Karm",
        "Contact lost with Karm convoy",
        "Fighting in Karm, day 3",
        "More fighters reach Karm",
        "Photos show burnt Karm market",
        "Press demands access to Karm",
        "From Karm to Tamra, a road of war",
    ],
)
def test_headlines_that_begin_like_furniture_are_headlines(headline):
    report = read(f"{headline}\n\nThe army left the town of Karm on Friday, residents said.")
    assert report.title == headline
    assert story_of(report)[0] == headline


PASTED = [
    (
        "BBC News\n\nArmy retakes Karm as militia pulls back\n\nPublished\n12 March 2024\n\n"
        "By Jane Doe\nBBC News, Tamra\n\nShare\n\n{lead}\n\nImage source, Getty Images\n"
        "Image caption, Thousands have fled\n\nMore on this story\nA simple guide to the war",
        ("BBC News", None, "Army retakes Karm as militia pulls back", "Jane Doe", (2024, 3, 12)),
    ),
    (
        "Middle East & Africa\nMarch 5, 2019 / 2:13 PM / 3 years ago\n\n"
        "Rebels shell Karm: monitor\n\n"
        "Reuters Staff\n\n2 MIN READ\n\nBEIRUT (Reuters) - {lead}\n\n"
        "Reporting by Jane Doe; Editing by John Roe\n\nOur Standards: The Trust Principles.",
        (None, "Reuters", "Rebels shell Karm: monitor", None, (2019, 3, 5)),
    ),
    (
        "Militants attack base in Karm\n\n"
        "FILE - In this March 3, 2018 photo, soldiers patrol in Karm. (AP Photo/John Roe, File)\n"
        "By JANE DOE\nMarch 5, 2019\n\nKARM, Nigeria (AP) — {lead}\n\n___\n\n"
        "Associated Press writer John Roe in Abuja contributed to this report.",
        (None, "AP", "Militants attack base in Karm", "JANE DOE", (2019, 3, 5)),
    ),
    (
        "Roundup: Fighting rages on in Karm\n\nSource: Xinhua   2017-09-03 02:14:12\n"
        "DAMASCUS, Sept. 2 (Xinhua) -- {lead}\n\nEnditem",
        (None, "Xinhua", "Roundup: Fighting rages on in Karm", None, (2017, 9, 3)),
    ),
    (
        "The New York Times\n\nMIDDLE EAST\n\nRebels Lose Last Foothold in Karm\n\n"
        "By JANE DOE and JOHN ROE  SEPT. 3, 2017\n\nBEIRUT, Lebanon — {lead}",
        ("The New York Times", None, "Rebels Lose Last Foothold in Karm", "JANE DOE and JOHN ROE",
         (2017, 9, 3)),
    ),
    (
        "September 3, 2019 8:00AM EDT\nStrikes Hit Market in Karm\n\n(Beirut) – {lead}",
        (None, None, "Strikes Hit Market in Karm", None, (2019, 9, 3)),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), PASTED)
def test_pages_of_common_forms_leave_headline_and_story(page, expected):
    lead = "The town of Karm was shelled on Tuesday, a war monitor said."
    report = read(page.format(lead=lead))
    published = report.published
    assert (
        report.publisher,
        report.agency,
        report.title,
        report.byline,
        published and (published.year, published.month, published.day),
    ) == expected
    assert story_of(report) == [report.title, lead]


def test_million_character_line_is_read_in_reasonable_time():
    for unit in ("Rebels took the town of Karm. ", "(", "- ", "a", "[TEXT] ", "By "):
        text = unit * (1_000_000 // len(unit))
        report = read(text)
        assert all(span.end <= len(text) for span in report.story)


def test_the_days_that_head_the_entries_of_a_diary_are_story():
    report = read(
        "Log of the siege of Karm\n\n12 May 2016\nShells fell on the port at dawn.\n\n"
        "13 May 2016\nTwo fishermen were hurt.\n\n15 May 2016\nA truce began and was kept."
    )
    assert [line for line in story_of(report) if "May" in line] == [
        "12 May 2016",
        "13 May 2016",
        "15 May 2016",
    ]
    assert report.published is None


def test_two_days_over_a_story_are_those_of_publication_and_update():
    report = read(
        "Shells fall on Karm\n\n12 May 2016\n\nShells fell on the port of Karm at dawn.\n\n"
        "13 May 2016\n\nThe port was closed on the day after."
    )
    assert report.published is not None
    assert not any("2016" in line for line in story_of(report))
