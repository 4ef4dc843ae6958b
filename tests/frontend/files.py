"""Where the parts of the front end lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
CSS = FRONTEND / "src" / "css"
DIST = FRONTEND / "dist"
TEMPLATES = ROOT / "templates"
