"""As in English where Django's own Arabic differs from what sites of the Emirates do: digits 0-9, a point, 24 hours."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j M Y، H:i"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "D j M، H:i"
TIME_FORMAT = "H:i"
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
