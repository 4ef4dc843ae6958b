"""The walls: namespaces, limits and the system call filter, and the process that builds them."""
