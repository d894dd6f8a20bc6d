import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.collect.markup import strip_markup

TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "<!--", "-->", "<script>", "</script>", "<body>", "&amp;", "&#0;",
     "<br>", "<![CDATA[", "<svg>", "<b>Karm</b>", "fell", " ", "\n", '<?xml version="1.0"?>', "é"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Karm  fell.</p><p>The army\nleft.</p>", "Karm fell.\n\nThe army left."),
        ("Karm <b>fell</b>.<br/>The army left.", "Karm fell.\nThe army left."),
        ("<ul><li>one</li><li>two</li></ul>tail", "one\n\ntwo\n\ntail"),
        ("<p>a &amp; b &lt; c &eacute;</p>", "a & b < c é"),
        ("<style>p{}</style><p>Karm</p><script>x</script>", "Karm"),
        ("<p></p>", ""),
        ("", ""),
    ],
)
def test_blocks_become_paragraphs(markup, text):
    assert strip_markup(markup) == text


@given(st.lists(TAGS).map("".join))
def test_any_markup_gives_text_without_control_characters(markup):
    text = strip_markup(markup)
    assert "\0" not in text
    assert "\1" not in text
    assert text == text.strip()
