import datetime as dt
import subprocess
import sys

import pytest

from situate.collect import CollectOptions, Failure, read_reports
from situate.collect.articles import decode_page
from situate.records import Report


def read(tmp_path, content, *, name="page.html", **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (outcome,) = read_reports([str(path)], CollectOptions(**options))
    return outcome


def test_the_article_is_found_with_what_the_page_states(tmp_path, page, paragraphs):
    report = read(tmp_path, page)
    assert isinstance(report, Report)
    assert report.title == "Karm falls to rebels"
    assert report.publisher == "Harbour Herald"
    assert report.byline == "Jane Doe"
    assert report.published == dt.date(2019, 3, 4)
    assert report.language == "en"
    assert report.headline is not None
    story = [report.text[span.start : span.end] for span in report.story]
    assert story == ["Karm falls to rebels", *paragraphs]


def test_the_same_page_gives_the_same_report(tmp_path, page):
    assert read(tmp_path, page) == read(tmp_path, page)


def test_an_option_comes_before_what_the_page_states(tmp_path, page):
    report = read(tmp_path, page, publisher="Desk", published=dt.date(2020, 1, 1))
    assert report.publisher == "Desk"
    assert report.published == dt.date(2020, 1, 1)


@pytest.mark.parametrize(
    "content",
    [
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body></body></html>",
        "<html><body><ul><li><a href='/a'>World</a></li><li>Sport</li></ul></body></html>",
        "<p",
    ],
)
def test_a_page_without_article_is_a_failure(tmp_path, content):
    failure = read(tmp_path, content)
    assert isinstance(failure, Failure)
    assert failure.stage == "extract"
    assert "no article was found" in failure.reason


def test_a_page_without_day_has_none(tmp_path, page):
    changed = page.replace(
        '<meta property="article:published_time" content="2019-03-04T10:00:00Z">', ""
    )
    assert read(tmp_path, changed).published is None


def test_the_words_of_the_story_come_before_the_language_of_the_template(tmp_path, page):
    assert read(tmp_path, page.replace('lang="en"', 'lang="fr"')).language == "en"
    assert read(tmp_path, page, language="de").language == "de"


def test_the_declared_encoding_is_used(page):
    changed = page.replace("utf-8", "iso-8859-1").replace("Jane", "Zoë “Z.”")
    assert "Zoë “Z.”" in decode_page(changed.encode("cp1252"), "x.html")
    assert "Zoë" in decode_page(changed.encode("utf-8"), "x.html", encoding="utf-8")
    assert "Zoë" in decode_page(page.replace("Jane", "Zoë").encode("utf-16"), "x.html")


def test_a_text_is_read_without_loading_the_article_libraries(tmp_path):
    path = tmp_path / "karm.txt"
    path.write_text("Rebels took the town of Karm on Friday.", encoding="utf-8")
    program = (
        "import sys; from situate.collect import CollectOptions, read_reports\n"
        f"list(read_reports([{str(path)!r}], CollectOptions()))\n"
        "late = {'trafilatura', 'htmldate', 'httpx2', 'lxml', 'pydantic', 'charset_normalizer'}\n"
        "print(sorted(late & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
