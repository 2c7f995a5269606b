"""What the page sends: every key known, every text one that can be stored."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from pipeline.errors import suggest
from pipeline.review import mqm

_LONGEST_TEXT, _LONGEST_COMMENT, _MOST_TAGS = 20_000, 10_000, 200


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("say why it is rejected")
    return text


def _category(name: str) -> str:
    if name not in mqm.CATEGORIES:
        raise ValueError(f"'{name}' is not a category{suggest(name, mqm.CATEGORIES)}")
    return name


def _severity(name: str) -> str:
    if name not in mqm.WEIGHTS:
        raise ValueError(f"'{name}' is not a severity{suggest(name, mqm.WEIGHTS)}")
    return name


Text = Annotated[str, Field(max_length=_LONGEST_TEXT)]
Said = Annotated[str, Field(max_length=_LONGEST_COMMENT)]


class Body(BaseModel):
    """`version` is that of the cell as the page knows it; None where it does not matter."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: int | None = None


class TextBody(Body):
    text: Text


class AcceptBody(Body):
    text: Text | None = None
    final: bool = False


class RejectBody(Body):
    comment: Annotated[Said, AfterValidator(_said)]


class CommentBody(Body):
    comment: Said


class TagBody(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    category: Annotated[str, AfterValidator(_category)]
    severity: Annotated[str, AfterValidator(_severity)]
    start: Annotated[int, Field(ge=0)] | None = None
    end: Annotated[int, Field(ge=0)] | None = None
    note: Said = ""

    @model_validator(mode="after")
    def _placed(self) -> TagBody:
        if (self.start is None) != (self.end is None) or (self.start or 0) > (self.end or 0):
            raise ValueError("start and end are two offsets in this order, or both null")
        return self


class TagsBody(Body):
    tags: Annotated[tuple[TagBody, ...], Field(max_length=_MOST_TAGS)]
