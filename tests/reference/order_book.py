#!/usr/bin/env python3
# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
"""A stock that is only to be kept, by the equations of docs/model.md (stockpile_growth): it stays as it is, to 1e-12,
for any lead, number of stages, loss and length of step. Uses nothing of the library."""

import itertools
import sys


def drift(lead, stages, loss, dt, years=30):
    """Largest relative distance of the stock, and of its orders from its losses, over some years."""
    s = (1 - loss) ** dt
    m = round(lead / dt)  # steps of lead
    q = m / stages  # each stage passes on one part in q a step
    goal = 1.0
    x = goal * (1 - s)  # what a step loses
    book = [(q - 1) * x] + [q * x] * (stages - 1)
    counts = [(s - s**q) / ((q - 1) * (1 - s)) if q > 1 else 0.0]
    counts += [s ** (q * (h - 1)) * (1 - s**q) / (q * (1 - s)) for h in range(2, stages + 1)]
    stock, far = goal, 0.0
    for _ in range(round(years / dt)):
        order = max(0.0, goal - stock * s**m - sum(w * b for w, b in zip(counts, book)))
        book[0] += order
        arrived = book[-1] / q
        passed = [b / q for b in book]
        book = [b - p for b, p in zip(book, passed)]
        for h in range(1, stages):
            book[h] += passed[h - 1]
        stock = stock * s + arrived
        far = max(far, abs(stock - goal), abs(order - x), abs(arrived - x))
    return far


def main():
    worst = 0.0
    for lead, stages, loss, dt in itertools.product((1, 3, 5), range(1, 7), (0.001, 0.0825, 0.2), (1 / 12, 1 / 4, 1)):
        if lead / dt >= stages:
            worst = max(worst, drift(lead, stages, loss, dt))
    print(f"largest drift of a stock that is only to be kept: {worst:.1e}")
    return 0 if worst < 1e-12 else 1


if __name__ == "__main__":
    sys.exit(main())
