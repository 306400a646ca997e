"""MD4 (RFC 1320), which NTLM makes a password's hash with and which no library offers any more. Pure."""

from __future__ import annotations

import struct
from collections.abc import Callable

_MASK = 0xFFFFFFFF
_START = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476)

_Mix = Callable[[int, int, int], int]
_ROUNDS: tuple[tuple[_Mix, int, tuple[int, ...], tuple[int, ...]], ...] = (
    (lambda x, y, z: (x & y) | (~x & z), 0, tuple(range(16)), (3, 7, 11, 19)),
    (
        lambda x, y, z: (x & y) | (x & z) | (y & z),
        0x5A827999,
        (0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15),
        (3, 5, 9, 13),
    ),
    (
        lambda x, y, z: x ^ y ^ z,
        0x6ED9EBA1,
        (0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15),
        (3, 9, 11, 15),
    ),
)
"""Of each round: how it mixes, its constant, the order of the words, and by how much it rotates."""


def md4(content: bytes) -> bytes:
    """The digest of `content`, 16 bytes."""
    padding = b"\x80" + b"\0" * ((55 - len(content)) % 64) + struct.pack("<Q", 8 * len(content))
    state = _START
    for block in struct.iter_unpack("<16I", content + padding):
        a, b, c, d = state
        for mix, constant, order, turns in _ROUNDS:
            for step, word in enumerate(order):
                total = (a + mix(b, c, d) + block[word] + constant) & _MASK
                turn = turns[step % 4]
                a, b, c, d = d, ((total << turn) | (total >> (32 - turn))) & _MASK, b, c
        state = (
            (state[0] + a) & _MASK,
            (state[1] + b) & _MASK,
            (state[2] + c) & _MASK,
            (state[3] + d) & _MASK,
        )
    return struct.pack("<4I", *state)
