"""The client of the load test, a process of its own: `python -m tests.benchmarks.client` reads requests, sends them.

In: JSON on stdin, {"port": …, "lean": …, "threads": [[[method, path, headers, body], …], …]}. A thread is one browser
with one connection: of `requests`, as the patients of the tests are, or, where it is lean, of http.client.
Out: JSON, {"seconds": …, "statuses": {"302": …}}.
"""

import http.client
import json
import sys
import threading
import time
from collections import Counter

import requests


def main() -> None:
    work = json.load(sys.stdin)
    browser = _lean if work["lean"] else _usual
    statuses: Counter[int] = Counter()
    start = threading.Barrier(len(work["threads"]) + 1)

    def send(asked) -> None:
        ask = browser(work["port"])
        start.wait(timeout=60)
        seen = Counter(ask(*each) for each in asked)
        statuses.update(seen)

    threads = [threading.Thread(target=send, args=[asked]) for asked in work["threads"]]
    for thread in threads:
        thread.start()
    start.wait(timeout=60)
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    json.dump({"seconds": time.perf_counter() - began, "statuses": statuses}, sys.stdout)


def _usual(port: int):
    session = requests.Session()

    def ask(method, path, headers, body) -> int:
        address = f"http://127.0.0.1:{port}{path}"
        return session.request(
            method, address, headers=headers, data=body, allow_redirects=False, timeout=60
        ).status_code

    return ask


def _lean(port: int):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(method, path, headers, body) -> int:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status

    return ask


if __name__ == "__main__":
    main()
