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
# # 一份报告的核查 · Audit of one report

# %% tags=["parameters"]
# One report to read; or the folder of an audit of one report in `results`, and nothing is read again.
source = "../data/reports/青川市临江区城市管理局2023.pdf"
results = ""
language = "zh"

# %%
import toolkit

audit = toolkit.load(results) if results else toolkit.audit(source, language=language)

# %%
toolkit.show.summary(audit)

# %%
toolkit.show.findings(audit)

# %%
toolkit.show.tables(audit)

# %%
toolkit.show.charts.requests(audit)

# %%
toolkit.show.charts.outcomes(audit)

# %%
toolkit.show.unassessable(audit)

# %%
toolkit.show.outcomes(audit)
