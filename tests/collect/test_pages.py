import ipaddress
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from situate.collect import CollectOptions, Failure, read_reports
from situate.collect.addresses import check_url, is_public
from situate.errors import SourceError
from situate.records import Report

LEAD = "Rebels took the town of Karm on Friday, residents said."
ANSWERS = {
    "/text": ("text/plain", LEAD.encode()),
    "/json": ("application/json", json.dumps({"id": 1, "text": LEAD}).encode()),
    "/lines": ("application/x-ndjson", b'{"id":1,"text":"Karm fell."}\n{"id":2}'),
    "/image": ("image/png", b"\x89PNG"),
    "/large": ("text/plain", b"word. " * 50_000),
    "/latin": ("text/plain; charset=iso-8859-1", "Caf\xe9 Karm".encode("latin-1")),
}


class Answering(BaseHTTPRequestHandler):
    """Answers from the table above; /to/N redirects N times before it answers /text."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Host"]))
        if self.path.startswith("/to/"):
            left = int(self.path[4:])
            self.redirect("/text" if left <= 1 else f"/to/{left - 1}")
        elif self.path.startswith("/away"):
            self.redirect("http://169.254.169.254/latest")
        elif self.path == "/scheme":
            self.redirect("file:///etc/passwd")
        elif self.path in self.server.answers:
            kind, content = self.server.answers[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        else:
            self.send_error(404)

    def redirect(self, target):
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def server(page: str) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.asked = []
    server.answers = ANSWERS | {"/page": ("text/html; charset=utf-8", page.encode())}
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def read(server, path, *, allow_private=True, **options):
    url = f"http://127.0.0.1:{server.server_port}{path}"
    return list(read_reports([url], CollectOptions(allow_private=allow_private, **options)))


def test_a_page_is_fetched_and_its_article_read(server, paragraphs):
    (report,) = read(server, "/page")
    assert isinstance(report, Report)
    assert report.url == f"http://127.0.0.1:{server.server_port}/page"
    assert report.publisher == "Harbour Herald"
    assert paragraphs[0] in report.text
    assert report.retrieved is not None
    assert report.retrieved.tzinfo is not None


def test_text_and_json_are_fetched_too(server):
    assert read(server, "/text")[0].text == LEAD
    assert read(server, "/latin")[0].text == "Café Karm"
    assert read(server, "/json")[0].given_id == "1"
    report, failure = read(server, "/lines")
    assert report.text == "Karm fell."
    assert failure.position == "line 2"


def test_a_private_address_is_refused_before_anything_is_asked(server):
    (failure,) = read(server, "/page", allow_private=False)
    assert isinstance(failure, Failure)
    assert failure.stage == "fetch"
    assert "127.0.0.1, which is no public address" in failure.reason
    assert server.asked == []


def test_five_redirects_are_followed_and_six_refused(server):
    (report,) = read(server, "/to/5")
    assert report.text == LEAD
    assert report.url.endswith("/text")
    (failure,) = read(server, "/to/6")
    assert "redirected more than 5 times" in failure.reason


def test_each_redirect_is_checked(server, monkeypatch):
    def allow_first_only(url, *, allow_private):
        return check_url(url, allow_private="127.0.0.1" in url)

    monkeypatch.setattr("situate.collect.pages.check_url", allow_first_only)
    (failure,) = read(server, "/away", allow_private=False)
    assert "169.254.169.254, which is no public address" in failure.reason
    (failure,) = read(server, "/scheme")
    assert "only http and https" in failure.reason


def test_the_address_that_was_checked_is_the_one_connected_to(server, monkeypatch):
    asked = []

    def resolve_once(host, port, **_):
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "169.254.169.254"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr("situate.collect.addresses.socket.getaddrinfo", resolve_once)
    url = f"http://karm.example:{server.server_port}/text"
    monkeypatch.setattr(socket, "getaddrinfo", _refuse_names(socket.getaddrinfo))
    (report,) = read_reports([url], CollectOptions(allow_private=True))
    assert isinstance(report, Report)
    assert report.url == url
    assert server.asked == [("/text", f"karm.example:{server.server_port}")]


def _refuse_names(resolve):
    """A look-up that gives only addresses, never names."""

    def look_up(host, *arguments, **options):
        name = host.decode() if isinstance(host, bytes) else host
        if name == "karm.example":
            return resolve(name, *arguments, **options)
        ipaddress.ip_address(name)
        family = socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (name, arguments[0]))]

    return look_up


def test_size_kind_and_status_are_checked(server):
    assert "more than the" in read(server, "/large", max_bytes=1000)[0].reason
    assert "is image/png" in read(server, "/image")[0].reason
    assert "answered 404" in read(server, "/none")[0].reason


def test_a_server_that_does_not_answer_is_a_failure():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        (failure,) = read_reports([url], CollectOptions(allow_private=True, timeout_s=0.2))
    assert failure.stage == "fetch"
    assert "cannot be fetched" in failure.reason


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.1.1", "100.64.0.1", "0.0.0.0",
        "224.0.0.1",
        "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "ff02::1",
    ],
)  # fmt: skip
def test_addresses_of_no_public_network_are_known(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:1.1.1.1"])
def test_public_addresses_are_known(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://karm.example/", "only http and https"),
        ("http:///x", "only http and https"),
        ("http://user:word@127.0.0.1/", "user name or password"),
        ("http://127.0.0.1:99999/", "no valid URL"),
    ],
)
def test_urls_of_other_forms_are_refused(url, reason):
    with pytest.raises(SourceError, match=reason):
        check_url(url, allow_private=True)


def test_a_name_with_one_private_address_is_refused(monkeypatch):
    def resolve(host, port, **_):
        return [(2, 1, 6, "", ("93.184.215.14", port)), (2, 1, 6, "", ("10.0.0.1", port))]

    monkeypatch.setattr("situate.collect.addresses.socket.getaddrinfo", resolve)
    with pytest.raises(SourceError, match=r"10\.0\.0\.1"):
        check_url("https://karm.example/", allow_private=False)
