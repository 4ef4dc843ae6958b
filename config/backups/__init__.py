"""The whole site in one file and back again: `taking` writes the archive, `restoring` reads it, `rows` knows both."""
