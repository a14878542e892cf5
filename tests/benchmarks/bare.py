"""The least that Django can answer: what everything else is measured against."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("bare/", lambda request: HttpResponse("ok"))]
