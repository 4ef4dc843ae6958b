"""What is due again, and when: cards made of what was learned, and the next best step. Start with `review.models`."""
