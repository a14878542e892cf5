"""Every address of the site. The public ones are a contract."""

from django.contrib import admin
from django.urls import include, path

handler400 = "clinic.errors.bad_request"
handler403 = "clinic.errors.permission_denied"
handler404 = "clinic.errors.not_found"
handler500 = "clinic.errors.server_error"

urlpatterns = [
    path("", include("articles.urls")),
    path("", include("appointments.urls")),
    path("admin/desk/", include("appointments.desk.urls")),
    path("admin/", admin.site.urls),
]
