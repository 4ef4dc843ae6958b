"""What is measured: ratios to a floor taken in the same run, by turns, so that a busy machine hits both."""
