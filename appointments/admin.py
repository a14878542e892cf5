"""Booking in the Django admin: timetables to edit, appointments and messages to view."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.core.validators import validate_email
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from phonenumber_field.formfields import PhoneNumberField

from appointments.booking import buffers
from appointments.booking.affected import Subject
from appointments.desk.affected import carry_out
from appointments.models import (
    AccessRecord,
    Appointment,
    BlockedContact,
    Notification,
    ScheduleChange,
    Timetable,
    TimetableException,
    TimetableHours,
)
from appointments.patients import files
from appointments.times import outside_hours
from clinic.admin import ClinicProfileAdmin, PractitionerAdmin, ReadOnlyAdmin, ServiceAdmin
from clinic.admin_languages import BothLanguages
from clinic.forms import PlainLine, WeeklyHours
from clinic.models import ClinicProfile, ClosingDay, Practitioner, Season, SeasonHours, Service


class ShowsWhoIsAffected(admin.ModelAdmin):
    """Changes under the lock of all practitioners; if appointments are affected, staff are shown whom first."""

    kind = ScheduleChange.Kind.HOURS

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return self._carry_out(request, super().changeform_view, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        return self._carry_out(request, super().delete_view, object_id, extra_context)

    def changelist_view(self, request, extra_context=None):
        """Its actions delete."""
        return self._carry_out(request, super().changelist_view, extra_context)

    def _carry_out(self, request, view, *args):
        if request.method != "POST":
            return view(request, *args)
        answers = []

        def change() -> Subject | None:
            answers.append(view(request, *args))
            return self.subject(request) if answers[-1].status_code == 302 else None

        return carry_out(request, change, back=request.get_full_path(), done=lambda: answers[-1])

    def subject(self, request) -> Subject:
        """What was changed, by the admin's own log of this request."""
        logged = LogEntry.objects.filter(user=request.user).order_by("-pk").first()
        words = f"{self.opts.verbose_name}: {logged.object_repr}" if logged else str(self.opts.verbose_name)
        return Subject(self.kind, words)


class TellsWhatIsOutside(ShowsWhoIsAffected):
    """After saving, the manager reads which hours patients are not offered, because the clinic is not open then."""

    def response_add(self, request, obj, post_url_continue=None):
        _say_what_is_outside(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        _say_what_is_outside(request, obj)
        return super().response_change(request, obj)


def _say_what_is_outside(request, changed: Timetable | Season) -> None:
    people = [changed.practitioner] if isinstance(changed, Timetable) else None
    for line in outside_hours.in_words(timezone.now(), people):
        messages.warning(request, outside_hours.NOT_OFFERED % {"hours": line})


class HoursInline(admin.TabularInline):
    model = TimetableHours
    formset = WeeklyHours
    extra = 5


@admin.register(Timetable)
class TimetableAdmin(TellsWhatIsOutside):
    list_display = ["practitioner", "valid_from", "valid_until", "daily_cap", "note"]
    list_filter = ["practitioner"]
    inlines = [HoursInline]
    save_as = True


@admin.register(TimetableException)
class TimetableExceptionAdmin(ShowsWhoIsAffected):
    list_display = ["kind", "practitioner", "starts_at", "ends_at", "note", "made_at", "made_by"]
    list_filter = ["kind", "practitioner"]
    list_select_related = ["practitioner", "made_by"]
    date_hierarchy = "starts_at"

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by, obj.made_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)


class ClosingDayForm(forms.ModelForm):
    class Meta:
        model = ClosingDay
        fields = ["starts_at", "ends_at", "public_note", "public_note_ar", "note"]
        field_classes = {"public_note": PlainLine, "public_note_ar": PlainLine, "note": PlainLine}

    def clean_ends_at(self):
        if "ends_at" in self.changed_data and self.cleaned_data["ends_at"] <= timezone.now():
            raise forms.ValidationError(_("These days are over."))
        return self.cleaned_data["ends_at"]


@admin.register(ClosingDay)
class ClosingDayAdmin(BothLanguages, ShowsWhoIsAffected):
    """A part of a day, or moments; whole days are quicker under “Closing days” of the desk."""

    form = ClosingDayForm
    list_display = ["starts_at", "ends_at", "public_note", "note", "made_by"]
    list_select_related = ["made_by"]
    date_hierarchy = "starts_at"

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by, obj.made_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)


class SeasonHoursInline(admin.TabularInline):
    model = SeasonHours
    formset = WeeklyHours
    extra = 7


@admin.register(Season)
class SeasonAdmin(BothLanguages, TellsWhatIsOutside):
    """Hours of a season. The page “Seasons” of the desk enters them with the timetables, and moves both."""

    list_display = ["name", "first_day", "last_day", "made_by"]
    list_select_related = ["made_by"]
    inlines = [SeasonHoursInline]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["first_day", "last_day"] if obj else [])]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)


admin.site.unregister([Practitioner, Service, ClinicProfile])


@admin.register(Practitioner)
class BookedPractitionerAdmin(ShowsWhoIsAffected, PractitionerAdmin):
    kind = ScheduleChange.Kind.PRACTITIONER


@admin.register(Service)
class BookedServiceAdmin(ShowsWhoIsAffected, ServiceAdmin):
    kind = ScheduleChange.Kind.SERVICE

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and {"buffer_before", "buffer_after"} & set(form.changed_data):
            self._apply_buffers(request, obj)

    def _apply_buffers(self, request, service):
        applied = buffers.apply(service)
        if applied.new:
            words = ngettext(
                "The new buffer applies to %(n)d upcoming appointment.",
                "The new buffer applies to %(n)d upcoming appointments.",
                applied.new,
            )
            messages.info(request, words % {"n": applied.new})
        if applied.old:
            words = ngettext(
                "%(n)d upcoming appointment keeps its old buffer, because another one is too near.",
                "%(n)d upcoming appointments keep their old buffer, because another one is too near.",
                applied.old,
            )
            messages.warning(request, words % {"n": applied.old})


@admin.register(ClinicProfile)
class OpenClinicAdmin(ShowsWhoIsAffected, ClinicProfileAdmin):
    """Its opening hours are part of the calendar."""


@admin.register(Appointment)
class AppointmentAdmin(ReadOnlyAdmin):
    """Finds appointments. The page of one is the desk's own, which records each reading of the reason."""

    list_display = ["reference_ltr", "status", "starts_at", "practitioner", "patient_name", "phone", "requested_at"]
    list_filter = ["status", "practitioner", "starts_at"]
    search_fields = ["reference", "patient_name", "contact_name", "phone", "email"]
    ordering = ["-starts_at"]
    list_select_related = ["practitioner"]

    @admin.display(description=_("reference"), ordering="reference")
    def reference_ltr(self, appointment):
        return format_html('<span dir="ltr">{}</span>', appointment.reference)

    def get_search_results(self, request, queryset, search_term):
        found, may_have_duplicates = super().get_search_results(request, queryset, search_term)
        if search_term:
            files.record_search(request.user, found.count(), timezone.now())
        return found, may_have_duplicates

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("desk:request", pk=int(object_id)) if object_id.isdecimal() else redirect("desk:queue")

    history_view = change_view


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    list_display = ["kind", "appointment", "state", "attempts", "last_problem", "queued_at", "finished_at"]
    list_filter = ["state", "kind"]
    list_select_related = ["appointment"]
    ordering = ["-queued_at"]
    fields = ["kind", "appointment", "state", "attempts", "last_problem", "run_at", "queued_at", "finished_at"]


@admin.register(AccessRecord)
class AccessRecordAdmin(ReadOnlyAdmin):
    """Who read, exported or erased patient data. A file is shown by its number."""

    list_display = ["at", "by", "action", "patient", "count"]
    list_filter = ["action", "by"]
    list_select_related = ["by", "patient"]
    fields = ["at", "by", "action", "patient", "count"]
    date_hierarchy = "at"


class BlockedContactForm(forms.ModelForm):
    """Accepts a phone or an email address in any usual spelling. A connection can only be blocked from the queue."""

    def clean(self):
        answers = super().clean()
        kind, value = answers.get("kind"), answers.get("value", "")
        if kind == BlockedContact.Kind.PHONE:
            answers["value"] = PhoneNumberField(region=settings.PHONENUMBER_DEFAULT_REGION).clean(value).as_e164
        elif kind == BlockedContact.Kind.EMAIL:
            validate_email(value)
            answers["value"] = value.lower()
        elif kind:
            raise forms.ValidationError(
                _("To block a connection, reject its requests in the list of requests to answer.")
            )
        return answers


@admin.register(BlockedContact)
class BlockedContactAdmin(admin.ModelAdmin):
    """Contacts whose online requests are refused. A block can be added or removed, but not changed."""

    form = BlockedContactForm
    list_display = ["kind", "shown_value", "blocked_by", "blocked_at"]
    list_filter = ["kind"]
    search_fields = ["value"]
    list_select_related = ["blocked_by"]
    fields = ["kind", "value"]

    @admin.display(description=_("value"), ordering="value")
    def shown_value(self, blocked):
        is_hash = blocked.kind == BlockedContact.Kind.CLIENT
        return format_html('<span dir="ltr">{}</span>', f"{blocked.value[:12]}…" if is_hash else blocked.value)

    def has_change_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.blocked_by, obj.blocked_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)
