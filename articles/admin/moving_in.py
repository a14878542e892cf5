"""Moving in from an old site: upload an export, read the trial run's report, import."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.importing import uploads, wxr
from articles.importing.report import Report
from articles.models import Contributor, ImportUpload

MAY_IMPORT = ("articles.add_article", "articles.change_article")
MOST_MEGABYTES = 24  # the web server takes 25 in one request (clinic/web_server.py)


def _small_enough(file):
    if file.size > MOST_MEGABYTES * 1024 * 1024:
        raise forms.ValidationError(
            _("This file is larger than %(size)s MB. Export in parts, or use the command line.")
            % {"size": MOST_MEGABYTES}
        )


class ExportForm(forms.Form):
    export = forms.FileField(
        label=gettext_lazy("Export file (.xml)"),
        help_text=gettext_lazy("In WordPress: Tools → Export → All content. At most 24 MB."),
        validators=[_small_enough],
    )
    pictures = forms.FileField(
        label=gettext_lazy("Pictures (.zip)"),
        required=False,
        help_text=gettext_lazy("The folder wp-content/uploads, packed. At most 24 MB; you can add more afterwards."),
        validators=[_small_enough],
    )
    authors = forms.CharField(
        label=gettext_lazy("Authors"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One on each line: the name on the old site = the address of the contributor here. "
            "Example: Amal Writer = dr-amal. Authors with the same name here need no line."
        ),
    )

    def clean_authors(self) -> dict[str, str]:
        found = {}
        known = set(Contributor.objects.values_list("slug", flat=True))
        for line in filter(str.strip, self.cleaned_data["authors"].splitlines()):
            name, equals, slug = (part.strip() for part in line.rpartition("="))
            if not equals or not name or slug not in known:
                raise forms.ValidationError(_("No contributor has this address: %(line)s") % {"line": line.strip()})
            found[name.casefold()] = slug
        return found


class PicturesForm(forms.Form):
    pictures = forms.FileField(label=gettext_lazy("More pictures (.zip)"), validators=[_small_enough])


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_IMPORT, raise_exception=True)
def overview(request):
    """The form, and earlier uploads."""
    now = timezone.now()
    uploads.forget(now)
    form = ExportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = uploads.receive(
            form.cleaned_data["export"], by=request.user, authors=form.cleaned_data["authors"], now=now
        )
        if packed := form.cleaned_data["pictures"]:
            _unpack(request, upload, packed)
        uploads.work(upload, now=now)
        return _to(upload)
    context = _context(request, _("Moving in")) | {"form": form, "uploads": uploads.recent()}
    return render(request, "articles/admin/moving_in.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_IMPORT, raise_exception=True)
def run(request, pk):
    """GET shows how far the work is and its report. POST does the next piece of it."""
    upload = get_object_or_404(ImportUpload, pk=pk)
    if request.method == "POST":
        uploads.work(upload, now=timezone.now())
        return _to(upload)
    stored = upload.result or upload.trial
    report = Report.of(stored) if stored else None
    context = _context(request, upload.name) | {
        "upload": upload,
        "report": report,
        "is_at_work": upload.phase in uploads.AT_WORK,
        "is_tried": upload.phase == ImportUpload.Phase.TRIED,
        "pictures_form": PicturesForm(),
    }
    return render(request, "articles/admin/moving_in_run.html", context)


@require_POST
@permission_required(MAY_IMPORT, raise_exception=True)
def begin(request, pk):
    upload = get_object_or_404(ImportUpload, pk=pk)
    if uploads.begin_import(upload):
        uploads.work(upload, now=timezone.now())
    else:
        messages.warning(request, _("This import has already begun, or its trial run is not finished."))
    return _to(upload)


@require_POST
@permission_required(MAY_IMPORT, raise_exception=True)
def add_pictures(request, pk):
    """Then the trial run begins again."""
    upload = get_object_or_404(ImportUpload, pk=pk)
    form = PicturesForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors.get("pictures", [])))
    elif _unpack(request, upload, form.cleaned_data["pictures"]):
        uploads.try_again(upload)
        uploads.work(upload, now=timezone.now())
    return _to(upload)


@require_POST
@permission_required(MAY_IMPORT, raise_exception=True)
def discard(request, pk):
    uploads.discard(ImportUpload.objects.filter(pk=pk))
    messages.success(request, _("The upload and its report are deleted. What was imported stays."))
    return redirect("admin:articles_importupload_changelist")


def _unpack(request, upload: ImportUpload, packed) -> bool:
    try:
        count = uploads.unpack(upload, packed)
    except wxr.Refused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("%(count)s pictures unpacked.") % {"count": count})
    return True


def _context(request, title: str) -> dict:
    return admin.site.each_context(request) | {"title": title, "opts": ImportUpload._meta}


def _to(upload: ImportUpload):
    return redirect("admin:articles_importupload_run", upload.pk)


@admin.register(ImportUpload)
class ImportUploadAdmin(admin.ModelAdmin):
    """A place in the menu, and the addresses of these pages. There is no form to change an upload."""

    def has_module_permission(self, request):
        return request.user.has_perms(MAY_IMPORT)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perms(MAY_IMPORT)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(overview), name="articles_importupload_changelist"),
            path("<int:pk>/", wrap(run), name="articles_importupload_run"),
            path("<int:pk>/import/", wrap(begin), name="articles_importupload_import"),
            path("<int:pk>/pictures/", wrap(add_pictures), name="articles_importupload_pictures"),
            path("<int:pk>/discard/", wrap(discard), name="articles_importupload_discard"),
        ]
