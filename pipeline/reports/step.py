"""The verdict on the summary page of a CI job, where the CI offers one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pipeline.document import Score, TranslatedDocument
from pipeline.errors import user_error
from pipeline.reports.markdown import report_markdown
from pipeline.verdict import Verdict

VARIABLE = "GITHUB_STEP_SUMMARY"


def add_step_summary(
    documents: Sequence[TranslatedDocument], scores: Sequence[Score], verdict: Verdict
) -> None:
    """Appends the report in Markdown to the file that the environment names, if it names one.

    Raises `UserError` if that file cannot be written.
    """
    name = os.environ.get(VARIABLE)
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(report_markdown(documents, scores, verdict))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise user_error(f"cannot write here: {reason}", name, key=VARIABLE) from None
