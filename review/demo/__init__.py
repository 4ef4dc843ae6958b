"""A demo learner: half a year of plausible history, told through the functions that real learners' acts go through.

`story` says on which days what is done, `answers` and `verdicts` what a learner would hand in, `telling` does it.
"""

from review.demo.telling import DemoRefused, seed_demo

__all__ = ["DemoRefused", "seed_demo"]
