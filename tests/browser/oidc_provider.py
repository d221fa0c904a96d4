"""A small OpenID Connect provider on the loopback, with one account that is always logged in at it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey


@dataclass
class Provider:
    """Who is logged in at the provider, and what it has promised to whom."""

    address: str
    email: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1", "use": "sig"}))
    nonces: dict[str, str] = field(default_factory=dict)  # code -> nonce

    def metadata(self) -> dict[str, object]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
        }

    def consent(self, asked: dict[str, list[str]]) -> str:
        """Return the address that the browser is sent back to, with a code that can be used once."""
        code = f"code-{len(self.nonces)}-{time.monotonic_ns()}"
        self.nonces[code] = asked["nonce"][0]
        return f"{asked['redirect_uri'][0]}?{urlencode({'code': code, 'state': asked['state'][0]})}"

    def token(self, asked: dict[str, list[str]]) -> dict[str, object]:
        now = int(time.time())
        claims = {"iss": self.address, "aud": "fazhi", "sub": self.email, "email": self.email, "iat": now}
        claims |= {"exp": now + 300, "nonce": self.nonces.pop(asked["code"][0])}
        id_token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return {"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": id_token}


@contextmanager
def provider() -> Iterator[Provider]:
    """Run the provider on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            if url.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", running.consent(parse_qs(url.query)))
                self.end_headers()
            elif url.path == "/keys":
                self._answer({"keys": [running.key.as_dict(private=False)]})
            else:
                self._answer(running.metadata())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer(running.token(parse_qs(body)))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the class above
            """Keep the test's output clean."""

        def _answer(self, content: object) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running = Provider(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield running
    server.shutdown()
