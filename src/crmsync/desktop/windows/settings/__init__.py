"""The settings dialog: one module a page, one draft for all of them, which OK and Apply write."""
