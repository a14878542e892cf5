"""The page "Send my link again".

The answer is the same for every input, so that it does not reveal who our patients are.
"""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from appointments.booking import link_requests
from appointments.views.forms import FindForm
from clinic import errors
from clinic.limits import TooMany, client_key


@require_http_methods(["GET", "HEAD", "POST"])
def find(request):
    form = FindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            link_requests.request_links(form.cleaned_data["contact"], client_key(request), timezone.now())
        except TooMany as many:
            return errors.too_many(request, many.retry_after)
        return redirect("appointments:find_asked")
    return render(request, "appointments/find.html", {"form": form})


@require_safe
def asked(request):
    return render(request, "appointments/find_asked.html")
