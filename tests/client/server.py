"""A server on the sample feeder, and an issuer of tokens on this machine, for as long as the tests run."""

import http.server
import json
import os
import re
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

AUDIENCE = "headroom"
TOKEN = "a token that these tests made up"
START_TIMEOUT_S = 60


class Issuer:
    """Signs tokens and publishes the key to check them with."""

    def __init__(self):
        self._key = ec.generate_private_key(ec.SECP256R1())
        public = ECAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        documents = {"/keys": {"keys": [{**public, "kid": "test", "use": "sig", "alg": "ES256"}]}}

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                document = documents.get(self.path)
                self.send_response(200 if document else 404)
                self.end_headers()
                self.wfile.write(json.dumps(document).encode())

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        documents["/.well-known/openid-configuration"] = {
            "issuer": self.url,
            "jwks_uri": f"{self.url}/keys",
        }
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def token(self, **claims):
        whole = {
            "iss": self.url,
            "aud": AUDIENCE,
            "sub": "42",
            "preferred_username": "ada",
            "exp": int(time.time()) + 600,
            **claims,
        }
        return jwt.encode(whole, self._key, algorithm="ES256", headers={"kid": "test"})

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


class Server:
    """headroom-server, as `HEADROOM_SERVER` names it, on the networks in `HEADROOM_NETWORKS`."""

    def __init__(self, issuer):
        self._folder = tempfile.TemporaryDirectory(prefix="headroom-client-")
        self._issuer = issuer
        self.start()

    def start(self):
        database = Path(self._folder.name) / "headroom.sqlite"
        self._process = subprocess.Popen(
            [
                os.environ["HEADROOM_SERVER"],
                *("--networks", os.environ["HEADROOM_NETWORKS"]),
                *("--port", "0"),
                *("--database", f"sqlite:{database}"),
                *("--issuer", self._issuer.url, "--audience", AUDIENCE),
            ],
            env={**os.environ, "HEADROOM_TOKEN": TOKEN},
            stdout=subprocess.PIPE,
            text=True,
        )
        watchdog = threading.Timer(START_TIMEOUT_S, self._process.kill)
        watchdog.start()
        self.output = ""
        for line in self._process.stdout:
            self.output += line
            if address := re.search(r"http://.*:(\d+)/", line):
                self.port = int(address[1])
                break
        watchdog.cancel()
        if not hasattr(self, "port"):
            raise RuntimeError(f"the server did not start: {self.output}")

    def restart(self):
        """Tells it to stop, waits until it has, and starts it again on the same database."""
        self.end()
        del self.port
        self.start()

    def end(self):
        """Tells it to stop; answers its exit code."""
        self._process.terminate()
        self.output += self._process.stdout.read()
        self._process.stdout.close()
        return self._process.wait(timeout=START_TIMEOUT_S)

    def stop(self):
        if self._process.poll() is None:
            self.end()
        self._folder.cleanup()
