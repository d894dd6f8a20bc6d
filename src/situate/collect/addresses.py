"""Which network addresses may be fetched from: public ones, unless private ones are allowed."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from situate.errors import SourceError

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedUrl:
    """A URL and the address that it was resolved to and that may be connected to."""

    url: str
    scheme: str
    host: str
    port: int
    address: str


def check_url(url: str, *, allow_private: bool) -> CheckedUrl:
    """Resolve a URL's host and refuse it if any of its addresses is not to be fetched from.

    The connection must go to ``address`` itself: a second look-up of the name could answer
    otherwise.

    Raises:
        SourceError: another scheme, no host, a name that does not resolve, a private address.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SourceError(f"{url}: is no valid URL ({error})", stage="fetch") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise SourceError(f"{url}: only http and https URLs with a host are fetched", stage="fetch")
    if parts.username or parts.password:
        raise SourceError(
            f"{parts.hostname}: a URL may not hold a user name or password", stage="fetch"
        )
    port = port or _PORTS[parts.scheme]
    addresses = _resolve(parts.hostname, port, url)
    refused = [one for one in addresses if not is_public(one)]
    if refused and not allow_private:
        raise SourceError(
            f"{url}: {parts.hostname} is at {refused[0]}, which is no public address; "
            "it is fetched only with allow_private (--allow-private)",
            stage="fetch",
        )
    return CheckedUrl(
        url=url, scheme=parts.scheme, host=parts.hostname, port=port, address=str(addresses[0])
    )


def is_public(address: Address) -> bool:
    """Whether an address is public; one that wraps an IPv4 address counts as that."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(inner)
        if address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


def _resolve(host: str, port: int, url: str) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"{url}: host {host} cannot be found ({error})", stage="fetch") from error
    addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    return list(dict.fromkeys(addresses))
