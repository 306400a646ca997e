"""A server's side of digest sign-in (RFC 7616), worked out by itself."""

from __future__ import annotations

import hashlib
import re

from support.scripted_http import Answer, Asked


class DigestServer:
    """A script that answers 200 to a right digest (RFC 7616 §3.4) and 401 otherwise; one nonce per
    `nonce_life` requests.
    """

    def __init__(self, algorithm: str, username: str, password: str, nonce_life: int = 100) -> None:
        self.algorithm, self.username, self.password, self.life = algorithm, username, password, nonce_life
        self.counts: list[str] = []
        self._uses = 0

    def __call__(self, asked: Asked) -> Answer:
        given = asked.headers["Authorization"] or ""
        raw = given.encode("latin-1").decode()
        fields = {
            key: quoted or bare
            for key, quoted, bare in re.findall(r'(\w+)=(?:"((?:\\.|[^"])*)"|([^,\s]+))', raw)
        }
        nonce = f"n{self._uses // self.life}"
        if raw.startswith("Digest ") and fields["nonce"] == nonce and self._matches(asked, fields):
            self._uses += 1
            self.counts.append(fields["nc"])
            return Answer(200)
        stale = ", stale=true" if raw.startswith("Digest ") and fields["nonce"] != nonce else ""
        challenge = (
            f'Digest realm="r e", nonce="{nonce}", qop="auth", algorithm={self.algorithm}, opaque="op"{stale}'
        )
        return Answer(401, [("WWW-Authenticate", 'Basic realm="r e"'), ("WWW-Authenticate", challenge)])

    def _matches(self, asked: Asked, fields: dict[str, str]) -> bool:
        make = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}[self.algorithm]

        def digest(text: str) -> str:
            return make(text.encode()).hexdigest()

        name = fields["username"].replace('\\"', '"')
        secret = digest(f"{name}:r e:{self.password}")
        action = digest(f"{asked.method}:{fields['uri']}")
        proof = digest(f"{secret}:{fields['nonce']}:{fields['nc']}:{fields['cnonce']}:auth:{action}")
        return name == self.username and fields["uri"] == asked.path and fields["response"] == proof
