"""No network at run time: an audit and its page are made with every connection forbidden."""

import subprocess
import sys

from tests.conftest import ROOT

WATCHED = """
import socket, sys

def forbidden(self, address, *rest):
    raise SystemExit(f"a connection to {address} was tried")

real = socket.socket.connect
def connect(self, address, *rest):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        forbidden(self, address)
    return real(self, address, *rest)

def lookup(host, *rest, **more):
    raise SystemExit(f"{host} was looked up")

socket.socket.connect = connect
socket.socket.connect_ex = connect
socket.getaddrinfo = lookup
from toolkit.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_an_audit_and_its_page_need_no_network(tmp_path):
    """Neither the libraries nor their analytics connect to anything."""
    source = ROOT / "data" / "reports" / "青川市临江区财政局2023.html"
    command = [sys.executable, "-c", WATCHED, "audit", str(source), "--out", str(tmp_path / "out")]

    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    assert (done.returncode, done.stdout) == (0, "")
    assert "错误 1 项" in done.stderr
    assert (tmp_path / "out" / "findings.html").is_file()
