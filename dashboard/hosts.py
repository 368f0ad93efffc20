"""Which hosts this server answers for, and which sites may open a connection to it.

A site of somebody else can give its own name our address, or send its readers' browsers here. Says what is allowed;
dashboard.delivery refuses the rest.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass

SETTING = "LEVELWITH_HOSTS"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
OPEN = f"Any host name is answered: set {SETTING} to those that readers use, such as figures.example.gov.uk."

NAME = re.compile(r"(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*")
WRITTEN = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?")
ORIGIN = re.compile(r"(https?)://([^/?#@]+)")
PORTS = {"http": "80", "https": "443"}


class WrongHosts(Exception):
    """The setting names something that is no host; the sentence says what to write."""


@dataclass(frozen=True)
class Hosts:
    """`named` is what the setting says; `is_any` where nothing was said and the server is open to the network."""

    named: frozenset[str]
    is_any: bool = False

    def answers_to(self, host: str) -> bool:
        """Whether a request for this host, with or without a port, is for us."""
        name = _name(host)
        return self.is_any or name in LOOPBACK or self._is_named(name)

    def lets_connect(self, origin: str, host: str) -> bool:
        """Whether pages of this origin may connect to what they know as this host."""
        from_page = ORIGIN.fullmatch(origin)
        if not from_page:
            return False
        scheme, known_as = from_page.groups()
        is_ours = _with_port(known_as, scheme) == _with_port(host, scheme) != ("", "")
        return is_ours or self._is_named(_name(known_as))

    def _is_named(self, name: str) -> bool:
        parents = (f"*{name[place:]}" for place, sign in enumerate(name) if sign == ".")
        return name in self.named or any(parent in self.named for parent in parents)


def allowed(environ: Mapping[str, str], served_at: str | None) -> Hosts:
    """What the setting says; without it, this machine where only this machine is served, else any host."""
    written = [each.strip().lower() for each in environ.get(SETTING, "").split(",")]
    named = frozenset(_checked(each) for each in written if each)
    if named:
        return Hosts(named - {"*"}, is_any="*" in named)
    return Hosts(named, is_any=not _is_this_machine(served_at or ""))


def _checked(name: str) -> str:
    plain = name.strip("[]")
    if name == "*" or NAME.fullmatch(name) or _is_ip_address(plain):
        return plain
    raise WrongHosts(
        f'{SETTING} has "{name}", which is no host name. Write names without http:// and port, with commas between '
        "them, such as figures.example.gov.uk,*.example.org."
    )


def _is_this_machine(address: str) -> bool:
    return address == "localhost" or (_is_ip_address(address) and ipaddress.ip_address(address).is_loopback)


def _is_ip_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _name(host: str) -> str:
    """Without port, brackets and the dot that may end a full name; empty for what is no host."""
    return _with_port(host, "http")[0]


def _with_port(host: str, scheme: str) -> tuple[str, str]:
    written = WRITTEN.fullmatch(host)
    if not written:
        return "", ""
    name, port = written.groups()
    return name.strip("[]").removesuffix(".").lower(), port or PORTS[scheme]
