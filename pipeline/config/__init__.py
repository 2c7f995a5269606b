"""What can be set, with its defaults, and every mistake told with file, line and key."""

from pipeline.config.settings import Config, Input, Options, load_config

__all__ = ["Config", "Input", "Options", "load_config"]
