"""What a slot holds, more finely than its letter: a sentence fits others whose slots hold the same kind of thing."""

from __future__ import annotations

from pipeline.document.values import Clock, Moment, Name, NameList, Quantity, QuantityKind, Value


def kind_of(value: Value) -> str:
    """'money', 'day', 'person' …: values of one kind stand in the same place of a Chinese sentence."""
    match value:
        case Name(term=None):
            return "person"
        case Name(term=term):
            return "person" if term and term.category == "person" else "name"
        case NameList(compound=compound):
            return "compound" if compound else "names"
        case Quantity(kind=QuantityKind.CARDINAL, unit=unit):
            return "measure" if unit else "cardinal"
        case Quantity(kind=kind):
            return kind.value
        case Moment():
            return _precision(value)
        case Clock():
            return "time"
        case _:
            return "verbatim"


def _precision(moment: Moment) -> str:
    """How far a date goes: 'on <D0>' of a day is another sentence than 'in <D0>' of a year or quarter."""
    if moment.part or moment.relative:
        return "period"
    for name in ("day", "month", "weekday", "year"):
        if getattr(moment, name) is not None:
            return name
    return "period"
