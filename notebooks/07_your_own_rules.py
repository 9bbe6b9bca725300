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
# # 自己的规则 · Rules of your own

# %% tags=["parameters"]
# What to audit, and the suites to start from.
sources = ["../data/reports"]
suites = "../expectations"
language = "zh"

# %% [markdown]
# **一、改 JSON。** 复制规则目录，把“结转下年度占比”的界限从六分之一改为 5%，内容和说明的文字一并改好。
# 命令行用 `gongkai audit … --suites 目录`。
#
# **By JSON.** Copy the folder of suites, and lower the limit of the share carried forward from one sixth to 5 %, with
# what it says. On the command line this is `gongkai audit … --suites FOLDER`.

# %%
import json
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

import toolkit

# %%
folder = copytree(suites, Path(mkdtemp()) / "expectations")
path = folder / "requests_by_applicant.json"
suite = json.loads(path.read_text(encoding="utf-8"))
share = next(each for each in suite["expectations"] if each["meta"]["rule"] == "t3-carryout-share")

# %%
share["kwargs"]["max_value"] = 0.05
share["meta"]["statement"] = {"zh": "结转下年度不超过收办数的 5%", "en": "At most 5 % is carried forward"}
share["meta"]["message"]["zh"] = "结转下年度占收办数的 {value:.1%}，超过 5%"
share["meta"]["message"]["en"] = "{value:.1%} of the requests are carried forward, more than 5 %"

# %%
path.write_text(json.dumps(suite, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
toolkit.show.findings(toolkit.audit(sources, suites=folder, language=language), rules="t3-carryout-share")

# %% [markdown]
# **二、三行 Python。** 说清楚判断哪一列、界限是多少、不合格时怎么说；表和列的名称见 `toolkit/frames/schema`。
# `pending` 也可以是 Great Expectations 的对象，如 `gxe.ExpectColumnValuesToBeBetween(column="pending", max_value=1)`。
#
# **In three lines of Python.** Say which column is judged, by what limit, and what a finding says; frames and columns
# are those of `toolkit/frames/schema`. `pending` may also be an object of Great Expectations.

# %%
pending = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "pending", "max_value": 1}}
rule = toolkit.rule("disputes", "city-pending", pending, "尚未审结 {value} 件（pending），请逐件说明进展")
audit = toolkit.audit(sources, rules=[rule], language=language)

# %%
toolkit.show.findings(audit, rules="city-pending")

# %%
toolkit.show.rule_book([rule], language)
