"""A line that every article has."""

NOTE = "تؤدي الأرقام إلى الجملة التي تستند إلى المصدر."
