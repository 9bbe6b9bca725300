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
# What to read, and who must report; or the folder of an audit in `results`. `body`: whose chart; empty: of all.
sources = ["../data/reports"]
roster = "../data/roster.csv"
results = ""
body = ""
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
toolkit.show.unassessable(audit, rules="year-")

# %%
toolkit.show.outcomes(audit, rules="year-")
