"""The suites within an auditor's own project of Great Expectations: nothing dropped, nothing rewritten.

`great_expectations.yml` names this module as that of its expectations store; `docs/great_expectations.md` shows how.
The class bears the name that Great Expectations asks for: under any other name it would use a store in memory.
"""

from __future__ import annotations

from typing import Any

from great_expectations.core import ExpectationSuite
from great_expectations.data_context.store import expectations_store

from toolkit.checking import readings, sums  # noqa: F401 - importing them makes their expectation types known
from toolkit.checking.conditions import spelt_out
from toolkit.checking.rules import check_columns, is_about_rows
from toolkit.checking.suite_files import AS_WRITTEN, suite_text
from toolkit.errors import SuiteError
from toolkit.frames.schema import FRAMES


class ExpectationsStore(expectations_store.ExpectationsStore):
    """A store that refuses a suite of which Great Expectations drops a rule, and writes suites as ours are written.

    Conditions mean the same on every engine, of missing values too.
    """

    def deserialize_suite_dict(self, suite_dict: dict[str, Any]) -> ExpectationSuite:
        """Build the suite.

        Raises `SuiteError` where an expectation would be dropped with no more than a log line, or names a column that
        the frame does not have.
        """
        asked = [_spelt_out(each.to_json_dict()) for each in suite_dict["expectations"]]
        for each in filter(is_about_rows, asked) if suite_dict["name"] in FRAMES else ():
            check_columns(suite_dict["name"], each["kwargs"], f"{suite_dict['name']} {each['meta'].get('rule', '')}")
        suite: ExpectationSuite = super().deserialize_suite_dict({**suite_dict, "expectations": asked})
        kept = {each.id for each in suite.expectations}
        for each in asked:
            if each["id"] not in kept:
                raise SuiteError("suite-type-unknown", rule=each["meta"].get("rule", each["id"]), type=each["type"])
        return suite

    def serialize(self, value: Any) -> str:
        """Write the suite with Chinese as Chinese and without what Great Expectations adds."""
        return suite_text(value)


def _spelt_out(definition: dict[str, Any]) -> dict[str, Any]:
    written = definition["kwargs"].get("row_condition")
    if written is None:
        return definition
    kwargs = {**definition["kwargs"], "row_condition": spelt_out(written)}
    return {**definition, "kwargs": kwargs, "meta": {**definition["meta"], AS_WRITTEN: written}}
