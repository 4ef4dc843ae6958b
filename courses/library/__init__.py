"""The course library's format: files of `content/` to checked, frozen values. Knows no Django, reads no exercises.

The door is `courses.library.loading.load_library`; what it returns is described in `courses.library.structure`.
"""
