"""How far apart two figures are: within a factor, or by such a number that they are of two units."""

from __future__ import annotations

_POWERS = (100.0, 1e3, 1e6)
"""By what figures differ that are counted in per cent and in one, in thousands, in millions."""
_TARGET_ROUNDED = 1.05
"""A target printed in another unit is rounded there."""
_MOVED = 1.3
"""An actual moves besides, from one report to the next."""
_LEAST_WHOLE = 100
"""A smaller figure without decimals may be what is left of a count."""
_OF_ITS_TARGET = 10
"""An actual further from its target, up or down, is not on its scale."""

Figures = tuple[float | None, float | None]
"""The same figure before and after."""


def growth(old: float | None, new: float | None) -> float | None:
    """Return the new figure divided by the old; `None` unless both are above 0."""
    return new / old if old and new and old > 0 and new > 0 else None


def is_far(moved: float | None, limit: float) -> bool:
    """Whether a figure grew or shrank by this factor or more; not where nobody can say."""
    return moved is not None and not 1 / limit < moved < limit


def is_within(value: float, other: float, limit: float) -> bool:
    """Whether two figures of one sign are at most so many times each other; not where one is 0."""
    return bool(other) and 1 / limit <= value / other <= limit


def is_rescaled_with_its_target(actual: Figures, target: Figures) -> bool:
    """Whether the target became 100, a thousand or a million times as much or little, the actual too."""
    moved, aimed = growth(*actual), growth(*target)
    if not moved or not aimed:
        return False
    return _by_a_power(aimed, _TARGET_ROUNDED) and not is_far(moved / aimed, 2)


def is_perhaps_rescaled(actual: Figures, target: Figures) -> bool:
    """Whether an actual is about a thousand or a million times as much or little, its target not.

    A share may be 100 times as much. Where there is a target, it has to be the same, and on the
    scale of one of the two.
    """
    moved = growth(*actual)
    if not moved or not _by_a_power(moved, _MOVED):
        return False
    smaller, larger = sorted(each or 0.0 for each in actual)
    is_share = smaller <= 1 and larger <= _POWERS[0]
    if not is_far(moved, _POWERS[1] / _MOVED) and not is_share:
        return False
    if smaller == round(smaller) and smaller < _LEAST_WHOLE:
        return False  # so few are left, or were there first
    if not any(target):
        return True
    near = [not is_far(growth(target[0], each) or 0.0, _OF_ITS_TARGET) for each in actual]
    return target[0] == target[1] and near[0] is not near[1]


def _by_a_power(moved: float, leeway: float) -> bool:
    size = max(moved, 1 / moved)
    return any(1 / leeway <= size / power <= leeway for power in _POWERS)
