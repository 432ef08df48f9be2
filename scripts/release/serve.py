#!/usr/bin/env python3
"""Serves the CNN Playground with the headers that it wants. Needs Python 3.8 or later and nothing else.

python3 serve.py                     for this computer alone, at http://127.0.0.1:8080/
python3 serve.py --network           for all computers of the network
python3 serve.py --port 9000
python3 serve.py --network --cert school.crt --key school.key      over https
"""

import argparse
import gzip
import re
import socket
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "md": "text/plain; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
}
COMPRESSED = {"css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"}


def read_headers(folder):
    """The file _headers of the page: a pattern such as /assets/*, then its headers, each on an indented line."""
    blocks = []
    for line in (folder / "_headers").read_text(encoding="utf-8").splitlines():
        found = re.match(r"\s+([^:]+): (.*)$", line)
        if found:
            blocks[-1][1].append(found.groups())
        elif line.strip():
            blocks.append((line.strip().rstrip("*"), []))
    return blocks


class File:
    def __init__(self, path, headers):
        self.path = path
        self.headers = headers
        self.ending = path.name.rsplit(".", 1)[-1]
        self.gzip = None
        self.lock = threading.Lock()

    def content(self, asks_gzip):
        """What is sent of it; text is compressed once and kept, since a class asks for it thirty times."""
        headers = {"Content-Type": TYPES.get(self.ending, "application/octet-stream")}
        if self.ending in COMPRESSED:
            headers["Vary"] = "Accept-Encoding"
        body = None
        if asks_gzip and self.ending in COMPRESSED:
            headers["Content-Encoding"] = "gzip"
            with self.lock:
                if self.gzip is None:
                    self.gzip = gzip.compress(self.path.read_bytes(), 6)
            body = self.gzip
        return body or self.path.read_bytes(), {**headers, "Cache-Control": "no-cache", **dict(self.headers)}


def files_in(folder):
    """Every file there is, by its address. Nothing else can be asked for."""
    blocks = read_headers(folder)
    files = {}
    for path in folder.rglob("*"):
        if not path.is_file() or path.name == "_headers":
            continue
        address = "/" + path.relative_to(folder).as_posix()
        headers = [each for start, block in blocks if address.startswith(start) for each in block]
        files[address] = File(path, headers)
    files["/"] = files["/index.html"]
    return files


class Build:
    """The files of the build that is there now: sw.js is the last file of each."""

    def __init__(self, folder):
        self.folder = folder
        self.known = (None, {})

    def files(self):
        stamp = (self.folder / "sw.js").stat().st_mtime_ns
        if stamp != self.known[0]:
            self.known = (stamp, files_in(self.folder))
        return self.known[1]


def address_of(url):
    """The address without what follows it; a link whose "#" or "?" a messenger has put into codes is the page's."""
    address = unquote(url.split("?")[0])
    return "/" if re.match(r"/[#?]", address) else address


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body leave together; otherwise each small answer would wait for the other side.
    wbufsize = 1 << 16
    disable_nagle_algorithm = True
    build = None

    def do_GET(self):
        self.send(*self.answer())

    do_HEAD = do_GET

    def answer(self):
        """While a new page is copied over the old one, a file may be missing or locked: one answer fails, the server goes on."""
        plain = {"Content-Type": "text/plain"}
        try:
            file = self.build.files().get(address_of(self.path))
            if file is None:
                return 404, b"There is no such file.", plain
            return (200, *file.content("gzip" in self.headers.get("Accept-Encoding", "")))
        except Exception as error:
            print(f"{self.path}: {error}", file=sys.stderr, flush=True)
            return 503, b"This cannot be read just now. Try it again.", plain

    def send(self, status, body, headers):
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        """Nobody's visits are written down."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    # Otherwise a second server could take the same port on some systems.
    allow_reuse_address = sys.platform != "win32"

    def handle_error(self, *_):
        """A browser that was closed in the midst of an answer is no error of ours."""


def outer_addresses():
    try:
        found = socket.gethostbyname_ex(socket.gethostname())[2]
        # Asks for the way to an address that nobody has; nothing is sent.
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            way.connect(("192.0.2.1", 9))
            found.append(way.getsockname()[0])
    except OSError:
        found = []
    return sorted({each for each in found if not each.startswith("127.")})


def main():
    parser = argparse.ArgumentParser(description="Serves the CNN Playground.")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--network", action="store_true", help="for all computers of the network")
    parser.add_argument("--cert", help="certificate, for https")
    parser.add_argument("--key", help="its key")
    parser.add_argument("--folder", type=Path, default=Path(__file__).resolve().parent / "page")
    options = parser.parse_args()
    if (options.cert is None) != (options.key is None):
        sys.exit("For https both are needed: --cert and --key.")
    if not (options.folder / "index.html").is_file():
        sys.exit(f"There is no page in {options.folder}: unpack the whole file first.")
    Handler.build = Build(options.folder)
    try:
        server = Server(("0.0.0.0" if options.network else "127.0.0.1", options.port), Handler)
    except (OSError, OverflowError) as error:
        sys.exit(f"Port {options.port} cannot be had ({error}): choose another one with --port")
    is_secure = options.cert is not None
    if is_secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        try:
            context.load_cert_chain(options.cert, options.key)
        except OSError as error:
            sys.exit(f"The certificate or its key cannot be used: {error}")
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    hosts = ["127.0.0.1", *(outer_addresses() if options.network else [])]
    scheme = "https" if is_secure else "http"
    print("The CNN Playground is at", *(f"  {scheme}://{host}:{server.server_address[1]}/" for host in hosts), sep="\n")
    print("Ctrl+C ends it.", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
