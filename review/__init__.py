"""What is due again, and when. Empty until reviews are built; see docs/map.md."""
