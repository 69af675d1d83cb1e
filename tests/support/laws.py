"""How many examples a law is tried on: a few, always the same ones; or many, each time others.

    pytest --hypothesis-profile=long

tries every law on ten times as many, which takes an hour or so: for a change to what they are of.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

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
    # Hypothesis mixes in constants of our modules, of those that happen to be loaded by then: the
    # examples of an ordinary run would depend on which tests ran before in the same process.
    of_loaded_modules = providers._get_local_constants
    providers._get_local_constants = lambda: (
        Constants() if settings().derandomize else of_loaded_modules()
    )


def examples(ordinarily: int) -> settings:
    """For a law that takes long: how many examples an ordinary run tries it on."""
    return settings(max_examples=max(1, ordinarily * settings().max_examples // EXAMPLES))
