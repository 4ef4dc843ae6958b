"""What is measured, against its bars; where it can be by turns and as ratios, so that a busy machine hits all of it."""
