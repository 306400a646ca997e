"""`@frozen`: what `@dataclass(frozen=True, slots=True)` makes, in a quarter of the time.

`dataclasses` compiles seven functions anew for each class, and a program of many small values does little
else while it starts. Here only the constructor is compiled. Knows nothing of what the classes mean.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

C = TypeVar("C")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[C]) -> type[C]:
    """Make a class a frozen dataclass with slots: compared, hashed and shown by its fields.

    `replace`, `fields`, `asdict`, patterns, copies and pickles are those of dataclasses. Methods that the
    class has itself stay. All fields belong to the constructor. Classes that inherit from each other are
    either all made by this or all by `dataclass`, which takes no other's for frozen.
    """
    # Python itself puts a None there for a class with an `__eq__` of its own.
    own = {name for name, held in vars(cls).items() if held is not None}
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    every = fields(made)  # type: ignore[arg-type]  # that it is a dataclass now cannot be said in types
    methods = {"__init__": _constructor(made, every), **_by_fields(every), **_SHARED}
    for name in methods.keys() - own:
        setattr(made, name, methods[name])
    return made


def _constructor(made: type, every: tuple[Field[Any], ...]) -> Callable[..., None]:
    """`__init__` with the fields as parameters."""
    scope: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    parameters, steps = ["self"], []
    for one in every:
        given = one.name
        if one.default_factory is not MISSING:
            scope[f"_make_{one.name}"] = one.default_factory
            parameters.append(f"{one.name}=_MISSING")
            given = f"_make_{one.name}() if {one.name} is _MISSING else {one.name}"
        elif one.default is not MISSING:
            scope[f"_default_{one.name}"] = one.default
            parameters.append(f"{one.name}=_default_{one.name}")
        else:
            parameters.append(one.name)
        steps.append(f"_set(self, {one.name!r}, {given})")
    if hasattr(made, "__post_init__"):
        steps.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(steps or ["pass"]), scope)
    found: Callable[..., None] = scope["__init__"]
    found.__qualname__ = f"{made.__qualname__}.__init__"
    return found


def _by_fields(every: tuple[Field[Any], ...]) -> Mapping[str, Callable[..., Any]]:
    """The methods that know the fields' names."""
    compared = [one.name for one in every if one.compare]
    shown = [one.name for one in every if one.repr]
    values: Callable[[Any], Any] = attrgetter(*compared) if compared else lambda made: ()

    def equal(made: Any, other: Any) -> Any:
        return values(made) == values(other) if other.__class__ is made.__class__ else NotImplemented

    def hashed(made: Any) -> int:
        return hash(values(made))

    def told(made: Any) -> str:
        members = ", ".join(f"{name}={getattr(made, name)!r}" for name in shown)
        return f"{type(made).__qualname__}({members})"

    return {"__eq__": equal, "__hash__": hashed, "__repr__": told}


def _refuse(made: Any, name: str, value: Any = None) -> None:
    raise FrozenInstanceError(f"{type(made).__qualname__}.{name} cannot be changed")


def _state(made: Any) -> list[Any]:
    return [getattr(made, one.name) for one in fields(made)]


def _restore(made: Any, state: list[Any]) -> None:
    for one, value in zip(fields(made), state, strict=True):
        object.__setattr__(made, one.name, value)


_SHARED: Mapping[str, Callable[..., Any]] = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _restore,
}
