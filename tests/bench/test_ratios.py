"""What the bench makes of its times."""

import pytest

from bench.pages.beside import FIGURES, SHOWN, Ratio, sections
from bench.pages.bulk import LESSONS, section
from bench.pages.client import Cost, spent
from bench.pages.speed import Costs, Key, lessons


def cost(p50: float, cpu: float = 1.0) -> Cost:
    return Cost((p50 / 2, p50, p50 * 10), cpu)


def test_a_ratio_is_the_median_of_the_rounds_and_not_of_the_sums() -> None:
    site, floor = [cost(2), cost(30), cost(6)], [cost(1), cost(10), cost(1)]
    ratio = Ratio.of(site, floor, FIGURES["p50"])
    assert ratio.median == 3
    assert ratio.spread == pytest.approx((6 - 2) / 3)
    assert str(ratio) == "3.00 (± 67%)"


def test_rounds_that_are_not_as_many_are_no_ratio() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Ratio.of([cost(1)] * 2, [cost(1)], FIGURES["CPU"])


def test_the_larger_of_two_ratios_is_held_against_the_bar() -> None:
    costs: Costs = {}
    for rows in (10, 1000):
        for act in SHOWN:
            costs[Key("site", rows, act.name)] = [cost(2 * rows, 5.0)]
            costs[Key("floor", rows, act.name)] = [cost(rows, 1.0)]
        costs[Key("site", rows, "random")] = [cost(rows)]
    numbers = dict.fromkeys([act.name for act in SHOWN], 4)
    found = sections(costs, "SQLite", [10, 1000], {"asked": numbers, "written": numbers})
    bars = {bar.name: bar for part in found for bar in part.bars}
    assert bars["SQLite: overview, times its floor"].value == 5.0
    assert not bars["SQLite: overview, times its floor"].is_met
    assert bars["SQLite: growth of the overview, 10 to 1,000 rows"].value == 100
    assert bars["SQLite: queries of the overview"].is_met
    assert not bars["SQLite: statements that write when a completion is repeated"].is_met


def test_one_act_by_fifty() -> None:
    told = {
        "declare": [50.0],
        "read": [100.0],
        "marking a module known": [4.0],
        "rebuilding": [9.0],
        "importing": [11.0],
    }
    assert [bar.is_met for bar in section(told).bars] == [True, True, False]
    assert LESSONS == 50


def test_processor_time_of_threads_that_ended_is_not_taken_away() -> None:
    before = {(1, "1"): 10, (1, "2"): 500}
    assert spent(before, {(1, "1"): 30, (2, "3"): 7}) == 27


def test_lessons_start_anew_when_there_are_no_more() -> None:
    assert len(set(lessons(480))) == 480
    assert lessons(481)[-1] == lessons(1)[0]
