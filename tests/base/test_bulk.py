"""While many values are made the search for cycles rests, and it always comes back."""

import gc

import pytest

from liangqing.base.bulk import many_values


def test_it_rests_within_and_is_back_behind():
    with many_values():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_one_within_another_does_not_end_it_early():
    with many_values():
        with many_values():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_file_that_cannot_be_read_leaves_nothing_switched_off():
    with pytest.raises(ValueError, match="odd"), many_values():
        raise ValueError("odd")
    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off():
    gc.disable()
    try:
        with many_values():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
