"""Staff accounts: made by the clinic, never by a visitor."""

from allauth.account.adapter import DefaultAccountAdapter


class StaffAccounts(DefaultAccountAdapter):
    """Nobody signs up here, and allauth's own messages stay out of the admin's message list."""

    def is_open_for_signup(self, request):
        return False

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        return None
