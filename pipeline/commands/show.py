"""The resolved config as YAML, and what will be done in which order."""

from __future__ import annotations

import io
import json

from pipeline.config import Config
from pipeline.runs.stopwatch import STAGES


def show(config: Config) -> str:
    """Valid YAML: the settings with all defaults, after a comment that names the stages."""
    from ruamel.yaml import YAML

    out = io.StringIO()
    out.write("# stages: " + " → ".join(STAGES) + "\n")
    yaml = YAML()
    yaml.width = 200
    yaml.dump(json.loads(config.model_dump_json()), out)
    return out.getvalue()
