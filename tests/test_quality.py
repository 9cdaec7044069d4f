"""Every promise of the form has a test, and the page that lists them is in step."""

from tests.quality import PAGE, PROMISES, held, page


def test_every_promise_is_held_by_a_test() -> None:
    assert {one.number for one in held()} == PROMISES.keys()


def test_the_page_is_as_the_tests_say() -> None:
    """Written by `python -m tests.quality`."""
    assert PAGE.read_text("utf-8") == page()
