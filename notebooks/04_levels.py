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
# # 上下级与应发未发 · Levels and coverage

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
toolkit.show.levels_summary(audit)

# %%
toolkit.show.charts.levels(audit)

# %%
toolkit.show.findings(audit, rules="level-")

# %%
toolkit.show.levels(audit)

# %%
toolkit.show.coverage(audit)

# %%
toolkit.show.unassessable(audit, rules="level-")

# %%
toolkit.show.outcomes(audit, rules="level-")
