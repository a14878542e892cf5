"""Why a backup or a restore was not done."""

import sqlite3

import psycopg
from django.db import DatabaseError

# What a database raises through Django, and by itself. Their texts can hold a row, and so a patient's words.
OF_THE_DATABASE = (DatabaseError, sqlite3.Error, psycopg.Error)


class Refused(Exception):
    """Carries words for the operator and a code for scripts (`restore --format json`)."""

    def __init__(self, code: str, words):
        self.code = code
        super().__init__(words)
