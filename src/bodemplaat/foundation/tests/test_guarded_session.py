# SPDX-License-Identifier: EUPL-1.2
"""Servers that a user named are visited at the address that was looked up, and nowhere else."""

import json
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import requests
import urllib3.util.connection
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bodemplaat.foundation.login import guarded_session

NAME = "login.voorbeeld.example"
OUTSIDE, INSIDE = "93.184.216.34", "127.0.0.1"


@pytest.fixture
def rebound(monkeypatch):
    """A name server that says an address outside first, and one inside from then on."""
    asked, connected = [], []
    real = socket.getaddrinfo

    def look_up(host, port, *args, **options):
        if host != NAME:
            return real(host, port, *args, **options)
        asked.append(host)
        address = OUTSIDE if len(asked) == 1 else INSIDE
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address, *args, **options):
        connected.append(address)
        raise OSError("nobody there")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(urllib3.util.connection, "create_connection", connect)
    return asked, connected


class TestAddress:
    def test_is_looked_up_once_and_is_the_one_that_is_visited(self, rebound):
        asked, connected = rebound
        with guarded_session.GuardedSession() as session, pytest.raises(requests.ConnectionError):
            session.get_json(f"https://{NAME}/.well-known/openid-configuration")

        assert (asked, connected) == ([NAME], [(OUTSIDE, 443)])

    def test_that_lies_inside_is_not_visited(self, rebound):
        asked, connected = rebound
        asked.append("before")  # from here on the name lies inside
        with guarded_session.GuardedSession() as session:
            with pytest.raises(guarded_session.Refused):
                session.get_json(f"https://{NAME}/")
            with pytest.raises(guarded_session.Refused):
                session.get_json("http://login.voorbeeld.example/")
        assert connected == []


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"host": self.headers["Host"]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Say nothing."""


def make_certificate(folder, name):
    """Write a certificate of a name, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / f"{name}.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )  # fmt: skip
    return path


@pytest.mark.parametrize(("of", "is_right"), [(NAME, True), ("ander.voorbeeld.example", False)])
def test_the_server_at_the_address_shows_the_certificate_of_the_name(
    tmp_path, monkeypatch, of, is_right
):
    certificate = make_certificate(tmp_path, of)
    server = HTTPServer((INSIDE, 0), Answer)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(guarded_session, "check_address", lambda url: INSIDE)
    address = f"https://{NAME}:{server.server_port}/"
    try:
        with guarded_session.GuardedSession() as session:
            session.verify, session.trust_env = str(certificate), False
            if is_right:
                found = session.get_json(address)
                assert found == {"host": f"{NAME}:{server.server_port}"}
            else:
                with pytest.raises(requests.exceptions.SSLError):
                    session.get_json(address)
    finally:
        server.shutdown()
        server.server_close()
