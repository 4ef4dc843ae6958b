"""What a check says."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Finding:
    """`says` is what was seen; `todo` what to do about it, empty where nothing needs doing."""

    is_fine: bool
    says: str
    todo: str = ""

    @classmethod
    def fine(cls, says: str) -> Self:
        """Nothing to do."""
        return cls(True, says)

    @classmethod
    def bad(cls, says: str, todo: str) -> Self:
        """Something to do."""
        return cls(False, says, todo)
