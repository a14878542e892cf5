"""A client that costs little itself: `python -m tests.benchmarks.client` reads requests and sends them, as a process.

In: JSON on stdin, {"port": …, "threads": [[[method, path, headers, body], …], …]}. Each thread keeps one connection.
Out: JSON, {"seconds": …, "statuses": {"302": …}}.
"""

import http.client
import json
import sys
import threading
import time
from collections import Counter


def main() -> None:
    work = json.load(sys.stdin)
    statuses: Counter[int] = Counter()
    start = threading.Barrier(len(work["threads"]) + 1)

    def send(requests) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", work["port"], timeout=60)
        connection.connect()
        start.wait()
        seen: Counter[int] = Counter()
        for method, path, headers, body in requests:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            seen[answer.status] += 1
        connection.close()
        statuses.update(seen)

    threads = [threading.Thread(target=send, args=[requests]) for requests in work["threads"]]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    json.dump({"seconds": time.perf_counter() - began, "statuses": statuses}, sys.stdout)


if __name__ == "__main__":
    main()
