"""Which programs a test may count on: a missing one is a skip with its reason for a user, and a failure in CI."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, settings

from tests.engines import missing
from workbook.findings import Refused

# A loaded machine is slow, not wrong: how long an example takes says nothing of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def needs(*programs: str) -> None:
    """Skips the running test when a program is not on this machine; fails it instead when CI=true."""
    absent = missing(*programs)
    if not absent:
        return
    reason = f"{', '.join(absent)} is not on this machine; .ci/run names the packages"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def refusing(*ids: str) -> Iterator[None]:
    """A file that is refused within for one of these reasons."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.refusal.id in ids
