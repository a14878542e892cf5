"""The clinic's facts in the admin. Help texts say what a change does for patients."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.db import models
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from clinic import admin_signs  # noqa: F401 - registers the warning signs
from clinic.admin_history import HistoryWithValues
from clinic.admin_languages import BothLanguages
from clinic.adopting import adopt
from clinic.forms import WeeklyHours
from clinic.languages import listed
from clinic.models import (
    BodyRegion,
    ClinicPicture,
    ClinicProfile,
    Condition,
    HistoryOpening,
    Insurer,
    Language,
    OpeningHours,
    Practitioner,
    Service,
    StaffEvent,
)
from clinic.picture_admin import PictureAdmin, PictureForm
from clinic.staff import records


class OpeningHoursInline(admin.TabularInline):
    model = OpeningHours
    formset = WeeklyHours
    extra = 0
    verbose_name_plural = _("opening hours (on the contact page; patients are offered no time outside them)")


@admin.register(ClinicProfile)
class ClinicProfileAdmin(HistoryWithValues, BothLanguages):
    inlines = [OpeningHoursInline]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (
            _("Who we are"),
            {
                "fields": ["name", "legal_name", "tagline", "about", "licence_authority", "licence_number"],
                "description": _("Shown on every page, in search results and in every message."),
            },
        ),
        (
            _("Advertising"),
            {
                "fields": ["advert_permit_number", "advert_permit_expires_on"],
                "description": _(
                    "Health advertising in Dubai needs a permit. Every page shows its number until it expires. "
                    "What the site says about the clinic must not promise a result."
                ),
            },
        ),
        (
            _("How patients contact us"),
            {"fields": ["phone", "whatsapp", "email", "address", "city", "country"]},
        ),
        (
            _("The way to us"),
            {
                "fields": ["how_to_find_us", "map_picture", "map_url"],
                "description": _(
                    "On the contact page, with links to map programs that look for the address. Rooms and the way in: "
                    "pictures of the clinic."
                ),
            },
        ),
        (
            _("Emergencies"),
            {
                "fields": ["ambulance_number", "police_number"],
                "description": _("The ambulance number is on every page. Check it before you save."),
            },
        ),
        (
            _("How booking works"),
            {
                "fields": [
                    "notice",
                    "horizon_days",
                    "answer_within",
                    "urgent_answer_within",
                    "answer_at_least",
                    "cancel_cutoff",
                    "change_limit",
                    "offer_hold",
                    "waitlist_hold",
                    "remind_before",
                    "remind_shortly_before",
                    "quiet_from",
                    "quiet_until",
                    "digest_at",
                    "what_to_bring",
                ],
                "description": _("Applies to new requests at once. Earlier promises to patients do not change."),
            },
        ),
        (
            _("How staff sign in"),
            {"fields": ["second_factor_hours", "staff_idle_minutes", "staff_session_hours"]},
        ),
        (_("How long data are kept"), {"fields": ["keep_unvisited_months", "keep_visits_years"]}),
        (_("Other texts"), {"fields": ["opening_note", "social_links", "disclaimer"]}),
    ]

    def changelist_view(self, request, extra_context=None):
        """There is only one profile, so the list redirects to it."""
        profile = ClinicProfile.objects.filter(pk=ClinicProfile.ONLY)
        if profile.exists():
            return HttpResponseRedirect(reverse("admin:clinic_clinicprofile_change", args=[ClinicProfile.ONLY]))
        if self.has_add_permission(request):
            return HttpResponseRedirect(reverse("admin:clinic_clinicprofile_add"))
        return super().changelist_view(request, extra_context)

    def save_model(self, request, obj, form, change):
        """Saving a sample profile makes it the clinic's own."""
        obj.is_sample = False
        super().save_model(request, obj, form, change)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not ClinicProfile.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Service)
class ServiceAdmin(HistoryWithValues, BothLanguages):
    actions = [adopt]
    list_display = [
        "name",
        "duration_new",
        "duration_returning",
        "price_text",
        "price_note",
        "is_active",
        "is_main",
        "is_sample",
    ]
    list_filter = ["is_active"]
    search_fields = ["name", "name_ar", "summary", "summary_ar"]
    prepopulated_fields = {"slug": ["name"]}
    filter_horizontal = ["practitioners", "regions"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "summary", "description"]}),
        (
            _("Price"),
            {
                "fields": ["price_text", "price_note"],
                "description": _("Stands wherever the service is named, with its length. Say whether VAT is included."),
            },
        ),
        (_("Before the appointment"), {"fields": ["preparation", "what_to_bring"]}),
        (
            _("How long it takes"),
            {
                "fields": ["duration_new", "duration_returning", "buffer_before", "buffer_after", "step"],
                "description": _(
                    "Changes the free times at once. Appointments that are already booked keep their length."
                ),
            },
        ),
        (
            _("Who and where"),
            {
                "fields": ["practitioners", "regions"],
                "description": _("A service without a practitioner is not shown on the site."),
            },
        ),
        (_("On the site and at the desk"), {"fields": ["is_active", "is_main", "position", "colour"]}),
    ]


class PractitionerForm(forms.ModelForm):
    languages = forms.MultipleChoiceField(
        label=_("languages"),
        choices=Language,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Patients choose a practitioner by language."),
    )

    class Meta:
        model = Practitioner
        fields = "__all__"  # noqa: DJ007 - the admin's fieldsets below name them


@admin.register(Practitioner)
class PractitionerAdmin(HistoryWithValues, BothLanguages):
    actions = [adopt]
    form = PractitionerForm
    list_display = ["name", "role", "gender", "spoken", "licence", "is_active", "is_sample"]
    list_filter = ["is_active", "profession", "gender"]
    search_fields = ["name", "name_ar", "role", "role_ar"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "profession", "role", "gender", "languages"]}),
        (
            _("Licence"),
            {
                "fields": ["licence_authority", "licence_number", "licence_expires_on"],
                "description": _(
                    "If the licence has expired, this person is not on the site and cannot be booked. Booked "
                    "appointments stay, and reception decides on each."
                ),
            },
        ),
        (
            _("On the team page"),
            {
                "fields": ["photo", "portrait", "credentials", "privileges", "biography", "position"],
                "description": _("Write only what you can prove. Patients rely on it."),
            },
        ),
        (
            _("Work"),
            {
                "fields": ["is_active", "user"],
                "description": _(
                    "If this person does not take bookings, they are removed from the site at once. Booked "
                    "appointments stay."
                ),
            },
        ),
    ]

    @admin.display(description=_("languages"))
    def spoken(self, practitioner):
        return listed(practitioner.language_names)

    @admin.display(description=_("licence valid until"), ordering="licence_expires_on")
    def licence(self, practitioner):
        ends = practitioner.licence_expires_on
        if ends is None:
            return None
        words = date_format(ends, "j F Y")
        if practitioner.is_licence_expired:
            return _("%(day)s: expired, hidden from the site") % {"day": words}
        if practitioner.is_licence_to_renew:
            return _("%(day)s: renew it") % {"day": words}
        return words


@admin.register(ClinicPicture)
class ClinicPictureAdmin(BothLanguages, PictureAdmin):
    """Also opened from the forms of a practitioner and of the profile, beside the field for their picture."""

    form = forms.modelform_factory(
        ClinicPicture,
        form=PictureForm,
        fields=["kind", "file", "alt", "alt_ar", "caption", "caption_ar", "position", "focal_x", "focal_y"],
    )
    list_display = ["thumbnail", "alt", "kind", "position"]
    list_display_links = ["thumbnail", "alt"]
    list_filter = ["kind"]
    search_fields = ["alt", "alt_ar", "caption", "caption_ar"]
    fieldsets = [
        (
            None,
            {
                "fields": ["kind", "file", "prepared"],
                "description": _("Show nobody who has not agreed in writing, and no patients."),
            },
        ),
        (_("Description"), {"fields": ["alt", "caption", "position"]}),
        (
            _("Focal point"),
            {
                "fields": ["focal_x", "focal_y"],
                "description": _("Portraits show part of the picture around this point. 50 and 50 is the middle."),
            },
        ),
    ]


@admin.register(Insurer)
class InsurerAdmin(BothLanguages):
    actions = [adopt]
    list_display = ["name", "note", "is_active", "is_sample"]
    fields = ["name", "note", "is_active", "position"]


@admin.register(Condition)
class ConditionAdmin(BothLanguages):
    actions = [adopt]
    list_display = ["name", "also_known_as", "is_sample"]
    search_fields = ["name", "name_ar", "also_known_as", "also_known_as_ar"]
    prepopulated_fields = {"slug": ["name"]}
    filter_horizontal = ["regions"]


@admin.register(BodyRegion)
class BodyRegionAdmin(BothLanguages):
    """The drawing has one shape for each of the ten regions: only their wording may change."""

    list_display = ["name", "introduction"]
    readonly_fields = ["slug"]
    fields = ["name", "hint", "slug", "introduction", "position"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyAdmin(admin.ModelAdmin):
    """For viewing only: the site itself writes the rows."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(StaffEvent)
class StaffEventAdmin(ReadOnlyAdmin):
    """Sign-ins, refusals and changes of accounts, without anything that was typed."""

    list_display = ["at", "action", "about", "by", "reason", "page"]
    list_filter = ["action", "about"]
    list_select_related = ["about", "by"]
    fields = ["at", "action", "about", "by", "reason", "page", "key"]
    date_hierarchy = "at"


@admin.register(HistoryOpening)
class HistoryOpeningAdmin(ReadOnlyAdmin):
    list_display = ["opened_at", "closed_at", "why"]


admin.site.unregister(get_user_model())


@admin.register(get_user_model())
class AccountAdmin(UserAdmin):
    """For superusers; managers have /admin/staff/. Accounts are switched off, never deleted: history names them."""

    def has_delete_permission(self, request, obj=None):
        return False

    def user_change_password(self, request, id, form_url=""):
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            about = get_user_model().objects.get(pk=id)
            records.record(records.Action.PASSWORD_CHANGED, at=timezone.now(), about=about, by=request.user)
        return response
