"""A transport that waits for nothing, for tests of it against real sockets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from support.scripted_http import Answer, Asked

from crmsync.connect.http import HttpSettings, ProxySettings, Transport

DIRECT = HttpSettings(proxy=ProxySettings(use_environment=False), timeout=timedelta(seconds=10))


class Waits:
    """A sleep that takes no time and remembers."""

    def __init__(self) -> None:
        self.spans: list[timedelta] = []

    def __call__(self, span: timedelta) -> None:
        self.spans.append(span)


Connect = Callable[..., Transport]


def hello(asked: Asked) -> Answer:
    return Answer(body=b"hello")


class Tokens:
    def __init__(self, *tokens: str) -> None:
        self.left = list(tokens)

    def token(self) -> str:
        return self.left[0]

    def renewed(self, rejected: str) -> str:
        if self.left[0] == rejected and len(self.left) > 1:
            self.left.pop(0)
        return self.left[0]
