"""Teachers and their groups. Empty until cohorts are built; see docs/map.md."""
