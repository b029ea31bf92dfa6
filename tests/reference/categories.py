#!/usr/bin/env python3
# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
"""Core outlay by NATO's four categories where equipment keeps its share of the base year: 3.5 % of GDP by 2035, Spain
2.1 %, from NATO's 2026 edition and the IMF's growth. It prints the figures that tests/data/categories.test.cpp expects,
and fails where the base year is not as NATO has it. Uses nothing of the library."""

import csv
import pathlib
import sys

data = pathlib.Path(__file__).resolve().parent.parent / "data"
shares = ("equipment", "personnel", "infrastructure", "other")


def rows(name):
    with open(data / name, encoding="utf-8") as f:
        return list(csv.DictReader(f))


def projected(base, year, growth):
    """Billions of 2021 dollars of Europe and Canada, by category."""
    total = dict.fromkeys(shares, 0.0)
    for r in rows("nato_2026ed_panel.csv"):
        if int(r["year"]) != base or r["iso3"] == "USA":
            continue
        mix = [float(r[f"{k}_share_pct"]) for k in shares]
        gdp = float(r["gdp_usd_mn_2021prices"]) / 1000
        share = float(r["defexp_usd_mn_2021prices"]) / 1000 / gdp
        goal = max(share, 0.021 if r["iso3"] == "ESP" else 0.035)
        for y in range(base + 1, year + 1):
            gdp *= 1 + growth[r["iso3"], min(y, growth["last"])] / 100
        share += (goal - share) * (year - base) / (2035 - base)
        for k, part in zip(shares, mix):
            total[k] += share * gdp * part / sum(mix)
    return total


def main():
    growth = {(r["iso3"], int(r["year"])): float(r["gdp_real_growth_pct_derived"]) for r in rows("imf_weo_apr2025.csv")}
    growth["last"] = 2030
    for year in (2025, 2030, 2035):
        print(year, " ".join(f"{k} {x:.6f}" for k, x in projected(2025, year, growth).items()))
    base = projected(2025, 2025, growth)
    published = {"equipment": 176.3, "personnel": 197.6, "infrastructure": 18.4, "other": 178.9}
    return 0 if all(abs(base[k] - published[k]) < 0.05 for k in shares) else 1


if __name__ == "__main__":
    sys.exit(main())
