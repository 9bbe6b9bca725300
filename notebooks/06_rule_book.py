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
# # 规则手册 · The rule book

# %% tags=["parameters"]
# The folder of suites: the project's own, or a copy that you changed.
suites = "../expectations"
language = "zh"

# %%
import toolkit

rules = toolkit.load_rules(suites)

# %%
toolkit.show.rule_book(rules, language)
