"""Forms under an article. votes.py and comments.py store the answers."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import PageFeedback
from articles.readers import consent, spam
from clinic.forms import PageForm, PlainLine, PlainLines

TRAP = "website"  # templates/includes/trap.html


class ReaderForm(PageForm):
    """Knows when it was opened, and checks for signs of spam."""

    public: tuple[str, ...] = ()  # fields that others will read

    def __init__(self, *args, now: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now

    def begun(self) -> str:
        return spam.begun(self.now)

    def suspicion(self, at_least) -> str:
        """The reason to suspect spam, or "". Call it on a valid form."""
        texts = [self.cleaned_data[name] for name in self.public]
        took = self.now - spam.began_at(self.data["begun"], self.now)
        return spam.suspicion(*texts, trap=self.data.get(TRAP, ""), took=took, at_least=at_least)

    def clean(self):
        if spam.began_at(self.data.get("begun", ""), self.now) is None:
            raise forms.ValidationError(
                _("This page was open too long. Your text is still here. Please send it again.")
            )
        for name in self.cleaned_data.keys() & set(self.public):
            if spam.mixes_scripts(self.cleaned_data[name]):
                self.add_error(name, _("Please write each word in one alphabet only."))
        return super().clean()


class HelpfulForm(ReaderForm):
    """Optional details after the answer yes or no."""

    answer = forms.ChoiceField(choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("What was wrong? (optional)"),
        choices=[("", _("I prefer not to say")), *PageFeedback.Reason.choices],
        required=False,
    )
    section = forms.ChoiceField(label=_("In which part? (optional)"), required=False)
    text = PlainLines(
        label=_("Anything else? (optional)"),
        required=False,
        max_length=300,
        help_text=_("Do not write anything about your health here. Request an appointment instead."),
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        error_messages={"max_length": _("Please use no more than 300 characters.")},
    )

    def __init__(self, *args, answer: str, contents: list[dict], **kwargs):
        super().__init__(*args, initial={"answer": answer}, **kwargs)
        self.fields["section"].choices = [
            ("", _("The whole page")),
            *[(part["anchor"], part["text"]) for part in contents],
        ]
        if answer != "no":
            del self.fields["reason"]
        if answer != "no" or not contents:
            del self.fields["section"]


class CommentForm(ReaderForm):
    public = ("name", "text")

    name = PlainLine(
        label=_("Name"),
        max_length=60,
        help_text=_("We show it with your comment. A first name or a made-up name is enough."),
        widget=forms.TextInput({"autocomplete": "nickname", "dir": "auto"}),
        error_messages={"required": _("Enter a name. It can be any name you like.")},
    )
    email = forms.EmailField(
        label=_("Email (optional)"),
        required=False,
        max_length=254,
        help_text=_("We never show it. We use it only if we have a question about your comment, and then erase it."),
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": _("Enter an email address such as name@example.com, or leave it empty.")},
    )
    text = PlainLines(
        label=_("Your comment"),
        max_length=2000,
        help_text=_(
            "Everyone can read it. Do not write anything that you would only tell a doctor. For that, request an "
            "appointment. We do not show links or advertisements."
        ),
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        error_messages={
            "required": _("Write your comment."),
            "max_length": _("Please use no more than 2,000 characters."),
        },
    )
    consent = forms.BooleanField(
        label=consent.TEXT,
        error_messages={"required": _("Tick the box to let us store and show your comment.")},
    )
