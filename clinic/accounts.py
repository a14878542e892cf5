"""Staff accounts. The clinic makes them; visitors cannot sign up."""

from allauth.account.adapter import DefaultAccountAdapter


class StaffAccounts(DefaultAccountAdapter):
    """Closes sign-up and keeps allauth's own messages out of the admin's message list."""

    def is_open_for_signup(self, request):
        return False

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        return None
