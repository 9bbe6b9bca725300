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
# # 一批报告的核查 · Audit of a batch of reports

# %% tags=["parameters"]
# Files and folders to read, and who must report; or the folder of an audit in `results`, and nothing is read again.
sources = ["../data/reports"]
roster = "../data/roster.csv"
results = ""
language = "zh"

# %%
import toolkit

audit = toolkit.load(results) if results else toolkit.audit(sources, roster=roster or None, language=language)

# %%
toolkit.show.summary(audit)

# %%
toolkit.show.charts.findings(audit)

# %%
toolkit.show.findings(audit)

# %%
toolkit.show.tables(audit)

# %%
toolkit.show.charts.outcomes(audit)

# %%
toolkit.show.charts.requests(audit)

# %%
toolkit.show.reports(audit)

# %%
toolkit.show.bodies(audit)

# %%
toolkit.show.unassessable(audit)

# %%
toolkit.show.outcomes(audit)
