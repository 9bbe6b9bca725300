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
# # 整体统计 · Statistics

# %% tags=["parameters"]
# What to read, and who must report; or the folder of an audit in `results`. `rate`: a key of METRICS, for the funnel.
sources = ["../data/reports"]
roster = "../data/roster.csv"
results = ""
rate = "disclosure_rate"
language = "zh"

# %%
import toolkit

audit = toolkit.load(results) if results else toolkit.audit(sources, roster=roster or None, language=language)

# %%
toolkit.show.statistics(audit)

# %%
toolkit.show.rates(audit)

# %%
toolkit.show.charts.heat_map(audit)

# %%
toolkit.show.charts.trends(audit)

# %%
toolkit.show.charts.funnel(audit, rate)

# %%
toolkit.show.outliers(audit)

# %%
toolkit.show.charts.first_digits(audit)

# %%
toolkit.show.zeros(audit)

# %%
toolkit.show.reports_rates(audit)
