"""The web server alone, as a service of a live site. `manage.py serve` starts it beside the worker."""

import os
import socket
import sys

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from clinic import web_server


class Command(BaseCommand):
    help = "Answer requests on HOST and PORT until Ctrl-C."
    requires_system_checks = []  # twice a start would be twice too often: `manage.py check` is for that

    def add_arguments(self, parser):
        parser.add_argument("--application", default=settings.WSGI_APPLICATION, help="For benchmarks.")
        parser.add_argument("--socket", type=int, help="An open socket: this is one of the processes that share it.")
        parser.add_argument("--started-by", type=int, help="The process with which this one ends.")

    def handle(self, *, application, socket: int | None, started_by: int | None, **options):
        if socket is not None:
            return web_server.serve(import_string(application), _opened(socket), started_by)
        listening = web_server.listen(settings.HOST, settings.PORT)
        command = [sys.argv[0], "web", "--application", application, "--started-by", str(os.getpid()), "--socket"]
        sys.exit(web_server.Processes(command, listening).run())


def _opened(number: int) -> socket.socket:
    return socket.socket(fileno=number)
