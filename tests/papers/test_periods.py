"""Deadlines are functions of dates; a lapsed request ends the waiting, not the right."""

from datetime import date

from claims_ai.papers.periods import Periods, answer_by, claimable_until, reminder_due, reminders, stage

ASKED = date(2026, 3, 10)
UNTIL = answer_by(ASKED, Periods().answer)


def test_a_request_has_thirty_days_and_two_reminders() -> None:
    assert date(2026, 4, 9) == UNTIL
    assert reminders(ASKED, UNTIL, Periods().remind_before) == (date(2026, 3, 26), date(2026, 4, 6))


def test_it_is_open_through_its_last_day_and_lapses_after_it() -> None:
    assert [stage(UNTIL, day) for day in (UNTIL, date(2026, 4, 10))] == ["open", "lapsed"]
    assert stage(UNTIL, date(2026, 4, 20), answered_on=date(2026, 4, 1)) == "answered"


def test_only_the_latest_reminder_due_is_sent_and_each_once() -> None:
    planned = reminders(ASKED, UNTIL, Periods().remind_before)
    first, second = planned
    assert reminder_due(planned, date(2026, 3, 25), ()) is None
    assert reminder_due(planned, first, ()) == first
    assert reminder_due(planned, date(2026, 4, 7), ()) == second
    assert reminder_due(planned, date(2026, 4, 7), (second,)) is None


def test_the_rest_can_be_claimed_for_two_years() -> None:
    assert claimable_until(date(2026, 3, 3)) == date(2028, 3, 3)
