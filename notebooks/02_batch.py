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
#
# `sources` 是文件和文件夹；已有核查结果时，`results` 填结果目录。`sources` are files and folders; with results at hand,
# `results` is their folder.

# %% tags=["parameters"]
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
toolkit.show.coverage(audit)

# %%
toolkit.show.outcomes(audit)
