"""One module a family of inputs or faults; each has `cases(limits)`, which yields its cases."""
