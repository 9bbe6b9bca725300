# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 逐年比较 · Year on year

# %% tags=["parameters"]
# What to read, and who must report; or the folder of an audit in `results`. `body` and `year`: the chart, and the two
# years side by side; empty and 0: the chart of all, and the last two years of the body with most to see.
sources = ["../data/reports"]
roster = "../data/roster.csv"
results = ""
body = ""
year = 0
language = "zh"

# %%
import toolkit

audit = toolkit.load(results) if results else toolkit.audit(sources, roster=roster or None, language=language)

# %%
toolkit.show.years_summary(audit)

# %%
toolkit.show.charts.years(audit, body)

# %%
toolkit.show.findings(audit, rules="year-")

# %%
toolkit.show.pairs(audit)

# %%
toolkit.show.years_tables(audit, body, year)

# %%
toolkit.show.years_carry_over(audit, body, year)

# %%
toolkit.show.years_prose(audit, body, year)

# %%
toolkit.show.unassessable(audit, rules="year-")

# %%
toolkit.show.outcomes(audit, rules="year-")
