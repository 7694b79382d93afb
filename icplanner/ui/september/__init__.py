"""The page Cultural September: calendar, programme, warnings, exports and imports."""
