#!/usr/bin/env python3
# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
"""Core outlay by NATO's four categories where equipment keeps its share of the base year: 3.5 % of GDP by 2035, Spain
2.1 %, from NATO's 2026 edition and the IMF's growth. It prints the figures that tests/data/categories.test.cpp expects,
and the same where what is beyond the base year's outlay is divided as money was that was added from 2014 to 2025. It
fails where the base year is not as NATO has it, or the added money not as the library has it. Uses nothing of it."""

import csv
import pathlib
import sys

data = pathlib.Path(__file__).resolve().parent.parent / "data"
shares = ("equipment", "personnel", "infrastructure", "other")
added = dict(zip(shares, (0.44, 0.17, 0.04, 0.35)))  # of a dollar beyond the base year's outlay


def rows(name):
    with open(data / name, encoding="utf-8") as f:
        return list(csv.DictReader(f))


def projected(base, year, growth, marginal=False):
    """Billions of 2021 dollars of Europe and Canada, by category; what is beyond the base year's outlay divided as
    added money was where `marginal`."""
    total = dict.fromkeys(shares, 0.0)
    for r in rows("nato_2026ed_panel.csv"):
        if int(r["year"]) != base or r["iso3"] == "USA":
            continue
        mix = [float(r[f"{k}_share_pct"]) for k in shares]
        gdp = float(r["gdp_usd_mn_2021prices"]) / 1000
        share = float(r["defexp_usd_mn_2021prices"]) / 1000 / gdp
        spent = share * gdp
        goal = max(share, 0.021 if r["iso3"] == "ESP" else 0.035)
        for y in range(base + 1, year + 1):
            gdp *= 1 + growth[r["iso3"], min(y, growth["last"])] / 100
        share += (goal - share) * (year - base) / (2035 - base)
        for k, part in zip(shares, mix):
            beyond = max(0.0, share * gdp - spent) if marginal else 0.0
            total[k] += (share * gdp - beyond) * part / sum(mix) + beyond * added[k]
    return total


def main():
    growth = {(r["iso3"], int(r["year"])): float(r["gdp_real_growth_pct_derived"]) for r in rows("imf_weo_apr2025.csv")}
    growth["last"] = 2030
    for year in (2025, 2030, 2035):
        for rule in ("average", "marginal"):
            figures = projected(2025, year, growth, rule == "marginal")
            print(year, rule, " ".join(f"{k} {x:.6f}" for k, x in figures.items()))
    base = projected(2025, 2025, growth)
    published = {"equipment": 176.3, "personnel": 197.6, "infrastructure": 18.4, "other": 178.9}
    then = projected(2014, 2014, growth)
    rise = {k: (base[k] - then[k]) / (sum(base.values()) - sum(then.values())) for k in shares}
    print("added", " ".join(f"{k} {x:.4f}" for k, x in rise.items()))
    good = all(abs(base[k] - published[k]) < 0.05 and abs(rise[k] - added[k]) < 0.005 for k in shares)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
