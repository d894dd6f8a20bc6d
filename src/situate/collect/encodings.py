"""Bytes to text: byte order marks, UTF-8, a bounded guess, and a refusal of what is no text."""

from __future__ import annotations

import codecs

from situate.collect.languages import detect_language, load_letters
from situate.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a zip archive (or a .docx, .odt, .epub file)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
# The signs that all Windows code pages of Europe share: quotation marks, dashes, dots, no-break
# space and the like. A text whose only foreign bytes are these is the same in each of them.
_SHARED_SIGNS = (
    b"\x80\x82\x84\x85\x86\x87\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b"
    b"\xa0\xa7\xa9\xab\xae\xb0\xb1\xb7\xbb"
)
_SHARED_CHARACTERS = frozenset(_SHARED_SIGNS.decode("cp1252"))
_LATIN_PAGES = ("cp1252", "cp1254", "cp1250")
_GUESS_SAMPLE_BYTES = 200_000
_MOST_CHAOS = 0.10
_LEAST_COHERENCE = 0.25
_LEAST_FOREIGN_BYTES = 8


def refuse_binary(content: bytes, name: str) -> None:
    """Refuse bytes that are no text of any kind.

    Raises:
        SourceError: the bytes are a known binary format, or hold NULs without a Unicode mark.
    """
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            raise SourceError(
                f"{name}: is {kind}, not text; save it as plain text or HTML first", stage="decode"
            )
    marked = any(content.startswith(mark) for mark, _ in _MARKS)
    if not marked and b"\x00" in content:
        raise SourceError(
            f"{name}: holds NUL bytes, so it is a binary file or UTF-16 without its mark; "
            "save it as UTF-8",
            stage="decode",
        )


def decode_text(content: bytes, name: str, *, encoding: str | None = None) -> str:
    """The text that the bytes hold, without its byte order mark and otherwise as it stands.

    Args:
        content: the whole file.
        name: the input's name, for messages.
        encoding: the encoding, where it is stated; nothing is guessed then.

    Raises:
        SourceError: binary, empty, not in the stated encoding, or in none that can be told.
    """
    if encoding is None:
        refuse_binary(content, name)
    if encoding is None or encoding.lower().replace("_", "-") in ("utf-8", "utf8", "utf-16"):
        encoding = next((codec for mark, codec in _MARKS if content.startswith(mark)), encoding)
    if encoding is not None:
        return _refuse_empty(_decode_stated(content, encoding, name), name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        text = content.decode(_guess_encoding(content, name, error))
    return _refuse_empty(text, name)


def _decode_stated(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except LookupError:
        reason = f"{name}: there is no encoding {encoding!r}; state one such as utf-8 or cp1252"
    except UnicodeError as error:
        reason = f"{name}: is not {encoding} ({error}); state its encoding or save it as UTF-8"
    raise SourceError(reason, stage="decode")


def _guess_encoding(content: bytes, name: str, error: UnicodeDecodeError) -> str:
    """The code page of a text that is not UTF-8, only where the guess is a safe one.

    Text of Latin script is told by the letters of its language. For others the bounds on chaos and
    coherence are charset-normalizer's measures: at most a tenth of the text may be unlikely signs,
    and the letters must be those of a language.
    """
    foreign = bytes(byte for byte in content[:_GUESS_SAMPLE_BYTES] if byte >= 0x80)
    if foreign and all(byte in _SHARED_SIGNS for byte in foreign):
        return "cp1252"
    from charset_normalizer import from_bytes

    latin = _guess_latin(content)
    if latin is not None:
        return latin
    best = from_bytes(content[:_GUESS_SAMPLE_BYTES]).best()
    if (
        best is not None
        and not _is_latin(content, best.encoding)
        and best.chaos <= _MOST_CHAOS
        and best.coherence >= _LEAST_COHERENCE
        and len(foreign) >= _LEAST_FOREIGN_BYTES
        and _decodes(content, best.encoding)
    ):
        return best.encoding
    likely = ""
    if best is not None and not best.encoding.startswith("utf"):
        likely = f" (it may be {best.encoding})"
    raise SourceError(
        f"{name}: is not UTF-8 (byte {error.start}), and its encoding cannot be told safely"
        f"{likely}; state the encoding or save it as UTF-8",
        stage="decode",
    ) from error


def _guess_latin(content: bytes) -> str | None:
    """The first code page in which a text of Latin script has only the letters of its language.

    The language is told by its frequent words, most of which are ASCII in each code page.
    """
    for encoding in _LATIN_PAGES:
        if not _decodes(content, encoding) or not _is_latin(content, encoding):
            continue
        text = content[:_GUESS_SAMPLE_BYTES].decode(encoding, errors="ignore")
        language = detect_language(text)
        letters = load_letters(language) if language is not None else None
        if letters is None:
            continue
        foreign = {sign for sign in text if sign > "\x7f" and sign not in _SHARED_CHARACTERS}
        if foreign <= letters:
            return encoding
    return None


def _is_latin(content: bytes, encoding: str) -> bool:
    """Whether most letters of a text are those of the Latin script in a code page."""
    text = content[:_GUESS_SAMPLE_BYTES].decode(encoding, errors="ignore")
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum(sign < "\u0250" for sign in letters) >= len(letters)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True


def _refuse_empty(text: str, name: str) -> str:
    if not text.strip():
        raise SourceError(f"{name}: is empty; there is no report in it", stage="decode")
    return text
