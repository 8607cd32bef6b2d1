"""Lists are compared by what they say, not by how they are written."""

import json

from training.judge import comparable

PARTIES = (
    {"name": "陈晓雯", "plate_number": "宁X12345", "responsibility": "全部责任"},
    {"name": "何志强", "responsibility": "无责任"},
)


def test_a_list_is_the_same_read_as_text_or_drawn() -> None:
    assert comparable("parties", json.dumps(PARTIES, ensure_ascii=False)) == comparable("parties", PARTIES)


def test_the_order_of_keys_and_empty_places_mean_nothing() -> None:
    turned = [dict(reversed(party.items())) for party in PARTIES]
    turned[1]["plate_number"] = ""
    assert comparable("parties", turned) == comparable("parties", PARTIES)


def test_another_responsibility_is_another_list() -> None:
    assert comparable("parties", PARTIES) != comparable(
        "parties", (PARTIES[0], {**PARTIES[1], "responsibility": "次要责任"})
    )
