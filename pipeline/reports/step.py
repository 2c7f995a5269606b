"""The verdict on the summary page of a CI job, where the CI offers one."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.errors import user_error
from pipeline.files.layout import Report

VARIABLE = "GITHUB_STEP_SUMMARY"


def add_step_summary(output: Path) -> None:
    """Appends a run's report in Markdown to the file that the environment names, if it names one.

    Raises `UserError` if that file cannot be written.
    """
    name = os.environ.get(VARIABLE)
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write((output / Report.MARKDOWN).read_text("utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise user_error(f"cannot write here: {reason}", name, key=VARIABLE) from None
