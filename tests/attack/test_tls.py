"""Certificates and names: real commands, real TLS on loopback, a name service that lies."""

import ipaddress
import os
import ssl
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.server import serve
from tests.server.composed import MOVED, Newsroom, stories

STORIES = [story for story in stories(30) if story.segment not in MOVED][:2]
Key = ec.EllipticCurvePrivateKey
DAY = timedelta(days=1)


class Authority:
    """An authority that the commands are told to trust (SSL_CERT_FILE)."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._key = folder, ec.generate_private_key(ec.SECP256R1())
        self._name = _name("Test authority")
        certificate = self._signed(self._name, self._key, x509.BasicConstraints(ca=True, path_length=None), DAY)
        self.file = folder / "authority.pem"
        self.file.write_bytes(certificate.public_bytes(Encoding.PEM))

    def context(self, address: str | None, until: timedelta = DAY) -> ssl.SSLContext:
        """A server's certificate for an IP address, or for another name when there is none."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.DNSName("other.example") if address is None else x509.IPAddress(ipaddress.ip_address(address))
        certificate = self._signed(_name("Test server"), key, x509.SubjectAlternativeName([name]), until)
        pem = self._folder / "server.pem"
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        pem.write_bytes(private + certificate.public_bytes(Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        return context

    def _signed(
        self, subject: x509.Name, key: Key, extension: x509.ExtensionType, until: timedelta
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = x509.CertificateBuilder(
            self._name, subject, key.public_key(), x509.random_serial_number(), now - 9 * DAY, now + until
        )
        return builder.add_extension(extension, critical=False).sign(self._key, hashes.SHA256())


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def command(out: Path, authority: Authority, *words: str) -> "subprocess.CompletedProcess[str]":
    run = [sys.executable, "-m", "osce_scraper", *words]
    environment = {**os.environ, "SSL_CERT_FILE": str(authority.file), "SSL_CERT_DIR": str(out / "none")}
    return subprocess.run(run, capture_output=True, text=True, check=False, timeout=60, cwd=out, env=environment)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def test_a_certificate_that_is_right_is_accepted(authority: Authority, tmp_path: Path) -> None:
    with serve(Newsroom(STORIES), authority.context("127.0.0.1")) as served:
        done = command(tmp_path, authority, "crawl", "-q", "--site", served.origin, "-o", "out")
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "out" / "news.jsonl").read_text("utf-8").splitlines()) == len(STORIES)


@pytest.mark.parametrize(
    "make",
    [lambda authority: authority.context(None), lambda authority: authority.context("127.0.0.1", -DAY)],
    ids=["for another name", "expired"],
)
@pytest.mark.parametrize("name", ["crawl", "doctor"])
def test_a_certificate_that_is_not_the_servers_is_refused(
    name: str, make: Callable[[Authority], ssl.SSLContext], authority: Authority, tmp_path: Path
) -> None:
    with serve(Newsroom(STORIES), make(authority)) as served:
        done = command(tmp_path, authority, name, "--site", served.origin, "-o", "out")
        assert served.seen == []
    assert done.returncode == 1
    assert "could not be verified" in " ".join((done.stdout + done.stderr).split())


LIAR = """
import socket, sys
address = sys.argv.pop()
socket.gethostbyname = lambda name: address
from osce_scraper.cli import main
main()
"""


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0"])
def test_a_name_that_leads_into_this_network_is_not_asked(address: str, tmp_path: Path) -> None:
    words = ["crawl", "--nodes", "591767", "-o", "out", "-q"]
    run = [sys.executable, "-c", LIAR, *words, address]
    process = subprocess.Popen(run, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
    finally:
        process.kill()
        process.communicate()
    assert f"www.osce.org is at {address}, which is no public address: not asked" in said
