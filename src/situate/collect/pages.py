"""Reports at http(s) URLs: the only code that opens a connection."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from situate.collect.addresses import CheckedUrl, check_url
from situate.collect.drafts import Draft, describe_too_large
from situate.collect.options import CollectOptions, Failure
from situate.errors import SourceError

_AGENT = "situate (+https://pypi.org/project/situate/)"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_TEXT_TYPES = ("text/plain",)
_LINE_TYPES = (
    "application/x-ndjson",
    "application/jsonl",
    "application/x-jsonlines",
    "application/ndjson",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a URL answered, with the last URL of its redirects and the type and encoding stated."""

    url: str
    content_type: str
    encoding: str | None
    content: bytes
    retrieved: dt.datetime


def read_url(url: str, options: CollectOptions) -> Iterator[Draft | Failure]:
    """Fetch a URL and read what it holds: a page, a text, JSON or JSON lines.

    Raises:
        SourceError: it cannot be fetched, is refused, or is of a kind that is not read.
    """
    page = fetch_page(url, options)
    for outcome in _read_page(page, url, options):
        if isinstance(outcome, Draft):
            outcome = dataclasses.replace(outcome, name=url, retrieved=page.retrieved)
        yield outcome


def fetch_page(url: str, options: CollectOptions) -> Page:
    """Fetch a URL; each address of its way is checked first and then connected to itself.

    Raises:
        SourceError: see `read_url`.
    """
    import httpx2

    deadline = time.monotonic() + options.fetch_s
    # No proxy and no netrc from the environment: the checked address is the one connected to.
    with httpx2.Client(
        trust_env=False, timeout=options.timeout_s, follow_redirects=False
    ) as client:
        current = url
        for _ in range(options.max_redirects + 1):
            checked = check_url(current, allow_private=options.allow_private)
            try:
                answer = _ask(client, checked, options, deadline)
            except (httpx2.HTTPError, httpx2.InvalidURL) as error:
                kind = type(error).__name__
                raise SourceError(
                    f"{url}: cannot be fetched ({kind}: {error}); try again or save the page",
                    stage="fetch",
                ) from error
            if isinstance(answer, Page):
                return answer
            current = urljoin(current, answer)
    raise SourceError(
        f"{url}: is redirected more than {options.max_redirects} times; give the last URL",
        stage="fetch",
    )


def _ask(
    client: object, checked: CheckedUrl, options: CollectOptions, deadline: float
) -> Page | str:
    """One request to the checked address: the page, or where it is redirected to."""
    import httpx2

    assert isinstance(client, httpx2.Client)
    target = httpx2.URL(checked.url).copy_with(host=checked.address, fragment=None)
    default = checked.port == {"http": 80, "https": 443}[checked.scheme]
    host = f"[{checked.host}]" if ":" in checked.host else checked.host
    headers = {
        "Host": host if default else f"{host}:{checked.port}",
        "User-Agent": _AGENT,
        "Accept": "text/html, application/xhtml+xml, text/plain, application/json;q=0.9",
        "Accept-Encoding": "identity",
    }
    # The certificate is checked against the host's name, not against the address.
    extensions = {"sni_hostname": checked.host}
    with client.stream("GET", target, headers=headers, extensions=extensions) as response:
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return response.headers["location"]
        if response.status_code != 200:
            raise SourceError(
                f"{checked.url}: answered {response.status_code} {response.reason_phrase}",
                stage="fetch",
            )
        content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        _check_type(content_type, checked.url)
        return Page(
            url=checked.url,
            content_type=content_type,
            encoding=response.charset_encoding,
            content=_receive(response, checked.url, options, deadline),
            retrieved=dt.datetime.now(dt.UTC).replace(microsecond=0),
        )


def _check_type(content_type: str, url: str) -> None:
    readable = content_type.startswith("text/") or "json" in content_type or "xhtml" in content_type
    if content_type and not readable:
        raise SourceError(
            f"{url}: is {content_type}; only pages, plain text and JSON are read", stage="fetch"
        )


def _receive(response: object, url: str, options: CollectOptions, deadline: float) -> bytes:
    import httpx2

    assert isinstance(response, httpx2.Response)
    content = bytearray()
    for piece in response.iter_bytes(65_536):
        content += piece
        if len(content) > options.max_bytes:
            raise SourceError(
                describe_too_large(url, len(content), options.max_bytes), stage="fetch"
            )
        if time.monotonic() > deadline:
            raise SourceError(
                f"{url}: took longer than {options.fetch_s:.0f} s; save the page and read the file",
                stage="fetch",
            )
    return bytes(content)


def _read_page(page: Page, name: str, options: CollectOptions) -> Iterator[Draft | Failure]:
    encoding = options.encoding or page.encoding
    if page.content_type in _HTML_TYPES:
        from situate.collect.articles import extract_article

        yield extract_article(page.content, name, encoding=encoding, url=page.url)
        return
    from situate.collect.files import read_content

    stated = dataclasses.replace(options, encoding=encoding)
    kind = (
        ".txt"
        if page.content_type in _TEXT_TYPES
        else ".json"
        if "json" in page.content_type
        else ""
    )
    if page.content_type in _LINE_TYPES:
        kind = ".jsonl"
    for outcome in read_content(io.BytesIO(page.content), name, kind, stated):
        if isinstance(outcome, Draft) and outcome.url is None:
            outcome = dataclasses.replace(outcome, url=page.url)
        yield outcome
