import pytest
from hypothesis import given
from hypothesis import strategies as st

from situate.collect.encodings import decode_text
from situate.errors import SourceError

FRENCH = (
    "L’armée a été attaquée près de la forêt par des rebelles armés, a déclaré le ministère de la "
    "Défense mardi. Les blessés ont été évacués."
)
RUSSIAN = "Армия заняла город в пятницу, сообщило министерство обороны. Бои идут на севере. " * 3
TURKISH = (
    "Ordu cuma günü Karm şehrini ele geçirdi ve bakanlık bir açıklama yaptı, dağda çatışma var."
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_and_its_mark_dropped(codec):
    text = "Rebels – “fighters” – took Kärm.\r\nThe army left.\r\n"
    assert decode_text(text.encode(codec), "x.txt") == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Rebels took the town, “we held it”, he said — twice.", "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "latin-1"),
        (RUSSIAN, "cp1251"),
        (TURKISH, "cp1254"),
    ],
)
def test_a_sure_code_page_is_told(text, codec):
    assert decode_text(text.encode(codec), "x.txt") == text


def test_an_unsure_code_page_is_refused_and_read_when_stated():
    content = "Caf\xe9 Karm".encode("latin-1")
    with pytest.raises(SourceError, match="state the encoding"):
        decode_text(content, "x.txt")
    assert decode_text(content, "x.txt", encoding="cp1252") == "Café Karm"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"PK\x03\x04....", "a zip archive"),
        (b"ab\x00cd", "NUL bytes"),
        ("Rebels".encode("utf-16-le"), "NUL bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content, reason):
    with pytest.raises(SourceError, match=reason) as caught:
        decode_text(content, "x.txt")
    assert caught.value.stage == "decode"


def test_a_wrong_or_unknown_stated_encoding_is_refused():
    with pytest.raises(SourceError, match="is not ascii"):
        decode_text("é".encode(), "x.txt", encoding="ascii")
    with pytest.raises(SourceError, match="no encoding 'klingon'"):
        decode_text(b"a", "x.txt", encoding="klingon")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_comes_through_unaltered(text):
    if text.strip() and not text.startswith(("GIF8", "BZh", "RIFF", "ID3", "PAR1")):
        assert decode_text(text.encode(), "x.txt") == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content):
    try:
        text = decode_text(content, "x")
    except SourceError:
        return
    assert text.strip()
