"""Questions that the engine has to ask the person meanwhile: a passphrase, or a secret that is not kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import field

from crmsync.app.secret import Secret
from crmsync.frozen import frozen

_TYPED = frozenset({"password", "api_key"})


@frozen
class Question:
    """A secret that a person must type in. Answer it once, from any thread.

    account: whose secret it is, "" for the profile's passphrase. name: "passphrase" or what the account calls
    it. new: it is being chosen (ask twice), not recalled.
    """

    account: str
    name: str
    new: bool = False
    _answer: Future[Secret | None] = field(default_factory=Future, repr=False, compare=False)

    def answer(self, secret: Secret | None) -> None:
        """Give the secret, or `None` for "not now"; only the first answer counts."""
        if not self._answer.done():
            self._answer.set_result(secret)

    def wait(self) -> Secret | None:
        """The answer, as soon as there is one."""
        return self._answer.result()


class Questions:
    """The prompts of the façade (`Crmsync(prompts=…)`): each becomes a `Question` for `ask`.

    ask: is set by the engine when it starts; before, and after `close`, nobody answers.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._asked: dict[int, Question] = {}
        self.ask: Callable[[Question], object] | None = None

    def passphrase(self, *, new: bool) -> str | None:
        """See `accounts.secrets.Prompts`."""
        return self._put(Question("", "passphrase", new))

    def secret(self, account: str, name: str) -> str | None:
        """See `accounts.secrets.Prompts`. Only what a person can type; for tokens they sign in again."""
        return self._put(Question(account, name)) if name in _TYPED else None

    def close(self) -> None:
        """Answer everything that is open with "not now", and everything that comes later."""
        with self._mutex:
            self.ask = None
            asked = list(self._asked.values())
        for question in asked:
            question.answer(None)

    def _put(self, question: Question) -> str | None:
        with self._mutex:
            ask = self.ask
            if ask is None:
                return None
            self._asked[id(question)] = question
        try:
            ask(question)
            secret = question.wait()
        finally:
            with self._mutex:
                self._asked.pop(id(question), None)
        return secret.reveal() if secret is not None else None
