"""The settings of each engine, and which of them a config's `engine` has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, Discriminator, Field
from pydantic import Tag as Choice

from pipeline.config.errors import said
from pipeline.config.file import Key, Layer
from pipeline.config.types import Named, Settings
from pipeline.errors import Problem, one_of
from pipeline.locales.tags import is_chinese

EngineKind = Literal["press", "hf", "ct2", "chat", "echo"]
KINDS: tuple[str, ...] = get_args(EngineKind)
CHINESE_ALONE = ("press",)
Slots = Literal["auto", "symbols", "marked", "inline"]
Dtype = Literal["float32", "float16", "bfloat16"]
Quantization = Literal[
    "int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16", "float16", "bfloat16", "float32"
]
_DEVICE = re.compile(r"cpu|mps|cuda(:\d+)?")


def _device(name: str) -> str:
    if _DEVICE.fullmatch(name):
        return name
    raise ValueError(f"'{name}' is not a device; choose cpu, cuda, cuda:0 (or another number) or mps")


def _url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"'{url}' is not an address such as http://localhost:8000/v1")
    if "@" in parts.netloc:
        raise ValueError(
            "an address holds no name or password; put the key into a variable and name it in key_env"
        )
    return url.rstrip("/")


def _variable(name: str) -> str:
    if re.fullmatch(r"[A-Za-z_]\w*", name):
        return name
    raise ValueError("expected the name of an environment variable that holds the key, not the key itself")


def _checkpoint(model: object) -> object:
    if isinstance(model, Path | str) and str(model).strip():
        return model
    raise ValueError(
        f"expected a folder, or a model of the hub such as Helsinki-NLP/opus-mt-en-zh, not {said(model)}"
    )


def _given(text: str) -> str:
    if text.strip():
        return text
    raise ValueError("nothing is given here; fill it in")


Text = Annotated[str, AfterValidator(_given)]
Device = Annotated[str, AfterValidator(_device)]
Beam = Annotated[int, Field(ge=1, le=32, strict=True)]
Threads = Annotated[int, Field(ge=0, le=256, strict=True)]
BatchTokens = Annotated[int, Field(ge=0, le=1_000_000, strict=True)]
# A folder, or what the Hugging Face hub calls a model.
Checkpoint = Annotated[Path | str, BeforeValidator(_checkpoint)]


class PressSettings(Settings):
    """The built-in model. `beam`: hypotheses searched at once; more is slower and a little better.

    `lexicon`: a CSV file of words and their renderings that is read instead of the one that comes along.
    """

    kind: EngineKind = "press"
    model: Named | None = None
    lexicon: Named | None = None
    beam: Beam = 4
    threads: Threads = 0


class CheckpointSettings(Settings):
    """A model that runs here, from a folder or from the hub at a revision."""

    kind: EngineKind
    model: Checkpoint
    revision: Text | None = None


class TranslatorSettings(CheckpointSettings):
    """One that does nothing but translate, into the `language` by the model's own name for it."""

    language: Text | None = None
    slots: Slots = "auto"


class HfSettings(TranslatorSettings):
    """A checkpoint run by transformers. `batch_tokens`: source tokens in a batch, 0 for one sentence at a time."""

    kind: EngineKind = "hf"
    device: Device = "cpu"
    dtype: Dtype = "float32"
    beam: Beam = 4
    batch_tokens: BatchTokens = 0


class Ct2Settings(TranslatorSettings):
    """A CTranslate2 folder, or a checkpoint that is converted once, to `quantization`."""

    kind: EngineKind = "ct2"
    quantization: Quantization = "int8"
    device: Device = "cpu"
    beam: Beam = 4
    threads: Threads = 0
    batch_tokens: BatchTokens = 0


class ChatSettings(Settings):
    """An OpenAI-compatible endpoint. `key_env` names the environment variable that holds the key."""

    kind: EngineKind = "chat"
    base_url: Annotated[str, AfterValidator(_url)]
    model: Text
    key_env: Annotated[str, AfterValidator(_variable)] | None = None
    prompt: Named | None = None
    slots: Slots = "auto"
    timeout: float = Field(default=120, gt=0, le=3600, strict=True)
    retries: int = Field(default=4, ge=0, le=20, strict=True)
    concurrency: int = Field(default=4, ge=1, le=64, strict=True)


class LocalChatSettings(CheckpointSettings):
    """The same without `base_url`: a checkpoint with a chat template, run by transformers."""

    kind: EngineKind = "chat"
    prompt: Named | None = None
    slots: Slots = "auto"
    device: Device = "cpu"
    dtype: Dtype = "float32"
    beam: Beam = 1
    batch_tokens: BatchTokens = 0


class EchoSettings(Settings):
    """Gives the source back; for tests."""

    kind: EngineKind = "echo"


class UnknownSettings(BaseModel):
    """Of a kind that there is not, which is all that can be said of it."""

    kind: EngineKind


_LOCAL_CHAT = "chat without base_url"
# By kind; of 'chat' there are two.
_SETTINGS: Mapping[str, type[BaseModel]] = {
    "press": PressSettings,
    "hf": HfSettings,
    "ct2": Ct2Settings,
    "chat": ChatSettings,
    _LOCAL_CHAT: LocalChatSettings,
    "echo": EchoSettings,
}
_UNKNOWN = "unknown"
# What pydantic puts into the place of an error in the settings of an engine.
ENGINE_CHOICES = tuple(f"[{name}]" for name in (*_SETTINGS, _UNKNOWN))


def _chosen(engine: object) -> str:
    """Under which name of `_SETTINGS` an engine belongs."""
    if isinstance(engine, BaseModel):
        return next((name for name, model in _SETTINGS.items() if type(engine) is model), _UNKNOWN)
    kind = engine.get("kind", "press") if isinstance(engine, dict) else "press"
    if kind == "chat" and isinstance(engine, dict) and "base_url" not in engine:
        return _LOCAL_CHAT
    return kind if kind in KINDS else _UNKNOWN


def _choice(value: object) -> str:
    return f"[{_chosen(value)}]"


EngineSettings = Annotated[
    Annotated[PressSettings, Choice("[press]")]
    | Annotated[HfSettings, Choice("[hf]")]
    | Annotated[Ct2Settings, Choice("[ct2]")]
    | Annotated[ChatSettings, Choice("[chat]")]
    | Annotated[LocalChatSettings, Choice(f"[{_LOCAL_CHAT}]")]
    | Annotated[EchoSettings, Choice("[echo]")]
    | Annotated[UnknownSettings, Choice("[unknown]")],
    Discriminator(_choice),
]
AnyEngine = (
    PressSettings
    | HfSettings
    | Ct2Settings
    | ChatSettings
    | LocalChatSettings
    | EchoSettings
    | UnknownSettings
)


def options_of(settings: AnyEngine) -> dict[str, Any]:
    """What the engine itself is made with: all but its kind and what is not given."""
    return {name: value for name, value in settings if name != "kind" and value is not None}


def public(settings: AnyEngine) -> dict[str, Any]:
    """The settings as a manifest shows them: files and folders by their names alone."""
    return {name: value.name if isinstance(value, Path) else value for name, value in settings}


def engine_names(engine: object) -> list[str]:
    """The settings that an engine of a config has."""
    model = _SETTINGS.get(_chosen(engine))
    return [*model.model_fields] if model else ["kind"]


def strange_setting(name: str, engine: object) -> str | None:
    """What to say of a setting that only engines of another kind have."""
    chosen = _chosen(engine)
    others = [other for other, model in _SETTINGS.items() if name in model.model_fields]
    if chosen == "chat" and _LOCAL_CHAT in others:
        return "this is of a model that runs here; one behind 'base_url' has no such setting"
    if chosen == _LOCAL_CHAT and "chat" in others:
        return "this is of a model behind an endpoint; give its address as 'base_url', or take out this line"
    kinds = [kind for kind in KINDS if kind in others or (kind == "chat" and _LOCAL_CHAT in others)]
    kind = "chat" if chosen == _LOCAL_CHAT else chosen
    return f"the engine '{kind}' has no such setting, only {one_of(kinds)}" if kinds else None


def engine_problems(layer: Layer, settings: AnyEngine, targets: Sequence[str] = ()) -> Iterator[Problem]:
    """What is wrong with settings that are right each by itself: the engine's, and with the locales it is to write."""
    others = [(number, tag) for number, tag in enumerate(targets) if not is_chinese(tag)]
    if settings.kind in CHINESE_ALONE:
        able = one_of(kind for kind in KINDS if kind not in CHINESE_ALONE)
        for number, tag in others:
            message = f"the engine '{settings.kind}' writes Chinese alone; to write {tag}, choose {able}"
            yield layer.problem(message, ("targets", number))
    if not isinstance(settings, CheckpointSettings):
        return
    key: Key = ("engine", "model")
    is_hub = isinstance(settings.model, str)
    if is_hub and not settings.revision:
        hint = "a model of the hub needs 'revision', a commit or a tag, so that it stays the same"
        yield layer.problem(f"there is no folder '{settings.model}', and {hint}", key)
    if not is_hub and settings.revision:
        yield layer.problem("a folder has no revision; take out this line", ("engine", "revision"))
