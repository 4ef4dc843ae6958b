"""What runs within the walls, beside the learner's code. Nothing here knows an expected value."""
