"""How many examples a law is tried on: a few, always the same ones; or many, each time others.

    pytest --hypothesis-profile=long

tries every law on ten times as many, which takes an hour or so: for a change to what they are of.
"""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, settings

EXAMPLES = 100
"""What an ordinary run tries a law on that does not say otherwise."""
TIMES_IN_A_LONG_RUN = 10


def use_profiles() -> None:
    """Make the two kinds of run known and take the ordinary one, unless another is asked for."""
    settings.register_profile(
        "ordinary",
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,  # nothing depends on how busy the machine is
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    settings.register_profile(
        "long",
        settings.get_profile("ordinary"),
        max_examples=EXAMPLES * TIMES_IN_A_LONG_RUN,
        derandomize=False,
        print_blob=True,  # what fails once can be had again
    )
    settings.load_profile("ordinary")
    with suppress(ImportError, AttributeError):  # Hypothesis promises nobody that part of itself
        _use_no_constants_of_modules()


def _use_no_constants_of_modules() -> None:
    """Keep constants of our code out of an ordinary run's examples.

    Hypothesis mixes in those of the modules that happen to be loaded by then: the examples would
    depend on which tests ran before in the same process.
    """
    from hypothesis.internal.conjecture import providers
    from hypothesis.internal.constants_ast import Constants

    of_loaded_modules = providers._get_local_constants
    providers._get_local_constants = lambda: (
        Constants() if settings().derandomize else of_loaded_modules()
    )


def examples(ordinarily: int) -> settings:
    """For a law that takes long: how many examples an ordinary run tries it on."""
    return settings(max_examples=max(1, ordinarily * settings().max_examples // EXAMPLES))
