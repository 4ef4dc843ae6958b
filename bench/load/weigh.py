"""How many bytes the site's database takes: python -m bench.load.weigh, in the site's own settings."""

import os
from pathlib import Path


def main() -> None:
    """Print the number."""
    import django
    from django.db import connection

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if connection.vendor == "sqlite":
        print(Path(connection.settings_dict["NAME"]).stat().st_size)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        print(cursor.fetchone()[0])


if __name__ == "__main__":
    main()
