"""Why a backup or a restore was not done."""


class Refused(Exception):
    """Carries words for the operator and a code for scripts (`restore --format json`)."""

    def __init__(self, code: str, words):
        self.code = code
        super().__init__(words)
