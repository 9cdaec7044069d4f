"""A password in, the lock that Excel keeps of it out: SHA-512, hashed 100 000 times with one salt for the whole file.

The way of hashing is ECMA-376's (part 1, 18.2.29 and 18.3.1.85), which Excel and LibreOffice both check.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass

SPINS = 100_000
SALT_BYTES = 16
LONGEST = 255  # characters that Excel takes


@dataclass(frozen=True)
class Lock:
    """What the file says about a password; the password itself is not in it."""

    salt: bytes
    hash: bytes

    def attributes(self, prefix: str = "") -> str:
        """The attributes of a sheet's or, with the prefix «workbook», of the workbook's protection."""
        pairs = {
            "algorithmName": "SHA-512",
            "hashValue": b64encode(self.hash).decode(),
            "saltValue": b64encode(self.salt).decode(),
            "spinCount": str(SPINS),
        }
        return "".join(f' {_named(prefix, name)}="{value}"' for name, value in pairs.items())


def _named(prefix: str, name: str) -> str:
    return prefix + name[0].upper() + name[1:] if prefix else name


def locked_with(password: str, seed: str) -> Lock:
    """The lock of a password; the same password and seed give the same one."""
    if not 0 < len(password) <= LONGEST:
        raise ValueError(f"a password has from 1 to {LONGEST} characters")
    # As slow to guess from as the hash is: a salt that was a plain digest of the password would give it away.
    salt = hashlib.pbkdf2_hmac("sha512", password.encode(), seed.encode(), SPINS, SALT_BYTES)
    return Lock(salt, spun(password, salt))


def spun(password: str, salt: bytes) -> bytes:
    digest = hashlib.sha512(salt + password.encode("utf-16-le")).digest()
    for turn in range(SPINS):
        digest = hashlib.sha512(digest + turn.to_bytes(4, "little")).digest()
    return digest
