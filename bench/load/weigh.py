"""How many bytes the site's database takes: python -m bench.load.weigh, in the site's own settings."""

import os


def main() -> None:
    """Print the number."""
    import django
    from django.db import connection

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from config.figures import database_bytes

    if connection.vendor == "sqlite":  # what was written last still stands in a file beside it
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(database_bytes())


if __name__ == "__main__":
    main()
